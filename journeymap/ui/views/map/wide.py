"""The page as wide as the view, in letters one can read."""

from __future__ import annotations

from journeymap.layout.map.row_shapes import least_rows
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.view.differing import DIFFERENCE, as_difference
from journeymap.view.look import ROWS_AUTO
from journeymap.workspace.workspace import MAP

_READ, _LARGEST = 0.65, 1.5
"""The scale from which letters on cards can be read, and that above which nothing is gained."""
_SIDE = 16.0
_TRIES = 6


def fit_width(view: SceneView) -> None:
    """Show the page from its upper left as wide as the view, but no smaller than can be read.

    A map takes as many rows as that needs here, unless it fits in those it has.
    """
    workspace, room = view.workspace, view.viewport().width() - _SIDE
    fits = workspace.look.rows != ROWS_AUTO and view.lay_out().width * _READ <= room
    if workspace.arrangement in (MAP, DIFFERENCE) and not fits:
        shown = as_difference(workspace.view) if workspace.arrangement == DIFFERENCE else None
        least = least_rows(shown or workspace.view, room / _READ)
        for rows in range(least, least + _TRIES):  # their widths were estimated
            workspace.change_look(rows=rows)
            if view.lay_out().width * _READ <= room:
                break
    wide = view.lay_out().width
    camera = view.camera
    camera.zoom = max(_READ, min(_LARGEST, room / wide))
    camera.x, camera.y = -_SIDE / 2 / camera.zoom, 0.0
    view.moved()
