"""Asks for the files of the brand's dialog: of a theme, of a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from journeymap.drawing.theme import ENDING
from journeymap.language import tr
from journeymap.workspace.settings import Settings

_FOLDER = "theme"


def ask_file(parent: QWidget, settings: Settings, *, pictures: bool = False) -> Path | None:
    """Ask for a theme's file, or for a picture; ``None`` where nothing was chosen."""
    folder = str(settings.folder(_FOLDER))
    kinds = (
        tr("Pictures ({endings})", endings="*.png *.jpg *.jpeg")
        if pictures
        else tr("Themes ({endings})", endings=f"*{ENDING}")
    )
    title = tr("Logo") if pictures else tr("Load a brand")
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    if name:
        settings.set_folder(_FOLDER, Path(name).parent)
    return Path(name) if name else None


def ask_place(parent: QWidget, settings: Settings, wish: str) -> Path | None:
    """Ask where a brand is to be written; ``None`` where nothing was chosen."""
    stem = "".join(x for x in wish if x.isalnum() or x in " -_").strip() or "brand"
    start = str(settings.folder(_FOLDER) / f"{stem}{ENDING}")
    kinds = tr("Themes ({endings})", endings=f"*{ENDING}")
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save the brand"), start, kinds)
    if not name:
        return None
    path = Path(name)
    settings.set_folder(_FOLDER, path.parent)
    return path if path.suffix.casefold() == ENDING else path.with_name(path.name + ENDING)
