"""Putting the document where the person wants it: as a whole, or not at all.

SQLite never touches the person's folder. A copy is made and checked beside the working
copy; its bytes go to a temporary file beside the target, to the disk, and then take the
target's name in one step.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.faults import (
    CannotWrite,
    ChangedUnderneath,
    HardLinked,
    NoRoom,
    ReadOnly,
    keeping,
    shown,
    writing,
)
from journeymap.storage.history import MARK
from journeymap.storage.seal import seal
from journeymap.storage.signature import Signature, digest_of
from journeymap.storage.tables import facts

_TEMPORARY = "saving"
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Staged:
    """A sealed copy, ready to be put in place: its bytes' SHA-256, and how far it reaches."""

    file: Path
    digest: str
    mark: int


def stage(work: Path, staged: Path) -> Staged:
    """Make a checked and sealed copy of a working copy that may be written to meanwhile.

    ``VACUUM INTO`` leaves no deleted text behind in free pages, as a plain backup would.
    """
    token = os.urandom(32).hex()
    with keeping(staged.parent):
        staged.unlink(missing_ok=True)
        open(staged, "xb", opener=private).close()  # SQLite would let others read it
        with closing(sqlite3.connect(work, isolation_level=None, timeout=30)) as db:
            db.execute("VACUUM INTO ?", (str(staged),))
        with closing(sqlite3.connect(staged, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=OFF")
            db.executemany(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts(token).items()
            )
            mark = int(db.execute(MARK).fetchone()[0])
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise CannotWrite(tr(
                "The copy made for saving is not sound ({reason}), so the file was left as it"
                " was. Your work is in the working copy. Check the disk, and save it under"
                " another name.", reason=found,
            ))
        seal(staged, token)
        return Staged(staged, digest_of(staged), mark)


def check_writable(path: Path, *, overwrite: bool = False) -> None:
    """Raise ``JourneyError`` when a file may not be replaced.

    Renaming over a file asks neither the file's own flag nor its other names, so we do.
    """
    with writing(path):
        folder = path.parent.stat()
        if not _may_write(path.parent, folder):
            raise ReadOnly(tr(
                "The folder “{folder}” is read-only, so “{name}” cannot be saved there. Your"
                " work is safe in the working copy. Save it somewhere else.",
                folder=shown(path.parent), name=path.name,
            ))
        try:
            found = path.stat()
        except FileNotFoundError:
            return
        if path.is_dir():
            raise CannotWrite(tr(
                "“{name}” is a folder. Nothing has been changed; choose another name.",
                name=shown(path),
            ))
        if not _may_write(path, found):
            raise ReadOnly(tr(
                "“{name}” is marked as read-only and was left as it is. Your work is safe in the"
                " working copy. Save it under another name.", name=shown(path),
            ))
        if found.st_nlink > 1 and not overwrite:
            raise HardLinked(tr(
                "“{name}” has a second name somewhere (a hard link), which would go on showing"
                " the old contents. Nothing has been changed. Save it under another name, or"
                " overwrite only this one.", name=shown(path),
            ))


def check_unchanged(path: Path, signature: Signature | None) -> None:
    """Raise ``ChangedUnderneath`` unless the file is still the one that was read or written."""
    if signature is None:
        return
    with writing(path):
        try:
            same = signature.fits(path)
        except FileNotFoundError:
            raise ChangedUnderneath(tr(
                "“{name}” has been removed or renamed since it was opened. Your work is safe in"
                " the working copy. Save it again to make the file anew, or save it somewhere"
                " else.", name=shown(path),
            )) from None
    if not same:
        raise ChangedUnderneath(tr(
            "“{name}” has been changed by another program since it was opened, and was left as it"
            " is. Your work is safe in the working copy. Save it under another name to keep"
            " both, open the file again to see theirs, or overwrite it.", name=shown(path),
        ))


def place(staged: Staged, path: Path) -> tuple[Signature, str]:
    """Put the staged copy in place of a file; return its signature, and a warning or blank.

    Raises ``JourneyError`` when it cannot be done; the file is then as it was.
    """
    _check_room(staged.file, path)
    with writing(path):
        _clear_old(path)
        temporary = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.{_TEMPORARY}")
        with _removed_on_failure(temporary):
            _copy_to_disk(staged.file, temporary, path)
            if digest_of(temporary) != staged.digest:
                raise OSError(tr("the disk gave back other bytes than were written"))
            _rename(temporary, path)
        warning = _confirm(path)
        signature = Signature.of(path.stat(), staged.digest)
    if not _arrived(path, staged.digest):
        raise CannotWrite(tr(
            "“{name}” was saved, but another program (perhaps a sync client) altered it at once."
            " Your work is safe in the working copy. Save it somewhere else.", name=shown(path),
        ))
    return signature, warning


def _may_write(path: Path, found: os.stat_result) -> bool:
    """Tell whether something is writable; a flag against it holds for the root user too."""
    return bool(found.st_mode & 0o222) and os.access(path, os.W_OK)


def _check_room(source: Path, path: Path) -> None:
    """Raise ``NoRoom`` when it is plain from the start that the disk is too full."""
    size = source.stat().st_size
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    if free < size:
        raise NoRoom(tr(
            "There is no room on the disk for “{name}”: {needed} kB are needed, {free} kB are"
            " free. The file there is as it was, and your work is safe in the working copy."
            " Free some room, or save it somewhere else.",
            name=shown(path), needed=size // 1000 + 1, free=free // 1000,
        ))


def _copy_to_disk(source: Path, temporary: Path, path: Path) -> None:
    """Write the bytes and see them onto the disk, with the mode of the file they will replace.

    Until then nobody else may read them: the file may be private, and a crash may come.
    """
    with open(temporary, "xb", opener=private) as copy, source.open("rb") as file:
        shutil.copyfileobj(file, copy, 1 << 20)
        copy.flush()
        handle = copy.fileno()
        if sys.platform != "win32":
            try:
                old = path.stat()
            except FileNotFoundError:
                os.fchmod(handle, _usual_mode(source.parent))
            else:
                with suppress(OSError):
                    os.fchown(handle, old.st_uid, old.st_gid)
                os.fchmod(handle, old.st_mode & 0o7777)
        _sync(handle)


def _usual_mode(folder: Path) -> int:
    """Return the mode a new file of this process gets; asking the umask itself would set it."""
    probe = folder / f"mode.{os.urandom(8).hex()}"
    handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        return os.fstat(handle).st_mode & 0o777
    finally:
        os.close(handle)
        probe.unlink()


def _sync(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # some file systems do not know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _rename(temporary: Path, path: Path) -> None:
    """Give the temporary file its name; on Windows others may hold the old one for a moment."""
    for pause in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        try:
            os.replace(temporary, path)
            return
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
    os.replace(temporary, path)


def _confirm(path: Path) -> str:
    """See the new name onto the disk; return a warning when the disk does not say so."""
    if sys.platform == "win32":
        return ""
    try:
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return tr(
            "“{name}” is saved, but the disk did not confirm it. Do not pull it out yet.",
            name=path.name,
        )
    return ""


def _arrived(path: Path, digest: str) -> bool:
    """Read the file once more: sync clients have been seen to replace one by nothing."""
    try:
        return digest_of(path) == digest
    except OSError:
        return False


def _clear_old(path: Path) -> None:
    """Remove what an interrupted save left beside the file more than a day ago."""
    start, end = f".{path.name[:40]}.", f".{_TEMPORARY}"
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(start) and name.endswith(end):
                stray = path.with_name(name)
                if time.time() - stray.stat().st_mtime > _DAY:
                    stray.unlink()


@contextmanager
def _removed_on_failure(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
