"""How closely a page is set: it is kept in saved views, and whatever else stands there is not."""

from __future__ import annotations

import pytest

from journeymap.drawing.density import DENSE, USUAL
from journeymap.model.records import Journey, SavedView
from journeymap.model.snapshot import Snapshot
from journeymap.view import Look
from journeymap.view.saved import kept_look, read_look
from tests.layout.pages import random_journey


def test_a_saved_view_is_as_dense_as_it_was() -> None:
    snapshot = random_journey(3)
    journey = snapshot.ordered(Journey)[0].id
    for density in (USUAL, DENSE):
        kept = kept_look(snapshot, journey, Look(density=density), None)
        assert read_look(snapshot, SavedView(journey=journey, **kept)).look.density == density


@pytest.mark.parametrize(
    "said", ['"closer"', "7", "null", "[1]", '{"a": 1}', '"' + "x" * 9999 + '"']
)
def test_what_nobody_knows_is_the_usual_and_is_named(said: str) -> None:
    saved = SavedView(journey="j", filter=f'{{"density": {said}}}')
    read = read_look(Snapshot(), saved)
    assert read.look.density == USUAL
    assert "density" in read.left_out[0]
