"""Sheets with their stages along the top through the window: guessed, shown turned, put right."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.model.grid import cards, stages
from journeymap.model.records import Feeling, Friction, Note
from journeymap.ui.shell.window import Window
from tests.ui.test_importing import asked, cell, choose

SHEET = "Stage,Find,Book\nTouchpoints,Website,Phone\nEmotions,4,2\nPain points,No list,Busy line\n"
SHOWN = Qt.ItemDataRole.DisplayRole
DOWN = Qt.Orientation.Vertical


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(SHEET, "utf-8")
    return path


def test_that_stages_run_across_is_guessed_and_the_sheet_is_shown_turned(
    begun: Window, sheet: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    assert dialog.across.isChecked() and not dialog.head.isEnabled()
    assert dialog.mapping.columns == ("stage", "title", "feeling", "friction")
    assert cell(dialog, 1, 1, SHOWN) == "Phone"
    assert dialog.view.model_.headerData(1, DOWN, SHOWN) == "C"
    assert dialog.outcome.text().startswith("2 touchpoints")
    dialog.accept()
    now, journey = begun.workspace.snapshot, begun.workspace.journey
    assert [stage.title for stage in stages(now, journey)] == ["Find", "Book"]
    website, phone = cards(now, journey)
    assert [one.valence for one in now.of(Feeling, "touchpoint", phone.id)] == [-0.5]
    assert [one.title for one in now.of(Friction, "touchpoint", website.id)] == ["No list"]
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_switch_turns_the_sheet_back_and_round_again(
    begun: Window, sheet: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    dialog.across.click()
    assert not dialog.mapping.across and dialog.head.isEnabled()
    assert cell(dialog, 0, 0, SHOWN) == "Stage"
    dialog.across.click()
    assert dialog.mapping.columns == ("stage", "title", "feeling", "friction")
    assert cell(dialog, 0, 0, SHOWN) == "Find"
    dialog.reject()


def test_a_cell_that_is_corrected_in_the_turned_sheet_stays_so_when_it_is_turned_back(
    begun: Window, sheet: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    model = dialog.view.model_
    model.setData(model.index(1, 3), "Nobody answers", Qt.ItemDataRole.EditRole)
    dialog.refresh()
    assert cell(dialog, 1, 3, SHOWN) == "Nobody answers"
    dialog.across.click()
    assert cell(dialog, 3, 2, SHOWN) == "Nobody answers"
    dialog.across.click()
    assert cell(dialog, 1, 3, SHOWN) == "Nobody answers"
    dialog.reject()


def test_a_row_may_be_a_lane_of_texts_or_of_touchpoints(
    begun: Window, sheet: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    choose(dialog, 3, "cards")
    assert dialog.outcome.text().startswith("4 touchpoints")
    choose(dialog, 3, "text")
    choose(dialog, 2, "text")
    assert dialog.mapping.columns == ("stage", "title", "text", "text")
    dialog.accept()
    now = begun.workspace.snapshot
    said = {note.body for note in now.all(Note).values()}
    assert {"No list", "Busy line", "4", "2"} <= said


def test_a_problem_in_a_turned_sheet_names_its_column(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(SHEET.replace("4,2", "4,99"), "utf-8")
    dialog = asked(begun, path, qtbot)
    assert dialog.problems.item(0).text().startswith("Column C: ")
    dialog.reject()


def test_more_rows_than_a_map_can_show_are_refused_before_they_are_read(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Stage,Touchpoint,Pain\n" + "Find,Looks,Slow\n" * 15_000, "utf-8")
    dialog = asked(begun, path, qtbot)
    began = time.process_time()
    dialog.refresh()
    # To read them all takes more than a second.
    assert time.process_time() - began < 1.0
    assert not dialog.bring.isEnabled()
    assert "more than a map can show: 15000 touchpoints" in dialog.outcome.text()
    dialog.reject()
