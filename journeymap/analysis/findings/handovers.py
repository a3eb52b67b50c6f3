"""Where one department hands the customer over to another: there things are lost."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, Plain, called, check
from journeymap.analysis.handovers import handovers
from journeymap.language import plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot


@check("handovers")
def between_departments(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each two departments the arrows from one to the other, in the journey's order."""
    handed, inside = handovers(snapshot), {card.id: card for card in cards(snapshot, journey)}
    found: dict[tuple[str, str], list[Connection]] = {}
    named: dict[str, str] = {}
    for card in inside.values() if handed else ():
        for arrow in snapshot.of(Connection, "source", card.id):
            if arrow.id in handed and arrow.target in inside:
                ends = (_named(named, card), _named(named, inside[arrow.target]))
                found.setdefault(ends, []).append(arrow)
    for (giver, taker), arrows in found.items():
        ids = [id for arrow in arrows for id in (arrow.source, arrow.target)]
        text = plural(
            "{n} hand-over from {giver} to {taker}: {places}",
            "{n} hand-overs from {giver} to {taker}: {places}",
            len(arrows),
            giver=giver,
            taker=taker,
            places=", ".join(_places(snapshot, arrow) for arrow in arrows),
        )
        values: dict[str, Plain] = {"giver": giver, "taker": taker, "handovers": len(arrows)}
        yield Finding(1, text, (*dict.fromkeys(ids), *(arrow.id for arrow in arrows)), values)


def _named(known: dict[str, str], card: Touchpoint) -> str:
    """Return a department as it was first written."""
    name = " ".join(card.department.split())
    return known.setdefault(name.casefold(), name)


def _places(snapshot: Snapshot, arrow: Connection) -> str:
    ends = {"source": called(snapshot, arrow.source), "target": called(snapshot, arrow.target)}
    return tr("{source} → {target}", **ends)
