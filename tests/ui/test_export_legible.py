"""Export, letters too small for paper: what would do is said, and taken with one press."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journeymap.rendering.legible import LEAST_POINTS, points_on
from journeymap.ui.shell.window import Window
from journeymap.view.look import ROWS_AUTO
from tests.ui.exporting import choose, opened, settle
from tests.ui.person import Person


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_small_letters_are_told_of_and_the_paper_that_does_is_a_press_away(
    begun: Window, person: Person, qtbot: QtBot, kind: str
) -> None:
    dialog = opened(person, qtbot)
    choose(dialog, kind=kind, way="paper")
    dialog.form.fold.setCurrentIndex(dialog.form.fold.findData(1))
    dialog.form.size_.paper.setCurrentText("A4")
    settle(dialog)
    assert "on A4, where 6 pt can be read" in dialog.foot.said
    assert dialog.foot.take.isVisible()
    paper = dialog.foot.take.text().removeprefix("Use ")
    assert f"{paper} " in dialog.foot.said
    dialog.foot.take.click()
    settle(dialog)
    assert dialog.form.size_.paper.currentText() == paper
    assert dialog.form.fold.chosen == ROWS_AUTO
    assert "can be read" not in dialog.foot.said and not dialog.foot.take.isVisible()
    if kind == "pdf":
        assert min(map(points_on, dialog._sheets)) >= LEAST_POINTS


def test_what_can_be_read_has_no_such_button(begun: Window, person: Person, qtbot: QtBot) -> None:
    dialog = opened(person, qtbot)
    for kind, way in (("png", "scale"), ("pdf", "fit"), ("pdf", "tiles")):
        choose(dialog, kind=kind, way=way)
        assert "can be read" not in dialog.foot.said and not dialog.foot.take.isVisible()
