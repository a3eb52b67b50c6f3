"""What the slides of a frame depend on: while it stays the same, so do they."""

from __future__ import annotations

from typing import Any

from journeymap.lanes import kind_of
from journeymap.lanes.parts.told import told_kinds
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.layout.slides.show import ShowContext
from journeymap.metrics.scored import scores_at
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Feeling,
    Frame,
    Friction,
    Idea,
    Lane,
    Metric,
    Note,
    Persona,
    Project,
    Quote,
    Score,
    Step,
    Touchpoint,
    Vote,
)

_NEVER = (Frame, Vote)
_TOLD = (Feeling, Friction, Quote, Score)
_ELSEWHERE = (Step, Touchpoint, *_TOLD, Connection, Idea)


def inputs(show: ShowContext, frame: Frame) -> tuple[Any, ...]:
    """Return whole records and tables, which compare quickly: they are the same or they differ."""
    context, snapshot = show.context, show.snapshot
    others = {kind_of(lane).boxes.holds for lane in told_kinds(context.shown.lanes)}
    shared = (
        frame,
        *(snapshot.all(kind) for kind in others if kind),
        show.size,
        show.dark,
        show.theme,
        show.measure,
        show.journey,
        show.stages,
        tuple(show.palette),
        context.focus,
        context.personas,
        snapshot.all(Lane),
        snapshot.all(Note),
        snapshot.all(Asset),
        context.view.assets,
        context.view.covered,
        (context.view.rare, context.view.coloured) if frame.kind == "graph" else (),
        (context.view.filter.scores, context.view.charts) if frame.kind in CHART_PAGES else (),
        context.view.filter.ways,
        snapshot.all(Metric),
        snapshot.all(Persona),
        snapshot.all(Project),
        context.scores.get(frame.stage or frame.journey),
        context.shown.ids,
        context.shown.faded,
    )
    if frame.kind in ("map", "view", "difference", *CHART_PAGES):
        return (*shared, *(snapshot.all(kind) for kind in KINDS if kind not in _NEVER))
    if frame.kind != "stage":
        return (*shared, *(snapshot.all(kind) for kind in _ELSEWHERE))
    steps = snapshot.of(Step, "stage", frame.stage)
    ids = [id for step in steps for id in show.steps.get(step.id, ())]
    return (
        *shared,
        show.short,
        steps,
        tuple(show.cards[id] for id in ids),
        tuple(snapshot.of(kind, "touchpoint", id) for id in ids for kind in _TOLD),
        tuple(scores_at(snapshot, "touchpoint", id) for id in ids if show.cards[id].origin),
        tuple(snapshot.of(Connection, "source", id) for id in ids),
    )
