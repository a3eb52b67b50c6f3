"""Some of the stages or frames in an export: a list with ticks, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.analysis.frames import presented
from journeymap.drawing.theme import load_theme
from journeymap.model.records import Frame
from journeymap.ui.export import ExportDialog
from journeymap.ui.export.frames import only_frames
from journeymap.ui.export.many import Many
from journeymap.ui.shell.window import Window
from tests.ui.exporting import choose, export, opened, settle
from tests.ui.person import Person
from tests.ui.presenting import hide_storyboard

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def dialog(begun: Window, person: Person, qtbot: QtBot) -> Iterator[ExportDialog]:
    hide_storyboard(begun)
    made = opened(person, qtbot)
    closed: list[bool] = []
    made.destroyed.connect(lambda: closed.append(True))
    yield made
    if not closed:
        made.close()


@pytest.fixture
def many(qtbot: QtBot) -> Many:
    made = Many(load_theme(), "Letters", [("a", "A"), ("b", "B"), ("c", "C")])
    qtbot.addWidget(made)
    made.resize(200, 160)
    with qtbot.waitExposed(made):
        made.show()
    return made


def chosen(many: Many) -> str:
    return "".join(many.chosen)


def only(dialog: ExportDialog, *rows: int) -> None:
    """Tick these frames, counted from 1."""
    frames = dialog.form.scope.frames
    frames.item(0).setCheckState(ON)
    frames.item(0).setCheckState(OFF)
    for row in rows:
        frames.item(row).setCheckState(ON)
    settle(dialog)


def test_a_click_anywhere_on_a_row_turns_its_tick(many: Many) -> None:
    assert chosen(many) == "abc" and many.all
    place = many.visualItemRect(many.item(2))
    QTest.mouseClick(many.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert chosen(many) == "ac" and not many.all
    QTest.mouseClick(many.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft())
    assert many.all


def test_one_tick_stands_for_all(many: Many) -> None:
    told: list[str] = []
    many.changed.connect(lambda: told.append(chosen(many)))
    many.setCurrentRow(0)
    QTest.keyClick(many, Qt.Key.Key_Space)
    assert chosen(many) == ""
    many.setCurrentRow(2)
    QTest.keyClick(many, Qt.Key.Key_Space)
    assert chosen(many) == "b"
    assert many.item(0).checkState() == Qt.CheckState.PartiallyChecked
    many.setCurrentRow(0)
    QTest.keyClick(many, Qt.Key.Key_Space)
    assert told == ["", "b", "abc"], "each is told once"


def test_the_frames_are_listed_as_their_slides_are_called(dialog: ExportDialog) -> None:
    choose(dialog, "png", "frames")
    frames = dialog.form.scope.frames
    listed = [frames.item(row).text() for row in range(1, frames.count())]
    assert frames.isVisibleTo(dialog) and len(set(listed)) == len(listed)
    seen = dict.fromkeys(slide.title for slide in dialog._composer.slides)
    assert listed == list(seen)
    choose(dialog, what="whole")
    assert not frames.isVisibleTo(dialog)


def test_a_single_frame_becomes_one_file_of_that_name(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(dialog, "png", "frames")
    only(dialog, 2)
    assert len(dialog._sheets) == 1
    assert dialog.foot.outcome.text().startswith("1 file")
    export(dialog, qtbot, monkeypatch, tmp_path / "shelf.png")
    assert [path.name for path in tmp_path.iterdir()] == ["shelf.png"]


@pytest.mark.parametrize("kind", ["pdf", "pptx", "svg"])
def test_without_a_frame_there_is_nothing_to_write(dialog: ExportDialog, kind: str) -> None:
    choose(dialog, kind, "frames")
    every = len(dialog._sheets)
    only(dialog, 1, 3)
    # Of a document two slides stand on a page.
    assert len(dialog._sheets) == (1 if kind == "pdf" else 2) < every
    only(dialog)
    assert dialog.foot.said == "Choose at least one frame."
    assert not dialog.foot.export.isEnabled()
    choose(dialog, what="whole")
    assert dialog.foot.export.isEnabled()


def test_slides_of_chosen_frames_only(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pptx import Presentation

    choose(dialog, "pptx", "frames")
    only(dialog, 2, 4)
    export(dialog, qtbot, monkeypatch, tmp_path / "two.pptx")
    assert len(Presentation(str(tmp_path / "two.pptx")).slides) == 2


def test_frames_that_are_kept_lose_only_those_that_were_not_chosen(begun: Window) -> None:
    view = begun.workspace.view
    first, second, *_ = presented(view.snapshot, view.journey)
    assert only_frames(view, ()) is view
    one = only_frames(view, {second.id})
    assert one.snapshot.of(Frame, "journey", view.journey) == (second,)
    both = only_frames(view, {first.id, second.id})
    alone = only_frames(both, {first.id}).snapshot
    assert alone.of(Frame, "journey", view.journey) == (first,)
