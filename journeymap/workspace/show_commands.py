"""What a window can show to a room: the presentation, the workshop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class ShowCommands(Protocol):
    """What actions may ask for that is shown to others."""

    def present(self, ids: Iterable[str] = ()) -> None:
        """Present from the start, or where some records are seen."""
        ...

    def guess_first(self) -> None:
        """Let the team guess scores while what customers say is covered."""
        ...

    def show_stickies(self) -> None:
        """Show the stickies as a wall the room can read."""
        ...

    def arrange_frames(self) -> None:
        """Show the frames of the presentation, to be put into order."""
        ...

    def choose_screen(self) -> None:
        """Ask which screen the frames are shown on."""
        ...

    def toggle_gliding(self) -> None:
        """Let frames glide from one to the next, or change at once."""
        ...
