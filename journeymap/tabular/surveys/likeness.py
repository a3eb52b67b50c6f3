"""Whether a sheet holds answers to a survey, so that no card is made of a respondent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.tabular.surveys.profile import Profile, profiles, scale_in
from journeymap.tabular.surveys.shapes import columns_of, shape_of
from journeymap.tabular.surveys.sheet import Row
from journeymap.tabular.surveys.words import (
    DATES,
    EASY,
    EFFORT,
    RECOMMEND,
    RESPONDENT,
    SATISFIED,
    TOUCHPOINTS,
)

_LOOKED_AT = 500
_MANY = 30
_LEAST = 2
_NUMBERED = re.compile(r"(?<![^\W\d_])[qQпПвВ]\s?\d{1,3}(?!\d)")
_ASKS = re.compile(r"\?\s*\S{0,40}$")


def looks_like_answers(rows: Sequence[Row]) -> bool:
    """Tell whether the rows of a sheet, headings first, are answers to a survey.

    Known are the exports of survey programs, and any table in which each row is a respondent:
    it has questions whose answers are on a scale, and either says who or when, or has many rows
    or the same touchpoint again and again. The first few hundred rows are enough.
    """
    shape, heading_rows = shape_of(rows)
    if shape != "table":
        return len(rows) > heading_rows
    below = [row for row in rows[heading_rows : heading_rows + _LOOKED_AT] if any(row)]
    if len(below) < _LEAST:
        return False
    columns = columns_of(shape, [*rows[:heading_rows], *below], heading_rows)
    seen = profiles([(column.key, column.question) for column in columns], below)
    named = next((one for one in seen if heading(one.question) in TOUCHPOINTS), None)
    if named and len(named.values) == named.filled:
        return False
    asking = [one for one in seen if one is not named and _asking(one) and scale_in(one)]
    scaled = asking or [one for one in seen if coded(one) and scale_in(one)]
    who = any(_tells_who(one) for one in seen)
    if asking and (who or named):
        return True
    if named or not scaled:
        return False
    if len(below) >= _MANY:
        return bool(asking) or (len(scaled) >= 2 and _mostly_codes(seen))
    return who and len(scaled) >= 2 and _mostly_codes(seen)


def asks(question: str) -> bool:
    """Tell whether a heading asks for a rating, in words or as a short name of a metric."""
    said = question.casefold()
    return any(word in said for word in (*RECOMMEND, *EFFORT, *SATISFIED, *EASY)) or (
        bool(re.search(r"(?<!\w)(?:ces|csat|nps)(?!\w)", said)) or bool(_ASKS.search(said))
    )


def _asking(profile: Profile) -> bool:
    return asks(profile.question) or bool(_NUMBERED.match(profile.question.strip()))


def coded(profile: Profile) -> bool:
    """Tell whether a column holds a handful of small numbers."""
    return profile.numeric >= 0.9 and 2 < len(profile.values) <= 13


def heading(text: str) -> str:
    """Return a heading as the lists of words have it."""
    return " ".join(text.casefold().strip(" :*?.").split())


def _tells_who(profile: Profile) -> bool:
    said = heading(profile.question)
    return said in RESPONDENT or said in DATES


def _mostly_codes(seen: Sequence[Profile]) -> bool:
    cells = sum(one.filled for one in seen)
    short = sum(n for one in seen for value, n in one.values.items() if len(value) <= 3)
    return short * 2 >= cells
