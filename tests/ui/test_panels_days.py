"""Days in the inspector: shown and typed as the language writes them, kept one way."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journeymap import language
from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.model.records import Idea, Quote
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.ui.panels.editors import Field
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.widgets.days import Day
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    made = Workspace()
    made.open(Document(Snapshot().apply(load("coffee"))))
    return made


@pytest.fixture
def inspector(workspace: Workspace, qtbot: QtBot) -> Inspector:
    made = Inspector(workspace, Appearance(load_theme()))
    qtbot.addWidget(made)
    made.show()
    return made


def planned(workspace: Workspace) -> Idea:
    return next(idea for idea in workspace.snapshot.all(Idea).values() if idea.due == "2027-02-01")


def field_of(workspace: Workspace, inspector: Inspector, qtbot: QtBot) -> tuple[Field, Day]:
    """Return the field of the day an idea is due, in a window of its own."""
    field = Field(inspector.field_editor, Idea, "due")
    assert isinstance(field.editor, Day)
    qtbot.addWidget(field.editor)
    field.editor.show()
    field.present([planned(workspace)])
    return field, field.editor


@pytest.mark.parametrize(
    ("spoken", "typed", "kept", "told"),
    [
        ("en", "24 December 2026", "2026-12-24", "24 Dec 2026"),
        ("uk", "24.12.2026", "2026-12-24", "24 груд. 2026"),
        ("ru", "2026-12-24", "2026-12-24", "24 дек. 2026"),
        ("ru", "к лету", "к лету", "к лету"),
    ],
)
def test_a_day_is_typed_as_one_writes_it_and_kept_as_iso(
    spoken: str,
    typed: str,
    kept: str,
    told: str,
    workspace: Workspace,
    inspector: Inspector,
    qtbot: QtBot,
) -> None:
    language.use(spoken)
    field, editor = field_of(workspace, inspector, qtbot)
    idea = planned(workspace)
    editor.setFocus()
    editor.setPlainText(typed)
    field.flush()
    after = workspace.snapshot.all(Idea)[idea.id]
    assert after.due == kept
    field.present([after])
    if editor.hasFocus():
        assert editor.toPlainText() == typed, "what is being typed stays as it is"
    editor.clearFocus()
    field.present([after])
    assert editor.toPlainText() == told


def test_a_day_is_shown_as_the_language_writes_it(
    workspace: Workspace, inspector: Inspector, qtbot: QtBot
) -> None:
    language.use("uk")
    assert field_of(workspace, inspector, qtbot)[1].toPlainText() == "1 лют. 2027"
    steps = workspace.document.undo()
    assert not steps, "showing it changes nothing"
    quote = next(iter(workspace.snapshot.all(Quote).values()))
    field = Field(inspector.field_editor, Quote, "date")
    qtbot.addWidget(field.editor)
    field.present([quote])
    assert isinstance(field.editor, Day) and field.editor.toPlainText() == "30 серп. 2026"
