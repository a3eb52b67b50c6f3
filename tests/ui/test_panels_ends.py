"""The ends of an arrow are chosen in the inspector; what is added first opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import Connection, Lane, Score, new_id
from journeymap.ui.panels.ends import Ends
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.said import SaidList
from journeymap.ui.panels.scores import ScoreRow, Scores
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import card, select, the

BARE = "Sees a friend's coffee machine reel"


def arrow_between(workspace: Workspace, source: str, target: str) -> Connection:
    ends = card(workspace, source).id, card(workspace, target).id
    found = workspace.snapshot.all(Connection).values()
    return next(one for one in found if (one.source, one.target) == ends)


def choose(part: Ends, end: str, title: str) -> None:
    """Choose by hand, as a click in the open list does."""
    choice = part.choices[end]  # type: ignore[index]
    index = choice.findText(title)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_an_end_is_chosen_and_all_else_stays(workspace: Workspace, inspector: Inspector) -> None:
    arrow = arrow_between(workspace, "Calls about the delay", "Courier delivers")
    part = the(select(workspace, inspector, arrow), Ends)
    assert [c.shown() for c in part.choices.values()] == [
        "Calls about the delay",
        "Courier delivers",
    ]
    choose(part, "target", "Writes a review")
    assert workspace.snapshot.get(Connection, arrow.id) == arrow.but(
        target=card(workspace, "Writes a review").id
    )
    choose(part, "source", BARE)
    workspace.undo()
    inspector.refresh()
    assert part.choices["source"].shown() == "Calls about the delay"


@pytest.mark.parametrize(
    ("end", "title", "why"),
    [
        ("target", "Calls about the delay", "An arrow goes from a touchpoint to another one."),
        ("source", "Orders on the site", "These two touchpoints are connected already."),
    ],
)
def test_what_cannot_be_is_said_and_stays(
    workspace: Workspace, inspector: Inspector, end: str, title: str, why: str
) -> None:
    arrow = arrow_between(workspace, "Calls about the delay", "Courier delivers")
    workspace.commit(
        change("x", add=[arrow.but(id=new_id(), source=card(workspace, "Orders on the site").id)])
    )
    said: list[str] = []
    workspace.said.connect(said.append)
    part = the(select(workspace, inspector, arrow), Ends)
    shown = part.choices[end].shown()  # type: ignore[index]
    choose(part, end, title)
    assert said == [why] and part.choices[end].shown() == shown  # type: ignore[index]
    assert workspace.snapshot.get(Connection, arrow.id) == arrow


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def without_lane(workspace: Workspace, kind: str) -> None:
    gone = [lane.id for lane in workspace.snapshot.all(Lane).values() if lane.kind == kind]
    workspace.commit(Change("x", removal(workspace.snapshot, gone)))


@pytest.mark.parametrize("shown", [True, False])
def test_the_first_score_opens_and_takes_what_is_typed(
    workspace: Workspace, inspector: Inspector, shown: bool
) -> None:
    if not shown:
        without_lane(workspace, "scores")
    here = card(workspace, BARE)
    part = the(select(workspace, inspector, here), Scores)
    next(a for a in part.menu().actions() if a.text() == "CSAT").trigger()
    (row,) = part.rows
    assert isinstance(row, ScoreRow)
    assert row.opener.isChecked() and row.typed.field.hasFocus()
    QTest.keyClicks(focus(), "0 1 2 3 4")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    (score,) = workspace.snapshot.of(Score, "touchpoint", here.id)
    assert score.answers == (0, 1, 2, 3, 4)
    names = []
    for _ in range(8):
        names.append(focus().accessibleName())
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert names[0] == "Who answered" and names[-1] == "Remove CSAT"
    assert focus().accessibleName() == "Add: Quotes"


@pytest.mark.parametrize("name", ["Friction", "Quotes", "Ideas", "Notes"])
def test_the_first_of_a_kind_takes_the_keyboard_though_its_lane_comes_along(
    workspace: Workspace, inspector: Inspector, name: str
) -> None:
    kind = {"Friction": "friction", "Quotes": "quotes", "Ideas": "ideas", "Notes": "text"}[name]
    without_lane(workspace, kind)
    page = select(workspace, inspector, card(workspace, BARE))
    part = next(x for x in page.findChildren(SaidList) if x.accessibleName() == name)
    part.added()
    assert part.rows[-1].isAncestorOf(focus())
