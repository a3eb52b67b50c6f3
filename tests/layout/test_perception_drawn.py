"""What the company believes stands as a hollow mark beside what customers say, everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Box, Line, Shape, Text
from journeymap.drawing.theme import default_theme
from journeymap.layout import layout
from journeymap.model.records import Lane, Score
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.rendering.grids.scores import scores
from journeymap.view import View, shown
from tests.layout.pages import MEASURE
from tests.metrics.test_scored import document, said

THEME = default_theme()
RING = THEME.ink_soft
LANE = Lane(id="scores", journey="j", kind="scores", position=9.0)
THEIRS = said((20, 10, 2, 0, 0), id="theirs")
GUESS = said((), id="guess", reported=4.5, reported_n=6, respondents="team")
STAFF = said((0, 0, 2, 3, 9), id="staff", respondents="employees", touchpoint="a")


def page(*records: Score) -> Scene:
    return layout(View.of(document(LANE, *records), "j"), MEASURE)


def words(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def hollow(shapes: tuple[Shape, ...]) -> int:
    """Count the rings of a guess among some shapes."""
    return sum(isinstance(s, Box) and s.radius == 4.5 and s.stroke == RING for s in shapes)


def dashed(shapes: tuple[Shape, ...]) -> list[str]:
    return [s.stroke for s in shapes if isinstance(s, Line) and s.dash]


def test_the_lane_draws_both_on_one_bar_and_says_how_far_apart() -> None:
    scene = page(THEIRS, GUESS)
    bar, told = scene.figure("theirs"), scene.figure("guess")
    assert bar and told
    assert hollow(bar.shapes) == 1 and dashed(bar.shapes) == [THEME.pain_ink]
    said_ = " ".join(words(told.shapes))
    assert "our guess: CSAT 4.5 of 5" in said_ and "3.1 above customers" in said_
    assert "n = 6" in said_
    assert hollow(told.shapes) == len([s for s in told.shapes if isinstance(s, Box)]) == 1


def test_employees_stand_as_a_square_and_are_named() -> None:
    told = page(THEIRS, STAFF).figure("staff")
    assert told and "employees: CSAT" in " ".join(words(told.shapes))
    assert isinstance(told.shapes[0], Box) and told.shapes[0].radius == 0.0


def test_the_card_says_the_distance_and_the_legend_explains_the_ring() -> None:
    scene = page(THEIRS, GUESS)
    card = scene.figure("a")
    assert card and "guess +3.1" in words(card.shapes) and dashed(card.shapes)
    (legend,) = [figure for figure in scene.figures() if figure.role == "legend"]
    assert "our guess" in words(legend.shapes)
    (plain,) = [figure for figure in page(THEIRS).figures() if figure.role == "legend"]
    assert "our guess" not in words(plain.shapes)


def test_the_header_draws_it_of_the_journey() -> None:
    asked = said((20, 10, 2, 0, 0), journey="j", id="whole")
    guess = said((), journey="j", reported=4.5, reported_n=6, respondents="team")
    (head,) = [figure for figure in page(asked, guess).figures() if figure.role == "lens"]
    assert dashed(head.shapes) and "3.1 above customers" in head.name
    (plain,) = [figure for figure in page(asked).figures() if figure.role == "lens"]
    assert not dashed(plain.shapes)


def test_a_guess_no_better_than_what_customers_say_is_not_red() -> None:
    low = said((), id="guess", reported=1.0, reported_n=6, respondents="team")
    bar = page(THEIRS, low).figure("theirs")
    assert bar and dashed(bar.shapes) == [THEME.ink_soft]


def test_slides_draw_it_on_the_card() -> None:
    def lines(*records: Score) -> int:
        view = View.of(document(LANE, *records), "j")
        figures = [f for slide in deck(view) for f in slide.scene.figures() if f.role == "card"]
        return sum(len(dashed(figure.shapes)) for figure in figures)

    assert lines(THEIRS, GUESS) > lines(THEIRS)


@pytest.mark.parametrize("who", ["team", "employees"])
def test_the_table_of_scores_tells_gap_and_segment(who: str) -> None:
    ours = (GUESS if who == "team" else STAFF).but(respondents=who)
    part = said((0, 0, 0, 0, 30), segment="Germany", id="part")
    rows = table(document(THEIRS, ours, part))
    by = {row["respondents"]: row["gap"] for row in rows if not row["segment"]}
    assert by["customers"] is None
    assert by["our own guess" if who == "team" else "employees"] > 2
    assert [row["segment"] for row in rows if row["segment"]] == ["Germany"]


def table(snapshot: Snapshot) -> list[dict[str, Any]]:
    view = View.of(snapshot, "j")
    made = scores(view, shown(view).kept)
    keys = [column.key for column in made.columns]
    return [dict(zip(keys, row, strict=True)) for row in made.rows]
