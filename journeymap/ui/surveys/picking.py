"""What there is to choose from in the table of a survey: meanings, places, lengths of period."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.language import mark, tr
from journeymap.metrics import METRICS
from journeymap.model.grid import cards, columns, stages
from journeymap.model.records import Journey, Metric
from journeymap.model.snapshot import Snapshot
from journeymap.ui.surveys.meanings import (
    LEFT_OUT,
    METRIC,
    NEW,
    PERIODS,
    ROLES,
    AskedPlace,
    Meaning,
    SurveyDraft,
    is_new,
    metric_label,
    place_of,
)
from journeymap.ui.widgets.pick_list import Pick

EACH = AskedPlace("each")
"""A touchpoint of its own for each of the columns selected, called by its question."""


def meanings(snapshot: Snapshot, draft: SurveyDraft) -> list[Pick]:
    """Return what a column may be taken for, the metrics that are there before new ones."""
    known = [metric.id for metric in draft.mapping.metrics]
    there = [
        Pick(metric_label(snapshot, metric), Meaning(METRIC, metric.id), _scale(metric))
        for metric in draft.mapping.metrics
    ]
    kept = [
        Pick(metric.title.strip() or tr(metric.kind), Meaning(METRIC, metric.id), _scale(metric))
        for metric in snapshot.ordered(Metric)
        if metric.id not in known
    ]
    new = [
        Pick(tr("new: {metric}", metric=tr(kind.label)), Meaning(NEW, kind.name), _scale(kind))
        for kind in METRICS
    ]
    roles = [Pick(tr(label), Meaning(role)) for role, label in ROLES.items() if role != LEFT_OUT]
    return [
        Pick(tr("left out"), Meaning(LEFT_OUT)),
        Pick(tr("Answers to a metric")),
        *there,
        *kept,
        *new,
        Pick(tr("Something else")),
        *roles,
    ]


def _scale(metric: object) -> str:
    low, high = getattr(metric, "low", 0), getattr(metric, "high", 0)
    return f"{low} … {high}"


def places(
    snapshot: Snapshot, journey: str, draft: SurveyDraft, suggested: Iterable[AskedPlace]
) -> list[Pick]:
    """Return where answers may belong: what is there, then what is to be made."""
    here = snapshot.get(Journey, journey)
    title = here.title.strip() if here else ""
    picks = [Pick(tr("the journey as a whole"), AskedPlace(), title)]
    if row := stages(snapshot, journey):
        picks.append(Pick(tr("Stages")))
        picks += [Pick(s.title or tr("Untitled"), AskedPlace("stage", s.id)) for s in row]
    if found := cards(snapshot, journey):
        picks.append(Pick(tr("Touchpoints")))
        titles = {stage.id: stage.title for stage in row}
        steps = _stages_of(snapshot, journey)
        picks += [
            Pick(
                c.title or tr("Untitled"),
                AskedPlace("touchpoint", c.id),
                titles.get(steps.get(c.step, ""), ""),
            )
            for c in found
        ]
    named = [place_of(column) for column in draft.mapping.columns]
    new = [p for p in dict.fromkeys((*suggested, *named)) if is_new(snapshot, journey, p)]
    picks.append(Pick(tr("To be made")))
    picks.append(Pick(tr("a new touchpoint for each, called by its question"), EACH))
    picks += [
        Pick(
            tr("new stage: {title}", title=p.name)
            if p.kind == "stage"
            else tr("new touchpoint: {title}", title=p.name),
            p,
        )
        for p in new
    ]
    return picks


def _stages_of(snapshot: Snapshot, journey: str) -> dict[str, str]:
    return {step.id: step.stage for step in columns(snapshot, journey)}


ORDERS: dict[str, str] = {
    "dmy": mark("the day comes first: 31.12.2026"),
    "mdy": mark("the month comes first: 12/31/2026"),
    "ymd": mark("the year comes first: 2026-12-31"),
}
"""In which order dates may be written."""


def periods(draft: SurveyDraft) -> list[Pick]:
    """Return into how long periods dates may be put, and in which order they may be written."""
    lengths = [Pick(tr(label), length) for length, label in PERIODS.items()]
    orders = [
        Pick(tr(label), order, tr("chosen") if draft.mapping.dates == order else "")
        for order, label in ORDERS.items()
    ]
    return [Pick(tr("Periods")), *lengths, Pick(tr("How dates are written")), *orders]


def weights() -> list[Pick]:
    """Return whether weights are applied."""
    return [Pick(tr("not applied"), False), Pick(tr("applied"), True)]
