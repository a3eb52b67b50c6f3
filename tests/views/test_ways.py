"""Whose ways are looked at: what holds for any log and any choice, and what is said of it."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest

from journeymap.analysis.flow.paths import flow
from journeymap.analysis.flow.variants import Variant, Variants
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Lane, SavedView, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERY_WAY, EVERYTHING, Filter, Look, View, WaysChoice, shown
from journeymap.view.conditions import conditions, counted_words, without_condition
from journeymap.view.saved import kept_look, living, read_filter, read_look
from journeymap.view.ways import along_ways, comes_from_log, seen_ways, walked, way_key
from tests.views.logged import SHOP, Ways, any_log, logged, variants_in


def seen(snapshot: Snapshot, how: WaysChoice, hides: bool = False) -> View:
    """Return the view of a journey from a log along some of its ways."""
    return along_ways(View.of(snapshot, "j", filter=Filter(ways=how, hides=hides)))


def counts(snapshot: Snapshot) -> dict[str, float | None]:
    """Return what stands on each arrow, by the letters of its ends."""
    return {one.source + one.target: one.weight for one in snapshot.all(Connection).values()}


def passed(ways: Ways) -> dict[str, int]:
    """Return how often each arrow is gone along, counted anew; none leads to where it comes from."""
    found: Counter[str] = Counter()
    for way, count in ways.items():
        for a, b in pairwise(way):
            if a != b:
                found[a + b] += count
    return dict(found)


def any_choice(rng: random.Random, ways: Ways) -> WaysChoice:
    """Return a random choice among the ways of a log."""
    variants = variants_in(ways)
    arrows = [*passed(ways), *(letter for way in ways for letter in way)]
    keys = [way_key(variants, way) for way in variants.ways]
    some = rng.sample(keys, rng.randint(0, len(keys))) if rng.random() < 0.4 else []
    places = rng.sample(arrows, min(len(arrows), rng.choice((0, 0, 1, 2))))
    return WaysChoice(
        activities=rng.choice((1.0, 1.0, rng.random())),
        paths=rng.choice((1.0, rng.random())),
        variants=frozenset(some),
        through=frozenset(tuple(place) for place in places),
    )


def test_with_every_way_nothing_is_made_anew() -> None:
    snapshot = logged()
    assert seen(snapshot, EVERY_WAY).snapshot is snapshot


def test_only_cases_that_go_along_an_arrow_are_counted() -> None:
    view = seen(logged(), WaysChoice(through=frozenset({("b", "d")})))
    assert counts(view.snapshot) == {"ab": 300.0, "bd": 300.0}
    assert {c.id: c.starts for c in view.snapshot.all(Touchpoint).values()}["a"] == 300


def test_only_cases_that_come_to_a_touchpoint_are_counted() -> None:
    view = seen(logged(), WaysChoice(through=frozenset({("e",)})))
    assert counts(view.snapshot) == {"ae": 20.0, "ab": 10.0, "be": 10.0, "ed": 10.0}


def test_of_several_places_customers_were_at_all() -> None:
    view = seen(logged(), WaysChoice(through=frozenset({("e",), ("a", "b")})))
    assert counts(view.snapshot) == {"ab": 10.0, "be": 10.0, "ed": 10.0}


def test_chosen_ways_are_counted_and_no_others() -> None:
    snapshot, variants = logged(), variants_in(SHOP)
    rare = next(way for way in variants.ways if way.count == 120)
    view = seen(snapshot, WaysChoice(variants=frozenset({way_key(variants, rare)})))
    assert counts(view.snapshot) == {"ab": 120.0, "bc": 120.0, "cd": 120.0}


def test_half_of_the_paths_leave_everybody_a_way_and_say_how_many_go_it() -> None:
    view = seen(logged(), WaysChoice(paths=0.0))
    told = counted_words(shown(view))
    # The most frequent way through each touchpoint: abcd, and ae for the last one.
    assert counts(view.snapshot) == {"ab": 500.0, "bc": 500.0, "cd": 500.0, "ae": 20.0}
    assert "520 of 1\u202f000 cases" in told and "52 % of the cases" in told


@pytest.mark.parametrize("seed", range(80))
def test_what_comes_to_a_touchpoint_leaves_it_or_ends_there(seed: int) -> None:
    rng, ways = random.Random(seed), any_log(seed)
    how = any_choice(rng, ways)
    snapshot = logged(ways)
    view, found = seen(snapshot, how), seen_ways(snapshot, "j", how)
    assert found is not None
    left = {"".join(map(_letter(ways), way.steps)): way.count for way in found.kept.shown.ways}
    if how.active:
        assert counts(view.snapshot) == passed(left)
    ends = Counter[str]()
    for way, count in left.items():
        ends[way[-1]] += count
    for card in view.snapshot.all(Touchpoint).values():
        arrows = view.snapshot.all(Connection).values()
        came = (card.starts or 0) + sum(a.weight or 0 for a in arrows if a.target == card.id)
        went = sum(a.weight or 0 for a in arrows if a.source == card.id)
        assert came == went + ends[card.id], card.id


def _letter(ways: Ways) -> Callable[[int], str]:
    letters = sorted({letter for way in ways for letter in way})
    return lambda step: letters[step]


@pytest.mark.parametrize("seed", range(80))
def test_every_touchpoint_that_is_left_is_on_a_way_from_a_start_to_an_end(seed: int) -> None:
    rng, ways = random.Random(seed), any_log(seed)
    how = WaysChoice(activities=rng.random(), paths=rng.random())
    view = seen(logged(ways), how, hides=True)
    left, arrows = shown(view).ids, view.snapshot.all(Connection).values()
    assert left
    begin = {c.id for c in view.snapshot.all(Touchpoint).values() if c.starts}
    came, grown = set(begin), True
    while grown:
        new = {a.target for a in arrows if a.source in came} - came
        grown, came = bool(new), came | new
    assert left == came


@pytest.mark.parametrize("seed", range(60))
def test_who_asks_for_more_sees_no_more_cases(seed: int) -> None:
    rng, ways = random.Random(seed), any_log(seed)
    snapshot, how = logged(ways), any_choice(rng, ways)
    how = how.but(activities=1.0, paths=1.0)
    place = tuple(rng.choice(sorted(passed(ways)) or ["a"]))
    less = seen_ways(snapshot, "j", how.but(through=how.through | {place}))
    more = seen_ways(snapshot, "j", how)
    assert less is not None and more is not None
    assert less.kept.shown.cases <= more.kept.shown.cases
    assert {w.steps for w in less.kept.shown.ways} <= {w.steps for w in more.kept.shown.ways}


@pytest.mark.parametrize("hides", [False, True])
def test_where_nobody_comes_is_faded_or_hidden(hides: bool) -> None:
    here = shown(seen(logged(), WaysChoice(through=frozenset({("b", "d")})), hides))
    assert here.counted == (3, 5)
    assert here.ids == ({"a", "b", "d"} if hides else set("abcde"))
    assert here.faded == (set() if hides else {"c", "e"})


def test_what_was_drawn_by_hand_stays() -> None:
    snapshot = logged()
    own = Touchpoint(id="own", step="step a", lane="lane", title="Own")
    arrow = Connection(id="mine", source="own", target="c", weight=0.5, unit="probability")
    beside = Connection(id="beside", source="e", target="a", label="never in the log")
    snapshot = snapshot.apply(change("", add=[own, arrow, beside]))
    view = seen(snapshot, WaysChoice(through=frozenset({("b", "d")})), hides=True)
    assert shown(view).ids == {"a", "b", "d", "own"}
    assert view.snapshot.get(Connection, "mine") == arrow
    assert view.snapshot.get(Connection, "beside") == beside


def test_other_titles_and_places_change_nothing() -> None:
    snapshot, how = logged(), WaysChoice(through=frozenset({("b", "d")}))
    card = snapshot.all(Touchpoint)["b"]
    moved = snapshot.apply(
        change("", edit=[(card, card.but(title="Weighs up", step="step e", position=4.0))])
    )
    assert counts(seen(moved, how).snapshot) == counts(seen(snapshot, how).snapshot)
    assert "Weighs up → Does d" in counted_words(shown(seen(moved, how)))


def test_a_touchpoint_that_is_gone_is_passed_over() -> None:
    snapshot = logged()
    gone = [snapshot.all(Touchpoint)["b"], *(snapshot.all(Connection)[x] for x in ("ab", "bc"))]
    gone += [snapshot.all(Connection)[x] for x in ("bd", "be")]
    snapshot = snapshot.apply(change("", remove=gone))
    view = seen(snapshot, WaysChoice(through=frozenset({("c",)})))
    assert counts(view.snapshot) == {"ac": 670.0, "cd": 670.0}
    assert seen(snapshot, WaysChoice(through=frozenset({("b",)}))).snapshot == snapshot


def test_a_copy_is_looked_at_in_the_same_way() -> None:
    snapshot = logged()
    copy: list[Any] = [
        Journey(id="k", title="To be", state="to-be", origin="j", derived="j"),
        *(r.but(id=f"k{r.id}", journey="k", origin=r.id) for r in _of_journey(snapshot)),
        *(
            r.but(id=f"k{r.id}", step=f"k{r.step}", lane=f"k{r.lane}", origin=r.id)
            for r in snapshot.all(Touchpoint).values()
        ),
        *(
            r.but(id=f"k{r.id}", source=f"k{r.source}", target=f"k{r.target}", origin=r.id)
            for r in snapshot.all(Connection).values()
        ),
    ]
    both = snapshot.apply(change("", add=_with_steps(snapshot, copy)))
    for place in (("kb", "kd"), ("b", "d")):
        how = Filter(ways=WaysChoice(through=frozenset({place})))
        view = along_ways(View.of(both, "k", filter=how))
        assert view.snapshot.all(Connection)["kab"].weight == 300.0
        assert view.snapshot.all(Connection)["ab"].weight == 930.0  # the other is left alone


def _of_journey(snapshot: Snapshot) -> list[Any]:
    return [*snapshot.all(Lane).values(), *snapshot.all(Stage).values()]


def _with_steps(snapshot: Snapshot, records: list[Any]) -> list[Any]:
    steps = snapshot.all(Step).values()
    return [*records, *(s.but(id=f"k{s.id}", stage="kstage", origin=s.id) for s in steps)]


def test_shares_and_drop_off_are_those_of_the_chosen_cases() -> None:
    view = seen(logged(), WaysChoice(through=frozenset({("e",)})))
    found = flow(view.snapshot, "j")
    assert found.shares.of["ae"] == pytest.approx(2 / 3)
    assert found.visits["e"] == pytest.approx(1.0)
    assert found.drop_off["e"] == pytest.approx(2 / 3)  # 20 of 30 end there


def test_conditions_say_it_and_take_it_back_one_by_one() -> None:
    snapshot, variants = logged(), variants_in(SHOP)
    keys = frozenset(way_key(variants, way) for way in variants.ways[:2])
    places = frozenset({("b", "d"), ("a",)})
    wanted = Filter(ways=WaysChoice(activities=0.5, paths=0.25, variants=keys, through=places))
    told = conditions(snapshot, wanted)
    assert [one.words for one in told] == [
        "Only cases: Does a",
        "Only cases: Does b → Does d",
        "2 chosen ways",
        "Touchpoints: 50 % most frequent",
        "Arrows: 25 % most frequent",
    ]
    for one in told:
        wanted = without_condition(wanted, one)
    assert wanted == EVERYTHING


def test_a_log_tells_of_its_own_touchpoints_and_arrows_only() -> None:
    snapshot = logged()
    own = Touchpoint(id="own", step="step a", lane="lane")
    snapshot = snapshot.apply(change("", add=[own]))
    assert comes_from_log(snapshot, "j", ["a", "bd"])
    assert not comes_from_log(snapshot, "j", ["a", "own"])
    assert not comes_from_log(snapshot, "j", ["lane"]) and not comes_from_log(snapshot, "j", [])


@pytest.mark.parametrize("seed", range(30))
def test_a_choice_comes_back_from_a_saved_view(seed: int) -> None:
    ways = any_log(seed)
    snapshot = logged(ways)
    look = Look(filter=Filter(ways=any_choice(random.Random(seed), ways)), hidden=frozenset())
    saved = SavedView(journey="j", **kept_look(snapshot, "j", look, None))
    assert read_look(snapshot, saved) == (look, None, ())


@pytest.mark.parametrize(
    "garbage",
    [
        {"activities": "all"},
        {"activities": 2},
        {"activities": True},
        {"paths": float("nan")},
        {"paths": 10**400},
        {"variants": "abc"},
        {"variants": [1]},
        {"variants": [""]},
        {"through": [["a", "b", "c"]]},
        {"through": ["ab"]},
        {"through": [[]]},
        {"through": [[{}]]},
        {"unheard of": 1},
    ],
)
def test_what_is_no_choice_is_left_out_and_told(garbage: object) -> None:
    text = json.dumps({"ways": garbage, "text": "tea"})
    wanted, _, told = read_filter(text)
    assert wanted == Filter(text="tea") and len(told) == 1


def test_unknown_ways_are_asked_for_no_more() -> None:
    snapshot = logged()
    how = WaysChoice(variants=frozenset({"no such way"}), through=frozenset({("gone",)}))
    assert counts(seen(snapshot, how).snapshot) == counts(snapshot)
    look = living(snapshot, Look(filter=Filter(ways=how)))
    assert look.filter.ways.through == frozenset()


def test_a_journey_without_a_log_is_left_alone() -> None:
    snapshot = logged().apply(change("", add=[Journey(id="other")], remove=[]))
    view = View.of(snapshot, "other", filter=Filter(ways=WaysChoice(paths=0.5)))
    assert along_ways(view).snapshot is snapshot and shown(view).counted == (0, 0)


def test_stages_nobody_comes_to_are_no_fault_of_the_journey() -> None:
    snapshot = logged()
    late = Stage(id="late", journey="j", title="Late", position=9.0)
    step = snapshot.all(Step)["step c"]
    snapshot = snapshot.apply(
        change("", add=[late], edit=[(step, step.but(stage="late", position=1.0))])
    )
    left = walked(seen(snapshot, WaysChoice(through=frozenset({("b", "d")}))))
    assert set(left.all(Stage)) == {"stage"} and set(left.all(Touchpoint)) == {"a", "b", "d"}
    assert walked(seen(snapshot, EVERY_WAY)) is snapshot


def test_a_way_is_named_by_all_it_goes_through_without_ever_writing_it_out() -> None:
    variants = Variants(("a", "b" * 1000, "\ud800"), (Variant(1, (0, 1, 2)),))
    named = "\x1f".join(variants.activities).encode("utf-8", "replace")
    assert way_key(variants, variants.ways[0]) == sha256(named).hexdigest()[:16]
    long = Variant(1, (0, 1) * 20_000)
    tracemalloc.start()
    way_key(variants, long)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000  # it would be twenty million letters
