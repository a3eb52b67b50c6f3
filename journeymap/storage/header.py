"""The first 100 bytes of a database, read before SQLite reads it, and the pages behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from journeymap.storage.faults import broken, foreign, keeping
from journeymap.storage.tables import APPLICATION_ID

LENGTH = 100
MAGIC = b"SQLite format 3\0"
LARGEST = 512 * 1024 * 1024
"""The largest file that is opened, in bytes."""

MORE = 32 * 1024 * 1024
"""How many bytes there may be behind the pages of a file, or beside it beyond twice its own."""


@dataclass(frozen=True, slots=True)
class Header:
    """The bytes of a page, how many pages there are, and whether a log may lie beside them.

    ``sure`` tells whether the number of pages can be relied on. ``application`` is whose
    database it is, ``format`` the number that program gives to its tables.
    """

    page: int
    pages: int
    sure: bool
    logged: bool
    application: int
    format: int

    @classmethod
    def read(cls, data: bytes) -> Self | None:
        """Return what the first bytes of a database say, ``None`` when they are none."""
        if len(data) < LENGTH or not data.startswith(MAGIC):
            return None
        page = number(data, 16, 2)
        return cls(
            page=65536 if page == 1 else page,
            pages=number(data, 28),
            sure=data[24:28] == data[92:96],
            logged=data[18:20] == b"\2\2",
            application=number(data, 68),
            format=int.from_bytes(data[60:64], "big", signed=True),
        )

    @property
    def size(self) -> int:
        """The bytes of all pages."""
        return self.page * self.pages

    @property
    def has_pages(self) -> bool:
        """Whether pages may have this size."""
        return is_page(self.page)


class Pages:
    """The pages of our own copy of a file, into which others are put."""

    def __init__(self, copy: BinaryIO, page: int) -> None:
        self._copy, self.page = copy, page
        self._folder = Path(copy.name).parent
        self.changed = False
        """Whether anything that was put in was new."""

    @property
    def count(self) -> int:
        """How many pages there are, also one that is cut off."""
        return -(-self._copy.seek(0, 2) // self.page)

    def put(self, at: int, data: bytes) -> None:
        """Write a page, counted from 1; raises ``Unfit`` when it is the first of another file."""
        if at == 1:
            header = Header.read(data)
            if not header or (header.application, header.page) != (APPLICATION_ID, self.page):
                raise foreign()
        with keeping(self._folder):
            self._copy.seek((at - 1) * self.page)
            if self._copy.read(self.page) != data:
                self._copy.seek((at - 1) * self.page)
                self._copy.write(data)
                self.changed = True

    def end_at(self, count: int) -> None:
        """Take away all after so many pages; raises ``Unfit`` when there are not as many."""
        if self.count < count:
            raise broken()
        with keeping(self._folder):
            if self._copy.seek(0, 2) > count * self.page:
                self._copy.truncate(count * self.page)
                self.changed = True
            self._copy.flush()


def is_page(size: int) -> bool:
    """Tell whether pages may have so many bytes: a power of two from 512 to 65,536."""
    return 512 <= size <= 65536 and not size & (size - 1)


def number(data: bytes, at: int, length: int = 4) -> int:
    """Return a number as SQLite writes it, the great end first."""
    return int.from_bytes(data[at : at + length], "big")
