"""A write-ahead log, as SQLite leaves it beside a database that was not closed.

It holds pages as they are after each transaction: a header, and then frames of a page's
number, the number of all pages where a transaction ends, two salts, a sum of all until here,
and the bytes. What does not carry on the sum is of no account: so it is read here, and
SQLite never is given one. (https://www.sqlite.org/fileformat2.html#the_write_ahead_log)
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from zlib import crc32

from journeymap.storage.faults import broken, foreign
from journeymap.storage.header import Header, Pages, number

_MAGIC = 0x377F0682
"""The sums are over numbers with the small end first; one more, with the great end first."""

_VERSION = 3007000
_HEADER, _FRAME = 32, 24

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page as a transaction left it; ``pages`` is how many there are where one ends, else 0.

    Its bytes stand at a ``place`` in the log, and have a ``mark`` by which they are known again.
    """

    at: int
    pages: int
    place: int
    mark: int


def is_blank(head: bytes) -> bool:
    """Tell whether a log is too short to hold anything."""
    return len(head) <= _HEADER


def play(log: BinaryIO, size: int, copy: BinaryIO, header: Header) -> bool:
    """Bring our copy up to the last whole transaction; return whether that changed it.

    Raises ``Unfit`` unless the log is this database's, as far as that can be known, and within
    the limits of the copy, which is then to be thrown away.
    """
    head = log.read(_HEADER)
    pages = Pages(copy, header.page)
    _check(head, header)
    most = pages.count + size // header.page
    whole: dict[int, _Frame] = {}
    begun: dict[int, _Frame] = {}
    end = 0
    for frame in _frames(log, head, header.page):
        if frame.at > most or frame.pages > most:
            raise foreign()
        begun[frame.at] = frame
        if frame.pages:
            whole |= begun
            begun, end = {}, frame.pages
    for frame in whole.values():
        log.seek(frame.place)
        data = log.read(header.page)
        if crc32(data) != frame.mark:
            raise broken()
        if frame.at <= end:
            pages.put(frame.at, data)
    if whole:
        pages.end_at(end)
    return pages.changed


def _check(head: bytes, header: Header) -> None:
    """Raise ``Unfit`` unless a log begins so that may lie beside a database with this header."""
    if len(head) < _HEADER or number(head, 0) & ~1 != _MAGIC or number(head, 4) != _VERSION:
        raise broken()
    if _summed(head[:24], (0, 0), number(head, 0)) != (number(head, 24), number(head, 28)):
        raise broken()
    if not header.logged or number(head, 8) != header.page:
        raise foreign()


def _frames(log: BinaryIO, head: bytes, page: int) -> Iterator[_Frame]:
    """Yield the frames that carry on the sum, from the first."""
    log.seek(_HEADER)
    sums = number(head, 24), number(head, 28)
    while len(frame := log.read(_FRAME + page)) == _FRAME + page:
        at, pages = number(frame, 0), number(frame, 4)
        if not at or frame[8:16] != head[16:24]:
            return
        sums = _summed(frame[:8] + frame[_FRAME:], sums, number(head, 0))
        if sums != (number(frame, 16), number(frame, 20)):
            return
        yield _Frame(at, pages, log.tell() - page, crc32(frame[_FRAME:]))


def _summed(data: bytes, sums: Sums, magic: int) -> Sums:
    words = array("I", data)
    if (sys.byteorder == "big") != (magic & 1 == 1):
        words.byteswap()
    first, second = sums
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = first + even + second & 0xFFFFFFFF
        second = second + odd + first & 0xFFFFFFFF
    return first, second
