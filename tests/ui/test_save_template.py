"""Saving a map as a template by hand, and finding it on the start page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.records import Journey, Source
from journeymap.model.required import REQUIRABLE, as_source
from journeymap.storage.templates import load, templates
from journeymap.ui.documents.template_dialog import TemplateDialog
from journeymap.ui.shell.window import Window
from journeymap.ui.start.page import StartPage
from journeymap.ui.start.tiles import TemplateCard
from journeymap.ui.surveys.sources import SourceCard
from journeymap.workspace.actions import perform


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAP_CONFIG", str(tmp_path / "settings"))


def dialog_of(window: Window) -> TemplateDialog:
    perform(window, window.actions_.declared["file.template"])
    (dialog,) = window.findChildren(TemplateDialog)
    return dialog


def own() -> list[str]:
    return [one.title for one in templates() if one.kind == "own"]


def save(dialog: TemplateDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)


def test_a_map_is_saved_with_what_it_asks_for(begun: Window, qtbot: QtBot) -> None:
    dialog = dialog_of(begun)
    dialog.name.setText("House style")
    owner = next(one for one in REQUIRABLE if one.key == "Touchpoint.owner")
    dialog.required[owner].click()
    assert not dialog.data.isChecked(), "what somebody said stays at home unless asked for"
    save(dialog, qtbot)
    assert own() == ["House style"]
    (template,) = [one for one in templates() if one.kind == "own"]
    made = [edit.record for edit in load(template.name)]
    assert any(isinstance(one, Source) and "Touchpoint.owner" in one.mapping for one in made)
    assert any(isinstance(one, Journey) for one in made)


def test_without_a_name_nothing_can_be_saved(begun: Window) -> None:
    dialog = dialog_of(begun)
    dialog.name.setText("  ")
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None and not box.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def test_the_start_page_offers_it_with_a_picture_and_takes_it_off(
    begun: Window, qtbot: QtBot
) -> None:
    dialog = dialog_of(begun)
    dialog.name.setText("House style")
    save(dialog, qtbot)
    begun.show_start()
    page = begun.start
    assert isinstance(page, StartPage)
    card = next(one for one in page.findChildren(TemplateCard) if one.template.kind == "own")
    qtbot.waitUntil(lambda: card.drawn, timeout=20_000)
    with qtbot.waitSignal(page.removed) as removed:
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert removed.args == [card.template.name]


def test_what_a_template_asks_for_stands_among_the_sources_until_it_is_taken_out(
    begun: Window, qtbot: QtBot
) -> None:
    asked = as_source("House style", ["Touchpoint.owner", "Stage.goal"])
    assert begun.workspace.commit(change("New", add=[asked]))
    begun.panels.set_shown("sources", True)
    qtbot.waitUntil(lambda: len(begun.findChildren(SourceCard)) == 1)
    (card,) = begun.findChildren(SourceCard)
    assert "Owner" in card.came.text() and "goal" in card.came.text()
    assert not card.next.isVisible()
    qtbot.mouseClick(card.out, Qt.MouseButton.LeftButton)
    assert not begun.workspace.snapshot.all(Source)
    begun.workspace.undo()
    assert begun.workspace.snapshot.all(Source)
