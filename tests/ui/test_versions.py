"""Earlier versions in the real window: named, looked at, restored, saved, and never changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Comment, Friction, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.versions.bar import VersionBar
from journeymap.ui.versions.rows import NOW, NUMBER, VersionRows
from tests.storage.samples import contents, numbered, tampered
from tests.ui.looking_back import NAMED, first_title, history, look, panel, worked
from tests.ui.person import Person, opened, sentences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Coffee.journey"


@pytest.fixture
def states(file: Path) -> list[Snapshot]:
    return worked(file)


@pytest.fixture
def window(windows: Windows, file: Path, states: list[Snapshot], qtbot: QtBot) -> Window:
    return opened(windows, file, qtbot)


def bar(window: Window) -> VersionBar:
    found = window.findChild(VersionBar)
    assert isinstance(found, VersionBar)
    return found


def button(window: Window, words: str) -> QPushButton:
    return next(one for one in bar(window).findChildren(QPushButton) if one.text() == words)


def texts(window: Window, qtbot: QtBot) -> list[str]:
    return [row.text(0) for row in panel(window, qtbot).rows._rows()]


def back(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.workspace.looks_back)


def test_a_version_is_named_in_the_panel_and_is_in_the_file(
    window: Window, file: Path, person: Person, qtbot: QtBot
) -> None:
    person.press("Ctrl+Alt+S")
    found = panel(window, qtbot)
    qtbot.waitUntil(found.name.hasFocus)
    person.type("After lunch")
    person.press("Return")
    qtbot.waitUntil(lambda: "After lunch" in texts(window, qtbot))
    rows = texts(window, qtbot)
    assert rows[:4] == ["Now", "NAMED VERSIONS", "After lunch", "Before lunch"]
    assert "TODAY" in rows and rows[-1] == "The beginning"
    window.autosave.wait()
    session = Session.open(file, for_reading=True)
    assert [version.name for version in session.versions.all()] == ["Before lunch", "After lunch"]
    session.leave()


def test_a_version_is_looked_at_walked_from_and_left_with_esc(
    window: Window, states: list[Snapshot], person: Person, qtbot: QtBot
) -> None:
    now = window.workspace.snapshot
    found = panel(window, qtbot)
    window.workspace.select(("card0",))
    found.rows.wanted.emit(NAMED)
    qtbot.waitUntil(lambda: window.workspace.looks_back)
    assert window.workspace.snapshot == states[NAMED] == window.workspace.view.snapshot
    assert bar(window).isVisible()
    assert bar(window).words.text().startswith("Version “Before lunch” of ")
    assert bar(window).words.text().endswith("read\u2011only")
    window.canvas.setFocus()
    person.press("Alt+PgUp")
    qtbot.waitUntil(lambda: window.workspace.snapshot == states[0])
    person.press("Alt+PgDown")
    qtbot.waitUntil(lambda: window.workspace.snapshot == states[NAMED])
    person.press("Esc")  # selects nothing first, as ever
    assert window.workspace.looks_back
    person.press("Esc")
    back(window, qtbot)
    assert window.workspace.snapshot is now and not bar(window).isVisible()
    assert window.workspace.selection == ("card0",)


def test_the_keys_walk_through_the_rows_and_show_each(
    window: Window, states: list[Snapshot], person: Person, qtbot: QtBot
) -> None:
    found = panel(window, qtbot)
    found.rows.setFocus()
    found.rows.show_here(NOW)
    person.press("Down")
    if current(found.rows) is None:
        person.press("Down")
    qtbot.waitUntil(lambda: window.workspace.snapshot == states[NAMED])
    qtbot.waitUntil(lambda: found.changed.heading.text() == "What changed since then")
    person.press("Esc")
    back(window, qtbot)
    assert current(found.rows) == NOW


def children(row: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [found for k in range(row.childCount()) if (found := row.child(k)) is not None]


def current(rows: VersionRows) -> object:
    """The number of the step the current row stands for."""
    row = rows.currentItem()
    return row.data(0, NUMBER) if row is not None else None


EDITS = ("T", "Delete", "F2", "3", "M", "F", "Ctrl+Z", "Ctrl+D", "Ctrl+V", "Alt+Right")


@pytest.mark.parametrize("keys", EDITS)
def test_no_key_changes_anything_while_one_looks_back(
    window: Window, states: list[Snapshot], person: Person, qtbot: QtBot, keys: str
) -> None:
    person.press("Ctrl+C")
    look(window, NAMED, qtbot)
    window.canvas.setFocus()
    window.workspace.select(("card0",))
    person.press(keys)
    person.type("xyz")
    assert not window.canvas.writing_open
    assert window.workspace.document.snapshot == states[-1]
    assert window.workspace.snapshot == states[NAMED]
    assert "earlier version" in window.bars.status.said or keys == "Ctrl+V"
    assert window.session is not None and not window.session.pending


def test_panels_that_edit_are_closed_while_one_looks_back(window: Window, qtbot: QtBot) -> None:
    window.docks.set_shown("inspector", True)
    inspector = window.docks.panel("inspector")
    look(window, NAMED, qtbot)
    assert not inspector.isEnabled()
    history(window).back()
    assert inspector.isEnabled()


def test_what_is_being_typed_is_kept_before_one_goes(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    window.canvas.setFocus()
    window.workspace.select(("card0",))
    person.press("F2")
    person.type("half a sent")
    look(window, NAMED, qtbot)
    assert window.workspace.document.snapshot.all(Touchpoint)["card0"].title == "half a sent"
    history(window).back()
    assert first_title(window) == "half a sent"


def test_restoring_is_one_step_to_undo(
    window: Window, file: Path, states: list[Snapshot], person: Person, qtbot: QtBot
) -> None:
    look(window, NAMED, qtbot)
    button(window, "Restore").click()
    assert not window.workspace.looks_back
    assert window.workspace.snapshot == states[NAMED]
    assert window.workspace.document.undoable == "Restore a version"
    window.canvas.setFocus()
    person.press("Ctrl+Z")
    assert window.workspace.snapshot == states[-1]
    person.press("Ctrl+Shift+Z")
    window.autosave.publish()
    window.autosave.wait()
    assert contents(file) == states[NAMED]


def test_restoring_what_is_so_already_says_so(window: Window, qtbot: QtBot) -> None:
    look(window, 10, qtbot)
    button(window, "Restore").click()
    assert "nothing to restore" in window.bars.status.said
    assert window.session is not None and not window.session.pending


def test_a_document_that_is_only_looked_at_can_be_looked_back_in_and_not_restored(
    windows: Windows, file: Path, states: list[Snapshot], qtbot: QtBot
) -> None:
    held = Session.open(file)
    window = opened(windows, None, qtbot)
    window.take(Session.open(file, for_reading=True))
    look(window, NAMED, qtbot)
    assert window.workspace.snapshot == states[NAMED]
    button(window, "Restore").click()
    assert any("only looked at" in said for said in sentences(window))
    assert window.workspace.looks_back and window.workspace.document.snapshot == states[-1]
    held.leave()


def test_a_version_becomes_a_file_of_its_own(
    window: Window,
    states: list[Snapshot],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    chosen = tmp_path / "Then.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    look(window, NAMED, qtbot)
    button(window, "Save as file…").click()
    assert contents(chosen) == states[NAMED]
    assert window.session is not None and window.session.path == tmp_path / "Coffee.journey"
    assert window.workspace.looks_back


def test_the_file_one_works_in_is_never_the_copy(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    before = file.read_bytes()
    window.documents.history.save_clean_copy()
    assert any("you are working on" in said for said in sentences(window))
    assert file.read_bytes() == before


def test_a_clean_copy_has_no_past_in_its_bytes(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, chosen = window.workspace, tmp_path / "Clean.journey"
    card = workspace.snapshot.all(Touchpoint)["card0"]
    workspace.commit(change("Edit", edit=[(card, card.but(happened="SECRETDELETED"))]))
    secret = workspace.snapshot.all(Touchpoint)["card0"]
    workspace.commit(change("Edit", edit=[(secret, card)]))
    said = Comment(touchpoint="card0", author="Boss", said="SECRETCOMMENT")
    workspace.commit(change("Comment", add=[said]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window.documents.history.save_clean_copy()
    raw = chosen.read_bytes()
    for word in (b"SECRETDELETED", b"SECRETCOMMENT", b"Before lunch", b"Olha"):
        assert word not in raw, word
    with closing(sqlite3.connect(chosen)) as db:
        for table in ("revision", "history", "version", "respondent", "thumbnail", "comment"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert contents(chosen).all(Friction) == workspace.snapshot.all(Friction)


def test_a_change_of_the_document_ends_looking_back(
    window: Window, states: list[Snapshot], qtbot: QtBot
) -> None:
    look(window, NAMED, qtbot)
    document = window.workspace.document
    document.commit(numbered(document.snapshot, 77))
    assert not window.workspace.looks_back and not bar(window).isVisible()
    assert window.workspace.snapshot is document.snapshot


def test_what_changed_is_told_and_leads_to_what_it_is_about(
    window: Window, states: list[Snapshot], qtbot: QtBot
) -> None:
    found = panel(window, qtbot)
    look(window, 9, qtbot)
    rows = found.changed.rows

    def lines() -> list[str]:
        groups = [rows.topLevelItem(i) for i in range(rows.topLevelItemCount())]
        return [row.text(0) for group in groups if group for row in children(group)]

    qtbot.waitUntil(lambda: "“Edit 8” renamed to “Edit 9”" in lines())
    assert "1 touchpoint added: “Edit 9”" in lines()
    found.changed.copy.click()
    assert "- 1 touchpoint added: “Edit 9”" in QGuiApplication.clipboard().text()
    group = rows.topLevelItem(0)
    assert group is not None
    added = next(r for r in children(group) if "added" in r.text(0))
    rows.itemClicked.emit(added, 0)
    assert not window.workspace.looks_back  # it was not there then
    assert window.workspace.selection == ("new9",)


def test_versions_are_renamed_and_lose_their_names(window: Window, qtbot: QtBot) -> None:
    found = panel(window, qtbot)
    lookback = history(window).lookback
    assert lookback.timeline is not None
    (version,) = lookback.timeline.versions
    look(window, NAMED, qtbot)
    assert "Before lunch" in bar(window).words.text()
    found.rows.unnamed.emit(version)
    qtbot.waitUntil(lambda: "Before lunch" not in texts(window, qtbot))
    assert "Before lunch" not in bar(window).words.text()
    window.bars.status.offered.click()
    qtbot.waitUntil(lambda: "Before lunch" in texts(window, qtbot))


def test_the_history_is_searched(window: Window, qtbot: QtBot) -> None:
    found = panel(window, qtbot)
    found.search.setText("edit 7")
    assert texts(window, qtbot) == ["Edit 7"]
    found.search.setText("LUNCH")
    assert texts(window, qtbot) == ["Before lunch"]
    found.search.setText("dragons")
    assert texts(window, qtbot) == ["Nothing in the history is called so."]


NAMES = ("\u202eevil", "a\u200bb", "x" * 200, "Same", "Same", "<b>bold</b>", "عربي", "& {name}")


def test_odd_and_equal_names_are_shown_and_looked_at(
    window: Window, states: list[Snapshot], qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    for number, name in enumerate(NAMES, 1):
        session.versions.name(name, number)
    history(window).lookback.read()
    for number in range(1, len(NAMES) + 1):
        look(window, number, qtbot)
        assert window.workspace.snapshot == states[number]
    assert len([t for t in texts(window, qtbot) if t == "Same"]) == 2


def test_a_history_that_is_damaged_says_so_and_shows_what_is_left(
    windows: Windows, file: Path, states: list[Snapshot], qtbot: QtBot
) -> None:
    tampered(file, "UPDATE revision SET edits = '[[' WHERE number = 6")
    window = opened(windows, file, qtbot)
    look(window, 8, qtbot)
    assert window.workspace.snapshot == states[8]
    history(window).lookback.look(2)
    qtbot.waitUntil(lambda: any("cannot all be read" in said for said in sentences(window)))
    assert window.workspace.snapshot == states[8]


def test_a_document_that_was_never_touched_has_a_panel_too(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    worked(tmp_path / "New.journey", 0)
    window = opened(windows, tmp_path / "New.journey", qtbot)
    assert texts(window, qtbot) == ["Now"]
    window.documents.history.replay_all()
    qtbot.waitUntil(lambda: "Nothing to replay" in window.bars.status.said)


def test_another_document_begins_at_now(
    window: Window, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    look(window, NAMED, qtbot)
    worked(tmp_path / "Tea.journey", 2)
    assert window.session is not None
    window.session.leave()
    window.take(Session.open(tmp_path / "Tea.journey"))
    assert not window.workspace.looks_back and not bar(window).isVisible()
    look(window, 1, qtbot)
    assert first_title(window) == "Edit 0"


def test_the_bar_is_worked_by_keyboard(window: Window, qtbot: QtBot) -> None:
    look(window, NAMED, qtbot)
    for one in bar(window).findChildren(QPushButton):
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.accessibleName()


def test_the_table_is_looked_back_in_and_left_with_esc(
    window: Window, states: list[Snapshot], person: Person, qtbot: QtBot
) -> None:
    window.workspace.arrange("table")
    look(window, NAMED, qtbot)
    window.focus()
    person.press("F2")
    person.type("xyz")
    assert window.workspace.document.snapshot == states[-1]
    assert not window.main_view.writing_open
    for _ in range(3):
        person.press("Esc")
    back(window, qtbot)
    assert window.workspace.arrangement == "table"
