"""Respondents who are met again: they answered in a file that was read before."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.tabular.surveys.leaving import RowFilter
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.respondents import hashed
from journeymap.tabular.surveys.sheet import SurveySheet


def met_again(sheet: SurveySheet, mapping: SurveyMapping, key: str, known: Collection[str]) -> int:
    """Return how many respondents of a sheet are known by their keyed hashes.

    Each counts once; rows that are left out do not.
    """
    place, filter, met = sheet.at(mapping.respondent), RowFilter(sheet, mapping), set[str]()
    for first, piece in sheet.chunks():
        kept, _ = filter.kept(piece, first)
        named = {row[place].strip() for row in kept if place < len(row)}
        met.update(who for one in named if one and (who := hashed(one, key)) in known)
    return len(met)
