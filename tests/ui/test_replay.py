"""Replay: the history is played, stepped through and ended, and nothing of it is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymap.model.snapshot import Snapshot
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.versions.replay import Replay
from tests.sources import ROOT
from tests.storage.samples import contents, numbered
from tests.ui.looking_back import NAMED, history, look, worked
from tests.ui.person import Person, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Coffee.journey"


@pytest.fixture
def states(file: Path) -> list[Snapshot]:
    return worked(file)


@pytest.fixture
def window(windows: Windows, file: Path, states: list[Snapshot], qtbot: QtBot) -> Window:
    return opened(windows, file, qtbot)


@pytest.fixture
def replay(window: Window, qtbot: QtBot) -> Replay:
    """A replay that has just begun, and pauses."""
    window.documents.history.replay_all()
    made = window.documents.history.replay
    qtbot.waitUntil(lambda: made.running)
    made.pause()
    made.go(0)
    return made


def test_it_plays_from_the_beginning_to_now_and_stays_there(
    window: Window, replay: Replay, states: list[Snapshot], qtbot: QtBot
) -> None:
    assert window.workspace.snapshot == states[0] and replay.length == 10
    replay.speed = 40.0
    replay.toggle()
    qtbot.waitUntil(lambda: not replay.playing, timeout=20_000)
    assert replay.at == replay.length and window.workspace.snapshot == states[-1]
    assert window.workspace.looks_back  # until one goes back


def test_it_is_stepped_through_and_slid_along(
    window: Window, replay: Replay, states: list[Snapshot]
) -> None:
    for at in (3, 7, 2, 10, 0, 5):
        replay.go(at)
        assert window.workspace.snapshot == states[at]
    replay.go(99)
    assert window.workspace.snapshot == states[-1]
    replay.go(-4)
    assert window.workspace.snapshot == states[0]


def test_the_scale_stays_and_comes_back_when_it_ends(
    window: Window, replay: Replay, person: Person, qtbot: QtBot
) -> None:
    places = []
    for at in range(replay.length + 1):
        replay.go(at)
        places.append((window.canvas.camera.zoom, window.canvas.camera.x, window.canvas.camera.y))
    assert len(set(places)) == 1
    window.canvas.setFocus()
    person.press("Esc")
    qtbot.waitUntil(lambda: not window.workspace.looks_back)
    assert not replay.running


def test_nothing_is_written_while_it_plays(
    window: Window, replay: Replay, file: Path, states: list[Snapshot]
) -> None:
    before = file.read_bytes()
    for at in range(replay.length + 1):
        replay.go(at)
    window.autosave.publish()
    window.autosave.wait()
    assert file.read_bytes() == before
    assert window.workspace.document.snapshot == states[-1]
    assert window.session is not None and not window.session.pending


def test_a_change_of_the_document_ends_it_cleanly(
    window: Window, replay: Replay, states: list[Snapshot]
) -> None:
    replay.go(3)
    replay.toggle()
    document = window.workspace.document
    document.commit(numbered(document.snapshot, 50))
    assert not replay.running and not replay.playing
    assert window.workspace.snapshot is document.snapshot


def test_looking_at_a_version_ends_it_and_it_plays_from_there(
    window: Window, replay: Replay, states: list[Snapshot], qtbot: QtBot
) -> None:
    replay.go(8)
    look(window, NAMED, qtbot)
    assert not replay.running and window.workspace.snapshot == states[NAMED]
    window.documents.history.replay_all()
    qtbot.waitUntil(lambda: replay.running)
    replay.pause()
    assert replay.length == 10 - NAMED
    history(window).back()
    assert not replay.running


@pytest.mark.parametrize("how", ["look", "replay"])
def test_killed_while_one_looks_back_nothing_is_lost(
    file: Path, states: list[Snapshot], how: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.replayed_into", str(file), how],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "looking back\n"
    finally:
        process.kill()
        process.communicate()
    done = states[-1].apply(numbered(states[-1], 99))
    left = recoverable()
    if left:
        session = Session.recover(left[0])
        assert session.snapshot == done
        session.leave()
    else:  # it had reached the file before
        assert contents(file) == done
