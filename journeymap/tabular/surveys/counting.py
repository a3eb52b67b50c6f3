"""Counting a survey: one pass over its rows in pieces, none of which is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from journeymap.tabular.surveys.answers import is_missing, number, step_beside
from journeymap.tabular.surveys.checks import check_columns
from journeymap.tabular.surveys.count import ColumnCount, RejectedAnswer, SurveyCount
from journeymap.tabular.surveys.dating import DatesSeen
from journeymap.tabular.surveys.dividing import Divider
from journeymap.tabular.surveys.leaving import RowFilter
from journeymap.tabular.surveys.mapping import AnswerColumn, AskedMetric, SurveyMapping
from journeymap.tabular.surveys.ordering import order_of_dates
from journeymap.tabular.surveys.sheet import SurveySheet, without_collecting
from journeymap.tabular.surveys.tallies import ColumnSums, tallies_of, weight_of

Tell = Callable[[int], None]
"""Told after each piece how many rows were counted so far; may raise to stop."""

MOST_KEPT = 5_000
"""So many rejected answers are kept with their rows; all are counted."""


def counted(
    sheet: SurveySheet, mapping: SurveyMapping, tell: Tell = lambda rows: None
) -> SurveyCount:
    """Count the answers of a sheet as a mapping says.

    Answers outside their scale are rejected with their rows, never moved onto it. Raises
    ``JourneyError`` where the mapping names columns that are not there, where dates are written
    in two ways, and where a column makes more segments than can be looked at.
    """
    check_columns(sheet, mapping)
    with without_collecting():
        return _Counting(sheet, mapping).run(tell)


@dataclass(slots=True)
class AskedColumn:
    """One column of answers while it is counted: what each value means, and its sums."""

    column: AnswerColumn
    metric: AskedMetric
    place: int
    missing: frozenset[str]
    sums: ColumnSums
    known: dict[str, int | None] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    cell: Callable[[Sequence[str]], str] = field(init=False)

    def __post_init__(self) -> None:
        self.cell = itemgetter(self.place)

    def learn(self, value: str) -> None:
        """Remember what a value means: an answer from 0 for the lowest, none, or refused."""
        said, low = value.strip(), self.metric.low
        words = dict(self.column.words)
        read = words.get(said)
        none = not said or (read is None and said.casefold() in self.missing)
        if read is None and not none:
            read = number(said)
            none = read is None and is_missing(said)
        if read is None and not none:
            read = step_beside(words, said)
        self.known[value] = None
        if none:
            return
        if read is None or not low <= read <= self.metric.high:
            self.refused.add(value)
        else:
            self.known[value] = read - low

    def count(self) -> ColumnCount:
        """Return what became of all rows in this column."""
        by_value: Counter[str] = Counter()
        for (_, value, _), n in self.sums.counts.items():
            by_value[value] += n
        histogram = [0] * (self.metric.high - self.metric.low + 1)
        missing: Counter[str] = Counter()
        rejected = 0
        for value, n in by_value.items():
            place = self.known[value]
            if place is not None:
                histogram[place] += n
            elif value in self.refused:
                rejected += n
            elif n:
                missing[value.strip()] += n
        return ColumnCount(
            key=self.column.name, valid=sum(histogram), rejected=rejected,
            missing=tuple(missing.most_common()), histogram=tuple(histogram),
        )  # fmt: skip


class _Counting:
    """One pass, from the first piece to what came of it."""

    def __init__(self, sheet: SurveySheet, mapping: SurveyMapping) -> None:
        self._sheet, self._mapping = sheet, mapping
        self._columns = asked_columns(sheet, mapping)
        self._filter = RowFilter(sheet, mapping)
        self._dates: DatesSeen | None
        order, self._dates, self._remarks = order_of_dates(sheet, mapping)
        self._divider = Divider(sheet, mapping, order)
        whole = next((one for one in self._columns if one.column.overall), None)
        self._whole = whole
        # Turning rows into columns costs as much as a third of them, taken out one by one.
        self._many = 3 * len(self._columns) > len(sheet.columns)
        self._over = whole.place if whole else None
        self._weight = sheet.at(mapping.weight) if mapping.weight else None
        self._rejected: list[RejectedAnswer] = []
        self._counted = 0

    def run(self, tell: Tell) -> SurveyCount:
        """Count piece after piece, then take off the rows whose respondent answers again."""
        for first, rows in self._sheet.chunks():
            self._add(*self._filter.kept(rows, first), 1)
            tell(self._filter.rows)
        earlier = self._filter.superseded()
        if earlier:
            for first, rows in self._sheet.chunks():
                numbers = [at for at in range(first, first + len(rows)) if at in earlier]
                if numbers:
                    self._add(self._filter.even([rows[at - first] for at in numbers]), numbers, -1)
                tell(self._filter.rows)
            self._rejected = [one for one in self._rejected if one.row not in earlier]
        return self._done(earlier)

    def _add(self, rows: list[list[str]], numbers: Sequence[int], sign: int) -> None:
        if not rows:
            return
        self._counted += sign * len(rows)
        there: list[set[str]] = [set() for _ in self._columns]
        for (group, over), alike in self._divider.buckets(rows, self._over).items():
            heavy = self._weights(alike)
            turned = [*zip(*alike, strict=True)] if self._many else None
            for one, values in zip(self._columns, there, strict=True):
                cells = turned[one.place] if turned else map(one.cell, alike)
                values |= one.sums.add(group, over, cells, heavy, sign)
        for one, values in zip(self._columns, there, strict=True):
            for value in values - one.known.keys():
                one.learn(value)
            if sign > 0 and not one.refused.isdisjoint(values):
                self._reject(one, [*map(one.cell, rows)], numbers)

    def _weights(self, rows: list[list[str]]) -> list[float] | None:
        return None if self._weight is None else [weight_of(row[self._weight]) for row in rows]

    def _reject(self, one: AskedColumn, cells: Sequence[str], numbers: Sequence[int]) -> None:
        room = MOST_KEPT - len(self._rejected)
        found = (
            RejectedAnswer(at, one.column.name, value)
            for at, value in zip(numbers, cells, strict=True)
            if value in one.refused
        )
        self._rejected += [answer for answer, _ in zip(found, range(room), strict=False)]

    def _done(self, earlier: frozenset[int]) -> SurveyCount:
        counts = tuple(one.count() for one in self._columns)
        parts = self._divider.parts()
        whole = self._whole.known if self._whole else None
        tallies = [
            tally
            for one, count in zip(self._columns, counts, strict=True)
            for tally in tallies_of(
                one.sums, len(count.histogram), one.known,
                None if one is self._whole else whole, parts, self._weight is not None,
            )
        ]  # fmt: skip
        return SurveyCount(
            rows=self._filter.rows, counted=self._counted,
            valid=sum(one.valid for one in counts),
            missing=sum(one.left_out for one in counts),
            rejected=tuple(sorted(self._rejected)),
            rejected_count=sum(one.rejected for one in counts),
            duplicates=len(earlier), alike=self._filter.alike, superseded=earlier,
            unfinished=self._filter.unfinished, previews=self._filter.previews,
            undated=self._divider.undated, columns=counts, tallies=tuple(tallies),
            dates=self._dates, remarks=self._remarks,
        )  # fmt: skip


def asked_columns(sheet: SurveySheet, mapping: SurveyMapping) -> list[AskedColumn]:
    """Return the columns of answers of a mapping, ready to be counted."""
    found = []
    for one in mapping.columns:
        missing = frozenset(x.strip().casefold() for x in (*mapping.missing, *one.missing))
        metric = mapping.metric_of(one)
        found.append(AskedColumn(one, metric, sheet.at(one.name), missing, ColumnSums(one.name)))
    return found
