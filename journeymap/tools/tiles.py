"""The cards of journeys in the atlas: which one a key goes to, and what is offered beside them."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.editing.walk import Direction
from journeymap.tools.state import Pointer


def journey_cards(scene: Scene) -> list[Figure]:
    """Return the cards of journeys on a page, as they are read."""
    return [figure for figure in scene.figures() if figure.role == FigureRole.JOURNEY]


def tile_beside(scene: Scene, chosen: Collection[str], direction: Direction) -> str:
    """Return the journey next to the chosen one in a direction, blank where there is none.

    To the sides it goes on in the row before or after; from nowhere one comes to the first.
    """
    row = journey_cards(scene)
    here = next((i for i, figure in enumerate(row) if figure.id in chosen), None)
    if here is None:
        return row[0].id if row else ""
    if direction in ("left", "right", "back", "follow"):
        there = here + (1 if direction in ("right", "follow") else -1)
        return row[there].id if 0 <= there < len(row) else ""
    x, y = row[here].rect.x, row[here].rect.y
    below = direction == "down"
    onward = [f for f in row if (f.rect.y > y if below else f.rect.y < y)]
    if not onward:
        return ""
    nearest = min(abs(f.rect.y - y) for f in onward)
    in_row = [f for f in onward if abs(f.rect.y - y) == nearest]
    return min(in_row, key=lambda f: abs(f.rect.x - x)).id


def offer_at(scene: Scene, at: Pointer) -> str:
    """Return the command that a place of the page invites to, blank for none."""
    found = [
        figure
        for figure in scene.figures()
        if figure.role == FigureRole.HINT and figure.id and figure.rect.holds(at.x, at.y)
    ]
    return found[-1].id if found else ""
