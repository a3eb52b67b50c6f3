"""The page as it is shown, to be drawn small beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.analysis.flow.case_ways import first_journey
from journeymap.ui.views.map.scene_view import SceneView


def drawn_small(view: SceneView) -> tuple[str, Callable[[], bytes]] | None:
    """Return the first journey and what draws its thumbnail; ``None`` where something else is."""
    first = first_journey(view.workspace.snapshot)
    if view.workspace.looks_back:  # the file goes on being what it is now
        return None
    if first is None or first.id != view.workspace.journey or view.away:
        return None
    scene, ground = view.scene, view.theme.page

    def draw() -> bytes:
        from journeymap.painting.thumbnail import thumbnail

        return thumbnail(scene, ground)

    return first.id, draw
