"""A rollback journal, as SQLite leaves it beside a database when a program was killed.

It holds pages as they were before a transaction: parts that each begin with a header, at a
multiple of the sector's size, and then have records of a page's number, its bytes and a sum.
SQLite would also follow the name at its end, of a journal over several databases, and remove
that file; so it is read here, in no farther than what a header counts, and SQLite never is
given one. (https://www.sqlite.org/fileformat2.html#the_rollback_journal)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Self

from journeymap.storage.faults import broken, foreign
from journeymap.storage.header import Header, Pages, is_page, number

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_TO_THE_END = 0xFFFFFFFF
_SUMMED = 200
"""Every so many bytes of a page, counted from its end, one goes into the sum."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The header of a part: how many records follow, and what the sums begin with.

    ``pages`` is how many the database had, ``sector`` and ``page`` are sizes in bytes.
    """

    records: int
    start: int
    pages: int
    sector: int
    page: int

    @classmethod
    def read(cls, journal: BinaryIO, at: int) -> Self | None:
        journal.seek(at)
        data = journal.read(28)
        if len(data) < 28 or not data.startswith(_MAGIC):
            return None
        return cls(*(number(data, 8 + 4 * i) for i in range(5)))


def is_blank(head: bytes) -> bool:
    """Tell whether a journal says of itself that there is nothing to take back."""
    return head[:1] == b"\0"


def play(journal: BinaryIO, size: int, copy: BinaryIO, header: Header) -> bool:
    """Take back in our copy what a transaction had begun; return whether that changed it.

    Raises ``Unfit`` unless all of it is sound and within the limits of the copy, which is
    then to be thrown away.
    """
    first = _Part.read(journal, 0)
    if first is None:
        raise broken()
    page = first.page or header.page
    sector = first.sector
    if not is_page(page) or not 32 <= sector <= 65536 or sector & (sector - 1):
        raise broken()
    pages = Pages(copy, page)
    if not 0 < first.pages <= pages.count + size // page:
        raise foreign()
    restored = set()
    for at, data in _records(journal, size, first, page):
        if at > first.pages:
            raise foreign()
        if at not in restored:
            restored.add(at)
            pages.put(at, data)
    if page != header.page and 1 not in restored:
        raise foreign()
    pages.end_at(first.pages)
    return pages.changed


def _records(journal: BinaryIO, size: int, first: _Part, page: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of each page; raises ``Unfit`` at the first unsound one."""
    part: _Part | None = first
    start = 0
    while part:
        at = start + first.sector
        room = (size - at) // (page + 8)
        loose = part.records == _TO_THE_END
        if not loose and part.records > room:
            raise broken()
        journal.seek(at)
        for _ in range(room if loose else part.records):
            record = journal.read(page + 8)
            data = record[4:-4]
            sound = number(record, 0) and _sum(data, part.start) == number(record, page + 4)
            if len(record) < page + 8 or not sound:
                if loose:  # a journal that nobody counted ends where it makes no sense
                    return
                raise broken()
            at += page + 8
            yield number(record, 0), data
        start = -(-at // first.sector) * first.sector
        part = _Part.read(journal, start)


def _sum(data: bytes, start: int) -> int:
    return (start + sum(data[len(data) - _SUMMED : 0 : -_SUMMED])) & 0xFFFFFFFF
