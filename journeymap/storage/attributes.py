"""What a file has besides its bytes: mode, owner, access lists, tags. A save carries it over."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def carry_over(old: Path, fresh: Path) -> bool:
    """Give a file what another one has; ``False`` when the disk refused some of it.

    The file is nobody else's until the last step, which sets the mode. On Windows all this
    stays where it is when a file is replaced.
    """
    if sys.platform == "win32":
        return True
    found = old.stat()
    with suppress(OSError):
        os.chown(fresh, found.st_uid, found.st_gid)
    kept = _carry_tags(old, fresh)
    with suppress(OSError):
        os.chmod(fresh, found.st_mode & 0o7777)
    return kept and (fresh.stat().st_mode ^ found.st_mode) & 0o777 == 0


def usual(fresh: Path, folder: Path) -> bool:
    """Give a file the mode a new one of this process gets, which is tried out in a folder."""
    if sys.platform != "win32":
        # Asking the umask itself would set it.
        probe = folder / f"mode.{os.urandom(8).hex()}"
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with suppress(OSError):
                os.chmod(fresh, os.fstat(handle).st_mode & 0o777)
        finally:
            os.close(handle)
            probe.unlink()
    return True


if sys.platform == "darwin":
    _LISTS_AND_TAGS = 1 << 0 | 1 << 2  # COPYFILE_ACL | COPYFILE_XATTR

    def _carry_tags(old: Path, fresh: Path) -> bool:
        import ctypes

        copy = ctypes.CDLL(None, use_errno=True).copyfile
        copy.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_uint32]
        done: int = copy(os.fsencode(old), os.fsencode(fresh), None, _LISTS_AND_TAGS)
        return done == 0
elif sys.platform == "linux":
    _THE_SYSTEMS = ("security.", "trusted.")
    """Set by the system itself, and for others to set only where it lets them."""

    def _carry_tags(old: Path, fresh: Path) -> bool:
        """Carry extended attributes over, of which access lists are one; inherited ones go."""
        kept = True
        try:
            wanted, there = os.listxattr(old), os.listxattr(fresh)
        except OSError:  # this disk has none
            return True
        for name in there:
            if name not in wanted and not name.startswith(_THE_SYSTEMS):
                with suppress(OSError):
                    os.removexattr(fresh, name)
        for name in wanted:
            try:
                os.setxattr(fresh, name, os.getxattr(old, name))
            except OSError:
                kept &= name.startswith(_THE_SYSTEMS)
        return kept
else:

    def _carry_tags(old: Path, fresh: Path) -> bool:
        return True
