"""The export dialog: what one sees is what one gets, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.ui.export import ExportDialog
from journeymap.ui.shell.window import Window
from tests.ui.exporting import LONG, choose, colours, export, opened, size
from tests.ui.person import Person, card


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


def test_the_preview_shows_the_map(dialog: ExportDialog) -> None:
    picture = dialog.preview.view.picture
    assert picture is not None
    assert len(colours(picture.toImage())) > 15
    place = dialog.preview.view.place
    assert place.width() > 0.7 * dialog.preview.view.width()


def test_only_what_the_format_heeds_is_offered(dialog: ExportDialog) -> None:
    for name, there, gone in (
        ("png", {"title", "legend", "border", "background"}, {"outlines", "raw", "pictures"}),
        ("svg", {"title", "background", "outlines"}, {"raw"}),
        ("json", {"pictures"}, {"title", "legend", "border", "background", "outlines", "raw"}),
        ("mermaid", set(), {"title", "legend", "border", "background", "pictures", "raw"}),
    ):
        choose(dialog, name)
        shown = {key for key, box in dialog.form.ticks.items() if box.isVisibleTo(dialog.form)}
        assert there <= shown and not gone & shown, name
        assert not dialog.form.nothing.isVisibleTo(dialog.form), "each has something to choose"


def test_what_does_not_concern_the_way_of_sizing_is_not_shown(dialog: ExportDialog) -> None:
    fields = dialog.form.size_
    for way, shown in (
        ("scale", {fields.scale}),
        ("width", {fields.width}),
        ("dpi", {fields.dpi}),
        ("paper", {fields.paper, fields.dpi}),
    ):
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


def test_a_picture_of_what_is_in_view(begun: Window, dialog: ExportDialog) -> None:
    choose(dialog, "png", "view")
    page = dialog._sheets[0]
    seen = begun.canvas.seen()
    assert page.width < size(begun)[0] and page.width >= min(seen.w, size(begun)[0]) - seen.x - 1


def test_stages_are_left_out_by_their_tick(dialog: ExportDialog) -> None:
    choose(dialog, "png", "stages")
    whole = dialog._sheets[0].width
    stages = dialog.form.scope.stages
    for row in range(2, stages.count()):
        stages.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.refresh()
    assert dialog._sheets[0].width < whole
    assert stages.item(0).checkState() == Qt.CheckState.PartiallyChecked
    stages.item(0).setCheckState(Qt.CheckState.Checked)
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


def test_a_report_is_read_and_a_table_is_a_table(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, "markdown")
    report = dialog.preview.report
    begins = "Buying a coffee machine"
    qtbot.waitUntil(lambda: report.toPlainText().startswith(begins), timeout=LONG)
    assert report.isVisibleTo(dialog) and "\ufffc" in report.toPlainText(), "it has its pictures"
    assert report.document().idealWidth() <= report.viewport().width()
    choose(dialog, "xlsx")
    table = dialog.preview.table
    qtbot.waitUntil(lambda: dialog.preview.pager.label.text().startswith("Journey"))
    dialog.preview.pager.forth.click()
    assert table.rowCount() == 12 and table.columnCount() > 5
    assert dialog.preview.pager.label.text().startswith("Touchpoints")


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
