"""The file carries a small picture of its first journey, and no publish waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.painting.thumbnail import HIGHEST, WIDEST, thumbnail
from journeymap.storage.file_thumbnail import thumbnail_in
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.start.file_rows import FileRow
from tests.storage.samples import numbered, written
from tests.ui.person import opened


@pytest.fixture
def window(windows: Windows, tmp_path: Path, qtbot: QtBot) -> Window:
    return opened(windows, written(tmp_path / "Coffee.journey"), qtbot)


def published(window: Window, qtbot: QtBot, number: int) -> None:
    """Edit, and wait until that is in the file and what follows it is done."""
    session = window.session
    assert session and window.workspace.commit(numbered(window.workspace.snapshot, number))
    window.autosave.publish()
    qtbot.waitUntil(lambda: not session.pending)
    qtbot.wait(50)
    window.autosave.wait()


def in_file(window: Window) -> bytes | None:
    assert window.session and window.session.path
    session = Session.open(window.session.path, for_reading=True)
    try:
        return session.attachments.thumbnail()
    finally:
        session.close()


def test_the_first_journey_is_in_the_file_as_a_picture(window: Window, qtbot: QtBot) -> None:
    published(window, qtbot, 0)
    assert in_file(window) is None, "the first publish waits for no picture"
    published(window, qtbot, 1)
    image = QImage.fromData(in_file(window) or b"")
    assert 1 < image.width() <= WIDEST and 1 < image.height() <= HIGHEST
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 5, "something is on it"


def test_a_file_just_made_of_a_sample_has_its_picture(
    windows: Windows, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start page shows it, though nobody has changed anything in it yet."""
    window = opened(windows, None, qtbot)
    window.show_start()
    window.documents.open_sample()
    path = tmp_path / "Coffee.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.documents.save_as()
    assert 1 < QImage.fromData(thumbnail_in(path) or b"").width() <= WIDEST
    window.show_start()
    assert window.start is not None
    (row,) = window.start.findChildren(FileRow)
    assert row.path == path
    qtbot.waitUntil(lambda: row.pictured)


def test_it_is_not_drawn_with_every_publish(window: Window, qtbot: QtBot) -> None:
    drawn: list[int] = []

    def drawing() -> tuple[str, Callable[[], bytes]]:
        drawn.append(1)
        return "journey", lambda: b"png"

    window.autosave.drawing = drawing
    for number in range(3):
        published(window, qtbot, number)
    assert drawn == [1]


def test_one_that_cannot_be_drawn_hinders_nothing(window: Window, qtbot: QtBot) -> None:
    def fails() -> bytes:
        raise RuntimeError("no ink")

    window.autosave.drawing = lambda: ("journey", fails)
    published(window, qtbot, 0)
    published(window, qtbot, 1)
    assert in_file(window) is None and window.session and not window.session.pending


def test_another_journey_than_the_first_is_not_drawn(window: Window, qtbot: QtBot) -> None:
    first = Journey(id="first", position=-1.0)
    assert window.workspace.commit(change("New", add=[first]))
    assert window.autosave.drawing() is None


def test_the_same_page_gives_the_same_picture_also_beside_the_window(window: Window) -> None:
    from concurrent.futures import ThreadPoolExecutor

    scene = window.canvas.lay_out()
    with ThreadPoolExecutor(1) as worker:
        beside = worker.submit(thumbnail, scene, "#ffffff").result()
    assert beside == thumbnail(scene, "#ffffff")
