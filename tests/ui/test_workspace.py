"""The workspace: the document now, what is seen of it, and what edits are made against."""

from __future__ import annotations

from journeymap.editing.records import retitle
from journeymap.model.records import Persona, Touchpoint
from journeymap.workspace.workspace import Workspace


def test_a_gesture_is_seen_and_is_not_yet_the_document(workspace: Workspace) -> None:
    now = workspace.snapshot
    card = next(iter(now.all(Touchpoint).values()))
    workspace.preview(retitle(now, card.id, "Held"))
    assert workspace.view.snapshot.all(Touchpoint)[card.id].title == "Held"
    assert workspace.snapshot is now and workspace.edit_view.snapshot is now
    workspace.preview(None)
    assert workspace.view.snapshot is now


def test_a_command_while_something_is_held_keeps_nothing_of_what_is_only_seen(
    workspace: Workspace,
) -> None:
    held, other = list(workspace.snapshot.all(Touchpoint))[:2]
    workspace.select((other,))
    workspace.preview(retitle(workspace.snapshot, held, "Held"))
    before = workspace.snapshot.all(Touchpoint)
    assert workspace.run("touchpoint.moment")
    after = workspace.snapshot.all(Touchpoint)
    assert after[held] == before[held] and after[other] != before[other]


def test_what_is_looked_at_is_one_value(workspace: Workspace) -> None:
    before = workspace.view
    assert workspace.view == before and before.journey == workspace.journey
    someone = next(iter(workspace.snapshot.all(Persona)))
    workspace.focus_on(someone)
    assert workspace.view == before.but(focus=someone) != before
