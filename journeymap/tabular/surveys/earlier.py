"""A survey that was read before: taken out again, and its mapping for the next month's file."""

from __future__ import annotations

from dataclasses import replace

from journeymap.analysis.reviews.remembered import ReviewMemory
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.records import Quote, Score, Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.recounting import recounts, survey_sources
from journeymap.tabular.surveys.remembering import SurveyMemory
from journeymap.tabular.surveys.respondents import KeptAnswers
from journeymap.tabular.surveys.sheet import SurveySheet


def taken_out(
    snapshot: Snapshot, source: str, answers: KeptAnswers | None = None, period: str = ""
) -> Change | None:
    """Return the change that takes a survey out again, or only what it says of one period.

    Respondents who answered earlier surveys, too, count there again. What they answered stays
    in the file as long as its history, so that undo brings it back. ``None`` for no such source.
    """
    there = snapshot.get(Source, source)
    if there is None:
        return None
    label = tr("Take out {name}", name=there.name)
    scores = [one for one in snapshot.of(Score, "source", source) if period in ("", one.period)]
    remembered = SurveyMemory.read(there.mapping)
    if period and any(one.period != period for one in snapshot.of(Score, "source", source)):
        after = there
        if remembered:
            after = there.but(mapping=remembered.without(period).written())
        return change(label, remove=scores, edit=[(there, after)])
    quotes = [
        quote
        for id in (remembered.quotes if remembered else _reviewed(there))
        if (quote := snapshot.get(Quote, id))
    ]
    gone = change(label, remove=[*scores, *quotes, there])
    if answers is None:
        return gone
    return Change(label, (gone + recounts(snapshot.apply(gone), answers, label)).edits)


def _reviewed(source: Source) -> tuple[str, ...]:
    """Return the quotes that came of a file of reviews."""
    remembered = ReviewMemory.read(source.mapping)
    return tuple(remembered.quotes) if remembered else ()


def kept_mapping(snapshot: Snapshot, sheet: SurveySheet) -> SurveyMapping | None:
    """Return the mapping of the newest survey in a document that a sheet is like, if any is.

    It is like one when most of the columns that were mapped are there. Columns that are gone
    are told of when it is counted.
    """
    found = _like(snapshot, sheet)
    return replace(found.mapping.for_another(), sheet=sheet.sheet) if found else None


def new_columns(snapshot: Snapshot, sheet: SurveySheet) -> tuple[str, ...]:
    """Return the columns of a sheet that were not in the file its kept mapping is from."""
    found = _like(snapshot, sheet)
    return tuple(x.key for x in sheet.columns if x.key not in found.seen) if found else ()


def _like(snapshot: Snapshot, sheet: SurveySheet) -> SurveyMemory | None:
    there = {column.key for column in sheet.columns}
    for _, remembered in reversed(survey_sources(snapshot)):
        named = remembered.mapping.named
        if sum(name in there for name in named) * 2 > len(named):
            return remembered
    return None
