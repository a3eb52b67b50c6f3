"""The look of the window: readable colours, icons that are drawn, a sheet of all keys."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import contrast, load_theme, mix
from journeymap.ui.actions.install import Actions
from journeymap.ui.shell.arrangement_switch import ArrangementSwitch
from journeymap.ui.shell.bars import Toolbar
from journeymap.ui.shell.shortcuts import ShortcutSheet
from journeymap.ui.widgets.controls import sign
from journeymap.ui.widgets.icons import drawings, icon
from journeymap.ui.widgets.style import apply, palette
from tests.ui.bench_window import BenchWindow

ROLES = QPalette.ColorRole


@pytest.fixture
def window(qtbot: QtBot) -> BenchWindow:
    made = BenchWindow()
    qtbot.addWidget(made)
    made.open_template()
    return made


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (ROLES.WindowText, ROLES.Window),
        (ROLES.Text, ROLES.Base),
        (ROLES.ButtonText, ROLES.Button),
        (ROLES.HighlightedText, ROLES.Highlight),
        (ROLES.ToolTipText, ROLES.ToolTipBase),
        (ROLES.PlaceholderText, ROLES.Base),
        (ROLES.Link, ROLES.Window),
    ],
)
def test_text_stands_out_from_its_ground(
    ink: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    made = palette(load_theme())
    assert contrast(made.color(ink).name(), made.color(ground).name()) >= 4.5


def test_soft_text_and_buttons_can_be_read() -> None:
    theme = load_theme()
    hover = mix(theme.pill, theme.edge, 0.55)
    assert contrast(theme.ink_soft, theme.lane_alt) >= 4.5
    assert contrast(theme.ink, hover) >= 4.5
    assert contrast(theme.lane, theme.accent_ink) >= 4.5


def test_qt_understands_the_style_sheet(
    qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    try:
        apply(qapp, load_theme())
        QPushButton("·").ensurePolished()
        assert "parse" not in capfd.readouterr().err
    finally:
        qapp.setStyleSheet("")


@pytest.mark.parametrize("name", drawings())
def test_an_icon_is_drawn_inside_its_square(name: str, qapp: QApplication) -> None:
    picture = icon(name, "#102030").pixmap(QSize(16, 16), 2.0).toImage()
    assert picture.width() == 32
    inked = {
        (x, y)
        for x in range(32)
        for y in range(32)
        if QColor(picture.pixelColor(x, y)).alpha() > 60
    }
    assert len(inked) > 20
    assert not any(x in (0, 31) or y in (0, 31) for x, y in inked)


def test_the_tick_of_another_theme_is_drawn_though_temporary_files_were_cleaned_up(
    qapp: QApplication,
) -> None:
    there = Path(sign("tick", "#123456"))
    rmtree(there.parent)
    assert not QPixmap(sign("tick", "#654321")).isNull()
    assert sign("tick", "#123456") == there.as_posix()
    assert there.exists() and there.with_stem(f"{there.stem}@2x").exists()


def test_an_icon_nobody_drew_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("unicorn", "#000000")


def test_the_sheet_tells_every_key_once(window: BenchWindow) -> None:
    actions = Actions(window)  # type: ignore[arg-type]
    sheet = ShortcutSheet(window, actions)  # type: ignore[arg-type]
    said = [label.text() for label in sheet.findChildren(QLabel)]
    for action in actions.declared.values():
        level = action.name.startswith("feeling.") and action.name[-1].isdecimal()
        if action.keys and not level:
            assert said.count(action.label.removesuffix("…")) == 1, action.label
    assert said.count("1 … 9") == 1  # the nine levels have a digit each, told in one row
    assert {"Ctrl+K", "Tab", "Enter", "Shift+1", "Ctrl+wheel, pinch"} <= set(said)
    assert {"Click while voting", "Drag a sticky to the map"} <= set(said)


def test_the_sheet_of_keys_is_never_wider_than_the_screen(window: BenchWindow) -> None:
    sheet = ShortcutSheet(window, Actions(window))  # type: ignore[arg-type]
    sheet.show()
    QApplication.processEvents()
    assert sheet.width() <= window.screen().availableSize().width()
    (area,) = sheet.findChildren(QScrollArea)
    assert not area.horizontalScrollBar().isVisible()


def test_a_button_is_grey_when_it_has_nothing_to_do(window: BenchWindow) -> None:
    actions = Actions(window)  # type: ignore[arg-type]
    bar = Toolbar(actions, window.appearance, window)
    bar.resize(1440, bar.height())
    bar.build_late()
    bar.refresh()
    buttons = {b.text().split()[0]: b for b in bar.findChildren(QPushButton)}
    assert buttons["Link"].isEnabled() and not buttons["Undo"].isEnabled()
    buttons["Touchpoint"].click()
    window.workspace.select(())
    bar.refresh()
    assert buttons["Undo"].isEnabled() and not buttons["Link"].isEnabled()
    assert buttons["Undo"].toolTip() == "Undo “New touchpoint” (Ctrl+Z)"


@pytest.mark.parametrize("wide", [1440, 1100, 1024, 860])
def test_no_button_is_pushed_out_of_a_narrow_toolbar(window: BenchWindow, wide: int) -> None:
    bar = Toolbar(Actions(window), window.appearance, window)  # type: ignore[arg-type]
    window.addToolBar(bar)
    bar.build_late()
    for button in bar.findChildren(QPushButton):
        button.setStyleSheet("padding: 0 16px")  # as much room as longer words need
    window.resize(wide, 700)
    window.show()
    bar.show_state("Kept, but the file was changed elsewhere")
    QApplication.processEvents()
    (switch,) = bar.findChildren(ArrangementSwitch)
    ways = switch.buttons.values()  # without room for them they stand in the menu of one button
    of_graphs = ("Colour by",)
    found = [b for b in bar.findChildren(QPushButton) if b not in (switch.one, *ways)]
    buttons = [button for button in found if button.accessibleName() not in of_graphs]
    assert len(buttons) == 10 and all(button.isVisible() for button in buttons)
    assert switch.one.isVisible() != all(button.isVisible() for button in ways)
    assert all(button.accessibleName() for button in buttons)
    assert [b.text() for b in buttons if b.text()][-1] == "Export…"
