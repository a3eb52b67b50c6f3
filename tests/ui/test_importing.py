"""Files of other programs through the window: asked about, brought in at once, told and undone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.model.records import Feeling, Journey, Persona, Stage, Touchpoint
from journeymap.rendering.options import Stopped
from journeymap.tabular.rows import Problem
from journeymap.ui.documents.importing import ReportDialog
from journeymap.ui.documents.mapping import MappingDialog
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.surveys.dialog import SurveyDialog
from journeymap.ui.views.map import clipboard
from journeymap.ui.widgets.progress import Waiting, wait_for
from journeymap.view import View
from journeymap.workspace.work import Tell
from tests.ui.person import Person, opened, sentences

DATA = Path(__file__).parents[1] / "data" / "drawio"

SHEET = (
    "Stage,Touchpoint,Channel,Feeling Olena,Severity,Colour\n"
    "Research,Sees an ad,Web,2,,red\n,Asks,Shop,abc,,blue\nPurchase,Pays,Shop,5,9,\n,,Shop,3,,\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(SHEET, "utf-8")
    return path


def asked(window: Window, path: Path, qtbot: QtBot) -> MappingDialog:
    """Drop a table on a window and return the dialog that asks what it means."""
    window.files.take_in(window, path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MappingDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MappingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def told(qtbot: QtBot) -> ReportDialog:
    """Return the report that stands there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(dialog: MappingDialog, column: int, name: str) -> None:
    """Choose what a column is, as a person does in the list over it."""
    box = dialog.view.header.boxes[column]
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())
    dialog.refresh()


def cell(dialog: MappingDialog, row: int, column: int, role: Qt.ItemDataRole) -> object:
    model = dialog.view.model_
    return model.data(model.index(row, column), role)


def test_a_table_is_asked_about_and_comes_in_as_one_step(
    begun: Window, sheet: Path, person: Person, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    dialog = asked(begun, sheet, qtbot)
    assert dialog.mapping.columns == ("stage", "title", "lane", "felt", "severity", "")
    assert dialog.bring.isEnabled() and dialog.outcome.text().startswith("3 touchpoints")
    assert "Feelings were read as 1 to 5" in dialog.outcome.text()
    assert "drawn dotted" in dialog.outcome.text()
    person.press("Return")
    told(qtbot)
    now = begun.workspace.snapshot
    brought = [j for j in now.ordered(Journey) if j.id not in before.all(Journey)]
    assert [journey.title for journey in brought] == ["plan"]
    assert begun.workspace.journey == brought[0].id
    assert len(now.all(Touchpoint)) == len(before.all(Touchpoint)) + 3
    person.press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before


def test_what_could_not_be_taken_is_listed_by_row_and_can_be_copied(
    begun: Window, sheet: Path, person: Person, qtbot: QtBot
) -> None:
    asked(begun, sheet, qtbot).accept()
    report = told(qtbot)
    model = report.list.model()
    rows = [model.index(i, 0).data() for i in range(model.rowCount())]
    assert rows == ["3", "4", "5"]
    report.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3 and "“abc”" in lines[0]
    report.accept()


def test_bad_cells_are_marked_and_their_problems_lead_to_them(
    begun: Window, sheet: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    tip = cell(dialog, 1, 3, Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str) and "“abc”" in tip
    assert cell(dialog, 1, 3, Qt.ItemDataRole.DecorationRole) is not None
    assert cell(dialog, 0, 3, Qt.ItemDataRole.BackgroundRole) is None
    assert cell(dialog, 3, 0, Qt.ItemDataRole.BackgroundRole) is not None
    dialog.problems.setCurrentRow(0)
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (1, 3)
    dialog.only_bad.setChecked(True)
    dialog.refresh()
    assert dialog.view.model_.rowCount() == 3
    assert not dialog.view.model_.place(Problem(2, 0, "")).isValid()
    dialog.reject()


def test_what_is_chosen_is_seen_at_once(begun: Window, sheet: Path, qtbot: QtBot) -> None:
    dialog = asked(begun, sheet, qtbot)
    choose(dialog, 1, "")
    assert not dialog.bring.isEnabled() and "names no touchpoint" in dialog.outcome.text()
    choose(dialog, 5, "title")
    assert dialog.bring.isEnabled() and dialog.outcome.text().startswith("2 touchpoints")
    choose(dialog, 1, "title")
    assert dialog.mapping.columns[5] == ""
    dialog.head.setValue(0)
    assert dialog.outcome.text().startswith("4 touchpoints")
    dialog.head.setValue(1)
    dialog.scale.setCurrentIndex(dialog.scale.findData("two"))
    dialog.refresh()
    assert "“5” is not a feeling" in "".join(
        dialog.problems.item(i).text() for i in range(dialog.problems.count())
    )
    dialog.reject()


def test_nothing_comes_in_when_one_thinks_better_of_it(
    begun: Window, sheet: Path, person: Person, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    asked(begun, sheet, qtbot)
    person.press("Esc")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert begun.workspace.snapshot is before and sentences(begun) == []


def test_from_the_start_page_a_table_begins_a_document(
    windows: Windows, sheet: Path, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    dialog = asked(window, sheet, qtbot)
    assert window.session is None
    dialog.accept()
    told(qtbot).accept()
    assert window.session is not None
    assert len(window.workspace.snapshot.all(Touchpoint)) == 3


def test_a_persona_who_is_known_by_name_is_not_brought_again(
    windows: Windows, sheet: Path, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    for _ in range(2):
        asked(window, sheet, qtbot).accept()
        told(qtbot).accept()
    now = window.workspace.snapshot
    (olena,) = now.all(Persona).values()
    assert {feeling.persona for feeling in now.all(Feeling).values()} == {olena.id}
    assert [journey.personas for journey in now.ordered(Journey)] == [(olena.id,)] * 2


def test_answers_to_a_survey_never_become_cards(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "survey.csv"
    rows = "".join(f"{i},{i % 5 + 1},{i % 6},{i % 7},{i % 9}\n" for i in range(400))
    path.write_text("RESPNUM,Q1,Q2,Q3,Q4\n" + rows, "utf-8")
    before = begun.workspace.snapshot
    begun.files.take_in(begun, path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SurveyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SurveyDialog)
    dialog.reject()
    assert begun.workspace.snapshot == before


def test_diagrams_and_outlines_that_are_dropped_come_in_without_a_question(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    outline = tmp_path / "plan.opml"
    outline.write_text(
        '<opml><body><outline text="A"><outline text="one"/></outline></body></opml>', "utf-8"
    )
    before = begun.workspace.snapshot
    begun.canvas.dropped.emit([str(outline), str(DATA / "packed.drawio")])
    told(qtbot).accept()
    now = begun.workspace.snapshot
    titles = [j.title for j in now.ordered(Journey) if j.id not in before.all(Journey)]
    assert titles == ["plan", "Hotel", "Downwards"]
    assert now.all(Journey)[begun.workspace.journey].title == "Hotel"
    begun.workspace.document.undo()
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before


def test_a_diagram_of_ours_can_be_brought_in_beside_the_journey_it_came_from(
    begun: Window, tmp_path: Path
) -> None:
    from journeymap.formats import export_file

    path = tmp_path / "coffee.drawio"
    export_file(View.of(begun.workspace.snapshot, begun.workspace.journey), path)
    before = begun.workspace.snapshot
    begun.files.take_in(begun, path)
    now = begun.workspace.snapshot
    assert len(now.all(Touchpoint)) == 2 * len(before.all(Touchpoint))
    assert dict(now.all(Touchpoint)).items() > dict(before.all(Touchpoint)).items()
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before


def test_an_outline_that_is_pasted_is_stages_and_touchpoints(begun: Window) -> None:
    before = begun.workspace.snapshot
    said: list[str] = []
    begun.workspace.said.connect(said.append)
    data = QMimeData()
    data.setText("Coffee\n\tAfter a year\n\t\tDescales it\n\t\tBuys a filter\n\tAt last\n\t\tSells")
    QGuiApplication.clipboard().setMimeData(data)
    clipboard.paste(begun.canvas)
    now = begun.workspace.snapshot
    stages = {s.title for s in now.all(Stage).values() if s.id not in before.all(Stage)}
    cards = {t.title for t in now.all(Touchpoint).values() if t.id not in before.all(Touchpoint)}
    assert stages == {"After a year", "At last"}
    assert cards == {"Descales it", "Buys a filter", "Sells"}
    assert any("“Coffee” was left out" in sentence for sentence in said)
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before


def test_reading_that_takes_long_can_be_left(qtbot: QtBot) -> None:
    parent, go_on = QWidget(), threading.Event()
    qtbot.addWidget(parent)
    parent.show()

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Waiting):
            QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        else:
            QTimer.singleShot(20, cancel)

    def read_on(_tell: Tell) -> bool:
        return go_on.wait(30)

    QTimer.singleShot(20, cancel)
    with pytest.raises(Stopped):
        wait_for(parent, "Reading…", read_on, leave=True)
    go_on.set()


def test_a_bad_cell_can_be_put_right_in_the_dialog(
    begun: Window, sheet: Path, person: Person, qtbot: QtBot
) -> None:
    before = sheet.read_bytes()
    dialog = asked(begun, sheet, qtbot)
    view = dialog.view
    view.setFocus()
    view.setCurrentIndex(view.model_.at(3, 3))
    QTest.keyClicks(view, "4")
    person.press("Return")
    qtbot.waitUntil(lambda: "abc" not in problems(dialog))
    assert view.model_.cell(view.currentIndex()) == (3, 3) and dialog.isVisible()
    dialog.accept()
    told(qtbot).accept()
    felt = {f.touchpoint: f.valence for f in begun.workspace.snapshot.all(Feeling).values()}
    cards = begun.workspace.snapshot.all(Touchpoint).values()
    assert felt[next(card.id for card in cards if card.title == "Asks")] == 0.5
    assert sheet.read_bytes() == before


def test_a_new_text_that_is_given_up_changes_nothing(
    begun: Window, sheet: Path, person: Person, qtbot: QtBot
) -> None:
    dialog = asked(begun, sheet, qtbot)
    before = dialog.table
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.view.model_.at(3, 3))
    QTest.keyClicks(dialog.view, "4")
    person.press("Escape")
    qtbot.waitUntil(lambda: not dialog.view.editing)
    assert dialog.isVisible() and dialog.table == before
    dialog.reject()


def problems(dialog: MappingDialog) -> str:
    """Return what the dialog lists as wrong."""
    return "\n".join(dialog.problems.item(i).text() for i in range(dialog.problems.count()))
