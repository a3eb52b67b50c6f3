"""Locks the system lets go of by itself, so that a crash leaves nothing to remove by hand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from journeymap.paths import private, private_folder, state_folder
from journeymap.storage.digest import sha256_of
from journeymap.storage.faults import keeping


class Lock:
    """A file that at most one holder has locked, in this process or any other on this machine.

    ``sure`` is false when it was taken where the system knows no locks, so others may have it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sure = True
        self._handle = -1

    def take(self) -> bool:
        """Lock the file; ``False`` when somebody else has it."""
        with keeping(self.path.parent):
            private_folder(self.path.parent)
            while True:
                handle = private(str(self.path), os.O_RDWR | os.O_CREAT)
                locked = _locked(handle)
                if locked is False:
                    os.close(handle)
                    return False
                self.sure = locked is True
                if _is_at(handle, self.path):
                    self._handle = handle
                    return True
                # The former holder removed the file between our opening and our locking it.
                os.close(handle)

    def release(self, *, leave: bool = False) -> None:
        """Let go, and take the file away; with ``leave`` it stays for whoever else may hold it."""
        if self._handle < 0:
            return
        if not leave and sys.platform != "win32":  # there, an open file cannot be removed
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1


def file_lock(path: Path) -> Lock:
    """Return the lock that stands for a person's file; it lies in the state folder."""
    name = sha256_of(os.fsencode(os.path.normcase(path)))
    return Lock(state_folder() / "locks" / f"{name}.lock")


def inode_lock(found: os.stat_result) -> Lock:
    """Return the lock that stands for a file under whatever name, as hard links give it two."""
    name = sha256_of(f"{found.st_dev}:{found.st_ino}".encode())
    return Lock(state_folder() / "locks" / f"{name}.lock")


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool | None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import errno
    import fcntl

    def _locked(handle: int) -> bool | None:
        """Tell whether it is ours now, ``None`` where the system knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Some network folders know no locks: there the signature check has to do.
            return False if error.errno in (errno.EWOULDBLOCK, errno.EACCES) else None
        return True
