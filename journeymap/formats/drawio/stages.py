"""The stages of a diagram: containers and arrow-shaped boxes, else the texts over groups of boxes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from journeymap.drawing.shapes import Rect
from journeymap.formats.drawio.cells import DrawioCell
from journeymap.model.records import Stage

_LEVEL = 20.0
_ALIGNED = 12.0
_PLAIN = ("", "none", "default", "#ffffff", "white")


def nearest(rect: Rect, places: Sequence[Rect], *, across: bool) -> int:
    """Return which place is nearest to a box: up and down, or else from left to right."""
    x, y = rect.centre

    def away(i: int) -> float:
        low, size, at = (places[i].y, places[i].h, y) if across else (places[i].x, places[i].w, x)
        return max(low - at, at - (low + size), 0.0)

    return min(range(len(places)), key=away)


def headings(
    texts: Sequence[DrawioCell], cards: Sequence[DrawioCell], linked: Collection[str]
) -> tuple[list[DrawioCell], Mapping[str, str]]:
    """Return the texts, or boxes without arrows, that name stages, and whose each box is.

    They have the fill colours of the boxes, or stand in a row over them, at the left or the middle
    of their groups. Nothing where there are not two of them at least.
    """
    loose = [c for c in cards if c.id not in linked] if linked else []
    for candidates in (texts, loose):
        named = _coloured(candidates, [c for c in cards if c not in candidates])
        if not named[0]:
            named = _above(candidates, [c for c in cards if c not in candidates])
        if named[0]:
            return named
    return [], {}


def staged(
    stages: Sequence[DrawioCell],
    cards: Sequence[DrawioCell],
    homes: Mapping[str, str],
    journey: str,
) -> list[tuple[Stage, list[DrawioCell]]]:
    """Return the stages from left to right with the boxes that stand in them or under them.

    ``homes`` tells the stages of boxes where their place does not.
    """
    if not stages:
        return [(Stage(journey=journey), list(cards))]
    row = sorted(stages, key=lambda cell: (_begins(cell, cards, homes), cell.rect.y))
    groups: list[tuple[Stage, list[DrawioCell]]] = [
        (Stage(journey=journey, title=" ".join(cell.label.split())), []) for cell in row
    ]
    places = {cell.id: i for i, cell in enumerate(row)}
    for cell in cards:
        inside = places.get(homes.get(cell.id, cell.parent))
        if inside is None:
            inside = nearest(cell.rect, [stage.rect for stage in row], across=False)
        groups[inside][1].append(cell)
    return groups


def _begins(stage: DrawioCell, cards: Sequence[DrawioCell], homes: Mapping[str, str]) -> float:
    own = [cell.rect.centre[0] for cell in cards if homes.get(cell.id) == stage.id]
    return min(own, default=stage.rect.centre[0])


def _coloured(
    texts: Sequence[DrawioCell], cards: Sequence[DrawioCell]
) -> tuple[list[DrawioCell], Mapping[str, str]]:
    """Return the texts whose fill colours the boxes have, each its own, and the boxes of each."""
    by_fill: dict[str, DrawioCell] = {}
    for text in texts:
        if (fill := _fill(text)) not in _PLAIN:
            if fill in by_fill:
                return [], {}
            by_fill[fill] = text
    homes = {cell.id: by_fill[_fill(cell)].id for cell in cards if _fill(cell) in by_fill}
    found = [text for text in by_fill.values() if text.id in {*homes.values()}]
    return (found, homes) if len(found) > 1 and 2 * len(homes) > len(cards) else ([], {})


def _above(
    texts: Sequence[DrawioCell], cards: Sequence[DrawioCell]
) -> tuple[list[DrawioCell], Mapping[str, str]]:
    """Return the texts in the lowest row that stands over all boxes, and the boxes of each."""
    top = min((cell.rect.y for cell in cards), default=0.0)
    over = [text for text in texts if text.label and text.rect.centre[1] <= top]
    low = max((text.rect.centre[1] for text in over), default=0.0)
    row = [text for text in over if low - text.rect.centre[1] <= _LEVEL]
    if len(row) < 2:
        return [], {}
    row.sort(key=lambda text: text.rect.x)
    left = min(cell.rect.x for cell in cards)
    at_left = abs(row[0].rect.x - left) <= _ALIGNED
    homes: dict[str, str] = {}
    for cell in cards:
        if at_left:
            begun = [text for text in row if text.rect.x <= cell.rect.x + _ALIGNED]
            homes[cell.id] = (begun or row)[-1 if begun else 0].id
        else:
            homes[cell.id] = min(row, key=lambda text: _apart(text, cell)).id
    return (row, homes) if len({*homes.values()}) > 1 else ([], {})


def _apart(text: DrawioCell, cell: DrawioCell) -> float:
    return abs(text.rect.centre[0] - cell.rect.centre[0])


def _fill(cell: DrawioCell) -> str:
    return cell.style.get("fillColor", "").casefold()
