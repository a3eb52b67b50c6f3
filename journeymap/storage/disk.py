"""Bytes that have to be on the disk, and what disks and shares refuse."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_PIECE = 1 << 20

_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_REFUSED = _UNKNOWN | {
    errno.EPERM,
    errno.EACCES,
    errno.EEXIST,
    errno.EXDEV,
    errno.EBUSY,
}


def is_refusal(error: OSError) -> bool:
    """Tell whether a share does not let files be made or renamed, rather than failing at it."""
    return error.errno in _REFUSED


def sync(handle: int) -> bool:
    """See what was written onto the disk; ``False`` where a share knows no such thing."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # some file systems do not know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return True
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
        return False
    return True


def sync_folder(folder: Path) -> bool:
    """See new names onto the disk; ``False`` when the disk does not say so."""
    if sys.platform == "win32":
        return True
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def is_equal(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same bytes; quicker than their digests."""
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            piece = first.read(_PIECE)
            if piece != second.read(_PIECE):
                return False
            if not piece:
                return True
