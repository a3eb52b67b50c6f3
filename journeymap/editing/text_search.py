"""Finding words in all texts of a document, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from journeymap.editing.whereabouts import whereabouts
from journeymap.language import mark
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.matching import FoldedText, Span, Wanted, folded
from journeymap.model.records import NAMES, Journey, Record
from journeymap.model.snapshot import Snapshot
from journeymap.model.texts import FieldText, fields_of, texts_of

TAG_SIGN = "#"
"""What is typed before a word to look for tags alone."""

GROUPS = {
    "Journey": mark("Journeys"),
    "Stage": mark("Stages"),
    "Step": mark("Steps"),
    "Touchpoint": mark("Touchpoints"),
    "Feeling": mark("Feelings"),
    "Friction": mark("Friction points"),
    "Quote": mark("Quotes"),
    "Idea": mark("Ideas"),
    "Note": mark("Notes"),
    "Comment": mark("Comments"),
    "Sense": mark("Senses"),
    "Connection": mark("Connections"),
    "Score": mark("Scores"),
    "Goal": mark("Goals"),
    "Persona": mark("Personas"),
    "Lane": mark("Lanes"),
    "Metric": mark("Metrics"),
    "Asset": mark("Pictures"),
    "Frame": mark("Frames"),
    "SavedView": mark("Views"),
    "Scenario": mark("What-ifs"),
    "Vote": mark("Votes"),
    "Dismissal": mark("Dismissed findings"),
    "Source": mark("Sources"),
    "Brand": mark("Brands"),
    "Project": mark("The file"),
}
"""What the records of each kind are called together, in the order in which they are listed."""


HitKey = tuple[str, str, int | None, Span]


class TextHit(NamedTuple):
    """A place in a text where what was wanted stands."""

    found: FieldText
    span: Span

    @property
    def words(self) -> str:
        """What stands there."""
        return self.found.text[self.span[0] : self.span[1]]

    @property
    def key(self) -> HitKey:
        """What tells it from every other one, also after its record was changed elsewhere."""
        return self.found.record.id, self.found.field, self.found.part, self.span


class _Indexed(NamedTuple):
    """A record with its texts, each folded."""

    record: Record
    texts: tuple[tuple[FieldText, FoldedText], ...]


class TextIndex:
    """The texts of a document, folded once: a record is looked at again only when it is another.

    What it finds it finds bit by bit, so that whoever asks can stop, or let others go first.
    """

    def __init__(self) -> None:
        self._known: dict[bool, dict[str, _Indexed]] = {False: {}, True: {}}
        self._sorted: dict[type[Record], tuple[Snapshot, str, list[Any]]] = {}

    def search(
        self, snapshot: Snapshot, wanted: Wanted, first: str = ""
    ) -> Iterator[list[TextHit]]:
        """Yield the hits of each record, kind by kind as in ``GROUPS``; mostly blank lists.

        Of what begins with ``#`` the rest is looked for in tags. Of each kind those in the
        journey with the id ``first`` come before all others.
        """
        if not wanted:
            return
        tagged = wanted.without(TAG_SIGN)
        for kind in map(NAMES.__getitem__, GROUPS):
            if not fields_of(kind) or not snapshot.all(kind):
                continue
            yield []
            for record in self._ordered(snapshot, kind, first):
                yield self._of(record, wanted, tagged)

    def _of(self, record: Record, wanted: Wanted, tagged: Wanted) -> list[TextHit]:
        hits: list[TextHit] = []
        for found, text in self._texts(record, wanted.case):
            meant = wanted if found.part is None else tagged
            if meant.parts[0] in text.text:
                hits += [TextHit(found, span) for span in meant.spans(text)]
        return hits

    def _texts(self, record: Record, case: bool) -> tuple[tuple[FieldText, FoldedText], ...]:
        known = self._known[case]
        entry = known.get(record.id)
        if entry is None or entry.record is not record:
            texts = texts_of(record)
            entry = _Indexed(
                record,
                tuple((one, folded(one.text, case=case, marked=one.spec.marked)) for one in texts),
            )
            known[record.id] = entry
        return entry.texts

    def _ordered(self, snapshot: Snapshot, kind: type[Record], first: str) -> list[Any]:
        kept = self._sorted.get(kind)
        if kept is None or kept[0] is not snapshot or kept[1] != first:
            found = in_reading_order(snapshot, kind, first)
            kept = self._sorted[kind] = snapshot, first, found
        return kept[2]


def in_reading_order(snapshot: Snapshot, kind: type[Record], first: str = "") -> list[Any]:
    """Return the records of a kind journey by journey, along the stages and down the lanes."""
    records = snapshot.ordered(kind)
    if len(records) < 2 or kind is Journey:
        return list(records)
    rank: dict[str, int] = {}
    for journey in sorted(snapshot.ordered(Journey), key=lambda one: one.id != first):
        rank[journey.id] = len(rank)
        for part in (
            *stages(snapshot, journey.id),
            *cards(snapshot, journey.id),
            *lanes(snapshot, journey.id),
        ):
            rank[part.id] = len(rank)
    return sorted(records, key=lambda record: _rank(snapshot, record, rank))


def _rank(snapshot: Snapshot, record: Record, rank: dict[str, int]) -> tuple[int, ...]:
    own = rank.get(record.id)
    if own is not None:
        return (own,)
    at = whereabouts(snapshot, record)
    every = (at.journey, at.card or at.stage, at.lane)
    return tuple(rank.get(one.id, -1) if one else -1 for one in every)


def first_hits(index: TextIndex, snapshot: Snapshot, wanted: Wanted, most: int) -> list[TextHit]:
    """Return the first hit in each text, of so many texts at most."""
    found = (hit for hits in index.search(snapshot, wanted) for hit in _one_each(hits))
    return list(islice(found, most))


def _one_each(hits: list[TextHit]) -> Iterator[TextHit]:
    before = None
    for hit in hits:
        if hit.key[:3] != before:
            before = hit.key[:3]
            yield hit
