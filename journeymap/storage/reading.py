"""Reading a file somebody named: no pipe is waited for, none too large is taken, none misread."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from journeymap.errors import JourneyError
from journeymap.language import tr

_LARGEST = 64 * 2**20
_LARGEST_OPENED = 2**30


class TooLargeFile(JourneyError):
    """A file with more bytes than are read."""


def opened(path: Path, most: int = _LARGEST_OPENED) -> BinaryIO:
    """Return a file that is there to be read, no larger than ``most`` bytes.

    Raises ``JourneyError`` when it cannot be read or is larger; nothing of it is read for that.
    """
    try:
        file = open(path, "rb", opener=_regular)  # noqa: SIM115, who asked for it closes it
        size = os.fstat(file.fileno()).st_size
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    if size > most:
        file.close()
        raise _too_large(path.name, most)
    return file


def content_of(path: Path) -> bytes:
    """Return what is in a file; raises ``JourneyError`` when it cannot be read or is too large."""
    with opened(path, _LARGEST) as file:
        try:
            content = file.read(_LARGEST + 1)
        except OSError as fault:
            raise _unreadable(path, fault) from fault
    if len(content) > _LARGEST:
        raise _too_large(path.name, _LARGEST)
    return content


def piped_content(stream: BinaryIO) -> bytes:
    """Return what comes through a pipe up to its end; raises ``JourneyError`` if too large."""
    content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise _too_large(tr("Standard input"), _LARGEST)
    return content


def _unreadable(path: Path, fault: OSError) -> JourneyError:
    return JourneyError(tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault))


def _too_large(name: str, most: int) -> JourneyError:
    return TooLargeFile(
        tr("{name} is too large to import; the limit is {n} MB.", name=name, n=most // 2**20)
    )


def beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a file somebody named; a pipe or a device is not waited for.

    Raises ``OSError`` when it is no file or cannot be read.
    """
    with open(path, "rb", opener=_regular) as file:
        return file.read(most)


def _regular(path: str, flags: int) -> int:
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        folder = stat.S_ISDIR(mode)
        raise OSError(
            errno.EINVAL, tr("it is a folder") if folder else tr("it is a device or a pipe")
        )
    return handle


def decoded(content: str | bytes, name: str, encoding: str) -> str:
    """Return the text a file holds; raises ``JourneyError`` when it is none in this encoding."""
    if isinstance(content, str):
        return content
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise JourneyError(
            tr(
                "{name} is not a text in UTF-8 (byte {place}). Nothing was imported; save it "
                "as UTF-8 and try again.",
                name=name,
                place=fault.start + 1,
            )
        ) from fault
