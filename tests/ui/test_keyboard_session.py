"""Somebody who knows the keys maps a journey of twenty touchpoints without the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.model.grid import cards, stages
from journeymap.model.records import Connection, Feeling, Friction, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.platform.keys import Keys
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.start.file_rows import FileRow
from journeymap.ui.start.tiles import TemplateCard
from tests.ui.person import Person

MAP = {
    "Notice": (("See the ad", 4), ("Ask a friend", 4), ("Read reviews", 3), ("Visit site", 4)),
    "Choose": (("Compare models", 2), ("Watch a video", 4), ("Go to shop", 4), ("Try it", 5)),
    "Buy": (("Order", 4), ("Pay", 2), ("Get a receipt", 3), ("Wait", 1), ("Delivery", 4)),
    "Use": (("Unpack", 5), ("Set up", 2), ("First coffee", 5), ("Clean it", 2)),
    "Stay": (("Call support", 1), ("Get a part", 3), ("Recommend", 5)),
}
"""Stages, their touchpoints in order, and what is felt at each from 1 to 5."""

PARALLEL = {"Ask a friend", "Watch a video", "Get a receipt"}
"""The touchpoints that happen at the same step as the one before them."""

RUSSIAN = dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшщыз", strict=True))


@pytest.fixture(params=["us", "ru"])
def hand(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Person]:
    """A person with a Latin keyboard, and one whose keyboard has none but Russian letters."""
    remedy = Keys(qapp)
    yield Person(russian=request.param == "ru")
    remedy.setParent(None)
    remedy.deleteLater()


def said(hand: Person, words: str) -> str:
    """Return words in the letters the keyboard has."""
    if not hand.russian:
        return words
    return "".join(RUSSIAN.get(x) or RUSSIAN.get(x.lower(), x).upper() for x in words)


def start(windows: Windows, qtbot: QtBot) -> Window:
    window = windows.bare()
    window.show_start()
    with qtbot.waitSignal(window.furnished), qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: bool(window.actions_))
    return window


def until_on(hand: Person, kind: type, number: int = 0) -> None:
    """Press Tab until the focus is on a tile of the start page."""
    seen = 0
    for _ in range(20):
        hand.press("Tab")
        seen += isinstance(QApplication.focusWidget(), kind)
        if seen > number:
            return
    raise AssertionError(f"Tab does not come to a {kind.__name__}")


def name_stage(hand: Person, name: str, *, new: bool) -> None:
    """Add a stage through the command palette, or find the first one there, and name it."""
    hand.press("Ctrl+K")
    hand.type("new sta" if new else "first st")
    hand.press("Return")
    if not new:
        hand.press("F2")
    hand.type(said(hand, name))
    hand.press("Return")


def draw(hand: Person) -> None:
    """Draw the whole map: every touchpoint named at once, felt, and connected from the last.

    The stages but the first are joined to the one before by L and Enter.
    """
    for number, (stage, row) in enumerate(MAP.items()):
        name_stage(hand, stage, new=bool(number))
        hand.press("T")
        for place, (title, feeling) in enumerate(row):
            if place:
                hand.press("Return" if title in PARALLEL else "Tab")
            hand.type(said(hand, title))
            hand.press("Return", str(feeling))
            if number and not place:
                hand.press("Left", "L", "Return", "Right")


def annotate(hand: Person) -> None:
    """From the last touchpoint on: moments of truth, frictions, an arrow back, a move."""
    hand.press("M")
    hand.press("Left", "Left", "F")
    hand.type(said(hand, "Nobody answers"))
    hand.press("Return", "L", "Left", "Left", "Left", "Left", "Return")
    hand.press("Left", "Alt+Left", "Ctrl+Z", "Ctrl+Shift+Z", "M", "Ctrl+Z")


def kept(snapshot: Snapshot, journey: str) -> dict[str, object]:
    """Return what there is, by title, so that two documents can be compared."""
    found = {card.id: card.title for card in snapshot.all(Touchpoint).values()}
    steps = snapshot.by(Touchpoint, "step")
    return {
        "order": [card.title for card in cards(snapshot, journey)],
        "stages": [stage.title for stage in stages(snapshot, journey)],
        "feelings": {found[f.touchpoint]: f.valence for f in snapshot.all(Feeling).values()},
        "arrows": {(found[a.source], found[a.target]) for a in snapshot.all(Connection).values()},
        "frictions": [(found[f.touchpoint], f.title) for f in snapshot.all(Friction).values()],
        "moments": [card.title for card in cards(snapshot, journey) if card.moment],
        "shared": sorted(sorted(c.title for c in x) for x in steps.values() if len(x) > 1),
    }


def expected(hand: Person) -> dict[str, object]:
    """Return what was to be drawn."""

    def words(title: str) -> str:
        return said(hand, title)

    row = [title for part in MAP.values() for title, _ in part]
    felt = {words(title): (n - 3) / 2 for part in MAP.values() for title, n in part}
    pairs = [(a, b) for a, b in pairwise(row) if b not in PARALLEL]
    shared = sorted(sorted(map(words, x)) for x in pairwise(row) if x[1] in PARALLEL)
    first, last = row.index("First coffee"), row.index("Clean it")
    row[first], row[last] = row[last], row[first]
    return {
        "order": [words(title) for title in row],
        "stages": [words(stage) for stage in MAP],
        "feelings": felt,
        "arrows": {(words(a), words(b)) for a, b in [*pairs, ("Call support", "Set up")]},
        "frictions": [(words("Call support"), words("Nobody answers"))],
        "moments": [words("Recommend")],
        "shared": shared,
    }


def test_twenty_touchpoints_in_less_than_three_minutes(
    windows: Windows, qtbot: QtBot, hand: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Coffee.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window = start(windows, qtbot)
    until_on(hand, TemplateCard)
    hand.press("Return")
    draw(hand)
    annotate(hand)
    drawn, journey = window.workspace.snapshot, window.workspace.journey
    assert kept(drawn, journey) == expected(hand)
    for _ in range(6):
        hand.press("Ctrl+Z")
    assert kept(window.workspace.snapshot, journey) != expected(hand)
    for _ in range(6):
        hand.press("Ctrl+Shift+Z")
    assert window.workspace.snapshot == drawn
    hand.press("Ctrl+S", "Ctrl+Q")
    assert list(windows) == [] and not (isValid(window) and window.isVisible())
    assert path.exists() and hand.seconds < 180

    again = start(windows, qtbot)
    until_on(hand, FileRow)
    hand.press("Return")
    assert again.workspace.snapshot == drawn
    assert again.workspace.document.undoable
