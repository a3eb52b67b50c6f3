"""Agendas: the parts of a workshop and the minutes each may take, from data files."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from journeymap.language import current
from journeymap.paths import resources


class AgendaPart(NamedTuple):
    """One part of a workshop: how long it may take, and what to say at its beginning."""

    title: str
    minutes: float
    say: str


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
    code = language or current()
    return [
        _agenda(json.loads(path.read_text("utf-8")), code)
        for path in sorted(resources("agendas").glob("*.json"))
    ]


def _agenda(plain: dict[str, Any], language: str) -> Agenda:
    def said(texts: dict[str, str]) -> str:
        return texts.get(language, texts["en"])

    return Agenda(
        said(plain["title"]),
        tuple(
            AgendaPart(said(part["title"]), float(part["minutes"]), said(part["say"]))
            for part in plain["parts"]
        ),
    )
