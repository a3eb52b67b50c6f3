"""What can go wrong with a file, each in a sentence: what is wrong, what is safe, what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr


class FileError(JourneyError):
    """Anything that keeps a file from being opened or written."""


class CannotRead(FileError):
    """There is no such file, it may not be read, or it is too large."""


class NotAJourney(FileError):
    """It is something else: a folder, a device, a picture, another program's database."""


class Damaged(FileError):
    """It was a journey once, but not all of it can be read; ``why`` is what stopped us."""

    why = ""


class TooNew(FileError):
    """A newer version of the program wrote it."""


class AlreadyOpen(FileError):
    """Another window or another program start on this machine has it open."""


class CannotWrite(FileError):
    """The disk, the folder or the file refuses to be written."""


class NoRoom(CannotWrite):
    """A disk that has no room for what is to be written; what is there stays whole."""


class ReadOnly(CannotWrite):
    """The file or its folder is marked as read-only."""


class HardLinked(CannotWrite):
    """The file has a second name, which would go on showing the old contents."""


class ChangedUnderneath(FileError):
    """Somebody else has replaced, altered or removed the file since it was read."""


class Unfit(Exception):
    """What lies beside a file cannot be played into our copy of it; it says why."""


UNREADABLE = (sqlite3.Error, UnicodeError, MemoryError, OverflowError, ValueError, RecursionError)
"""What a damaged or hostile file makes Python and SQLite raise."""

_OF_THE_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a file is read into sentences about this file."""
    try:
        yield
    except FileNotFoundError:
        raise CannotRead(
            tr(
                "There is no file “{name}” in “{folder}”. Perhaps it was moved or renamed, or its"
                " disk is not connected. Nothing has been changed.",
                name=path.name,
                folder=shown(path.parent),
            )
        ) from None
    except PermissionError:
        raise CannotRead(
            tr(
                "“{name}” may not be read by you. Nothing has been changed. Ask whoever owns it to"
                " let you read it, or make a copy that is yours.",
                name=shown(path),
            )
        ) from None
    except UNREADABLE as error:
        raise damaged(path, str(error) or type(error).__name__) from error
    except OSError as error:
        raise CannotRead(
            tr(
                "“{name}” could not be read: {reason}. Nothing has been changed. Try again, or copy"
                " the file to this computer first.",
                name=shown(path),
                reason=reason(error),
            )
        ) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what goes wrong while the person's file is written into sentences about it."""
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Turn what goes wrong with the working copy into sentences."""
    try:
        yield
    except JourneyError:
        raise
    except Exception as error:
        if not _is_of_storage(error):
            raise
        if _is_full(error):
            raise NoRoom(
                tr(
                    "There is no room left on the disk that holds “{folder}”, so this was not kept."
                    " Everything before it is safe. Free some room and do it again.",
                    folder=shown(folder),
                )
            ) from error
        raise CannotWrite(
            tr(
                "The working copy in “{folder}” cannot be written, so this was not kept: {reason}."
                " Everything before it is safe. Make that folder writable, or name another one in"
                " JOURNEYMAP_STATE, and try again.",
                folder=shown(folder),
                reason=reason(error),
            )
        ) from error


@contextmanager
def working_on(copy: Path) -> Iterator[None]:
    """Turn what goes wrong with the disk under our copy into sentences about that one.

    What is wrong with the contents of the copy is left to ``reading``, as it came from there.
    """
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _OF_THE_DISK:
            raise
        with keeping(copy.parent):
            raise


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Return the sentence for a file that could not be written; its old contents stand."""
    if _is_full(error):
        return NoRoom(
            tr(
                "There is no room on the disk for “{name}”. The file there is as it was, and your"
                " work is safe in the working copy. Free some room, or save it somewhere else.",
                name=shown(path),
            )
        )
    return CannotWrite(
        tr(
            "“{name}” could not be written: {reason}. The file there is as it was, and your work is"
            " safe in the working copy. Save it somewhere else, or try again.",
            name=shown(path),
            reason=reason(error),
        )
    )


def damaged(path: Path, why: str) -> Damaged:
    """Return the sentence for a file that cannot be read whole."""
    kept = _newest_backup(path)
    found = Damaged(
        tr(
            "“{name}” is damaged and cannot be read whole ({reason}). It has not been changed. An"
            " earlier copy is “{backup}”; others may be in your own backups or in the waste bin of"
            " your cloud folder.",
            name=shown(path),
            reason=why,
            backup=shown(kept),
        )
        if kept
        else tr(
            "“{name}” is damaged and cannot be read whole ({reason}). It has not been changed. Look"
            " for an earlier copy in “{backups}”, in your own backups or in the waste bin of your"
            " cloud folder.",
            name=shown(path),
            reason=why,
            backups=shown(_backups()),
        )
    )
    found.why = why
    return found


def changing(path: Path) -> CannotRead:
    """Return the sentence for a file that somebody writes to while we read it."""
    return CannotRead(
        tr(
            "“{name}” was being written while it was read. Nothing has been changed. Wait until"
            " the other program or the sync is done, and open it again.",
            name=shown(path),
        )
    )


def not_a_journey(path: Path, why: str) -> NotAJourney:
    """Return the sentence for a file that is something else."""
    return NotAJourney(
        tr(
            "“{name}” is not a journey file: {reason}. It has not been changed. Choose a file that"
            " ends in .journey, or use Import for other kinds.",
            name=shown(path),
            reason=why,
        )
    )


def broken() -> Unfit:
    """Return the fault of a journal that does not hold what it says it does."""
    return Unfit(tr("it is damaged"))


def foreign() -> Unfit:
    """Return the fault of a journal that cannot have been made beside this file."""
    return Unfit(tr("it does not belong to it"))


def reason(error: BaseException) -> str:
    """Return what the system says, without numbers and paths."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(getattr(error, "orig", None) or error) or type(error).__name__


def shown(path: Path) -> str:
    """Return a path that can be printed, even when its bytes are no text."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _is_of_storage(error: Exception) -> bool:
    """Tell whether an error comes from the disk or the database, not from our own code."""
    if isinstance(error, (OSError, sqlite3.Error, UnicodeError, MemoryError, OverflowError)):
        return True
    alchemy = sys.modules.get("sqlalchemy.exc")
    return alchemy is not None and isinstance(error, alchemy.SQLAlchemyError)


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    cause = getattr(error, "orig", None) or error
    return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _backups() -> Path:
    from journeymap.storage.backups import backups_folder

    return backups_folder()


def _newest_backup(path: Path) -> Path | None:
    from journeymap.storage.backups import backups_of

    try:
        return next(iter(backups_of(Path(os.path.realpath(path)))), None)
    except (OSError, ValueError):
        return None
