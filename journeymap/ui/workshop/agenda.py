"""Agendas: the parts of a workshop and the minutes each may take, from data files."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import current, mark, tr
from journeymap.paths import resources

OPENS = (
    ("", mark("nothing")),
    ("slides", mark("the slides")),
    ("stickies", mark("the wall of stickies")),
    ("covered", mark("the wall of stickies, writing covered")),
    ("dots", mark("dot voting")),
    ("covered-dots", mark("dot voting, dots covered")),
)
"""What a part may open when it begins, by the name in the file."""

MOST_PARTS, MOST_MINUTES = 60, 600.0
_LONGEST_TITLE, _LONGEST_SAY = 200, 4000
_LARGEST = 256 << 10


class AgendaPart(NamedTuple):
    """One part of a workshop: how long it may take, what to say at its beginning, what opens."""

    title: str
    minutes: float
    say: str
    opens: str = ""


class Agenda(NamedTuple):
    """The parts of a workshop in their order."""

    title: str
    parts: tuple[AgendaPart, ...]

    @property
    def minutes(self) -> float:
        """How long all of it takes."""
        return sum(part.minutes for part in self.parts)


def agendas(language: str | None = None) -> list[Agenda]:
    """Return the agendas of ``resources/agendas`` in a language, by default the current one."""
    return [
        read_agenda(path.read_bytes(), language)
        for path in sorted(resources("agendas").glob("*.json"))
    ]


def read_agenda(data: bytes, language: str | None = None) -> Agenda:
    """Return the agenda of a file, its texts in a language where it has several.

    Raises ``JourneyError`` with what is wrong, for whatever is no agenda.
    """
    if len(data) > _LARGEST:
        raise JourneyError(tr("This is no agenda: the file is too large for one."))
    try:
        plain = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise JourneyError(tr("This is no agenda: the file holds no JSON.")) from None
    if not isinstance(plain, dict) or not isinstance(plain.get("parts"), list):
        raise JourneyError(tr("This is no agenda: it has no list of parts."))
    if not 0 < len(plain["parts"]) <= MOST_PARTS:
        raise JourneyError(tr("An agenda has 1 to {most} parts.", most=MOST_PARTS))
    code = language or current()
    parts = tuple(_part(part, i, code) for i, part in enumerate(plain["parts"], 1))
    return Agenda(_said(plain.get("title"), code)[:_LONGEST_TITLE] or tr("Agenda"), parts)


def written_agenda(agenda: Agenda) -> bytes:
    """Return an agenda as a file keeps it."""
    parts = [
        {"minutes": part.minutes, "title": part.title, "say": part.say, "opens": part.opens}
        for part in agenda.parts
    ]
    plain = {"title": agenda.title, "parts": parts}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _part(plain: Any, number: int, language: str) -> AgendaPart:
    if not isinstance(plain, dict):
        raise JourneyError(tr("Part {n} of the agenda is no part.", n=number))
    said = plain.get("minutes")
    minutes = said if isinstance(said, int | float) and not isinstance(said, bool) else 0
    if not 0 < minutes <= MOST_MINUTES:
        raise JourneyError(
            tr("Part {n} of the agenda needs minutes, more than 0 and at most 600.", n=number)
        )
    opens = plain.get("opens", "")
    return AgendaPart(
        _said(plain.get("title"), language)[:_LONGEST_TITLE] or tr("Part {n}", n=number),
        float(minutes),
        _said(plain.get("say"), language, lines=True)[:_LONGEST_SAY],
        opens if opens in dict(OPENS) else "",
    )


def _said(texts: Any, language: str, *, lines: bool = False) -> str:
    """Return a text, or of texts by language the one that is spoken; blank for anything else."""
    if isinstance(texts, dict):
        texts = texts.get(language) or texts.get("en") or ""
    if not isinstance(texts, str):
        return ""
    whole = texts.encode("utf-8", "replace").decode("utf-8")
    return whole.strip() if lines else " ".join(whole.split())
