"""The start page: what it offers, and that it keeps nobody waiting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QFontMetrics, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.language import LANGUAGES
from journeymap.painting.fonts import font
from journeymap.storage.recovery import Recovery
from journeymap.storage.session import Session
from journeymap.storage.templates import templates
from journeymap.ui.start.file_rows import FileRow
from journeymap.ui.start.page import StartPage
from journeymap.ui.start.previews import preview
from journeymap.ui.start.tiles import CARD, SOFT, TITLE, TemplateCard, Tile, two_lines
from tests.sources import ROOT
from tests.storage.samples import numbered, written
from tests.ui.bench_window import BenchWindow


@pytest.fixture
def window(qtbot: QtBot) -> BenchWindow:
    made = BenchWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A recent file that is there, and one that is not."""
    here, gone = tmp_path / "Bank.journey", tmp_path / "Clinic.journey"
    here.write_bytes(b"")
    return [here, gone]


@pytest.fixture
def page(window: BenchWindow, files: list[Path], qtbot: QtBot) -> StartPage:
    made = StartPage(files, window.appearance, window)
    window.setCentralWidget(made)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_a_card_starts_from_its_template(page: StartPage, qtbot: QtBot) -> None:
    cards = page.findChildren(TemplateCard)
    with qtbot.waitSignal(page.template_chosen) as chosen:
        qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["empty"]


def test_the_keyboard_chooses_as_the_mouse_does(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.template_chosen):
        qtbot.keyClick(page.findChildren(TemplateCard)[1], Qt.Key.Key_Return)


def test_a_recent_file_is_opened(page: StartPage, files: list[Path], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.file_chosen) as chosen:
        qtbot.mouseClick(page.findChildren(FileRow)[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [files[0]]


def test_a_file_that_is_gone_can_be_forgotten(
    page: StartPage, files: list[Path], qtbot: QtBot
) -> None:
    here, gone = page.findChildren(FileRow)
    qtbot.waitUntil(lambda: gone._cross.isVisible(), timeout=5000)
    assert not here._cross.isVisible()
    with qtbot.waitSignal(page.forgotten) as forgotten:
        qtbot.mouseClick(gone._cross, Qt.MouseButton.LeftButton)
    assert forgotten.args == [files[1]]
    assert not gone.isVisible()


def test_pictures_come_after_the_first_paint(page: StartPage, qtbot: QtBot) -> None:
    cards = page.findChildren(TemplateCard)
    before = [card.geometry() for card in cards]
    qtbot.waitUntil(lambda: all(card.drawn for card in cards), timeout=20000)
    assert [card.geometry() for card in cards] == before
    colours = {
        cards[-1].grab().toImage().pixelColor(x, y).name()
        for x in range(10, CARD.width() - 10, 3)
        for y in range(10, 120, 3)
    }
    assert len(colours) > 20


def test_no_picture_is_drawn_before_the_page_is_seen(window: BenchWindow) -> None:
    page = StartPage([], window.appearance, window)
    assert not any(card.drawn for card in page.findChildren(TemplateCard))


def shown_buttons(page: StartPage) -> dict[str, QPushButton]:
    return {b.text(): b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)}


def test_what_a_crash_left_is_opened_or_discarded(page: StartPage, qtbot: QtBot) -> None:
    left = Recovery(Path("somewhere"), "Clinic visit", None, "2026-11-22T05:12:11+00:00", 14)
    for words, signal in (("Open", page.recovered), ("Discard", page.forgotten)):
        page.set_recoveries([left])
        assert any("14 changes" in label.text() for label in page.findChildren(QLabel))
        qtbot.waitUntil(lambda: "Discard" in shown_buttons(page))
        button = shown_buttons(page)[words]
        with qtbot.waitSignal(signal) as chosen:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert chosen.args == [left]
        assert not button.isVisibleTo(page)


def test_open_and_import(page: StartPage, qtbot: QtBot) -> None:
    for words, signal in (("Open…", page.open_wanted), ("Import…", page.import_wanted)):
        button = next(b for b in page.findChildren(QPushButton) if b.text() == words)
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_narrow_window_stacks_the_cards(page: StartPage, window: BenchWindow) -> None:
    window.resize(620, 700)
    cards = page.findChildren(TemplateCard)
    assert all(card.geometry().right() <= page.viewport().width() for card in cards)
    places = [QRect(card.mapTo(page, QPoint()), card.size()) for card in cards]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_the_page_is_built_without_layout_and_database() -> None:
    code = (
        "import sys; import journeymap.ui.start.page, journeymap.ui.widgets.style;"
        "heavy = [name for name in ('sqlalchemy', 'networkx', 'matplotlib', 'sqlite3',"
        " 'journeymap.layout', 'journeymap.storage.session') if name in sys.modules];"
        "sys.exit(', '.join(heavy) or 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=os.environ
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("wide", [760, 960, 1100, 1600])
def test_cards_share_the_width_and_none_stands_alone_with_room_beside_it(
    page: StartPage, window: BenchWindow, qtbot: QtBot, wide: int
) -> None:
    window.resize(wide, 800)
    cards = page.findChildren(TemplateCard)
    qtbot.waitUntil(
        lambda: page.width() == wide and all(card.drawn for card in cards), timeout=20_000
    )
    holder = cards[0].parentWidget()
    first = [card for card in cards if card.y() == 0 and card.parentWidget() is holder]
    assert holder is not None
    assert holder.width() - 8 < first[-1].geometry().right() < holder.width()


def test_files_are_dropped_on_it(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "map.csv")), QUrl("https://example.org/a")])
    with qtbot.waitSignal(page.dropped) as dropped:
        page.dropEvent(
            QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
    assert [Path(path).name for path in dropped.args[0]] == ["map.csv"]
    assert any("Excel" in label.text() for label in page.findChildren(QLabel))


def test_arrows_lead_from_tile_to_tile_and_stop_at_the_edge(
    page: StartPage, window: BenchWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 700)
    cards, rows = page.findChildren(TemplateCard), page.findChildren(FileRow)
    qtbot.waitUntil(lambda: cards[1].x() > 0 and page.width() == 1366)

    def pressed(tile: Tile, key: Qt.Key) -> Tile:
        tile.setFocus()
        qtbot.keyClick(tile, key)
        found = QApplication.focusWidget()
        assert isinstance(found, Tile)
        return found

    row = [
        card for card in cards if card.y() == cards[0].y() and card.parent() == cards[0].parent()
    ]
    assert len(row) >= 3
    assert pressed(cards[0], Qt.Key.Key_Right) is cards[1]
    assert pressed(cards[1], Qt.Key.Key_Left) is cards[0]
    assert pressed(cards[0], Qt.Key.Key_Left) is cards[0]
    assert pressed(cards[0], Qt.Key.Key_Down) is cards[len(row)]
    assert pressed(row[-1], Qt.Key.Key_Right) in rows
    assert pressed(rows[0], Qt.Key.Key_Down) is rows[1]


def test_letters_on_a_tile_look_for_templates_and_files(page: StartPage, qtbot: QtBot) -> None:
    cards, rows = page.findChildren(TemplateCard), page.findChildren(FileRow)
    cards[0].setFocus()
    for letter in "car workshop":
        qtbot.keyClick(QApplication.focusWidget() or cards[0], letter)
    shown = [tile for tile in (*cards, *rows) if tile.isVisibleTo(page)]
    assert {tile.template.name for tile in shown if isinstance(tile, TemplateCard)} == {"blueprint"}
    assert not any(row in shown for row in rows)
    with qtbot.waitSignal(page.template_chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    assert chosen.args == ["blueprint"]
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert all(tile.isVisibleTo(page) for tile in (*cards, *rows))


def test_what_nobody_has_is_said_not_to_be_there(page: StartPage) -> None:
    field = page.findChild(QLineEdit)
    assert field is not None
    field.setText("zeppelin")
    assert any(
        "zeppelin" in label.text() and label.isVisible() for label in page.findChildren(QLabel)
    )


def test_a_recent_file_shows_the_picture_it_holds(
    window: BenchWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    plain, pictured = written(tmp_path / "Plain.journey"), written(tmp_path / "Drawn.journey")
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    session = Session.open(pictured)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    session.write(numbered(session.snapshot, 0))
    session.attachments.put_thumbnail("journey", bytes(buffer.data().data()))
    session.write(numbered(session.snapshot, 1))
    session.publish()
    session.close()
    page = StartPage([plain, pictured, tmp_path / "gone.journey"], window.appearance, window)
    window.setCentralWidget(page)
    with qtbot.waitExposed(window):
        window.show()
    rows = page.findChildren(FileRow)
    qtbot.waitUntil(lambda: rows[1].pictured, timeout=10_000)
    assert not rows[0].pictured and not rows[2].pictured
    assert rows[1].grab().toImage().pixelColor(50, 34).name() == "#00ff00"


def test_a_template_drawn_once_is_not_laid_out_again(
    window: BenchWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = preview("shop", 1.0, window.appearance.theme)
    monkeypatch.setattr("journeymap.ui.start.previews._drawn", None)
    assert preview("shop", 1.0, window.appearance.theme) == first
    with pytest.raises(TypeError):
        preview("shop", 2.0, window.appearance.theme)


def test_tab_goes_from_group_to_group_and_comes_back_to_where_one_was(
    page: StartPage, qtbot: QtBot
) -> None:
    cards, rows = page.findChildren(TemplateCard), page.findChildren(FileRow)
    cards[0].setFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_Right)
    passed: list[object] = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert isinstance(passed[0], TemplateCard) and passed[0].template.kind == "sample"
    assert passed[1:] == rows
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is cards[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_our_templates_are_is_read_in_full(page: StartPage, language: str) -> None:
    """A window of 1366 pixels has cards so wide: four beside the recent files."""
    room, words, name = 185, QFontMetrics(font(SOFT)), QFontMetrics(font(TITLE))
    for one in templates(language):
        assert "…" not in "".join(two_lines(words, one.description, room)), one.description
        assert name.horizontalAdvance(one.title) <= room, one.title
