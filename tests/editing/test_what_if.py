"""What applying a what-if writes: the very shares the preview showed, and one step to undo."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from journeymap.analysis.flow.outcomes import Outcomes, differences, outcomes, prepare
from journeymap.analysis.flow.shares import shares
from journeymap.analysis.flow.what_if import Burden, WhatIf
from journeymap.editing.what_if import apply_what_if, counts_replaced
from journeymap.errors import JourneyError
from journeymap.model.change import change
from journeymap.model.records import Connection, Feeling, Friction
from journeymap.model.snapshot import Snapshot
from tests.analysis.flow.test_paths import journey_of
from tests.editing.maps import JOURNEY, MAKSYM, OLENA

FUNNEL = "a>b 80, a>c 20, b>c 40, b>d 20, c>d 30, c>e 25"
"""Counts of which a hundred begin, 20 are lost at b, and 5 at c."""


def funnel() -> Snapshot:
    return journey_of(FUNNEL, a={"starts": 100}, e={"ends": "goal"})


def applied(now: Snapshot, what_if: WhatIf) -> Snapshot:
    done = apply_what_if(now, JOURNEY, what_if)
    return now.apply(done) if done else now


def figures(found: Outcomes) -> list[tuple[str, float | None]]:
    return [(one.name, one.after) for one in differences(found, found)]


def assert_alike(now: Snapshot, what_if: WhatIf, persona: str | None = None) -> None:
    """Hold what comes of a document after applying to what was shown before it."""
    shown = prepare(now, JOURNEY, persona).outcomes(what_if)
    then = outcomes(applied(now, what_if), JOURNEY, persona)
    for (name, before), (_, after) in zip(figures(shown), figures(then), strict=True):
        assert after == (None if before is None else pytest.approx(before, abs=1e-9)), name
    visits = {one.id: one.visits for one in then.touchpoints}
    for one in shown.touchpoints:
        assert visits[one.id] == (
            None if one.visits is None else pytest.approx(one.visits, abs=1e-9)
        )


def test_one_share_gives_what_the_preview_gave() -> None:
    what_if = WhatIf(shares={"w0": 0.9})
    assert_alike(funnel(), what_if)
    assert shares(applied(funnel(), what_if), JOURNEY).of["w0"] == pytest.approx(0.9)


def test_counts_downstream_become_shares_where_they_would_mean_something_else() -> None:
    """Of 80 who come to b 60 go on: were only the arrows from a written, 20 lost would be none."""
    done = apply_what_if(funnel(), JOURNEY, WhatIf(shares={"w0": 0.9}))
    written = {edit.record.id: edit.record for edit in done or ()}
    assert set(written) == {"w0", "w1", "w2", "w3", "w4", "w5"}
    assert counts_replaced(done) == 6
    arrow = written["w2"]
    assert isinstance(arrow, Connection)
    assert arrow.weight == pytest.approx(0.5) and arrow.unit == "probability"


def test_counts_stay_where_they_still_mean_the_same() -> None:
    done = apply_what_if(funnel(), JOURNEY, WhatIf(shares={"w5": 0.5}))
    assert {edit.record.id for edit in done or ()} == {"w4", "w5"}


def test_it_is_one_step_that_undo_takes_back() -> None:
    now = funnel().apply(
        change("", add=[Friction(id="queue", touchpoint="b", severity=3, share=0.5)])
    )
    what_if = WhatIf(
        shares={"w0": 0.9}, frictions={"queue": Burden(1, 0.2)}, feelings={("b", OLENA): 0.5}
    )
    done = apply_what_if(now, JOURNEY, what_if)
    assert done is not None
    then = now.apply(done)
    assert then.all(Friction)["queue"].severity == 1
    assert [one.valence for one in then.of(Feeling, "touchpoint", "b")] == [0.5]
    assert then.apply(~done) == now


def test_nobody_comes_to_what_is_taken_out_and_it_stays_on_the_map() -> None:
    what_if = WhatIf(without=frozenset({"c"}))
    assert_alike(funnel(), what_if)
    then = applied(funnel(), what_if)
    assert then.find("c") is not None
    given = shares(then, JOURNEY)
    assert given.of["w1"] == given.of["w2"] == 0.0
    assert given.of["w0"] == pytest.approx(0.8) and given.of["w3"] == pytest.approx(0.25)


def test_where_customers_begin_nothing_can_be_taken_out() -> None:
    with pytest.raises(JourneyError, match="begin at “a”"):
        apply_what_if(funnel(), JOURNEY, WhatIf(without=frozenset({"a"})))


def test_what_contradicts_itself_is_not_taken_out_as_it_stays_on_the_map() -> None:
    now = journey_of("a>b 0.5, a>c 0.5, b>d 0.9, b>c 0.9", a={"starts": 10}, d={"ends": "goal"})
    without = WhatIf(without=frozenset({"b"}))
    assert outcomes(now, JOURNEY).steps is None and prepare(now, JOURNEY).outcomes(without).steps
    with pytest.raises(JourneyError, match=r"“b”.* 180 %"):
        apply_what_if(now, JOURNEY, without)


def test_what_is_so_already_is_no_change() -> None:
    assert apply_what_if(funnel(), JOURNEY, WhatIf()) is None
    assert apply_what_if(funnel(), JOURNEY, WhatIf(shares={"w0": 0.8})) is None
    assert apply_what_if(funnel(), JOURNEY, WhatIf(shares={"gone": 0.8})) is None


def test_another_journeys_frictions_are_left_alone() -> None:
    now = funnel()
    elsewhere = Friction(id="far", touchpoint="nowhere", severity=3, share=0.5)
    now = Snapshot([*now.records(), elsewhere])
    assert apply_what_if(now, JOURNEY, WhatIf(frictions={"far": Burden(1, 1.0)})) is None


@pytest.mark.parametrize("seed", range(120))
def test_what_comes_after_is_what_was_shown_before_on_random_journeys(seed: int) -> None:
    rng = Random(seed)
    now = random_journey(rng)
    arrows = sorted(now.all(Connection))
    what_if = WhatIf(
        shares={id: rng.choice((0.0, 0.1, 0.37, 0.5, 1.0)) for id in rng.sample(arrows, 2)},
        frictions={"x0": Burden(rng.randrange(5), rng.random())},
        feelings={(rng.choice("abcdef"), rng.choice((OLENA, MAKSYM))): rng.choice((-1.0, 0.5))},
    )
    begins = prepare(now, JOURNEY).course.starts.of
    gone = [id for id in "bcdef" if not begins.get(id)]
    if gone and rng.random() < 0.5:
        what_if = replace(what_if, without=frozenset(rng.sample(gone, 1)))
    assert_alike(now, what_if)
    assert_alike(now, what_if, OLENA)


def random_journey(rng: Random) -> Snapshot:
    """Return a journey with counts, shares and arrows nobody gave a number, loops among them."""
    ways = []
    for source in "abcde":
        for target in rng.sample([one for one in "abcdef" if one != source], rng.randrange(1, 4)):
            weight = rng.choice(
                ("", f" {rng.randrange(2, 90)}", f" {rng.choice((0.1, 0.25, 0.3))}")
            )
            ways.append(f"{source}{rng.choice('>>>~')}{target}{weight}")
    begin = rng.randrange(1, 300) if rng.random() < 0.6 else None
    added = [
        Friction(id="x0", touchpoint=rng.choice("abcdef"), severity=3, share=0.5),
        Feeling(id="y0", touchpoint="b", persona=OLENA, valence=-0.5),
        Feeling(id="y1", touchpoint="c", persona=MAKSYM, valence=1.0),
    ]
    now = journey_of(", ".join(ways), a={"starts": begin}, f={"ends": "goal", "duration": 5.0})
    return now.apply(change("", add=added))
