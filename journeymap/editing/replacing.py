"""Replacing words in many texts at once: one change, and what it had to leave as it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from journeymap.editing.records import confirmed, naming
from journeymap.editing.tags import one_each, tags_in
from journeymap.editing.text_search import TextHit
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.fields import fault, specs, tidy
from journeymap.model.matching import BOLD
from journeymap.model.records import Connection, Frame, Lane, Note, Record, Sense, Step
from journeymap.model.snapshot import Snapshot
from journeymap.model.texts import FieldText

REPLACE = "Replace"
"""What the step is called in the menu Edit."""

LONGEST = 16 << 20
"""In characters: what a text may at most become."""

BLANK = mark("would have no name left")
NO_ADDRESS = mark("would be no address")
TOO_LONG = mark("would be too long")
CHANGED = mark("was changed meanwhile")

_NAMELESS = (Connection, Frame, Lane, Sense, Step)
"""What may go without a name: it is known by where it stands, or what it shows."""


class Replacement(NamedTuple):
    """A change, with how many hits in how many texts it replaces, and what is left out and why."""

    change: Change | None
    hits: int
    texts: int
    left_out: tuple[tuple[FieldText, str], ...]


def replace_hits(snapshot: Snapshot, hits: Iterable[TextHit], by: str) -> Replacement:
    """Put other words where some hits are; hits of one text stand one after the other.

    What would not fit its field is left as it is, and told.
    """
    pairs: list[tuple[Record, Record]] = []
    left_out: list[tuple[FieldText, str]] = []
    replaced = texts = 0
    for _, mine in groupby(hits, lambda hit: hit.found.record.id):
        found = list(mine)
        record = before = found[0].found.record
        if snapshot.find(before.id) is not before:
            left_out.append((found[0].found, CHANGED))
            continue
        for one, places in groupby(found, lambda hit: hit.found):
            spans = [hit.span for hit in places]
            after, why = _written(record, one, rewritten(one.text, spans, by))
            if why:
                left_out.append((one, why))
            elif after is not None:
                record, replaced, texts = after, replaced + len(spans), texts + 1
        pairs.append((before, _settled(record, before)))
    return Replacement(change(REPLACE, edit=pairs) or None, replaced, texts, tuple(left_out))


def rewritten(text: str, spans: Iterable[tuple[int, int]], by: str) -> str:
    """Return a text with other words in some places, the stars of bold words in them kept."""
    pieces, at = [], 0
    for start, end in spans:
        stars = BOLD if text[start:end].count(BOLD) % 2 else ""
        pieces += [text[at:start], by, stars]
        at = end
    return "".join((*pieces, text[at:]))


def _written(record: Record, one: FieldText, text: str) -> tuple[Record | None, str]:
    """Return a record with another text in a field, or why that cannot be; neither if it has it."""
    spec = one.spec
    value: Any = tidy(spec, text)
    if len(text) > LONGEST:
        return None, TOO_LONG
    if one.field == naming(record) and not text.strip() and not _may_be_nameless(record):
        return None, BLANK
    if one.part is not None:
        words = list(getattr(record, one.field))
        words[one.part] = text
        value = tuple(words)
        if spec.editor == "addresses" and fault(spec, (text.strip(),)):
            return None, NO_ADDRESS
    if value == getattr(record, one.field):
        return None, ""
    return confirmed(record.but(**{one.field: value}), record, one.field), ""


def _may_be_nameless(record: Record) -> bool:
    return isinstance(record, _NAMELESS) or (isinstance(record, Note) and record.asset is not None)


def _settled(record: Record, before: Record) -> Record:
    """Return a record whose lists that are others hold each word once, as if typed anew."""
    values: dict[str, Any] = {}
    for name, spec in specs(type(record)).items():
        said = getattr(record, name)
        if spec.editor == "tags" and said != getattr(before, name):
            values[name] = one_each(tag for word in said for tag in tags_in(word))
        if spec.editor == "addresses" and said != getattr(before, name):
            values[name] = tuple(dict.fromkeys(word.strip() for word in said if word.strip()))
    return record.but(**values) if values else record
