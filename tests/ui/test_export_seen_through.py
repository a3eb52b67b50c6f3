"""A saved view in the dialogs of export and print: offered, previewed, written as it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.formats import export_file
from journeymap.layout import layout
from journeymap.layout.seen import seen_through
from journeymap.model.change import Change, Edit
from journeymap.model.records import SavedView
from journeymap.ui.export import ExportDialog
from journeymap.ui.export.printing import PrintDialog
from journeymap.ui.shell.window import Window
from journeymap.view import EVERYTHING
from journeymap.view.saved import written_filter
from tests.ui.exporting import choose, export, opened, settle
from tests.ui.person import Person

WORST, ALONE = "worst", "alone"


@pytest.fixture
def kept(begun: Window) -> Window:
    """A window on a journey of which two views are kept, and that is seen whole."""
    journey = begun.workspace.journey
    filtered = written_filter(EVERYTHING.but(friction=3, hides=True))
    views = (
        SavedView(id=WORST, journey=journey, position=1.0, name="Worst", filter=filtered),
        SavedView(id=ALONE, journey=journey, position=2.0, name="Paths", arrangement="graph"),
    )
    assert begun.workspace.commit(Change("Save view", tuple(Edit(None, one) for one in views)))
    return begun


@pytest.fixture
def dialog(kept: Window, person: Person, qtbot: QtBot) -> ExportDialog:
    return opened(person, qtbot)


def look_through(dialog: ExportDialog, id: str) -> None:
    through = dialog.form.scope.through
    assert through.findData(id) >= 0, f"{id} is not offered"
    through.setCurrentIndex(through.findData(id))
    settle(dialog)


def offered(dialog: ExportDialog) -> list[str]:
    through = dialog.form.scope.through
    return [through.itemText(row) for row in range(through.count())]


def test_every_view_that_is_kept_is_offered_after_how_the_window_looks(
    dialog: ExportDialog,
) -> None:
    choose(dialog, "png")
    assert offered(dialog)[1:] == ["Worst", "Paths"]
    assert dialog.form.scope.seen_through == "" and dialog.form.scope.through.isVisible()
    choose(dialog, "json")
    assert not dialog.form.scope.through.isVisible(), "JSON is the whole document"


def test_where_no_view_is_kept_none_is_asked_for(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    dialog = opened(person, qtbot)
    choose(dialog, "png")
    assert not dialog.form.scope.through.isVisible()
    dialog.close()


@pytest.mark.parametrize("kind", ["png", "svg", "csv", "xlsx"])
def test_a_file_is_written_as_the_view_that_is_chosen_looks(
    dialog: ExportDialog,
    kept: Window,
    kind: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    choose(dialog, kind)
    look_through(dialog, WORST)
    assert "3 of 12" in dialog.foot.said
    view = kept.workspace.edit_view.view
    saved = view.snapshot.get(SavedView, WORST)
    assert saved
    right, made = tmp_path / f"right.{kind}", tmp_path / f"made.{kind}"
    options = dialog.form.options()
    export_file(seen_through(view, saved), right, options)
    export(dialog, qtbot, monkeypatch, made)
    assert made.read_bytes() == right.read_bytes()
    export_file(view, right, options)
    assert made.read_bytes() != right.read_bytes()


def test_the_preview_shows_the_view_and_then_the_window_again(
    dialog: ExportDialog, kept: Window
) -> None:
    choose(dialog, "png")
    before = dialog._sheets[0].parts[0].place
    look_through(dialog, ALONE)
    view = kept.workspace.edit_view.view
    graph = layout(view.but(arrangement="graph"), kept.canvas.measure)
    assert dialog._sheets[0].parts[0].place == graph.rect
    assert dialog.form.scope.what.findData("view") < 0, "nothing of that page is in sight"
    look_through(dialog, "")
    assert dialog._sheets[0].parts[0].place == before
    assert dialog._composer.whole is kept.canvas.lay_out(), "it is not laid out once more"
    assert dialog.form.scope.what.findData("view") >= 0


def test_a_view_is_printed(kept: Window, person: Person, qtbot: QtBot) -> None:
    person.press("Ctrl+P")
    find: Callable[[], object] = QApplication.activeModalWidget
    qtbot.waitUntil(lambda: isinstance(find(), PrintDialog))
    dialog = find()
    assert isinstance(dialog, PrintDialog)
    whole = dialog.sheets()
    through = dialog.form.scope.through
    assert through.isVisible()
    through.setCurrentIndex(through.findData(ALONE))
    assert dialog.sheets() != whole
    assert dialog._composer.view.arrangement == "graph"
    dialog.close()
