"""A report in the preview: set in type, with its pictures, and nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage, QTextTable
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import load_theme
from journeymap.ui.export.report import Report, ReportView, read_report
from tests.ui.exporting import colours


def picture(colour: str, wide: int = 2400) -> str:
    image, held = QImage(wide, 600, QImage.Format.Format_RGB32), QByteArray()
    image.fill(QColor(colour))
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return b64encode(held.data()).decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "report.md"
    rows = "\n".join(f"- line {n}" for n in range(3000))
    made.write_text(
        "# A day\n\n![map][map]\n\n| Touchpoint | Feeling |\n| --- | --- |\n| Tea | good |\n\n"
        f"{rows}\n\n![late][late]\n\n[map]: data:image/png;base64,{picture('#ff00ff')}\n"
        f"[late]: data:image/png;base64,{picture('#00ff00')}\n",
        "utf-8",
    )
    return made


@pytest.fixture
def view(path: Path, qtbot: QtBot) -> ReportView:
    made = ReportView(load_theme())
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_report(read_report(path))
    return made


def test_only_the_beginning_is_read_and_the_pictures_in_it(path: Path) -> None:
    report = read_report(path)
    assert set(report.pictures) == {"map"} and report.pictures["map"].width() <= 1600
    assert "base64" not in report.text and "line 10" in report.text
    assert "line 2999" not in report.text


def test_it_is_set_in_type_with_its_pictures(view: ReportView) -> None:
    text = view.toPlainText()
    assert text.startswith("A day\n") and "#" not in text and "| --- |" not in text
    assert "#ff00ff" in colours(view.grab().toImage())
    assert any(isinstance(f, QTextTable) for f in view.document().rootFrame().childFrames())


def test_a_picture_is_never_wider_than_the_column(view: ReportView) -> None:
    for wide in (900, 320):
        view.resize(wide, 600)
        image = view.loadResource(2, QUrl("picture:map"))
        assert image.width() / image.devicePixelRatio() < view.viewport().width()


def test_nothing_is_fetched_from_elsewhere(view: ReportView, path: Path) -> None:
    assert view.loadResource(2, QUrl.fromLocalFile(str(path))) is None
    assert view.loadResource(2, QUrl("https://example.org/a.png")) is None


def test_one_goes_on_reading_where_one_was(view: ReportView, path: Path) -> None:
    view.verticalScrollBar().setValue(120)
    view.show_report(read_report(path))
    assert view.verticalScrollBar().value() == 120
    view.show_report(Report("# Another", {}))
    assert view.verticalScrollBar().value() == 0
