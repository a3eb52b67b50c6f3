"""A key that went down on the page, as states are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journeymap.editing.walk import Direction

_DIRECTIONS: Final[dict[str, Direction]] = {
    "left": "left",
    "right": "right",
    "up": "up",
    "down": "down",
}


@dataclass(frozen=True, slots=True)
class KeyPress:
    """A key by its plain name, and what it writes.

    ``name`` is one of "left", "right", "up", "down", "enter", "tab", "backtab", "escape",
    "space", "l" and "copy", which is the key held to drag a copy, blank for every other key.
    ``writes`` tells whether the key is one that writes a sign, ``text`` is that sign, ``commands``
    whether Ctrl, Alt or Meta is held.
    """

    name: str = ""
    text: str = ""
    writes: bool = False
    commands: bool = False
    shift: bool = False
    repeats: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing is held down with it."""
        return not (self.commands or self.shift)

    @property
    def direction(self) -> Direction | None:
        """The way an arrow key goes, ``None`` for other keys."""
        return _DIRECTIONS.get(self.name)


ESCAPE = KeyPress("escape")
