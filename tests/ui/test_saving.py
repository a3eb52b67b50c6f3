"""Names for files: our ending is added, and no file is replaced that nobody was asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.start.page import StartPage
from tests.storage.samples import contents, document, numbered, written
from tests.ui.person import opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey")


@pytest.fixture
def window(windows: Windows, file: Path, qtbot: QtBot) -> Window:
    return opened(windows, file, qtbot)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Tea", "Tea.journey"),
        ("Tea v1.2", "Tea v1.2.journey"),
        ("Tea.Journey", "Tea.Journey"),
    ],
)
def test_our_ending_is_added(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    assert window.files.save_as(window)
    assert contents(tmp_path / name) == window.workspace.snapshot


def test_a_file_the_ending_leads_to_is_asked_about_by_its_whole_name(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = written(tmp_path / "Tea.journey", document().apply(numbered(document(), 7)))
    before, shown = there.read_bytes(), []

    def dialog(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        shown.append(Path(start).name)
        return (str(tmp_path / "Tea") if len(shown) == 1 else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    assert not window.files.save_as(window)
    assert shown == ["Coffee.journey", "Tea.journey"] and there.read_bytes() == before


def test_where_theirs_cannot_be_read_one_is_back_on_the_start_page(
    windows: Windows, window: Window, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file.write_bytes(b"a note of a colleague " * 300)
    told: list[str] = []
    monkeypatch.setattr(
        "journeymap.ui.documents.files.tell", lambda _window, words: told.append(words)
    )
    monkeypatch.setattr("journeymap.ui.documents.files.choose", lambda *_: "theirs")
    assert window.workspace.commit(numbered(window.workspace.snapshot, 0))
    qtbot.waitUntil(lambda: window.session is None)
    assert len(told) == 1 and isinstance(window.centralWidget().currentWidget(), StartPage)  # type: ignore[union-attr]
