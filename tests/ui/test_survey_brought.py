"""A survey through the window: brought in, told of, read again, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.model.records import Journey, Metric, Score, Source, Stage, Touchpoint
from journeymap.ui.panels import PANELS
from journeymap.ui.panels.pages import facts_of
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.surveys.again import read_next, take_out
from journeymap.ui.surveys.dialog import SurveyDialog
from journeymap.ui.surveys.sources import SourcesPanel
from tests.ui.person import Person, sentences
from tests.ui.surveyed import QUESTIONS, asked, rows, settled, survey

pytestmark = pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)


def bring(window: Window, path: Path, qtbot: QtBot) -> None:
    """Drop a survey, and take it as it is proposed."""
    asked(window, path, qtbot).foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def sources(window: Window) -> list[Source]:
    found = window.workspace.snapshot.all(Source).values()
    return sorted(found, key=lambda source: source.name)


def test_a_survey_comes_in_as_one_step(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    before = begun.workspace.snapshot
    bring(begun, survey(tmp_path), qtbot)
    now = begun.workspace.snapshot
    (source,) = sources(begun)
    scores = now.of(Score, "source", source.id)
    assert source.name == "august.csv" and source.rows == 40
    assert {score.segment for score in scores} == {"", "Germany", "Poland"}
    courier = next(c for c in now.all(Touchpoint).values() if c.title == "Courier delivers")
    (whole,) = [s for s in scores if s.touchpoint == courier.id and not s.segment]
    assert sum(whole.answers) == 35
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before
    begun.workspace.document.redo()
    assert begun.workspace.snapshot == now


def test_it_is_said_what_came_in(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    bring(begun, survey(tmp_path), qtbot)
    assert begun.bars.status.said.startswith("9 scores of 40 answers came in.")
    assert begun.bars.status.offered.text() == "Copy what was refused"
    begun.bars.status.offered.click()
    assert QGuiApplication.clipboard().text().endswith("6\tPlease rate: Orders on the site\t12")


def test_from_an_empty_window_a_survey_makes_the_journey(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    window = windows.bare()
    with qtbot.waitActive(window):
        window.show()
    dialog = asked(window, survey(tmp_path), qtbot)
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now = window.workspace.snapshot
    (journey,) = now.ordered(Journey)
    assert journey.title == "august"
    titles = {card.title for card in now.all(Touchpoint).values()}
    assert titles == {"Orders on the site", "Courier delivers"}
    assert window.workspace.journey == journey.id
    placed = [score for score in now.all(Score).values() if score.touchpoint]
    assert len(placed) == 6
    assert [stage.title for stage in now.ordered(Stage)] == ["Please rate"]
    window.workspace.document.undo()
    assert not window.workspace.snapshot.all(Journey)


def test_the_same_file_twice_is_refused_in_a_sentence(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = survey(tmp_path)
    bring(begun, path, qtbot)
    before = begun.workspace.snapshot
    begun.files.take_in(begun, path)
    (sentence,) = sentences(begun)
    assert sentence.startswith("august.csv was read before")
    assert begun.workspace.snapshot == before


def test_known_respondents_are_told_of_before_anything_happens(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(begun, survey(tmp_path), qtbot)
    dialog = asked(begun, survey(tmp_path, "again.csv", first=31, month="2026-09"), qtbot)
    assert "10 known respondents: their earlier answers are replaced" in dialog.foot.outcome.text()
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    july = next(source for source in sources(begun) if source.name == "august.csv")
    nps = [
        s
        for s in begun.workspace.snapshot.of(Score, "source", july.id)
        if s.journey and not s.segment
    ]
    assert sum(nps[0].answers) == 27


def test_the_next_month_is_read_by_the_mapping_that_was_kept(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(begun, survey(tmp_path), qtbot)
    dialog.take(dialog.draft.but(segment=()))
    settled(dialog, qtbot).foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    path = survey(tmp_path, "september.csv", first=101, month="2026-09")
    later = asked(begun, path, qtbot)
    assert later.draft.mapping.segment == ()
    assert later.remarks.text().startswith("The columns are taken as in august.csv")
    assert later.links[0].text() == "Propose anew"
    later.links[0].click()
    assert settled(later, qtbot).draft.mapping.segment == ("Country",)
    assert not later.remarks.isVisible()
    later.reject()
    (source,) = sources(begun)
    read_next(begun, source, path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SurveyDialog))
    again = QApplication.activeModalWidget()
    assert isinstance(again, SurveyDialog)
    assert settled(again, qtbot).draft.mapping.segment == ()
    again.reject()


def test_a_mapping_whose_columns_are_gone_says_so(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(begun, survey(tmp_path), qtbot)
    path = survey(tmp_path, "september.csv", first=101, month="2026-09")
    path.write_text(path.read_text("utf-8").replace("Country", "Land"), "utf-8")
    later = asked(begun, path, qtbot)
    later.links[0].click()
    settled(later, qtbot)
    assert later.remarks.text() == (
        "The mapping names columns that are not in this file: “Country”."
    )
    assert later.foot.bring.isEnabled()
    later.reject()


def test_a_source_is_taken_out_again_as_one_step(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    bring(begun, survey(tmp_path), qtbot)
    brought = begun.workspace.snapshot
    (source,) = sources(begun)
    take_out(begun, source)
    now = begun.workspace.snapshot
    assert not now.all(Source) and now.all(Score) == before.all(Score)
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == brought


def test_sources_stand_beside_the_map_with_what_came_of_them(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(begun, survey(tmp_path), qtbot)
    panel = PANELS["sources"].make(begun)
    assert isinstance(panel, SourcesPanel)
    qtbot.addWidget(panel)
    panel.show()
    (card,) = panel.cards
    assert card.came.text().startswith("9 scores · at 3 places · ")
    qtbot.waitUntil(card.next.isVisible)
    card.out.click()
    panel.refresh()
    assert not panel.cards and panel.nothing.isVisible()


def test_a_source_that_is_selected_says_what_came_of_it(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(begun, survey(tmp_path), qtbot)
    snapshot = begun.workspace.snapshot
    (source,) = snapshot.all(Source).values()
    told = dict(facts_of(snapshot, source))
    assert told["What came of it"].startswith("9 scores · at 3 places")
    assert "answers" in told["Read at"]


def test_a_table_of_answers_that_is_pasted_is_no_outline(
    begun: Window, tmp_path: Path, person: Person, qtbot: QtBot
) -> None:
    rows = survey(tmp_path).read_text("utf-8").replace('"', "").replace(",", "\t")
    cards = len(begun.workspace.snapshot.all(Touchpoint))
    QGuiApplication.clipboard().setText(rows)
    begun.focus()
    person.press("Ctrl+V")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SurveyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SurveyDialog)
    settled(dialog, qtbot).foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now = begun.workspace.snapshot
    assert len(now.all(Source)) == 1 and len(now.all(Touchpoint)) == cards


def test_metrics_of_the_file_are_met_again(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    metrics = dict(begun.workspace.snapshot.all(Metric))
    bring(begun, survey(tmp_path), qtbot)
    assert set(begun.workspace.snapshot.all(Metric)) == set(metrics)


def workbook(path: Path) -> Path:
    """Write a workbook with notes, and answers of two months on sheets of their own."""
    from openpyxl import Workbook

    made = Workbook()
    made.active.title = "Notes"
    made.active.append(["Read me"])
    for title, first in (("August", 1), ("September", 201)):
        sheet = made.create_sheet(title)
        for line in (QUESTIONS + rows(first)).splitlines():
            sheet.append([cell.strip('"') for cell in line.split(",")[:7]])
    made.save(path)
    return path


def test_of_a_workbook_a_sheet_is_chosen(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = asked(begun, workbook(tmp_path / "year.xlsx"), qtbot)
    assert dialog.sheet.sheet == "August" and dialog.head.sheet.isVisible()
    assert [dialog.head.sheet.itemText(i) for i in range(dialog.head.sheet.count())] == [
        "Notes",
        "August",
        "September",
    ]
    dialog.head.turned.emit("September")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, dialog))
    other = QApplication.activeModalWidget()
    assert isinstance(other, SurveyDialog) and other.sheet.sheet == "September"
    settled(other, qtbot).foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert [source.rows for source in sources(begun)] == [40]
    again = asked(begun, tmp_path / "year.xlsx", qtbot)
    again.foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    third = asked(begun, tmp_path / "year.xlsx", qtbot)
    assert third.foot.outcome.text().startswith("year.xlsx, August was read before")
    assert not third.foot.bring.isEnabled() and third.head.sheet.isEnabled()
    third.reject()
    assert [source.rows for source in sources(begun)] == [40, 40], "another sheet is another survey"
