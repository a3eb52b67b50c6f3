"""Files through the window: kept without being saved, and every mishap told in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.storage.recovery import recoverable
from journeymap.storage.tables import FORMAT
from journeymap.ui.start import StartPage
from journeymap.ui.window import Window
from journeymap.ui.windows import Windows
from tests.sources import ROOT
from tests.storage.samples import contents, document, numbered, tampered, written
from tests.ui.person import Person, answering, read, sentences

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
Asked = pytest.MonkeyPatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey")


@pytest.fixture
def window(windows: Windows, file: Path, qtbot: QtBot) -> Window:
    """A window on the file, which publishes soon after an edit."""
    return opened(windows, file, qtbot)


def opened(windows: Windows, path: Path | None, qtbot: QtBot) -> Window:
    made = windows.bare()
    made.show_start()
    if path is not None:
        windows.files.open(made, path)
    with qtbot.waitSignal(made.furnished), qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.actions_))
    made.keeper._quiet.setInterval(30)
    return made


def saving(monkeypatch: Asked, path: Path | str) -> None:
    """Let the system's dialog answer with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def edit(window: Window, number: int = 0) -> None:
    assert window.desk.commit(numbered(window.desk.document.snapshot, number))


def state(window: Window) -> str:
    return window.bars.toolbar.state.text()


# keeping


def test_a_template_becomes_a_file(
    windows: Windows, tmp_path: Path, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    window.new_file()
    assert window.windowTitle() == "Untitled"
    saving(monkeypatch, tmp_path / "New")
    person.press("Ctrl+S")
    assert window.windowTitle() == "New.journey"
    assert contents(tmp_path / "New.journey") == window.desk.document.snapshot
    assert windows.settings.recent == [tmp_path / "New.journey"]


def test_no_name_given_leaves_everything_as_it_was(
    windows: Windows, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    window.new_file()
    saving(monkeypatch, "")
    person.press("Ctrl+S")
    assert window.session is not None and window.session.path is None


def test_the_file_follows_when_the_hands_rest(window: Window, file: Path, qtbot: QtBot) -> None:
    edit(window)
    assert contents(file) == document()
    assert state(window) == "Saving…"
    qtbot.waitUntil(lambda: state(window) == "Saved")
    assert contents(file) == window.desk.document.snapshot


def test_the_file_follows_at_last_though_the_hands_never_rest(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    window.keeper._longest.setInterval(60)
    window.keeper._quiet.setInterval(60_000)
    edit(window)
    qtbot.waitUntil(lambda: contents(file) == window.desk.document.snapshot)


def test_saving_as_goes_on_with_the_other_file(
    window: Window, file: Path, tmp_path: Path, monkeypatch: Asked, person: Person
) -> None:
    edit(window)
    saving(monkeypatch, tmp_path / "Other.journey")
    person.press("Ctrl+Shift+S")
    edit(window, 1)
    person.press("Ctrl+S")
    window.keeper.wait()
    assert contents(tmp_path / "Other.journey") == window.desk.document.snapshot
    assert len(contents(file).all(Touchpoint)) < len(window.desk.document.snapshot.all(Touchpoint))


def test_closing_brings_the_file_up_to_date(window: Window, file: Path) -> None:
    edit(window)
    shown = window.desk.document.snapshot
    assert window.close()
    assert contents(file) == shown
    assert recoverable() == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_file_open_in_one_window_comes_to_the_front(
    windows: Windows, window: Window, file: Path
) -> None:
    windows.files.open(windows.bare(), file)
    assert sum(one.session is not None for one in windows) == 1


# conflicts


def changed_elsewhere(window: Window, file: Path, qtbot: QtBot) -> None:
    """A colleague's version comes over the file, and we go on drawing."""
    theirs = file.with_name("theirs.journey")
    written(theirs, document().apply(numbered(document(), 7)))
    os.replace(theirs, file)


@pytest.mark.parametrize("answer", ["Keep mine as a copy", "Reload theirs", "Overwrite", "Cancel"])
def test_a_file_changed_underneath(
    window: Window, file: Path, tmp_path: Path, monkeypatch: Asked, qtbot: QtBot, answer: str
) -> None:
    changed_elsewhere(window, file, qtbot)
    theirs = contents(file)
    saving(monkeypatch, tmp_path / "Mine.journey")
    mine = window.desk.document.snapshot.apply(numbered(window.desk.document.snapshot, 0))
    asked = answering(answer, lambda: edit(window))
    assert "Coffee.journey" in asked
    if answer == "Keep mine as a copy":
        assert contents(tmp_path / "Mine.journey") == mine == window.desk.document.snapshot
        assert (contents(file), window.windowTitle()) == (theirs, "Mine.journey")
    elif answer == "Reload theirs":
        assert window.desk.document.snapshot == theirs == contents(file)
        assert [found.changes for found in recoverable()] == [1]
    elif answer == "Overwrite":
        qtbot.waitUntil(lambda: state(window) == "Saved")
        assert contents(file) == mine
    else:
        assert (window.desk.document.snapshot, contents(file)) == (mine, theirs)
    assert list(windows_of(window)) == [window]


def windows_of(window: Window) -> Iterator[Window]:
    yield from window._windows


def test_a_conflict_put_off_comes_back_on_saving_and_on_closing(
    window: Window, file: Path, qtbot: QtBot, person: Person
) -> None:
    changed_elsewhere(window, file, qtbot)
    answering("Cancel", lambda: edit(window))
    edit(window, 1)
    qtbot.wait(80)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answering("Cancel", lambda: person.press("Ctrl+S"))
    answering("Overwrite", window.close)
    if window.isVisible():
        window.close()
    assert len(contents(file).all(Touchpoint)) == len(document().all(Touchpoint)) + 2


# read-only and elsewhere


@posix
def test_a_file_that_may_not_be_written_says_so_and_is_saved_elsewhere(
    windows: Windows, file: Path, tmp_path: Path, monkeypatch: Asked, person: Person, qtbot: QtBot
) -> None:
    file.chmod(0o444)
    before = file.read_bytes()
    window = opened(windows, file, qtbot)
    assert window.windowTitle() == "Coffee.journey (read-only)"
    edit(window)
    assert state(window) == "Read-only: save as a copy"
    saving(monkeypatch, tmp_path / "Mine.journey")
    person.press("Ctrl+S")
    assert window.windowTitle() == "Mine.journey"
    assert contents(tmp_path / "Mine.journey") == window.desk.document.snapshot
    assert file.read_bytes() == before and sentences(window) == []


@posix
def test_a_read_only_file_that_was_drawn_on_is_not_forgotten_on_closing(
    windows: Windows, file: Path, qtbot: QtBot
) -> None:
    file.chmod(0o444)
    window = opened(windows, file, qtbot)
    edit(window)
    asked = answering("Close anyway", window.close)
    assert "working copy" in asked
    assert [found.changes for found in recoverable()] == [1]


def test_a_file_open_in_another_process_is_only_looked_at(
    windows: Windows, file: Path, qtbot: QtBot
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.child", "edit", str(file), "0"], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    try:
        assert other.stdout is not None and other.stdout.readline().strip() == "open"
        window = opened(windows, None, qtbot)
        asked = answering("Cancel", lambda: windows.files.open(window, file))
        assert "Coffee.journey" in asked and "open" in asked
        assert window.session is None
        answering("Look at it read-only", lambda: windows.files.open(window, file))
        assert window.windowTitle() == "Coffee.journey (read-only)"
    finally:
        other.kill()
        other.communicate()


# what is left behind


def offers(page: StartPage | None) -> list[str]:
    assert page is not None
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def take_up(page: StartPage, qtbot: QtBot) -> None:
    """Press the button that opens what is offered."""
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Open")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_work_without_a_file_waits_on_the_start_page(
    windows: Windows, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    window.new_file()
    window.desk.run("stage.add")
    drawn = window.desk.document.snapshot
    answering("Keep it on the start page", window.close)
    (found,) = recoverable()
    again = opened(windows, None, qtbot)
    assert again.start is not None
    again.start.set_recoveries([found])
    qtbot.waitUntil(lambda: any("1 change" in text for text in offers(again.start)))
    take_up(again.start, qtbot)
    assert again.desk.document.snapshot == drawn


@posix
@pytest.mark.parametrize("named", [True, False])
def test_a_killed_program_leaves_its_work_on_the_start_page(
    windows: Windows, file: Path, named: bool, qtbot: QtBot
) -> None:
    words = [sys.executable, "-m", "tests.ui.running", *([str(file)] if named else [])]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(3)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert told == ["1", "2", "3"]
    (found,) = recoverable()
    assert (found.changes, found.path) == (3, file if named else None)
    window = opened(windows, None, qtbot)
    assert window.start is not None
    window.start.set_recoveries([found])
    qtbot.waitUntil(lambda: any("3 changes" in text for text in offers(window.start)))
    assert contents(file) == document()
    take_up(window.start, qtbot)
    assert window.desk.document.undoable == "Feeling"
    if named:
        qtbot.waitUntil(lambda: contents(file) == window.desk.document.snapshot)


# what is no journey


def bad_files(folder: Path) -> dict[str, Path]:
    """Make one file of every kind that cannot be opened."""
    made = {name: folder / f"{name}.journey" for name in ("empty", "text", "picture", "folder")}
    made["empty"].write_bytes(b"")
    made["text"].write_bytes(b"not a journey at all" * 50)
    made["picture"].write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)
    made["folder"].mkdir()
    whole = written(folder / "whole.journey").read_bytes()
    for name, data in (("truncated", whole[: len(whole) // 2]),
                       ("damaged", whole[:4096] + b"\xff" * 8192 + whole[12288:])):
        made[name] = folder / f"{name}.journey"
        made[name].write_bytes(data)
    made["newer"] = tampered(
        written(folder / "newer.journey"), f"PRAGMA user_version = {FORMAT + 1}",
        f"UPDATE meta SET value = '{FORMAT + 1}' WHERE key = 'min_reader'",
        "ALTER TABLE touchpoint ADD COLUMN x TEXT",
    )
    made["missing"] = folder / "missing.journey"
    made["mermaid"] = folder / "flow.mmd"
    made["mermaid"].write_text("flowchart LR\n a --> b\n")
    made["unknown"] = folder / "table.docx"
    made["unknown"].write_bytes(b"PK\3\4")
    return made


@pytest.mark.parametrize("open_already", [False, True])
def test_whatever_cannot_be_opened_is_told_in_one_sentence(
    windows: Windows, file: Path, tmp_path: Path, qtbot: QtBot, open_already: bool
) -> None:
    window = opened(windows, file if open_already else None, qtbot)
    before = window.desk.document.snapshot
    for name, path in bad_files(tmp_path).items():
        held = path.read_bytes() if path.is_file() else None
        window.files.take_in(window, path)
        sentence = read(window)
        assert path.name in sentence and "Traceback" not in sentence, name
        assert "rror:" not in sentence and sentence.endswith((".", "?")), sentence
        assert held is None or path.read_bytes() == held
        assert window.desk.document.snapshot is before
    assert (window.session is not None) is open_already
    assert len(list(windows)) == 1
    assert windows.settings.recent == ([file] if open_already else [])


@posix
def test_a_file_nobody_may_read(windows: Windows, file: Path, qtbot: QtBot) -> None:
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    window = opened(windows, file, qtbot)
    assert "may not be read" in read(window)


# a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us have one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_an_edit_on_a_full_disk_has_not_happened(
    windows: Windows, small_disk: Path, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    monkeypatch.setenv("JOURNEYMAP_STATE", str(small_disk))
    window = opened(windows, None, qtbot)
    window.open_sample()
    one = next(iter(window.desk.snapshot.all(Touchpoint)))
    window.desk.select((one,))
    person.press("5")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free))
    before = window.desk.document.snapshot
    keys, told = 0, sentences(window)
    while not told and keys < 400:
        before = window.desk.document.snapshot
        person.press("15"[keys % 2])
        told, keys = sentences(window), keys + 1
    assert window.desk.document.snapshot is before and not window.desk.previewing
    assert "no room left" in read(window)
    ballast.unlink()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.press("3")
    assert window.desk.document.snapshot is not before


def test_a_title_the_full_disk_refuses_is_told_once_and_stays_in_its_field(
    windows: Windows, small_disk: Path, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    monkeypatch.setenv("JOURNEYMAP_STATE", str(small_disk))
    window = opened(windows, None, qtbot)
    window.open_sample()
    one = next(iter(window.desk.snapshot.all(Touchpoint)))
    window.desk.select((one,))
    person.press("5", "F2")
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    before = window.desk.document.snapshot
    QGuiApplication.clipboard().setText("Long " * 30_000)
    window.canvas.writing._pause.setInterval(60_000)
    person.press("Ctrl+V", "Return")
    assert "no room left" in read(window)
    assert window.desk.document.snapshot is before
    assert window.canvas.writing.active and not window.close()
    read(window)
    (small_disk / "ballast").unlink()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.press("Return")
    assert window.desk.document.snapshot.all(Touchpoint)[one].title.startswith("Long Long")
    assert sentences(window) == []
