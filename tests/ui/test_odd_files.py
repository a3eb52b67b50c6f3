"""Files that open in an odd way, through the window: what is beside them, and nowhere to work."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.ui.shell.windows import Windows
from tests.storage.beside import left_with_a_log
from tests.storage.samples import contents, document, numbered, written
from tests.ui.person import answering, opened, read, sentences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey")


def test_what_another_program_left_beside_a_file_does_not_come_back(
    windows: Windows, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    renamed = "UPDATE touchpoint SET title = 'from another program' WHERE id = 'card0'"
    left = left_with_a_log(file, tmp_path / "left", renamed)
    window = opened(windows, left, qtbot)
    assert "“Coffee.journey-wal”" in read(window)
    document = window.workspace.snapshot
    assert document.all(Touchpoint)["card0"].title == "from another program"
    assert window.workspace.commit(numbered(document, 0))
    window.close()
    assert [path.name for path in left.parent.iterdir()] == ["Coffee.journey"]
    assert contents(left).all(Touchpoint)["card0"].title == "Edit 0"


def test_without_a_place_for_working_copies_a_file_is_looked_at_and_that_is_said(
    windows: Windows, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "spare").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "spare"))
    monkeypatch.setenv("JOURNEYMAP_STATE", str(file / "state"))
    window = opened(windows, file, qtbot)
    assert window.windowTitle() == "Coffee.journey (read-only)"
    [told] = sentences(window)
    assert "folder for working copies" in told
    assert window.workspace.snapshot == document()
    assert window.workspace.commit(numbered(document(), 0))
    assert "only to be looked at" in answering("Close anyway", window.close)
    assert contents(file) == document()
    assert list((tmp_path / "spare").iterdir())
