"""Scores of surveys that were read, counted anew when it changes whose answers count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from journeymap.model.change import Change, Edit
from journeymap.model.order import after_last
from journeymap.model.records import Metric, Score, Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.mapping import AnswerColumn
from journeymap.tabular.surveys.remembering import SurveyMemory
from journeymap.tabular.surveys.respondents import KeptAnswers, recounted
from journeymap.tabular.surveys.scoring import ScoreKey, key_of, personas_of, scores_of
from journeymap.tabular.surveys.standing import places_for

_COUNTED = ("answers", "weighted", "weighted_squares", "r", "r_n")


def survey_sources(snapshot: Snapshot) -> list[tuple[Source, SurveyMemory]]:
    """Return the surveys a document has scores of, in the order they were read."""
    found = [
        (one, remembered)
        for one in snapshot.all(Source).values()
        if (remembered := SurveyMemory.read(one.mapping))
    ]
    return sorted(found, key=lambda pair: (pair[0].at, pair[0].id))


def recounts(snapshot: Snapshot, answers: KeptAnswers, label: str, but: str = "") -> Change:
    """Return the change that makes scores of surveys those of the respondents who count in each.

    Of several surveys that ask the same at the same place the latest counts that a respondent
    answered. ``but`` stays as it is, and so do those whose respondents are not kept.
    """
    sources, edits = survey_sources(snapshot), list[Edit]()
    for at, (source, remembered) in enumerate(sources):
        later = sources[at + 1 :]
        if remembered.mapping.respondent and source.id != but:
            edits += _recount(snapshot, source, remembered, later, answers)
    return Change(label, tuple(edits))


def _recount(
    snapshot: Snapshot,
    source: Source,
    remembered: SurveyMemory,
    later: list[tuple[Source, SurveyMemory]],
    answers: KeptAnswers,
) -> Iterator[Edit]:
    """Yield the edits of one source, each column without those who answer it in later ones."""
    by_others: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for column in remembered.mapping.columns:
        others = tuple(one.id for one, its in later if _asks_again(its, remembered, column))
        by_others[others].add(column.name)
    mapping, headings = remembered.mapping, remembered.headings
    if not answers.known_to(source.id, [source.id]):
        return
    tallies = [
        tally
        for others, columns in by_others.items()
        for tally in recounted(
            answers.answers_but(source.id, others), mapping, headings, frozenset(columns)
        )
        if tally.part.period not in remembered.out
    ]
    metrics = {one.id: one.id for one in mapping.metrics if snapshot.get(Metric, one.id)}
    kept = [one for one in tallies if (c := mapping.column(one.column)) and c.metric in metrics]
    names = dict.fromkeys(one.part.touchpoint for one in kept)
    scores = snapshot.of(Score, "source", source.id)
    places = places_for(snapshot, remembered.journey, mapping.columns, names, create=False)
    wanted = scores_of(kept, mapping, metrics, places, personas_of(snapshot), source.id)
    yield from _differences(snapshot, {key_of(one): one for one in scores}, wanted)


def _asks_again(later: SurveyMemory, before: SurveyMemory, column: AnswerColumn) -> bool:
    places = {(x.metric, x.touchpoint, x.stage, x.journey) for x in later.mapping.columns}
    wanted = (column.metric, column.touchpoint, column.stage, column.journey)
    return bool(later.mapping.respondent) and wanted in places and later.journey == before.journey


def _differences(
    snapshot: Snapshot, there: dict[ScoreKey, Score], wanted: dict[ScoreKey, Score]
) -> Iterator[Edit]:
    for key, score in wanted.items():
        before = there.get(key)
        if before is None:
            field = "touchpoint" if score.touchpoint else "stage" if score.stage else "journey"
            row = snapshot.of(Score, field, getattr(score, field))
            yield Edit(None, score.but(position=after_last(row)))
        elif any(getattr(before, name) != getattr(score, name) for name in _COUNTED):
            yield Edit(before, before.but(**{name: getattr(score, name) for name in _COUNTED}))
    for key, before in there.items():
        if key not in wanted:
            yield Edit(before, None)
