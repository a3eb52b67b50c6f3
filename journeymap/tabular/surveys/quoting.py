"""Open answers that come in as quotes, each at a touchpoint, with its day and where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.language import plural, tr
from journeymap.model.order import after_last
from journeymap.model.records import Quote
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.answers import is_missing
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.passing import Answered, answered
from journeymap.tabular.surveys.scoring import personas_of
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.tabular.surveys.standing import Places
from journeymap.tabular.surveys.whereabouts import most_alike, places_in

MOST_QUOTES = 50
"""So many come in of one column; more of them hide what they say."""

_LONGEST, _COLLECTED = 2_000, 5_000


class Quoted(NamedTuple):
    """The quotes of a survey, and sentences about those that did not come in."""

    quotes: tuple[Quote, ...] = ()
    remarks: tuple[str, ...] = ()


def quotes_of(
    snapshot: Snapshot,
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    places: Places,
) -> Quoted:
    """Return the quotes of the columns that were asked for.

    One stands at the touchpoint its question names, or that of the question before it; else at
    the one this respondent rated worst. Where that is none it is left out. Of too many, those
    are taken that lie evenly over the file.
    """
    if not mapping.quotes:
        return Quoted()
    found = _collected(snapshot, sheet, mapping, count, places)
    quotes: list[Quote] = []
    remarks: list[str] = []
    for key, (said, lost) in found.items():
        taken = _evenly(said)
        quotes += taken
        if len(taken) < len(said):
            remarks.append(
                plural(
                    "{n} of {all} answers to “{column}” came in as quotes.",
                    "{n} of {all} answers to “{column}” came in as quotes.",
                    len(taken),
                    all=len(said),
                    column=sheet.question(key),
                )
            )
        if lost:
            remarks.append(
                tr(
                    "{n} answers to “{column}” belong to no touchpoint and did not come in.",
                    n=lost,
                    column=sheet.question(key),
                )
            )
    return Quoted(_positioned(snapshot, quotes), tuple(remarks))


def _collected(
    snapshot: Snapshot,
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    places: Places,
) -> dict[str, tuple[list[Quote], int]]:
    fixed = {key: _asked_at(snapshot, sheet, mapping, places, key) for key in mapping.quotes}
    people = personas_of(snapshot)
    said: dict[str, list[Quote]] = {key: [] for key in mapping.quotes}
    lost, known = dict.fromkeys(mapping.quotes, 0), set[tuple[str, str]]()
    for piece in answered(sheet, mapping, count.superseded):
        for one in piece:
            for key, text in zip(mapping.quotes, one.texts, strict=True):
                if not text or is_missing(text) or (key, text) in known:
                    continue
                card = fixed[key] or _worst(one, mapping, places)
                if card is None:
                    lost[key] += 1
                elif len(said[key]) < _COLLECTED:
                    known.add((key, text))
                    persona = people.get(one.row.group.persona.casefold())
                    said[key].append(
                        Quote(
                            touchpoint=card, said=text[:_LONGEST], source=sheet.name, date=one.day,
                            persona=persona,
                        )
                    )  # fmt: skip
    return {key: (said[key], lost[key]) for key in mapping.quotes}


def _asked_at(
    snapshot: Snapshot, sheet: SurveySheet, mapping: SurveyMapping, places: Places, key: str
) -> str | None:
    """Return the touchpoint an open question is about, ``None`` where that differs by row."""
    if mapping.touchpoint:
        return None
    named = most_alike(sheet.question(key), places_in(snapshot, places.journey))
    if named and named.kind == "touchpoint":
        return named.id
    before = sheet.columns[sheet.at(key) - 1].key if sheet.at(key) else ""
    column = mapping.column(before)
    alone = column and sum(one.metric == column.metric for one in mapping.columns) == 1
    stands = places.of(column) if column and alone else None
    return stands[1] if stands and stands[0] == "touchpoint" else None


def _worst(one: Answered, mapping: SurveyMapping, places: Places) -> str | None:
    """Return the touchpoint a respondent rated worst, the first of equals."""
    ranked = [*_rated(one, mapping, places)]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rated(one: Answered, mapping: SurveyMapping, places: Places) -> Iterator[tuple[float, str]]:
    for column, place in zip(mapping.columns, one.row.places, strict=True):
        stands = places.of(column, one.row.group.touchpoint)
        if place is not None and stands and stands[0] == "touchpoint":
            metric = mapping.metric_of(column)
            share = place / (metric.high - metric.low)
            yield (1 - share if metric.direction == "lower" else share), stands[1]
    if mapping.touchpoint and (stands := places.of(mapping.columns[0], one.row.group.touchpoint)):
        yield 2.0, stands[1]


def _evenly(said: list[Quote]) -> list[Quote]:
    if len(said) <= MOST_QUOTES:
        return said
    step = len(said) / MOST_QUOTES
    return [said[int(at * step)] for at in range(MOST_QUOTES)]


def _positioned(snapshot: Snapshot, quotes: list[Quote]) -> tuple[Quote, ...]:
    last: dict[str, float] = {}
    found = []
    for quote in quotes:
        at = quote.touchpoint
        if at not in last:
            last[at] = after_last(snapshot.of(Quote, "touchpoint", at))
        found.append(quote.but(position=last[at]))
        last[at] += 1.0
    return tuple(found)
