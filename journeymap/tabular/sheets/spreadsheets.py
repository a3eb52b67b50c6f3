"""ODS and XLS, read in a process with limits of memory and time, row by row as they come.

The library that reads them ends its process, ours too were it the same, when a small file says
it is huge. On Linux and Windows the system holds the memory; on macOS the process looks itself.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import IO, Any, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.storage.reading import opened

Tell = Callable[[float], None]
"""What is called again and again with the share that is done; what it raises ends the reading."""

_PROCESS = Path(__file__).with_name("spreadsheet_process.py")
_COMMAND = (sys.executable, "-P", str(_PROCESS))
_SOON = 0.1
_AHEAD = 16
_LONGEST = 1 << 26


class SpreadsheetLimits(NamedTuple):
    """How much is read of a spreadsheet: sheets of up to so many rows and columns, and how many.

    ``memory`` is in bytes, ``seconds`` how long the process may stay silent between two batches
    of rows.
    """

    rows: int = 1_048_576
    columns: int = 16_384
    sheets: int = 1_000
    memory: int = 1536 * 2**20
    seconds: float = 60.0


class SheetPiece(NamedTuple):
    """Some of the rows of a sheet, from A1 on in their order; blank ones are there, too.

    Each sheet has at least one piece. ``passed`` sheets were not looked at, ``large`` ones not read.
    """

    sheet: str
    rows: tuple[tuple[str, ...], ...] = ()
    visible: bool = True
    passed: bool = False
    large: bool = False


EVERYTHING = SpreadsheetLimits()


def _nothing(_: float) -> None:
    """Tell nobody."""


def pieces(
    source: Path | bytes,
    name: str,
    *,
    sheet: str = "",
    limits: SpreadsheetLimits = EVERYTHING,
    tell: Tell = _nothing,
) -> Iterator[SheetPiece]:
    """Yield the sheets of a spreadsheet piece by piece, of one sheet alone where it is named.

    The process ends when the last piece was yielded, or nobody wants the next. Raises
    ``JourneyError`` for what cannot be read, is locked with a password or goes beyond limits.
    """
    asked = {**limits._asdict(), "sheet": sheet}
    with tempfile.TemporaryDirectory(prefix="journeymap-") as folder:
        copied = _copy(source, Path(folder))
        process = subprocess.Popen(
            (*_COMMAND, json.dumps(asked), copied),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        lines: Queue[bytes] = Queue(_AHEAD)
        over = Event()
        reader = Thread(target=_pass_on, args=(process.stdout, lines, over), daemon=True)
        reader.start()
        try:
            said = _waited(lines, process, name, limits.seconds, tell)
            yield from _understood(said, name, tell)
        finally:
            over.set()
            process.kill()
            process.wait()
            reader.join()
            process.stdout.close()


def _copy(source: Path | bytes, folder: Path) -> Path:
    """Return a copy that stays as it is while it is read, with the ending its kind has."""
    with opened(source) if isinstance(source, Path) else BytesIO(source) as file:
        copied = folder / ("book.ods" if file.read(2) == b"PK" else "book.xls")
        file.seek(0)
        with copied.open("wb") as out:
            shutil.copyfileobj(file, out)
    return copied


def _pass_on(stream: IO[bytes], lines: Queue[bytes], over: Event) -> None:
    """Put the lines of a process where they are waited for; an empty one when there are no more."""
    while not over.is_set():
        line = b""
        with suppress(OSError, ValueError):
            line = stream.readline(_LONGEST)
        while not over.is_set():
            with suppress(Full):
                lines.put(line, timeout=_SOON)
                break
        if not line:
            return


def _waited(
    lines: Queue[bytes], process: subprocess.Popen[bytes], name: str, seconds: float, tell: Tell
) -> Iterator[list[Any]]:
    """Yield what a process says, unless it is silent for too long or gone before its end."""
    heard = time.monotonic()
    while True:
        tell(0.0)
        try:
            line = lines.get(timeout=_SOON)
        except Empty:
            if time.monotonic() - heard > seconds:
                raise JourneyError(
                    tr(
                        "{name} takes too long to read. Nothing was imported; leave in it only what "
                        "is needed, or save it as CSV.",
                        name=name,
                    )
                ) from None
            continue
        heard = time.monotonic()
        if not line.endswith(b"\n"):
            process.kill()
            raise _gone(process.wait(), name)
        said = json.loads(line)
        if said[0] == "end":
            return
        yield said


def _understood(lines: Iterator[list[Any]], name: str, tell: Tell) -> Iterator[SheetPiece]:
    sheet, visible, height, read = "", True, 0, 0
    for kind, *said in lines:
        if kind == "fault":
            raise _fault(said[0], said[1], name)
        if kind == "passed":
            yield SheetPiece(said[0], passed=True)
        elif kind == "large":
            yield SheetPiece(said[0], large=True)
        elif kind == "sheet":
            (sheet, visible, height), read = said, 0
            yield SheetPiece(sheet, (), visible)
        else:
            rows = tuple(map(tuple, said[0]))
            read += len(rows)
            tell(min(1.0, read / max(1, height)))
            yield SheetPiece(sheet, rows, visible)


def _gone(code: int, name: str) -> JourneyError:
    """Return what to say of a process that ended before it was done, for want of memory."""
    return _too_much(name) if code else _damaged(name)


def _too_much(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} would take far more memory than it is large, as when cells lie far apart, so "
            "it was not read. Nothing was imported; save it as CSV, or with less in it.",
            name=name,
        )
    )


def _fault(kind: str, why: str, name: str) -> JourneyError:
    if "limit exceeded" in why:
        return _too_much(name)
    if kind == "PasswordError":
        return locked(name)
    if kind in ("ImportError", "ModuleNotFoundError"):
        return JourneyError(
            tr(
                "{name} cannot be read, since the part of the program that reads ODS and XLS is not "
                "installed. Save it as .xlsx or CSV and try again.",
                name=name,
            )
        )
    return _damaged(name)


def locked(name: str) -> JourneyError:
    """Return what to say of a spreadsheet that only opens with a password."""
    return JourneyError(
        tr(
            "{name} is locked with a password. Nothing was imported; open it in a spreadsheet "
            "program, save it without one and try again.",
            name=name,
        )
    )


def _damaged(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} is not a spreadsheet that can be read: it is damaged or of another kind. Nothing "
            "was imported; save it anew and try again.",
            name=name,
        )
    )
