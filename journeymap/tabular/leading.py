"""Arrows that a sheet says itself: where each touchpoint leads, by number or by title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from journeymap.arrows import kinds
from journeymap.language import in_each, mark, read_number, tr
from journeymap.model.records import Connection, Touchpoint
from journeymap.tabular.entries import TableEntry

_LINE = re.compile(r"(?:(?P<number>\d+)\b\s*)?(?P<title>.*?)(?:\s*\[(?P<said>.*)\])?", re.DOTALL)
_ASSUMED = mark("assumed")


class Lead(NamedTuple):
    """Where an arrow leads, by the place of an entry, and what is said of it."""

    place: int
    fields: dict[str, Any]


class SheetLeads:
    """Finds the entries of a sheet to which others lead."""

    def __init__(self, entries: Sequence[TableEntry]) -> None:
        self._entries = entries
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        for i, entry in enumerate(entries):
            if entry.number:
                self._numbers.setdefault(entry.number, i)
            self._titles.setdefault(_plain(str(entry.fields.get("title", ""))), i)

    def of(self, at: int) -> tuple[list[Lead], list[str]]:
        """Return where an entry leads, and the lines in which nothing that is there is named."""
        found: list[Lead] = []
        lost: list[str] = []
        for line in self._entries[at].leads or ():
            match = _LINE.fullmatch(line)
            place = self._place(match["number"] or "", match["title"]) if match else None
            if place is None:
                lost.append(line)
            else:
                found.append(Lead(place, _said(match["said"] or "") if match else {}))
        return found, lost

    def _place(self, number: str, title: str) -> int | None:
        if number in self._numbers:
            return self._numbers[number]
        said = _plain(f"{number} {title}")
        return self._titles.get(said) if said else None


def arrows_of(
    entries: Sequence[TableEntry], cards: dict[int, Touchpoint]
) -> list[Connection] | None:
    """Return the arrows that entries name; ``None`` where their sheet says nothing of arrows."""
    if all(entry.leads is None for entry in entries):
        return None
    leads = SheetLeads(entries)
    return [
        Connection(source=cards[at].id, target=cards[lead.place].id, **lead.fields)
        for at in sorted(cards)
        for lead in leads.of(at)[0]
        if lead.place in cards
    ]


def lost_lead(line: str) -> str:
    """Return the sentence about an arrow to what is not there."""
    return tr("An arrow to “{title}” was left out: there is no such touchpoint.", title=line[:40])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _said(text: str) -> dict[str, Any]:
    """Return kind, weight and label from what stands in brackets behind a touchpoint."""
    found: dict[str, Any] = {}
    labels = {word.casefold(): kind.name for kind in kinds() for word in in_each(kind.label)}
    for part in (part.strip() for part in text.split(";")):
        number = read_number(part.removeprefix("n = "))
        if part.casefold() in labels:
            found["kind"] = labels[part.casefold()]
        elif part in in_each(_ASSUMED):
            found["assumed"] = True
        elif number and part.startswith("n = "):
            found |= {"weight": number[0], "unit": "count"}
        elif number and number[1]:
            found |= {"weight": number[0] / 100, "unit": "probability"}
        elif number:
            found["weight"] = number[0]
        elif part:
            found["label"] = part.strip("“”")
    return found
