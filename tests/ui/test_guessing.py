"""The team guesses with the keyboard, covered; then both stand side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.metrics.scored import scores_at
from journeymap.model.records import Metric, Score
from journeymap.ui.export import ExportDialog
from journeymap.ui.export.composing import previews
from journeymap.ui.present.layers.guess import Guess
from journeymap.ui.shell.window import Window
from journeymap.ui.workshop.guessing import GuessFirst
from tests.ui.inspecting import card
from tests.ui.presenting import presented

PLACES = ["Checks price and stock", "Asks a consultant", "Calls about the delay"]


def opened(parent: QWidget, qtbot: QtBot) -> GuessFirst:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in parent.findChildren(GuessFirst)))
    return next(d for d in parent.findChildren(GuessFirst) if d.isVisible())


def about_csat(dialog: GuessFirst) -> str:
    snapshot = dialog.workspace.snapshot
    csat = next(m.id for m in snapshot.all(Metric).values() if m.kind == "csat")
    dialog._take(csat)
    return csat


def typed(text: str, end: Qt.Key) -> None:
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)


def theirs(window: Window) -> set[str]:
    """Return who is heard of the delay, as the window shows it."""
    snapshot = window.workspace.view.snapshot
    here = card(window.workspace).id
    return {one.score.respondents for one in scores_at(snapshot, "touchpoint", here)}


@pytest.fixture
def dialog(begun: Window, qtbot: QtBot) -> GuessFirst:
    begun.actions_["guess.first"].trigger()
    made = opened(begun, qtbot)
    about_csat(made)
    return made


def test_guesses_are_typed_one_after_the_other_and_kept(
    begun: Window, dialog: GuessFirst, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: dialog.rows[0].field.hasFocus())
    dialog.people.setValue(6)
    typed("4", Qt.Key.Key_Return)
    typed("3,5", Qt.Key.Key_Tab)
    snapshot, csat = begun.workspace.snapshot, dialog.about
    assert csat
    ours = {
        score.touchpoint: (score.reported, score.reported_n)
        for score in snapshot.of(Score, "metric", csat.id)
        if score.respondents == "team" and score.reported is not None
    }
    assert [row.name.text() for row in dialog.rows[:3]] == PLACES
    assert ours[card(begun.workspace, PLACES[0]).id] == (4.0, 6)
    assert ours[card(begun.workspace, PLACES[1]).id] == (3.5, 6)


def test_what_customers_say_is_covered_until_it_is_uncovered(
    begun: Window, dialog: GuessFirst
) -> None:
    csat = dialog.about
    assert csat and begun.workspace.covered == {csat.id}
    snapshot = begun.workspace.view.snapshot
    left = {score.respondents for score in snapshot.of(Score, "metric", csat.id)}
    assert left == {"team"}
    assert not any("customers" in row.said.text() for row in dialog.rows)
    dialog.turn.click()
    assert begun.workspace.covered == frozenset()
    call = next(row for row in dialog.rows if row.name.text() == PLACES[2])
    assert call.said.text().startswith("2.1 above customers: CSAT 2.1 of 5 · 1.9 to 2.3")
    assert "customers" in theirs(begun)
    dialog.turn.click()
    assert begun.workspace.covered == {csat.id} and not call.said.text()


def test_the_file_and_what_is_edited_has_all_while_it_is_covered(
    begun: Window, dialog: GuessFirst
) -> None:
    workspace = begun.workspace
    assert workspace.edit_view.view.covered == frozenset()
    assert workspace.edit_view.snapshot is workspace.snapshot
    assert len(workspace.snapshot.all(Score)) > len(workspace.view.snapshot.all(Score))


def test_findings_do_not_tell_what_is_covered(
    begun: Window, dialog: GuessFirst, qtbot: QtBot
) -> None:
    worker = begun.findings
    qtbot.waitUntil(lambda: bool(worker.findings), timeout=20_000)

    def told() -> bool:
        return any("CSAT" in finding.text for finding in worker.findings)

    qtbot.waitUntil(lambda: not told(), timeout=20_000)
    begun.actions_["guess.uncover"].trigger()
    qtbot.waitUntil(told, timeout=20_000)


def test_what_cannot_be_read_is_said_and_stays_to_be_put_right(
    begun: Window, dialog: GuessFirst
) -> None:
    row = dialog.rows[0]
    row.field.setText("9")
    row.keep()
    assert row.problem.text() == "9 lies outside the scale from 1 to 5."
    dialog.turn.click()
    assert row.field.text() == "9"
    row.field.setText("4")
    row.keep()
    assert row.problem.isHidden()


def test_while_presenting_g_asks_and_u_uncovers(begun: Window, qtbot: QtBot) -> None:
    wall = presented(begun, qtbot)
    QTest.keyClick(wall.surface, Qt.Key.Key_G)
    dialog = opened(wall, qtbot)
    assert begun.workspace.covered
    dialog.close()
    assert wall.layer(Guess).hint.endswith("U uncovers")
    QTest.keyClick(wall.surface, Qt.Key.Key_U)
    assert not begun.workspace.covered


def test_an_export_has_what_is_covered_on_the_screen(begun: Window, dialog: GuessFirst) -> None:
    made = previews(begun)
    seen = made.view.snapshot.all(Score)
    assert {one.respondents for one in seen.values()} == {"customers", "team"}
    names = " ".join(figure.name for figure in made.whole.figures())
    assert "CSAT 2.1 of 5" in names and "is covered" not in names


def test_the_export_dialog_says_that_what_is_covered_stands_in_the_file(
    begun: Window, dialog: GuessFirst, qtbot: QtBot
) -> None:
    export = ExportDialog(begun)
    qtbot.addWidget(export)
    assert export.foot.said.startswith(
        "What customers say is covered on the screen, not in what is exported: CSAT"
    )
    begun.workspace.cover()
    export.refresh()
    assert "covered" not in export.foot.said
