"""Days and months as people write them; they are kept in the way of ISO 8601, and no Qt is needed.

``2027-02-01`` is read as ``1 Feb 2027``, ``1 лют. 2027`` or ``1 февр. 2027``. The short names are
those of the Unicode CLDR.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from journeymap.language import current

_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "uk": "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
    "ru": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
}
_LONG = (
    "january february march april may june july august september october november december",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад "
    "грудень",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_KEPT = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MAY, _LEAST = 5, 3


def written(text: str) -> str:
    """Return a day or month kept as ISO as people write it; any other text stays as it is."""
    found = _KEPT.fullmatch(text.strip())
    if found is None or not _iso(*found.groups()):
        return text
    year, month, day = found.groups()
    name = _SHORT[current()].split()[int(month) - 1]
    if day is None:
        # In Russian the fifth is not shortened, and has another ending without a day.
        name = "май" if current() == "ru" and int(month) == _MAY else name
        return f"{name} {year}"
    return f"{int(day)} {name} {year}"


def understood(text: str) -> str:
    """Return as ISO what is a day or a month in the way of any of our languages.

    What is none, or could be one of two, such as ``1/2/2027``, stays as it is.
    """
    said = " ".join(text.casefold().split())
    for pattern in _patterns():
        found = pattern.fullmatch(said)
        if found:
            parts = found.groupdict()
            named = parts.get("name")
            month = str(_month(named)) if named else parts["month"]
            return _iso(parts["year"], month, parts.get("day")) or text
    return text


def day(text: str) -> date | None:
    """Return the day a text kept as ISO is, for programs that know days."""
    found = _KEPT.fullmatch(text.strip())
    return date.fromisoformat(found[0]) if found and found[3] and _iso(*found.groups()) else None


def passed(text: str, today: date | None = None) -> bool:
    """Tell whether a day or month kept as ISO is over; any other text is not."""
    found = _KEPT.fullmatch(text.strip())
    iso = _iso(*found.groups()) if found else ""
    return bool(iso) and iso < (today or date.today()).isoformat()[: len(iso)]


def stamp(at: str) -> str:
    """Return a moment kept as ISO as day and time of the place one is in; blank if it is none."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{written(moment.date().isoformat())}, {moment:%H:%M}"


def _iso(year: str, month: str, day: str | None) -> str:
    """Return a day or a month as ISO, blank where the calendar has none such."""
    try:
        found = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return found if day else found[:7]


def _month(name: str) -> int:
    """Return the month of a name or of the beginning of one; 0 for none."""
    for names in (*_LONG, *(short.casefold() for short in _SHORT.values())):
        for number, full in enumerate(names.split(), 1):
            if len(name) >= _LEAST and full.startswith(name):
                return number
    return 0


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    year, ended = r"(?P<year>[0-9]{4})", r"(?: ?[гр]\.?)?"
    name, number = r"(?P<name>[^\W\d_]{3,})\.?", r"(?P<month>[0-9]{1,2})"
    found = r"(?P<day>[0-9]{1,2})"
    return tuple(
        map(
            re.compile,
            (
                rf"{year}[-/.]{number}(?:[-/.]{found})?",
                rf"(?:{found}\.)? ?{number}\. ?{year}{ended}",
                rf"(?:{found}\.? )?{name},? {year}{ended}",
                rf"{name} {found},? {year}",
            ),
        )
    )
