"""A selection becomes a journey inside a touchpoint, and is taken back in: nothing is lost."""

from __future__ import annotations

import random

import pytest

from journeymap.arrows import Leads, kind_of
from journeymap.editing import COMMANDS, EditView, newcomers
from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.records import (
    KINDS,
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Note,
    Quote,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import random_journey


def small(*more: Record) -> Snapshot:
    """Return a journey of five touchpoints in two stages, each connected with the next."""
    records: list[Record] = [
        Journey(id="j", title="Buying"),
        Stage(id="s", journey="j", title="Order", position=1.0),
        Stage(id="t", journey="j", title="Use", position=2.0),
        Lane(id="web", journey="j", title="Web", position=1.0),
        Lane(id="felt", journey="j", kind="emotion", position=2.0),
        Lane(id="text", journey="j", kind="text", title="Text", position=3.0),
    ]
    for i, id in enumerate("abcde"):
        step = Step(id=f"step {id}", stage="s" if i < 3 else "t", position=float(i + 1))
        records += [step, Touchpoint(id=id, step=step.id, lane="web", title=id.upper())]
    records += [
        Connection(id=f"{one}{two}", source=one, target=two, weight=10.0, unit="count")
        for one, two in zip("abcd", "bcde", strict=True)
    ]
    return Snapshot([*records, *more])


def run(name: str, snapshot: Snapshot, *ids: str) -> Snapshot:
    journey = snapshot.ordered(Journey)[0].id
    change = COMMANDS[name].run(EditView.of(snapshot, journey, ids))
    assert change, name
    assert change.normal() == change
    return snapshot.apply(change)


def door_of(snapshot: Snapshot) -> Touchpoint:
    (door,) = [card for card in snapshot.all(Touchpoint).values() if card.opens]
    return door


def assert_whole(snapshot: Snapshot) -> None:
    """Hold that nothing points at what is not there, and that all of a journey stands in it."""
    for record in snapshot.records():
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if not spec.target or not value or name == "origin":
                continue
            kind = next(k for k in KINDS if k.__name__ == spec.target)
            for id in value if isinstance(value, tuple) else (value,):
                assert snapshot.get(kind, id), f"{record} dangles by {name}"
    for card in snapshot.all(Touchpoint).values():
        stage = snapshot.all(Stage)[snapshot.all(Step)[card.step].stage]
        assert snapshot.all(Lane)[card.lane].journey == stage.journey, card
    for note in snapshot.all(Note).values():
        lane = snapshot.get(Lane, note.lane)
        assert lane is None or lane.journey == note.journey, note


def plain(snapshot: Snapshot) -> dict[str, Record]:
    """Return all records but for where they stand in their rows."""
    return {
        record.id: record.but(position=0.0) if hasattr(record, "position") else record
        for record in snapshot.records()
    }


def reached(snapshot: Snapshot) -> dict[str, set[str]]:
    """Return for each touchpoint those to which a way leads on from it."""
    after: dict[str, set[str]] = {id: set() for id in snapshot.all(Touchpoint)}
    for arrow in snapshot.all(Connection).values():
        if kind_of(arrow).leads is Leads.ON:
            after[arrow.source].add(arrow.target)
    found = {}
    for id in after:
        seen, waiting = set[str](), [id]
        while waiting:
            new = after[waiting.pop()] - seen
            seen |= new
            waiting += new
        found[id] = seen
    return found


def test_what_is_selected_goes_into_a_journey_and_one_touchpoint_stands_in_its_place() -> None:
    after = run("touchpoint.gather", small(), "b", "c")
    outer, inner = after.ordered(Journey)
    door = door_of(after)
    assert [card.id for card in cards(after, outer.id)] == ["a", door.id, "d", "e"]
    assert [card.id for card in cards(after, inner.id)] == ["b", "c"]
    assert (inner.title, door.title) == ("Order", "Order")
    arrows = {(a.source, a.target): a.weight for a in after.all(Connection).values()}
    assert arrows == {("a", door.id): 10, ("b", "c"): 10, (door.id, "d"): 10, ("d", "e"): 10}
    kinds = [lane.kind for lane in after.of(Lane, "journey", inner.id)]
    assert kinds == ["channel", "emotion"]
    assert_whole(after)


def test_all_that_hangs_on_it_stays_where_it_hangs() -> None:
    hanging = [
        Feeling(id="f", touchpoint="b", valence=0.5),
        Friction(id="fr", touchpoint="c"),
        Quote(id="q", touchpoint="c", said="Hm"),
        Idea(id="alone", journey="j", touchpoints=("b", "c")),
        Idea(id="shared", journey="j", touchpoints=("b", "e")),
        Note(id="n", journey="j", lane="text", step="step b", body="There"),
        Note(id="far", journey="j", lane="text", step="step e", body="Here"),
    ]
    before = small(*hanging)
    after = run("touchpoint.gather", before, "b", "c")
    inner = after.ordered(Journey)[1].id
    for id in ("f", "fr", "q"):
        assert after.find(id) == before.find(id)
    assert [idea.id for idea in after.of(Idea, "journey", inner)] == ["alone"]
    assert [note.id for note in after.of(Note, "journey", inner)] == ["n"]
    assert_whole(after)


def test_arrows_to_one_place_are_one_whose_counts_are_added_up() -> None:
    more = [
        Connection(id="1", source="a", target="c", weight=5.0, unit="count"),
        Connection(id="2", source="b", target="d", weight=0.25, unit="probability"),
        Connection(id="3", source="e", target="b", kind="loyalty"),
        Connection(id="4", source="b", target="e", kind="influence"),
    ]
    after = run("touchpoint.gather", small(*more), "b", "c")
    door = door_of(after).id
    arrows = {(a.source, a.target): a for a in after.all(Connection).values()}
    assert arrows["a", door].weight == 15
    assert arrows[door, "d"].weight is None, "a count and a share have no sum"
    assert arrows["e", door].kind == "loyalty"
    assert arrows["b", "e"].kind == "influence", "which may reach into another journey"


def test_a_step_to_which_a_note_reaches_from_outside_stays() -> None:
    note = Note(id="n", journey="j", lane="text", step="step a", until_step="step b", body="Wide")
    before = small(note)
    after = run("touchpoint.gather", before, "b", "c")
    assert after.find("n") == note
    assert_whole(after)
    assert plain(run("touchpoint.take-in", after, door_of(after).id)) == plain(before)


def test_whole_stages_can_be_gathered_and_one_touchpoint_alone_cannot() -> None:
    after = run("touchpoint.gather", small(), "t")
    assert [card.id for card in cards(after, after.ordered(Journey)[1].id)] == ["d", "e"]
    for ids in (("a",), (), ("web",)):
        view = EditView.of(small(), "j", ids)
        assert not COMMANDS["touchpoint.gather"].applies(view)
        assert COMMANDS["touchpoint.gather"].run(view) is None


def test_what_was_made_is_selected_where_it_stands() -> None:
    change = COMMANDS["touchpoint.gather"].run(EditView.of(small(), "j", ("b", "c")))
    assert change
    assert newcomers(change) == (door_of(small().apply(change)).id,)


@pytest.mark.parametrize("seed", range(60))
def test_made_and_taken_back_in_it_is_the_same_journey(seed: int) -> None:
    before, rng = random_journey(seed), random.Random(seed)
    journey = before.ordered(Journey)[0]
    row = list(cards(before, journey.id))
    if rng.random() < 0.5:  # neighbours, as people select them
        at = rng.randrange(len(row) - 2)
        row = row[at : at + rng.randint(2, 8)]
    chosen = rng.sample(row, min(len(row), rng.randint(2, 9)))
    made = run("touchpoint.gather", before, *(card.id for card in chosen))
    assert_whole(made)
    # In what is left one comes wherever one came, or through the touchpoint that stands there.
    ways, inside = reached(made), {card.id for card in chosen}
    for id, there in reached(before).items():
        if id not in inside:
            assert there - inside <= ways[id]
    back = run("touchpoint.take-in", made, door_of(made).id)
    assert_whole(back)
    one, other = plain(before), plain(back)
    crossing = {
        arrow.id
        for arrow in before.all(Connection).values()
        if (arrow.source in inside) != (arrow.target in inside)
    }
    new = {id for id, record in other.items() if isinstance(record, Connection)} - set(one)
    assert {id: r for id, r in one.items() if id not in crossing} == {
        id: r for id, r in other.items() if id not in crossing | new
    }
    assert [c.id for c in cards(back, journey.id)] == [c.id for c in cards(before, journey.id)]


@pytest.mark.parametrize("ids", ["ab", "bc", "bcd", "de", "abcde"])
def test_entered_at_one_end_and_left_at_the_other_the_arrows_are_the_same_too(ids: str) -> None:
    made = run("touchpoint.gather", small(), *ids)
    back = run("touchpoint.take-in", made, door_of(made).id)
    assert plain(back) == plain(small())
    assert reached(back) == reached(small())


def test_what_was_added_inside_and_around_comes_along() -> None:
    made = run("touchpoint.gather", small(), "b", "c")
    inner, door = made.ordered(Journey)[1], door_of(made)
    stage = made.of(Stage, "journey", inner.id)[0]
    app = Lane(id="app", journey=inner.id, title="App", position=9.0)
    more: list[Record] = [
        app,
        Step(id="step x", stage=stage.id, position=2.5),
        Touchpoint(id="x", step="step x", lane="app", title="X"),
        Stage(id="late", journey=inner.id, position=9.0, title="Late"),
        Step(id="step y", stage="late", position=1.0),
        Touchpoint(id="y", step="step y", lane="app", title="Y"),
        Connection(id="cy", source="c", target="y"),
        Quote(id="around", touchpoint=door.id, said="All of it"),
    ]
    back = run("touchpoint.take-in", Snapshot([*made.records(), *more]), door.id)
    assert_whole(back)
    assert len(back.all(Journey)) == 1
    assert {card.id for card in cards(back, "j")} == set("abcdexy")
    assert back.all(Lane)["app"].journey == "j"
    assert back.all(Quote)["around"].touchpoint == "b"
    out = {a.source for a in back.all(Connection).values() if a.target == "d"}
    assert out == {"x", "y"}, "out of it one goes wherever nothing leads on inside"


def test_a_journey_that_others_hold_too_is_not_taken_back_in() -> None:
    made = run("touchpoint.gather", small(), "b", "c")
    door = door_of(made)
    shared = made.all(Touchpoint)["e"].but(opens=door.opens)
    both = Snapshot([shared if r.id == "e" else r for r in made.records()])
    assert not COMMANDS["touchpoint.take-in"].applies(EditView.of(both, "j", (door.id,)))


def test_from_inside_it_can_be_taken_back_in_with_nothing_selected() -> None:
    made = run("touchpoint.gather", small(), "b", "c")
    inner = made.ordered(Journey)[1]
    change = COMMANDS["touchpoint.take-in"].run(EditView.of(made, inner.id))
    assert change and plain(made.apply(change)) == plain(small())
