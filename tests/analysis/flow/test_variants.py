"""The ways of a log: what follows what, what is left with fewer, and that they are found again."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.flow.kept_ways import kept
from journeymap.analysis.flow.variants import (
    SummedCases,
    Variant,
    Variants,
    directly_follows,
    ends,
    from_json,
    happened,
    joined,
    starts,
    to_json,
    variants_of,
)
from journeymap.editing import EditView
from journeymap.editing.journeys import derive, duplicate_journey
from journeymap.model.change import change
from journeymap.model.records import Journey, Lane, Project, Source, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

NAMES = ("Search", "Compare", "Pay", "Ask")
LOG = Variants(
    NAMES,
    (Variant(6, (0, 1, 2), 30.0), Variant(3, (0, 2), 12.5), Variant(1, (0, 3, 1, 1, 2))),
)


def test_what_follows_what_is_counted_over_all_cases() -> None:
    follows = {(0, 1): 6, (1, 2): 7, (0, 2): 3, (0, 3): 1, (3, 1): 1, (1, 1): 1}
    assert directly_follows(LOG) == follows
    assert sum(follows.values()) == LOG.events - LOG.cases == 29 - 10
    assert starts(LOG) == {0: 10} and ends(LOG) == {2: 10}
    assert happened(LOG) == {0: 10, 1: 8, 2: 10, 3: 1}


def test_with_everything_all_is_shown() -> None:
    all_of_it = kept(LOG, 1.0, 1.0)
    assert all_of_it.shown == LOG and all_of_it.sentence == (
        "Shows 100 % of the cases, 100 % of the events"
    )


def test_an_activity_that_is_left_out_is_skipped() -> None:
    few = kept(LOG, 0.75, 1.0)
    assert few.activities == {0, 1, 2}
    # “Ask” is gone: Search is followed by Compare in that case, too.
    assert directly_follows(few.shown) == {(0, 1): 7, (1, 2): 7, (0, 2): 3, (1, 1): 1}
    assert few.sentence == "Shows 100 % of the cases, 97 % of the events"


def test_with_the_fewest_arrows_each_activity_keeps_a_whole_way() -> None:
    few = kept(LOG, 1.0, 0.0)
    assert few.activities == {0, 1, 2, 3}
    assert few.arrows == {(0, 1), (1, 2), (0, 3), (3, 1), (1, 1)}
    assert few.shown.cases == 7 and few.cases == pytest.approx(0.7)
    assert kept(LOG, 0.0, 0.0).activities == {0}


def test_cases_that_are_summed_are_shown_with_everything_only() -> None:
    summed = SummedCases(5, 10, {(0, 3): 5}, {0: 5}, {3: 5})
    log = Variants(NAMES, LOG.ways, summed)
    assert (log.cases, log.events) == (15, 39) and directly_follows(log)[0, 3] == 6
    assert kept(log, 1.0, 1.0).cases == 1.0
    assert kept(log, 0.5, 1.0).shown.cases == 10


WAYS = st.lists(
    st.builds(
        Variant,
        st.integers(1, 50),
        st.lists(st.integers(0, 5), min_size=1, max_size=8).map(tuple),
        st.none() | st.floats(0, 1e6),
    ),
    min_size=1,
    max_size=30,
).map(lambda ways: joined(tuple("abcdef"), ways))


@given(WAYS, st.floats(0, 1), st.floats(0, 1))
def test_whatever_is_left_out_each_activity_stands_on_a_way_from_start_to_end(
    log: Variants, activities: float, paths: float
) -> None:
    left = kept(log, activities, paths)
    on_ways = {step for way in left.shown.ways for step in way.steps}
    assert left.activities == on_ways
    follows = directly_follows(left.shown)
    assert follows.keys() <= left.arrows
    coming, going = Counter(starts(left.shown)), Counter(ends(left.shown))
    for (source, target), count in follows.items():
        coming[target] += count
        going[source] += count
    assert coming == going, "what comes to an activity leaves it, or ends there"
    assert 0 < left.cases <= 1 and 0 < left.events <= 1


@given(WAYS, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_arrows_never_show_fewer_cases(
    log: Variants, activities: float, few: float, many: float
) -> None:
    few, many = sorted((few, many))
    assert kept(log, activities, few).cases <= kept(log, activities, many).cases


@given(WAYS)
def test_ways_come_back_from_what_is_kept_of_them(log: Variants) -> None:
    summed = SummedCases(5, 10, {(0, 3): 5}, {0: 5}, {3: 5})
    for one in (log, Variants(log.activities, log.ways, summed)):
        assert from_json(to_json(one)) == one


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", '{"activities": 3}', '{"activities": ["a"], "ways": [[1, [1], null]]}',
        '{"activities": ["a"], "ways": [[1, [], null]]}',
        '{"activities": ["a"], "ways": [[0, [0], null]]}',
        '{"activities": ["a"], "ways": [["x", [0], null]]}',
        '{"activities": ["a"], "ways": [[Infinity, [0], null]]}',
        f'{{"activities": ["a"], "ways": [[{10**400}, [0], null]]}}',
        '{"activities": ["a"], "ways": [[1e308, [0], null]]}',
        '{"activities": ["a"], "ways": [], "rest": {"cases": -1}}',
        '{"activities": ["a"], "ways": [], "rest": {"events": 1e300}}',
        '{"activities": ["a"], "ways": [], "rest": 5}',
        '{"activities": ["a"], "ways": [], "rest": {"follows": [[0, 7, 1]]}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_kept_log_is_none(text: str) -> None:
    assert from_json(text) is None


@pytest.mark.parametrize("minutes", ["NaN", "Infinity", "-3", "1e300", "null"])
def test_of_a_way_that_took_no_time_that_can_be_the_time_is_unknown(minutes: str) -> None:
    found = from_json(f'{{"activities": ["a"], "ways": [[2, [0], {minutes}]]}}')
    assert found and found.ways == (Variant(2, (0,), None),)


def test_of_an_activity_no_more_is_kept_than_a_log_is_read_with() -> None:
    found = from_json(f'{{"activities": ["{"a" * 5_000}"], "ways": [[1, [0], null]]}}')
    assert found and found.activities == ("a" * 1_001,)


def _document() -> Snapshot:
    journey = Journey(title="Buying")
    stage = Stage(journey=journey.id)
    step, lane = Step(stage=stage.id), Lane(journey=journey.id, kind="channel")
    cards = [Touchpoint(step=step.id, lane=lane.id, title=name) for name in NAMES[:3]]
    source = Source(
        name="log.csv",
        variants=to_json(LOG),
        mapping=json.dumps({"journey": journey.id, "touchpoints": [c.id for c in cards] + [None]}),
    )
    return Snapshot([Project(), source, journey, stage, step, lane, *cards])


def test_a_journey_knows_its_ways_after_its_touchpoints_were_renamed_or_removed() -> None:
    document = _document()
    journey, *_ = document.all(Journey)
    first, second, third = document.all(Touchpoint).values()
    other = document.apply(change("x", edit=[(first, first.but(title="Looks"))], remove=[second]))
    found = variants_of(other, journey)
    assert found is not None and found.variants == LOG
    assert found.touchpoints == (first.id, None, third.id, None)
    assert variants_of(other, "another") is None


def test_a_copy_of_a_copy_knows_the_ways_of_its_log() -> None:
    document = _document()
    journey, *_ = document.all(Journey)
    titles = [one.title for one in document.all(Touchpoint).values()]
    for copied in (derive, duplicate_journey):
        made = copied(EditView.of(document, journey))
        assert made is not None
        document = document.apply(made)
        journey = next(e.after.id for e in made if isinstance(e.after, Journey))
        found = variants_of(document, journey)
        assert found is not None and found.variants == LOG
        here = [document.all(Touchpoint)[id].title for id in found.touchpoints if id]
        assert here == titles
