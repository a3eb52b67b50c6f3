"""What the program remembers of a person between two starts; every value is checked on reading."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from journeymap.language import LANGUAGES
from journeymap.paths import private, private_folder, settings_folder

_RECENT = 12
_STREAMED = (b"@Variant(", b"@DateTime(")
"""What stands before a value in a stream of Qt's; we write no such value."""


class Settings:
    """A typed front to an INI file: a value that makes no sense is as if it were not there."""

    def __init__(self) -> None:
        path = settings_folder() / "journeymap.ini"
        _without_strangers(path)
        with suppress(OSError):  # Qt would let others read it
            private_folder(path.parent)
            open(path, "ab", opener=private).close()
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The code of the language chosen, blank for the system's."""
        code = self._text("language")
        return code if code in LANGUAGES else ""

    @language.setter
    def language(self, code: str) -> None:
        self._file.setValue("language", code)

    @property
    def recent(self) -> list[Path]:
        """The files opened last, the latest first."""
        lines = self._text("recent").split("\n")
        return [Path(line) for line in lines if line.strip()][:_RECENT]

    def opened(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.absolute()
        rest = [other for other in self.recent if other != path]
        self._keep(path, *rest)

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones."""
        self._keep(*(other for other in self.recent if other != path))

    def geometry(self, name: str) -> QByteArray | None:
        """Return where a window or splitter was, or ``None``."""
        value = self._file.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_geometry(self, name: str, value: QByteArray) -> None:
        """Remember where a window or splitter is."""
        self._file.setValue(f"geometry/{name}", value)

    def folder(self, purpose: str) -> Path:
        """Return the folder last used for opening, saving or exporting."""
        path = Path(self._text(f"folder/{purpose}") or Path.home())
        return path if path.is_dir() else Path.home()

    def set_folder(self, purpose: str, path: Path) -> None:
        """Remember a folder."""
        self._file.setValue(f"folder/{purpose}", str(path))

    def flag(self, name: str, otherwise: bool) -> bool:
        """Return a yes or no that was remembered."""
        return {"true": True, "false": False}.get(self._text(name), otherwise)

    def number(self, name: str, low: float, high: float, otherwise: float) -> float:
        """Return a number that was remembered, when it lies in its bounds."""
        try:
            value = float(self._text(name))
        except ValueError:
            return otherwise
        return value if low <= value <= high else otherwise

    def word(self, name: str, otherwise: str = "") -> str:
        """Return a word that was remembered."""
        return self._text(name) or otherwise

    def remember(self, name: str, value: bool | float | str) -> None:
        """Remember a yes or no, a number or a word."""
        text = str(value).lower() if isinstance(value, bool) else str(value)
        self._file.setValue(name, text)

    def _keep(self, *paths: Path) -> None:
        self._file.setValue("recent", "\n".join(str(path) for path in paths[:_RECENT]))

    def _text(self, name: str) -> str:
        value = self._file.value(name, "")
        return value if isinstance(value, str) else ""


def _without_strangers(path: Path) -> None:
    """Take out of a file the values Qt would complain about on reading them: none is ours."""
    with suppress(OSError):
        lines = path.read_bytes().splitlines(keepends=True)
        ours = [line for line in lines if not any(sign in line for sign in _STREAMED)]
        if len(ours) < len(lines):
            path.write_bytes(b"".join(ours))
