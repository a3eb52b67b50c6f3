"""Arrows that lead against the order of the map without going round."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import and_more
from journeymap.analysis.findings import WAYS, Finding, called, check
from journeymap.analysis.flow.graph import begins_anew, loops
from journeymap.analysis.flow.known import known_flow, known_graph
from journeymap.language import mark, tr
from journeymap.model.grid import cards, columns
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

_NAMED = 3


@check(
    "backwards",
    mark("Leads backwards"),
    WAYS,
    mark(
        "An arrow leads to an earlier step, and no way leads on to where it begins. Either "
        "it points the wrong way, or a touchpoint stands in the wrong step."
    ),
)
def backwards(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the arrows to an earlier step from which no way leads on to where they begin.

    Either the arrow points the wrong way, or the touchpoint stands in the wrong step.
    """
    rings = loops(known_graph(snapshot, journey))
    ring_of = {id: i for i, ring in enumerate(rings) for id in ring}
    column = {step.id: i for i, step in enumerate(columns(snapshot, journey))}
    place = {card.id: column[card.step] for card in cards(snapshot, journey)}

    def is_wrong(arrow: Connection) -> bool:
        source, target = arrow.source, arrow.target
        closed = ring_of.get(source, -1) == ring_of.get(target, -2)
        return place[target] < place[source] and not closed and not begins_anew(snapshot, arrow)

    leaving = known_flow(snapshot, journey).shares.leaving.values()
    wrong = [arrow for arrows in leaving for arrow in arrows if is_wrong(arrow)]
    if wrong:
        names = [
            f"{called(snapshot, arrow.source)} → {called(snapshot, arrow.target)}"
            for arrow in wrong[:_NAMED]
        ]
        text = tr("Leads backwards: {ways}", ways=and_more(names, len(wrong) - _NAMED))
        ids = dict.fromkeys(id for arrow in wrong for id in (arrow.source, arrow.target, arrow.id))
        yield Finding(1, text, tuple(ids), {"arrows": len(wrong)})
