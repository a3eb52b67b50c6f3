"""Whether a file may be replaced: it lets itself be written, and is still the one we know."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from journeymap.language import tr
from journeymap.storage.faults import (
    CannotWrite,
    ChangedUnderneath,
    HardLinked,
    ReadOnly,
    shown,
    writing,
)
from journeymap.storage.signature import Signature


def check_writable(path: Path, *, overwrite: bool = False) -> None:
    """Raise ``JourneyError`` when a file may not be replaced.

    Renaming over a file asks neither the file's own flag nor its other names, so we do.
    """
    with writing(path):
        folder = path.parent.stat()
        if not _may_write(path.parent, folder):
            raise ReadOnly(
                tr(
                    "The folder “{folder}” is read-only, so “{name}” cannot be saved there. Your"
                    " work is safe in the working copy. Save it somewhere else.",
                    folder=shown(path.parent),
                    name=path.name,
                )
            )
        try:
            found = path.stat()
        except FileNotFoundError:
            return
        _check_kind(path, found.st_mode)
        if not _may_write(path, found):
            raise ReadOnly(
                tr(
                    "“{name}” is marked as read-only and was left as it is. Your work is safe in the"
                    " working copy. Save it under another name.",
                    name=shown(path),
                )
            )
        if found.st_nlink > 1 and not overwrite:
            raise HardLinked(
                tr(
                    "“{name}” has a second name somewhere (a hard link), which would go on showing"
                    " the old contents. Nothing has been changed. Save it under another name, or"
                    " overwrite only this one.",
                    name=shown(path),
                )
            )


def _check_kind(path: Path, mode: int) -> None:
    if path.is_dir():
        raise CannotWrite(
            tr(
                "“{name}” is a folder. Nothing has been changed; choose another name.",
                name=shown(path),
            )
        )
    if not stat.S_ISREG(mode):
        raise CannotWrite(
            tr(
                "“{name}” is a device or a pipe. Nothing has been changed; choose another name.",
                name=shown(path),
            )
        )


def check_unchanged(path: Path, signature: Signature | None) -> None:
    """Raise ``ChangedUnderneath`` unless the file is still the one that was read or written.

    Where none was, as when the first save was cut short, there is to be none.
    """
    if signature is None:
        if os.path.lexists(path):
            raise changed(path)
        return
    with writing(path):
        try:
            same = signature.fits(path)
        except FileNotFoundError:
            raise removed(path) from None
    if not same:
        raise changed(path)


def removed(path: Path) -> ChangedUnderneath:
    """Return the sentence for a file that is not there any more."""
    return ChangedUnderneath(
        tr(
            "“{name}” has been removed or renamed since it was opened. Your work is safe in the"
            " working copy. Save it again to make the file anew, or save it somewhere else.",
            name=shown(path),
        )
    )


def changed(path: Path) -> ChangedUnderneath:
    """Return the sentence for a file that is not the one that was read."""
    return ChangedUnderneath(
        tr(
            "“{name}” has been changed by another program since it was opened, and was left as it"
            " is. Your work is safe in the working copy. Save it under another name to keep"
            " both, open the file again to see theirs, or overwrite it.",
            name=shown(path),
        )
    )


def _may_write(path: Path, found: os.stat_result) -> bool:
    """Tell whether something is writable; a flag against it holds for the root user too."""
    return bool(found.st_mode & 0o222) and os.access(path, os.W_OK)
