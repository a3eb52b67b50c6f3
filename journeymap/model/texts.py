"""Every text of a record that is in people's words, read off the declarations of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from journeymap.model.fields import Spec, offered, specs
from journeymap.model.records import Record

_LISTED = ("tags", "addresses")
_ISO = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


class FieldText(NamedTuple):
    """A text that stands in a field of a record; ``part`` is its place in a list of texts."""

    record: Record
    field: str
    part: int | None
    text: str

    @property
    def spec(self) -> Spec:
        """How the field is declared."""
        return specs(type(self.record))[self.field]


def texts_of(record: Record) -> Iterator[FieldText]:
    """Yield the texts of a record that are not blank, field by field.

    Words out of a few, data of a shape of its own and days are none: nobody wrote them.
    """
    for name, many in fields_of(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if many:
            for part, word in enumerate(value):
                yield FieldText(record, name, part, word)
        elif not (value[0].isdigit() and _ISO.fullmatch(value)):
            yield FieldText(record, name, None, value)


def fields_of(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a kind that hold texts, and whether they hold several."""
    found = _FIELDS.get(kind)
    if found is None:
        found = tuple(
            (name, spec.editor in _LISTED)
            for name, spec in offered(kind).items()
            if spec.editor in ("text", *_LISTED) and spec.worded
        )
        _FIELDS[kind] = found
    return found


_FIELDS: dict[type[Record], tuple[tuple[str, bool], ...]] = {}
