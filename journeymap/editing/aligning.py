"""Aligning: selected cards of the graph are brought into line, spread evenly, or nudged."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeymap.drawing.shapes import Rect
from journeymap.editing import EditView, command
from journeymap.editing.pins import SNAP, pin, spot_of
from journeymap.editing.standing import CardPlaces
from journeymap.language import mark
from journeymap.model.change import Change
from journeymap.model.records import Step, Touchpoint

Rects = Mapping[str, Rect]
MENU = mark("Align")
"""The menu in which cards are brought into line."""


@command("align.left", "Align left", menu=MENU)
def left(view: EditView) -> Change | None:
    """Bring the left edges of the selected cards into line."""
    return _aligned(view, "Align left", lambda r, all_: r._replace(x=all_.x))


@command("align.centre", "Align centres", menu=MENU)
def centre(view: EditView) -> Change | None:
    """Bring the middles of the selected cards onto one upright line."""
    return _aligned(view, "Align centres", lambda r, all_: r._replace(x=all_.centre[0] - r.w / 2))


@command("align.right", "Align right", menu=MENU)
def right(view: EditView) -> Change | None:
    """Bring the right edges of the selected cards into line."""
    return _aligned(view, "Align right", lambda r, all_: r._replace(x=all_.right - r.w))


@command("align.top", "Align top", menu=MENU)
def top(view: EditView) -> Change | None:
    """Bring the upper edges of the selected cards into line."""
    return _aligned(view, "Align top", lambda r, all_: r._replace(y=all_.y))


@command("align.middle", "Align middles", menu=MENU)
def middle(view: EditView) -> Change | None:
    """Bring the middles of the selected cards onto one level line."""
    return _aligned(view, "Align middles", lambda r, all_: r._replace(y=all_.centre[1] - r.h / 2))


@command("align.bottom", "Align bottom", menu=MENU)
def bottom(view: EditView) -> Change | None:
    """Bring the lower edges of the selected cards into line."""
    return _aligned(view, "Align bottom", lambda r, all_: r._replace(y=all_.bottom - r.h))


@command("distribute.across", "Distribute horizontally", menu=MENU)
def across(view: EditView) -> Change | None:
    """Let the gaps between the selected cards be the same from left to right."""
    return _spread(view, "Distribute horizontally", 0)


@command("distribute.down", "Distribute vertically", menu=MENU)
def down(view: EditView) -> Change | None:
    """Let the gaps between the selected cards be the same from above to below."""
    return _spread(view, "Distribute vertically", 1)


def _standing(view: EditView) -> dict[str, Rect]:
    """Return where the selected touchpoints stand; none where cards have columns and lanes."""
    chosen = view.chosen(Touchpoint)
    standing = view.standing() if chosen else None
    if standing is None or not standing.regions:
        return {}
    return {card.id: standing.cards[card.id] for card in chosen if card.id in standing.cards}


def _aligned(view: EditView, label: str, to: Callable[[Rect, Rect], Rect]) -> Change | None:
    places = _standing(view)
    if len(places) < 2:
        return None
    every = _around(places)
    return _pinned(view, label, {id: to(rect, every) for id, rect in places.items()})


def _around(places: Rects) -> Rect:
    first, *others = places.values()
    for rect in others:
        first = first.joined(rect)
    return first


def _spread(view: EditView, label: str, axis: int) -> Change | None:
    """Put the cards between the two outermost so that all gaps along an axis are the same."""
    places = _standing(view)
    if len(places) < 3:
        return None
    order = sorted(places, key=lambda id: (places[id].centre[axis], id))
    long = [places[id][2 + axis] for id in order]
    start = places[order[0]][axis]
    gap = (places[order[-1]][axis] + long[-1] - start - sum(long)) / (len(order) - 1)
    found = {}
    for id, size in zip(order, long, strict=True):
        rect = places[id]
        found[id] = rect._replace(x=start) if axis == 0 else rect._replace(y=start)
        start += size + gap
    return _pinned(view, label, found)


def _stage(view: EditView, id: str) -> str:
    card = view.snapshot.get(Touchpoint, id)
    step = view.snapshot.get(Step, card.step) if card else None
    return step.stage if step else ""


def _pinned(view: EditView, label: str, places: Rects) -> Change | None:
    """Pin cards at places of the page, each in its own stage."""
    snapshot, standing, spots = view.snapshot, view.standing(), {}
    for id, rect in places.items():
        spot = spot_of(snapshot, standing, rect, places, _stage(view, id))
        if spot:
            spots[id] = spot._replace(x=round(spot.x), y=round(spot.y))
    return pin(snapshot, spots, label)


@command("nudge.left", "Nudge left", keys=("Shift+Left",), menu=MENU)
def nudge_left(view: EditView) -> Change | None:
    """Pin the selected cards one column further to the left."""
    return _nudged(view, -1, 0.0)


@command("nudge.right", "Nudge right", keys=("Shift+Right",), menu=MENU)
def nudge_right(view: EditView) -> Change | None:
    """Pin the selected cards one column further to the right."""
    return _nudged(view, 1, 0.0)


@command("nudge.up", "Nudge up", keys=("Shift+Up",), menu=MENU)
def nudge_up(view: EditView) -> Change | None:
    """Pin the selected cards a little higher."""
    return _nudged(view, 0, -SNAP)


@command("nudge.down", "Nudge down", keys=("Shift+Down",), menu=MENU)
def nudge_down(view: EditView) -> Change | None:
    """Pin the selected cards a little lower."""
    return _nudged(view, 0, SNAP)


def _nudged(view: EditView, columns: int, dy: float) -> Change | None:
    """Pin the selected cards so many columns further, and so much lower, each in its stage."""
    standing, moved = view.standing(), {}
    for id, rect in _standing(view).items():
        x = _column_beside(view, standing, id, rect.x, columns) if columns else rect.x
        moved[id] = rect._replace(x=x, y=rect.y + dy)
    return _pinned(view, "Move", moved)


def _column_beside(view: EditView, standing: CardPlaces, id: str, x: float, columns: int) -> float:
    """Return the left edge of the column so many further in the stage of a card, as far as it goes."""
    lefts = [left for left, _ in standing.columns.get(_stage(view, id), ())]
    if not lefts:
        return x + columns * SNAP
    here = min(range(len(lefts)), key=lambda i: abs(lefts[i] - x))
    return lefts[max(0, min(here + columns, len(lefts) - 1))]
