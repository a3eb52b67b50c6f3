"""The process that opens spreadsheets nobody vouches for; it may fall over, the program does not.

Nothing but Python's own and the reader of spreadsheets is imported here. The sheets leave line by
line as JSON: what a sheet is called, its rows in
batches, at the end that it was the end, or why there is none.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

BATCH = 400
TOO_MUCH_MEMORY = 86
"""What the process ends with when it has taken all the memory it may."""
_PAUSE = 0.02
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_JOB_LIMIT, _JOB_FLAGS = 9, 0x100
_MOST_LETTERS = 2**20


def hold_memory(most: int) -> None:
    """Let this process take so many bytes and no more.

    Linux refuses what is above. Windows does, too, once the process is in a job with a limit.
    macOS does neither, so there and on Linux a thread looks, and ends the process.
    """
    if sys.platform == "win32":
        _hold_on_windows(most)
        return
    import resource

    try:
        _, hardest = resource.getrlimit(resource.RLIMIT_AS)
        free = hardest == resource.RLIM_INFINITY or hardest > most
        resource.setrlimit(resource.RLIMIT_AS, (most if free else hardest, hardest))
    except (ValueError, OSError):
        pass
    threading.Thread(target=_watch, args=(most, bytes_held), daemon=True).start()


def bytes_held() -> int:
    """Return how much memory this process holds, on Linux now, on macOS at most so far.

    On Linux the most so far would begin with what the process held that started this one.
    """
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _watch(most: int, used: Callable[[], int]) -> None:
    while used() <= most:
        time.sleep(_PAUSE)
    os._exit(TOO_MUCH_MEMORY)


def _hold_on_windows(most: int) -> None:
    """Put this process into a job object whose processes may not take more."""
    import ctypes

    class Limits(ctypes.Structure):
        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", ctypes.c_uint32),
            ("sets", ctypes.c_size_t * 2),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("classes", ctypes.c_uint32 * 2),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peaks", ctypes.c_size_t * 2),
        )

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009, it is not there elsewhere
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = Limits(flags=_JOB_FLAGS, process_memory=most)
    kernel.SetInformationJobObject(
        job, _JOB_LIMIT, ctypes.byref(limits), ctypes.c_uint32(ctypes.sizeof(limits))
    )
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


def text_of(value: Any) -> str:
    """Return a cell as text: whole numbers without decimals, dates as ISO 8601 writes them."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    said = str(value).strip()
    if lasted := _DURATION.fullmatch(said):
        return ":".join((str(int(lasted[1])), lasted[2], lasted[3]))
    return said


def rows_of(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows of a sheet from A1 on, without blank cells at their ends."""
    before = [""] * (sheet.start or (0, 0))[1]  # rows are told from the first on, columns not
    for cells in sheet.iter_rows():
        row = [*before, *map(text_of, cells)]
        while row and not row[-1]:
            row.pop()
        yield row


def _batches(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    batch: list[list[str]] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += sum(map(len, row))
        if len(batch) == BATCH or letters > _MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _tell(kind: str, *said: object) -> None:
    sys.stdout.buffer.write(json.dumps([kind, *said]).encode("ascii") + b"\n")


def _read(asked: dict[str, Any], path: str) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for place, about in enumerate(book.sheets_metadata):
        wanted = not asked["sheet"] or about.name == asked["sheet"]
        if place >= asked["sheets"] or not wanted:
            _tell("passed", about.name)
            continue
        visible = str(about.visible).endswith(".Visible")
        sheet = book.get_sheet_by_index(place)
        if sheet.total_height > asked["rows"] or sheet.total_width > asked["columns"]:
            _tell("large", about.name)
            continue
        _tell("sheet", about.name, visible, sheet.total_height)
        for batch in _batches(rows_of(sheet)):
            _tell("rows", batch)
        sys.stdout.buffer.flush()
    _tell("end")


def main() -> None:
    """Read the file that is named and tell its sheets."""
    asked = json.loads(sys.argv[1])
    try:
        hold_memory(asked["memory"])
        _read(asked, sys.argv[2])
    except MemoryError:
        os._exit(TOO_MUCH_MEMORY)
    except BaseException as fault:  # a panic of the reader is no Exception
        _tell("fault", type(fault).__name__, str(fault)[:300])
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
