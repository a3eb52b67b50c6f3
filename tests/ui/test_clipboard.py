"""The clipboard: our records for us, pictures and drawings for everybody else."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from journeymap.formats import export_file
from journeymap.model.grid import Cell, cards
from journeymap.model.records import Friction, Journey, Lane, Step, Touchpoint
from journeymap.ui.documents.foreign import foreign
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.clipboard import DRAWING, MEDIA
from journeymap.view import View


def held() -> tuple[QMimeData, QImage, Element]:
    """Return what the clipboard holds: all of it, the picture, the drawing."""
    data = QGuiApplication.clipboard().mimeData()
    return data, QImage(data.imageData()), fromstring(bytes(data.data(DRAWING).data()))


def roles(drawing: Element) -> set[str]:
    return {role for g in drawing.iter() if (role := g.get("data-role"))}


def test_the_whole_map_is_copied_as_picture_and_drawing(begun: Window) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    begun.workspace.select([])
    begun.actions_["copy.picture"].trigger()
    data, picture, drawing = held()
    scene = begun.canvas.lay_out()
    assert (picture.width(), picture.height()) == (round(scene.width * 2), round(scene.height * 2))
    assert {"title", "legend", "card", "arrow"} <= roles(drawing)
    assert drawing[0].text == begun.workspace.snapshot.all(Journey)[begun.workspace.journey].title
    assert not data.hasText() and not data.hasFormat(MEDIA)
    assert heard == ["The picture is on the clipboard."]


def test_what_is_selected_is_copied_without_its_neighbours(begun: Window) -> None:
    chosen = cards(begun.workspace.snapshot, begun.workspace.journey)[:2]
    begun.workspace.select([card.id for card in chosen])
    begun.actions_["copy.picture"].trigger()
    _, picture, drawing = held()
    found = {g.get("data-id") for g in drawing.iter() if g.get("data-role") == "card"}
    assert found == {card.id for card in chosen}
    assert picture.width() < begun.canvas.lay_out().width


def test_copying_records_gives_a_drawing_too_and_they_can_be_pasted(begun: Window) -> None:
    before = len(begun.workspace.snapshot.all(Touchpoint))
    begun.workspace.select([cards(begun.workspace.snapshot, begun.workspace.journey)[0].id])
    begun.actions_["copy"].trigger()
    data, picture, drawing = held()
    assert data.hasText() and data.hasFormat(MEDIA) and not picture.isNull()
    assert "card" in roles(drawing)
    begun.actions_["paste"].trigger()
    assert len(begun.workspace.snapshot.all(Touchpoint)) == before + 1


MERMAID = "journey\n  title My day\n  section Go\n    Make tea: 5: Me\n    Go up: 3: Me\n"


@pytest.mark.parametrize(
    "text",
    [
        MERMAID,
        f"```mermaid\n{MERMAID}```\n",
        f"---\nconfig: x\n---\n%% drawn by hand\n{MERMAID}",
        "<?xml version='1.0'?>\n<opml version='2.0'><head><title>My day</title></head><body>"
        "<outline text='Go'><outline text='Make tea'/><outline text='Go up'/></outline></body></opml>",
    ],
)
def test_a_text_of_another_program_comes_in_as_its_file_would(begun: Window, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    begun.actions_["paste"].trigger()
    snapshot, journey = begun.workspace.snapshot, begun.workspace.journey
    assert snapshot.all(Journey)[journey].title == "My day"
    assert [card.title for card in cards(snapshot, journey)] == ["Make tea", "Go up"]
    begun.workspace.undo()
    assert len(begun.workspace.snapshot.all(Journey)) == len(snapshot.all(Journey)) - 1


def test_a_whole_document_as_text_comes_in_too(begun: Window, tmp_path: Path) -> None:
    export_file(View.of(begun.workspace.snapshot, begun.workspace.journey), tmp_path / "all.json")
    before = len(begun.workspace.snapshot.all(Journey))
    QGuiApplication.clipboard().setText((tmp_path / "all.json").read_text("utf-8"))
    begun.actions_["paste"].trigger()
    assert len(begun.workspace.snapshot.all(Journey)) == before * 2


@pytest.mark.parametrize("text", ["journey\n\tPlan\n\tGo", "Plan: 3\nGo: 4", "<b>Bold</b>", "{}"])
def test_other_texts_are_an_outline_or_rows(text: str) -> None:
    assert foreign(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ('<map version="1"><!-- x --><node TEXT="a"/></map>', ".mm"),
        ('{"title": "A", "stages": [{"name": "S", "touchpoints": ["x"]}]}', ".json"),
        ('```json\n[{"touchpoints": ["x"]}]\n```', ".json"),
        ('<svg width="1" content="&lt;mxfile&gt;"/>', ".drawio.svg"),
        ("%3CmxGraphModel%3E%3C%2FmxGraphModel%3E", ".drawio"),
        ("A | B\n--|--\n1 | 2", ".md"),
        ("A | B\n1 | 2", ""),
        ('{"stages": 3}', ""),
        ('<map name="m"><area/></map>', ""),
    ],
)
def test_what_is_pasted_is_known_by_what_is_in_it(text: str, ending: str) -> None:
    assert foreign(text)[1] == ending


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("| Stage | Touchpoint |\n|---|---|\n| A | b |\n", ["b"]),
        ("Here you are:\n\n| Stage | Touchpoint |\n|---|---|\n| A | b |\n\nBye", ["b"]),
        ("# Map\n\nWords\n```mermaid\njourney\n  x: 5: Me\n  y: 3\n```\nBye", ["x", "y"]),
    ],
)
def test_journeys_in_a_longer_text_come_in_as_from_its_file(
    begun: Window, text: str, titles: list[str]
) -> None:
    before = set(begun.workspace.snapshot.all(Journey))
    QGuiApplication.clipboard().setText(text)
    begun.actions_["paste"].trigger()
    snapshot, journey = begun.workspace.snapshot, begun.workspace.journey
    assert journey not in before
    assert [card.title for card in cards(snapshot, journey)] == titles


def test_what_was_taken_for_granted_of_pasted_rows_is_said(begun: Window) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    QGuiApplication.clipboard().setText("Touchpoint\tFeeling\nSearches\t2\nPays\t1")
    begun.actions_["paste"].trigger()
    assert heard[0].startswith("Feelings were read as 1 to 5, by the numbers that occur.")
    assert "Feeling (−2 to 2)" in heard[0] and "drawn dotted" in heard[0]
    QGuiApplication.clipboard().setText("Touchpoint\tFeeling (−2 to 2)\nSearches\t2\nPays\t1")
    begun.actions_["paste"].trigger()
    assert heard[1].startswith("The arrows follow the order alone")


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        ("Searches\t2\nPays\t1", ["Only the first column was taken"]),
        ("Touchpoint\tOdd\nSearches\tyes\nPays\tno", ["The column “Odd” was left out."]),
        ("Touchpoint\tNPS\nSearches\t20\nPays\t10", ["Net Promoter Score 20 was left out"]),
        (
            "Touchpoint\tSeverity\nSearches\thuge\nPays\tvast\nWaits\tendless",
            ["“huge” is not a severity from 0 to 4", "2 more were left out."],
        ),
        ("Touchpoint\tOdd\nSearches\t–\nPays\t", []),
        ("Searches\nPays", []),
    ],
)
def test_what_could_not_be_taken_of_pasted_rows_is_said(
    begun: Window, rows: str, lost: list[str]
) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    QGuiApplication.clipboard().setText(rows)
    begun.actions_["paste"].trigger()
    assert all(sentence in heard[0] for sentence in lost)
    assert heard[0].startswith(lost[0] if lost else "The arrows follow the order alone")


def test_a_text_written_into_a_cell_says_nothing_of_arrows_or_columns(begun: Window) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    snapshot = begun.workspace.snapshot
    lane = next(lane for lane in snapshot.ordered(Lane) if lane.kind == "friction")
    step = snapshot.all(Step)[cards(snapshot, begun.workspace.journey)[0].step]
    begun.workspace.stand(Cell(step.stage, step.id, lane.id))
    QGuiApplication.clipboard().setText("Waits\t2\nPays twice\t1")
    begun.actions_["paste"].trigger()
    assert len(begun.workspace.snapshot.all(Friction)) == len(snapshot.all(Friction)) + 1
    assert not heard


def test_what_fits_nowhere_is_told(begun: Window) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    data = QMimeData()
    data.setData("application/x-sound", b"la")
    QGuiApplication.clipboard().setMimeData(data)
    begun.actions_["paste"].trigger()
    assert heard == ["There is nothing on the clipboard that fits here."]


def test_a_copy_of_ours_is_one_whatever_is_written_in_it(qapp: object) -> None:
    from journeymap.ui.documents.foreign import foreign

    copied = '{"journeymap": 5, "inside": [["Idea", {"touchpoints": ["a"], "title": "| a | b |"}]]}'
    assert foreign(copied) == (copied, "")
