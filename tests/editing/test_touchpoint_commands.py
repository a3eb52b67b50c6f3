"""Cards are made, moved and removed; the steps under them come and go."""

import pytest

from journeymap.editing import COMMANDS, newcomers
from journeymap.editing.touchpoints import move_into_new_step, move_touchpoints, new_touchpoint_at
from journeymap.model.records import Connection, Journey, Note, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import paste
from tests.editing.maps import JOURNEY, after, shown, sketch, view

MAP = sketch("Web: a . c | d", "Shop: . b . | .")


def do(name: str, snapshot: Snapshot, *selection: str) -> list[str]:
    change = COMMANDS[name].run(view(snapshot, *selection))
    return shown(after(snapshot, change))


def applies(name: str, snapshot: Snapshot, *selection: str) -> bool:
    return COMMANDS[name].run(view(snapshot, *selection)) is not None


def test_a_new_touchpoint_gets_a_step_after_the_selected_one_in_its_lane() -> None:
    assert do("touchpoint.add", MAP, "b") == ["Web: a . . c | d", "Shop: . b * . | ."]


def test_without_a_selection_it_goes_to_the_end_of_the_first_channel() -> None:
    assert do("touchpoint.add", MAP) == ["Web: a . c | d *", "Shop: . b . | . ."]


def test_it_goes_into_the_selected_lane_stage_or_step() -> None:
    assert do("touchpoint.add", MAP, "Shop") == ["Web: a . c | d .", "Shop: . b . | . *"]
    assert do("touchpoint.add", MAP, "S0") == ["Web: a . c * | d", "Shop: . b . . | ."]
    assert do("touchpoint.add", MAP, "s0") == ["Web: a * . c | d", "Shop: . . b . | ."]


def test_a_stage_with_one_blank_step_is_filled_and_not_grown() -> None:
    assert do("touchpoint.add", sketch("Web: a | ."), "S1") == ["Web: a | *"]


def test_in_an_empty_journey_a_touchpoint_brings_stage_and_channel() -> None:
    empty = Snapshot([Journey(id=JOURNEY)])
    assert do("touchpoint.add", empty) == ["Channel: *"]


def test_the_next_touchpoint_is_connected_and_other_arrows_stay() -> None:
    arrow = Connection(source="a", target="b")
    snapshot = Snapshot([*MAP.records(), arrow])
    change = COMMANDS["touchpoint.next"].run(view(snapshot, "a"))
    now = after(snapshot, change)
    assert shown(now) == ["Web: a * . c | d", "Shop: . . b . | ."]
    assert change is not None
    (new,) = newcomers(change)
    ends = {(x.source, x.target, x.kind) for x in now.all(Connection).values()}
    assert ends == {("a", "b", "next"), ("a", new, "next")}


def test_there_is_nothing_next_to_nothing() -> None:
    assert not applies("touchpoint.next", MAP)
    assert not applies("touchpoint.parallel", MAP, "S0")


def test_a_parallel_touchpoint_takes_the_free_lane_below_else_the_same_cell() -> None:
    assert do("touchpoint.parallel", MAP, "a") == ["Web: a . c | d", "Shop: * b . | ."]
    assert do("touchpoint.parallel", MAP, "b") == ["Web: a . c | d", "Shop: . b+* . | ."]
    full = sketch("Web: a+x", "Shop: b")
    assert do("touchpoint.parallel", full, "a") == ["Web: a+*+x", "Shop: b"]


def test_a_touchpoint_appears_where_somebody_points() -> None:
    apart = new_touchpoint_at(MAP, JOURNEY, None, "S1", "Shop", 0)
    assert shown(after(MAP, apart)) == ["Web: a . c | . d", "Shop: . b . | * ."]
    inside = new_touchpoint_at(MAP, JOURNEY, "s1", "S0", "Shop", 0)
    assert shown(after(MAP, inside)) == ["Web: a . c | d", "Shop: . *+b . | ."]


def test_removing_a_card_removes_the_blank_step_it_leaves() -> None:
    assert do("remove", MAP, "b") == ["Web: a c | d", "Shop: . . | ."]
    assert do("remove", MAP, "a", "b") == ["Web: c | d", "Shop: . | ."]


def test_the_last_step_of_a_stage_stays() -> None:
    assert do("remove", MAP, "d") == ["Web: a . c | .", "Shop: . b . | ."]
    assert do("remove", MAP, "a", "b", "c") == ["Web: . | d", "Shop: . | ."]


def test_a_step_with_a_title_or_a_note_stays() -> None:
    step = MAP.all(Step)["s1"]
    named = Snapshot([*MAP.records(), step.but(title="In the shop")])
    noted = Snapshot([*MAP.records(), Note(journey=JOURNEY, step="s1")])
    for snapshot in (named, noted):
        assert do("remove", snapshot, "b") == ["Web: a . c | d", "Shop: . . . | ."]


def test_everything_selectable_can_be_removed_but_the_only_journey() -> None:
    assert do("remove", MAP, "S1") == ["Web: a . c", "Shop: . b ."]
    assert do("remove", MAP, "Shop") == ["Web: a . c | d"]
    assert do("remove", MAP, "s0") == ["Web: . c | d", "Shop: b . | ."]
    assert not applies("remove", MAP, JOURNEY)
    assert not applies("remove", MAP)


def test_cards_move_into_a_cell_before_a_given_card() -> None:
    stacked = sketch("Web: a b+c")
    assert shown(after(stacked, move_touchpoints(stacked, ["a"], "s1", "Web", 1))) == ["Web: b+a+c"]
    assert shown(after(stacked, move_touchpoints(stacked, ["a"], "s1", "Web"))) == ["Web: b+c+a"]
    assert shown(after(stacked, move_touchpoints(stacked, ["b"], "s1", "Web"))) == ["Web: a c+b"]
    assert move_touchpoints(stacked, ["c"], "s1", "Web") is None
    assert move_touchpoints(stacked, ["b"], "s1", "Web", 0) is None


def test_a_card_moves_into_a_step_of_its_own() -> None:
    change = move_into_new_step(MAP, ["b"], "S1", 0, "Web")
    assert shown(after(MAP, change)) == ["Web: a c | b d", "Shop: . . | . ."]


def test_the_only_card_of_a_stage_takes_its_step_along_within_the_stage() -> None:
    change = move_into_new_step(MAP, ["d"], "S1", 1, "Shop")
    assert shown(after(MAP, change)) == ["Web: a . c | .", "Shop: . b . | d"]


def test_a_card_put_where_it_stands_is_not_moved() -> None:
    wide = sketch("Web: a b+c")
    far = Snapshot([*wide.records(), wide.all(Touchpoint)["c"].but(position=7.5)])
    assert move_touchpoints(far, ["c"], "s1", "Web") is None
    assert move_touchpoints(far, ["b", "c"], "s1", "Web", 0) is None


def test_the_gap_between_neighbours_never_runs_out() -> None:
    snapshot = sketch("Web: a b+c")
    for turn in range(60):
        mover = "b" if turn % 2 else "a"
        snapshot = after(snapshot, move_touchpoints(snapshot, [mover], "s1", "Web", 1))
        snapshot = after(snapshot, move_touchpoints(snapshot, ["c"], "s1", "Web", 1))
        assert len(shown(snapshot)[0]) == len("Web: b+c+a")


@pytest.mark.parametrize(
    ("command", "before", "then"),
    [
        ("move.right", ["Web: a . | c", "Shop: . b | ."], ["Web: a | c", "Shop: b | ."]),
        ("move.right", ["Web: a b | c"], ["Web: b a | c"]),
        ("move.right", ["Web: b a | c"], ["Web: b | a c"]),
        ("move.right", ["Web: a | c"], ["Web: . | a c"]),
        ("move.right", ["Web: a c", "Shop: b ."], ["Web: . a c", "Shop: b . ."]),
        ("move.left", ["Web: c | a"], ["Web: c a | ."]),
        ("move.left", ["Web: c b | a d"], ["Web: c b a | d"]),
        ("move.left", ["Web: . a", "Shop: b ."], ["Web: a", "Shop: b"]),
        ("move.left", ["Web: a", "Shop: b"], ["Web: a .", "Shop: . b"]),
        ("move.down", ["Web: a", "Shop: b"], ["Web: .", "Shop: b+a"]),
        ("move.up", ["Web: .", "Shop: a"], ["Web: a", "Shop: ."]),
    ],
)
def test_cards_move_one_place(command: str, before: list[str], then: list[str]) -> None:
    assert do(command, sketch(*before), "a") == then


@pytest.mark.parametrize("command", ["move.left", "move.right", "move.up", "move.down"])
def test_a_lonely_card_does_not_leave_the_map(command: str) -> None:
    assert not applies(command, sketch("Web: a"), "a")


def test_several_cards_move_together() -> None:
    snapshot = sketch("Web: a b c", "Shop: . . .")
    assert do("move.down", snapshot, "b", "a") == ["Web: . . c", "Shop: a b ."]
    assert do("move.right", snapshot, "a", "b") == ["Web: c a b", "Shop: . . ."]


def test_alt_and_arrows_move_steps_stages_and_lanes_too() -> None:
    assert do("move.right", MAP, "s0") == ["Web: . a c | d", "Shop: b . . | ."]
    assert do("move.left", MAP, "S1") == ["Web: d | a . c", "Shop: . | . b ."]
    assert do("move.up", MAP, "Shop") == ["Shop: . b . | .", "Web: a . c | d"]


def test_a_moment_of_truth_is_marked_and_unmarked() -> None:
    zmot = MAP.all(Touchpoint)["b"].but(moment="zmot")
    snapshot = Snapshot([*MAP.records(), zmot])
    one = after(snapshot, COMMANDS["touchpoint.moment"].run(view(snapshot, "a", "b")))
    assert [one.all(Touchpoint)[id].moment for id in "ab"] == ["moment", "zmot"]
    two = after(one, COMMANDS["touchpoint.moment"].run(view(one, "a", "b")))
    assert [two.all(Touchpoint)[id].moment for id in "ab"] == ["", ""]


def test_evidence_turns_round() -> None:
    snapshot, seen = MAP, []
    for _ in range(3):
        snapshot = after(snapshot, COMMANDS["touchpoint.evidence"].run(view(snapshot, "a")))
        seen.append(snapshot.all(Touchpoint)["a"].evidence)
    assert seen == ["partly", "researched", "assumed"]


def test_a_command_says_whether_it_applies() -> None:
    for command in COMMANDS:
        for seen in (view(MAP), view(MAP, "a", "b"), view(MAP, "S1"), view(Snapshot())):
            change = command.run(seen)
            assert change is None or change.edits, command.name
            assert command.applies(seen) == (change is not None), command.name
        assert command.label and command.menu


def test_in_a_document_without_a_journey_one_can_only_begin_one() -> None:
    nothing = view(Snapshot())
    assert [command.name for command in COMMANDS if command.applies(nothing)] == ["journey.add"]
    assert paste(nothing, "Asks\nPays") is None


def test_feelings_and_arrows_leave_the_selection_where_it_was() -> None:
    for name in ("feeling.5", "connection.chain"):
        change = COMMANDS[name].run(view(MAP, "a", "b"))
        assert change and newcomers(change) == ()


def test_of_a_derived_journey_the_journey_is_the_newcomer() -> None:
    change = COMMANDS["journey.to-be"].run(view(MAP))
    assert change
    assert [type(after(MAP, change).find(id)) for id in newcomers(change)] == [Journey]


def test_the_newcomers_of_a_new_stage_are_the_stage() -> None:
    change = COMMANDS["stage.add"].run(view(MAP, "a"))
    assert change
    now = after(MAP, change)
    assert shown(now) == ["Web: a . c | . | d", "Shop: . b . | . | ."]
    assert [type(now.find(id)) for id in newcomers(change)] == [Stage]
