"""Stages, steps, lanes, feelings, notes, arrows, people and scores are edited as one expects."""

import pytest

from journeymap.editing import COMMANDS, EditView, Run
from journeymap.editing.annotations import add_friction, add_idea, add_note, add_quote
from journeymap.editing.connections import connect
from journeymap.editing.feelings import set_feeling
from journeymap.editing.lanes import add_lane, move_lane, set_lane_height
from journeymap.editing.records import retitle, set_field
from journeymap.editing.scores import add_metric, add_score
from journeymap.editing.stages import move_stage, move_step, set_step_width
from journeymap.metrics import METRICS
from journeymap.model.change import Change, change
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Score,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, after, shown, sketch, view

MAP = sketch("Web: a . c | d", "Shop: . b . | .")


def run(
    name: str, snapshot: Snapshot, *selection: str, persona: str | None = None
) -> Change | None:
    return COMMANDS[name].run(view(snapshot, *selection, persona=persona))


def feeling(snapshot: Snapshot, card: str, persona: str | None) -> float | None:
    felt = snapshot.of(Feeling, "touchpoint", card)
    return next((f.valence for f in felt if f.persona == persona), None)


def test_the_digits_set_the_feeling_of_the_first_persona_for_all_selected() -> None:
    snapshot = MAP
    for digit in range(1, 6):
        assert COMMANDS[f"feeling.{digit}"].keys == (str(digit),)
        snapshot = after(snapshot, run(f"feeling.{digit}", snapshot, "a", "b"))
        assert feeling(snapshot, "a", OLENA) == feeling(snapshot, "b", OLENA) == (digit - 3) / 2
    assert len(snapshot.all(Feeling)) == 2
    assert run("feeling.5", snapshot, "a", "b") is None
    assert not after(snapshot, run("feeling.unset", snapshot, "a", "b")).all(Feeling)
    assert run("feeling.unset", MAP, "a") is None


def test_the_persona_under_the_lens_feels_for_herself() -> None:
    one = after(MAP, run("feeling.1", MAP, "a"))
    two = after(one, run("feeling.5", one, "a", persona=MAKSYM))
    assert (feeling(two, "a", OLENA), feeling(two, "a", MAKSYM)) == (-1.0, 1.0)


def test_a_feeling_is_dragged_anywhere_between_the_ends_and_not_beyond() -> None:
    assert feeling(after(MAP, set_feeling(MAP, "a", None, 0.37)), "a", None) == 0.37
    with pytest.raises(ValueError, match="not between"):
        set_feeling(MAP, "a", None, 1.2)
    assert set_feeling(MAP, "nobody", None, 1.0) is None


def test_stages_and_steps_are_added_where_one_is() -> None:
    assert shown(after(MAP, run("step.add", MAP, "a")))[0] == "Web: a . . c | d"
    assert shown(after(MAP, run("step.add", MAP, "S0")))[0] == "Web: a . c . | d"
    assert shown(after(MAP, run("stage.add", MAP)))[0] == "Web: a . c | d | ."


def test_stages_steps_and_lanes_are_put_anywhere() -> None:
    assert shown(after(MAP, move_stage(MAP, "S1", 0)))[0] == "Web: d | a . c"
    assert shown(after(MAP, move_step(MAP, "s1", "S1", 1))) == ["Web: a c | d .", "Shop: . . | . b"]
    assert shown(after(MAP, move_step(MAP, "s0", "S1", 1)))[0] == "Web: . c | d a"
    assert shown(after(MAP, move_lane(MAP, "Web", 1)))[0] == "Shop: . b . | ."
    assert move_stage(MAP, "S0", 0) is None and move_step(MAP, "s3", "S1", 5) is None
    assert move_lane(MAP, "Shop", 9) is None


def test_stage_and_lane_commands_act_on_what_the_card_is_in() -> None:
    assert shown(after(MAP, run("stage.left", MAP, "d")))[0] == "Web: d | a . c"
    assert run("stage.right", MAP, "d") is None and run("stage.right", MAP) is None
    assert shown(after(MAP, run("lane.up", MAP, "b")))[0] == "Shop: . b . | ."
    assert run("lane.down", MAP, "b") is None


def test_a_lane_passes_hidden_lanes_at_once() -> None:
    hidden = Lane(id="h", journey=JOURNEY, title="Hidden", position=1.5, visible=False)
    snapshot = Snapshot([*MAP.records(), hidden])
    assert [
        row.split(":")[0] for row in shown(after(snapshot, run("lane.up", snapshot, "Shop")))
    ] == ["Shop", "Web", "Hidden"]


def test_a_lane_of_any_kind_is_added_below_the_selected_one() -> None:
    now = after(MAP, add_lane(view(MAP, "Web"), "emotion", "Feelings"))
    assert [row.split(":")[0] for row in shown(now)] == ["Web", "Feelings", "Shop"]
    assert [lane.kind for lane in now.of(Lane, "journey", JOURNEY)][1] == "emotion"


def test_widths_and_heights_are_held_within_their_bounds() -> None:
    wide = after(MAP, set_step_width(MAP, "s0", 9999))
    assert wide.all(Step)["s0"].width == 320
    assert after(wide, set_step_width(wide, "s0", None)).all(Step)["s0"].width is None
    assert after(MAP, set_lane_height(MAP, "Web", 1)).all(Lane)["Web"].height == 40
    assert set_step_width(MAP, "s0", None) is None


def test_what_is_said_hangs_on_the_card_selected_last() -> None:
    seen = view(MAP, "a", "b")
    now = after(after(MAP, add_friction(seen, "Queue")), add_quote(seen, "Too long"))
    assert [f.title for f in now.of(Friction, "touchpoint", "b")] == ["Queue"]
    assert [q.said for q in now.of(Quote, "touchpoint", "b")] == ["Too long"]
    idea = after(MAP, add_idea(seen, "Signs"))
    assert [i.touchpoints for i in idea.all(Idea).values()] == [("a", "b")]
    nobody = view(MAP, "S0")
    assert add_friction(nobody, "x") is add_quote(nobody, "x") is add_idea(nobody, "x") is None


@pytest.mark.parametrize(
    "edit",
    [
        lambda s, id: set_field(s, (id,), "label", "if it is late"),
        lambda s, id: set_field(s, (id,), "kind", "alternative"),
        lambda s, id: set_field(s, (id,), "assumed", False),
        lambda s, id: COMMANDS["connection.turn"].run(view(s, id)),
        lambda s, id: connect(s, "a", "b"),
        lambda s, id: COMMANDS["connection.chain"].run(view(s, "a", "b")),
    ],
)
def test_an_assumed_arrow_that_is_edited_or_confirmed_is_an_ordinary_one(edit) -> None:
    arrow = Connection(id="arrow", source="a", target="b", assumed=True)
    snapshot = Snapshot([*MAP.records(), arrow])
    now = after(snapshot, edit(snapshot, "arrow"))
    assert [one.id for one in now.all(Connection).values()] == ["arrow"]
    assert not now.all(Connection)["arrow"].assumed
    same = set_field(snapshot, ("arrow",), "label", "")
    assert not same or snapshot.apply(same) == snapshot


def test_arrows_drawn_by_hand_are_not_assumed() -> None:
    snapshot = after(MAP, connect(MAP, "a", "b"))
    snapshot = after(snapshot, COMMANDS["touchpoint.next"].run(view(snapshot, "b")))
    assert len(snapshot.all(Connection)) == 2
    assert not any(arrow.assumed for arrow in snapshot.all(Connection).values())


def test_severity_rises_and_falls_within_its_bounds() -> None:
    snapshot = after(MAP, add_friction(view(MAP, "b"), "Queue"))
    assert run("severity.down", snapshot, "b") is None
    for _ in range(4):
        snapshot = after(snapshot, run("severity.up", snapshot, "b"))
    assert run("severity.up", snapshot, "b") is None
    (queue,) = snapshot.all(Friction).values()
    assert queue.severity == 4
    lower = after(snapshot, run("severity.down", snapshot, queue.id))
    assert lower.all(Friction)[queue.id].severity == 3


def test_a_note_goes_to_the_card_or_the_text_lane() -> None:
    lane = Lane(id="t", journey=JOURNEY, kind="text", position=9.0)
    snapshot = Snapshot([*MAP.records(), lane])

    def note(*selection: str) -> Note:
        now = after(snapshot, add_note(view(snapshot, *selection), "Hm"))
        return next(iter(now.all(Note).values()))

    assert (note("a").lane, note("a").touchpoint) == ("t", "a")
    assert (note("s1").lane, note("s1").step) == ("t", "s1")
    assert (note("S1").lane, note("S1").stage) == ("t", "S1")
    assert add_note(view(snapshot), "Hm") is None
    assert (note("t").lane, note("t").step) == ("t", "s0")


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("friction", lambda v: add_friction(v, "Waits")),
        ("quotes", lambda v: add_quote(v, "Never again")),
        ("ideas", lambda v: add_idea(v, "Call first")),
        ("text", lambda v: add_note(v, "Ask Iryna")),
        ("emotion", lambda v: COMMANDS["feeling.2"].run(v)),
    ],
)
def test_what_is_written_down_can_be_seen(kind: str, act: Run) -> None:
    now = after(MAP, act(view(MAP, "a")))
    (lane,) = (lane for lane in now.all(Lane).values() if lane.kind == kind)
    hidden = now.apply(change("Hide", edit=[(lane, lane.but(visible=False))]))
    again = after(hidden, act(view(hidden, "b")))
    assert [x.visible for x in again.all(Lane).values() if x.kind == kind] == [True]


def test_arrows_are_drawn_once_between_two_different_cards() -> None:
    now = after(MAP, connect(MAP, "a", "b"))
    assert connect(now, "a", "b") is None and connect(now, "a", "a") is None
    assert connect(now, "a", "nowhere") is None
    assert connect(now, "b", "a") and connect(now, "a", "b", "alternative")


def test_the_selection_is_connected_in_its_order() -> None:
    now = after(MAP, run("connection.chain", MAP, "c", "a", "b"))
    ends = [(x.source, x.target) for x in now.all(Connection).values()]
    assert ends == [("c", "a"), ("a", "b")]
    assert run("connection.chain", now, "a", "b") is None
    assert run("connection.chain", MAP, "a") is None
    turned = after(now, run("connection.turn", now, *now.all(Connection)))
    ends = [(x.source, x.target) for x in turned.all(Connection).values()]
    assert ends == [("a", "c"), ("b", "a")]


def test_the_first_persona_takes_over_feelings_nobody_had() -> None:
    alone = Snapshot([*MAP.records(), Journey(id=JOURNEY)])
    felt = after(alone, run("feeling.4", alone, "a"))
    now = after(felt, run("persona.add", felt))
    (new,) = now.all(Journey)[JOURNEY].personas
    assert feeling(now, "a", new) == 0.5
    more = after(now, run("persona.add", now))
    assert len(more.all(Journey)[JOURNEY].personas) == 2
    assert feeling(more, "a", new) == 0.5


def test_a_persona_can_leave_a_journey_and_come_back_unharmed() -> None:
    felt = after(MAP, run("feeling.4", MAP, "a"))
    gone = after(felt, set_field(felt, [JOURNEY], "personas", (MAKSYM,)))
    assert view(gone).lens == MAKSYM and feeling(gone, "a", OLENA) == 0.5
    back = after(gone, set_field(gone, [JOURNEY], "personas", (MAKSYM, OLENA)))
    assert feeling(back, "a", OLENA) == 0.5
    assert back.all(Journey)[JOURNEY].personas == (MAKSYM, OLENA)


def test_a_removed_persona_takes_its_feelings_along() -> None:
    felt = after(MAP, run("feeling.4", MAP, "a"))
    gone = after(felt, run("remove", felt, OLENA))
    assert not gone.all(Feeling) and OLENA not in gone.all(Persona)
    assert gone.all(Journey)[JOURNEY].personas == (MAKSYM,)


def test_anything_with_a_name_is_renamed_in_place() -> None:
    assert after(MAP, retitle(MAP, "a", "Reads\x00 on")).all(Touchpoint)["a"].title == "Reads on"
    assert after(MAP, retitle(MAP, OLENA, "Olga")).all(Persona)[OLENA].name == "Olga"
    assert retitle(MAP, "a", "a") is None and retitle(MAP, "nobody", "x") is None


def test_a_field_is_set_on_several_records_of_several_kinds() -> None:
    now = after(MAP, set_field(MAP, ["a", "b", OLENA], "owner", "Anna"))
    assert [now.all(Touchpoint)[id].owner for id in "abc"] == ["Anna", "Anna", ""]
    change = set_field(MAP, ["a"], "owner", "Anna")
    assert change and change.label == "Owner"


@pytest.mark.parametrize(
    ("field", "value"),
    [("evidence", "rumour"), ("expectation", 2.0), ("step", "nowhere"), ("lane", "s0")],
)
def test_a_value_that_does_not_fit_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"Touchpoint.{field}"):
        set_field(MAP, ["a"], field, value)


def test_every_known_metric_can_be_asked_and_answered_anywhere() -> None:
    for kind in METRICS:
        asked = after(MAP, add_metric(MAP, kind.name))
        (metric,) = asked.all(Metric).values()
        assert (metric.low, metric.high, metric.method) == (kind.low, kind.high, kind.method)
        for place, name in (("a", "touchpoint"), ("S0", "stage"), ("", "journey")):
            seen = view(asked, place) if place else view(asked)
            (score,) = after(asked, add_score(seen, metric.id)).all(Score).values()
            assert getattr(score, name) == (place or JOURNEY)
    assert add_score(view(MAP), "nothing") is None


def test_a_new_journey_is_ready_for_its_first_card() -> None:
    now = after(MAP, run("journey.add", MAP))
    (new,) = (j for j in now.all(Journey).values() if j.id != JOURNEY)
    assert new.personas == (OLENA, MAKSYM) and new.position > 1.0
    first = COMMANDS["touchpoint.add"].run(EditView.of(now, new.id))
    assert shown(after(now, first), new.id) == ["Channel: *", "Emotion: ."]


def test_keys_mean_one_thing_each() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
