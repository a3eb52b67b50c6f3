"""What a person does with the export dialog, for the tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.ui.export import ExportDialog
from journeymap.ui.shell.window import Window
from tests.ui.person import Person

LONG = 60_000
"""Milliseconds within which every export is done, also on a slow machine."""


def opened(person: Person, qtbot: QtBot) -> ExportDialog:
    person.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def size(window: Window) -> tuple[float, float]:
    scene = window.canvas.lay_out()
    return scene.width, scene.height


def choose(dialog: ExportDialog, kind: str = "", what: str = "", way: str = "") -> None:
    """Choose a format, what of the journey, and a way of sizing."""
    if kind:
        dialog.formats.choose(kind)
        assert dialog.kind.name == kind
    for field, key in ((dialog.form.scope.what, what), (dialog.form.size_.way, way)):
        if key:
            assert field.findData(key) >= 0, f"{key} is not offered"
            field.setCurrentIndex(field.findData(key))
    settle(dialog)


def settle(dialog: ExportDialog) -> None:
    """Let the preview catch up; laying frames out takes a moment."""
    dialog.refresh()
    loop, laying = QEventLoop(), dialog._laying
    if laying is not None and not laying.over:
        laying.ended.connect(loop.quit)
        loop.exec()


def begin(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Press the button; the system's dialog answers with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.foot.export.click()


def export(dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Press the button and wait until the dialog has gone."""
    with qtbot.waitSignal(dialog.accepted, timeout=LONG):
        begin(dialog, monkeypatch, path)


def refused(dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> str:
    """Press the button, and return the sentence that says why not."""
    begin(dialog, monkeypatch, path)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    return dialog.foot.said


def colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
