"""Another file of one journey is merged by hand: what is ticked comes in as one step."""

from __future__ import annotations

from pathlib import Path
from zlib import compress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from journeymap import api
from journeymap.errors import JourneyError
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Asset
from journeymap.storage.session import Session
from journeymap.ui.difference.merging import MergeDialog, merge
from journeymap.ui.shell.window import Window
from journeymap.view import bytes_of
from tests.painting.photos import png


@pytest.fixture
def theirs(tmp_path: Path, begun: Window) -> Path:
    """Return a colleague's file of the journey in the window, in which some things differ."""
    path = tmp_path / "theirs.journey"
    copy = Session.new(begun.workspace.snapshot)
    copy.save_as(path)
    copy.close()
    with api.open(path) as project:
        journey = project.journeys[0]
        journey.touchpoints[0].update(title="Sees an ad")
        journey.add_touchpoint("Pays", stage="Order & delivery", lane="Web & social")
        journey.touchpoint("Asks a consultant").remove()
    return path


def dialog_of(window: Window, path: Path) -> MergeDialog:
    window.documents.merge_file(path)
    (dialog,) = window.findChildren(MergeDialog)
    return dialog


def take(dialog: MergeDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def titles(window: Window) -> list[str]:
    return [card.title for card in cards(window.workspace.snapshot, window.workspace.journey)]


def test_what_is_ticked_comes_in_as_one_step(begun: Window, theirs: Path, qtbot: QtBot) -> None:
    before = begun.workspace.snapshot
    dialog = dialog_of(begun, theirs)
    ticked = {item.text(0) for item in dialog.entries if item.checkState(0).value}
    assert {"Sees an ad", "Pays"} <= ticked and "Asks a consultant" not in ticked
    take(dialog, qtbot)
    after = titles(begun)
    assert "Sees an ad" in after and "Pays" in after and "Asks a consultant" in after
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_one_of_several_is_taken_alone(begun: Window, theirs: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(begun, theirs)
    dialog.tick(False)
    assert not dialog.chosen
    (item,) = [one for one in dialog.entries if one.text(0) == "Asks a consultant"]
    item.setCheckState(0, Qt.CheckState.Checked)
    take(dialog, qtbot)
    assert "Asks a consultant" not in titles(begun) and "Pays" not in titles(begun)


def test_all_taken_is_the_same_map(begun: Window, theirs: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(begun, theirs)
    dialog.tick(True)
    take(dialog, qtbot)
    with api.open(theirs, read_only=True) as project:
        assert titles(begun) == [one.title for one in project.journeys[0].touchpoints]
    begun.documents.merge_file(theirs)
    assert not [one for one in begun.findChildren(MergeDialog) if one.isVisible()]


def test_a_picture_comes_along_with_its_bytes(begun: Window, theirs: Path, qtbot: QtBot) -> None:
    picture = theirs.with_name("cup.png")
    picture.write_bytes(png(2, 2, compress((b"\0" + bytes(6)) * 2)))
    with api.open(theirs) as project:
        cup = project.add_picture(picture)
        project.journeys[0].lanes[0].update(asset=cup.id)
        digest = project.snapshot.all(Asset)[cup.id].digest
    take(dialog_of(begun, theirs), qtbot)
    now = begun.workspace.snapshot
    (came,) = [one for one in now.all(Asset).values() if one.digest == digest]
    assert came.id in {lane.asset for lane in lanes(now, begun.workspace.journey)}
    assert bytes_of(begun.workspace.view.assets, came)


def test_a_file_of_another_journey_is_said_and_changes_nothing(
    begun: Window, tmp_path: Path
) -> None:
    before = begun.workspace.snapshot
    stranger = tmp_path / "stranger.journey"
    api.new(stranger, template="hospital", language="en").close()
    broken = tmp_path / "broken.journey"
    broken.write_text("nothing of ours", "utf-8")
    with pytest.raises(JourneyError, match="nothing of it is found there"):
        merge(begun, stranger)
    with pytest.raises(JourneyError, match=r"broken\.journey"):
        merge(begun, broken)
    assert begun.workspace.snapshot is before
