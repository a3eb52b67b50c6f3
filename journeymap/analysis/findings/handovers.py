"""Where one department hands the customer over to another: there things are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journeymap.analysis.coming import and_more, told_share, walking
from journeymap.analysis.findings import PEOPLE, Finding, Plain, called, check
from journeymap.analysis.flow.known import known_flow
from journeymap.analysis.flow.paths import Flow
from journeymap.analysis.handovers import handovers
from journeymap.analysis.troubles import Trouble, trouble
from journeymap.language import decimal, mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

_NAMED = 4
_HURT = 2
"""How many pairs of departments are told by name, and how many hand-overs that hurt (ours)."""


@check(
    "handovers",
    mark("Hand-over"),
    PEOPLE,
    mark(
        "Arrows between touchpoints of different departments. At each of them something may "
        "be lost or said twice: agree on what is handed over."
    ),
)
def between_departments(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find all hand-overs in one sentence, and by themselves those at which something is wrong.

    The most walked come first; wrong is a major friction, many who go no further, or a bad feeling
    where the customer is handed to. How often one is handed over on average is told where somebody
    counted.
    """
    handed, inside = handovers(snapshot), {card.id: card for card in cards(snapshot, journey)}
    arrows = [
        arrow
        for id in (inside if handed else ())
        for arrow in snapshot.of(Connection, "source", id)
        if arrow.id in handed and arrow.target in inside
    ]
    if not arrows:
        return
    flow = known_flow(snapshot, journey)
    arrows.sort(key=lambda arrow: -flow.walks.get(arrow.id, 0.0))
    named = _names(inside.values())
    yield _all(flow, arrows, named)
    hurt = [(arrow, one) for arrow in arrows if (one := trouble(snapshot, journey, arrow.target))]
    for arrow, wrong in sorted(hurt, key=lambda pair: -_weight(flow, *pair))[:_HURT]:
        giver, taker = named[arrow.source], named[arrow.target]
        text = tr(
            "{giver} hands customers over to {taker} at {place}, and {trouble}",
            giver=giver,
            taker=taker,
            place=_place(snapshot, journey, arrow),
            trouble=wrong.words,
        )
        values: dict[str, Plain] = {"giver": giver, "taker": taker, "trouble": wrong.kind}
        ids = (arrow.source, arrow.target, arrow.id)
        yield Finding(2, text, ids, values, weight=_weight(flow, arrow, wrong))


def _weight(flow: Flow, arrow: Connection, wrong: Trouble) -> float:
    return min(1.0, flow.walks.get(arrow.id, 0.0)) * wrong.size


def _all(flow: Flow, arrows: Sequence[Connection], named: Mapping[str, str]) -> Finding:
    pairs = Counter((named[arrow.source], named[arrow.target]) for arrow in arrows)
    told = [
        f"{giver} → {taker}" + (f" ({n})" if n > 1 else "") for (giver, taker), n in pairs.items()
    ]
    text = plural(
        "{n} hand-over between departments: {places}",
        "{n} hand-overs between departments: {places}",
        len(arrows),
        places=and_more(told[:_NAMED], len(told) - _NAMED),
    )
    mean = sum(flow.walks.get(arrow.id, 0.0) for arrow in arrows)
    if flow.walks and not flow.assumed:
        text = tr("{finding} (on average {n})", finding=text, n=decimal(mean, 1))
    ids = dict.fromkeys(id for arrow in arrows for id in (arrow.source, arrow.target))
    values: dict[str, Plain] = {"handovers": len(arrows), "average": mean or None}
    every = (*ids, *(arrow.id for arrow in arrows))
    return Finding(1, text, every, values, weight=min(1.0, mean / len(arrows)))


def _names(here: Iterable[Touchpoint]) -> dict[str, str]:
    """Return the department of each touchpoint, as each was first written."""
    known: dict[str, str] = {}
    found: dict[str, str] = {}
    for card in here:
        name = " ".join(card.department.split())
        found[card.id] = known.setdefault(name.casefold(), name)
    return found


def _place(snapshot: Snapshot, journey: str, arrow: Connection) -> str:
    ends = {"source": called(snapshot, arrow.source), "target": called(snapshot, arrow.target)}
    place = tr("{source} → {target}", **ends)
    share = told_share(known_flow(snapshot, journey), walking(snapshot, journey, arrow))
    return tr("{place} ({share} of customers)", place=place, share=share) if share else place
