"""Things dropped on the page, and many cards dragged over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from journeymap.model.grid import cards
from journeymap.model.records import Touchpoint
from journeymap.ui.shell.window import Window

HERE = Path(__file__)


def drop(window: Window, data: QMimeData) -> None:
    window.canvas.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


@pytest.fixture
def taken(begun: Window) -> list[list[str]]:
    """The files that were dropped; nobody opens them here."""
    found: list[list[str]] = []
    begun.canvas.dropped.disconnect()
    begun.canvas.dropped.connect(found.append)
    return found


def test_a_file_is_taken_in(begun: Window, taken: list[list[str]]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(HERE)), QUrl("https://example.org/map")])
    drop(begun, data)
    assert [[Path(path) for path in files] for files in taken] == [[HERE]]


def test_an_address_is_a_text_and_no_file(begun: Window, taken: list[list[str]]) -> None:
    before = len(begun.workspace.snapshot.all(Touchpoint))
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/map")])
    data.setText("https://example.org/map")
    drop(begun, data)
    assert taken == [] and len(begun.workspace.snapshot.all(Touchpoint)) == before + 1


def test_what_cannot_be_taken_is_left(begun: Window, taken: list[list[str]]) -> None:
    drop(begun, QMimeData())
    assert taken == [] and begun.workspace.document.undoable is None


def test_however_many_cards_are_dragged_their_picture_is_no_larger_than_what_is_seen(
    begun: Window,
) -> None:
    canvas = begun.canvas
    canvas.zoom_to(6.0)
    canvas.workspace.select(
        card.id for card in cards(canvas.workspace.snapshot, canvas.workspace.journey)
    )
    canvas.reveal(begun.workspace.selection[:1])
    image = canvas.tool_context.drag_image
    image.drag_by(frozenset(begun.workspace.selection), 5.0, 5.0)
    picture = image.picture()
    seen = canvas.seen()
    assert picture is not None
    assert picture[0].w < seen.w + 800 and picture[0].h < seen.h + 800
    image.drag_by(frozenset(), 0.0, 0.0)
