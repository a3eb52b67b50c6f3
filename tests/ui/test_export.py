"""The export dialog: what one sees is what one gets, or a sentence and nothing half-written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from journeymap.ui.export import ExportDialog
from journeymap.ui.window import Window
from tests.ui.person import Person, card

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")


def opened(window: Window, person: Person, qtbot: QtBot) -> ExportDialog:
    person.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.fixture
def dialog(begun: Window, person: Person, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The dialog, with one card selected on the map."""
    begun.desk.select((card(begun, "Asks a consultant").id,))
    made = opened(begun, person, qtbot)
    yield made
    made.close()


def size(window: Window) -> tuple[float, float]:
    scene = window.canvas.lay_out()
    return scene.width, scene.height


def by(dialog: ExportDialog, kind: str) -> None:
    """Choose a way of sizing."""
    dialog.size_kind.setCurrentIndex(dialog.size_kind.findData(kind))


def export(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Press the button; the system's dialog answers with a path."""
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(path), "Picture (PNG) (*.png)")
    )
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    next(b for b in box.buttons() if b.text().startswith("Export")).click()


def told(dialog: ExportDialog) -> str:
    """Return the sentence that is shown, and put it away."""
    (box,) = [b for b in dialog.findChildren(QMessageBox) if b.isVisible()]
    box.accept()
    return box.text()


def test_the_preview_shows_the_map(dialog: ExportDialog) -> None:
    picture = dialog.preview.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    }
    assert len(colours) > 15
    edge = {picture.pixelColor(x, picture.height() // 2).name() for x in (0, picture.width() - 1)}
    frame = dialog.preview._picture
    assert frame is not None and frame.deviceIndependentSize().width() <= dialog.preview.width()
    assert edge == {"#d5d1c9"}


def test_what_does_not_concern_the_way_of_sizing_is_not_shown(dialog: ExportDialog) -> None:
    for kind, shown in (("scale", {dialog.scale}), ("width", {dialog.width_}),
                        ("dpi", {dialog.dpi}), ("paper", {dialog.paper, dialog.dpi})):
        by(dialog, kind)
        fields = {dialog.scale, dialog.width_, dialog.dpi, dialog.paper}
        assert {field for field in fields if field.isVisibleTo(dialog)} == shown


def test_the_size_is_worked_out(begun: Window, dialog: ExportDialog) -> None:
    wide, high = size(begun)
    assert dialog.result_.text() == f"{round(wide * 2)} × {round(high * 2)} pixels"
    by(dialog, "width")
    dialog.width_.setValue(1000)
    assert dialog.result_.text() == f"1000 × {round(high * 1000 / wide)} pixels"
    by(dialog, "dpi")
    dialog.dpi.setValue(192)
    assert dialog.result_.text() == f"{round(wide * 2)} × {round(high * 2)} pixels"
    by(dialog, "paper")
    dialog.dpi.setValue(300)
    assert dialog.result_.text() == "3508 × 2480 pixels"


def test_the_picture_is_written_as_large_as_it_said(
    begun: Window, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by(dialog, "width")
    dialog.width_.setValue(1200)
    export(dialog, monkeypatch, tmp_path / "map")
    picture = QImage(str(tmp_path / "map.png"))
    wide, high = size(begun)
    assert (picture.width(), picture.height()) == (1200, round(high * 1200 / wide))
    assert picture.pixelColor(1, 1).alpha() == 255
    assert not dialog.isVisible()
    assert begun.settings.folder("export") == tmp_path


def test_a_picture_without_a_background(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by(dialog, "width")
    dialog.width_.setValue(800)
    dialog.transparent.setChecked(True)
    export(dialog, monkeypatch, tmp_path / "map.png")
    picture = QImage(str(tmp_path / "map.png"))
    assert picture.pixelColor(1, 1).alpha() == 0
    assert any(picture.pixelColor(x, 300).alpha() == 255 for x in range(800))


def test_a_picture_of_what_is_selected(
    begun: Window, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dialog.preview.grab().toImage()
    dialog.scope.setCurrentIndex(dialog.scope.findData("selection"))
    assert dialog.preview.grab().toImage() != before
    export(dialog, monkeypatch, tmp_path / "card.png")
    picture = QImage(str(tmp_path / "card.png"))
    assert 172 * 2 <= picture.width() < 172 * 2 + 150
    assert picture.height() < size(begun)[1]


def test_with_nothing_selected_there_is_only_the_whole_map(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    dialog = opened(begun, person, qtbot)
    assert [dialog.scope.itemData(i) for i in range(dialog.scope.count())] == ["whole"]
    dialog.close()


def test_a_picture_too_large_for_any_program_is_refused(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by(dialog, "paper")
    dialog.paper.setCurrentText("A0")
    dialog.dpi.setValue(2400)
    assert "larger than programs can open" in dialog.result_.text()
    export(dialog, monkeypatch, tmp_path / "map.png")
    assert "Choose a smaller scale" in told(dialog)
    assert list(tmp_path.iterdir()) == [] and dialog.isVisible()


@pytest.mark.parametrize("name", ["nowhere/map.png", "taken.png", "map.xyz"])
def test_a_place_that_cannot_be_written_is_told_and_left_alone(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "taken.png").mkdir()
    before = sorted(tmp_path.rglob("*"))
    by(dialog, "width")
    dialog.width_.setValue(300)
    export(dialog, monkeypatch, tmp_path / name)
    sentence = told(dialog)
    assert Path(name).name in sentence and sentence.endswith(".")
    assert sorted(tmp_path.rglob("*")) == before and dialog.isVisible()


def test_a_dialog_left_without_a_name_writes_nothing(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export(dialog, monkeypatch, "")
    assert dialog.isVisible() and list(tmp_path.iterdir()) == []
