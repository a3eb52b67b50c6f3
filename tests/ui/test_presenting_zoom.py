"""A closer look while presenting: what is behind a card, a lane, a stage; the wheel on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Text
from journeymap.layout.slides import Slide
from journeymap.model.change import change
from journeymap.model.records import Lane
from journeymap.rendering.closer import closer
from journeymap.ui.platform.keys import Keys
from journeymap.ui.present.layers.lens import Lens
from journeymap.ui.present.layers.zoom import Zoom
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from tests.ui.person import Person, card
from tests.ui.presenting import (
    click,
    drag,
    figure,
    hide_storyboard,
    middle,
    on_slide,
    presented,
    said,
    send,
    title,
    wheel,
)

CALLS, MAP = "Calls about the delay", "The whole map"


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    """The wall, at the whole map."""
    hide_storyboard(begun)
    made = presented(begun, qtbot)
    Person().press("Right")
    assert title(made) == MAP
    return made


def point(wall: Projection, at: QPointF) -> None:
    """Bring the pointer to a place of the window."""
    send(wall, QEvent.Type.MouseMove, at)


def letters(slide: Slide) -> list[str]:
    """Return all that is written on a slide, line by line."""
    return [s.text for f in slide.scene.figures() for s in f.shapes if isinstance(s, Text)]


def lane_title(wall: Projection, name: str) -> Figure:
    """Return the name of a lane on the map."""
    lanes = {lane.title: lane.id for lane in wall.show_.workspace.snapshot.all(Lane).values()}
    found = wall.show_.scene.figures()
    return next(f for f in found if f.id == lanes[name] and f.role == "lane title")


def test_z_brings_the_card_under_the_pointer_near_with_all_that_is_behind_it(
    wall: Projection, person: Person
) -> None:
    zoom = wall.layer(Zoom)
    point(wall, middle(wall, CALLS))
    person.press("Z")
    assert zoom.open and zoom.slide.title == CALLS and title(wall) == MAP
    told = " ".join(line for slide in zoom.slides for line in letters(slide))
    for words in (
        "Olena, 34: frustrated",
        "Waits 11 min on hold",
        "Kind: silo hand-off",
        "I rang three times before",
        "interview 7",
        "NPS −34",
        "95 % interval",
        "The parcel is two days late",
        "Nobody told me it was late",
        "Delay alerts before the call",
        "Owner: Iryna",
    ):
        assert words in told, words
    assert "comes back" in said(wall)


@pytest.mark.parametrize("how", ["Z", "Escape", "click"])
def test_z_escape_or_a_click_comes_back_and_the_show_goes_on(
    begun: Window, wall: Projection, person: Person, how: str
) -> None:
    point(wall, middle(wall, CALLS))
    person.press("Z")
    click(wall, on_slide(wall, 960, 400)) if how == "click" else person.press(how)
    assert not wall.layer(Zoom).open and title(wall) == MAP and begun.presentation
    person.press("Right")
    assert title(wall) == "Trigger & research"


def test_the_magnifier_at_a_card_brings_it_near_and_a_click_beside_it_goes_on(
    wall: Projection,
) -> None:
    zoom, at = wall.layer(Zoom), middle(wall, CALLS)
    click(wall, QPointF(at.x() + 400, at.y()))
    assert title(wall) == "Trigger & research", "no card was pointed at"
    wall.show_.back()
    point(wall, at)
    place = wall.on_wall(next(f.rect for f in wall.show_.scene.figures() if f.name == CALLS))
    corner = QPointF(place.right(), place.top())
    point(wall, corner)
    click(wall, corner)
    assert zoom.open and zoom.slide.title == CALLS and title(wall) == MAP


def test_arrows_go_to_the_parts_and_the_touchpoints_beside_it(
    begun: Window, wall: Projection, person: Person
) -> None:
    zoom = wall.layer(Zoom)
    point(wall, middle(wall, CALLS))
    person.press("Z", "Left")
    assert zoom.slide.title == "Orders on the site"
    person.press("Right")
    seen = [zoom.slide.title]
    while zoom.slide.title == CALLS:
        person.press("PgDown")
        seen.append(zoom.slide.title)
    parts = len(closer(begun.workspace.view, card(begun, CALLS).id))
    assert parts > 1 and seen == [CALLS] * parts + ["Courier delivers"]
    assert title(wall) == MAP


def test_tab_chooses_without_a_mouse_and_z_zooms(wall: Projection, person: Person) -> None:
    zoom = wall.layer(Zoom)
    wall.pointer = None
    person.press("Tab", "Tab")
    chosen = wall.show_.workspace.snapshot.find(zoom.chosen)
    assert chosen is not None and "Z zooms" in said(wall)
    person.press("Z")
    assert zoom.target == chosen.id
    person.press("Escape", "Escape")
    assert not zoom.chosen and title(wall) == MAP


def test_without_anything_chosen_z_begins_at_the_first_card(
    wall: Projection, person: Person
) -> None:
    wall.pointer = None
    person.press("Z")
    assert wall.layer(Zoom).slide.title == "Sees a friend's coffee machine reel"


def test_a_lane_and_a_stage_are_looked_at_closely_too(wall: Projection, person: Person) -> None:
    zoom = wall.layer(Zoom)
    point(wall, wall.on_wall(lane_title(wall, "Contact centre").rect).center())
    person.press("Z")
    assert zoom.slide.title == "Contact centre" and CALLS in " ".join(letters(zoom.slide))
    roles = [figure.role for figure in zoom.slide.scene.figures()]
    assert "arrow sign" not in roles, "its arrows lead out of the lane"
    person.press("Escape", "Escape")
    point(wall, middle(wall, "Order & delivery", "stage"))
    person.press("Z")
    assert zoom.slide.title == "Order & delivery" and CALLS in letters(zoom.slide)
    person.press("Right")
    assert zoom.slide.title == "First use"


def test_z_works_without_a_latin_layout(wall: Projection, qapp: QApplication) -> None:
    Keys(qapp)
    point(wall, middle(wall, CALLS))
    Person(russian=True).press("Z")
    assert wall.layer(Zoom).open


def test_what_is_renamed_meanwhile_shows_and_what_goes_leads_back(
    begun: Window, wall: Projection, person: Person
) -> None:
    zoom = wall.layer(Zoom)
    point(wall, middle(wall, CALLS))
    person.press("Z")
    record = card(begun, CALLS)
    begun.workspace.commit(change("", edit=[(record, record.but(title="Rings again"))]))
    wall.show_.settle()
    assert zoom.slide.title == "Rings again"
    begun.workspace.select((record.id,))
    begun.workspace.run("remove")
    wall.show_.settle()
    assert not zoom.open and title(wall) == MAP


def test_the_wheel_comes_nearer_on_the_map_a_drag_moves_it_and_escape_shows_all(
    wall: Projection, person: Person
) -> None:
    at = middle(wall, CALLS)
    small = wall.on_wall(figure(wall, CALLS).rect).width()
    point(wall, at)
    for _ in range(6):
        wheel(wall, 120)
    assert wall.sight.near and title(wall) == MAP
    place = wall.on_wall(next(f.rect for f in wall.show_.scene.figures() if f.name == CALLS))
    assert place.contains(at) and place.width() > 3 * small, (
        "it is where the pointer was, and large"
    )
    before = wall.sight
    drag(wall, at, at + QPointF(-80, -40), at + QPointF(-200, -100))
    assert wall.sight.x > before.x and wall.sight.scale == before.scale
    person.press("Escape")
    assert not wall.sight.near and title(wall) == MAP


@pytest.mark.parametrize("key", ["D", "V"])
def test_pen_and_dots_have_the_whole_slide(wall: Projection, person: Person, key: str) -> None:
    point(wall, middle(wall, CALLS))
    wheel(wall, 120)
    person.press("Z", key)
    assert not wall.layer(Zoom).open and not wall.sight.near


def test_i_tells_what_the_signs_mean_and_how_scores_are_read(
    wall: Projection, person: Person
) -> None:
    person.press("I")
    zoom = wall.layer(Zoom)
    told = " ".join(letters(zoom.slide))
    for words in (
        "only assumed",
        "friction, severity 0 to 4",
        "CES: Customer ease",
        "n is how many",
    ):
        assert words in told, words
    sizes = [
        s.style.size for f in zoom.slide.scene.figures() for s in f.shapes if isinstance(s, Text)
    ]
    assert min(sizes) >= 22
    person.press("I")
    assert not zoom.open and title(wall) == MAP


def test_plus_and_minus_zoom_any_slide_and_turning_shows_the_next_whole(
    wall: Projection, person: Person
) -> None:
    wall.show_.go(4)
    person.press("+", "+")
    near = wall.sight.scale
    person.press("-")
    assert 1.0 < wall.sight.scale < near
    assert wall.layer(Lens).picture().width() == wall.room.slide.toRect().width()
    person.press("Right")
    assert not wall.sight.near and title(wall) == "First use"
