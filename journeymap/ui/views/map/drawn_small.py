"""The page as it is shown, to be drawn small beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.model.records import Journey
from journeymap.ui.views.map.scene_view import SceneView


def drawn_small(view: SceneView) -> tuple[str, Callable[[], bytes]] | None:
    """Return the first journey and what draws its thumbnail; ``None`` where something else is."""
    journeys = view.workspace.snapshot.ordered(Journey)
    if view.workspace.looks_back:  # the file goes on being what it is now
        return None
    if not journeys or journeys[0].id != view.workspace.journey or view.away:
        return None
    scene, ground = view.scene, view.theme.page

    def draw() -> bytes:
        from journeymap.painting.thumbnail import thumbnail

        return thumbnail(scene, ground)

    return journeys[0].id, draw
