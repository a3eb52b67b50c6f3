"""Touchpoints one does not come to, or does not get away from."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, check
from journeymap.analysis.flow.graph import graph, reachable
from journeymap.language import plural
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.records import Step, Touchpoint
from journeymap.model.snapshot import Snapshot


@check("ways")
def broken(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find touchpoints without arrows, dead ends before the last stage, and what cannot be
    reached from the first. Nothing is said of a journey in which no arrows are drawn, nor
    of where the company's own work, on stage or behind it, begins and ends."""
    nodes = graph(snapshot, journey)
    out, into = dict(nodes.out_degree), dict(nodes.in_degree)
    loose = tuple(id for id in nodes if not out[id] and not into[id])
    if len(loose) == len(nodes):
        return
    groups = stages(snapshot, journey)
    first, last = (_standing(snapshot, stage.id) for stage in (groups[0], groups[-1]))
    own = _company(snapshot, journey)
    ends = tuple(id for id in nodes if not out[id] and into[id] and id not in last | own)
    starts = (first | own) & nodes.nodes or {next(iter(nodes))}
    seen = reachable(nodes, starts)
    lost = tuple(id for id in nodes if id not in seen and id not in loose)
    if lost:
        n = len(lost)
        text = plural("{n} touchpoint cannot be reached", "{n} touchpoints cannot be reached", n)
        yield Finding(2, text, lost, {"lacks": "way in", "touchpoints": n})
    if ends:
        n = len(ends)
        text = plural("{n} dead end", "{n} dead ends", n)
        yield Finding(1, text, ends, {"lacks": "way out", "touchpoints": n})
    if loose:
        n = len(loose)
        text = plural("{n} touchpoint has no arrow", "{n} touchpoints have no arrow", n)
        yield Finding(1, text, loose, {"lacks": "arrows", "touchpoints": n})


def _standing(snapshot: Snapshot, stage: str) -> set[str]:
    grouped = snapshot.by(Touchpoint, "step")
    row = snapshot.of(Step, "stage", stage)
    return {card.id for step in row for card in grouped.get(step.id, ())}


def _company(snapshot: Snapshot, journey: str) -> set[str]:
    ours = {lane.id for lane in lanes(snapshot, journey) if lane.role not in ("none", "customer")}
    return {card.id for card in cards(snapshot, journey) if card.lane in ours}
