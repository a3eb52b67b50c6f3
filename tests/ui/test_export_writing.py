"""Writing from the export dialog: a whole file, or a sentence and nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.analysis.frames import frames
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, export_file, exporter_of
from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.series import export_frames
from journeymap.storage.templates import load
from journeymap.ui.export import ExportDialog
from journeymap.ui.export.writing import ExportTask
from journeymap.ui.shell.window import Window
from journeymap.view import View
from journeymap.workspace.work import Work
from tests.ui.exporting import LONG, begin, choose, export, opened, refused, settle, size
from tests.ui.person import Person, answering, card


@pytest.fixture
def dialog(begun: Window, person: Person, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The dialog, with one card selected on the map."""
    begun.workspace.select((card(begun, "Asks a consultant").id,))
    made = opened(person, qtbot)
    closed: list[bool] = []
    made.destroyed.connect(lambda: closed.append(True))
    yield made
    if not closed:
        made.close()


def test_the_picture_is_written_as_large_as_it_said(
    begun: Window,
    dialog: ExportDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.form.size_.width.setValue(1200)
    choose(dialog, way="width")
    export(dialog, qtbot, monkeypatch, tmp_path / "map")
    picture = QImage(str(tmp_path / "map.png"))
    wide, high = size(begun)
    assert (picture.width(), picture.height()) == (1200, round(high * 1200 / wide))
    assert picture.pixelColor(1, 1).alpha() == 255
    assert begun.settings.folder("export") == tmp_path
    status = begun.bars.status
    assert status.said == f"map.png was written to {tmp_path}."
    assert status.offered.isVisible() and status.offered.text() == "Show folder"
    status.say("Something else.")
    assert not status.offered.isVisible()


def test_a_picture_without_a_background(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.form.size_.width.setValue(800)
    dialog.form.ticks["background"].setChecked(False)
    choose(dialog, way="width")
    export(dialog, qtbot, monkeypatch, tmp_path / "map.png")
    picture = QImage(str(tmp_path / "map.png"))
    assert picture.pixelColor(1, 1).alpha() == 0
    down = range(0, picture.height(), 7)
    assert any(picture.pixelColor(x, y).alpha() == 255 for x in range(0, 800, 7) for y in down)


def test_a_picture_of_what_is_selected(
    begun: Window,
    dialog: ExportDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(dialog, "png", "selection")
    export(dialog, qtbot, monkeypatch, tmp_path / "card.png")
    picture = QImage(str(tmp_path / "card.png"))
    assert 172 * 2 <= picture.width() < 172 * 2 + 150
    assert picture.height() < size(begun)[1]


def test_frames_become_numbered_files(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.form.size_.width.setValue(320)
    choose(dialog, "png", "frames", "width")
    count = len(dialog._sheets)
    assert count > 5 and dialog.foot.outcome.text() == f"{count} files  ·  320 × 180 pixels"
    export(dialog, qtbot, monkeypatch, tmp_path / "talk.png")
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == [f"talk {n:02}.png" for n in range(1, count + 1)]


def test_a_frame_of_a_series_is_the_frame_of_the_presentation(tmp_path: Path) -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    journey = snapshot.ordered(Journey)[0].id
    options = Options(width=400)
    made = export_frames(export_file, View.of(snapshot, journey), tmp_path / "talk.png", options)
    for n, path in enumerate(made, 1):
        export_file(View.of(snapshot, journey), tmp_path / "one.png", options._replace(frame=n))
        assert path.read_bytes() == (tmp_path / "one.png").read_bytes(), f"frame {n}"


def test_numbered_files_that_are_there_are_asked_about(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talk 01.png").write_text("mine", "utf-8")
    choose(dialog, "png", "frames")
    asked = answering("Cancel", lambda: begin(dialog, monkeypatch, tmp_path / "talk.png"))
    assert "talk 01.png" in asked and not dialog.busy
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["nowhere/map.png", "taken.png"])
def test_a_place_that_cannot_be_written_is_told_and_left_alone(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "taken.png").mkdir()
    before = sorted(tmp_path.rglob("*"))
    sentence = refused(dialog, qtbot, monkeypatch, tmp_path / name)
    assert Path(name).name in sentence and sentence.endswith(".")
    assert sorted(tmp_path.rglob("*")) == before and dialog.isVisible()
    assert dialog.form.isEnabled() and dialog.foot.export.isEnabled()


def test_a_dialog_left_without_a_name_writes_nothing(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin(dialog, monkeypatch, "")
    assert dialog.isVisible() and not dialog.busy and list(tmp_path.iterdir()) == []


def huge(dialog: ExportDialog) -> None:
    """Ask for a picture that takes far longer than anybody waits."""
    dialog.form.size_.width.setValue(40_000)
    choose(dialog, "png", way="width")


def test_esc_stops_a_long_export_and_leaves_no_file(
    dialog: ExportDialog,
    person: Person,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    huge(dialog)
    begin(dialog, monkeypatch, tmp_path / "map.png")
    assert dialog.busy and not dialog.form.isEnabled() and not dialog.foot.export.isEnabled()
    qtbot.waitUntil(lambda: bool(list(tmp_path.iterdir())), timeout=LONG)
    dialog.activateWindow()
    person.press("Esc")
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    assert dialog.isVisible() and "nothing was written" in dialog.foot.said
    assert list(tmp_path.iterdir()) == [] and dialog.foot.export.isEnabled()


def test_the_dialog_stays_alive_while_it_writes(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge(dialog)
    begin(dialog, monkeypatch, tmp_path / "map.png")
    qtbot.waitUntil(lambda: dialog.foot.bar.value() > 0, timeout=LONG)
    dialog.foot.cancel.click()
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    assert list(tmp_path.iterdir()) == []


def test_closing_the_dialog_ends_a_long_export_so_that_the_program_can_end(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge(dialog)
    begin(dialog, monkeypatch, tmp_path / "map.png")
    qtbot.waitUntil(lambda: bool(list(tmp_path.iterdir())), timeout=LONG)
    assert dialog.close()
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_closes_ends_its_export_first(
    begun: Window,
    dialog: ExportDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    huge(dialog)
    begin(dialog, monkeypatch, tmp_path / "map.png")
    qtbot.waitUntil(lambda: bool(list(tmp_path.iterdir())), timeout=LONG)
    begun.files.leave(begun)
    begun.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [kind.name for kind in EXPORTERS])
def test_every_format_can_be_seen_and_written(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    choose(dialog, name)
    for at in range(dialog.form.scope.what.count()):
        dialog.form.scope.what.setCurrentIndex(at)
        settle(dialog)
        assert dialog.foot.export.isEnabled(), dialog.foot.said
    dialog.form.scope.what.setCurrentIndex(0)
    settle(dialog)
    assert dialog.foot.outcome.text()
    suffix = dialog.kind.suffix
    export(dialog, qtbot, monkeypatch, tmp_path / f"карта{suffix}")
    assert [path.name for path in tmp_path.iterdir()] == [f"карта{suffix}"]
    assert (tmp_path / f"карта{suffix}").stat().st_size > 200


@pytest.mark.parametrize("kind", ["png", "pdf", "pptx"])
def test_a_presentation_without_frames_is_told(
    begun: Window, person: Person, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    workspace = begun.workspace
    left_out = [frame.but(hidden=True) for frame in frames(workspace.snapshot, workspace.journey)]
    assert workspace.commit(change("Leave out", add=left_out))
    dialog = opened(person, qtbot)
    choose(dialog, kind, "frames")
    assert "Every frame of the presentation is left out" in dialog.foot.said
    assert not dialog.foot.export.isEnabled()
    choose(dialog, what="whole")
    assert dialog.foot.export.isEnabled()
    dialog.close()
    with pytest.raises(JourneyError, match="left out"):
        export_frames(
            export_file,
            View.of(workspace.snapshot, workspace.journey),
            tmp_path / "talk.png",
            Options(),
        )


def test_a_picture_is_the_same_while_the_window_paints_too(
    begun: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace, options = begun.workspace, Options(width=1600)
    order = ExportTask(exporter_of(Path("x.png")), workspace.view, options, False)
    order.write(tmp_path / "alone.png", lambda share: None)
    for n in range(4):
        work = Work(lambda tell: order.write(tmp_path / "beside.png", tell))
        work.start()
        while work.running:
            begun.canvas.drop_picture()
            begun.canvas.grab()
            QApplication.processEvents()
        work.result()
        same = (tmp_path / "beside.png").read_bytes() == (tmp_path / "alone.png").read_bytes()
        assert same, f"at the {n + 1}th time"
