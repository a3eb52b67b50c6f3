"""Frames of saved views: what they show, and what they say where nothing is left."""

from __future__ import annotations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Text
from journeymap.layout.slides import Slide
from journeymap.layout.slides.letters import LEAST
from journeymap.model.change import change
from journeymap.model.grid import stages
from journeymap.model.records import Frame, Journey, SavedView, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.storage.templates import load
from journeymap.view import EVERYTHING, View
from journeymap.view.filter import Filter
from journeymap.view.saved import written_filter


@pytest.fixture
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def shown_as(snapshot: Snapshot, wanted: Filter, arrangement: str = "map") -> tuple[Slide, ...]:
    """Return the slides of one frame, of a view that looks for something."""
    home = snapshot.ordered(Journey)[0].id
    added = [
        SavedView(
            id="v", journey=home, arrangement=arrangement, filter=written_filter(wanted), name="V"
        ),
        Frame(id="f", journey=home, kind="view", view="v"),
    ]
    return deck(View.of(snapshot.apply(change("", add=added)), home))


def test_a_view_that_leaves_nothing_says_so(coffee: Snapshot) -> None:
    (slide,) = shown_as(coffee, EVERYTHING.but(text="nowhere", hides=True))
    assert slide.subtitle.startswith("No touchpoint matches the filter. Filtered: 0 of 12")
    assert not slide.touchpoints


def test_the_graph_of_a_view_is_written_in_letters_for_the_wall(coffee: Snapshot) -> None:
    slides = shown_as(coffee, EVERYTHING.but(friction=2, hides=True), "graph")
    assert sum(len(slide.touchpoints) for slide in slides) == 5
    assert all("5 of 12" in slide.subtitle for slide in slides)
    sizes = [
        shape.style.size
        for slide in slides
        for figure in slide.scene.figures()
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]
    assert min(sizes) >= LEAST


def test_on_the_graph_of_a_view_fades_what_it_does_not_look_for(coffee: Snapshot) -> None:
    def drawn(wanted: Filter) -> dict[str, Figure]:
        slides = shown_as(coffee, wanted, "graph")
        figures = (figure for slide in slides for figure in slide.scene.figures())
        return {figure.id: figure for figure in figures if figure.role == FigureRole.CARD}

    plain, fades = drawn(EVERYTHING), drawn(EVERYTHING.but(friction=3))
    same = {id for id in plain if plain[id].shapes == fades[id].shapes}
    assert len(plain) == len(fades) == 12 and len(same) == 3


@pytest.mark.parametrize("kind", ["journey", "graph", "touchpoints"])
def test_a_stage_keeps_its_colour_when_a_filter_leaves_out_the_one_before(
    coffee: Snapshot, kind: str
) -> None:
    home = coffee.ordered(Journey)[0].id
    place = {stage.title: stage.id for stage in coffee.ordered(Stage)}
    card = next(x.id for x in coffee.ordered(Touchpoint) if x.title == "Calls about the delay")
    frame = Frame(
        id="f", journey=home, kind=kind, stage=place["Order & delivery"], touchpoints=(card,)
    )
    view = View.of(coffee.apply(change("", add=[frame])), home)
    wanted = EVERYTHING.but(friction=2, hides=True)

    def colours(seen: View) -> set[str]:
        """Return the colours on its slides that are those of one stage alone."""
        own = [set(view.theme.stage("", i)) for i in range(5)]
        theirs = own[place_of] - set().union(*(own[:place_of] + own[place_of + 1 :]))
        return theirs & {
            colour
            for slide in deck(seen)
            for figure in slide.scene.figures()
            for shape in figure.shapes
            for colour in (getattr(shape, "fill", ""), getattr(shape, "colour", ""))
        }

    place_of = [stage.id for stage in stages(coffee, home)].index(place["Order & delivery"])
    assert colours(view.but(filter=wanted)) == colours(view) != set()
