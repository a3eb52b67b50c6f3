"""What values of some kinds have to be like, whatever field they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_MOST_COUNTED = 10**12
_MOST_SUMMED = 1e18
_LONGEST_JSON, _MOST_BRACKETS = 16 << 20, 200_000
"""In characters, and opened in them: nobody's data is to fill the memory when it is looked at."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{6}|\d{1,3}", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def _counted(value: tuple[int, ...]) -> str | None:
    fits = all(0 <= n <= _MOST_COUNTED for n in value)
    return None if fits else f"a count that is not between 0 and {_MOST_COUNTED}"


def _summed(value: tuple[float, ...]) -> str | None:
    fits = all(0 <= x <= _MOST_SUMMED for x in value)
    return None if fits else f"a sum that is not between 0 and {_MOST_SUMMED:g}"


def _addressed(value: tuple[str, ...]) -> str | None:
    fits = all(map(_ADDRESS.fullmatch, value))
    return None if fits else "no address such as https://example.org"


def _coloured(value: str) -> str | None:
    return None if _COLOUR.fullmatch(value) else "no colour such as #3b5bdb or 2, one of the theme"


def _dated(value: str) -> str | None:
    from datetime import date

    try:
        fits = _DAY.fullmatch(value) and date.fromisoformat(value)
    except ValueError:
        fits = None
    return None if fits else "no day such as 2026-07-01"


def _timed(value: str) -> str | None:
    from datetime import datetime

    try:
        datetime.fromisoformat(value)
    except ValueError:
        return "no moment in ISO 8601"
    return None


def _in_json(value: str) -> str | None:
    import json

    if len(value) > _LONGEST_JSON or value.count("[") + value.count("{") > _MOST_BRACKETS:
        return "more than is kept of any data"
    try:
        fits = isinstance(json.loads(value, parse_constant=_refused), dict | list)
    except (ValueError, RecursionError):
        fits = False
    return None if fits else "no JSON object or list"


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no number")


CHECKS: dict[str, Callable[[Any], str | None]] = {
    "counts": _counted,
    "sums": _summed,
    "addresses": _addressed,
    "colour": _coloured,
    "exact day": _dated,
    "moment": _timed,
    "json": _in_json,
    "weights": _in_json,
}
"""What is wrong with a value that is not blank, by the editor of its field."""
