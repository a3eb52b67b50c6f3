"""What can be linked to an idea, and the ideas something can be linked to: lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.analysis.findings import CHECKS, Finding, kind_title
from journeymap.editing.linking import link_to
from journeymap.editing.whereabouts import name_of, way_to
from journeymap.language import tr
from journeymap.model.grid import journey_of
from journeymap.model.names import journey_name
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Journey,
    Metric,
    Quote,
    Record,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.ui.widgets.pick_list import Pick


def offers(snapshot: Snapshot, idea: Idea, found: Sequence[Finding] = ()) -> list[Pick]:
    """Return what an idea is not linked to yet: of its own journey and touchpoints first."""
    near = set(idea.touchpoints)
    groups: tuple[tuple[str, Iterable[Record]], ...] = (
        (tr("Goals"), snapshot.ordered(Goal)),
        (tr("Quotes"), snapshot.ordered(Quote)),
        (tr("Friction points"), snapshot.ordered(Friction)),
        (tr("Metrics"), snapshot.ordered(Metric)),
        (tr("Touchpoints"), snapshot.ordered(Touchpoint)),
    )
    picks: list[Pick] = []
    for heading, records in groups:
        there = [one for one in records if link_to(snapshot, idea.id, one.id)]
        there.sort(key=lambda one: _far(snapshot, idea, near, one))
        picks += _group(heading, (Pick(name_of(x), x.id, _note(snapshot, x)) for x in there))
    kinds = dict.fromkeys(one.kind for one in _near_first(found, near))
    kinds |= dict.fromkeys(kind for check in CHECKS if (kind := check.name))
    told = (Pick(kind_title(kind), kind) for kind in kinds if kind_title(kind))
    return [*picks, *_group(tr("Findings"), (p for p in told if p.value not in idea.findings))]


def ideas_to_link(snapshot: Snapshot, target: str, journey: str) -> list[Pick]:
    """Return the ideas that are not linked to something yet, of the journey in view first."""
    ideas = [one for one in snapshot.ordered(Idea) if link_to(snapshot, one.id, target)]
    ideas.sort(key=lambda one: one.journey != journey)
    several = len(snapshot.all(Journey)) > 1
    picks: list[Pick] = []
    for idea in ideas:
        whose = snapshot.get(Journey, idea.journey)
        note = journey_name(whose) if several and whose else way_to(snapshot, idea)
        picks.append(Pick(name_of(idea), idea.id, note))
    return picks


def _group(heading: str, picks: Iterable[Pick]) -> Iterator[Pick]:
    for i, pick in enumerate(picks):
        if not i:
            yield Pick(heading)
        yield pick


def _near_first(found: Sequence[Finding], near: set[str]) -> list[Finding]:
    return sorted(found, key=lambda one: not near.intersection(one.ids))


def _far(snapshot: Snapshot, idea: Idea, near: set[str], record: Record) -> int:
    """Return how far something is from an idea: on its touchpoints, in its journey, elsewhere."""
    at = getattr(record, "touchpoint", None) or record.id
    if at in near:
        return 0
    card = snapshot.get(Touchpoint, at)
    stage = snapshot.get(Stage, getattr(record, "stage", None))
    whose = journey_of(snapshot, card) if card else stage.journey if stage else None
    return 1 if (whose or getattr(record, "journey", None)) == idea.journey else 2


def _note(snapshot: Snapshot, record: Record) -> str:
    return "" if isinstance(record, Metric) else way_to(snapshot, record)
