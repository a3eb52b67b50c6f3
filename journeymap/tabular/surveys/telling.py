"""What is said of a survey beside its scores: what was taken for granted, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.language import plural, tr
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.proposing import offered
from journeymap.tabular.surveys.sheet import SurveySheet

_SHOWN = 5


def left_out(sheet: SurveySheet, mapping: SurveyMapping) -> tuple[str, ...]:
    """Return the columns a mapping does nothing with."""
    return tuple(column.key for column in sheet.columns if column.key not in mapping.named)


def said_of(
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    snapshot: Snapshot,
    *,
    proposed: bool = False,
    fresh: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Return sentences about what is not counted, and about what nobody said but was assumed."""
    assumed = [*_assumed(sheet, mapping, snapshot)] if proposed else []
    if fresh:
        assumed.append(
            tr("New since the file before, and left out: {columns}.", columns=_few(fresh))
        )
    return (*_left_rows(count), *_left_answers(mapping, count), *assumed)


def _left_rows(count: SurveyCount) -> Iterator[str]:
    if count.unfinished:
        yield plural(
            "{n} unfinished answer was left out.",
            "{n} unfinished answers were left out.",
            count.unfinished,
        )
    if count.previews:
        yield plural(
            "{n} preview or test was left out.",
            "{n} previews and tests were left out.",
            count.previews,
        )
    if count.duplicates:
        yield plural(
            "{n} row was left out, as the same respondent answers again below.",
            "{n} rows were left out, as the same respondents answer again below.",
            count.duplicates,
        )
    if count.alike:
        yield plural(
            "{n} row is the same as an earlier one; it counts, as nobody is named.",
            "{n} rows are the same as earlier ones; they count, as nobody is named.",
            count.alike,
        )
    if count.undated:
        yield plural(
            "{n} row has no day that could be read, so it is of no period.",
            "{n} rows have no day that could be read, so they are of no period.",
            count.undated,
        )


def _left_answers(mapping: SurveyMapping, count: SurveyCount) -> Iterator[str]:
    if count.rejected_count:
        lines = dict.fromkeys(str(one.row) for one in count.rejected)
        rows = ", ".join([*lines][:_SHOWN])
        yield plural(
            "{n} answer is outside its scale and was rejected (row {rows}).",
            "{n} answers are outside their scale and were rejected (rows {rows} …).",
            count.rejected_count,
            rows=rows,
        )
    alike: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for one in mapping.columns:
        found = count.column(one.name)
        codes = {value: n for value, n in found.missing if value in one.missing} if found else {}
        if codes:
            told = alike.setdefault(tuple(sorted(codes)), [])
            told.append((one.name, sum(codes.values())))
    for values, columns in alike.items():
        yield plural(
            "{values} is no answer but missing in {columns}: {n} answer.",
            "{values} is no answer but missing in {columns}: {n} answers.",
            sum(n for _, n in columns),
            values=", ".join(f"“{value}”" for value in values),
            columns=_few(tuple(name for name, _ in columns)),
        )


def _assumed(sheet: SurveySheet, mapping: SurveyMapping, snapshot: Snapshot) -> Iterator[str]:
    yield tr("Nobody said what the columns are; this is what they seem to be.")
    offer = offered(sheet, snapshot, mapping)
    if offer.weights:
        yield tr(
            "The weights in {columns} were not applied; “weight” in a mapping applies them.",
            columns=_few(offer.weights),
        )
    if offer.quotes:
        yield tr(
            "Open answers in {columns} did not come in; “quotes” in a mapping brings them.",
            columns=_few(offer.quotes),
        )


def _few(columns: tuple[str, ...]) -> str:
    told = ", ".join(f"“{one}”" for one in columns[:_SHOWN])
    return f"{told} …" if len(columns) > _SHOWN else told
