"""The theme is another while the windows are open: at once, everywhere, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme, contrast, load_theme
from journeymap.model.records import Touchpoint
from journeymap.ui.export import ExportDialog
from journeymap.ui.shell.palette import Palette
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.start.page import StartPage
from journeymap.ui.start.tiles import TemplateCard
from journeymap.ui.views.map.writing import InlineEditor
from journeymap.ui.workshop.writer import StickyField
from journeymap.workspace.actions import perform
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from tests.ui.person import Person
from tests.ui.presenting import presented

LIGHT, DARK = load_theme("light"), load_theme("dark")


def flat(theme: Theme) -> set[str]:
    """Return every colour of a theme."""
    return set(re.findall(r"#[0-9a-f]{6}", str(theme)))


def widgets() -> Iterator[QWidget]:
    """Yield everything there is on any window."""
    for top in QApplication.topLevelWidgets():
        yield top
        yield from top.findChildren(QWidget)


def left_over(theme: Theme, other: Theme) -> list[str]:
    """Return what still has colours of a theme in its style sheet or its palette."""
    gone = flat(theme) - flat(other)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dressed: list[QWidget | QApplication] = [application, *widgets()]
    found = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in dressed
        if gone & set(re.findall(r"#[0-9a-f]{6}", widget.styleSheet()))
    ]
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Base)
    return found + [role.name for role in roles if application.palette().color(role).name() in gone]


def seen(widget: QWidget) -> float:
    """Return how light a widget is as it is painted, 0 to 255, in the middle of what is seen."""
    image = widget.grab().toImage()
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(1, image.width() - 1, 9)
        for y in range(1, image.height() - 1, 9)
    ]
    return sorted(points)[len(points) // 2]


def choose(window: Window, name: str) -> None:
    """Choose a theme as the menu does."""
    perform(window, window.actions_.declared[name])
    QApplication.processEvents()


@pytest.fixture
def whole(begun: Window, qtbot: QtBot) -> Window:
    """A window with all its panels."""
    for panel in ("navigator", "inspector", "outline", "workshop"):
        begun.panels.set_shown(panel, True)
    card = next(iter(begun.workspace.snapshot.all(Touchpoint)))
    begun.select((card,))
    QApplication.processEvents()
    return begun


def test_no_widget_keeps_a_colour_of_the_theme_before(whole: Window) -> None:
    assert left_over(DARK, LIGHT) == [] != left_over(LIGHT, DARK)
    choose(whole, "theme.dark")
    assert left_over(LIGHT, DARK) == []
    choose(whole, "theme.light")
    assert left_over(DARK, LIGHT) == []


def test_everything_in_the_window_is_dark_at_once(whole: Window) -> None:
    parts = {
        type(part).__name__: part
        for name in ("navigator", "inspector", "outline", "workshop")
        for part in whole.findChildren(QWidget, name)
    }
    parts |= {"canvas": whole.canvas, "menus": whole.menuBar(), "toolbar": whole.bars.toolbar}
    parts |= {"status": whole.bars.status}
    assert len(parts) == 8
    assert all(seen(part) > 200 for part in parts.values())
    choose(whole, "theme.dark")
    assert {name: value for name, part in parts.items() if (value := seen(part)) > 70} == {}
    choose(whole, "theme.light")
    assert all(seen(part) > 200 for part in parts.values())


def test_icons_of_the_toolbar_stand_out_in_either(whole: Window) -> None:
    for theme in (LIGHT, DARK):
        choose(whole, f"theme.{theme.name}")
        buttons = whole.bars.toolbar.findChildren(QPushButton)
        icons = [button for button in buttons if not button.icon().isNull()]
        assert {b.property("look") for b in buttons if b not in icons} <= {"segment", "menu"}
        for button in icons:
            image = button.icon().pixmap(16, 16).toImage()
            inks = {
                image.pixelColor(x, y).name()
                for x in range(16)
                for y in range(16)
                if image.pixelColor(x, y).alpha() == 255
            }
            ground = theme.accent if button.property("look") == "primary" else theme.pill
            assert inks and all(contrast(ink, ground) > 3 for ink in inks)


def test_selection_camera_undo_and_typing_stay(whole: Window, person: Person) -> None:
    card = whole.workspace.selection
    whole.canvas.zoom_in()
    person.press("F2", "End")
    person.type(" and more")
    editor = whole.canvas.findChild(InlineEditor)
    assert isinstance(editor, InlineEditor)
    camera = whole.canvas.camera
    before = (camera.x, camera.y, camera.zoom, editor.font().pixelSize(), editor.toPlainText())
    choose(whole, "theme.dark")
    assert whole.canvas.findChild(InlineEditor) is editor and editor.hasFocus()
    after = (camera.x, camera.y, camera.zoom, editor.font().pixelSize(), editor.toPlainText())
    assert after == before and whole.workspace.selection == card
    assert DARK.card in editor.styleSheet() and seen(editor) < 70
    person.press("Return")
    assert whole.workspace.snapshot.all(Touchpoint)[card[0]].title.endswith(" and more")
    person.press("Ctrl+Z")
    assert not whole.workspace.snapshot.all(Touchpoint)[card[0]].title.endswith(" and more")
    assert whole.workspace.view.theme == DARK


def test_fields_of_a_panel_keep_what_is_typed(whole: Window, person: Person, qtbot: QtBot) -> None:
    inspector = whole.findChild(QWidget, "inspector")
    assert inspector is not None
    fields = [f for f in inspector.findChildren(QPlainTextEdit) if not f.isHidden()]
    field = fields[0]
    field.setFocus()
    person.type("typed ")
    typed = field.toPlainText()
    choose(whole, "theme.dark")
    assert field.hasFocus() and field.toPlainText() == typed and "typed " in typed


def test_the_start_page_draws_its_templates_anew(windows: Windows, qtbot: QtBot) -> None:
    window = windows.bare()
    window.resize(1200, 800)
    window.show_start()
    with qtbot.waitSignal(window.furnished):
        window.show()
    page = window.start
    assert isinstance(page, StartPage)
    cards = page.findChildren(TemplateCard)
    qtbot.waitUntil(lambda: all(card.drawn for card in cards), timeout=60_000)
    assert seen(page) > 200 and all(seen(card) > 200 for card in cards)
    choose(window, "theme.dark")
    qtbot.waitUntil(lambda: all(card.drawn for card in cards), timeout=60_000)
    assert seen(page) < 70 and all(seen(card) < 70 for card in cards)


def left_on(scene: Scene) -> set[str]:
    """Return the colours of the light theme that a scene is still painted in."""
    return set(re.findall(r"#[0-9a-f]{6}", repr([figure.shapes for figure in scene.figures()]))) & (
        flat(LIGHT) - flat(DARK)
    )


def test_a_slide_wears_the_new_colours_though_nothing_else_has_changed(
    begun: Window, qtbot: QtBot
) -> None:
    show = presented(begun, qtbot).show_
    show.next()
    at = show.place
    assert left_on(show.scene)
    choose(begun, "theme.dark")
    show.settle()
    assert not left_on(show.scene) and show.place == at


def test_the_wall_and_the_notes_follow(begun: Window, qtbot: QtBot, person: Person) -> None:
    wall = presented(begun, qtbot)
    person.press("N")
    line = wall.findChild(StickyField)
    assert isinstance(line, StickyField)
    line.setText("an idea")
    at = wall.show_.place
    light = wall.grab().toImage()
    choose(begun, "theme.dark")
    qtbot.waitUntil(lambda: wall.grab().toImage() != light)
    wall.show_.settle()
    assert wall.show_.place == at and line.text() == "an idea" and line.isVisible()
    assert DARK.note in line.styleSheet()
    assert seen(wall) < 70 < 200 > seen(line)


def test_what_is_opened_later_is_dark(begun: Window) -> None:
    choose(begun, "theme.dark")
    begun.commands.show_palette()
    begun.commands.show_shortcuts()
    begun.commands.arrange_frames()
    begun.documents.export()
    QApplication.processEvents()
    assert left_over(LIGHT, DARK) == []
    palette = begun.findChild(Palette)
    assert isinstance(palette, Palette)
    assert seen(palette.findChildren(QListWidget)[0]) < 70
    for top in QApplication.topLevelWidgets():
        if top is not begun and top.isVisible():
            assert seen(top) < 80, type(top).__name__
            top.close()


def test_a_menu_names_the_themes_and_greys_the_one_that_is_worn(begun: Window) -> None:
    view = next(
        m for m in begun.menuBar().findChildren(QMenu) if m.title().replace("&", "") == "View"
    )
    theme = next(m for m in view.findChildren(QMenu) if m.title().replace("&", "") == "Theme")
    theme.aboutToShow.emit()
    entries = {a.text().replace("&", ""): a for a in theme.actions() if not a.isSeparator()}
    assert list(entries) == [
        *("Light", "Dark", "High contrast", "Print", "Colour-blind safe", "Warm"),
        *("Theme of your own…", "Brand…", "Show in the brand"),
    ]
    assert not entries["Light"].isEnabled() and entries["Dark"].isEnabled()


def test_the_palette_finds_the_dark_theme(begun: Window, person: Person) -> None:
    person.press("Ctrl+K")
    person.type("dark")
    person.press("Return")
    assert begun.appearance.theme == DARK


def test_a_theme_is_remembered_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    settings = Settings()
    own = tmp_path / "brand.toml"
    own.write_text('based = "light"\npage = "#fff0f0"\n', "utf-8")
    appearance = Appearance(LIGHT, settings)
    for name, page in (("dark", DARK.page), (str(own), "#fff0f0"), ("light", LIGHT.page)):
        appearance.choose(name)
        again = Appearance.remembered(Settings())
        assert again.theme.page == page and not again.trouble
    appearance.choose(str(own))
    own.unlink()
    again = Appearance.remembered(Settings())
    assert again.theme == LIGHT and "brand.toml" in again.trouble[0]
    appearance.choose("light")


def test_a_theme_of_ones_own_that_is_broken_changes_nothing(
    begun: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('based = "dark"\npage = "green"\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    said: list[str] = []
    begun.workspace.failed.disconnect()
    begun.workspace.failed.connect(said.append)
    choose(begun, "theme.own")
    assert begun.appearance.theme == LIGHT and "“page” is no colour" in said[0]
    own.write_text('based = "dark"\npage = "#002200"\n', "utf-8")
    choose(begun, "theme.own")
    assert begun.appearance.theme.page == begun.workspace.view.theme.page == "#002200"


def test_every_window_changes(begun: Window, windows: Windows, qtbot: QtBot) -> None:
    other = windows.bare()
    other.documents.open_sample()
    with qtbot.waitSignal(other.furnished):
        other.show()
    choose(begun, "theme.dark")
    assert seen(other.canvas) < 70 and other.workspace.view.theme == DARK


def test_a_file_is_in_the_theme_of_the_window_or_another(
    begun: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(begun, "theme.dark")
    begun.documents.export()
    (dialog,) = begun.findChildren(ExportDialog)
    names = [dialog.form.colours.itemText(i) for i in range(dialog.form.colours.count())]
    assert names[:2] == ["Dark", "Light"] and len(names) == 6 and dialog.form.colours.chosen == DARK
    dialog.formats.choose("svg")
    dialog.refresh()
    task = dialog._order
    assert task is not None and task.view.theme == DARK
    dialog.form.colours.setCurrentIndex(1)
    dialog.refresh()
    assert seen(dialog.preview.view) < 70, "the window itself stays dark"
    task = dialog._order
    assert task is not None
    task.write(tmp_path / "map.svg", lambda share: None)
    assert LIGHT.page in (tmp_path / "map.svg").read_text("utf-8")
    dialog.close()


def test_paper_is_white_though_the_window_is_dark(begun: Window, qtbot: QtBot) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from journeymap.ui.export.printing import PrintDialog

    choose(begun, "theme.dark")
    dialog = PrintDialog(begun, QPrinter())
    qtbot.addWidget(dialog)
    assert dialog.form.colours.chosen == LIGHT
    assert {part.background for sheet in dialog.sheets() for part in sheet.parts} <= {
        "",
        LIGHT.page,
    }
