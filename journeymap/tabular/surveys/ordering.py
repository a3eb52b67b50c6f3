"""In which order the dates of a survey are written: as said, as the rows tell, or not at all."""

from __future__ import annotations

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.dating import DatesSeen, cut, dates_in
from journeymap.tabular.surveys.mapping import DateOrder, SurveyMapping
from journeymap.tabular.surveys.sheet import SurveySheet

OrderTold = tuple[DateOrder, DatesSeen | None, tuple[str, ...]]
"""The order, blank where there are to be no periods; what was seen; sentences about it."""


def order_of_dates(sheet: SurveySheet, mapping: SurveyMapping) -> OrderTold:
    """Return how the dates are written; the whole column is read where its beginning leaves it open.

    Raises ``JourneyError`` for dates in two ways. Where each could be either, there are no
    periods unless the mapping says the order.
    """
    if not mapping.date:
        return "", None, ()
    place = sheet.at(mapping.date)
    seen = dates_in({cut(row[place]): 1 for row in sheet.sample() if place < len(row)})
    if mapping.dates:
        return mapping.dates, seen, ()
    if seen.is_ambiguous:
        seen = _of_all(sheet, place)
    if seen.mixed:
        raise JourneyError(
            tr(
                "The dates in “{column}” are written in more than one way. Nothing was changed;"
                " write them all in one way, or bring the answers in without dates.",
                column=mapping.date,
            )
        )
    if not seen.is_ambiguous:
        return seen.order, seen, ()
    if sheet.shape == "surveymonkey":  # it writes the month first, whatever the language
        return "mdy", seen, (_taken(mapping),)
    return "", seen, (_open(mapping),)


def _of_all(sheet: SurveySheet, place: int) -> DatesSeen:
    values: dict[str, int] = {}
    for _, rows in sheet.chunks():
        values.update(dict.fromkeys((cut(row[place]) for row in rows if place < len(row)), 1))
    return dates_in(values)


def _taken(mapping: SurveyMapping) -> str:
    return tr(
        "The dates in “{column}” were read with the month first, as SurveyMonkey writes them.",
        column=mapping.date,
    )


def _open(mapping: SurveyMapping) -> str:
    return tr(
        "The dates in “{column}” could have the day or the month first, so the answers have no"
        " period. Say which it is.",
        column=mapping.date,
    )
