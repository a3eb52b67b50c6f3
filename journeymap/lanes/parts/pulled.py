"""Feelings and promises dragged up and down on the scale of a lane, or put on it."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.names import levels_of
from journeymap.model.records import Feeling, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown

PROMISE = mark("Promise")
"""What a step is called in which something is promised."""


def caught(value: float, levels: int) -> float:
    """Return the level of a scale nearest to a value; levels run from -1 to 1."""
    step = 2 / (levels - 1)
    return round((value + 1) / step) * step - 1


def on_scale(snapshot: Snapshot, value: float, free: bool) -> float:
    """Return a value within the scale of feelings, on one of its levels unless it is free."""
    value = max(-1.0, min(1.0, value))
    return round(value if free else caught(value, levels_of(snapshot)), 3)


def pull_feeling(snapshot: Snapshot, role: str, id: str, value: float, free: bool) -> Change | None:
    """Let something feel, or be promised, as good as a height of the lane says."""
    level = on_scale(snapshot, value, free)
    if role == FigureRole.PROMISE:
        card = snapshot.get(Touchpoint, id)
        pairs = [(card, card.but(expectation=level))] if card else []
        return change(PROMISE, edit=pairs) or None
    old = snapshot.get(Feeling, id)
    return (change("Feeling", edit=[(old, old.but(valence=level))]) or None) if old else None


def put_feeling(view: View, cell: Cell, value: float) -> Change | None:
    """Put what the persona in focus feels at a cell on a height; where it is felt, a promise."""
    snapshot, who = view.snapshot, lens_of(view)
    level = on_scale(snapshot, value, False)
    cards = cards_in(view, cell)
    for card in cards:
        if all(one.persona != who for one in snapshot.of(Feeling, "touchpoint", card.id)):
            new = Feeling(touchpoint=card.id, persona=who, valence=level)
            return change("Feeling", add=[new])
    for card in cards:
        if card.expectation is None:
            return change(PROMISE, edit=[(card, card.but(expectation=level))])
    return None


def cards_in(view: View, cell: Cell) -> list[Touchpoint]:
    """Return the touchpoints over a cell of a lane, as they are read."""
    return [card for card in shown(view).touchpoints if card.step == cell.step]


def lens_of(view: View) -> str | None:
    """Return the id of the persona in focus, else of the first of those a lane is about."""
    if view.focus:
        return view.focus
    journey = view.snapshot.get(Journey, view.journey)
    return journey.personas[0] if journey and journey.personas else None
