"""The two sides a journey is looked at from: what customers live through, and what we do for it."""

from __future__ import annotations

from typing import Literal

from journeymap.model.grid import CHANNEL, lanes
from journeymap.model.records import Lane
from journeymap.model.snapshot import Snapshot

Side = Literal["customer", "company"]
"""Outside in, with the customer’s eyes; inside out, with those of who designs and manages it."""

SIDES: tuple[Side, ...] = ("customer", "company")

_THEIRS = frozenset(
    {"emotion", "engagement", "worst", "quotes", "needs", "bonds", "alternatives", "friction"}
)
_OURS = frozenset({"promise", "employees", "ideas", "senses", "automation", "goals"})
_ON_OUR_SIDE = ("onstage", "backstage", "support")


def of_one_side(snapshot: Snapshot, journey: str, side: Side) -> frozenset[str]:
    """Return the lanes that are left out where one looks from a side, besides those hidden anyway.

    Lanes of both sides stay, such as notes, pictures and scores. Touchpoints stand in the lanes of
    their role; where none has a role of the company’s, both sides look at all.
    """
    row = lanes(snapshot, journey)
    blueprint = any(lane.kind == CHANNEL and lane.role in _ON_OUR_SIDE for lane in row)
    return frozenset(
        lane.id for lane in row if not lane.visible or _side(lane, blueprint) not in (side, None)
    )


def _side(lane: Lane, blueprint: bool) -> Side | None:
    """Return whose a lane is, ``None`` for both."""
    if lane.kind == CHANNEL:
        ours: Side = "company" if lane.role in _ON_OUR_SIDE else "customer"
        return ours if blueprint else None
    if lane.kind in _THEIRS:
        return "customer"
    return "company" if lane.kind in _OURS else None
