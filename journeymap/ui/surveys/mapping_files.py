"""A mapping as a file of its own, for the command line and for other people's documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.notation import read_mapping, written

_LARGEST = 1 << 20


def save_mapping(parent: QWidget, mapping: SurveyMapping, suggested: Path) -> Path | None:
    """Ask where to, and write a mapping there as TOML; raises ``JourneyError`` if it cannot be."""
    asked, _ = QFileDialog.getSaveFileName(parent, tr("Save the mapping"), str(suggested), _kinds())
    if not asked:
        return None
    path = Path(asked if asked.lower().endswith(".toml") else f"{asked}.toml")
    try:
        path.write_text(written(mapping), "utf-8")
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be written: {why}.", name=path.name, why=fault.strerror or fault)
        ) from fault
    return path


def load_mapping(parent: QWidget, folder: Path) -> SurveyMapping | None:
    """Ask for a mapping in TOML and read it; raises ``JourneyError`` for what is none."""
    asked, _ = QFileDialog.getOpenFileName(parent, tr("Read a mapping"), str(folder), _kinds())
    return mapping_in(Path(asked)) if asked else None


def mapping_in(path: Path) -> SurveyMapping:
    """Return the mapping in a file; raises ``JourneyError`` for what is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise JourneyError(tr("{name} is too long for a mapping.", name=path.name))
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise JourneyError(tr("{name} cannot be read: {why}.", name=path.name, why=why)) from fault
    return read_mapping(text, path.name)


def _kinds() -> str:
    return tr("Mappings ({endings})", endings="*.toml")
