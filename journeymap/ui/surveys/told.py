"""What of a survey is left out and why, and what comes in, each as a card."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.language import decimal, plural, tr
from journeymap.metrics import Reading, goodness
from journeymap.metrics.periods import age, when
from journeymap.metrics.scored import reading_of
from journeymap.metrics.wording import interval
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import AnswerTally, SurveyCount
from journeymap.tabular.surveys.mapping import AskedMetric, SurveyMapping
from journeymap.ui.surveys.cards import NumberCard
from journeymap.ui.surveys.counted_lines import POOR
from journeymap.ui.surveys.meanings import SurveyDraft, metric_called, place_label, place_of

MISSING, REJECTED = "missing", "rejected"
"""What a card of what is left out is about, so far as there is something to do about it."""

_ROWS_NAMED = 3
_ENOUGH = 10


def left_out(draft: SurveyDraft, count: SurveyCount) -> list[NumberCard]:
    """Return what is left out, what was declared missing first; what is nothing is not told."""
    return [*_missing(count), *_refused(count), *_rows_out(draft.mapping, count)]


def _missing(count: SurveyCount) -> list[NumberCard]:
    totals: dict[str, int] = {}
    columns: dict[str, list[str]] = {}
    for column in count.columns:
        for value, n in column.missing:
            totals[value.strip()] = totals.get(value.strip(), 0) + n
            columns.setdefault(value.strip(), []).append(column.key)
    order = sorted(totals, key=lambda value: (not value, -totals[value]))
    return [_missing_card(value, totals[value], columns[value]) for value in order if totals[value]]


def _missing_card(value: str, total: int, columns: Sequence[str]) -> NumberCard:
    where = _range(columns)
    if not value:
        return NumberCard(
            number=decimal(total, groups=True),
            title=tr("blank in {columns}", columns=where),
            note=tr("nothing was answered; never counted as zero"),
        )
    word = any(letter.isalpha() for letter in value)
    return NumberCard(
        number=decimal(total, groups=True),
        title=tr("“{value}” in {columns}", value=value, columns=where),
        note=tr("a word, taken as missing") if word else tr("declared missing"),
        link=tr("count it as an answer"),
        name=f"{MISSING} {value}",
    )


def _range(columns: Sequence[str]) -> str:
    if len(columns) == 1:
        return columns[0]
    ends = tr("{first} … {last}", first=columns[0], last=columns[-1])
    return plural("{columns} ({n} column)", "{columns} ({n} columns)", len(columns), columns=ends)


def _refused(count: SurveyCount) -> list[NumberCard]:
    if not count.rejected_count:
        return []
    rows = list(dict.fromkeys(one.row for one in count.rejected))
    named = ", ".join(decimal(row, groups=True) for row in rows[:_ROWS_NAMED])
    more = " …" if len(rows) > _ROWS_NAMED else ""
    return [
        NumberCard(
            number=decimal(count.rejected_count, groups=True),
            title=tr("outside the scale"),
            note=plural(
                "row {rows}; never clamped",
                "rows {rows}; never clamped",
                len(rows),
                rows=named + more,
            ),
            bad=True,
            link=tr("copy the list"),
            name=REJECTED,
        )
    ]


def _rows_out(mapping: SurveyMapping, count: SurveyCount) -> list[NumberCard]:
    told = (
        (count.unfinished, tr("unfinished answers"), _by(mapping.finished)),
        (count.previews, tr("preview answers"), _by(mapping.status)),
        (count.duplicates, tr("the same respondent twice"), tr("the later one counts")),
        (count.alike, tr("rows that are the same"), tr("they count, as nobody is named in them")),
        (count.undated, tr("without a date that can be read"), _by(mapping.date)),
    )
    return [
        NumberCard(number=decimal(n, groups=True), title=title, note=note)
        for n, title, note in told
        if n
    ]


def _by(column: str) -> str:
    return tr("by {column}", column=column) if column else ""


def scores_told(draft: SurveyDraft, count: SurveyCount, snapshot: Snapshot) -> list[NumberCard]:
    """Return the score of everybody for each question, of the newest period there is.

    Those of the whole journey come first.
    """
    groups: dict[tuple[str, str], list[AnswerTally]] = {}
    for tally in count.tallies:
        if not tally.part.segment and not tally.part.persona:
            groups.setdefault((tally.column, tally.part.touchpoint), []).append(tally)
    cards = []
    for (column, touchpoint), tallies in groups.items():
        answers = draft.mapping.column(column)
        if answers is None:
            continue
        metric = draft.mapping.metric_of(answers)
        at = place_of(answers)
        place = touchpoint or place_label(snapshot, at)
        named = metric_called(snapshot, metric)
        if card := _score_card(metric, named, place, tallies):
            cards.append((bool(touchpoint or at.name), card))
    return [card for _, card in sorted(cards, key=lambda pair: pair[0])]


def _score_card(
    metric: AskedMetric, named: str, place: str, tallies: Sequence[AnswerTally]
) -> NumberCard | None:
    record = metric.record
    scores = [as_score(record, tally) for tally in tallies]
    newest = max(scores, key=age)
    reading = reading_of(record, newest)
    if reading is None:
        return None
    more = len(tallies) - 1
    period = when(newest)
    told = plural("{period} and {n} more", "{period} and {n} more", more, period=period)
    parts = [named, place, told if more else period]
    return NumberCard(
        number=reading.shown,
        title=" · ".join(filter(None, parts)),
        note=_between(reading),
        beside=f"n = {decimal(reading.n, groups=True)}",
        bad=reading.n >= _ENOUGH and goodness(record, reading) < POOR,
    )


def _between(reading: Reading) -> str:
    return interval(reading) or tr("no interval: too few answers")


def as_score(metric: Metric, tally: AnswerTally) -> Score:
    """Return what was counted as the record that would come of it."""
    return Score(
        metric=metric.id,
        answers=tally.answers,
        weighted=tally.weighted,
        weighted_squares=tally.weighted_squares,
        period=tally.part.period,
    )
