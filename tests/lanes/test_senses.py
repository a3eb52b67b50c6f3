"""Senses: signs and words under each touchpoint, said by name, offered by what a channel is."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import find
from journeymap.analysis.senses import offered_at
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Text
from journeymap.editing import EditView
from journeymap.editing.annotations import annotate
from journeymap.lanes.parts.told import told_on
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.grid import lanes
from journeymap.model.records import Journey, Lane, Sense, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import MEASURE


@pytest.fixture
def shop() -> Snapshot:
    """A shop with a touchpoint, a site with one, and a lane of senses."""
    return Snapshot(
        [
            Journey(id="j"),
            Stage(id="s", journey="j"),
            Step(id="a", stage="s"),
            Step(id="b", stage="s", position=1.0),
            Lane(id="shop", journey="j", icon="store"),
            Lane(id="site", journey="j", icon="monitor", position=1.0),
            Lane(id="senses", journey="j", kind="senses", position=2.0),
            Touchpoint(id="tastes", step="a", lane="shop", title="Tastes the coffee"),
            Touchpoint(id="reads", step="b", lane="site", title="Reads reviews"),
        ]
    )


def figures(snapshot: Snapshot, detail: str = "operational") -> list[Figure]:
    scene = layout(View.of(snapshot, "j", detail=detail), MEASURE)
    (layer,) = (layer for layer in scene.layers if layer.name == "senses")
    return [figure for figure in layer.figures if figure.role == FigureRole.SENSE]


def words(found: list[Figure]) -> list[str]:
    return [shape.text for figure in found for shape in figure.shapes if isinstance(shape, Text)]


def said(snapshot: Snapshot, card: str, text: str) -> Snapshot:
    done = annotate(EditView.of(snapshot, "j", (card,)), "senses", text)
    assert done
    return snapshot.apply(done)


def senses(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    return [(s.touchpoint, s.sense, s.intention) for s in snapshot.ordered(Sense)]


def test_a_sense_is_named_in_what_is_typed_else_the_first_one_missing(shop: Snapshot) -> None:
    shop = said(shop, "tastes", "smell: coffee")
    shop = said(shop, "tastes", "the warm wood")
    shop = said(shop, "tastes", "https://example.org: not a sense")
    assert senses(shop) == [
        ("tastes", "smell", "coffee"),
        ("tastes", "sight", "the warm wood"),
        ("tastes", "hearing", "https://example.org: not a sense"),
    ]


def test_a_channel_at_a_device_offers_sight_and_sound(shop: Snapshot) -> None:
    cards = shop.all(Touchpoint)
    assert offered_at(shop, cards["reads"]) == ("sight", "hearing")
    assert len(offered_at(shop, cards["tastes"])) == 5
    shop = said(said(said(shop, "reads", "photos"), "reads", "a film"), "reads", "taste: of more")
    assert [sense for _, sense, _ in senses(shop)] == ["sight", "hearing", "taste"]
    signs = [f for f in figures(shop) if not words([f])]
    assert len(signs) == 3, "what is said of a third sense is shown though none was offered"


def test_each_sense_is_a_sign_and_what_is_said_of_it_a_line(shop: Snapshot) -> None:
    added = [
        Sense(id="1", touchpoint="tastes", sense="taste", intention="like the café's", rating=5),
        Sense(id="2", touchpoint="tastes", sense="hearing", means="playlist", position=1.0),
    ]
    shop = shop.apply(change("Say", add=added))
    found = figures(shop)
    assert [figure.id for figure in found] == ["", "2", "", "", "1", "1"]
    assert words(found) == ["like the café's: 5 of 5"]
    assert "playlist" in words(figures(shop, "full"))


def test_a_sense_rated_poorly_is_red_and_a_finding(shop: Snapshot) -> None:
    good = shop.apply(change("Say", add=[Sense(id="1", touchpoint="tastes", rating=3)]))
    poor = shop.apply(change("Say", add=[Sense(id="1", touchpoint="tastes", rating=2)]))
    assert figures(good)[0].shapes != figures(poor)[0].shapes
    assert not [f for f in find(good, "j") if f.kind == "poor_sense"]
    (finding,) = (f for f in find(poor, "j") if f.kind == "poor_sense")
    assert finding.text == "Tastes the coffee speaks poorly to 1 sense: sight (2 of 5)"
    assert finding.ids == ("tastes",)


def test_slides_pages_and_tables_are_told_of_senses(shop: Snapshot) -> None:
    sense = Sense(touchpoint="tastes", sense="smell", intention="coffee", means="grinder", rating=4)
    shop = shop.apply(change("Say", add=[sense]))
    (told,) = told_on(shop, lanes(shop, "j"), "tastes")
    assert (told.label, told.words) == ("Senses", "smell · coffee: 4 of 5 (grinder)")
