"""What is no journey, or finds no room: one sentence in the window, and nothing altered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.storage.tables import FORMAT
from journeymap.ui.shell.windows import Windows
from tests.storage.samples import contents, numbered, tampered, written
from tests.ui.person import Person, opened, read, sentences

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
Asked = pytest.MonkeyPatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey")


# what is no journey


def bad_files(folder: Path) -> dict[str, Path]:
    """Make one file of every kind that cannot be opened."""
    made = {name: folder / f"{name}.journey" for name in ("empty", "text", "picture", "folder")}
    made["empty"].write_bytes(b"")
    made["text"].write_bytes(b"not a journey at all" * 50)
    made["picture"].write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)
    made["folder"].mkdir()
    whole = written(folder / "whole.journey").read_bytes()
    for name, data in (
        ("truncated", whole[: len(whole) // 2]),
        ("damaged", whole[:4096] + b"\xff" * 8192 + whole[12288:]),
    ):
        made[name] = folder / f"{name}.journey"
        made[name].write_bytes(data)
    made["newer"] = tampered(
        written(folder / "newer.journey"),
        f"PRAGMA user_version = {FORMAT + 1}",
        f"UPDATE meta SET value = '{FORMAT + 1}' WHERE key = 'min_reader'",
        "ALTER TABLE touchpoint ADD COLUMN depth TEXT",
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
    before = window.workspace.snapshot
    for name, path in bad_files(tmp_path).items():
        held = path.read_bytes() if path.is_file() else None
        window.files.take_in(window, path)
        sentence = read(window)
        assert path.name in sentence and "Traceback" not in sentence, name
        assert "rror:" not in sentence and sentence.endswith((".", "?")), sentence
        assert held is None or path.read_bytes() == held
        assert window.workspace.snapshot is before
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
    window.documents.open_sample()
    one = next(iter(window.workspace.snapshot.all(Touchpoint)))
    window.workspace.select((one,))
    person.press("5")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free))
    before = window.workspace.snapshot
    keys, told = 0, sentences(window)
    while not told and keys < 400:
        before = window.workspace.snapshot
        person.press("15"[keys % 2])
        told, keys = sentences(window), keys + 1
    assert window.workspace.snapshot is before and not window.workspace.previewing
    assert "no room left" in read(window)
    ballast.unlink()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.press("3")
    assert window.workspace.snapshot is not before


def test_a_title_the_full_disk_refuses_is_told_once_and_stays_in_its_field(
    windows: Windows, small_disk: Path, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    monkeypatch.setenv("JOURNEYMAP_STATE", str(small_disk))
    window = opened(windows, None, qtbot)
    window.documents.open_sample()
    one = next(iter(window.workspace.snapshot.all(Touchpoint)))
    window.workspace.select((one,))
    person.press("5", "F2")
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    before = window.workspace.snapshot
    QGuiApplication.clipboard().setText("Long " * 30_000)
    window.canvas.writing._pause.setInterval(60_000)
    person.press("Ctrl+V", "Return")
    assert "no room left" in read(window)
    assert window.workspace.snapshot is before
    assert window.canvas.writing.active and not window.close()
    read(window)
    (small_disk / "ballast").unlink()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.press("Return")
    assert window.workspace.snapshot.all(Touchpoint)[one].title.startswith("Long Long")
    assert sentences(window) == []


@posix
def test_a_folder_that_refuses_is_told_once_and_again_on_saving(
    windows: Windows, file: Path, person: Person, qtbot: QtBot
) -> None:
    window = opened(windows, file, qtbot)
    before = file.read_bytes()
    file.parent.chmod(0o555)
    try:
        assert window.workspace.commit(numbered(window.workspace.snapshot, 0))
        qtbot.waitUntil(lambda: bool(sentences(window)))
        assert "is read-only" in read(window)
        assert window.workspace.commit(numbered(window.workspace.snapshot, 1))
        qtbot.wait(150)
        assert sentences(window) == [] and file.read_bytes() == before
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        person.press("Ctrl+S")
        qtbot.waitUntil(lambda: bool(sentences(window)))
        read(window)
    finally:
        file.parent.chmod(0o755)
    assert window.workspace.commit(numbered(window.workspace.snapshot, 2))
    qtbot.waitUntil(lambda: window.bars.toolbar.state.text() == "Saved")
    assert contents(file) == window.workspace.snapshot
