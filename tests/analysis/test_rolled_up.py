"""What the journey inside a touchpoint comes to, and that a circle of them ends."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import find
from journeymap.analysis.rolled_up import from_words, rolled_lines, rolled_up
from journeymap.editing.nesting import nested, openable
from journeymap.model.records import Feeling, Friction, Persona, Record, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.layout.portfolio import CSAT, journey

STARS = (0, 0, 0, 5, 5)


def opened(records: list[Record], door: str, inside: str) -> list[Record]:
    return [
        one.but(opens=inside) if isinstance(one, Touchpoint) and one.id == door else one
        for one in records
    ]


def two(*more: Record) -> Snapshot:
    """Return a journey whose first touchpoint opens another of three."""
    outer = opened(journey("outer", None, 0.5), "outer 0", "inner")
    return Snapshot([*outer, *journey("inner", -1.0, 0.0, None, position=2.0), *more, CSAT])


def door(snapshot: Snapshot, id: str = "outer 0") -> Touchpoint:
    return snapshot.all(Touchpoint)[id]


def test_feelings_are_the_mean_of_each_persona() -> None:
    olena = [
        Feeling(id=f"o{i}", touchpoint=f"inner {i}", persona="olena", valence=value)
        for i, value in enumerate((1.0, 0.5, 0.0))
    ]
    snapshot = two(Persona(id="olena", name="Olena"), *olena)
    rolled = rolled_up(snapshot, door(snapshot))
    assert rolled and rolled.feelings == {None: -0.5, "olena": 0.5}
    assert from_words(rolled) == "from 3 touchpoints"
    assert "Olena: good on average" in rolled_lines(snapshot, rolled)


def test_the_worst_friction_is_told_and_scores_are_pooled_with_how_many() -> None:
    snapshot = two(
        Friction(id="mild", touchpoint="inner 0", title="Slow", severity=1, share=1.0),
        Friction(id="bad", touchpoint="inner 2", title="Broken", severity=4, share=0.5),
        Score(id="1", metric="csat", touchpoint="inner 0", answers=STARS),
        Score(id="2", metric="csat", touchpoint="inner 1", answers=STARS),
        Score(id="3", metric="csat", touchpoint="inner 2", answers=STARS, respondents="team"),
    )
    rolled = rolled_up(snapshot, door(snapshot))
    assert rolled and rolled.friction and rolled.friction.title == "Broken"
    (scored,) = rolled.scores
    assert (scored.reading.n, scored.touchpoints) == (20, 2), "a guess of ours is not pooled"


def test_what_a_touchpoint_inside_says_itself_counts_before_what_is_inside_of_it() -> None:
    deep = journey("deep", 1.0, 1.0, position=3.0)
    inner = opened(journey("inner", -1.0, None, position=2.0), "inner 0", "deep")
    outer = opened(journey("outer", None), "outer 0", "inner")
    snapshot = Snapshot([*outer, *inner, *deep])
    rolled = rolled_up(snapshot, door(snapshot))
    assert rolled and rolled.feelings == {None: -1.0} and rolled.touchpoints == 4
    snapshot = Snapshot([*outer, *opened(inner, "inner 1", "deep"), *deep])
    # Both doors lead to one journey; it is gone through once, by the one that says nothing.
    again = rolled_up(snapshot, door(snapshot))
    assert again and again.touchpoints == 4


def test_a_touchpoint_without_a_journey_inside_rolls_nothing_up() -> None:
    snapshot = two()
    assert rolled_up(snapshot, door(snapshot, "outer 1")) is None


@pytest.mark.parametrize("length", [1, 2, 3, 200])
def test_journeys_that_lead_in_a_circle_end_and_a_finding_says_so(length: int) -> None:
    records: list[Record] = []
    for i in range(length):
        one = journey(f"j{i}", 0.5, position=float(i))
        records += opened(one, f"j{i} 0", f"j{(i + 1) % length}")
    snapshot = Snapshot(records)
    rolled = rolled_up(snapshot, door(snapshot, "j0 0"))
    assert rolled and rolled.touchpoints <= length
    assert len(nested(snapshot)) == length
    assert openable(snapshot, door(snapshot, "j0 0")) == ()
    told = [one for one in find(snapshot, "j0") if one.kind == "inside_itself"]
    assert len(told) == 1 and told[0].ids == ("j0 0",)


def test_a_journey_that_leads_into_a_circle_it_is_no_part_of_is_not_told() -> None:
    records = [
        *opened(journey("outer", 0.5), "outer 0", "a"),
        *opened(journey("a", 0.5, position=2.0), "a 0", "b"),
        *opened(journey("b", 0.5, position=3.0), "b 0", "a"),
    ]
    assert not [one for one in find(Snapshot(records), "outer") if one.kind == "inside_itself"]
    assert [one for one in find(Snapshot(records), "a") if one.kind == "inside_itself"]


def test_journeys_stand_below_the_first_they_are_inside_of() -> None:
    records = [
        *journey("inner", position=1.0),
        *opened(journey("outer", 0.5, position=2.0), "outer 0", "inner"),
        *journey("other", position=3.0),
    ]
    found = [(one.id, depth) for one, depth in nested(Snapshot(records))]
    assert found == [("outer", 0), ("inner", 1), ("other", 0)]


def test_scores_two_journeys_deep_are_pooled_however_many_are_nearer() -> None:
    outer = opened(journey("outer", 0.5), "outer 0", "inner")
    inner = opened(journey("inner", 0.0, 0.0, 0.0, position=2.0), "inner 2", "deep")
    deep = journey("deep", 0.0, 0.0, position=3.0)
    scores = [
        Score(id=at, metric="csat", touchpoint=at, answers=STARS)
        for at in ("inner 0", "inner 1", "deep 0")
    ]
    snapshot = Snapshot([*outer, *inner, *deep, *scores, CSAT])
    rolled = rolled_up(snapshot, door(snapshot))
    assert rolled and [(one.reading.n, one.touchpoints) for one in rolled.scores] == [(30, 3)]
