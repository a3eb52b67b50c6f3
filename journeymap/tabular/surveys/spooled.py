"""Rows of a workbook, written down once as text, so that they are passed over again in no time.

Reading a large workbook takes minutes, reading text a second. The text lies in a temporary file
that only this user can read, and goes with the sheet it is of.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from weakref import finalize

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.text import TextFile, TextRows

LARGEST = 1 << 30
"""So many bytes of text a workbook may come to."""

_PIECE = 1_000


class SpooledRows:
    """The rows of one sheet in a temporary file, for as long as somebody holds them."""

    def __init__(self, rows: Iterable[Sequence[str]], name: str) -> None:
        handle, path = tempfile.mkstemp(prefix="journeymap-", suffix=".csv")
        self._release = finalize(self, _unlink, path)
        try:
            with open(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
                writer = csv.writer(file)
                for piece in _pieces(rows):
                    writer.writerows(piece)
                    if file.tell() > LARGEST:
                        raise JourneyError(
                            tr(
                                "{name} holds more than {limit} GB of text, so it was not read."
                                " Nothing was changed; export only a shorter time.",
                                name=name,
                                limit=LARGEST >> 30,
                            )
                        )
        except OSError as fault:
            self._release()
            raise JourneyError(
                tr(
                    "{name} could not be read, as there is no room for it on this machine ({why}).",
                    name=name,
                    why=fault.strerror or fault,
                )
            ) from fault
        except BaseException:
            self._release()
            raise
        self._text = TextFile(Path(path), "utf-8", ",", "")

    def rows(self) -> TextRows:
        """Begin to read the rows."""
        return self._text.rows()


def _pieces(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    piece: list[Sequence[str]] = []
    for row in rows:
        piece.append(row or ("",))
        if len(piece) == _PIECE:
            yield piece
            piece = []
    yield piece


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:  # it is gone, or on Windows still read somewhere
        return
