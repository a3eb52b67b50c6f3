"""What the graph of a journey tells: where one does not come, does not get on, goes round."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Quote,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

J = "j"


def drawn(ways: str, **more: dict[str, object]) -> list[Record]:
    """Return a journey of the touchpoints named in ``a.b|c``, and arrows behind the colon.

    ``|`` divides stages. ``a>b`` is an arrow, ``a~b`` one of loyalty, ``a!b`` of influence, each
    with a weight behind it, as in ``a>b.25``. ``more`` are fields of touchpoints by name.
    """
    names, _, arrows = ways.partition(":")
    records: list[Record] = [Journey(id=J), Lane(id="web", journey=J, title="Web")]
    place = 0
    for i, stage in enumerate(names.split("|")):
        records.append(Stage(id=f"S{i}", journey=J, position=i))
        for name in stage.strip().split("."):
            place += 1
            records.append(Step(id=f"s{name}", stage=f"S{i}", position=place))
            fields: dict[str, object] = {"lane": "web", "title": name, **more.get(name, {})}
            records.append(Touchpoint(id=name, step=f"s{name}", **fields))  # type: ignore[arg-type]
    kinds = {">": "next", "~": "loyalty", "!": "influence"}
    for i, arrow in enumerate(arrows.split()):
        weight = float(arrow[3:]) if arrow[3:] else None
        kind = kinds[arrow[1]]
        records.append(
            Connection(
                id=f"{arrow[:3]}{i}", source=arrow[0], target=arrow[2], kind=kind, weight=weight
            )
        )
    return records


def told(kind: str, records: list[Record]) -> list[Finding]:
    return [one for one in find(Snapshot(records), J) if one.kind == kind]


def texts(kind: str, records: list[Record]) -> list[str]:
    return [one.text for one in told(kind, records)]


def test_what_no_way_leads_to_is_told_and_where_one_begins_is_no_such_place() -> None:
    (one,) = told("unreachable", drawn("a.b|c.d: a>b b>c d>c"))
    assert one.text == "No way leads to 1 of 4 touchpoints: d" and one.ids == ("d",)
    assert (one.severity, one.weight) == (2, 0.25)
    assert not told("unreachable", drawn("a.b|c.d: a>b b>c b>d"))
    assert not told("unreachable", drawn("a|b: a>a a>b"))


def test_where_starts_are_counted_the_first_stage_is_none_by_itself() -> None:
    records = drawn("a.b|c: a>c b>c", a={"starts": 10})
    assert texts("unreachable", records) == ["No way leads to 1 of 3 touchpoints: b"]
    assert not told("unreachable", drawn("a|b.c: a>c b>c", a={"starts": 1}, b={"starts": 2}))


def test_a_ring_that_nobody_comes_into_cannot_be_reached() -> None:
    assert texts("unreachable", drawn("a|b.c.d: a>d b>c c>b")) == [
        "No way leads to 2 of 4 touchpoints: b, c"
    ]


def test_what_is_behind_the_stage_begins_and_ends_anywhere() -> None:
    back = Lane(id="shop", journey=J, role="backstage")
    records = [back, *drawn("a|b|c: a>c b>c", b={"lane": "shop"})]
    assert not told("unreachable", records)
    ending = [back, *drawn("a|b|c: a>c a>b", b={"lane": "shop"})]
    assert not told("dead_end", ending)
    assert told("dead_end", drawn("a|b|c: a>c a>b"))


def test_a_dead_end_tells_how_many_end_there() -> None:
    (one,) = told("dead_end", drawn("a|b.c|d: a>b.25 a>c.75 c>d1"))
    assert one.text == "Dead end before the last stage: b (25 % of customers)"
    assert (one.severity, one.weight) == (2, 0.25)
    assert one.values == {"touchpoints": 1, "share": 0.25}


def test_of_several_dead_ends_that_with_the_most_customers_comes_first() -> None:
    records = drawn("a|b.c.e|d: a>b.05 a>c.02 a>e.03 a>d.9")
    (one,) = told("dead_end", records)
    said = "b (5 % of customers), e (3 % of customers), c (2 % of customers)"
    assert one.text == f"3 dead ends before the last stage: {said}"
    assert one.weight == pytest.approx(0.1)


def test_what_nobody_counted_is_no_per_cent() -> None:
    (one,) = told("dead_end", drawn("a|b.c|d: a>b a>c c>d"))
    assert one.text == "Dead end before the last stage: b"
    assert one.values["share"] is None and one.weight == 0.5 and one.severity == 1


def test_what_is_assumed_in_part_is_told_with_a_sign_of_about() -> None:
    records = drawn("a|b.c.e|d: a>b.25 a>c.75 c>d c>e")
    assert "b (≈ 25 % of customers)" in texts("dead_end", records)[0]


@pytest.mark.parametrize("ends", ["goal", "leaves"])
def test_where_the_journey_is_said_to_end_is_no_dead_end(ends: str) -> None:
    assert not told("dead_end", drawn("a|b.c|d: a>b c>d", b={"ends": ends}))
    assert not told("dead_end", drawn("a|b.c|d: a>c b>b c>d"))


def test_touchpoints_without_arrows_are_told_once_there_are_arrows() -> None:
    assert not told("no_arrow", drawn("a.b|c:"))
    assert not told("no_arrow", drawn("a.b|c: a!b"))
    (one,) = told("no_arrow", drawn("a.b|c: a>b"))
    assert one.text == "No arrow leads to or from 1 of 3 touchpoints: c"


def test_who_is_trapped_is_told_with_how_many_come_there() -> None:
    (one,) = told("trapped", drawn("a|b.c|d: a>b.4 a>d.6 b>c1 c>b1"))
    assert one.text == (
        "Who comes to b, c goes round for ever: no way leads out (40 % of customers)"
    )
    assert (one.severity, one.ids) == (3, ("b", "c"))
    assert one.weight == pytest.approx(0.4)


def test_who_may_drop_off_is_not_trapped() -> None:
    assert not told("trapped", drawn("a|b.c|d: a>b.4 a>d.6 b>c1 c>b.9"))
    assert not told("trapped", drawn("a|b: a>b a>a.5"))


def test_all_trapped_is_told_and_nothing_else_fails() -> None:
    records = drawn("a|b: a>b1 b>a1")
    (one,) = told("trapped", records)
    assert one.weight == 1.0
    assert told("loop", records)


def test_shares_over_one_are_told_and_no_per_cent_is_said_of_customers() -> None:
    records = drawn("a|b.c|d: a>b.8 a>c.7 c>d1")
    assert texts("shares", records) == [
        "The ways from a add up to 150 %: nothing can be counted from them"
    ]
    assert texts("dead_end", records) == ["Dead end before the last stage: b"]


def test_a_loop_is_neutral_until_it_goes_over_something_bad_again() -> None:
    records = drawn("a.b|c: a>b b>a.25 b>c.75")
    (one,) = told("loop", records)
    assert one.text == "Loop: a → b → a (25 % go back)"
    assert (one.severity, one.values["loop"], one.weight) == (1, "neutral", 0.25)
    bad = [*records, Feeling(touchpoint="b", valence=-1.0)]
    (again,) = told("loop", bad)
    assert again.text == "Rework: a → b → a (25 % go back); what is bad comes again: b"
    assert again.severity == 2
    pain = [*records, Friction(touchpoint="a", severity=3, share=0.5)]
    assert told("loop", pain)[0].values["loop"] == "rework"


def test_that_many_drop_off_in_a_loop_makes_no_rework_of_it() -> None:
    (one,) = told("loop", drawn("a.b|c: a>b b>a.25 b>c.25"))
    assert one.values["loop"] == "neutral"


def test_a_lane_of_support_makes_a_loop_rework() -> None:
    records = [
        Lane(id="help", journey=J, role="support"),
        *drawn("a.b|c: a>b b>a b>c", b={"lane": "help"}),
    ]
    assert [one.values["loop"] for one in told("loop", records)] == ["rework"]


def test_a_loyalty_loop_is_wanted_and_makes_no_loop_of_what_lies_between() -> None:
    records = drawn("a.b|c: a>b b>c c~a.4")
    (one,) = told("loop", records)
    assert "Loyalty loop: c → a" in one.text and "40 % go back" in one.text
    assert (one.severity, one.values["loop"], one.values["closed"]) == (0, "loyalty", True)
    assert one.ids == ("c", "a", "c~a2")
    both = told("loop", drawn("a.b|c: a>b b>c b>a c~a"))
    assert [(one.values["loop"], one.severity) for one in both] == [("neutral", 1), ("loyalty", 0)]


def test_sharing_that_leads_to_searching_is_loyalty_whichever_arrow_it_is() -> None:
    records = drawn("a|b: a>b b>a", a={"moment": "zmot"}, b={"moment": "umot"})
    assert [one.values["loop"] for one in told("loop", records)] == ["loyalty"]


def test_loyalty_to_where_no_way_leads_on_closes_nothing() -> None:
    (one,) = told("loop", drawn("a.b|c: b>c c~a"))
    assert one.text == "Leads back, but no way comes here again: c → a"
    assert (one.severity, one.values["closed"]) == (1, False)


def test_a_self_loop_is_a_loop_and_ways_of_two_kinds_are_told_apart() -> None:
    (one,) = told("loop", drawn("a|b: a>a a>b"))
    assert one.text.startswith("Loop: a → a")
    records = drawn("a.b.c|d: a>b b>a b>c c>b c>d")
    both = told("loop", [*records, Feeling(touchpoint="c", valence=-1.0)])
    assert [one.values["loop"] for one in both] == ["rework", "neutral"]


def test_arrows_side_by_side_are_one_way_with_the_sum_of_their_shares() -> None:
    (one,) = told("loop", drawn("a.b|c: a>b1 b>a.25 b>a.25 b>c.5"))
    assert one.text == "Loop: a → b → a (50 % go back)"
    assert {"b>a1", "b>a2"} <= set(one.ids)


def test_several_loyalty_loops_are_one_finding_the_most_walked_first() -> None:
    (one,) = told("loop", drawn("a|b.c|d: a>b1 b>c1 c~a.2 b~a0 c>d.8"))
    assert one.text == "Loyalty loop: c → a (20 % go back), b → a"


def test_more_loops_than_can_be_read_are_counted() -> None:
    names = [f"{letter}" for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    pairs = [*zip(names[::2], names[1::2], strict=True)]
    arrows = " ".join(f"{a}>{b} {b}>{a}" for a, b in pairs)
    found = told("loop", drawn(".".join(names) + ": " + arrows))
    assert len(found) == 6
    assert found[-1].text.startswith("21 more loops: ")
    assert len(found[-1].ids) == 42 == len(set(found[-1].ids))


def test_a_long_way_round_is_told_by_its_ends() -> None:
    (one,) = told("loop", drawn("a.b.c.d.e.f|g: a>b b>c c>d d>e e>f f>a f>g"))
    assert "a → b → … 3 more … → f → a" in one.text


def test_what_leads_back_to_where_nothing_leads_on_is_told_once() -> None:
    (one,) = told("backwards", drawn("a.b.c|d: a>b c>a d>b b>d"))
    assert one.text == "Leads backwards: c → a" and one.severity == 1
    assert not told("backwards", drawn("a.b|c: a>b b>c c~a"))
    assert not told("backwards", drawn("a.b|c: c!a"))


def test_the_loyalty_loop_is_open_until_a_way_leads_from_sharing_to_searching() -> None:
    moments: dict[str, dict[str, object]] = {"a": {"moment": "zmot"}, "c": {"moment": "umot"}}
    (one,) = told("open_loop", drawn("a.b|c: a>b.5 b>c1", **moments))
    assert one.text == (
        "The loyalty loop is open: from c (50 % of customers) no way leads back to a ZMOT"
    )
    assert not told("open_loop", drawn("a.b|c: a>b b>c c~a", **moments))
    assert not told("open_loop", drawn("a.b|c.d: a>b b>c c>d d~a", **moments))
    assert told("open_loop", drawn("a.b|c: a>b b>c c!a", **moments))
    assert not told("open_loop", drawn("a.b|c: a>b b>c"))


def test_searching_that_comes_only_after_the_shelf_is_hinted_at() -> None:
    moments: dict[str, dict[str, object]] = {"b": {"moment": "fmot"}, "c": {"moment": "zmot"}}
    (one,) = told("late_zmot", drawn("a.b|c: a>b b>c", **moments))
    assert one.text == "One comes to search and compare only after meeting the product: c"
    assert not told("late_zmot", drawn("a.b|c: a>b b>c a>c", **moments))
    # The second time round does not count: loyalty leads to the search only once it is over.
    loyal = drawn("a.b.c|d: a>b b>c a>d d~c", **moments)
    assert told("late_zmot", loyal)
    assert not told("late_zmot", drawn("a.b.c|d: a>b b>c a>d d>c", **moments))
    assert not told("late_zmot", drawn("a.b|c: a>b", **moments))


def test_what_all_pass_is_told_where_ways_part_and_not_of_a_plain_line() -> None:
    (one,) = told("must_pass", drawn("a.b.c|d.e: a>b a>c b>d c>d d>e"))
    assert one.text == "Everyone who reaches e passes 1 of 5 touchpoints: d"
    assert (one.severity, one.ids) == (0, ("d",))
    assert one.values["goal_assumed"] is True
    declared = drawn("a.b.c|d.e: a>b a>c b>d c>d d>e", e={"ends": "goal"})
    assert told("must_pass", declared)[0].values["goal_assumed"] is False
    assert not told("must_pass", drawn("a.b.c|d: a>b b>c c>d"))
    assert not told("must_pass", drawn("a.b|c: a>b b>c a>c"))


def test_two_that_hold_all_ways_are_told_as_two() -> None:
    (one,) = told("must_pass", drawn("a.b.c|d: a>b a>c b>d c>d"))
    assert one.text == "Everyone who reaches d passes b or c: without these two nobody gets there"
    assert not told("must_pass", drawn("a.b.c|d: a>b a>c b>d c>d a>d"))
    assert not told("must_pass", drawn("a.b.c.e|d: a>b a>c a>e b>d c>d e>d"))


def test_a_single_point_of_failure_is_one_at_which_something_is_wrong() -> None:
    line = drawn("a.b|c: a>b1 b>c.8")
    (one,) = told("single_point", line)
    assert one.text == (
        "Everything hangs on b (100 % of customers): no way to c leads round it,"
        " and 20 % of those who come go no further"
    )
    assert one.severity == 1 and one.weight == pytest.approx(0.2)
    assert not told("single_point", drawn("a.b|c: a>b b>c"))
    pain = [*line, Friction(touchpoint="b", title="Queue", severity=4, share=0.9)]
    (worse,) = told("single_point", pain)
    assert worse.text.endswith("and there is ▲ 4 “Queue”") and worse.severity == 2
    assert not told(
        "single_point", [*drawn("a.b|c: a>b b>c a>c"), Feeling(touchpoint="b", valence=-1)]
    )


def test_the_point_of_no_return_is_where_going_back_and_forth_is_over() -> None:
    (one,) = told("no_return", drawn("a.b.c|d.e: a>b b>a b>c c>d c>e"))
    assert one.text == "Point of no return: c; until there customers go back and forth at a, b"
    assert not told("no_return", drawn("a.b|c: a>b b>c"))
    assert told("no_return", drawn("a.b.c|d: a>b b>a b>c c>d d~a"))


def test_hops_between_channels_are_counted_on_the_likeliest_way_and_on_average() -> None:
    shop = Lane(id="shop", journey=J, title="Shop", position=1.0)
    records = [shop, *drawn("a.b|c.d: a>b.75 a>c.25 b>c1 c>d1", b={"lane": "shop"})]
    (one,) = told("channel_hops", records)
    assert one.text == (
        "The likeliest way changes the channel 2 times in 3 steps: Web → Shop → Web"
        " (on average 1.5)"
    )
    assert (one.severity, one.values["average"]) == (0, 1.5)
    stage = Lane(id="shop", journey=J, title="Shop", position=1.0, role="onstage")
    assert not told("channel_hops", [stage, *records[1:]])


def test_many_hops_are_a_burden() -> None:
    shop = Lane(id="shop", journey=J, title="Shop", position=1.0)
    records = [shop, *drawn("a.b|c.d: a>b b>c c>d", b={"lane": "shop"}, d={"lane": "shop"})]
    (one,) = told("channel_hops", records)
    assert one.severity == 1 and one.text.endswith("Web → Shop → Web → Shop")


def test_a_stretch_of_which_nothing_is_known_is_told_unless_nothing_is_known_at_all() -> None:
    line = drawn("a.b.c|d.e: a>b b>c c>d d>e")
    assert not told("unheard", line)
    (one,) = told("unheard", [*line, Quote(touchpoint="a", said="Nice")])
    assert one.text == ("Nothing is known from customers along 4 touchpoints, from b to e")
    assert one.ids == ("b", "c", "d", "e")
    asked = [*line, Quote(touchpoint="a"), Feeling(touchpoint="d")]
    assert not told("unheard", asked)
    listening = drawn("a.b.c|d.e: a>b", c={"feedback": "yes"})
    assert not told("unheard", listening)


def test_where_customers_hear_nothing_for_a_day_or_more_the_longest_is_told() -> None:
    records = drawn("a.b|c: a>b b>c c~a")
    timed = [
        one.but(minutes={"a": 1440.0, "b": 4320.0, "c": 99999.0}[one.source])
        if isinstance(one, Connection)
        else one
        for one in records
    ]
    assert texts("silence", timed) == ["Customers hear nothing for 3 days between b and c"]
    assert not told("silence", records)


@pytest.mark.parametrize("ways", ["a:", "a: a>a", "a: a~a", "a.b: a>b b>a", "a|b|c: c>b b>a"])
def test_the_smallest_journeys_are_looked_at_without_a_fault(ways: str) -> None:
    kinds = {one.kind for one in find(Snapshot(drawn(ways)), J)}
    assert "single_point" not in kinds and "must_pass" not in kinds


RING, LINE = 2000, 1500
LARGE: dict[str, list[tuple[int, int]]] = {
    "ring": [(i, (i + 1) % RING) for i in range(RING)],
    "line": [(i, i + 1) for i in range(LINE - 1)],
    "there and back": [pair for i in range(999) for pair in ((i, i + 1), (i + 1, i))],
    "to themselves": [(i, i) for i in range(RING)],
    "each to all": [(a, b) for a in range(40) for b in range(40)],
}


@pytest.mark.parametrize("name", LARGE)
def test_large_journeys_are_looked_at_to_the_end_and_told_in_few_findings(name: str) -> None:
    edges = LARGE[name]
    cards = 1 + max(max(edge) for edge in edges)
    records: list[Record] = [Journey(id=J), Stage(id="S", journey=J), Lane(id="web", journey=J)]
    for i in range(cards):
        records.append(Step(id=f"s{i}", stage="S", position=i))
        records.append(Touchpoint(id=f"t{i}", step=f"s{i}", lane="web", title=f"T{i}"))
    records += [Connection(source=f"t{a}", target=f"t{b}") for a, b in edges]
    found = find(Snapshot(records), J)
    assert len(found) <= 9, [one.text for one in found]
    assert ("loop" in {one.kind for one in found}) == (name != "line")


def test_a_plain_line_is_not_buried_in_findings() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    arrows = " ".join(f"{a}>{b}" for a, b in pairwise(names))
    found = find(Snapshot(drawn(".".join(names) + ": " + arrows)), J)
    assert len(found) <= 3, [one.text for one in found]
