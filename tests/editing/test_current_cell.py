"""The current cell: what comes without a selection comes there."""

from __future__ import annotations

from journeymap.editing import COMMANDS, EditView
from journeymap.editing.annotations import add_friction, add_idea, add_note, add_quote
from journeymap.editing.touchpoints import begin_from
from journeymap.model.change import change
from journeymap.model.grid import Cell
from journeymap.model.records import Connection, Friction, Idea, Lane, Note, Quote, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import copy, paste
from tests.editing.maps import JOURNEY, after, shown, sketch

ROWS = ("Web: a b . | c d", "Shop: . x . | . y", "Desk: . . . | . .")


def at(step: str, lane: str, *selection: str, snapshot: Snapshot | None = None) -> EditView:
    now = snapshot or sketch(*ROWS)
    stage = "S0" if step in ("s0", "s1", "s2") else "S1"
    return EditView.of(now, JOURNEY, selection, None, Cell(stage, step, lane))


def come(view: EditView, name: str) -> list[str]:
    return shown(after(view.snapshot, COMMANDS[name].run(view)))


def test_a_new_touchpoint_comes_there() -> None:
    assert come(at("s2", "Shop"), "touchpoint.add")[1] == "Shop: . x * | . y"
    assert come(at("s1", "Shop"), "touchpoint.add")[1] == "Shop: . x+* . | . y"


def test_what_is_selected_goes_before_the_cell() -> None:
    assert come(at("s2", "Shop", "a"), "touchpoint.add")[0] == "Web: a * b . | c d"


def test_under_a_stage_without_steps_it_gets_one() -> None:
    now = sketch(*ROWS).apply(change("x", add=[Stage(id="S9", journey=JOURNEY, position=9.0)]))
    view = EditView.of(now, JOURNEY, cell=Cell("S9", "", "Shop"))
    assert come(view, "touchpoint.add")[1] == "Shop: . x . | . y | *"


def test_lines_of_text_fill_free_cells_to_the_right_and_then_new_ones() -> None:
    view = at("s0", "Desk")
    assert shown(after(view.snapshot, paste(view, "one\ntwo\nthree\nfour")))[2] == (
        "Desk: one two three four | . ."
    )
    view = at("s0", "Shop")
    assert shown(after(view.snapshot, paste(view, "one\ntwo")))[1] == "Shop: one two x . | . y"
    view = at("s1", "Shop")
    assert shown(after(view.snapshot, paste(view, "one")))[1] == "Shop: . x one . | . y"


def test_rows_that_name_their_stage_go_there() -> None:
    view = at("s0", "Desk")
    rows = "Stage\tTouchpoint\nStage 1\tone"
    assert shown(after(view.snapshot, paste(view, rows)))[:3:2] == [
        "Web: a b . | c d .",
        "Desk: . . . | . . one",
    ]


def test_copied_cards_come_there_as_they_stood() -> None:
    now = sketch(*ROWS)
    view = at("s0", "Desk", snapshot=now)
    assert shown(after(now, paste(view, copy(now, ["c", "d"])))) == [
        ROWS[0],
        ROWS[1],
        "Desk: c d . | . .",
    ]
    assert shown(after(now, paste(at("s3", "Shop"), copy(now, ["a", "x"])))) == [
        "Web: a b . | c d",
        "Shop: . x . | a y",
        "Desk: . . . | . x",
    ]


def lane(kind: str) -> Snapshot:
    now = sketch("Web: a b .", "Shop: . x .", "Extra: . . .")
    extra = now.all(Lane)["Extra"]
    return now.apply(change("x", edit=[(extra, extra.but(kind=kind))]))


def test_in_a_lane_of_notes_a_note_stands_there() -> None:
    now = lane("text")
    (note,) = after(now, add_note(at("s1", "Extra", snapshot=now), "N")).all(Note).values()
    assert (note.lane, note.step, note.touchpoint, note.body) == ("Extra", "s1", None, "N")


def test_in_other_lanes_it_hangs_on_the_first_touchpoint_of_the_step() -> None:
    for kind, add in (("friction", add_friction), ("quotes", add_quote)):
        now = lane(kind)
        there = after(now, add(at("s1", "Extra", snapshot=now), "X"))
        hung = [one.touchpoint for one in there.all(Friction).values()]
        assert hung + [one.touchpoint for one in there.all(Quote).values()] == ["b"]
        assert add(at("s2", "Extra", snapshot=now), "X") is None
        assert add(at("s2", "Shop", snapshot=now), "X") is None
    now = lane("ideas")
    (idea,) = after(now, add_idea(at("s1", "Extra", snapshot=now), "X")).all(Idea).values()
    assert idea.touchpoints == ("b",)


def test_a_pasted_text_becomes_what_its_lane_holds() -> None:
    now = lane("text")
    (note,) = after(now, paste(at("s1", "Extra", snapshot=now), "Two\nlines\n")).all(Note).values()
    assert (note.body, note.lane, note.step) == ("Two\nlines", "Extra", "s1")
    now = lane("friction")
    there = after(now, paste(at("s1", "Extra", snapshot=now), "Slow"))
    assert [one.title for one in there.all(Friction).values()] == ["Slow"]
    assert paste(at("s2", "Extra", snapshot=now), "Slow") is None
    assert shown(there)[0] == "Web: a b ."


def test_a_touchpoint_in_a_cell_comes_with_its_arrow() -> None:
    now = sketch(*ROWS)
    done = begin_from(now, "a", Cell("S1", "", "Desk"))
    there = after(now, done)
    assert shown(there)[2] == "Desk: . . . | . . *"
    (arrow,) = there.all(Connection).values()
    assert arrow.source == "a" and there.find(arrow.target) in [e.after for e in done or ()]
    assert begin_from(now, "nobody", Cell("S1", "", "Desk")) is None
    assert begin_from(now, "a", Cell("S1", "", "nowhere")) is None
