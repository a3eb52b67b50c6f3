"""Whole parts of a journey are copied, pasted elsewhere, duplicated and derived."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.editing import COMMANDS, EditView, newcomers
from journeymap.editing.stages import move_stage
from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.links import removal
from journeymap.model.records import (
    Connection,
    Copyable,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import copy, paste
from journeymap.tabular.clipped import rows
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, after, shown, sketch, view
from tests.model.walks import dangling

DETAILS: list[Record] = [
    Feeling(touchpoint="a", persona=OLENA, valence=0.5),
    Feeling(touchpoint="b", persona=MAKSYM, valence=-1.0, word="lost"),
    Friction(touchpoint="b", title="Queue", severity=3),
    Quote(touchpoint="b", said="Where do I pay?"),
    Metric(id="m", title="Ease", kind="ces2", low=1, high=7),
    Score(metric="m", touchpoint="a", answers=(1, 0, 0, 0, 0, 2, 3)),
    Connection(source="a", target="b"),
    Connection(source="b", target="c"),
    Idea(id="i", journey=JOURNEY, touchpoints=("a", "b"), title="Signs"),
    Idea(id="j", journey=JOURNEY, touchpoints=("b", "c"), title="Pay by phone"),
    Note(journey=JOURNEY, touchpoint="a", body="Ask again"),
]
MAP = Snapshot([*sketch("Web: a . c | d", "Shop: . b . | .").records(), *DETAILS])


def elsewhere(*people: str) -> Snapshot:
    """Another document with a journey of its own."""
    personas = [Persona(id=f"other {name}", name=name) for name in people]
    lanes = [
        Lane(id="w", journey=JOURNEY, title="Web", position=1.0),
        Lane(id="o", journey=JOURNEY, title="Online", position=0.0),
    ]
    journey = Journey(id=JOURNEY, personas=tuple(p.id for p in personas))
    return Snapshot([*personas, journey, *lanes])


def count(snapshot: Snapshot, kind: type[Record]) -> int:
    return len(snapshot.all(kind))


def test_a_pasted_card_brings_what_is_inside_and_what_is_between() -> None:
    text = copy(MAP, ["b", "a"])
    now = after(MAP, paste(view(MAP, "d"), text))
    assert shown(now) == ["Web: a . c | d a .", "Shop: . b . | . . b"]
    new_a, new_b = cards(now, JOURNEY)[-2:]
    assert {"a", "b"}.isdisjoint({new_a.id, new_b.id})
    assert [f.valence for f in now.of(Feeling, "touchpoint", new_b.id)] == [-1.0]
    assert [f.title for f in now.of(Friction, "touchpoint", new_b.id)] == ["Queue"]
    assert [q.said for q in now.of(Quote, "touchpoint", new_b.id)] == ["Where do I pay?"]
    assert [s.answers[-1] for s in now.of(Score, "touchpoint", new_a.id)] == [3]
    assert [n.body for n in now.of(Note, "touchpoint", new_a.id)] == ["Ask again"]
    assert [c.target for c in now.of(Connection, "source", new_a.id)] == [new_b.id]
    assert now.of(Connection, "source", new_b.id) == ()
    assert [i.title for i in now.of(Idea, "touchpoints", new_a.id)] == ["Signs"]
    assert count(now, Idea) == 3 and count(now, Persona) == 2 and count(now, Metric) == 1


def test_one_card_lands_in_the_lane_of_the_selection() -> None:
    now = after(MAP, paste(view(MAP, "b"), copy(MAP, ["d"])))
    assert shown(now) == ["Web: a . . c | d", "Shop: . b d . | ."]


def test_cards_of_one_step_stay_together() -> None:
    snapshot = sketch("Web: a x", "Shop: b .")
    now = after(snapshot, paste(view(snapshot), copy(snapshot, ["a", "b"])))
    assert shown(now) == ["Web: a x a", "Shop: b . b"]


def test_in_another_document_people_and_questions_are_found_by_name_or_brought_along() -> None:
    other = elsewhere("Olena")
    now = after(other, paste(view(other), copy(MAP, ["a", "b"])))
    assert shown(now) == ["Online: . b", "Web: a ."]
    a, b = cards(now, JOURNEY)
    assert now.of(Feeling, "touchpoint", a.id)[0].persona == "other Olena"
    assert now.of(Feeling, "touchpoint", b.id)[0].persona == MAKSYM
    journey = now.get(Journey, JOURNEY)
    assert journey and journey.personas == ("other Olena", MAKSYM)
    assert now.of(Score, "touchpoint", a.id)[0].metric == "m"
    assert count(now, Metric) == 1
    assert [i.journey for i in now.all(Idea).values()] == [JOURNEY]


def test_cut_and_paste_restores_even_the_ideas() -> None:
    text = copy(MAP, ["a", "b"])
    cut = after(MAP, COMMANDS["remove"].run(view(MAP, "a", "b")))
    assert [i.title for i in cut.all(Idea).values()] == ["Pay by phone"]
    now = after(cut, paste(view(cut, "d"), text))
    assert sorted(i.title for i in now.all(Idea).values()) == ["Pay by phone", "Signs"]


def test_stages_and_steps_are_pasted_with_all_their_cards() -> None:
    stage = after(MAP, paste(view(MAP, "S0"), copy(MAP, ["S1"])))
    assert shown(stage) == ["Web: a . c | d | d", "Shop: . b . | . | ."]
    step = after(MAP, paste(view(MAP, "d"), copy(MAP, ["s0", "s1"])))
    assert shown(step) == ["Web: a . c | d a .", "Shop: . b . | . . b"]


def test_a_step_keeps_its_title_only_when_it_was_copied_itself() -> None:
    named = Snapshot([*MAP.records(), MAP.all(Step)["s0"].but(title="Search")])
    by_step = after(named, paste(view(named, "d"), copy(named, ["s0"])))
    by_card = after(named, paste(view(named, "d"), copy(named, ["a"])))
    found = [
        sum(step.title == "Search" for step in now.all(Step).values()) for now in (by_step, by_card)
    ]
    assert found == [2, 1]


def test_friction_is_pasted_onto_the_selected_card() -> None:
    (queue,) = MAP.of(Friction, "touchpoint", "b")
    now = after(MAP, paste(view(MAP, "d"), copy(MAP, [queue.id])))
    assert [f.title for f in now.of(Friction, "touchpoint", "d")] == ["Queue"]
    assert paste(view(MAP), copy(MAP, [queue.id])) is None


def test_a_lane_and_a_persona_are_copied() -> None:
    lane = after(MAP, paste(view(MAP, "Web"), copy(MAP, ["Shop"])))
    assert [x.split(":")[0] for x in shown(lane)] == ["Web", "Shop", "Shop"]
    person = after(MAP, paste(view(MAP), copy(MAP, [OLENA])))
    journey = person.get(Journey, JOURNEY)
    assert journey and len(journey.personas) == 3


def test_a_duplicate_stands_right_behind() -> None:
    change = COMMANDS["duplicate"].run(view(MAP, "b", "a"))
    now = after(MAP, change)
    assert shown(now) == ["Web: a . a . c | d", "Shop: . b . b . | ."]
    assert change and len(newcomers(change)) == 2
    (queue,) = MAP.of(Friction, "touchpoint", "b")
    again = after(MAP, COMMANDS["duplicate"].run(view(MAP, queue.id)))
    assert len(again.of(Friction, "touchpoint", "b")) == 2


def test_a_to_be_journey_is_a_whole_copy_that_knows_where_it_is_from() -> None:
    now = after(MAP, COMMANDS["journey.to-be"].run(view(MAP)))
    (new,) = (j for j in now.all(Journey).values() if j.id != JOURNEY)
    assert (new.state, new.derived, new.personas) == ("to-be", JOURNEY, (OLENA, MAKSYM))
    assert shown(now, new.id) == shown(MAP) == shown(now)
    for kind in (Feeling, Friction, Connection, Quote, Idea, Note, Lane):
        assert count(now, kind) == 2 * count(MAP, kind)
    assert count(now, Persona) == 2 and count(now, Metric) == 1


def test_all_that_a_to_be_journey_is_made_of_says_what_it_was_copied_from() -> None:
    made = COMMANDS["journey.to-be"].run(view(MAP))
    assert made
    copied = [edit.after for edit in made if isinstance(edit.after, Copyable)]
    assert len(copied) == len(made.edits) > 14
    for record in copied:
        source = MAP.find(record.origin or "")
        assert type(source) is type(record) and record.id != record.origin
    assert len({record.origin for record in copied}) == len(copied)
    assert MAP.apply(made).apply(~made).apply(made) == MAP.apply(made)


def test_a_to_be_journey_leaves_answers_behind_and_a_duplicate_does_not() -> None:
    for name, scores in (("journey.to-be", 1), ("journey.duplicate", 2)):
        now = after(MAP, COMMANDS[name].run(view(MAP)))
        assert len(now.all(Score)) == scores and len(now.all(Quote)) == 2


def test_a_duplicate_has_no_origin_and_what_was_cut_keeps_its_own() -> None:
    card = MAP.all(Touchpoint)["b"]
    snapshot = MAP.apply(change("", edit=[(card, card.but(origin="before"))]))
    doubled = after(snapshot, COMMANDS["duplicate"].run(view(snapshot, "b")))
    (copy_,) = [x for x in doubled.all(Touchpoint).values() if x.id not in MAP.all(Touchpoint)]
    assert copy_.origin is None
    text = copy(snapshot, ["b"])
    gone = snapshot.apply(Change("", removal(snapshot, ["b"])))
    back = after(gone, paste(view(gone, "a"), text))
    (pasted,) = [x for x in back.all(Touchpoint).values() if x.id not in gone.all(Touchpoint)]
    assert pasted.origin == "before"


def test_deriving_again_copies_the_one_journey_and_not_those_derived_before() -> None:
    once = after(MAP, COMMANDS["journey.to-be"].run(view(MAP)))
    twice = after(once, COMMANDS["journey.to-be"].run(view(once)))
    assert count(twice, Journey) == 3
    assert [j.derived for j in twice.all(Journey).values()] == [None, JOURNEY, JOURNEY]


def test_elsewhere_a_derived_journey_no_longer_says_where_it_is_from() -> None:
    once = after(MAP, COMMANDS["journey.to-be"].run(view(MAP)))
    (new,) = (j for j in once.all(Journey) if j != JOURNEY)
    empty = Snapshot([Journey(id="here")])
    now = after(empty, paste(EditView.of(empty, "here"), copy(once, [new])))
    assert [j.derived for j in now.all(Journey).values()] == [None, None]


def test_an_arrow_alone_cannot_be_pasted() -> None:
    (arrow,) = MAP.of(Connection, "source", "a")
    assert paste(view(MAP, "d"), copy(MAP, [arrow.id])) is None


def test_cards_of_several_stages_keep_the_order_they_are_shown_in() -> None:
    turned = after(MAP, move_stage(MAP, "S1", 0))
    now = after(turned, paste(view(turned, "c"), copy(turned, ["a", "d"])))
    assert shown(now)[0] == "Web: d | a . c d a"


def test_a_journey_can_be_pasted_into_another_document() -> None:
    other = elsewhere()
    now = after(other, paste(view(other), copy(MAP, [JOURNEY])))
    (new,) = (j for j in now.all(Journey) if j != JOURNEY)
    assert shown(now, new) == shown(MAP)


def test_a_damaged_copy_is_refused_with_a_sentence() -> None:
    text = copy(MAP, ["a"])
    for broken in (text[:-40], text.replace("Touchpoint", "Spaceship"), '{"journeymap": 1}'):
        with pytest.raises(JourneyError, match="nothing was pasted"):
            paste(view(MAP), broken)


@given(st.sets(st.integers(0, 40)), st.sampled_from([(), ("d",), ("S0",), ("Web",), ("s1",)]))
def test_a_copy_that_lost_records_on_the_way_leaves_nothing_dangling(
    lost: set[int], selection: tuple[str, ...]
) -> None:
    plain = json.loads(copy(MAP, ["S0", "d", OLENA, *(r.id for r in DETAILS)]))
    whole = [*plain["inside"], *plain["around"]]
    kept = [record for i, record in enumerate(whole) if i not in lost]
    plain["inside"] = [record for record in plain["inside"] if record in kept]
    plain["around"] = [record for record in plain["around"] if record in kept]
    for target in (MAP, elsewhere("Olena"), Snapshot([Journey(id=JOURNEY)])):
        change = paste(view(target, *selection), json.dumps(plain))
        if change:
            now = target.apply(change.normal())
            assert dangling(now) == []
            assert now.apply(~change) == target


def test_lines_of_text_become_connected_touchpoints() -> None:
    now = after(MAP, paste(view(MAP, "b"), "Asks\n\n Pays \r\nLeaves"))
    assert shown(now) == ["Web: a . . . . c | d", "Shop: . b Asks Pays Leaves . | ."]
    asks, pays, leaves = cards(now, JOURNEY)[2:5]
    assert [c.target for c in now.of(Connection, "source", asks.id)] == [pays.id]
    assert [c.target for c in now.of(Connection, "source", pays.id)] == [leaves.id]


def test_there_is_nothing_to_paste_in_blanks() -> None:
    assert paste(view(MAP), " \n\t\n") is None
    assert paste(view(MAP), "") is None


def test_rows_with_headings_become_a_whole_journey() -> None:
    sheet = (
        "Title\tLane\tStage\tfeeling\tEvidence\tOwner\tnonsense\n"
        "Sees an ad\tWeb\tStage 0\t0,5\tresearched\tAnna\t1\n"
        "Asks\tShop\tVisit\t−1\tpartly researched\t\t2\n"
        '"Pays\nby card"\tTill\tVisit\t7\tdunno\t\t3\n'
    )
    now = after(MAP, paste(view(MAP), sheet))
    assert shown(now)[0] == "Web: a . c Sees an ad | d | . ."
    assert shown(now)[1] == "Shop: . b . . | . | Asks ."
    asks, pays = cards(now, JOURNEY)[-2:]
    till = now.get(Lane, pays.lane)
    assert till and till.title == "Till" and pays.title == "Pays\nby card"
    assert asks.evidence == "partly" and pays.evidence == "assumed"
    assert now.of(Feeling, "touchpoint", asks.id)[0].valence == -1.0
    assert now.of(Feeling, "touchpoint", pays.id) == ()


def test_rows_for_a_spreadsheet_come_back_as_they_went() -> None:
    sheet = rows(MAP, ["d", "c", "b", "a", OLENA])
    assert sheet.splitlines()[1].startswith("Stage 0\tWeb\t0.5\ta")
    empty = Snapshot([Persona(id=OLENA), Journey(id=JOURNEY, personas=(OLENA,))])
    now = after(empty, paste(EditView.of(empty, JOURNEY), sheet))
    assert rows(now, [card.id for card in cards(now, JOURNEY)]) == sheet
    assert rows(MAP, ["b"], MAKSYM).splitlines()[1].startswith("Stage 0\tShop\t-1\tb")
    assert rows(MAP, ["S0"]) == ""


def test_rows_of_a_sheet_come_in_as_people_write_them() -> None:
    text = (
        "Touchpoint\tChannel\tStage\tFeeling\n"
        "Sees the sign\tStreet\tBefore\t2\nWaits\tDesk\tAt\t5\n"
    )
    now = after(MAP, paste(view(MAP), text))
    new = {t.title: t for t in now.all(Touchpoint).values() if t.id not in MAP.all(Touchpoint)}
    assert set(new) == {"Sees the sign", "Waits"}
    felt = {f.touchpoint: f.valence for f in now.all(Feeling).values()}
    assert (felt[new["Sees the sign"].id], felt[new["Waits"].id]) == (-0.5, 1.0)
    assert now.all(Lane)[new["Waits"].lane].title == "Desk"


def test_a_cell_no_sheet_has_is_told_in_a_sentence() -> None:
    with pytest.raises(JourneyError, match="Nothing has changed"):
        paste(view(MAP), "a\t" + "x" * 200_000)
