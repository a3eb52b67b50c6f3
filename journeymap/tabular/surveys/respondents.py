"""What each respondent answered, as it is kept beside a source, and counted anew from there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from journeymap.tabular.surveys.count import AnswerTally
from journeymap.tabular.surveys.dividing import Group, parts_of
from journeymap.tabular.surveys.leaving import named_alike
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.sheet import CHUNK
from journeymap.tabular.surveys.tallies import ColumnSums, tallies_of

KeptAnswer = tuple[str, str, str]
"""The keyed hash of a respondent, when it was answered, and the answers as JSON."""

_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


class KeptAnswers(Protocol):
    """Where the answers of respondents are kept: the attachments of a session."""

    def keep_answers(self, source: str, rows: Sequence[KeptAnswer]) -> None:
        """Keep what respondents of a source answered, by their keyed hashes."""

    def answers_but(self, source: str, others: Sequence[str]) -> Iterator[str]:
        """Yield what was answered to a source by those who did not answer to others."""

    def known_to(self, source: str, others: Sequence[str]) -> int:
        """Return how many of a source's respondents answered to others, too."""

    def forget_answers(self, source: str, respondents: tuple[str, ...] = ()) -> None:
        """Take out what was answered to a source."""


def hashed(who: str, key: str) -> str:
    """Return the keyed hash of a respondent: who it is cannot be read from the file."""
    from hashlib import blake2b

    named = named_alike(who).encode()
    return blake2b(named, key=key.encode()[:64], digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One respondent's answers: the group it is in, its weight, and a place on each scale from 0."""

    group: Group
    weight: float | None
    places: tuple[int | None, ...]

    def written(self) -> str:
        """Return it as JSON."""
        return _ENCODE([*self.group, self.weight, self.places])

    @classmethod
    def read(cls, text: str) -> KeptRow | None:
        """Return what was written; ``None`` for what is damaged."""
        try:
            period, touchpoint, persona, segments, weight, places = json.loads(text)
        except (ValueError, TypeError):
            return None
        return cls(Group(period, touchpoint, persona, tuple(segments)), weight, tuple(places))


def recounted(
    written: Iterable[str], mapping: SurveyMapping, headings: Sequence[str], columns: frozenset[str]
) -> tuple[AnswerTally, ...]:
    """Return what respondents answered in some columns of a mapping, counted from what was kept."""
    kept = [(at, one) for at, one in enumerate(mapping.columns) if one.name in columns]
    whole = next((at for at, one in enumerate(mapping.columns) if one.overall), None)
    sums = {one.name: ColumnSums(one.name) for _, one in kept}
    index: dict[Group, int] = {}
    width = len(mapping.columns)
    for piece in _pieces(written):
        alike: dict[tuple[int, str], list[KeptRow]] = defaultdict(list)
        for row in piece:
            over = "" if whole is None else _said(row, width)[whole]
            alike[index.setdefault(row.group, len(index)), over].append(row)
        for (group, over), rows in alike.items():
            answers = [*zip(*(_said(row, width) for row in rows), strict=True)]
            heavy = [row.weight or 0.0 for row in rows] if mapping.weight else None
            for at, one in kept:
                sums[one.name].add(group, over, answers[at], heavy, 1)
    parts = {at: tuple(parts_of(group, headings)) for group, at in index.items()}
    return tuple(
        tally
        for at, one in kept
        for tally in tallies_of(
            sums[one.name], _width(mapping, at), _known(mapping, at),
            None if whole is None or whole == at else _known(mapping, whole), parts,
            bool(mapping.weight),
        )
    )  # fmt: skip


def _pieces(rows: Iterable[str]) -> Iterator[list[KeptRow]]:
    found: list[KeptRow] = []
    for text in rows:
        row = KeptRow.read(text)
        if row:
            found.append(row)
        if len(found) == CHUNK:
            yield found
            found = []
    if found:
        yield found


def _said(row: KeptRow, width: int) -> list[str]:
    places = (*row.places, *[None] * (width - len(row.places)))[:width]
    return ["" if place is None else str(place) for place in places]


def _width(mapping: SurveyMapping, at: int) -> int:
    metric = mapping.metric_of(mapping.columns[at])
    return metric.high - metric.low + 1


def _known(mapping: SurveyMapping, at: int) -> dict[str, int | None]:
    return {"": None, **{str(place): place for place in range(_width(mapping, at))}}
