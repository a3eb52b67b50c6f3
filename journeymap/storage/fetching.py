"""Getting the person's file into the private folder without ever opening it as a database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.digest import sha256
from journeymap.storage.faults import (
    CannotRead,
    changing,
    damaged,
    keeping,
    not_a_journey,
    reading,
    shown,
)
from journeymap.storage.header import LARGEST, LENGTH, MAGIC, MORE, Header
from journeymap.storage.signature import Signature
from journeymap.storage.tables import APPLICATION_ID

_PIECE = 1 << 20
_NOTHING = bytes(_PIECE)


def fetch(path: Path, work: Path, *, alone: bool = True) -> Signature:
    """Copy a journey file to the working copy, and return how it was seen.

    Unless it is ``alone``, pages it lacks may come from a journal beside it. Raises
    ``JourneyError`` when it is no journey file or cannot be read.
    """
    with reading(path):
        found = path.stat()
        _check_outside(path, found)
        with path.open("rb") as file:
            _check_header(path, file.read(LENGTH), found.st_size, alone)
        digest = _copy(path, work)
        after = path.stat()
    if (found.st_size, found.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise changing(path)
    return Signature.of(after, digest)


def _check_outside(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise not_a_journey(path, tr("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise not_a_journey(path, tr("it is a device or a pipe"))
    if found.st_size == 0:
        raise not_a_journey(
            path, tr("it is empty, 0 bytes; if it was a journey once, look in your backups")
        )
    if found.st_size > LARGEST:
        raise CannotRead(
            tr(
                "“{name}” is larger than {limit} MB, which is more than a journey can be. Nothing"
                " has been changed.",
                name=shown(path),
                limit=LARGEST >> 20,
            )
        )


def _check_header(path: Path, data: bytes, size: int, alone: bool) -> None:
    """Look at the first 100 bytes before SQLite does."""
    if not data.startswith(MAGIC):
        raise not_a_journey(path, tr("its contents are of another kind"))
    header = Header.read(data)
    if header is None:
        raise damaged(path, tr("it has been cut off"))
    if header.application != APPLICATION_ID:
        raise not_a_journey(path, tr("it is a database of another program"))
    if header.format < 1:
        raise damaged(path, tr("its format number makes no sense"))
    if alone and header.sure and header.size > size:
        raise damaged(path, tr("it has been cut off"))
    if header.size + MORE < size:
        raise damaged(path, tr("most of it is no part of the journey"))


def _copy(source: Path, target: Path) -> str:
    """Copy a file and return its SHA-256; what goes wrong with the copy is said of the copy.

    Where there is nothing in the file the copy takes no room either.
    """
    with source.open("rb") as file:
        digest = sha256(os.fstat(file.fileno()).st_size)
        with keeping(target.parent):
            copy = os.fdopen(private(str(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb")
        while piece := file.read(_PIECE):
            digest.update(piece)
            with keeping(target.parent):
                if piece == _NOTHING[: len(piece)]:
                    copy.seek(len(piece), os.SEEK_CUR)
                else:
                    copy.write(piece)
        with keeping(target.parent):
            copy.truncate()
            copy.close()
    return digest.hexdigest()
