"""What stands in lanes of notes and pictures is told in every format that holds words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Picture, Text
from journeymap.formats import export_file
from journeymap.lanes.parts.told_notes import noted
from journeymap.layout.slides import slides
from journeymap.model.change import change
from journeymap.model.grid import lanes, stages
from journeymap.model.records import Asset, Feeling, Frame, Lane, Note, Persona, Step, Touchpoint
from journeymap.view import View
from tests.formats.pictured import pictures, storyboard
from tests.layout.pages import LONG, MEASURE

ALT = "People in a queue"
KINDS = ("text", "needs", "promise", "evidence", "alternatives", "automation", "bonds")


def spoken() -> View:
    """Return a journey with a storyboard, and a note of each kind of lane over two steps."""
    view = storyboard(pictures()[0], alt=ALT)
    before = view.snapshot
    first, second = stages(before, view.journey)[:2]
    step = before.of(Step, "stage", first.id)[0]
    last = before.of(Step, "stage", second.id)[0].but(title="Until here")
    rows = [
        Lane(journey=view.journey, title=f"Lane of {kind}", kind=kind, position=200.0 + i)
        for i, kind in enumerate(KINDS)
    ]
    notes = [
        Note(
            journey=view.journey,
            lane=row.id,
            step=step.id,
            until_step=last.id,
            body=f"**Said** in {row.kind}",
            author="Olha",
        )
        for row in rows
    ]
    edit = [(before.of(Step, "stage", second.id)[0], last)]
    return view.but(snapshot=before.apply(change("x", add=[*rows, *notes], edit=edit)))


@pytest.mark.parametrize("ending", ["html", "md"])
def test_pages_and_reports_tell_notes_where_they_end_and_what_is_on_pictures(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"map.{ending}"
    export_file(spoken(), path)
    text = path.read_text("utf-8")
    for kind in KINDS:
        assert f"Lane of {kind}" in text
        told = text.split(f"Lane of {kind}")[-1]
        assert f"Said in {kind}" in told and "(to Until here)" in told and "Olha" in told
    assert ALT in text.split("Storyboard")[-1]


def test_a_page_holds_each_picture_once_however_often_it_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    export_file(spoken(), path)
    text = path.read_text("utf-8")
    assert text.count("data:image/") == 1 and text.count(f'aria-label="{ALT}"') >= 1
    name = text.split(' id="picture-')[1].split('"')[0]
    article = text.split('class="shown"')[1]
    assert f'href="#picture-{name}"' in article.split("</svg>")[0]


def test_a_table_has_notes_of_all_lanes_hidden_ones_too(tmp_path: Path) -> None:
    view = spoken()
    hidden = next(lane for lane in lanes(view.snapshot, view.journey) if lane.kind == "needs")
    card = view.snapshot.ordered(Touchpoint)[0]
    felt = Feeling(touchpoint=card.id, valence=1.0, arousal=0.75, word="relieved")
    edit = [(hidden, hidden.but(visible=False))]
    view = view.but(snapshot=view.snapshot.apply(change("x", add=[felt], edit=edit)))
    path = tmp_path / "map.xlsx"
    export_file(view, path)
    book = load_workbook(io.BytesIO(path.read_bytes()))
    rows = [[cell.value for cell in row] for row in book["Notes"].iter_rows()]
    assert next([row[1], row[4], row[3]] for row in rows if row[1] == "Lane of needs") == [
        "Lane of needs",
        "Said in needs",
        "Until here",
    ]
    assert any(ALT in row for row in rows)
    assert any(
        "relieved" in row and 0.75 in row for row in book["Feelings"].iter_rows(values_only=True)
    )


def test_slides_of_a_stage_tell_its_notes_after_its_cards_pictures_large() -> None:
    view = spoken()
    stage = stages(view.snapshot, view.journey)[0]
    made = slides(view, (Frame(journey=view.journey, kind="stage", stage=stage.id),), MEASURE)
    figures = [f for slide in made for f in slide.scene.figures() if f.role == FigureRole.NOTE]
    words = " ".join(f.name for f in figures)
    assert all(f"Said in {kind}" in words for kind in KINDS)
    assert words.count("(to Until here)") == len(KINDS)
    shown = [s for f in figures for s in f.shapes if isinstance(s, Picture)]
    assert shown and all(s.alt == ALT and s.rect.h > 200 for s in shown)
    assert not [f for f in made[0].scene.figures() if f.role == FigureRole.NOTE]


@pytest.mark.parametrize("text", [*LONG, "word " * 900])
def test_no_note_on_a_slide_leaves_it_or_lies_on_another(text: str) -> None:
    view = spoken()
    old = [note for note in view.snapshot.all(Note).values() if note.body]
    edit = [(note, note.but(body=text)) for note in old]
    view = view.but(snapshot=view.snapshot.apply(change("x", edit=edit)))
    stage = stages(view.snapshot, view.journey)[0]
    for slide in slides(
        view, (Frame(journey=view.journey, kind="stage", stage=stage.id),), MEASURE
    ):
        boxes = [f for f in slide.scene.figures() if f.role == FigureRole.NOTE]
        for i, figure in enumerate(boxes):
            assert figure.rect.bottom <= slide.scene.height
            assert not any(figure.rect.meets(other.rect) for other in boxes[:i])
            for shape in figure.shapes:
                if isinstance(shape, Text):
                    assert shape.y <= figure.rect.bottom
                    width = MEASURE.width(shape.text, shape.style)
                    assert width <= figure.rect.w


def test_a_note_over_whole_stages_says_which_is_the_last() -> None:
    view = spoken()
    first, second = stages(view.snapshot, view.journey)[:2]
    note = next(n for n in view.snapshot.all(Note).values() if n.body)
    over = note.but(step=None, until_step=None, stage=first.id, until_stage=second.id)
    snapshot = view.snapshot.apply(change("x", edit=[(note, over)]))
    told = noted(snapshot, view.journey, lanes(snapshot, view.journey))
    assert next(one for one in told if one.note == over).until == second.title


def test_the_portrait_of_a_persona_stands_in_the_page(tmp_path: Path) -> None:
    view = spoken()
    asset = view.snapshot.ordered(Asset)[0]
    who = next(iter(view.snapshot.ordered(Persona)))
    edit = [(who, who.but(picture=asset.id))]
    view = view.but(snapshot=view.snapshot.apply(change("x", edit=edit)))
    path = tmp_path / "map.html"
    export_file(view, path)
    assert 'class="portrait"' in path.read_text("utf-8")
