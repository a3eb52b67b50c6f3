"""The board: what of the stickies and dots the room may see just now, and who is writing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from journeymap.editing.inbox import stickies
from journeymap.model.records import Note
from journeymap.paths import private, private_folder, state_folder
from journeymap.workspace.workspace import Workspace

_FILE = "covered.json"
_MOST = 40
_LARGEST = 4 << 20


class _Cover(NamedTuple):
    """What is covered in a journey: stickies but those seen before, and dots."""

    seen: frozenset[str] | None = None
    dots: bool = False


class StickyBoard(QObject):
    """What is covered until somebody uncovers it; ``changed`` says that it is another.

    What is covered stays so when the program ends, however it ends: not the covered stickies are
    remembered but those that were seen before, so that one more is covered, not told.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.author = ""
        self.authors = True
        self._covers: dict[str, _Cover] = _read()

    @property
    def writing_covered(self) -> bool:
        """Whether what is written now is covered."""
        return self._cover.seen is not None

    @property
    def dots_covered(self) -> bool:
        """Whether nobody sees how many dots lie where."""
        return self._cover.dots

    @property
    def notes(self) -> tuple[Note, ...]:
        """The stickies of the journey in view, covered or not."""
        return stickies(self._workspace.snapshot, self._workspace.journey)

    def seen(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Return those stickies that may be read."""
        known = self._cover.seen
        return tuple(note for note in notes if known is None or note.id in known)

    def cover_writing(self) -> None:
        """Cover whatever is written from now on."""
        self._set(self._cover._replace(seen=frozenset(note.id for note in self.notes)))

    def cover_dots(self, yes: bool = True) -> None:
        """Cover how many dots lie where, or uncover it."""
        self._set(self._cover._replace(dots=yes))

    def uncover(self) -> None:
        """Uncover all there is."""
        self._set(_Cover())

    def write_as(self, author: str) -> None:
        """Say whose the stickies are that are written from now on; blank for nobody's."""
        self.author = " ".join(author.split())
        self.changed.emit()

    def show_authors(self, yes: bool) -> None:
        """Show who wrote what, or do not."""
        self.authors = yes
        self.changed.emit()

    @property
    def _cover(self) -> _Cover:
        return self._covers.get(self._workspace.journey, _Cover())

    def _set(self, cover: _Cover) -> None:
        if cover == self._cover:
            return
        self._covers.pop(self._workspace.journey, None)
        if cover != _Cover():
            self._covers[self._workspace.journey] = cover
        _keep(self._covers)
        self.changed.emit()


def _path() -> Path:
    return state_folder() / _FILE


def _read() -> dict[str, _Cover]:
    """Return what was covered when the program ended; what cannot be read covers nothing."""
    try:
        with open(_path(), encoding="utf-8") as file:
            plain = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    held = plain.items() if isinstance(plain, dict) else ()
    return {str(journey): _cover_of(one) for journey, one in held if isinstance(one, dict)}


def _cover_of(plain: dict[str, Any]) -> _Cover:
    seen = plain.get("seen")
    known = frozenset(map(str, seen)) if isinstance(seen, list) else None
    return _Cover(known, plain.get("dots") is True)


def _keep(covers: dict[str, _Cover]) -> None:
    """Write down what is covered, whole or not at all; without a disk it holds until the end."""
    plain = {
        journey: {
            **({} if cover.seen is None else {"seen": sorted(cover.seen)}),
            "dots": cover.dots,
        }
        for journey, cover in list(covers.items())[-_MOST:]
    }
    with suppress(OSError):
        path = _path()
        private_folder(path.parent)
        fresh = path.with_suffix(".new")
        with open(fresh, "w", encoding="utf-8", opener=private) as file:
            json.dump(plain, file)
        fresh.replace(path)
