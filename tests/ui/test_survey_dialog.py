"""The dialog of a survey: what its columns are taken for, what is left out, what comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.model.records import Score, Source
from journeymap.ui.shell.window import Window
from journeymap.ui.surveys.dialog import SurveyDialog
from journeymap.ui.surveys.lines import IS, MISSING, PLACE, REFUSED, SCALE, VALID
from journeymap.ui.surveys.meanings import columns_set
from journeymap.ui.surveys.metric_form import MetricForm
from journeymap.ui.widgets.pick_list import PickList
from tests.ui.person import Person, sentences
from tests.ui.surveyed import asked, cells, choose, settled, survey

pytestmark = pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)

RECOMMEND = "How likely are you to recommend us?"
ORDERS, COURIER = "Please rate: Orders on the site", "Please rate: Courier delivers"


@pytest.fixture
def dialog(begun: Window, tmp_path: Path, qtbot: QtBot) -> SurveyDialog:
    """The sample with a survey before it, the answers to one question out of scale."""
    return asked(begun, survey(tmp_path), qtbot)


def picks(dialog: SurveyDialog) -> PickList:
    """Return the list that is open."""
    opened = dialog.chooser.open
    assert isinstance(opened, PickList)
    return opened


def take(dialog: SurveyDialog, label: str) -> None:
    """Choose in the list that is open, as a click does."""
    listed = picks(dialog).list
    item = next(
        listed.item(i) for i in range(listed.count()) if listed.item(i).text().startswith(label)
    )
    listed.itemClicked.emit(item)


def as_csat(dialog: SurveyDialog, key: str, qtbot: QtBot) -> None:
    """Take a column that is left out for answers to the CSAT that is asked."""
    dialog.bar.every.click()
    choose(dialog, key)
    dialog.chooser.ask(IS)
    take(dialog, "CSAT")
    settled(dialog, qtbot)


def test_every_column_is_proposed_and_counted(dialog: SurveyDialog) -> None:
    assert cells(dialog, RECOMMEND)[IS] == "NPS"
    assert cells(dialog, RECOMMEND)[PLACE] == "the journey as a whole"
    assert cells(dialog, RECOMMEND)[VALID : REFUSED + 1] == ["36", "4 · “11”", "0"]
    assert cells(dialog, COURIER)[IS : VALID + 1] == ["CSAT", "Courier delivers", "1 … 5", "35"]
    assert cells(dialog, "Date")[IS : SCALE + 1] == ["period", "by month", "date"]
    assert cells(dialog, "Country")[IS : SCALE + 1] == ["segment", "2 segments", "word"]
    assert dialog.head.told.text().startswith("august.csv · ")
    assert "40 answers · UTF-8, comma" in dialog.head.told.text()


def test_a_weight_is_named_and_not_applied_before_somebody_says_so(
    dialog: SurveyDialog, qtbot: QtBot
) -> None:
    assert cells(dialog, "Weight")[IS : PLACE + 1] == ["weight", "not applied"]
    assert not dialog.draft.applied.weight
    choose(dialog, "Weight")
    dialog.chooser.ask(PLACE)
    take(dialog, "applied")
    assert settled(dialog, qtbot).draft.applied.weight == "Weight"
    assert cells(dialog, "Weight")[PLACE] == "applied"


def test_what_is_left_out_is_shown_only_when_it_is_asked_for(
    dialog: SurveyDialog, person: Person
) -> None:
    assert dialog.columns.row_of("Collector") < 0
    dialog.bar.every.click()
    assert cells(dialog, "Collector")[IS] == "left out"
    dialog.bar.words.setText("courier")
    dialog.columns.keep(words="courier")
    assert dialog.columns.rowCount() == 1
    dialog.columns.keep(words="")
    assert dialog.columns.rowCount() == 9


def test_what_is_outside_the_scale_is_refused_with_its_row_and_can_be_copied(
    dialog: SurveyDialog, qtbot: QtBot
) -> None:
    assert cells(dialog, ORDERS)[VALID : REFUSED + 1] == ["39", "0", "1"]
    (refused,) = [card for card in dialog.left_out.cards if card.bad]
    assert refused.number == "1" and refused.note.startswith("row 6;")
    assert "1 answer is refused" in dialog.foot.outcome.text()
    dialog.left_out.chosen.emit(refused)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1:] == [f"6\t{ORDERS}\t12"]


def test_what_counts_as_missing_can_be_changed_on_its_card(
    dialog: SurveyDialog, qtbot: QtBot
) -> None:
    (eleven,) = [card for card in dialog.left_out.cards if card.title.startswith("“11”")]
    assert eleven.number == "4" and eleven.link
    dialog.left_out.chosen.emit(eleven)
    settled(dialog, qtbot)
    assert cells(dialog, RECOMMEND)[VALID : REFUSED + 1] == ["36", "0", "4"]
    assert not [card for card in dialog.left_out.cards if card.title.startswith("“11”")]


def test_several_columns_are_set_at_once(dialog: SurveyDialog, qtbot: QtBot) -> None:
    assert dialog.bar.several.isHidden()
    dialog.bar.every.click()
    choose(dialog, ORDERS, COURIER)
    assert dialog.bar.several.text() == "2 columns:"
    dialog.chooser.ask(IS)
    take(dialog, "new: Own question")
    settled(dialog, qtbot)
    metrics = {dialog.draft.mapping.column(key).metric for key in (ORDERS, COURIER)}  # type: ignore[union-attr]
    assert metrics == {"own"}
    dialog.bar.left_out.emit()
    settled(dialog, qtbot)
    assert [column.name for column in dialog.draft.mapping.columns] == [RECOMMEND]


def test_a_touchpoint_is_found_by_typing_or_made_new(
    dialog: SurveyDialog, person: Person, qtbot: QtBot
) -> None:
    choose(dialog, COURIER)
    dialog.chooser.ask(PLACE)
    opened = picks(dialog)
    opened.words.setText("delay")
    assert opened.offered == ["Calls about the delay  ·  Order & delivery", "new touchpoint: delay"]
    QTest.keyClick(opened.words, Qt.Key.Key_Return)
    assert cells(settled(dialog, qtbot), COURIER)[PLACE] == "Calls about the delay"
    dialog.chooser.ask(PLACE)
    picks(dialog).words.setText("The courier rings")
    QTest.keyClick(picks(dialog).words, Qt.Key.Key_Return)
    assert cells(settled(dialog, qtbot), COURIER)[PLACE] == "The courier rings (new)"


def test_how_it_was_asked_is_changed_where_it_stands(dialog: SurveyDialog, qtbot: QtBot) -> None:
    as_csat(dialog, ORDERS, qtbot)
    dialog.chooser.ask(IS)
    take(dialog, "new: Own question")
    settled(dialog, qtbot)
    dialog.chooser.ask(SCALE)
    form = dialog.chooser.open
    assert isinstance(form, MetricForm)
    form.name.setText("Ease of ordering")
    form.high.setValue(12)
    form.missing.setText("1, 2")
    form.take()
    settled(dialog, qtbot)
    assert cells(dialog, ORDERS)[IS] == "Ease of ordering"
    assert cells(dialog, ORDERS)[SCALE : REFUSED + 1] == ["1 … 12", "25", "15 · “2”", "0"]


def test_answers_in_words_are_told_what_they_count(dialog: SurveyDialog, qtbot: QtBot) -> None:
    as_csat(dialog, ORDERS, qtbot)
    dialog.chooser.ask(SCALE)
    form = dialog.chooser.open
    assert isinstance(form, MetricForm)
    form.words.setPlainText("12 = 5\nno number\n")
    form.take()
    settled(dialog, qtbot)
    assert cells(dialog, ORDERS)[VALID : REFUSED + 1] == ["40", "0", "0"]


def test_all_of_it_goes_by_keyboard(dialog: SurveyDialog, person: Person, qtbot: QtBot) -> None:
    assert dialog.table.hasFocus()
    person.press("Down", "Down", "Down", "Down", "Delete")
    settled(dialog, qtbot)
    assert dialog.draft.mapping.column(ORDERS) is None
    person.press("Up", "Return")
    assert picks(dialog).isVisible()
    person.press("Esc")
    assert QApplication.activeModalWidget() is dialog
    person.press("Esc")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_click_on_what_can_be_chosen_opens_it(dialog: SurveyDialog, qtbot: QtBot) -> None:
    row = dialog.columns.row_of("Country")
    at = dialog.table.cell_rect(row, IS).center().toPoint()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert "respondent" in picks(dialog).offered
    take(dialog, "left out")
    assert settled(dialog, qtbot).draft.mapping.segment == ()


def test_cards_tell_the_score_its_interval_and_of_how_many(dialog: SurveyDialog) -> None:
    nps, _, csat = dialog.scores.cards
    assert nps.title == "NPS · the journey as a whole · Aug 2026" and nps.beside == "n = 36"
    assert nps.bad and nps.number == "−64" and nps.note == "−81 to −37"
    assert csat.title == "CSAT · Courier delivers · Aug 2026"


def test_a_survey_without_dates_is_asked_of_when_it_is(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = survey(tmp_path)
    path.write_text(path.read_text("utf-8").replace(",2026-08-", ",wave "), "utf-8")
    dialog = asked(begun, path, qtbot)
    assert not dialog.draft.mapping.date and dialog.head.when.isVisible()
    dialog.head.when.setFocus()
    QTest.keyClicks(dialog.head.when, "Q3 2026")
    qtbot.waitUntil(lambda: dialog.draft.mapping.when == "Q3 2026")
    settled(dialog, qtbot)
    assert "Q3 2026" in dialog.scores.cards[0].title
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    (source,) = begun.workspace.snapshot.all(Source).values()
    scores = begun.workspace.snapshot.of(Score, "source", source.id)
    assert {(s.period, s.begins, s.ends) for s in scores} == {
        ("Q3 2026", "2026-07-01", "2026-09-30")
    }


def test_who_answered_is_said_in_the_head(dialog: SurveyDialog, qtbot: QtBot) -> None:
    assert dialog.head.when.isHidden()
    dialog.head.who.setCurrentIndex(1)
    dialog.head.who.activated.emit(1)
    assert settled(dialog, qtbot).draft.mapping.respondents == "employees"


def test_another_place_needs_no_counting_and_another_scale_does(
    dialog: SurveyDialog, qtbot: QtBot
) -> None:
    choose(dialog, COURIER)
    dialog.chooser.ask(PLACE)
    take(dialog, "Calls about the delay")
    assert not dialog.recount.busy and dialog.foot.bring.isEnabled()
    assert dialog.scores.cards[2].title.startswith("CSAT · Calls about the delay")
    dialog.take(columns_set(dialog.draft, (COURIER,), missing=("5",)))
    assert dialog.recount.busy and not dialog.foot.bring.isEnabled()
    assert cells(settled(dialog, qtbot), COURIER)[VALID] == "28"


def test_rows_are_sorted_by_a_click_on_a_heading(dialog: SurveyDialog) -> None:
    dialog.table.horizontalHeader().setSortIndicator(VALID, Qt.SortOrder.DescendingOrder)
    assert dialog.columns.line(0).key == "Date"
    assert dialog.columns.line(1).key == ORDERS
    dialog.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert dialog.columns.line(0).key == "Respondent ID"


def test_nothing_is_changed_by_looking(begun: Window, dialog: SurveyDialog) -> None:
    before = begun.workspace.snapshot
    dialog.reject()
    assert begun.workspace.snapshot == before


def test_cells_say_what_they_are_to_those_who_do_not_see_them(dialog: SurveyDialog) -> None:
    row = dialog.columns.row_of(RECOMMEND)
    said = dialog.columns.index(row, MISSING).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Missing: 4 · “11”"
    bars = dialog.columns.index(row, 7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert bars.startswith("Answers: 0: 3 (8.3 %), 1: 4")
    assert dialog.left_out.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_counting_without_end_is_left_at_once(
    begun: Window, dialog: SurveyDialog, qtbot: QtBot
) -> None:
    def endless() -> Iterator[list[str]]:
        while True:
            yield ["r", "2026-08-01", "Poland", "9", "4", "5", "1.5", "", "web"]

    before = begun.workspace.snapshot
    dialog.sheet = replace(dialog.sheet, read=endless)
    dialog.take(columns_set(dialog.draft, (COURIER,), missing=("5",)))
    qtbot.waitUntil(dialog.foot.bar.isVisible)
    assert dialog.recount.busy and not dialog.foot.bring.isEnabled()
    dialog.reject()
    assert not dialog.recount.busy
    assert begun.workspace.snapshot == before


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"Q1,Q2\n", b"\x00\x01\x02\x03" * 40, b'a,"b\n1,2\n']
)
def test_what_holds_no_answers_is_refused_in_a_sentence(
    begun: Window, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    before = begun.workspace.snapshot
    begun.files.survey_into(begun, path)
    assert sentences(begun)
    assert begun.workspace.snapshot is before
