"""The pictures in README.md, made by the program: ``python3 dev.py picture``."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.sources import ROOT

PICTURE = ROOT / "resources" / "readme" / "window.png"
SIZE = (1494, 812)
WALL = (1440, 810)
SAMPLE = "coffee"
FOURTH = 4  # the slide of the stage it happens in: what is on call comes after all of them
SEVENTH = 6  # the touchpoint the customer will remember: “Calls about the delay”
EXPORTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("export.png", "coffee", {"theme": "dark", "width": 1800}),
    ("rows.png", "rail", {"theme": "light", "fold": 3, "density": "dense", "width": 1600}),
    ("blueprint.png", "hospital", {"theme": "warm", "fold": 1, "width": 1800}),
)
ENOUGH = 4.0  # seconds for what follows the first picture: bars, panels, findings


def main(to: Path = PICTURE) -> None:
    """Open the sample in the real window, select a touchpoint, present, and keep what is seen."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from journeymap import language
    from journeymap.drawing.theme import load_theme
    from journeymap.model.grid import cards
    from journeymap.model.snapshot import Snapshot
    from journeymap.storage.session import Session
    from journeymap.storage.templates import load, pictures
    from journeymap.ui.present.presentation import Presentation, present
    from journeymap.ui.shell.windows import Windows
    from journeymap.ui.widgets.style import apply
    from journeymap.workspace.appearance import Appearance
    from journeymap.workspace.settings import Settings

    language.use("en" if "JOURNEYMAP_LANGUAGE" not in os.environ else None)
    application = QApplication(["journeymap"])
    theme = load_theme()
    apply(application, theme)
    window = Windows(Appearance(theme), Settings()).bare()
    window.resize(*SIZE)
    window.take(Session.new(Snapshot().apply(load(SAMPLE)), pictures=pictures(SAMPLE)))
    window.show()
    _settle()
    chosen = cards(window.workspace.snapshot, window.workspace.journey)[SEVENTH].id
    window.workspace.select([chosen])
    window.canvas.reveal((chosen,))
    _settle()
    to.parent.mkdir(exist_ok=True)
    window.grab().save(str(to))
    for arrangement in ("graph", "table", "numbers", "plan"):
        window.workspace.arrange(arrangement)
        _settle()
        window.grab().save(str(to.with_name(f"{arrangement}.png")))
    window.workspace.arrange("map")
    present(window)
    assert isinstance(window.presentation, Presentation)
    wall = window.presentation.projection
    wall.setWindowState(Qt.WindowState.WindowNoState)
    wall.resize(*WALL)
    wall.show_.go(FOURTH)
    _settle()
    wall.grab().save(str(to.with_name("present.png")))
    exports(to.parent)
    difference(to.with_name("difference.png"))


def difference(to: Path) -> None:
    """Write the sample as it is and as it is to become, as one picture."""
    from journeymap.formats import export_file
    from journeymap.rendering.options import Options
    from journeymap.view import View
    from tests.becoming import becoming

    both = becoming()
    view = View.of(both.snapshot, both.to_be, arrangement="difference")
    export_file(view, to, Options(width=1800))


def exports(folder: Path) -> None:
    """Write the three exports that README shows, each in another theme."""
    from journeymap import new

    for name, sample, how in EXPORTS:
        with new(template=sample, language="en") as project:
            project.journeys[0].export(folder / name, replace=True, **how)


def _settle() -> None:
    from PySide6.QtCore import QCoreApplication

    until = time.monotonic() + ENOUGH
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(JOURNEYMAP_STATE=home, JOURNEYMAP_CONFIG=home)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        main(*map(Path, sys.argv[1:]))
