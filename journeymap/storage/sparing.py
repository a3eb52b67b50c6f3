"""Files that nothing of ours is ever put over, whoever asks for it."""

from __future__ import annotations

from pathlib import Path

from journeymap.language import tr
from journeymap.storage.faults import ReadOnly, TooNew, shown, writing
from journeymap.storage.home import Home
from journeymap.storage.tables import APPLICATION_ID, FORMAT


def check_spared(home: Home | None, target: Path) -> None:
    """Raise ``JourneyError`` where saving would destroy what this document knows nothing of.

    A file of a newer format holds more than we can read, whoever opened it; and the file
    that a document is only looked at from may have gone on without it.
    """
    if _is_newer(target):
        raise TooNew(
            tr(
                "“{name}” was written by a newer version of Journeymap and holds what this one does"
                " not know, which would be lost. It was left as it is, and your work is safe in the"
                " working copy. Save it under another name.",
                name=shown(target),
            )
        )
    if home and home.viewing and _one(home.target, target):
        raise ReadOnly(
            tr(
                "“{name}” is only looked at here, and may have been worked on elsewhere meanwhile."
                " It was left as it is, and your work is safe in the working copy. Save it under"
                " another name.",
                name=shown(target),
            )
        )


def _one(path: Path, other: Path) -> bool:
    """Tell whether two names are those of one file."""
    try:
        return path == other or path.samefile(other)
    except OSError:
        return False


def _is_newer(path: Path) -> bool:
    """Tell from its first bytes whether a file is one of ours of a newer format."""
    with writing(path):
        if not path.is_file():
            return False
        try:
            with path.open("rb") as file:
                header = file.read(100)
        except PermissionError:
            return False  # that it may not be read is no reason to leave it, and is said elsewhere
    ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return ours and int.from_bytes(header[60:64], "big", signed=True) > FORMAT
