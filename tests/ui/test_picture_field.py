"""The picture of a record in the inspector: pasted, dropped, described and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from journeymap.model.records import Asset, Note, Persona
from journeymap.ui.panels.picture_field import PictureField
from journeymap.ui.shell.window import Window
from tests.ui.test_pictures import files, png, urls


@pytest.fixture
def persona(begun: Window) -> Persona:
    """A persona who is selected."""
    found = next(iter(begun.workspace.snapshot.all(Persona).values()))
    begun.workspace.select([found.id])
    return found


def field(window: Window, qtbot: QtBot) -> PictureField:
    """Return the field of a picture that is shown."""

    def there() -> list[PictureField]:
        return [one for one in window.findChildren(PictureField) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def on_clipboard() -> None:
    data = QMimeData()
    data.setData("image/png", png("teal"))
    QGuiApplication.clipboard().setMimeData(data)


def picture(window: Window, persona: Persona) -> str | None:
    return window.workspace.snapshot.all(Persona)[persona.id].picture


def test_a_portrait_is_pasted_in_one_step(begun: Window, persona: Persona, qtbot: QtBot) -> None:
    before, old = begun.workspace.snapshot, picture(begun, persona)
    on_clipboard()
    field(begun, qtbot).paste.click()
    qtbot.waitUntil(lambda: picture(begun, persona) != old)
    asset = begun.workspace.snapshot.all(Asset)[picture(begun, persona) or ""]
    assert begun.workspace.assets.asset(asset.digest) == png("teal")
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_it_is_shown_and_taken_away(begun: Window, persona: Persona, qtbot: QtBot) -> None:
    shown = field(begun, qtbot)
    assert not shown.thumbnail.pixmap().isNull()
    shown.remove.click()
    assert picture(begun, persona) is None
    qtbot.waitUntil(lambda: not shown.remove.isVisible() and not shown.alt.isVisible())


def test_what_it_shows_is_said_in_words(begun: Window, persona: Persona, qtbot: QtBot) -> None:
    shown = field(begun, qtbot)
    shown.alt.setPlainText("A woman who laughs")
    shown.flush()
    assert begun.workspace.snapshot.all(Asset)[persona.picture or ""].alt == "A woman who laughs"


def test_a_note_has_one_too_and_without_a_picture_on_the_clipboard_that_is_said(
    begun: Window, qtbot: QtBot
) -> None:
    note = next(iter(begun.workspace.snapshot.all(Note).values()))
    begun.workspace.select([note.id])
    said: list[str] = []
    begun.workspace.said.connect(said.append)
    QGuiApplication.clipboard().setText("no picture")
    field(begun, qtbot).paste.click()
    assert said == ["There is no picture on the clipboard."]
    assert begun.workspace.snapshot.all(Note)[note.id] == note


def test_a_file_is_dropped_onto_it(
    begun: Window, persona: Persona, tmp_path: Path, qtbot: QtBot
) -> None:
    (red,) = files(tmp_path, "red")
    data = urls(red)
    spot, action = QPointF(5, 5), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    old = picture(begun, persona)
    field(begun, qtbot).dropEvent(QDropEvent(spot, action, data, button, none))
    qtbot.waitUntil(lambda: picture(begun, persona) != old)
