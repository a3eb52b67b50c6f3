"""What the program says, in the language of the person; no Qt, so every floor can speak.

The current catalogue is the one piece of module state in the program: the alternative
is to hand a translator to every field label and every error.
"""

from __future__ import annotations

import os
import re
from functools import cache
from gettext import NullTranslations
from math import floor

from journeymap.catalogue import catalogue
from journeymap.paths import resources

LANGUAGES = {"en": "English", "uk": "Українська", "ru": "Русский"}
"""Languages by code, each by its own name."""

_MARKS = re.compile("[\u2066-\u2069]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FROM_LEFT = re.compile("[A-Za-z\u00c0-\u058f]")
_PLACES = re.compile(r"\{[^}]*\}")

_COMMA = frozenset({"uk", "ru"})

_GROUPED = re.compile(
    r"""\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?  # 1 200,5
    |\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}          # 1,200.5
    |\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}        # 1.200,5
    """,
    re.VERBOSE,
)
_UNGROUPED = re.compile(r"(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,3})?")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")
_LONGEST_NUMBER = 60

_state: dict[str, NullTranslations | str] = {
    "catalogue": NullTranslations(),
    "code": "en",
}


def use(code: str | None = None) -> str:
    """Speak a language from now on; without a code, the one of the system. Return its code."""
    wanted = (code or system()).split("_")[0].split("-")[0].lower()
    chosen = wanted if wanted in LANGUAGES else "en"
    _state["code"] = chosen
    _state["catalogue"] = catalogue(resources("language", chosen))
    return chosen


def current() -> str:
    """Return the code of the language spoken now."""
    return str(_state["code"])


def system() -> str:
    """Return the code of the language the system asks for, ``en`` when it asks for none."""
    for name in ("JOURNEYMAP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "en" if value.startswith(("C", "POSIX")) else value
    import locale

    return locale.getlocale()[0] or "en"


def tr(message: str, /, **values: object) -> str:
    """Return the message in the current language, its ``{names}`` filled in."""
    if not message:
        return ""
    said = _catalogue().gettext(message)
    return said.format(**_isolated(said, values)) if values else said


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the form that fits ``n``, which the text may name as ``{n}``."""
    said = _catalogue().ngettext(one, many, n)
    return said.format(n=n, **_isolated(said, values))


def bare(text: str) -> str:
    """Return a text without the marks ``tr`` sets around a name, for what is compared or kept."""
    return _MARKS.sub("", text) if _MARKS.search(text) else text


def _isolated(said: str, values: dict[str, object]) -> dict[str, object]:
    """Return the values of a sentence, those that read from the right set apart from the rest.

    Without it such a name draws the words and figures beside it to its other side (UAX 9). A
    sentence that is nothing but the name is the name's own.
    """
    if not any(isinstance(value, str) and _FROM_RIGHT.search(value) for value in values.values()):
        return values
    others = [_PLACES.sub("", said), *(v for v in values.values() if isinstance(v, str))]
    if not any(_FROM_LEFT.search(other) for other in others):
        return values
    return {
        name: f"\u2068{value}\u2069"
        if isinstance(value, str) and _FROM_RIGHT.search(value) and "\u2068" not in value
        else value
        for name, value in values.items()
    }


def decimal(
    value: float,
    digits: int | None = None,
    plus: str = "",
    *,
    comma: bool = True,
    groups: bool = False,
) -> str:
    """Return a number as people write it in the current language, with a true minus.

    It is rounded half away from zero to so many ``digits``, without them to as few as it needs
    and at most four; what is rounded to zero has no sign. ``plus`` stands before what is above
    zero. Without ``comma`` there is a point in every language, for programs; ``groups`` sets
    thousands apart.
    """
    places = 4 if digits is None else digits
    scaled = floor(abs(value) * 10**places + 0.5 + 1e-9)
    whole, part = divmod(scaled, 10**places)
    after = f"{part:0{places}d}" if places else ""
    after = after.rstrip("0") if digits is None else after
    point = "," if comma and current() in _COMMA else "."
    sign = "" if not scaled else "−" if value < 0 else plus
    before = f"{whole:,}".replace(",", "\u202f") if groups else str(whole)
    return f"{sign}{before}{point}{after}" if after else f"{sign}{before}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as people write it, such as ``40 %``; few are never none."""
    share = round(share, 9)
    digits = 0 if share == round(share, 2) else 1
    while digits in (1, 2, 3) and round(share, digits + 2) in (0.0, 1.0):
        digits += 1
    return f"{decimal(100 * share, digits)} %"


def whole_percent(share: float) -> str:
    """Return a share from 0 to 1 in whole per cent; of nearly none and nearly all it says how much."""
    whole = round(share, 2)
    return percent(share if whole in (0.0, 1.0) else whole)


def read_number(text: str) -> tuple[float, bool] | None:
    """Return the number people wrote, and whether a sign of per cent stood behind it.

    Decimals follow a comma or a point, thousands may stand apart. ``None`` for what is no
    number, and for “1,200” where a comma could be either.
    """
    said = text.strip()
    per_cent = said.endswith("%")
    said = said.removesuffix("%").strip()
    sign = -1.0 if said[:1] in ("-", "−", "–") else 1.0
    said = said[1:].strip() if said[:1] in ("-", "−", "–", "+") else said
    if len(said) > _LONGEST_NUMBER:
        return None
    if _GROUPED.fullmatch(said):
        at = max(said.rfind(","), said.rfind("."))
        decimals = said[at + 1 :] if at >= 0 and said.count(said[at]) == 1 else ""
        whole = said[:at] if decimals else said
        said = f"{''.join(filter(str.isdecimal, whole))}.{decimals}"
    elif not _UNGROUPED.fullmatch(said) or (_EITHER.fullmatch(said) and current() not in _COMMA):
        return None
    return sign * float(said.replace(",", ".")), per_cent


def in_each(message: str) -> tuple[str, ...]:
    """Return the message in every language there is, for what people wrote in any of them."""
    return tuple(dict.fromkeys((message, *(each.gettext(message) for each in _all()))))


@cache
def _all() -> tuple[NullTranslations, ...]:
    return tuple(catalogue(resources("language", code)) for code in LANGUAGES)


def mark(message: str) -> str:
    """Mark a text for the catalogue that is shown later through ``tr``."""
    return message


def _catalogue() -> NullTranslations:
    now = _state["catalogue"]
    assert not isinstance(now, str)
    return now
