"""A lane whose plug-in is not there: shown as text, kept as it is, named once in a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journeymap.model.change import change
from journeymap.model.records import Journey, Lane, Note, Stage, Step
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.plug_in_news import PlugInNews
from journeymap.workspace.workspace import Workspace
from tests.layout.pages import scene_of, texts


def strange() -> Snapshot:
    journey = Journey(id="j", title="A")
    stage = Stage(id="s", journey="j")
    step = Step(id="p", stage="s")
    lane = Lane(id="l", journey="j", kind="remarks", title="Remarks")
    note = Note(id="n", journey="j", lane="l", step="p", body="Too slow")
    return Snapshot([journey, stage, step, lane, note])


def test_what_stands_in_it_is_shown_as_text(qapp: QApplication) -> None:
    said = [text.text for _, text, _ in texts(scene_of(strange()))]
    assert "Too slow" in said and "Remarks" in said
    assert strange().all(Lane)["l"].kind == "remarks"


def test_it_is_named_once_in_a_sentence(workspace: Workspace, qtbot) -> None:
    lane = Lane(journey=workspace.journey, kind="remarks", title="Remarks", position=9)
    more = Lane(journey=workspace.journey, kind="remarks", title="More", position=10)
    workspace.commit(change("x", add=[lane, more]))
    heard: list[str] = []
    workspace.said.connect(heard.append)
    news = PlugInNews(workspace)
    news.tell()
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert len(heard) == 1 and heard[0].startswith("The lane “Remarks” is of a kind")
    news.tell()
    qtbot.wait(500)
    assert len(heard) == 1
