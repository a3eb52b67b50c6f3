"""Ways that few take are left out, and no touchpoint is cut off by that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.flow.rare import Passage, frequent

WAYS = (
    Passage("main", "a", "b", 0.6),
    Passage("side", "a", "c", 0.3),
    Passage("rare", "a", "d", 0.1),
    Passage("back", "b", "d", 0.05),
    Passage("on", "c", "d", 0.2),
)


def test_with_nothing_left_out_all_is_covered() -> None:
    kept = frequent(WAYS, 0.0)
    assert kept.ids == {way.id for way in WAYS} and kept.covered == 1.0


def test_what_few_take_goes_and_the_rest_is_told_as_its_share_of_all() -> None:
    kept = frequent(WAYS, 0.15)
    # “back” is rare, too, but nothing else leaves b.
    assert kept.ids == {"main", "side", "on", "back"}
    assert kept.covered == pytest.approx((0.6 + 0.3 + 0.2 + 0.05) / 1.25)


def test_of_arrows_without_any_numbers_one_in_and_one_out_is_left() -> None:
    kept = frequent([Passage(id, "a", "b", 0.0) for id in ("y", "x")], 1.0)
    assert kept.ids == {"x"} and kept.covered == 1.0


def test_a_way_to_oneself_is_no_way_in() -> None:
    kept = frequent([Passage("self", "a", "a", 0.9), Passage("on", "a", "b", 0.1)], 0.95)
    assert kept.ids == {"on"}


_PASSAGES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.floats(0, 3)), max_size=20
)


@given(_PASSAGES, st.floats(0, 1), st.floats(0, 1))
def test_nobody_is_cut_off_and_more_is_left_of_less(
    ways: list[tuple[str, str, float]], one: float, other: float
) -> None:
    every = [Passage(str(i), *way) for i, way in enumerate(ways)]
    few, many = (frequent(every, least) for least in sorted((one, other), reverse=True))
    assert few.ids <= many.ids and few.covered <= many.covered + 1e-9
    left = [way for way in every if way.id in few.ids]
    for end in ("source", "target"):
        had = {getattr(way, end) for way in every if way.source != way.target}
        assert had == {getattr(way, end) for way in left if way.source != way.target}
