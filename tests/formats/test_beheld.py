"""What stands on a page that others see: nothing in the way of words, and no word to its maker."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.shapes import Text
from journeymap.formats import export_file
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.grid import stages
from journeymap.model.records import Journey, Lane, Note, Persona, Record, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import QtMeasure
from journeymap.rendering.addresses import addressed
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.formats.pictured import pictures, storyboard

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
STEPS = [s.id for g in stages(COFFEE, JOURNEY) for s in COFFEE.of(Step, "stage", g.id)]


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def looked_at(*more: Record, **how: Any) -> View:
    return View.of(COFFEE.apply(change("", add=more)), JOURNEY, **how)


def test_what_tells_the_person_at_the_window_what_to_do_is_in_no_picture(tmp_path: Path) -> None:
    view = looked_at(Lane(journey=JOURNEY, kind="employees", title="Staff", position=99.0))
    roles = [f.role for f in layout(view, QtMeasure()).figures()]
    assert FigureRole.HINT in roles
    assert FigureRole.HINT not in [f.role for f in region(view, Options()).scene.figures()]
    export_file(view, tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_text("utf-8")
    assert "Storyboard" in drawn and "Double-click" not in drawn
    assert "Staff" not in drawn, "a lane with nothing in it is not handed out"


def test_an_arrow_passes_behind_words_and_before_a_curve() -> None:
    lane = Lane(journey=JOURNEY, kind="text", title="Doing", position=0.5)
    note = Note(
        journey=JOURNEY, lane=lane.id, step=STEPS[0], until_step=STEPS[2], body="Reads reviews"
    )
    layers = layout(looked_at(lane, note), QtMeasure()).layers
    at = {layer.lane or layer.name: i for i, layer in enumerate(layers)}
    kinds = {lane.kind: lane.id for lane in COFFEE.of(Lane, "journey", JOURNEY)}
    arrows = at[LayerName.ARROWS]
    assert at[kinds["emotion"]] < arrows < min(at[lane.id], at[kinds["channel"]])


def test_what_is_expected_stands_in_one_row_above_what_is_promised() -> None:
    lane = Lane(journey=JOURNEY, kind="promise", title="Promise", position=99.0)
    note = Note(
        journey=JOURNEY, lane=lane.id, step=STEPS[0], until_step=STEPS[2], body="In two days"
    )
    cards = [c for step in STEPS[:3] for c in COFFEE.of(Touchpoint, "step", step)]
    hoped = change("", edit=[(c, c.but(expectation=0.5)) for c in cards])
    view = View.of(COFFEE.apply(hoped).apply(change("", add=[lane, note])), JOURNEY)
    here = next(x for x in layout(view, QtMeasure()).layers if x.lane == lane.id).figures
    promise = next(f for f in here if f.id == note.id)
    faces = [f for f in here if f.role == FigureRole.MARK and f.rect.x < promise.rect.right]
    assert len(faces) == 3 and len({f.rect.y for f in faces}) == 1
    assert all(f.rect.bottom <= promise.rect.y for f in faces)


def test_what_nobody_meets_is_not_in_the_walk_of_a_persona() -> None:
    lane = Lane(journey=JOURNEY, kind="channel", role="backstage", title="Stock", position=99.0)
    packs = Touchpoint(step=STEPS[3], lane=lane.id, title="Picks and packs")
    who = COFFEE.ordered(Persona)[0].id
    view = looked_at(lane, packs, arrangement="persona", focus=who)
    named = {f.name for f in layout(view, QtMeasure()).figures()}
    assert "Asks a consultant" in named and "Picks and packs" not in named


def test_addresses_in_a_report_can_be_followed_and_nothing_else(tmp_path: Path) -> None:
    card = COFFEE.of(Touchpoint, "step", STEPS[0])[0]
    links = ("https://a.example/x?b=1&c=2", "mailto:us@a.example")
    there = card.but(links=links, happened="See javascript:alert(1) and file:///etc")
    view = View.of(COFFEE.apply(change("", edit=[(card, there)])), JOURNEY)
    export_file(view, tmp_path / "a.md")
    report = (tmp_path / "a.md").read_text("utf-8")
    assert tuple(re.findall(r"<([^>]*)>", report)) == links


def test_a_text_is_parted_where_an_address_begins_and_ends() -> None:
    said = "see https://a.example/b, or mailto:x@y.example."
    parts = [*addressed(said)]
    assert "".join(part for part, _ in parts) == said
    assert [part for part, followed in parts if followed] == [
        "https://a.example/b",
        "mailto:x@y.example",
    ]
    assert [*addressed("javascript:alert(1)")] == [("javascript:alert(1)", False)]


def test_a_printed_sheet_of_the_workbook_is_one_page_wide_or_two(tmp_path: Path) -> None:
    export_file(storyboard(*pictures()), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert "Pictures" in book.sheetnames
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToWidth in (None, 1, 2), sheet.title


def test_the_name_of_a_lane_with_a_scale_stands_beside_its_icon_as_others_do() -> None:
    lane = Lane(journey=JOURNEY, kind="engagement", title="Engagement", position=99.0)
    written = {
        shape.text: shape.x
        for figure in layout(looked_at(lane), QtMeasure()).figures()
        if figure.role == FigureRole.LANE_TITLE
        for shape in figure.shapes
        if isinstance(shape, Text)
    }
    assert written["Engagement"] == written["Emotion"] == written["Store"]
