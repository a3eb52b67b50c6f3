"""A file with work on it that a crash left behind is not opened without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.paths import state_folder
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
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
    return [journey.title for journey in window.workspace.snapshot.all(Journey).values()]


def test_work_whose_log_was_lost_is_told_of_before_the_file_is_opened(
    windows: Windows, tmp_path: Path
) -> None:
    path = tmp_path / "work.journey"
    session = Session.new(Snapshot([Journey(id="j", title="Kept")]))
    session.save_as(path)
    old = session.snapshot.all(Journey)["j"]
    session.write(change("Rename", edit=[(old, old.but(title="Written last"))]))
    folder = next((state_folder() / "sessions").iterdir())
    shutil.copytree(folder, tmp_path / "as it crashed")
    session.leave()
    shutil.rmtree(folder)
    shutil.move(tmp_path / "as it crashed", folder)
    (folder / "work.db-wal").unlink()
    window = windows.new()
    said = answering("Open the file as it is", lambda: windows.files.open(window, path))
    assert "may be missing" in said and titles(window) == ["Kept"]
    assert len(recoverable()) == 1, "it was taken for nothing"


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
