"""The export dialog says which pictures stay behind, and takes them along when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.grid import cards
from journeymap.model.records import Asset, Journey, Persona
from journeymap.ui.shell.window import Window
from tests.formats.pictured import pictures
from tests.ui.exporting import choose, export, opened
from tests.ui.person import Person


def pictured(window: Window) -> int:
    """Give the document one more persona, with a portrait; return how many pictures it has."""
    workspace = window.workspace
    asset = workspace.take_picture(pictures()[1], "cup.png")
    persona = Persona(name="Ann", picture=asset.id)
    journey = workspace.snapshot.all(Journey)[workspace.journey]
    walked = (journey, journey.but(personas=(*journey.personas, persona.id)))
    assert workspace.commit(change("Picture", add=[asset, persona], edit=[walked]))
    assert cards(workspace.snapshot, workspace.journey)
    return len(workspace.snapshot.all(Asset))


def test_json_says_that_pictures_are_only_named_until_they_are_asked_for(
    begun: Window,
    person: Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    count = pictured(begun)
    dialog = opened(person, qtbot)
    choose(dialog, "json")
    assert "only named" in dialog.foot.said
    dialog.form.ticks["pictures"].setChecked(True)
    choose(dialog, "json")
    assert dialog.foot.said == ""
    export(dialog, qtbot, monkeypatch, tmp_path / "a.json")
    held = json.loads((tmp_path / "a.json").read_text("utf-8"))["pictures"]
    assert len(held) == count


def test_a_table_says_how_many_pictures_stay_behind(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    pictured(begun)
    dialog = opened(person, qtbot)
    choose(dialog, "csv")
    assert "stay behind" in dialog.foot.said or "stays behind" in dialog.foot.said
    choose(dialog, "png")
    assert "behind" not in dialog.foot.said
    dialog.reject()
