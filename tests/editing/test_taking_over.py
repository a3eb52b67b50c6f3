"""Differences are taken over and back: what is taken differs no more, and undo brings it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.difference import ComparedJourney, JourneyDifference, difference
from journeymap.editing.taking_over import take_back, take_over
from journeymap.model.snapshot import Snapshot
from tests.analysis.random_edits import derived, edited, full
from tests.editing.maps import JOURNEY


def compared(now: Snapshot, to_be: str) -> JourneyDifference:
    return difference(ComparedJourney(now, JOURNEY, "as-is"), ComparedJourney(now, to_be, "to-be"))


def told(found: JourneyDifference) -> list[str]:
    return [f"{one.kind} {one.record} {one.fields} {one.parts}" for one in found]


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_all_taken_back_differs_no_more(seed: int, times: int) -> None:
    start, to_be = derived(full())
    now = edited(start, to_be, seed, times)
    found = compared(now, to_be)
    taken = take_back(now, found, *found)
    after = now.apply(taken) if taken else now
    assert not told(compared(after, to_be))
    assert taken is None or after.apply(~taken) == now
    assert bool(taken) == bool(found)


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_all_taken_over_differs_no_more(seed: int, times: int) -> None:
    start, to_be = derived(full())
    now = edited(start, to_be, seed, times)
    found = compared(now, to_be)
    taken = take_over(now, found, *found)
    after = now.apply(taken) if taken else now
    assert not told(compared(after, to_be))
    assert taken is None or after.apply(~taken) == now
