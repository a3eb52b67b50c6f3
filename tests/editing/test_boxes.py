"""Boxes in lanes go from cell to cell, several at once, and stay where they cannot."""

from __future__ import annotations

from journeymap.editing import COMMANDS
from journeymap.editing.boxes import move_boxes
from journeymap.model.grid import Cell
from journeymap.model.records import Friction, Idea, Lane, Note
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, after, sketch, view


def with_lanes(*records: object) -> Snapshot:
    """Return a map with two lanes of notes, one of frictions and one of ideas."""
    kinds = ("text", "text", "friction", "ideas")
    rows = [
        Lane(id=f"L{i}", journey=JOURNEY, kind=kind, position=20.0 + i)
        for i, kind in enumerate(kinds)
    ]
    now = sketch("Web: a b . | c d", "Shop: . x . | . y")
    return Snapshot([*now.records(), *rows, *records])  # type: ignore[list-item]


def moved(now: Snapshot, *ids: str, way: str) -> Snapshot:
    return after(now, COMMANDS[f"move.{way}"].run(view(now, *ids)))


def test_several_notes_keep_their_columns() -> None:
    notes = [
        Note(id=f"n{i}", journey=JOURNEY, lane="L0", step=f"s{i}", position=float(i))
        for i in range(2)
    ]
    now = with_lanes(*notes)
    done = move_boxes(now, JOURNEY, ["n0", "n1"], "n0", Cell("S0", "s1", "L1"))
    there = after(now, done).all(Note)
    assert [(there[id].step, there[id].lane) for id in ("n0", "n1")] == [("s1", "L1"), ("s2", "L1")]
    assert done and after(now, done).apply(~done) == now


def test_a_note_across_a_stage_goes_to_the_next_stage_and_back() -> None:
    now = with_lanes(Note(id="n", journey=JOURNEY, lane="L0", stage="S0"))
    there = moved(now, "n", way="right")
    assert (there.all(Note)["n"].stage, there.all(Note)["n"].step) == ("S1", None)
    assert COMMANDS["move.right"].run(view(there, "n")) is None
    assert moved(there, "n", way="left") == now


def test_up_and_down_a_note_finds_lanes_of_notes_and_a_friction_the_touchpoints_of_its_step() -> (
    None
):
    note = Note(id="n", journey=JOURNEY, lane="L0", step="s0")
    now = with_lanes(note, Friction(id="f", touchpoint="b", title="Queue"))
    assert moved(now, "n", way="down").all(Note)["n"].lane == "L1"
    assert COMMANDS["move.up"].run(view(now, "n")) is None
    assert moved(now, "f", way="down").all(Friction)["f"].touchpoint == "x"
    assert COMMANDS["move.up"].run(view(now, "f")) is None


def test_an_idea_about_several_touchpoints_moves_as_a_whole() -> None:
    now = with_lanes(Idea(id="i", journey=JOURNEY, touchpoints=("a", "b"), title="Signs"))
    there = after(now, move_boxes(now, JOURNEY, ["i"], "i", Cell("S1", "s4", "L3")))
    assert there.all(Idea)["i"].touchpoints == ("c", "d")
    assert move_boxes(now, JOURNEY, ["i"], "i", Cell("S0", "s1", "L3")) is None
    assert move_boxes(now, JOURNEY, ["i"], "i", Cell("S0", "s2", "L3")) is None
