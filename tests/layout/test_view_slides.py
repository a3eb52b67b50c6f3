"""Frames of saved views: what they show, and what they say where nothing is left."""

from __future__ import annotations

import pytest

from journeymap.layout.slides import Slide
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey, SavedView
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
