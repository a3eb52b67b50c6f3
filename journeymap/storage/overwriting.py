"""Where a share lets no file be renamed over another: written in place, with a backup beside.

As KeePassXC does. What the file held is on the disk in the backups before its first byte
changes, and what was written is read again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from journeymap.language import tr
from journeymap.storage.backups import back_up
from journeymap.storage.disk import is_equal, sync
from journeymap.storage.faults import CannotWrite, reason, shown


def write_over(source: Path, path: Path, *, theirs: bool) -> None:
    """Write a file's bytes over another's, or make it; raises when that fails.

    Then it holds what it held before, or the sentence tells the backup that does.
    """
    try:
        backup = back_up(path, theirs=theirs)
    except FileNotFoundError:
        _make(source, path)
        return
    try:
        _write(source, path)
    except OSError as error:
        if _wrote(backup, path):
            raise
        raise CannotWrite(
            tr(
                "“{name}” could only be written in part: {reason}. What it held before is in"
                " “{backup}”, and your work is safe in the working copy. Save it somewhere else.",
                name=shown(path),
                reason=reason(error),
                backup=shown(backup),
            )
        ) from error


def _wrote(source: Path, path: Path) -> bool:
    try:
        _write(source, path)
    except OSError:
        return False
    return True


def _make(source: Path, path: Path) -> None:
    try:
        with path.open("xb"):
            pass
        _write(source, path)
    except FileExistsError:
        raise
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _write(source: Path, path: Path) -> None:
    """Write the bytes over what is there, see them onto the disk, and read them again."""
    with path.open("r+b") as copy, source.open("rb") as file:
        shutil.copyfileobj(file, copy, 1 << 20)
        copy.truncate()
        copy.flush()
        sync(copy.fileno())
    if not is_equal(source, path):
        raise OSError(tr("the disk gave back other bytes than were written"))
