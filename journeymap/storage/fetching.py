"""Getting the person's file into the private folder without ever opening it as a database."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.digest import sha256
from journeymap.storage.faults import CannotRead, damaged, keeping, not_a_journey, reading, shown
from journeymap.storage.signature import Signature
from journeymap.storage.tables import APPLICATION_ID

LARGEST = 512 * 1024 * 1024
"""The largest file that is opened, in bytes."""

_MAGIC = b"SQLite format 3\0"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found: the signature of the file, and whether a journal of it came along."""

    signature: Signature
    journal: bool


def fetch(path: Path, work: Path) -> Fetched:
    """Copy a journey file to the working copy, with a journal that lies beside it.

    Raises ``JourneyError`` when it is no journey file or cannot be read.
    """
    with reading(path):
        found = path.stat()
        _check_outside(path, found)
        with path.open("rb") as file:
            _check_header(path, file.read(100), found.st_size)
        journal = False
        for ending in ("-journal", "-wal"):
            beside = path.with_name(path.name + ending)
            if beside.is_file() and beside.stat().st_size:
                _copy(beside, work.with_name(work.name + ending))
                journal = True
        digest = _copy(path, work)
        after = path.stat()
    if (found.st_size, found.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise CannotRead(tr(
            "“{name}” was being written while it was read. Nothing has been changed. Wait until"
            " the other program or the sync is done, and open it again.", name=shown(path),
        ))
    return Fetched(Signature.of(after, digest), journal)


def _check_outside(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise not_a_journey(path, tr("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise not_a_journey(path, tr("it is a device or a pipe"))
    if found.st_size == 0:
        raise not_a_journey(path, tr(
            "it is empty, 0 bytes; if it was a journey once, look in your backups"
        ))
    if found.st_size > LARGEST:
        raise CannotRead(tr(
            "“{name}” is larger than {limit} MB, which is more than a journey can be. Nothing"
            " has been changed.", name=shown(path), limit=LARGEST >> 20,
        ))


def _check_header(path: Path, header: bytes, size: int) -> None:
    """Look at the first 100 bytes before SQLite does."""
    if not header.startswith(_MAGIC):
        raise not_a_journey(path, tr("its contents are of another kind"))
    if len(header) < 100:
        raise damaged(path, tr("it has been cut off"))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise not_a_journey(path, tr("it is a database of another program"))
    if int.from_bytes(header[60:64], "big", signed=True) < 1:
        raise damaged(path, tr("its format number makes no sense"))
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]  # else the number of pages is out of date
    if counted and pages * (65536 if page == 1 else page) > size:
        raise damaged(path, tr("it has been cut off"))


def _copy(source: Path, target: Path) -> str:
    """Copy a file and return its SHA-256; what goes wrong with the copy is said of the copy."""
    with source.open("rb") as file:
        digest = sha256(os.fstat(file.fileno()).st_size)
        with keeping(target.parent):
            copy = os.fdopen(private(str(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb")
        while piece := file.read(_PIECE):
            digest.update(piece)
            with keeping(target.parent):
                copy.write(piece)
        with keeping(target.parent):
            copy.close()
    return digest.hexdigest()
