"""The digest a file carries of itself, by which a fault of the disk is noticed.

SQLite has no checksums, and half of all random damage passes its checks. So a published
file holds, in the row ``digest`` of the table ``meta``, the SHA-256 of all its bytes with
the 64 characters of that digest taken as zeros. Whoever alters the tables by other means
removes that row, or the program says that the file is not as it was saved.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path

from journeymap.storage.digest import sha256

_LENGTH = 64
_PIECE = 1 << 20


def seal(path: Path, token: str) -> str:
    """Put the digest of a file where the token stands in it, of the same length; return it."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        at = data.find(token.encode())
        digest = _digest(data, at)
        data[at : at + _LENGTH] = digest.encode()
    return digest


def is_sealed(path: Path, digest: str) -> bool:
    """Tell whether the file is, byte for byte, what this digest was made of."""
    if len(digest) != _LENGTH or not digest.isascii():
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(digest.encode())
        return at >= 0 and _digest(data, at) == digest


def carries(path: Path, digest: str) -> bool:
    """Tell the same of a file others may write to meanwhile, which is only read."""
    sought = digest.encode()
    with path.open("rb") as file:
        at, end = -1, b""
        while at < 0 and (piece := file.read(_PIECE)):
            found = (end + piece).find(sought)
            at = file.tell() - len(piece) - len(end) + found if found >= 0 else -1
            end = piece[1 - _LENGTH :]
        if at < 0:
            return False
        file.seek(0)
        sha = sha256(os.fstat(file.fileno()).st_size)
        sha.update(file.read(at))
        sha.update(b"0" * len(file.read(_LENGTH)))
        while piece := file.read(_PIECE):
            sha.update(piece)
    return sha.hexdigest() == digest


def _digest(data: mmap.mmap, at: int) -> str:
    sha = sha256(len(data))
    with memoryview(data) as view:
        sha.update(view[:at])
        sha.update(b"0" * _LENGTH)
        sha.update(view[at + _LENGTH :])
    return sha.hexdigest()
