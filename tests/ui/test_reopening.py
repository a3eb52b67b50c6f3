"""A file with work on it that a crash left behind is not opened without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.ui.window import Window
from journeymap.ui.windows import Windows
from tests.ui.person import answering


@pytest.fixture
def left_behind(tmp_path: Path) -> Path:
    """A file, and a session on it that ended without closing, with one change more."""
    path = tmp_path / "work.journey"
    session = Session.new(Snapshot([Journey(id="j", title="Kept")]))
    session.save_as(path)
    old = session.snapshot.all(Journey)["j"]
    session.write(change("Rename", edit=[(old, old.but(title="Written last"))]))
    session.leave()
    return path


def titles(window: Window) -> list[str]:
    return [journey.title for journey in window.desk.snapshot.all(Journey).values()]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("Go on with them", ["Written last"]), ("Open the file as it is", ["Kept"])],
)
def test_one_is_asked_which_to_go_on_with(
    windows: Windows, left_behind: Path, answer: str, shown: list[str]
) -> None:
    window = windows.new()
    said = answering(answer, lambda: windows.files.open(window, left_behind))
    assert "1 change" in said
    assert titles(window) == shown
