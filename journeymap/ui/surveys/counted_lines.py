"""The rows of the table of a survey: what is chosen for each column, and what was counted in it."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.language import plural, tr
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import ColumnCount, SurveyCount
from journeymap.tabular.surveys.mapping import AskedMetric
from journeymap.tabular.surveys.sheet import SurveyColumn, SurveySheet
from journeymap.ui.surveys.lines import SurveyLine, Tone
from journeymap.ui.surveys.meanings import (
    LEFT_OUT,
    METRIC,
    PERIOD,
    PERIODS,
    QUOTES,
    ROLES,
    SEGMENT,
    TOUCHPOINT,
    WEIGHT,
    AskedPlace,
    Meaning,
    SurveyDraft,
    is_new,
    meanings_of,
    metric_called,
    place_label,
    place_of,
)


def lines_of(
    sheet: SurveySheet,
    draft: SurveyDraft,
    count: SurveyCount | None,
    snapshot: Snapshot,
    journey: str,
    suggested: Collection[str] = (),
) -> tuple[SurveyLine, ...]:
    """Return a line for each column of a sheet; without a count, without numbers."""
    counts = {one.key: one for one in count.columns} if count else {}
    asked = {column.name: column for column in draft.mapping.columns}
    meanings, left_out = meanings_of(draft), Meaning(LEFT_OUT)
    found = []
    for column in sheet.columns:
        meaning = meanings.get(column.key, left_out)
        answers = asked.get(column.key)
        if meaning.role == METRIC and answers is not None:
            metric = draft.mapping.metric_of(answers)
            count_of, place = counts.get(column.key), place_of(answers)
            new = is_new(snapshot, journey, place)
            found.append(_asked(column, place, metric, draft, snapshot, count_of, new=new))
        else:
            found.append(_other(column, meaning, draft, count, column.key in suggested))
    return tuple(found)


def _asked(
    column: SurveyColumn,
    place: AskedPlace,
    metric: AskedMetric,
    draft: SurveyDraft,
    snapshot: Snapshot,
    count: ColumnCount | None,
    *,
    new: bool,
) -> SurveyLine:
    named = place_label(snapshot, place)
    if not place.name and draft.mapping.touchpoint:
        named = tr("the touchpoint of the row")
    elif new:
        named = tr("{place} (new)", place=named)
    return SurveyLine(
        key=column.key,
        question=column.question,
        means=metric_called(snapshot, metric),
        comes_in=True,
        asked=True,
        placed=True,
        place=named,
        scale=f"{metric.low} … {metric.high}".replace("-", "−"),
        valid=count.valid if count else None,
        missing=count.left_out if count else None,
        missing_note=_most_missing(count),
        refused=count.rejected if count else None,
        bars=bars_of(metric, count.histogram) if count else (),
        first_answer=metric.low,
    )


def _other(
    column: SurveyColumn,
    meaning: Meaning,
    draft: SurveyDraft,
    count: SurveyCount | None,
    suggested: bool,
) -> SurveyLine:
    role = meaning.role
    place = {
        PERIOD: tr(PERIODS[draft.mapping.period]),
        WEIGHT: tr("applied") if draft.weighted else tr("not applied"),
        QUOTES: tr("where asked, else where rated worst"),
    }.get(role, "")
    if role == SEGMENT and count:
        parts = {part.segment for part in count.parts if part.segment}
        place = plural("{n} segment", "{n} segments", len(parts))
    scale = {PERIOD: tr("date"), QUOTES: tr("text"), SEGMENT: tr("word"), WEIGHT: tr("number")}
    return SurveyLine(
        key=column.key,
        question=column.question,
        means=tr(ROLES[role]),
        comes_in=role != LEFT_OUT,
        suggested=suggested,
        place=place,
        placed=role in (PERIOD, WEIGHT),
        scale=scale.get(role, tr("word") if role in (TOUCHPOINT, "persona") else ""),
        valid=count.rows - count.undated if count and role == PERIOD else None,
    )


def _most_missing(count: ColumnCount | None) -> str:
    """Return the value that was most often no answer, where that is said and not just blank."""
    said = [(n, value) for value, n in count.missing if value.strip()] if count else []
    return tr("“{name}”", name=max(said)[1]) if said else ""


def bars_of(metric: AskedMetric, histogram: tuple[int, ...]) -> tuple[tuple[int, Tone], ...]:
    """Return the answers as bars; those of an NPS by their classes, poor ones stand out."""
    if metric.method == "nps":
        last = len(histogram)
        return tuple((n, _nps_tone(last - i)) for i, n in enumerate(histogram))
    total = sum(histogram)
    mean = sum(i * n for i, n in enumerate(histogram)) / total if total else 0.0
    share = mean / max(1, len(histogram) - 1)
    poor = total and (1 - share if metric.direction == "lower" else share) < POOR
    tone: Tone = "bad" if poor else "plain"
    return tuple((n, tone) for n in histogram)


def _nps_tone(from_above: int) -> Tone:
    """Return the tone of an answer by its place from above: promoters, passives, detractors."""
    return "good" if from_above <= 2 else "middle" if from_above <= 4 else "bad"


POOR = 0.36
"""Below this share of its scale a score is to be looked at; a convention of ours."""
