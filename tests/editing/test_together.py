"""Several touchpoints moved at once stand to one another as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.editing.together import Landing, move_together
from journeymap.editing.touchpoints import move_into_new_step, move_touchpoints
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.grid import channels, columns, slots
from journeymap.model.records import Lane, Note, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, after, shown, sketch
from tests.model.walks import dangling

ROWS = ("Web: a b . | c d", "Shop: . x . | . y", "Desk: . . . | . .")
MANY = sketch(
    "Web: a b+c . d | e . f | . g h",
    "Shop: i . j . | . k . | l m+n .",
    "Desk: . . o p | q . . | . . r",
)
CARDS = sorted(MANY.all(Touchpoint))


def moved(ids: str, held: str, to: Landing, snapshot: Snapshot | None = None) -> list[str]:
    now = snapshot or sketch(*ROWS)
    return shown(after(now, move_together(now, JOURNEY, ids.split(), held, to)))


def test_each_keeps_its_column_beside_the_one_in_hand() -> None:
    assert moved("b d", "b", Landing(1, "Shop", False)) == [
        "Web: a . . | c .",
        "Shop: . b+x . | . y+d",
        "Desk: . . . | . .",
    ]


def test_over_another_stage_all_go_as_many_columns() -> None:
    assert moved("a b x", "a", Landing(2, "Web", False)) == [
        "Web: a | c+b d",
        "Shop: . | x y",
        "Desk: . | . .",
    ]


@pytest.mark.parametrize(
    ("held", "to", "web"),
    [
        ("d", Landing(0, "Web", False), "Web: a b c d . | ."),
        ("a", Landing(4, "Web", False), "Web: . . | a b c d"),
    ],
)
def test_where_the_map_ends_new_columns_are_made(held: str, to: Landing, web: str) -> None:
    now = sketch("Web: a b . | c d", "Shop: x . . | . .")
    assert moved("a b c d", held, to, now)[0] == web


def test_a_new_column_is_one_for_each_column_of_the_group() -> None:
    assert moved("a b x", "x", Landing(4, "Shop", True)) == [
        "Web: . | c a b d",
        "Shop: . | . . x y",
        "Desk: . | . . . .",
    ]


def test_none_leaves_the_lanes_though_the_one_in_hand_would() -> None:
    now, above = sketch(*ROWS), Landing(4, "Web", False)
    assert move_together(now, JOURNEY, ["a", "y"], "y", above) is None
    assert moved("y", "y", above) == ["Web: a b . | c y+d", "Shop: . x . | . .", ROWS[2]]


def test_nothing_comes_of_standing_still() -> None:
    now = sketch("Web: a+b c | d")
    assert move_together(now, JOURNEY, ["b", "c"], "c", Landing(1, "Web", False)) is None
    assert move_together(now, JOURNEY, ["b"], "nobody", Landing(1, "Web", False)) is None


def test_into_a_stage_without_steps() -> None:
    now = sketch("Web: a b | c")
    now = now.apply(change("x", add=[Stage(id="S9", journey=JOURNEY, position=9.0)]))
    assert slots(now, JOURNEY)[-1] == ("S9", "")
    assert moved("b c", "b", Landing(2, "Web", False), now) == ["Web: a | b | c"]


def test_what_is_in_a_hidden_lane_goes_along_in_it() -> None:
    now = sketch(*ROWS)
    desk = now.all(Lane)["Shop"]
    now = now.apply(change("x", edit=[(desk, desk.but(visible=False))]))
    assert moved("b x", "b", Landing(2, "Desk", False), now) == [
        "Web: a . | c d",
        "Shop: . x | . y",
        "Desk: . b | . .",
    ]


def relations(snapshot: Snapshot, ids: list[str]) -> list[tuple[int, int]]:
    """Return for each pair which of them is further right, and how many lanes lie between."""
    row = [step.id for step in columns(snapshot, JOURNEY)]
    rank = [lane.id for lane in channels(snapshot, JOURNEY)]
    cards = [snapshot.all(Touchpoint)[id] for id in ids]
    found = []
    for one in cards:
        for other in cards:
            apart = row.index(one.step) - row.index(other.step)
            side = (apart > 0) - (apart < 0)
            found.append((side, rank.index(one.lane) - rank.index(other.lane)))
    return found


@given(
    st.lists(st.sampled_from(CARDS), min_size=1, unique=True),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from(["Web", "Shop", "Desk"]),
    st.integers(0, 3),
    st.booleans(),
    st.data(),
)
def test_any_group_anywhere_stands_as_before(
    ids: list[str], column: int, fresh: bool, lane: str, index: int, tidy: bool, data: st.DataObject
) -> None:
    held = data.draw(st.sampled_from(ids))
    to = Landing(column + (fresh and data.draw(st.integers(0, 1))), lane, fresh, index)
    done = move_together(MANY, JOURNEY, ids, held, to, tidy=tidy)
    if done is None:
        return
    document = Document(MANY)
    document.commit(done)
    now = document.snapshot
    assert relations(now, ids) == relations(MANY, ids)
    others = sorted(set(CARDS) - set(ids))
    assert relations(now, others) == relations(MANY, others) and dangling(now) == []
    if tidy:
        left = {MANY.all(Touchpoint)[id].step for id in ids}
        bare = [x for x in columns(now, JOURNEY) if not now.of(Touchpoint, "step", x.id)]
        assert all(len(now.of(Step, "stage", x.stage)) == 1 for x in bare if x.id in left)
    document.undo()
    assert document.snapshot == MANY


def test_a_step_a_note_reaches_to_stays_when_its_last_touchpoint_leaves() -> None:
    lane = Lane(id="T", journey=JOURNEY, kind="text", position=9)
    note = Note(id="n", journey=JOURNEY, lane="T", step="s0", until_step="s1", body="Waits")
    now = sketch("Web: a b | c")
    now = now.apply(change("Note", add=[lane, note]))
    for made in (
        move_touchpoints(now, ["b"], "s2", "Web"),
        move_into_new_step(now, ["b"], "S1", 0),
        move_together(now, JOURNEY, ["b"], "b", Landing(2, "Web", False)),
    ):
        then = after(now, made)
        assert then.get(Step, "s1") and then.all(Note)["n"] == note and not dangling(then)
