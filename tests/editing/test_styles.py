"""Style is copied from one to others of any kind, and what they say stays."""

from __future__ import annotations

from journeymap.editing.colours import own_colours, present_colour, set_colour
from journeymap.editing.styles import copyable_style, looks, paste_style
from journeymap.model.change import change
from journeymap.model.records import KINDS, Feeling, Friction, Lane, Persona, Score, Stage, Step
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import OLENA, sketch, view


def painted() -> Snapshot:
    now = sketch("Web: a b | c | d")
    stage, step = now.all(Stage)["S0"], now.all(Step)["s0"]
    return now.apply(
        change(
            "",
            edit=[
                (stage, stage.but(colour="#0b7285", goal="To know")),
                (step, step.but(width=300.0)),
            ],
        )
    )


def test_style_is_what_only_says_how_something_looks() -> None:
    assert looks(Stage) == ("colour",)
    assert looks(Step) == ("width",)
    assert set(looks(Lane)) >= {"icon", "height"}
    assert not looks(Score) and not looks(Feeling) and not looks(Friction)
    assert all("title" not in looks(kind) for kind in KINDS)


def test_a_style_is_given_to_all_that_are_selected_in_one_step() -> None:
    now = painted()
    style = copyable_style(view(now, "a", "S0"))
    done = paste_style(view(now, "S1", "S2", OLENA, "s1"), style)
    assert done
    after = now.apply(done)
    assert {after.all(Stage)[id].colour for id in ("S1", "S2")} == {"#0b7285"}
    persona = after.get(Persona, OLENA)
    assert persona and persona.colour == "#0b7285"
    assert after.all(Stage)["S1"].goal == ""
    assert after.all(Step)["s1"] == now.all(Step)["s1"], "a step has no colour"


def test_the_width_of_a_column_is_a_style() -> None:
    now = painted()
    done = paste_style(view(now, "s1"), copyable_style(view(now, "s0")))
    assert done and now.apply(done).all(Step)["s1"].width == 300.0


def test_without_a_style_or_anything_to_have_it_nothing_is_done() -> None:
    now = painted()
    assert paste_style(view(now, "S1"), {}) is None
    assert paste_style(view(now), {"colour": "1"}) is None
    assert copyable_style(view(now)) == {}
    assert paste_style(view(now, "S0"), copyable_style(view(now, "S0"))) is None


def test_a_colour_is_given_to_all_and_told_where_all_have_it() -> None:
    now = painted()
    assert present_colour(view(now, "S0", "S1")) is None
    done = set_colour(view(now, "S0", "S1"), "3")
    assert done
    after = now.apply(done)
    assert present_colour(view(after, "S0", "S1")) == "3"
    assert set_colour(view(after, "S0", "S1"), "3") is None


def test_colours_in_use_come_by_how_often_they_are_used() -> None:
    now = painted()
    for id, colour in (("S1", "#ffd43b"), ("S2", "#ffd43b")):
        done = set_colour(view(now, id), colour)
        assert done
        now = now.apply(done)
    assert own_colours(now) == ("#ffd43b", "#0b7285")
    assert own_colours(now, 1) == ("#ffd43b",)
