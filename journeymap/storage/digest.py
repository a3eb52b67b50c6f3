"""SHA-256 without waiting for OpenSSL, which takes longer to load than most files to read."""

from __future__ import annotations

import sys
from typing import Protocol

try:  # Python 3.12 and later
    from _sha2 import sha256 as _own  # type: ignore[import-not-found]
except ImportError:
    try:  # Python 3.11
        from _sha256 import sha256 as _own  # type: ignore[import-not-found]
    except ImportError:  # a Python built without its own
        from hashlib import sha256 as _own

_LONG = 2 << 20


class Digest(Protocol):
    """A SHA-256 in the making."""

    def update(self, data: bytes | memoryview, /) -> None: ...

    def hexdigest(self) -> str: ...


def sha256(size: int) -> Digest:
    """Return the beginning of the SHA-256 of about so many bytes.

    Python's own needs 3 ms a megabyte; OpenSSL's, which ``hashlib`` loads, a fifth of that
    after 4 ms and 3.6 MB of memory for itself.
    """
    if size > _LONG or "hashlib" in sys.modules:
        import hashlib

        return hashlib.sha256()
    fresh: Digest = _own()
    return fresh


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of a few bytes, in hex."""
    sha = sha256(len(data))
    sha.update(data)
    return sha.hexdigest()
