"""A survey as text: its encoding and its delimiter, found in one pass that also makes its digest."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO

from journeymap.errors import JourneyError
from journeymap.language import tr

LARGEST = 1 << 30
"""So many bytes of text are read; a million answers to twenty questions take a tenth."""

_BLOCK = 1 << 20
_PIECE = 4_096
_DELIMITERS = ",;\t|"
_END = "\x00end of the file"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = range(0xC0, 0x100)
_LONGEST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of separated values that can be passed over again and again."""

    path: Path
    encoding: str
    delimiter: str
    digest: str

    def rows(self) -> TextRows:
        """Begin to read its rows."""
        return TextRows(self)


class TextRows:
    """The rows of a text from the first on, one by one or in pieces.

    Both raise ``JourneyError`` where the text is damaged.
    """

    def __init__(self, file: TextFile) -> None:
        self._file = file

    def __iter__(self) -> Iterator[list[str]]:
        for piece in self.pieces(_PIECE):
            yield from piece

    def pieces(self, size: int) -> Generator[list[list[str]], None, None]:
        """Yield the rows, so many at once."""
        path, ended = self._file.path, False
        with open(path, encoding=self._file.encoding, errors="replace", newline="") as file:
            reader = csv.reader(chain(file, (_END,)), delimiter=self._file.delimiter)
            try:
                while piece := _piece(reader, size):
                    ended = piece[-1] == [_END]
                    yield piece[:-1] if ended else piece
            except csv.Error as fault:
                raise _damaged(path.name, reader.line_num, fault) from fault
        if not ended:
            raise JourneyError(
                tr(
                    "A quotation mark in {name} is opened and never closed, so its rows cannot be"
                    " told apart. Nothing was changed; save the file anew in a spreadsheet program.",
                    name=path.name,
                )
            )


def _piece(reader: Iterator[list[str]], size: int) -> list[list[str]]:
    """Return the next rows; how long a cell may be is of the whole process, and put back."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(islice(reader, size))
    finally:
        csv.field_size_limit(before)


def looked_through(path: Path, tell: Callable[[float], None]) -> TextFile:
    """Return a text with how it is written; raises ``JourneyError`` for what is none."""
    from journeymap.storage.digest import sha256
    from journeymap.storage.reading import beginning

    try:
        first = beginning(path, 1 << 16)
        size = path.stat().st_size
        if size > LARGEST:
            raise JourneyError(
                tr(
                    "{name} is larger than {limit} GB, so it was not read. Nothing was changed;"
                    " export only a shorter time.",
                    name=path.name,
                    limit=LARGEST >> 30,
                )
            )
        encoding = _marked(first) or _wide(first)
        sha = sha256(size)
        with open(path, "rb") as file:
            found = encoding or _narrow(file, path.name, size, sha.update, tell)
        if encoding:
            with open(path, "rb") as file:
                while block := file.read(_BLOCK):
                    sha.update(block)
        text = first.decode(found, "replace")
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault)
        ) from fault
    return TextFile(path, found, delimiter_of(text), sha.hexdigest())


def delimiter_of(text: str) -> str:
    """Return what stands between cells: what divides the first lines most evenly."""
    lines = text.splitlines()[:20]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    best, most = ",", 0.0
    for one in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=one) if row]
        usual = max(set(widths), key=widths.count) if widths else 1
        rank = (usual > 1) * (widths.count(usual) / len(widths) + usual / 1000 if widths else 0)
        if rank > most:
            best, most = one, rank
    return best


def _marked(first: bytes) -> str:
    return next((name for mark, name in _MARKS if first.startswith(mark)), "")


def _wide(first: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros that stand in every other place."""
    if len(first) < 4:
        return ""
    even, odd = first[0::2].count(0), first[1::2].count(0)
    half = len(first) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.05 * half else ""


def _narrow(
    file: IO[bytes],
    name: str,
    size: int,
    digest: Callable[[bytes], None],
    tell: Callable[[float], None],
) -> str:
    """Tell UTF-8 from the Windows page of Cyrillic letters, which is that of most old exports."""
    decoder, utf, done = codecs.getincrementaldecoder("utf-8")(), True, 0
    high = cyrillic = 0
    while block := file.read(_BLOCK):
        digest(block)
        done += len(block)
        tell(min(1.0, done / max(size, 1)))
        if b"\0" in block:
            raise JourneyError(
                tr("{name} is no text: there are zeros in it. Nothing was changed.", name=name)
            )
        if utf:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                utf = False
        if not utf and high < _BLOCK:
            letters = [byte for byte in block if byte >= 0x80]
            high += len(letters)
            cyrillic += sum(byte in _CYRILLIC for byte in letters)
    if utf:
        return "utf-8"
    return "cp1251" if cyrillic > 0.5 * high else "cp1252"


def _damaged(name: str, line: int, fault: Exception) -> JourneyError:
    return JourneyError(
        tr(
            "{name} cannot be read as a table from line {line} on ({why}). Nothing was changed.",
            name=name,
            line=line,
            why=fault,
        )
    )
