"""Whether the person's file is still the one that was read or written last."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from journeymap.storage.digest import sha256

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one state of a file from another."""

    inode: int
    size: int
    mtime_ns: int
    digest: str

    @classmethod
    def of(cls, stat: os.stat_result, digest: str) -> Self:
        """Return the signature of a file whose bytes have this SHA-256."""
        return cls(stat.st_ino, stat.st_size, stat.st_mtime_ns, digest)

    @classmethod
    def from_plain(cls, plain: Any) -> Self | None:
        """Return the signature noted in a session, ``None`` when that is none."""
        match plain:
            case [int(inode), int(size), int(mtime_ns), str(digest)]:
                return cls(inode, size, mtime_ns, digest)
        return None

    def plain(self) -> list[Any]:
        """Return the signature as JSON holds it."""
        return [self.inode, self.size, self.mtime_ns, self.digest]

    def fits(self, path: Path) -> bool:
        """Tell whether the file has these bytes; they are only read when the outside differs.

        A sync client may have touched or replaced the file with itself: that is no change.
        """
        stat = path.stat()
        if (stat.st_ino, stat.st_size, stat.st_mtime_ns) == (self.inode, self.size, self.mtime_ns):
            return True
        return stat.st_size == self.size and digest_of(path) == self.digest


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        sha = sha256(os.fstat(file.fileno()).st_size)
        while piece := file.read(_PIECE):
            sha.update(piece)
    return sha.hexdigest()
