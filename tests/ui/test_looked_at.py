"""What is changed in a window that only looks is asked about, offered and never thrown away."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from journeymap.app import _each
from journeymap.model.records import Touchpoint
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.storage.tables import FORMAT
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from tests.sources import ROOT
from tests.storage.samples import after, contents, document, numbered, tampered, written
from tests.ui.person import Person, answering, opened, read, sentences

Asked = pytest.MonkeyPatch
LATER = "Keep it on the start page"


def elsewhere(folder: Path) -> tuple[Path, Session]:
    """A file that another session has open."""
    path = written(folder / "look.journey")
    return path, Session.open(path)


def newer(path: Path) -> Path:
    """A file of the next format, which lets programs like this one look."""
    return tampered(
        written(path),
        f"PRAGMA user_version = {FORMAT + 1}",
        "UPDATE meta SET value = '1' WHERE key = 'min_reader'",
        "CREATE TABLE moods (id TEXT PRIMARY KEY, depth TEXT) STRICT",
        "INSERT INTO moods VALUES ('m', 'what only the newer program knows')",
    )


@pytest.fixture(params=["open elsewhere", "newer"])
def looked_at(
    request: pytest.FixtureRequest, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> Iterator[tuple[Window, Path]]:
    """A window that only looks at a file, with one change made in it."""
    if request.param == "newer":
        path, held = newer(tmp_path / "look.journey"), None
        window = opened(windows, path, qtbot)
    else:
        path, held = elsewhere(tmp_path)
        window = opened(windows, None, qtbot)
        answering("Look at it read-only", lambda: windows.files.open(window, path))
    assert window.windowTitle() == "look.journey (read-only)"
    assert window.workspace.commit(numbered(window.workspace.snapshot, 0))
    yield window, path
    if held:
        held.leave()


def saving(monkeypatch: Asked, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_it_says_that_it_is_not_saved(looked_at: tuple[Window, Path], qtbot: QtBot) -> None:
    window, path = looked_at
    before = path.read_bytes()
    assert window.bars.toolbar.state.text() == "Read-only: save as a copy"
    qtbot.wait(120)
    assert path.read_bytes() == before


def test_closing_asks_and_cancel_stays(looked_at: tuple[Window, Path]) -> None:
    window, path = looked_at
    before = path.read_bytes()
    asked = answering("Cancel", window.close)
    assert "not in the file" in asked
    assert window.isVisible() and window.workspace.snapshot == after(1)
    answering(LATER, window.close)
    assert not window.isVisible() and path.read_bytes() == before
    (left,) = recoverable()
    assert (left.changes, left.path, bool(left.viewing)) == (1, path, True)


def test_closing_saves_under_another_name(
    looked_at: tuple[Window, Path], tmp_path: Path, monkeypatch: Asked
) -> None:
    window, path = looked_at
    before = path.read_bytes()
    saving(monkeypatch, tmp_path / "mine.journey")
    answering("Save under another name", window.close)
    assert not window.isVisible()
    assert contents(tmp_path / "mine.journey") == after(1)
    assert path.read_bytes() == before and recoverable() == []


def test_it_is_not_saved_over_the_file_itself(
    looked_at: tuple[Window, Path], monkeypatch: Asked, person: Person
) -> None:
    window, path = looked_at
    before = path.read_bytes()
    saving(monkeypatch, path)
    assert not window.files.save_as(window)
    sentence = read(window)
    assert path.name in sentence and "another name" in sentence
    assert path.read_bytes() == before and window.workspace.snapshot == after(1)
    answering(LATER, window.close)


def test_it_is_not_forgotten_when_the_system_ends_the_program(
    looked_at: tuple[Window, Path], windows: Windows
) -> None:
    window, path = looked_at
    before = path.read_bytes()
    windows.files.secure(window)
    windows.files.leave(window)
    assert [found.changes for found in recoverable()] == [1] and path.read_bytes() == before


def test_what_was_left_is_taken_up_as_it_was_and_offered_another_name(
    looked_at: tuple[Window, Path], windows: Windows, qtbot: QtBot
) -> None:
    window, path = looked_at
    before = path.read_bytes()
    windows.files.leave(window)
    window.close()
    again = opened(windows, None, qtbot)
    assert again.start is not None
    (found,) = recoverable()
    again.start.set_recoveries([found])
    words = [label.text() for label in again.start.findChildren(QLabel)]
    assert any("to be saved under another name" in text for text in words)
    again.files.recover(again, found)
    qtbot.waitUntil(lambda: again.bars.toolbar.state.text() == "Read-only: save as a copy")
    assert again.windowTitle() == "look.journey (read-only)"
    assert again.bars.status.offered.isVisible() and again.bars.status.offered.text() == "Save as…"
    assert again.workspace.snapshot == after(1)
    qtbot.wait(120)
    assert path.read_bytes() == before and sentences(again) == []


def test_quitting_goes_through_every_window_and_a_cancel_stops_it(
    looked_at: tuple[Window, Path], windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    window, _ = looked_at
    other = opened(windows, written(tmp_path / "other.journey"), qtbot)
    assert other.workspace.commit(numbered(other.workspace.snapshot, 0))
    answering("Cancel", windows.quit)
    assert window in list(windows)
    answering(LATER, windows.quit)
    assert list(windows) == []
    assert contents(tmp_path / "other.journey") == after(1)
    assert [found.changes for found in recoverable()] == [1]


def test_one_window_that_fails_keeps_no_other_from_being_kept(
    windows: Windows, tmp_path: Path, qtbot: QtBot, monkeypatch: Asked
) -> None:
    paths = [written(tmp_path / f"{name}.journey") for name in ("one", "two")]
    for path in paths:
        window = opened(windows, path, qtbot)
        window.autosave._quiet.setInterval(600_000)
        assert window.workspace.commit(numbered(window.workspace.snapshot, 0))
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: told.append(fault[1]))
    first = next(iter(windows))

    def leave(window: Window) -> None:
        if window is first:
            raise RuntimeError("a fault of ours")
        windows.files.leave(window)

    _each(windows, leave)
    assert len(told) == 1 and contents(paths[1]) == after(1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_sigterm_keeps_what_is_typed_in_every_window(tmp_path: Path) -> None:
    named = written(tmp_path / "named.journey")
    words = [sys.executable, "-m", "tests.ui.several", str(named), str(tmp_path / "look.journey")]
    written(tmp_path / "look.journey")
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()
    typed = "Typed just now"
    assert typed in {card.happened for card in contents(named).all(Touchpoint).values()}
    assert contents(tmp_path / "look.journey") == document()
    left = recoverable()
    assert sorted(found.name for found in left) == ["Buying a coffee machine", "look.journey"]
    for found in left:
        session = Session.recover(found)
        assert typed in {card.happened for card in session.snapshot.all(Touchpoint).values()}
        session.leave()


def test_work_that_cannot_be_taken_up_stays_on_the_start_page(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path / "held.journey")
    session = Session.open(path)
    session.write(numbered(session.snapshot, 0))
    session.leave()
    window = opened(windows, None, qtbot)
    assert window.start is not None
    found = recoverable()
    window.start.set_recoveries(found)
    page, held = window.start, Session.open(path)
    window.files.recover(window, found[0])
    assert "already open" in read(window)
    qtbot.waitUntil(
        lambda: any(
            "held.journey" in label.text() and label.isVisibleTo(page)
            for label in page.findChildren(QLabel)
        )
    )
    held.leave()
