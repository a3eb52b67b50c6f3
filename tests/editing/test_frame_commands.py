"""Frames are arranged by hand, and those that made themselves are kept the moment one is."""

from __future__ import annotations

import pytest

from journeymap.analysis.frames import frames
from journeymap.editing import COMMANDS, EditView
from journeymap.editing.frames import (
    add_frame,
    add_missing,
    draw_on,
    keep_frames,
    missing,
    move_frame,
    remove_frame,
    set_frame,
)
from journeymap.layout.slides.ink import drawn
from journeymap.model.change import Change, change
from journeymap.model.ink import InkStroke, read_ink
from journeymap.model.records import Frame, Idea
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.editing.maps import JOURNEY, after, sketch, view

MAP = sketch("Web: a . c | d", "Shop: . b . | .")


def made(snapshot: Snapshot) -> tuple[Frame, ...]:
    """Return the frames that make themselves, but for the whole map: few are told more easily."""
    return tuple(one for one in frames(snapshot, JOURNEY) if one.kind != "map")


MADE = made(MAP)


def kept(snapshot: Snapshot) -> tuple[Frame, ...]:
    return snapshot.of(Frame, "journey", JOURNEY)


def told(snapshot: Snapshot) -> list[str]:
    """Return what the frames show, in their order."""
    return [frame.title or frame.stage or frame.kind for frame in kept(snapshot)]


def keep() -> Snapshot:
    return after(MAP, keep_frames(view(MAP), MADE))


def test_frames_that_made_themselves_are_kept_under_new_ids() -> None:
    snapshot = keep()
    assert told(snapshot) == ["journey", "S0", "S1"]
    assert not {frame.id for frame in kept(snapshot)} & {frame.id for frame in MADE}
    assert keep_frames(view(snapshot), MADE) is None


def test_whoever_changes_one_keeps_all_in_the_same_change() -> None:
    snapshot = after(MAP, set_frame(view(MAP), MADE, MADE[1].id, title="First things"))
    assert told(snapshot) == ["journey", "First things", "S1"]
    snapshot = after(MAP, remove_frame(view(MAP), MADE, MADE[0].id))
    assert told(snapshot) == ["journey", "S0", "S1"] and kept(snapshot)[0].hidden
    snapshot = after(MAP, move_frame(view(MAP), MADE, MADE[0].id, 2))
    assert told(snapshot) == ["S0", "S1", "journey"]
    snapshot = after(MAP, add_frame(view(MAP, "a", "d"), MADE, MADE[0].id))
    assert told(snapshot) == ["journey", "touchpoints", "S0", "S1"]


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize("place", range(3))
def test_a_frame_moves_anywhere_and_nowhere_else(index: int, place: int) -> None:
    snapshot = keep()
    order = [frame.id for frame in kept(snapshot)]
    moved = move_frame(view(snapshot), (), order[index], place)
    expected = [id for id in order if id != order[index]]
    expected.insert(place, order[index])
    assert (moved is None) == (index == place)
    assert [f.id for f in kept(snapshot.apply(moved or Change("")))] == expected


def test_positions_that_have_run_out_are_renumbered() -> None:
    snapshot = keep()
    tight = Snapshot(
        [
            *(r for r in snapshot.records() if not isinstance(r, Frame)),
            *(f.but(position=1.0) for f in kept(snapshot)),
        ]
    )
    order = [frame.id for frame in kept(tight)]
    moved = after(tight, move_frame(view(tight), (), order[0], 1))
    assert [frame.id for frame in kept(moved)] == [order[1], order[0], order[2]]


def test_a_stage_is_added_where_no_touchpoint_is_selected() -> None:
    snapshot = after(keep(), add_frame(view(keep(), "S1"), ()))
    added = kept(after(MAP, add_frame(view(MAP, "S1"), MADE)))[-1]
    assert (added.kind, added.stage) == ("stage", "S1") and len(kept(snapshot)) == 4
    assert add_frame(view(MAP), MADE) is None


def test_notes_reveal_and_being_left_out_are_set_and_checked() -> None:
    snapshot = keep()
    id = kept(snapshot)[1].id
    values = {"notes": "Ask Olena", "reveal": "lanes", "hidden": True}
    snapshot = after(snapshot, set_frame(view(snapshot), (), id, **values))
    frame = snapshot.get(Frame, id)
    assert frame and {name: getattr(frame, name) for name in values} == values
    assert set_frame(view(snapshot), (), id, notes="Ask Olena") is None
    with pytest.raises(ValueError, match="reveal"):
        set_frame(view(snapshot), (), id, reveal="sideways")


def test_ink_is_drawn_read_and_wiped() -> None:
    lines = [InkStroke(((1.0, 2.0), (3.14159, 4.0))), InkStroke(((500.0, 400.0),), 2, 1)]
    snapshot = after(MAP, draw_on(view(MAP), MADE, MADE[2].id, lines))
    frame = kept(snapshot)[2]
    kept_so = [InkStroke(((1.0, 2.0), (3.1, 4.0))), InkStroke(((500.0, 400.0),), 2, 1)]
    assert read_ink(frame.ink) == kept_so
    wiped = after(snapshot, draw_on(view(snapshot), (), frame.id, []))
    assert read_ink(kept(wiped)[2].ink) == []


@pytest.mark.parametrize(
    "ink",
    [
        "no ink",
        "[[1]]",
        "5",
        "[[[NaN,1]]]",
        "[[[1,-Infinity]]]",
        "[[[1e300,1]]]",
        f"[[[1{'0' * 400},1]]]",
        "[" * 100_000,
        '{"pen": 1}',
        '[{"pen": 1}]',
        '[{"pen": "x", "at": [[1, 2]]}]',
        '[{"at": 5}]',
    ],
)
def test_ink_nobody_could_have_drawn_is_not_there(ink: str) -> None:
    assert read_ink(ink) == []
    assert drawn(MADE[0].but(ink=ink), 1) == ()


def test_of_strokes_one_that_cannot_be_read_takes_the_others_not_along() -> None:
    ink = '[[[1,2],[3,4]],[["no"]],{"pen":99,"broad":-1,"at":[[5,6]]}]'
    assert read_ink(ink) == [InkStroke(((1.0, 2.0), (3.0, 4.0))), InkStroke(((5.0, 6.0),))]


def test_frames_make_themselves_again_when_those_kept_are_taken_out() -> None:
    anew = COMMANDS["frame.anew"]
    snapshot = keep()
    assert not kept(after(snapshot, anew.run(view(snapshot))))
    assert anew.run(view(MAP)) is None


def test_what_is_new_in_the_journey_gets_a_frame_behind_the_one_it_follows() -> None:
    shrunk = sketch("Web: a . c", "Shop: . b .")
    first = made(shrunk)
    snapshot = after(shrunk, move_frame(view(shrunk), first, first[0].id, 1))
    assert add_missing(view(snapshot), first) is None
    grown = Snapshot([*MAP.records(), *snapshot.all(Frame).values()])
    assert [frame.stage for frame in missing(kept(grown), MADE)] == ["S1"]
    grown = after(grown, add_missing(view(grown), MADE))
    assert told(grown) == ["S0", "S1", "journey"]
    assert not missing(kept(grown), MADE)
    assert add_missing(view(MAP), MADE) is None


def test_what_was_taken_out_by_hand_is_left_out_and_never_new() -> None:
    snapshot = keep()
    last = kept(snapshot)[2]
    snapshot = after(snapshot, remove_frame(view(snapshot), MADE, last.id))
    assert kept(snapshot)[2].hidden and not missing(kept(snapshot), MADE)
    assert remove_frame(view(snapshot), MADE, last.id) is None
    own = after(snapshot, add_frame(view(snapshot, "a"), MADE))
    gone = after(own, remove_frame(view(own), MADE, kept(own)[3].id))
    assert kept(gone) == kept(snapshot)


def test_a_frame_that_is_not_there_is_not_changed() -> None:
    assert set_frame(view(MAP), MADE, "nobody", title="x") is None
    assert move_frame(view(MAP), MADE, "nobody", 0) is None
    assert remove_frame(view(MAP), MADE, "nobody") is None


def test_on_the_plan_an_idea_that_is_selected_stands_in_no_way_of_a_frame_of_the_plan() -> None:
    idea = Idea(journey=JOURNEY, title="Call back")
    snapshot = MAP.apply(change("", add=[idea]))
    seen = View.of(snapshot, JOURNEY, arrangement="plan")
    for selection in ((), (idea.id,)):
        done = after(snapshot, add_frame(EditView(seen, selection), MADE))
        assert told(done)[-1] == "plan"
    assert add_frame(view(snapshot, idea.id), MADE) is None  # of the map there is one already
