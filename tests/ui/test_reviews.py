"""Reviews through the window: gone through by keys and by mouse, brought in, told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journeymap.model.records import Feeling, Quote, Source
from journeymap.ui.reviews.asking import ReviewsSourceDialog
from journeymap.ui.reviews.choices import GroupOfReviews
from journeymap.ui.reviews.dialog import ReviewsDialog
from journeymap.ui.reviews.painter import CHECK, CHIP, LINK
from journeymap.ui.reviews.rows import ROW, ReviewRow
from journeymap.ui.shell.window import Window
from journeymap.ui.widgets.pick_list import PickList
from tests.reviews.samples import DATA
from tests.ui.person import sentences

pytestmark = pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)

FILE = DATA / "coffee.csv"
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def asked(window: Window, qtbot: QtBot, path: Path = FILE) -> ReviewsDialog:
    window.documents.bring_reviews(path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReviewsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(dialog: ReviewsDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.list, key)


def click(dialog: ReviewsDialog, row: int, part: str) -> None:
    index = dialog.rows.index(row)
    dialog.list.scrollTo(index)
    rect = QRectF(dialog.list.visualRect(index))
    at: QPointF = dialog.list.painter.area(part, index.data(ROW), rect).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())


def current(dialog: ReviewsDialog) -> ReviewRow:
    row = dialog.list.current
    assert isinstance(row, ReviewRow)
    return row


def quotes(window: Window) -> set[str]:
    return {one.said for one in window.workspace.snapshot.all(Quote).values()}


def test_nothing_comes_in_that_was_not_confirmed(begun: Window, qtbot: QtBot) -> None:
    before = begun.workspace.snapshot
    dialog = asked(begun, qtbot)
    assert not dialog.foot.bring.isEnabled()
    press(dialog, ENTER, ENTER, ENTER)
    wanted = {one.quote.said for one in dialog.choices.confirmed}
    assert len(wanted) == 3
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    after = begun.workspace.snapshot
    assert quotes(begun) - {one.said for one in before.all(Quote).values()} == wanted
    assert after.all(Feeling) == before.all(Feeling)
    assert [one.name for one in after.all(Source).values()] == ["coffee.csv"]
    assert begun.bars.status.said.startswith("3 quotes came in.")
    begun.workspace.document.undo()
    assert begun.workspace.snapshot == before


def test_enter_goes_through_all_that_is_placed_and_then_to_the_others(
    begun: Window, qtbot: QtBot
) -> None:
    dialog = asked(begun, qtbot)
    placed = sum(bool(one.touchpoint) for one in dialog.choices.all)
    press(dialog, *[ENTER] * placed)
    assert len(dialog.choices.confirmed) == placed
    assert not current(dialog).choice.touchpoint
    press(dialog, Qt.Key.Key_A)
    (picks,) = dialog.findChildren(PickList)
    picks.words.setText("courier")
    QTest.keyClick(picks.words, ENTER)
    assert len(dialog.choices.confirmed) == placed + 1
    dialog.reject()


def test_a_number_places_it_at_another_that_comes_in_question(begun: Window, qtbot: QtBot) -> None:
    dialog = asked(begun, qtbot)
    row = current(dialog)
    second = row.choice.candidates[1]
    assert dialog.candidates.buttons[1].text().startswith("2  ")
    press(dialog, Qt.Key.Key_2)
    assert (row.choice.touchpoint, row.choice.confirmed) == (second, True)
    assert current(dialog).at != row.at, "whoever goes through the list goes on"
    dialog.list.go_to(row.at)
    press(dialog, Qt.Key.Key_0)
    assert (row.choice.touchpoint, row.choice.confirmed) == ("", False)
    dialog.reject()


def test_where_nothing_comes_in_question_that_is_said(
    begun: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "found.csv"
    path.write_text("Review\nThe courier was kind and on time\nLovely weather today!\n", "utf-8")
    dialog = asked(begun, qtbot, path)
    assert dialog.candidates.lead == "It belongs to"
    dialog.list.go_to(1)
    assert dialog.candidates.lead == "Nothing in it names a touchpoint."
    dialog.list.setCurrentIndex(dialog.rows.index(0))
    assert isinstance(dialog.list.current, GroupOfReviews) and not dialog.candidates.lead
    dialog.reject()


def test_space_and_the_box_confirm_and_take_back(begun: Window, qtbot: QtBot) -> None:
    dialog = asked(begun, qtbot)
    press(dialog, SPACE)
    assert current(dialog).choice.confirmed
    click(dialog, dialog.list.currentIndex().row(), CHECK)
    assert not current(dialog).choice.confirmed
    dialog.reject()


def test_all_of_a_group_are_confirmed_at_once_by_its_heading(begun: Window, qtbot: QtBot) -> None:
    dialog = asked(begun, qtbot)
    group = dialog.rows.rows[0]
    assert isinstance(group, GroupOfReviews)
    click(dialog, 0, LINK)
    assert {one.touchpoint for one in dialog.choices.confirmed} == {group.touchpoint}
    assert len(dialog.choices.confirmed) == len(group.places)
    press(dialog, ENTER)
    assert dialog.choices.confirmed == []
    dialog.reject()


def test_the_touchpoint_is_chosen_from_a_list_that_is_searched(begun: Window, qtbot: QtBot) -> None:
    dialog = asked(begun, qtbot)
    row = current(dialog)
    click(dialog, dialog.list.currentIndex().row(), CHIP)
    (picks,) = dialog.findChildren(PickList)
    picks.words.setText("consultant")
    QTest.keyClick(picks.words, ENTER)
    assert dialog.choices.title(row.choice.touchpoint) == "Asks a consultant"
    dialog.reject()


def test_the_same_file_again_offers_only_the_rest(begun: Window, qtbot: QtBot) -> None:
    dialog = asked(begun, qtbot)
    press(dialog, *[ENTER] * 5)
    dialog.accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    again = asked(begun, qtbot)
    assert "read before" in again.head.remarks.text()
    said = {one.quote.said for one in again.choices.all}
    assert not said & quotes(begun)
    again.reject()


def test_reviews_are_pasted(begun: Window, qtbot: QtBot) -> None:
    begun.documents.bring_reviews()
    source = QApplication.activeModalWidget()
    assert isinstance(source, ReviewsSourceDialog)
    assert not source.further.isEnabled()
    source.text.setPlainText(
        "The courier brought the parcel late\nPairing with the app failed twice"
    )
    source.further.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReviewsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewsDialog)
    assert len(dialog.choices.all) == 2
    dialog.reject()


@pytest.mark.parametrize("kind", ("table", "text"))
def test_a_file_that_is_dropped_is_asked_about(
    begun: Window, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path, seen = FILE, list[str]()
    if kind == "text":
        path = tmp_path / "letters.txt"
        path.write_text(
            "The courier was late and nobody told me why it was so.\n"
            "Pairing with the app failed twice, the help page was no help at all.\n"
            "Дзвонила тричі на гарячу лінію, поки знайшли моє замовлення, жах.\n",
            "utf-8",
        )

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.text())
            next(b for b in box.buttons() if b.text().startswith("Quotes")).click()

    watch = QTimer(interval=20)
    watch.timeout.connect(answer)
    watch.start()
    begun.files.take_in(begun, path)
    watch.stop()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReviewsDialog))
    assert len(seen) == 1 and "looks like reviews" in seen[0]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewsDialog)
    dialog.reject()


def test_a_column_of_numbers_is_refused_with_a_sentence(
    begun: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, before = tmp_path / "numbers.csv", begun.workspace.snapshot
    path.write_text("Score\n5\n4\n3\n", "utf-8")
    begun.documents.bring_reviews(path)
    qtbot.waitUntil(lambda: bool(sentences(begun)))
    assert "one column" in sentences(begun)[0]
    assert begun.workspace.snapshot == before
