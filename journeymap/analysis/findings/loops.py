"""Where the journey goes round."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.analysis.flow.graph import graph, loops
from journeymap.arrows import is_return, is_walked
from journeymap.language import tr
from journeymap.model.grid import cards, columns
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot


@check("loops")
def round_and_round(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the arrows that lead back: a loyalty loop is wanted, another means doing it again."""
    rings = loops(graph(snapshot, journey))
    ring_of = {id: i for i, ring in enumerate(rings) for id in ring}
    column = {step.id: i for i, step in enumerate(columns(snapshot, journey))}
    place = {card.id: column[card.step] for card in cards(snapshot, journey)}
    for arrow in snapshot.all(Connection).values():
        source, target = arrow.source, arrow.target
        inside = source in place and target in place
        if not inside or place[target] > place[source] or not is_walked(arrow):
            continue
        ends = {"source": called(snapshot, source), "target": called(snapshot, target)}
        ids = (source, target, arrow.id)
        closed = ring_of.get(source, -1) == ring_of.get(target, -2)
        if is_return(arrow):
            text = tr("Loyalty loop: {source} → {target}", **ends)
            yield Finding(0, text, ids, {"loop": closed, "loyalty": True})
        elif closed:
            text = tr("Loop: {source} → {target}", **ends)
            yield Finding(2, text, ids, {"loop": True, "loyalty": False})
        elif place[target] < place[source]:
            text = tr("Leads backwards: {source} → {target}", **ends)
            yield Finding(1, text, ids, {"loop": False, "loyalty": False})
