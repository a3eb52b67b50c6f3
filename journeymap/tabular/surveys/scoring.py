"""Scores of what was counted in a survey: one for everybody, one for each persona and segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.language import tr
from journeymap.metrics import kind_of
from journeymap.metrics.periods import days_said
from journeymap.model.order import after_last
from journeymap.model.records import Metric, Persona, Score
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import AnswerTally
from journeymap.tabular.surveys.mapping import AskedMetric, SurveyMapping
from journeymap.tabular.surveys.standing import Places

ScoreKey = tuple[str, str, str, str, str]
"""What no two scores of a source share: metric, place, period, segment and persona."""


@dataclass(frozen=True, slots=True)
class MetricsAsked:
    """The metrics of a mapping in a document: their ids there, and those that have to be made."""

    ids: Mapping[str, str]
    made: tuple[Metric, ...]


def metrics_for(snapshot: Snapshot, mapping: SurveyMapping) -> MetricsAsked:
    """Return the metrics columns ask: those that are there and ask the same, and new ones."""
    ids: dict[str, str] = {}
    made: list[Metric] = []
    used = {column.metric for column in mapping.columns}
    for one in mapping.metrics:
        if one.id not in used:
            continue
        found = snapshot.get(Metric, one.id) or _alike(snapshot, one)
        if found is None:
            found = _new(one, after_last((*snapshot.ordered(Metric), *made)))
            made.append(found)
        ids[one.id] = found.id
    return MetricsAsked(ids, tuple(made))


def _alike(snapshot: Snapshot, asked: AskedMetric) -> Metric | None:
    """Return the metric of a document that asks the same on the same scale."""
    for one in snapshot.ordered(Metric):
        shape = (one.kind, one.low, one.high, one.direction, one.method)
        if shape == (asked.kind, asked.low, asked.high, asked.direction, asked.method) and (
            one.title == asked.title or (not asked.title and asked.kind != "own")
        ):
            return one
    return None


def _new(asked: AskedMetric, position: float) -> Metric:
    known = kind_of(asked.record)
    return Metric(
        position=position, kind=asked.kind, title=asked.title or tr(known.label),
        question=asked.question or tr(known.question), low=asked.low, high=asked.high,
        direction=asked.direction, method=asked.method, top=asked.top,
    )  # fmt: skip


def scores_of(
    tallies: Iterable[AnswerTally],
    mapping: SurveyMapping,
    metrics: Mapping[str, str],
    places: Places,
    personas: Mapping[str, str],
    source: str,
) -> dict[ScoreKey, Score]:
    """Return the scores of what was counted, by what tells them apart.

    What stands at a place that is not there, or is of a persona who is not, is left out.
    """
    found: dict[ScoreKey, Score] = {}
    for tally in tallies:
        column = mapping.column(tally.column)
        part = tally.part
        if column is None:
            continue
        stands = places.of(column, part.touchpoint)
        persona = personas.get(part.persona.casefold()) if part.persona else None
        if stands is None or (part.persona and persona is None):
            continue
        score = Score(
            metric=metrics[column.metric], answers=tally.answers, period=part.period,
            segment=part.segment, persona=persona, source=source,
            respondents=mapping.respondents, weighted=tally.weighted,
            weighted_squares=tally.weighted_squares, r=tally.r,
            r_n=tally.r_n if tally.r is not None else None,
        )  # fmt: skip
        field, place = stands
        score = score.but(**days_said(part.period), **{field: place})
        found[key_of(score)] = score
    return found


def key_of(score: Score) -> ScoreKey:
    """Return what tells a score from the others of its source."""
    place = score.touchpoint or score.stage or score.journey or ""
    return score.metric, place, score.period, score.segment, score.persona or ""


def personas_of(snapshot: Snapshot) -> dict[str, str]:
    """Return the ids of personas by their names without case."""
    row = reversed(snapshot.ordered(Persona))
    return {one.name.strip().casefold(): one.id for one in row}
