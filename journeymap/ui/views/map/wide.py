"""The page as wide as the view, in letters one can read."""

from __future__ import annotations

from journeymap.layout.map.row_shapes import least_rows
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.view.look import ROWS_AUTO
from journeymap.workspace.workspace import MAP

_READ, _LARGEST = 0.75, 1.5
"""The scale from which letters on cards can be read, and that above which nothing is gained."""
_SIDE = 16.0


def fit_width(view: SceneView) -> None:
    """Show the page from its upper left as wide as the view, but no smaller than can be read.

    A map that has as many rows as fit takes as many as that needs here.
    """
    workspace, room = view.workspace, view.viewport().width() - _SIDE
    if workspace.arrangement == MAP and workspace.look.rows == ROWS_AUTO:
        workspace.change_look(rows=least_rows(workspace.view, room / _READ))
    wide = view.lay_out().width
    camera = view.camera
    camera.zoom = max(_READ, min(_LARGEST, room / wide))
    camera.x, camera.y = -_SIDE / 2 / camera.zoom, 0.0
    view.moved()
