"""Whether the person's file is still the one that was read or written last."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from journeymap.storage.digest import sha256
from journeymap.storage.seal import carries

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one state of a file from another.

    ``digest`` is the SHA-256 of its bytes, or the seal it carries, which tells as much.
    ``changed_ns`` is when the system last saw the file change, which no program can put back;
    0 where the system does not tell.
    """

    inode: int
    size: int
    mtime_ns: int
    changed_ns: int
    digest: str

    @classmethod
    def of(cls, stat: os.stat_result, digest: str) -> Self:
        """Return the signature of a file with this digest."""
        return cls(stat.st_ino, stat.st_size, stat.st_mtime_ns, _changed(stat), digest)

    @classmethod
    def from_plain(cls, plain: Any) -> Self | None:
        """Return the signature noted in a session, ``None`` when that is none."""
        match plain:
            case [int(inode), int(size), int(mtime_ns), int(changed_ns), str(digest)]:
                return cls(inode, size, mtime_ns, changed_ns, digest)
        return None

    def plain(self) -> list[Any]:
        """Return the signature as JSON holds it."""
        return [self.inode, self.size, self.mtime_ns, self.changed_ns, self.digest]

    def fits(self, path: Path) -> bool:
        """Tell whether the file has these bytes; they are only read when the outside differs.

        A sync client may have touched or replaced the file with itself: that is no change.
        """
        stat = path.stat()
        if self.changed_ns and self == Signature.of(stat, self.digest):
            return True
        return stat.st_size == self.size and holds(path, self.digest)

    def looks_like(self, stat: os.stat_result) -> bool:
        """Tell whether it is the same file with the same times, whatever name it has by now."""
        return (stat.st_ino, stat.st_size, stat.st_mtime_ns) == (
            self.inode,
            self.size,
            self.mtime_ns,
        )


def signature_of(path: Path, known: Signature | None = None) -> Signature | None:
    """Return the signature of what stands there, ``None`` when nothing does.

    What fits the signature that is known already is not read again.
    """
    try:
        stat = path.stat()
        if known and known.changed_ns and known == Signature.of(stat, known.digest):
            return known
        same = known is not None and known.size == stat.st_size and holds(path, known.digest)
        return Signature.of(stat, known.digest if known and same else digest_of(path))
    except FileNotFoundError:
        return None


def holds(path: Path, digest: str) -> bool:
    """Tell whether a file has this digest, or carries it as a seal that is whole."""
    return carries(path, digest) or digest_of(path) == digest


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        sha = sha256(os.fstat(file.fileno()).st_size)
        while piece := file.read(_PIECE):
            sha.update(piece)
    return sha.hexdigest()


def _changed(stat: os.stat_result) -> int:
    # On Windows this is when the file was made.
    return 0 if sys.platform == "win32" else stat.st_ctime_ns
