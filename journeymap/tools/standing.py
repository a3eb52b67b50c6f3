"""Where cards stand on a page, read off its scene."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.editing.standing import CardPlaces
from journeymap.layout.graph.scene import GraphScene
from journeymap.tools.state import Pointer


def standing_on(scene: Scene) -> CardPlaces:
    """Return where the cards of a page stand, and the regions of its stages where it has any."""
    layers = (layer.figures for layer in scene.layers)
    cards = {f.id: f.rect for figures in layers for f in figures if f.role == FigureRole.CARD}
    if not isinstance(scene, GraphScene):
        return CardPlaces(cards)
    return CardPlaces(cards, scene.regions, scene.snaps)


def in_field(scene: Scene, at: Pointer) -> bool:
    """Tell whether a pointer is where a card may stand anywhere."""
    if not isinstance(scene, GraphScene) or not scene.regions:
        return False
    rects = [rect for _, rect in scene.regions]
    left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
    return Rect(left, rects[0].y, right - left, rects[0].h).holds(at.x, at.y)
