"""What of other programs, and of customers, can be brought into the document of a window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class BringInCommands(Protocol):
    """What can be brought in; each is one step to undo."""

    def import_file(self, path: Path | None = None) -> None:
        """Bring another program's file in, as one step that can be undone."""
        ...

    def merge_file(self, path: Path | None = None) -> None:
        """Offer what differs in another file of this journey, to take of it what one likes."""
        ...

    def bring_survey(self, path: Path | None = None) -> None:
        """Bring the answers of a survey in as scores, of a file that is asked for."""
        ...

    def bring_reviews(self, path: Path | None = None) -> None:
        """Bring reviews in as quotes, of a file or a text that is asked for."""
        ...

    def take_pictures(self) -> None:
        """Ask for pictures, and put them where the selection or the current cell is."""
        ...
