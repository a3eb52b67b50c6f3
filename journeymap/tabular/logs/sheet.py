"""A table of events or paths, opened to be passed over: text of any size, or a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.storage.digest import sha256
from journeymap.storage.reading import beginning
from journeymap.tabular.surveys.text import TextRows, looked_through
from journeymap.tabular.surveys.workbook import workbook_rows

Tell = Callable[[float], None]

_SAMPLE = 500
_PIECE = 10_000
_BLOCK = 1 << 20
_BEGINNING = 1 << 12
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def untold(share: float) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class DataSheet:
    """Rows of data under its file's name: read anew whenever asked for, and never all kept."""

    name: str
    digest: str
    size: int
    read: Callable[[], TextRows]
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @cached_property
    def sample(self) -> tuple[Sequence[str], ...]:
        """Its first rows, without the line that tells what stands between cells."""
        return tuple(islice((row for row in self.read() if not _tells_apart(row)), _SAMPLE))

    def pieces(self, skipped: int, tell: Tell) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield its rows many at once, each time with the number of the first, from 1.

        So many first rows are passed over. ``tell`` is told which share is done, about.
        """
        number, letters = 1, 0
        for piece in self.read().pieces(_PIECE):
            tell(min(1.0, letters / max(1, self.size)))
            first = max(0, skipped + 1 - number)
            if number == 1 and piece and _tells_apart(piece[0]):
                first = max(first, 1)
            yield number + first, piece[first:]
            number += len(piece)
            sample = piece[:: max(1, len(piece) // 50)]
            width = sum(sum(map(len, row)) + len(row) for row in sample) / max(1, len(sample))
            letters += int(width * len(piece))


def open_data(path: Path, name: str = "", sheet: str = "", tell: Tell = untold) -> DataSheet:
    """Open a text or a workbook under a name; raises ``JourneyError`` for what cannot be read."""
    name = name or path.name
    archive = beginning_of(path).startswith(_ARCHIVES)
    size = path.stat().st_size
    if not archive:
        text = looked_through(path, tell)
        return DataSheet(name, text.digest, size, text.rows)
    book = workbook_rows(path, sheet, tell)
    return DataSheet(name, digest_of(path), size, book.rows.rows, book.sheet, book.sheets)


def beginning_of(path: Path) -> bytes:
    """Return the first bytes of a file; raises ``JourneyError`` where it cannot be read."""
    try:
        return beginning(path, _BEGINNING)
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault)
        ) from fault


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    sha = sha256(path.stat().st_size)
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            sha.update(block)
    return sha.hexdigest()


def _tells_apart(row: Sequence[str]) -> bool:
    return bool(row) and row[0].lower().startswith("sep=")
