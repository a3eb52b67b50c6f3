"""Printing: what the preview shows is what comes out, or a sentence says why not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.drawing.paper import UNITS_PER_MM
from journeymap.ui.export.printing import PrintDialog, new_printer, paper_of
from journeymap.ui.shell.window import Window
from tests.formats.poppler import facts, page_sizes, read
from tests.ui.person import Person, card

QtPrintSupport = pytest.importorskip("PySide6.QtPrintSupport", reason="the system cannot print")


@pytest.fixture
def dialog(begun: Window, person: Person, qtbot: QtBot) -> Iterator[PrintDialog]:
    """The dialog, with one card selected on the map."""
    begun.workspace.select((card(begun, "Asks a consultant").id,))
    person.press("Ctrl+P")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PrintDialog))
    made = QApplication.activeModalWidget()
    assert isinstance(made, PrintDialog)
    yield made
    if isValid(made):
        made.close()


def choose(
    dialog: PrintDialog,
    *,
    what: str = "whole",
    way: str = "paper",
    paper: str = "A4",
    larger: float = 1.0,
) -> None:
    form = dialog.form
    form.scope.what.setCurrentIndex(form.scope.what.findData(what))
    form.size_.way.setCurrentIndex(max(0, form.size_.way.findData(way)))
    form.size_.paper.setCurrentText(paper)
    form.size_.larger.setCurrentIndex(form.size_.larger.findData(larger))
    dialog.refresh()


def printed(dialog: PrintDialog, folder: Path, paper: str = "A4") -> Path:
    """Print on a printer that makes a PDF."""
    printer = new_printer()
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "out.pdf"))
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, paper)))
    assert dialog.print_on(printer)
    return folder / "out.pdf"


def test_one_sheet_is_turned_to_suit_the_map(dialog: PrintDialog, tmp_path: Path) -> None:
    choose(dialog)
    assert dialog.foot.outcome.text() == "1 sheet of A4, landscape"
    path = printed(dialog, tmp_path)
    assert facts(path)["Pages"] == "1" and page_sizes(path) == {(842, 595)}
    assert "Courier delivers" in read(path)


def test_a_map_over_several_sheets(dialog: PrintDialog, tmp_path: Path) -> None:
    choose(dialog, way="tiles")
    assert dialog.foot.outcome.text() == "20 sheets of A4, landscape"
    path = printed(dialog, tmp_path)
    assert facts(path)["Pages"] == "20" and page_sizes(path) == {(842, 595)}
    assert "sheet 20 of 20 · row 5, column 4" in read(path)
    choose(dialog, way="tiles", larger=0.5)
    assert int(dialog.foot.outcome.text().split()[0]) < 15


def test_the_frames_are_a_handout(dialog: PrintDialog, tmp_path: Path) -> None:
    choose(dialog, what="frames", paper="Letter")
    count, words = dialog.foot.outcome.text().split(" ", 1)
    assert int(count) > 4 and words == "sheets of Letter, portrait"
    path = printed(dialog, tmp_path, "Letter")
    assert facts(path)["Pages"] == count and page_sizes(path) == {(612, 792)}


def test_only_what_is_selected(dialog: PrintDialog, tmp_path: Path) -> None:
    choose(dialog, what="selection")
    text = read(printed(dialog, tmp_path))
    assert "Asks a consultant" in text and "Courier" not in text


def test_what_a_printer_cannot_reach_stays_free(dialog: PrintDialog) -> None:
    printer = new_printer()
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
        QMarginsF(5, 20, 5, 5),
    )
    printer.setPageLayout(layout)
    paper = paper_of(printer)
    assert paper.width == pytest.approx(210 * UNITS_PER_MM, abs=1)
    assert paper.height == pytest.approx(297 * UNITS_PER_MM, abs=1)
    (part,) = dialog._composer.on_paper(dialog.form.options(), paper)[0].parts
    assert part.room.x >= paper.margin - 0.01 and part.room.y >= paper.margin - 0.01


def test_printing_can_be_stopped(begun: Window, dialog: PrintDialog, tmp_path: Path) -> None:
    choose(dialog, way="tiles")
    printer = new_printer()
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    dialog.foot.bar.valueChanged.connect(dialog.reject)
    assert not dialog.print_on(printer)
    assert dialog.isVisible() and "Stopped" in dialog.foot.said
    assert dialog.foot.export.isEnabled() and dialog.form.isEnabled()


@pytest.mark.parametrize("goes", ["dialog", "window"])
def test_printing_keeps_nobody_from_closing(
    begun: Window, dialog: PrintDialog, tmp_path: Path, goes: str
) -> None:
    choose(dialog, way="tiles")
    printer = new_printer()
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    closed: list[bool] = []
    thing = dialog if goes == "dialog" else begun
    dialog.foot.bar.valueChanged.connect(lambda: closed.append(thing.close()))
    assert not dialog.print_on(printer)
    assert closed[0] and not dialog.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
@pytest.mark.skipif(sys.platform == "win32", reason="there the printer asks where to")
def test_a_printer_that_does_not_answer_is_a_sentence(dialog: PrintDialog, tmp_path: Path) -> None:
    printer = new_printer()
    printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    assert not dialog.print_on(printer)
    assert "does not answer" in dialog.foot.said and dialog.isVisible()


def test_where_the_system_cannot_print_a_sentence_says_what_to_do(
    begun: Window, person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    person.press("Ctrl+P")
    qtbot.waitUntil(lambda: bool(begun.findChildren(QMessageBox)))
    (box,) = begun.findChildren(QMessageBox)
    assert "Export a PDF" in box.text()
    box.accept()
