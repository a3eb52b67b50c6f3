"""Lanes in the hand: grouped, hidden, copied with what stands in them, put down elsewhere."""

from __future__ import annotations

import pytest

from journeymap.editing import COMMANDS, EditView, newcomers
from journeymap.editing.lane_groups import rename_group
from journeymap.editing.lanes import add_lane
from journeymap.model.change import Change, change
from journeymap.model.grid import lanes
from journeymap.model.records import Connection, Friction, Journey, Lane, Note, Stage, Step
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import copy, lost, paste
from tests.editing.maps import JOURNEY, after, shown, sketch, view

MAP = sketch("Web: a . | b", "Shop: . c | .", "Desk: . . | d")


def with_(snapshot: Snapshot, *records: object, **looks: dict[str, object]) -> Snapshot:
    """Return a map with more records, and lanes that look otherwise."""
    pairs = []
    for id, look in looks.items():
        lane = snapshot.get(Lane, id)
        assert lane
        pairs.append((lane, lane.but(**look)))
    return snapshot.apply(change("x", add=records, edit=pairs))  # type: ignore[arg-type]


def run(snapshot: Snapshot, name: str, *ids: str) -> Change | None:
    return COMMANDS[name].run(view(snapshot, *ids))


def groups(snapshot: Snapshot) -> list[str]:
    return [f"{lane.title} {lane.group}".strip() for lane in lanes(snapshot, JOURNEY)]


def test_lanes_that_stand_apart_are_put_below_one_another_in_their_group() -> None:
    now = after(MAP, run(MAP, "lane.group", "Desk", "Web"))
    assert groups(now) == ["Web Group 1", "Desk Group 1", "Shop"]
    assert after(now, ~(run(MAP, "lane.group", "Desk", "Web") or Change(""))).all(Lane)


def test_one_lane_alone_joins_the_group_beside_it_and_else_begins_one() -> None:
    joined = with_(MAP, Shop={"group": "Doing"})
    assert groups(after(joined, run(joined, "lane.group", "Desk"))) == [
        "Web",
        "Shop Doing",
        "Desk Doing",
    ]
    assert groups(after(MAP, run(MAP, "lane.group", "Web")))[0] == "Web Group 1"
    one = with_(MAP, Web={"group": "Group 1"})
    assert "Desk Group 2" in groups(after(one, run(one, "lane.group", "Desk")))


def test_several_lanes_come_into_the_group_that_one_of_them_is_in() -> None:
    some = with_(MAP, Shop={"group": "Doing"})
    assert groups(after(some, run(some, "lane.group", "Web", "Shop"))) == [
        "Web Doing",
        "Shop Doing",
        "Desk",
    ]


def test_a_lane_is_taken_out_of_its_group_and_stays_where_it_is() -> None:
    some = with_(MAP, Shop={"group": "Doing"}, Desk={"group": "Doing"})
    assert groups(after(some, run(some, "lane.ungroup", "Shop"))) == ["Web", "Shop", "Desk Doing"]
    assert run(some, "lane.ungroup", "Web") is None


def test_a_group_is_renamed_in_all_its_lanes_at_once() -> None:
    some = with_(MAP, Shop={"group": "Doing"}, Desk={"group": "Doing"}, Web={"group": "Other"})
    now = after(some, rename_group(some, JOURNEY, "Doing", " What  they do "))
    assert groups(now) == ["Web Other", "Shop What they do", "Desk What they do"]


def test_hidden_lanes_are_shown_again_all_together() -> None:
    hidden = after(MAP, run(MAP, "lane.hide", "Web", "Desk"))
    assert [lane.title for lane in lanes(hidden, JOURNEY) if lane.visible] == ["Shop"]
    again = after(hidden, run(hidden, "lane.show", "Shop"))
    assert all(lane.visible for lane in lanes(again, JOURNEY))
    assert run(MAP, "lane.show") is None


def test_a_lane_is_as_tall_as_its_content_again() -> None:
    tall = with_(MAP, Web={"height": 400.0})
    now = after(tall, run(tall, "lane.fit", "Web"))
    assert (now.all(Lane)["Web"].height, run(now, "lane.fit", "Web")) == (None, None)


@pytest.mark.parametrize(("above", "place"), [(True, 1), (False, 2)])
def test_a_lane_is_added_above_or_below_the_one_that_is_meant(above: bool, place: int) -> None:
    now = after(MAP, add_lane(view(MAP, "Shop"), "text", "Thinking", above=above))
    assert [lane.title for lane in lanes(now, JOURNEY)].index("Thinking") == place


def test_a_lane_between_two_of_one_group_is_in_the_group() -> None:
    some = with_(MAP, Web={"group": "Doing"}, Shop={"group": "Doing"})
    inside = after(some, add_lane(view(some, "Web"), "text", "Thinking"))
    beyond = after(some, add_lane(view(some, "Shop"), "text", "Thinking"))
    assert "Thinking Doing" in groups(inside) and "Thinking" in groups(beyond)


def test_a_duplicate_of_a_lane_has_what_stands_in_it_at_the_same_steps() -> None:
    full = with_(
        MAP,
        Friction(id="f", touchpoint="a", title="Slow"),
        Connection(id="ab", source="a", target="b"),
        Note(id="n", journey=JOURNEY, lane="Shop", step="s1", body="Busy"),
    )
    done = run(full, "duplicate", "Web")
    now = after(full, done)
    assert shown(now)[:2] == ["Web: a . | b", "Web: a . | b"]
    assert done and newcomers(done) == (lanes(now, JOURNEY)[1].id,)
    assert len(now.all(Friction)) == 2 and len(now.all(Connection)) == 2
    assert len(now.all(Step)) == len(MAP.all(Step))
    twice = after(full, run(full, "duplicate", "Shop"))
    assert [(x.body, x.step) for x in twice.all(Note).values()] == [("Busy", "s1")] * 2


def test_a_bare_duplicate_has_nothing_in_it() -> None:
    now = after(MAP, run(MAP, "lane.bare", "Web"))
    assert shown(now)[:2] == ["Web: a . | b", "Web: . . | ."]
    assert run(MAP, "lane.bare", "a") is None


def other_journey(*titles: str) -> Snapshot:
    """Return another document: a stage for each title, with two steps."""
    journey = Journey(id=JOURNEY, title="Other")
    stages = [
        Stage(id=f"o{i}", journey=journey.id, title=title, position=i)
        for i, title in enumerate(titles)
    ]
    steps = [
        Step(id=f"{stage.id}-{n}", stage=stage.id, position=n) for stage in stages for n in (0, 1)
    ]
    return Snapshot([journey, *stages, *steps])


def thinking(snapshot: Snapshot) -> Snapshot:
    lane = Lane(id="T", journey=JOURNEY, kind="text", title="Thinking", group="Mind", position=9)
    return with_(
        snapshot,
        lane,
        Note(id="1", journey=JOURNEY, lane="T", step="s1", body="first"),
        Note(id="2", journey=JOURNEY, lane="T", touchpoint="b", body="second"),
        Note(id="3", journey=JOURNEY, lane="T", stage="S1", body="third"),
    )


def test_a_lane_finds_its_stages_by_title_in_another_file_whatever_their_order() -> None:
    there = other_journey("Stage 1", "Stage 0")
    text = copy(thinking(MAP), ["T"])
    now = after(there, paste(view(there), text))
    (lane,) = lanes(now, JOURNEY)
    assert (lane.title, lane.kind, lane.group) == ("Thinking", "text", "Mind")
    found = {note.body: note for note in now.of(Note, "lane", lane.id)}
    assert found["first"].step == "o1-1"
    assert (found["second"].step, found["second"].touchpoint) == ("o0-0", None)
    assert found["third"].stage == "o0"
    assert lost(view(there), text) == ()


def test_stages_without_a_name_are_matched_by_their_place() -> None:
    there = other_journey("", "")
    now = after(there, paste(view(there), copy(thinking(MAP), ["T"])))
    assert {note.body: note.step for note in now.all(Note).values()}["first"] == "o0-1"


def test_what_finds_no_step_is_left_out_and_counted_in_a_sentence() -> None:
    there = other_journey("Stage 0")
    text = copy(thinking(MAP), ["T"])
    now = after(there, paste(view(there), text))
    assert [note.body for note in now.all(Note).values()] == ["first"]
    (said,) = lost(view(there), text)
    assert said.startswith("2 things in the lane were left out")


def test_a_channel_comes_with_its_touchpoints_and_what_hangs_on_them() -> None:
    full = with_(MAP, Friction(id="f", touchpoint="a", title="Slow"))
    there = other_journey("Stage 0", "Stage 1")
    now = after(there, paste(view(there), copy(full, ["Web"])))
    assert shown(now) == ["Web: a . | b ."]
    assert [one.title for one in now.all(Friction).values()] == ["Slow"]


def test_a_lane_that_was_cut_comes_back_whole() -> None:
    full = thinking(MAP)
    text = copy(full, ["T"])
    gone = after(full, COMMANDS["remove"].run(EditView.of(full, JOURNEY, ("T",))))
    assert not gone.of(Note, "lane", "T")
    back = after(gone, paste(view(gone, "Shop"), text))
    assert [lane.title for lane in lanes(back, JOURNEY)] == ["Web", "Shop", "Thinking", "Desk"]
    assert sorted(note.body for note in back.all(Note).values()) == ["first", "second", "third"]
