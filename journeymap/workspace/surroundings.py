"""What the open document is shown with: a theme, and pictures, which lie outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from journeymap.drawing.theme import Theme, default_theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Asset
from journeymap.model.snapshot import Snapshot
from journeymap.view import NO_ASSETS, Assets, KeptAssets, PictureKeeper
from journeymap.workspace.appearance import Appearance

Badge = tuple[int, int]
"""How many findings are about a touchpoint, and how bad the worst of them is, from 1 to 4."""


class Surroundings(QObject):
    """The part of a workspace that knows theme, pictures, and what is marked over the page.

    ``shown`` says of another look, ``badged`` of other marks.
    """

    shown = Signal()
    badged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.assets: Assets = NO_ASSETS
        self.badges: Mapping[str, Badge] = {}
        self._keeper: PictureKeeper | None = None
        self._theme: Theme = default_theme()
        self._appearance: Appearance | None = None

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """Mark touchpoints, by id, over the page while one works."""
        if badges != self.badges:
            self.badges = badges
            self.badged.emit()

    @property
    def snapshot(self) -> Snapshot:
        """The document whose pictures they are."""
        raise NotImplementedError

    def keep_pictures(self, keeper: PictureKeeper) -> None:
        """Show the pictures of the document from where they are kept, and put new ones there."""
        self.assets, self._keeper = KeptAssets(keeper), keeper

    def take_picture(self, data: bytes, name: str) -> Asset:
        """Keep a picture that came from outside and return its record, to be added by a change.

        One of the same content that is in the document already is returned as it is. Raises
        ``JourneyError`` for what is no picture, too large, or cannot be kept.
        """
        from journeymap.painting.intake import put_picture

        if self._keeper is None:
            raise JourneyError(tr("No document is open that could keep the picture."))
        return put_picture(self._keeper, self.snapshot, data, name)

    def keep_bytes(self, pictures: Iterable[bytes]) -> None:
        """Keep the bytes of pictures that came with a document, before its records do."""
        for data in pictures:
            if self._keeper is not None:
                self._keeper.put_asset(data, "", "")

    @property
    def theme(self) -> Theme:
        """The colours in which the journey is shown."""
        return self._theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self.shown.emit()

    def follow(self, appearance: Appearance) -> None:
        """Show the journey in the theme of the program, now and whenever that is another."""
        self._appearance = appearance
        appearance.changed.connect(self._wear)
        self._wear()

    def _wear(self) -> None:
        if self._appearance is not None:
            self.theme = self._appearance.theme
