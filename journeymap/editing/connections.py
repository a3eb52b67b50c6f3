"""Commands on connections: what follows what."""

from __future__ import annotations

from itertools import pairwise

from journeymap.editing import EditView, command
from journeymap.model.change import Change, change
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot


def connect(snapshot: Snapshot, source: str, target: str, kind: str = "next") -> Change | None:
    """Draw an arrow between two touchpoints, or confirm the one that was only assumed.

    ``None`` when they are the same, not both there, or already connected so.
    """
    ends = snapshot.get(Touchpoint, source), snapshot.get(Touchpoint, target)
    if source == target or None in ends:
        return None
    there = _between(snapshot, source, target, kind)
    if there:
        assumed = [(arrow, arrow.but(assumed=False)) for arrow in there if arrow.assumed]
        return change("Connect", edit=assumed) or None
    return change("Connect", add=[Connection(source=source, target=target, kind=kind)])


def reconnect(snapshot: Snapshot, id: str, *, source: str = "", target: str = "") -> Change | None:
    """Take an end of an arrow to another touchpoint; what it is and says stays.

    ``None`` when it would go from a touchpoint to itself, or be the same as another arrow.
    """
    arrow = snapshot.get(Connection, id)
    if arrow is None:
        return None
    new = arrow.but(source=source or arrow.source, target=target or arrow.target)
    ends = snapshot.get(Touchpoint, new.source), snapshot.get(Touchpoint, new.target)
    if new.source == new.target or None in ends:
        return None
    if new == arrow or _between(snapshot, new.source, new.target, new.kind):
        return None
    return change("Reconnect", edit=[(arrow, new.but(assumed=False))])


@command("connection.chain", "Connect in this order", keys=("Ctrl+L",), menu="Insert")
def chain(view: EditView) -> Change | None:
    """Connect the selected touchpoints one after another, in the order they were selected."""
    return _chained(view, "next")


def _chained(view: EditView, kind: str) -> Change | None:
    whole = Change("Connect")
    for a, b in pairwise(card.id for card in view.chosen(Touchpoint)):
        whole += connect(view.snapshot, a, b, kind) or Change("Connect")
    return whole or None


def as_kind(view: EditView, kind: str) -> Change | None:
    """Make the selected connections of a kind; without any connect the touchpoints by it.

    One beside which there is such a connection already stays as it is.
    """
    chosen = view.chosen(Connection)
    if not chosen:
        return _chained(view, kind)
    pairs = [
        (arrow, arrow.but(kind=kind, assumed=False))
        for arrow in chosen
        if arrow.kind != kind and not _between(view.snapshot, arrow.source, arrow.target, kind)
    ]
    return change("Kind of connection", edit=pairs) or None


@command("connection.turn", "Turn the arrow round", menu="Arrange")
def turn(view: EditView) -> Change | None:
    """Let the selected connections point the other way."""
    chosen = view.chosen(Connection)
    pairs = [
        (arrow, arrow.but(source=arrow.target, target=arrow.source, assumed=False))
        for arrow in chosen
        if not _between(view.snapshot, arrow.target, arrow.source, arrow.kind)
    ]
    return change("Turn the arrow round", edit=pairs) or None


def _between(snapshot: Snapshot, source: str, target: str, kind: str) -> list[Connection]:
    arrows = snapshot.of(Connection, "source", source)
    return [arrow for arrow in arrows if arrow.target == target and arrow.kind == kind]
