"""What touchpoints are given is counted from the ways that are looked at."""

from __future__ import annotations

import pytest

from journeymap.analysis.charts.without import touch_table
from journeymap.analysis.flow.outcomes import outcomes
from journeymap.analysis.flow.touches import Touches, touches_of
from journeymap.view import EVERY_WAY, Filter, View, WaysChoice
from journeymap.view.ways import along_ways, logged_ways
from tests.views.logged import logged


def given(how: WaysChoice) -> Touches:
    view = along_ways(View.of(logged(), "j", filter=Filter(ways=how)))
    found = touches_of(outcomes(view.snapshot, "j"), logged_ways(view))
    assert found
    return found


def test_of_all_ways_all_that_arrive_are_counted() -> None:
    """Of 1,000 cases 20 end at e; first and last touch by hand: who goes on from b, c or e."""
    found = given(EVERY_WAY)
    last = {one.id: one.last for one in found.of}
    assert found.counted == 980 and found.of[0].first == 1
    assert last == pytest.approx({"a": 0, "b": 300 / 980, "c": 670 / 980, "e": 10 / 980})


def test_of_cases_that_go_along_an_arrow_only_those_are() -> None:
    found = given(WaysChoice(through=frozenset({("b", "d")})))
    assert found.counted == 300 and {one.id: one.last for one in found.of} == {"a": 0, "b": 1}


def test_the_chart_says_of_how_many_it_was_counted() -> None:
    now = logged()
    table = touch_table(now, "j", outcomes(now, "j"), logged_ways(View.of(now, "j")))
    assert table and table.counted == 980
    drawn = touch_table(now, "j", outcomes(now, "j"))
    assert drawn and drawn.counted is None
