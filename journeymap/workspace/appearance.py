"""The theme the program is shown in now, and whether things in it move by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QObject, Signal

from journeymap.drawing.theme import DEFAULT, Theme, default_theme, load_theme, theme_names
from journeymap.errors import JourneyError
from journeymap.workspace.settings import Settings

_THEME, _CALM, _MINIMAP = "theme", "calm", "minimap"
"""Where in the settings the theme is, whether nothing glides, and whether there is a minimap."""


class Appearance(QObject):
    """Holds the theme; whoever paints asks for it when it paints, and keeps no colour.

    ``changed`` says that it is another one: for what is not painted anew by itself. ``corners``
    says that the minimap is shown, or no more. ``trouble`` are sentences on what could not be had
    at the start.
    """

    changed = Signal()
    corners = Signal()

    def __init__(
        self, theme: Theme, settings: Settings | None = None, trouble: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self.trouble = tuple(trouble)
        self._calm = settings is not None and settings.flag(_CALM, False)
        self._minimap = settings is None or settings.flag(_MINIMAP, True)

    @classmethod
    def remembered(cls, settings: Settings) -> Self:
        """Return the appearance of the last time; with ``trouble`` where its theme is no more."""
        name = settings.word(_THEME, DEFAULT)
        if name != DEFAULT:
            try:
                return cls(load_theme(name), settings)
            except JourneyError as error:
                return cls(default_theme(), settings, (str(error),))
        return cls(default_theme(), settings)

    def choose(self, name: str) -> None:
        """Wear a theme of ours by name, or of the person in a file; raises ``JourneyError``."""
        self.wear(load_theme(name))
        if self._settings is not None:
            self._settings.remember(_THEME, name)

    @property
    def theme(self) -> Theme:
        """The theme that is worn now."""
        return self._theme

    @property
    def named(self) -> str:
        """The name of a theme of ours that is worn, or is nearest to what is worn."""
        if self._theme.name in theme_names():
            return self._theme.name
        return "dark" if self._theme.dark else DEFAULT

    def wear(self, theme: Theme) -> None:
        """Show everything in another theme, at once."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

    @property
    def calm(self) -> bool:
        """Whether what changes is shown at once, and nothing glides there."""
        return self._calm

    def set_calm(self, yes: bool) -> None:
        """Let nothing glide, or let it again; that is remembered."""
        self._calm = yes
        if self._settings is not None:
            self._settings.remember(_CALM, yes)

    @property
    def shows_minimap(self) -> bool:
        """Whether the page is shown small in a corner, where that helps."""
        return self._minimap

    def show_minimap(self, yes: bool) -> None:
        """Show the page small in a corner where that helps, or nowhere; that is remembered."""
        self._minimap = yes
        if self._settings is not None:
            self._settings.remember(_MINIMAP, yes)
        self.corners.emit()
