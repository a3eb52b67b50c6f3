"""How long things take, as people write it; kept in minutes.

``150`` is read from ``2.5 h``, ``2 h 30 min``, ``2 год 30 хв`` or ``2ч30``, and written as the
language writes it. A month is taken for 30 days and a year for 365.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from journeymap.language import current, decimal, plural, read_number, tr

_HOUR, _DAY, _YEAR = 60.0, 1440.0, 525_600.0
_UNITS: tuple[tuple[float, str], ...] = (
    (1 / 60, "s sec secs second seconds с сек секунда секунди секунду секунд секунды sekunden"),
    (
        1.0,
        "m min mins minute minutes хв хвилина хвилини хвилину хвилин "
        "м мин минута минуты минуту минут minuten",
    ),
    (
        _HOUR,
        "h hr hrs hour hours год година години годину годин ч час часа часов std stunde stunden",
    ),
    (
        _DAY,
        "d day days д дн день дні дня днів доба доби добу діб дней сутки суток tag tage tagen",
    ),
    (
        7 * _DAY,
        "w wk wks week weeks тиж тиждень тижні тижня тижнів "
        "нед неделя недели неделю недель woche wochen",
    ),
    (
        30 * _DAY,
        "mo month months міс місяць місяці місяця місяців "
        "мес месяц месяца месяцев monat monate monaten",
    ),
    (_YEAR, "y yr yrs year years рік роки року років года лет jahr jahre jahren"),
)
_AMOUNTS = {
    "half an": 0.5,
    "half a": 0.5,
    "пів": 0.5,
    "півтора": 1.5,
    "півтори": 1.5,
    "полтора": 1.5,
    "полторы": 1.5,
    **dict.fromkeys(["an", "a", "one", "одна", "одну", "один", "одне", "одно", "eine", "ein"], 1.0),
}
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_GLUED = re.compile(r"\b(?:пів|пол)(?=годин|час)")
_NUMBER = r"\d+(?:[ \u00a0\u2009\u202f]\d{3})*(?:[.,]\d+)*"
_PART = re.compile(
    rf"\s*(?:(?P<number>{_NUMBER})|(?P<amount>{'|'.join(_AMOUNTS)})(?=\s))"
    r"\s*(?P<unit>[^\W\d_]+)?\.?\s*(?:,|\b(?:and|і|й|та|и|und)\b)?",
)
_LONGEST = 60


def minutes(text: str) -> float | None:
    """Return the minutes a text says, ``None`` where it cannot be read whole; a bare number is one.

    Read are seconds to years in English, Ukrainian, Russian and German, the larger first.
    """
    said = _GLUED.sub("пів ", _figures(text))
    if not said or len(said) > _LONGEST:
        return None
    at, whole, last = 0, 0.0, 0.0
    while at < len(said):
        found = _PART.match(said, at)
        if found is None or not found[0].strip():
            return None
        amount = _amount(found)
        factor = _factor(found["unit"], last, amount)
        if factor is None or amount is None or (last and factor >= last):
            return None
        at, whole, last = found.end(), whole + amount * factor, factor
    return round(whole, 6)


def written(value: float) -> str:
    """Return minutes as people write them in the current language, such as ``1 day 2 h``."""
    days, rest = divmod(round(value * 60, 4), 60 * _DAY)
    hours, rest = divmod(rest, 60 * _HOUR)
    whole, seconds = divmod(rest, 60)
    seconds = round(seconds, 4)
    parts = (
        plural("{n} day", "{n} days", int(days)) if days else "",
        tr("{n} h", n=int(hours)) if hours else "",
        tr("{n} min", n=int(whole)) if whole else "",
        tr("{n} s", n=decimal(seconds)) if seconds else "",
    )
    return " ".join(filter(None, parts)) or tr("{n} min", n=0)


def told(value: float) -> str:
    """Return minutes as they are told in passing: of hours no seconds, of days no minutes."""
    unit = _HOUR if value >= _DAY else 1.0
    return written(round(value / unit) * unit if value >= _HOUR else value)


def _figures(text: str) -> str:
    said = text.strip()
    for sign, part in _FRACTIONS.items():
        said = re.sub(rf"(?<=\d)\s?{sign}", part, said).replace(sign, f"0{part}")
    return " ".join(normalize("NFKC", said).casefold().split())


def _amount(found: re.Match[str]) -> float | None:
    if found["amount"]:
        return _AMOUNTS[found["amount"]]
    read = read_number(found["number"])
    return read[0] if read else None


def _factor(unit: str | None, last: float, amount: float | None) -> float | None:
    """Return how many minutes a unit has; without one it is that below, and minutes alone.

    Where Russian is spoken 1 and 21 ``год`` are years; 2 are not written so there, but as
    hours in Ukrainian.
    """
    if unit is None:
        return 1.0 if last in (0.0, _HOUR) else None
    if unit == "год" and current() == "ru" and _is_one(amount):
        return _YEAR
    return _factors().get(unit)


def _is_one(amount: float | None) -> bool:
    """Whether a number takes a noun in the singular, as 1 and 21 do in Russian, 11 not."""
    return amount is not None and amount % 10 == 1 and amount % 100 != 11


@cache
def _factors() -> dict[str, float]:
    return {word: factor for factor, words in _UNITS for word in words.split()}
