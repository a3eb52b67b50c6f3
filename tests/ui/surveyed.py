"""Surveys for the tests of their dialog, and the dialog as a person finds it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.ui.shell.window import Window
from journeymap.ui.surveys.dialog import SurveyDialog

QUESTIONS = (
    "Respondent ID,Date,Country,How likely are you to recommend us?,Please rate: Orders on the site,"
    "Please rate: Courier delivers,Weight,Tell us more,Collector\n"
)


def rows(first: int = 1, count: int = 40, month: str = "2026-08") -> str:
    """Return answers of so many people, some of them blank, coded 11 or out of scale."""
    lines = []
    for n in range(first, first + count):
        recommend = 11 if n % 10 == 0 else n % 11
        rating = 12 if n == first + 4 else n % 5 + 1
        country = "Poland" if n % 2 else "Germany"
        courier = "" if n % 8 == 0 else (n + 2) % 5 + 1
        said = "It took far too long, and nobody told me why it was late." if n % 3 == 0 else ""
        lines.append(
            f'r{n},{month}-{n % 28 + 1:02},{country},{recommend},{rating},{courier},1.5,"{said}",web'
        )
    return "\n".join(lines) + "\n"


def survey(folder: Path, name: str = "august.csv", **more: object) -> Path:
    """Write a survey and return where it is."""
    path = folder / name
    path.write_text(QUESTIONS + rows(**more), "utf-8")  # type: ignore[arg-type]
    return path


def settled(dialog: SurveyDialog, qtbot: QtBot) -> SurveyDialog:
    """Return the dialog when everything that was chosen is counted."""
    qtbot.waitUntil(lambda: not dialog.recount.busy)
    return dialog


def asked(window: Window, path: Path, qtbot: QtBot) -> SurveyDialog:
    """Drop a survey on a window and return the dialog that shows it."""
    window.files.take_in(window, path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SurveyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SurveyDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return settled(dialog, qtbot)


def cells(dialog: SurveyDialog, key: str) -> list[str]:
    """Return what stands in the row of a column of the file."""
    row = dialog.columns.row_of(key)
    assert row >= 0, f"{key} is not shown"
    return [str(dialog.columns.index(row, at).data() or "") for at in range(8)]


def choose(dialog: SurveyDialog, key: str, *others: str) -> None:
    """Select the rows of some columns, the last of them being the current one."""
    from PySide6.QtCore import QItemSelectionModel

    flags = QItemSelectionModel.SelectionFlag
    dialog.table.clearSelection()
    for name in (*others, key):
        index = dialog.columns.index(dialog.columns.row_of(name), 1)
        dialog.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
