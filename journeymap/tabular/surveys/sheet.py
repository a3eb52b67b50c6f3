"""A sheet of answers, to be passed over again and again without being kept in memory."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Literal, Protocol, runtime_checkable

Shape = Literal["qualtrics", "surveymonkey", "typeform", "google", "limesurvey", "table"]
"""Which program wrote a survey; ``table`` for any other."""

CHUNK = 20_000
"""So many rows are counted at once (measured: fewer cost time, more cost memory)."""

Row = Sequence[str]


@runtime_checkable
class InPieces(Protocol):
    """Rows that can be had many at once."""

    def pieces(self, size: int) -> Generator[list[list[str]], None, None]:
        """Yield the rows from the first, so many at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyColumn:
    """A column: its key, which no other has, and the question as people were asked it."""

    key: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """A sheet of a survey: how it is written, what its columns are called, and its rows.

    ``read`` begins to read all rows anew, headings too; what it gives may have ``pieces``, which
    come faster than rows. ``digest`` is the SHA-256 of the file
    it is from. ``sheets`` are the names of all sheets beside it, its own too.
    """

    name: str
    shape: Shape
    heading_rows: int
    columns: tuple[SurveyColumn, ...]
    read: Callable[[], Iterable[list[str]]]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    digest: str = ""

    def chunks(self, size: int = CHUNK) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield the rows of answers in pieces, each with the number of its first row, from 1.

        The numbers are those a spreadsheet shows, so those of the heading rows count.
        """
        rows, at, heads = self.read(), 1, self.heading_rows
        pieces = rows.pieces(size) if isinstance(rows, InPieces) else _divided(rows, size)
        try:
            for piece in pieces:
                first, at = at, at + len(piece)
                if first > heads:
                    yield first, piece
                elif at > heads + 1:
                    yield heads + 1, piece[heads + 1 - first :]
        finally:
            pieces.close()

    def sample(self, count: int = 2_000) -> list[list[str]]:
        """Return the first rows of answers that are not blank, at most so many."""
        for _, piece in self.chunks(count):
            return [row for row in piece if any(row)]
        return []

    def at(self, key: str) -> int:
        """Return the place of a column from 0; raises ``KeyError`` where there is none."""
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(key)

    def question(self, key: str) -> str:
        """Return the question of a column as people were asked it."""
        return self.columns[self.at(key)].question


def in_memory(
    rows: Sequence[Row], name: str, shape: Shape, heading_rows: int,
    columns: tuple[SurveyColumn, ...],
) -> SurveySheet:  # fmt: skip
    """Return a sheet of rows that are in memory anyway, such as those that were pasted."""
    return SurveySheet(
        name=name, shape=shape, heading_rows=heading_rows, columns=columns,
        read=lambda: (list(row) for row in rows),
    )  # fmt: skip


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python not look for garbage in circles meanwhile: rows are none, and there are many.

    Measured: looking through the rows of a piece again and again costs half as much as reading.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _divided(rows: Iterable[list[str]], size: int) -> Generator[list[list[str]], None, None]:
    left = iter(rows)
    while piece := list(islice(left, size)):
        yield piece
