"""What a source remembers of the survey it was read from, as JSON in its record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeymap.errors import JourneyError
from journeymap.model.records import Quote
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.notation import from_plain, plain
from journeymap.tabular.surveys.sheet import SurveySheet


@dataclass(frozen=True, slots=True)
class SurveyMemory:
    """A mapping with the columns there were, the questions of its segments, and what came of it.

    ``journey`` is the id of the one it was brought into, ``quotes`` are the ids of the quotes
    that came in, ``out`` the periods that were taken out again.
    """

    mapping: SurveyMapping
    journey: str
    seen: tuple[str, ...]
    headings: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    out: tuple[str, ...] = ()

    @classmethod
    def of(cls, mapping: SurveyMapping, sheet: SurveySheet, journey: str) -> SurveyMemory:
        """Return what is remembered of a sheet that was read with a mapping."""
        seen = tuple(column.key for column in sheet.columns)
        return cls(mapping, journey, seen, tuple(map(sheet.question, mapping.segment)))

    def without(self, period: str) -> SurveyMemory:
        """Return it with one more period taken out."""
        return replace(self, out=(*self.out, period))

    def with_quotes(self, quotes: Sequence[Quote]) -> SurveyMemory:
        """Return it with the quotes that came in."""
        return replace(self, quotes=tuple(quote.id for quote in quotes))

    def written(self) -> str:
        """Return it as JSON."""
        told = {
            "survey": plain(self.mapping), "journey": self.journey, "seen": self.seen,
            "headings": self.headings, "quotes": self.quotes, "out": self.out,
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> SurveyMemory | None:
        """Return what a source remembers, ``None`` where it is of no survey."""
        try:
            told = json.loads(text) if text else None
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict) or "survey" not in told:
            return None
        try:
            mapping = from_plain(told["survey"])
        except JourneyError:  # written by a later version, or by hand
            return None
        lists = {
            key: tuple(map(str, said if isinstance(said := told.get(key), list) else ()))
            for key in ("seen", "headings", "quotes", "out")
        }
        if len(lists["headings"]) != len(mapping.segment):
            lists["headings"] = mapping.segment
        return cls(mapping, str(told.get("journey") or ""), **lists)
