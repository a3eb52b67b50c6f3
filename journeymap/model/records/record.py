"""What every record is: an id, a way to be changed, and where a copy came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from os import urandom
from typing import Any, Self


def new_id() -> str:
    """Return an id no other record has, here or on a colleague's machine: a UUID 4 in hex.

    Made here because importing ``uuid`` takes longer than everything else in this module.
    """
    number = int.from_bytes(urandom(16))
    number = number & ~(0xF << 76) | 0x4 << 76
    return f"{number & ~(0x3 << 62) | 0x2 << 62:032x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that has an id and lives in a document."""

    id: str = field(default_factory=new_id)

    def but(self, **values: Any) -> Self:
        """Return this record with some fields changed."""
        return replace(self, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copyable(Record):
    """Anything in a journey, of which a to-be journey or a variant gets a copy.

    ``origin`` is the id it was copied from. It is no link: what it names may be gone, or in
    another file, and still tells which record of before and after is the same.
    """

    origin: str | None = None
