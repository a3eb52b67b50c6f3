"""The export dialog: what one sees is what one gets, or a sentence and nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.formats import EXPORTERS, Options, export_file
from journeymap.formats.series import export_frames
from journeymap.formats.templates import load
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.ui.export import ExportDialog
from journeymap.ui.window import Window
from tests.ui.person import Person, answering, card

LONG = 60_000
"""Milliseconds within which every export is done, also on a slow machine."""


def opened(person: Person, qtbot: QtBot) -> ExportDialog:
    person.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.fixture
def dialog(begun: Window, person: Person, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The dialog, with one card selected on the map."""
    begun.desk.select((card(begun, "Asks a consultant").id,))
    made = opened(person, qtbot)
    closed: list[bool] = []
    made.destroyed.connect(lambda: closed.append(True))
    yield made
    if not closed:
        made.close()


def size(window: Window) -> tuple[float, float]:
    scene = window.canvas.lay_out()
    return scene.width, scene.height


def choose(dialog: ExportDialog, kind: str = "", what: str = "", way: str = "") -> None:
    """Choose a format, what of the journey, and a way of sizing."""
    if kind:
        dialog.formats.choose(kind)
        assert dialog.kind.name == kind
    for field, key in ((dialog.form.scope.what, what), (dialog.form.size_.way, way)):
        if key:
            assert field.findData(key) >= 0, f"{key} is not offered"
            field.setCurrentIndex(field.findData(key))
    settle(dialog)


def settle(dialog: ExportDialog) -> None:
    """Let the preview catch up; laying frames out takes a moment."""
    dialog.refresh()
    loop, laying = QEventLoop(), dialog._laying
    if laying is not None and not laying.over:
        laying.ended.connect(loop.quit)
        loop.exec()


def begin(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Press the button; the system's dialog answers with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.foot.export.click()


def export(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    """Press the button and wait until the dialog has gone."""
    with qtbot.waitSignal(dialog.accepted, timeout=LONG):
        begin(dialog, monkeypatch, path)


def refused(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> str:
    """Press the button, and return the sentence that says why not."""
    begin(dialog, monkeypatch, path)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    return dialog.foot.said


def colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    }


def test_the_preview_shows_the_map(dialog: ExportDialog) -> None:
    picture = dialog.preview.view.picture
    assert picture is not None
    assert len(colours(picture.toImage())) > 15
    place = dialog.preview.view.place
    assert place.width() > 0.7 * dialog.preview.view.width()


def test_only_what_the_format_heeds_is_offered(dialog: ExportDialog) -> None:
    for name, there, gone in (
        ("png", {"title", "legend", "border", "background"}, {"outlines", "raw"}),
        ("svg", {"title", "background", "outlines"}, {"raw"}),
        ("mermaid", set(), {"title", "legend", "border", "background", "outlines", "raw"}),
    ):
        choose(dialog, name)
        shown = {key for key, box in dialog.form.ticks.items() if box.isVisibleTo(dialog.form)}
        assert there <= shown and not gone & shown, name
    assert dialog.form.nothing.isVisibleTo(dialog.form)


def test_what_does_not_concern_the_way_of_sizing_is_not_shown(dialog: ExportDialog) -> None:
    fields = dialog.form.size_
    for way, shown in (("scale", {fields.scale}), ("width", {fields.width}),
                       ("dpi", {fields.dpi}), ("paper", {fields.paper, fields.dpi})):
        choose(dialog, "png", way=way)
        everything = {fields.scale, fields.width, fields.dpi, fields.paper, fields.larger}
        assert {field for field in everything if field.isVisibleTo(dialog)} == shown


def test_the_size_is_worked_out(begun: Window, dialog: ExportDialog) -> None:
    wide, high = size(begun)
    fields, said = dialog.form.size_, dialog.foot.outcome
    assert said.text() == f"{round(wide * 2)} × {round(high * 2)} pixels"
    fields.width.setValue(1000)
    choose(dialog, way="width")
    assert said.text() == f"1000 × {round(high * 1000 / wide)} pixels"
    fields.dpi.setValue(192)
    choose(dialog, way="dpi")
    assert said.text() == f"{round(wide * 2)} × {round(high * 2)} pixels"
    fields.dpi.setValue(300)
    choose(dialog, way="paper")
    assert said.text() == "3508 × 2480 pixels  ·  29.7 × 21.0 cm"


def test_choices_made_one_after_another_are_followed_once(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.form.ticks["legend"].setChecked(False)
    dialog.form.ticks["title"].setChecked(False)
    before = dialog.foot.outcome.text()
    qtbot.waitUntil(lambda: dialog.foot.outcome.text() != before)


def test_the_picture_is_written_as_large_as_it_said(
    begun: Window, dialog: ExportDialog, qtbot: QtBot, tmp_path: Path,
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
    assert status._words.text() == f"map.png was written to {tmp_path}."
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
    assert any(picture.pixelColor(x, 300).alpha() == 255 for x in range(800))


def test_a_picture_of_what_is_selected(
    begun: Window, dialog: ExportDialog, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(dialog, "png", "selection")
    export(dialog, qtbot, monkeypatch, tmp_path / "card.png")
    picture = QImage(str(tmp_path / "card.png"))
    assert 172 * 2 <= picture.width() < 172 * 2 + 150
    assert picture.height() < size(begun)[1]


def test_a_picture_of_what_is_in_view(begun: Window, dialog: ExportDialog) -> None:
    choose(dialog, "png", "view")
    page = dialog._sheets[0]
    seen = begun.canvas.seen()
    assert page.width < size(begun)[0] and page.width >= min(seen.w, size(begun)[0]) - seen.x - 1


def test_stages_are_left_out_by_their_tick(dialog: ExportDialog) -> None:
    choose(dialog, "png", "stages")
    whole = dialog._sheets[0].width
    stages = dialog.form.scope.stages
    for row in range(1, stages.count()):
        stages.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.refresh()
    assert dialog._sheets[0].width < whole
    stages.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.refresh()
    assert dialog.foot.said == "Choose at least one stage."
    assert not dialog.foot.export.isEnabled()


def test_with_nothing_selected_the_selection_is_not_offered(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    dialog = opened(person, qtbot)
    assert dialog.form.scope.what.findData("selection") < 0
    dialog.close()


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
    made = export_frames(snapshot, journey, tmp_path / "talk.png", options)
    for n, path in enumerate(made, 1):
        export_file(snapshot, journey, tmp_path / "one.png", options._replace(frame=n))
        assert path.read_bytes() == (tmp_path / "one.png").read_bytes(), f"frame {n}"


def test_numbered_files_that_are_there_are_asked_about(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talk 01.png").write_text("mine", "utf-8")
    choose(dialog, "png", "frames")
    asked = answering("Cancel", lambda: begin(dialog, monkeypatch, tmp_path / "talk.png"))
    assert "talk 01.png" in asked and not dialog.busy
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_the_pager_leafs_through_the_frames(dialog: ExportDialog) -> None:
    choose(dialog, "png", "frames")
    pager = dialog.preview.pager
    first = dialog.preview.view.picture
    assert pager.back.isVisibleTo(dialog) and not pager.back.isEnabled()
    pager.forth.click()
    assert pager.at == 1 and dialog.preview.view.picture is not first
    assert pager.label.text().startswith("2 of ")
    choose(dialog, what="whole")
    assert pager.at == 0 and not pager.forth.isVisibleTo(dialog)


def test_one_can_look_nearer_and_move_about(dialog: ExportDialog, qtbot: QtBot) -> None:
    view = dialog.preview.view
    whole, picture = view.place, view.picture
    view.look_nearer(3.0)
    qtbot.waitUntil(lambda: view.picture is not picture)
    assert view.place.width() == pytest.approx(whole.width() * 3.0, abs=3)
    before = view.place.x()
    view.move_by(-60.0, 0.0)
    assert view.place.x() == pytest.approx(before - 60.0, abs=2)
    view.move_by(1e6, 0.0)
    assert 0 <= view.place.x() < 60, "no further than its edge"
    qtbot.keyClick(view, "0")
    assert view.place == whole


def test_a_text_is_seen_before_it_is_written(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, "mermaid")
    text = dialog.preview.text
    qtbot.waitUntil(lambda: text.toPlainText().startswith("journey\n"))
    assert "Asks a consultant" in text.toPlainText()


def test_a_picture_too_large_for_any_program_is_refused(
    dialog: ExportDialog, person: Person
) -> None:
    dialog.form.size_.paper.setCurrentText("A0")
    dialog.form.size_.dpi.setValue(2400)
    choose(dialog, "png", way="paper")
    assert "larger than programs can open" in dialog.foot.said
    assert not dialog.foot.export.isEnabled()
    dialog.form.size_.dpi.setValue(200)
    dialog.refresh()
    assert dialog.foot.export.isEnabled() and not dialog.foot.said


def test_letters_nobody_can_read_on_the_paper_are_told(dialog: ExportDialog) -> None:
    choose(dialog, "pdf", way="paper")
    assert "points high on this paper" in dialog.foot.said
    dialog.form.size_.paper.setCurrentText("A1")
    dialog.refresh()
    assert not dialog.foot.said


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
    dialog: ExportDialog, person: Person, qtbot: QtBot, tmp_path: Path,
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
    begun: Window, dialog: ExportDialog, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    huge(dialog)
    begin(dialog, monkeypatch, tmp_path / "map.png")
    qtbot.waitUntil(lambda: bool(list(tmp_path.iterdir())), timeout=LONG)
    begun.files.leave(begun)
    begun.close()
    assert list(tmp_path.iterdir()) == []


def test_choices_are_remembered_for_each_format(
    begun: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(person, qtbot)
    choose(first, "svg")
    first.form.ticks["outlines"].setChecked(True)
    first.form.ticks["legend"].setChecked(False)
    choose(first, "png")
    assert first.form.ticks["legend"].isChecked()
    choose(first, "svg")
    export(first, qtbot, monkeypatch, tmp_path / "map.svg")
    with qtbot.waitActive(begun):
        begun.activateWindow()
    second = opened(person, qtbot)
    assert second.kind.name == "svg"
    assert second.form.ticks["outlines"].isChecked()
    assert not second.form.ticks["legend"].isChecked()
    second.close()


def test_a_logo_is_shown_remembered_and_taken_away(
    begun: Window, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = QImage(90, 30, QImage.Format.Format_RGB32)
    logo.fill(QColor("#ff00ff"))
    logo.save(str(tmp_path / "logo.png"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    dialog.form.logo.button.click()
    dialog.refresh()
    picture = dialog.preview.view.picture
    assert picture is not None
    wide, high = picture.width(), picture.height()
    corner = picture.toImage().copy(wide * 3 // 4, 0, wide // 4, high // 6)
    assert any(QColor(name).green() < 90 and QColor(name).red() > 180 for name in colours(corner))
    assert begun.settings.word("export/logo") == str(tmp_path / "logo.png")
    dialog.form.logo.clear.click()
    assert begun.settings.word("export/logo") == "" and dialog.form.options().logo is None


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
