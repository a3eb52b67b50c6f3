"""One journey in several arrangements is one journey: what is done to it does not depend on them."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from journeymap.model.document import Document
from journeymap.model.fields import specs
from journeymap.model.records import KINDS, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.window import Window

STEPS = 500
ARRANGEMENTS = ("map", "graph", "table")
COMMANDS = (
    "touchpoint.add",
    "touchpoint.next",
    "touchpoint.parallel",
    "touchpoint.before",
    "step.after",
    "severity.up",
    "touchpoint.moment",
    "touchpoint.evidence",
    "duplicate",
    "remove",
)


def _acted(window: Window, dice: Random) -> None:
    """Do one thing to a touchpoint by the main view, as its keys would."""
    workspace, view = window.workspace, window.main_view
    cards = list(workspace.snapshot.all(Touchpoint))
    chosen = dice.choice(cards)
    act, number = dice.randrange(14), dice.randrange(1000)
    workspace.select([chosen])
    if act < 3:
        view.edit(chosen, f"Name {number}")
        assert view.finish_writing()
    elif act < 6:
        workspace.run(f"feeling.{number % 5 + 1}")
    elif act == 6 and number % 3:
        workspace.undo()
    elif act == 7 and number % 3:
        workspace.redo()
    else:
        name = COMMANDS[(act + number) % len(COMMANDS)]
        if name != "remove" or len(cards) > 8:
            view.perform(name)
            assert view.finish_writing()
    if not number % 10:
        QApplication.processEvents()


def _played(window: Window, arrangements: tuple[str, ...]) -> Snapshot:
    dice, ways = Random(11), Random(12)
    for _ in range(STEPS):
        window.workspace.arrange(ways.choice(arrangements))
        _acted(window, dice)
    return window.workspace.snapshot


def _told(snapshot: Snapshot) -> list[tuple[str, list[tuple[str, object]]]]:
    """Return every record with its links as numbers: ids are made anew in each session."""
    number = {
        id: f"{kind.__name__} {place}"
        for kind in KINDS
        for place, id in enumerate(snapshot.all(kind))
    }

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        return number.get(value, value) if isinstance(value, str) else value

    def fields(record: Record) -> list[tuple[str, object]]:
        return [(name, plain(getattr(record, name))) for name in ("id", *specs(type(record)))]

    return [
        (kind.__name__, fields(record)) for kind in KINDS for record in snapshot.all(kind).values()
    ]


@pytest.mark.timeout(600)
def test_steps_in_map_graph_and_table_by_turns_are_the_steps_of_the_map(begun: Window) -> None:
    first = begun.workspace.snapshot
    begun.workspace.open(Document(first))
    alone = _told(_played(begun, ("map",)))
    begun.workspace.open(Document(first))
    assert _told(_played(begun, ARRANGEMENTS)) == alone
    assert alone != _told(first)
