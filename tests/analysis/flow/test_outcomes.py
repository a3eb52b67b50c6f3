"""What comes of a journey, and would come of it, against sums by hand and against arithmetic."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random

import pytest

from journeymap.analysis.flow.outcomes import Outcomes, differences, outcomes, prepare
from journeymap.analysis.flow.what_if import Burden, WhatIf, what_if_of
from journeymap.model.change import change
from journeymap.model.records import Connection, Feeling, Friction, Lane, Persona
from journeymap.model.snapshot import Snapshot
from tests.analysis.flow.test_paths import journey_of
from tests.editing.maps import JOURNEY

LOYALTY = "s>z 1, z>f 0.6, f>m 0.5, f>z 0.2, m>u 0.8, u~z 0.5"
ENDS = {"u": {"ends": "leaves"}, "m": {"ends": "leaves"}}


def felt(now: Snapshot, **values: float) -> Snapshot:
    found = [Feeling(id=f"f{id}", touchpoint=id, valence=much / 2) for id, much in values.items()]
    return now.apply(change("", add=found))


def hit(now: Snapshot, **burdens: tuple[int | None, float | None]) -> Snapshot:
    found = [
        Friction(id=f"x{id}", touchpoint=id, severity=severity, share=share)
        for id, (severity, share) in burdens.items()
    ]
    return now.apply(change("", add=found))


def come_of(ways: str, row: str = "Web: a b c d | e f", **about: Mapping[str, object]) -> Outcomes:
    return outcomes(journey_of(ways, row, **about), JOURNEY)


def removal(found: Outcomes) -> dict[str, float | None]:
    return {one.id: one.removal for one in found.touchpoints}


def test_the_loyalty_loop_worked_by_hand() -> None:
    now = journey_of(LOYALTY, "Web: s z f m u", **ENDS)
    found = outcomes(felt(now, s=0, z=1, f=-1, m=2, u=2), JOURNEY)
    assert found.steps == pytest.approx(3.815789, abs=5e-7)
    assert found.dropped == pytest.approx(0.763158, abs=5e-7)
    assert found.feeling is not None and found.felt == found.steps
    assert found.feeling * (found.felt or 0) == pytest.approx(1.947368, abs=5e-7)
    visits = {one.id: one.visits for one in found.touchpoints}
    assert visits["z"] == pytest.approx(1.315789, abs=5e-7)
    churned = 0.2 * (visits["m"] or 0) + 0.5 * (visits["u"] or 0)
    assert churned == pytest.approx(0.236842, abs=5e-7)


def test_google_ads_and_a_mailing() -> None:
    """The published table: of 5 who begin 4 buy; ads lead to .75 of that, the mailing to .5."""
    ways = "s>a 0.4, s>m 0.6, a>g 1, m>a 0.333333333333, m>g 0.333333333334"
    found = come_of(ways, "Web: s a m g", g={"ends": "goal"})
    assert found.completion and found.completion.share == pytest.approx(0.8)
    effect = removal(found)
    assert [effect["a"], effect["m"]] == pytest.approx([0.75, 0.5])
    assert found.without("a") == pytest.approx(0.2)


def test_three_channels_of_which_one_is_the_way_to_all() -> None:
    """C1 > C2 > C3 buys, C1 leaves, C2 > C3 leaves: the published example of analyzecore."""
    ways = "a>b 0.5, s>a 0.6666666666667, s>b 0.3333333333333, b>c 1, c>g 0.5"
    found = come_of(ways, "Web: s a b c g", g={"ends": "goal"})
    assert found.completion and found.completion.share == pytest.approx(1 / 3)
    effect = removal(found)
    assert [effect[id] for id in "abc"] == pytest.approx([0.5, 1, 1])


def test_a_first_touch_three_times_in_a_row_changes_no_removal_effect() -> None:
    plain = come_of("a>b 0.5, b>c 0.6, a>c 0.2", c={"ends": "goal"})
    again = come_of("a>a 0.4, a>b 0.3, b>b 0.9, b>c 0.06, a>c 0.12", c={"ends": "goal"})
    assert removal(again) == pytest.approx(removal(plain))


@pytest.mark.parametrize("seed", range(60))
def test_removal_is_what_is_lost_when_a_touchpoint_is_really_taken_out(seed: int) -> None:
    for now in some_journeys(Random(seed), 5):
        prepared = prepare(now, JOURNEY)
        present = prepared.outcomes()
        assert present.completion
        if not present.completion.share:
            assert present.removal is None
            continue
        for one in present.touchpoints:
            after = prepared.outcomes(WhatIf(without=frozenset({one.id})))
            assert after.completion
            lost = 1 - after.completion.share / present.completion.share
            assert one.removal == pytest.approx(lost, abs=1e-9)
            assert present.without(one.id) == pytest.approx(after.completion.share, abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_seen_on_an_arrow_in_a_what_if_is_what_was_asked_for(seed: int) -> None:
    dice = Random(seed)
    for now in some_journeys(dice, 5):
        prepared = prepare(now, JOURNEY)
        arrow = dice.choice([*now.all(Connection).values()])
        wanted = dice.random()
        after = prepared.outcomes(WhatIf(shares={arrow.id: wanted})).flow
        before = prepared.outcomes().flow
        assert after.shares.of[arrow.id] == wanted and not after.shares.over
        others = [a.id for a in after.shares.leaving[arrow.source] if a.id != arrow.id]
        held = 1 - before.shares.of[arrow.id]
        for id in others:
            expected = before.shares.of[id] * (1 - wanted) / held if held > 1e-9 else 0
            assert after.shares.of[id] == pytest.approx(expected, abs=1e-9)
        drop = (
            before.shares.rest.get(arrow.source, 0) * (1 - wanted) / held if held > 1e-9 else None
        )
        if drop is not None:
            assert after.shares.rest[arrow.source] == pytest.approx(drop, abs=1e-8)
        elsewhere = {id: share for id, share in before.shares.of.items()
                     if id not in (arrow.id, *others)}  # fmt: skip
        assert all(after.shares.of[id] == share for id, share in elsewhere.items())


def test_a_what_if_says_the_difference_and_leaves_the_present_alone() -> None:
    now = hit(journey_of("a>b 0.5, a>c 0.5, b>d 1, c>d 1", d={"ends": "goal"}), b=(4, 0.5))
    prepared = prepare(felt(now, b=-2, c=2), JOURNEY)
    before = prepared.outcomes()
    after = prepared.outcomes(WhatIf(shares={"w0": 0.1}, frictions={"xb": Burden(2, 0.5)}))
    found = {one.name: (one.before, one.after) for one in differences(before, after)}
    assert found["friction"] == pytest.approx((0.5 * 4 * 0.5, 0.1 * 2 * 0.5))
    assert found["feeling"] == pytest.approx((0.0, (-2 * 0.1 + 2 * 0.9)))
    assert found["completion"] == (1.0, 1.0) and found["minutes"] == (None, None)
    assert prepared.outcomes() is before and before.friction == 1.0
    assert before.friction_most == pytest.approx(0.5 * 4)


def test_feelings_of_personas_count_by_their_share_of_customers() -> None:
    now = journey_of("a>b 1")
    now = now.apply(
        change("", add=[
            Persona(id="p", name="Ann", share=0.75), Persona(id="q", name="Bo", share=0.25),
            Feeling(id="f1", touchpoint="a", persona="p", valence=1.0),
            Feeling(id="f2", touchpoint="a", persona="q", valence=-1.0),
        ])
    )  # fmt: skip
    assert outcomes(now, JOURNEY).feeling == pytest.approx(1.0)
    assert outcomes(now, JOURNEY, "q").feeling == -2
    assert outcomes(now, JOURNEY, "p").felt == 1 and outcomes(now, JOURNEY).steps == 2
    share = now.all(Persona)["p"]
    alike = now.apply(change("", edit=[(share, share.but(share=None))]))
    said = outcomes(alike, JOURNEY)
    assert said.feeling == 0 and any("count alike" in one for one in said.assumptions)
    gone = outcomes(now, JOURNEY, "q", WhatIf(feelings={("a", "q"): None}))
    assert gone.feeling is None and "feeling" in gone.gaps


def test_time_is_that_of_stays_and_ways_and_hops_are_changes_of_lane() -> None:
    about: dict[str, dict[str, object]] = {
        "a": {"duration": 10.0, "waiting": 5.0},
        "c": {"duration": 60.0, "lane": "Shop"},
    }
    now = journey_of("a>b 0.5, a>c 0.5", "Web: a b c", **about)
    arrow, shop = now.all(Connection)["w1"], Lane(id="Shop", journey=JOURNEY, position=2.0)
    now = now.apply(change("", add=[shop], edit=[(arrow, arrow.but(minutes=20.0))]))
    found = outcomes(now, JOURNEY)
    assert found.minutes == pytest.approx(15 + 0.5 * 20 + 0.5 * 60)
    assert found.hops == pytest.approx(0.5)
    assert any("2 of 3" in one for one in found.assumptions)


def test_what_cannot_be_said_is_said_why() -> None:
    over = come_of("a>b 0.7, a>c 0.5")
    assert over.steps is None and over.completion is None and over.friction is None
    assert not over.removal
    assert "120 %" in over.gaps["steps"] and "120 %" in over.gaps["completion"]
    assert all(one.visits is None and one.removal is None for one in over.touchpoints)
    circle = come_of("a>b 0.5, b>c 1, c>b 1", f={"ends": "goal"})
    assert circle.steps is None and "for ever" in circle.gaps["steps"]
    assert circle.trapped == {"b", "c"} and circle.completion is not None
    elsewhere = come_of("a>b, c>d 1, d>c 1", a={"starts": 3})
    assert elsewhere.steps == 2 and "steps" not in elsewhere.gaps
    nothing = outcomes(Snapshot(), "none")
    assert nothing.touchpoints == () and "no touchpoint" in nothing.gaps["steps"]
    assert "duration" in elsewhere.gaps["minutes"] and "feeling" in elsewhere.gaps["feeling"]
    unknown = hit(journey_of("a>b"), a=(3, None))
    assert outcomes(unknown, JOURNEY).friction is None
    assert any("1 friction point" in one for one in outcomes(unknown, JOURNEY).assumptions)


def test_influence_carries_nobody_and_parallel_arrows_are_summed() -> None:
    now = journey_of("a>b 0.3, a>b 0.2, b>c 1", c={"ends": "goal"})
    away = Connection(id="away", source="a", target="c", kind="influence", weight=0.5)
    found = outcomes(now.apply(change("", add=[away])), JOURNEY)
    assert found.completion and found.completion.share == pytest.approx(0.5)
    assert found.flow.visits["b"] == pytest.approx(0.5)


def test_taking_out_where_all_begin_or_end_leaves_nobody() -> None:
    prepared = prepare(journey_of("a>b 1, b>c 1", "Web: a b c", c={"ends": "goal"}), JOURNEY)
    for id, steps in (("a", 0), ("c", 2)):
        found = prepared.outcomes(WhatIf(without=frozenset({id})))
        assert found.completion and found.completion.share == 0 and found.steps == steps
    out = prepared.outcomes(WhatIf(without=frozenset({"b"})))
    assert out.flow.drop_off == {"a": 1.0} and {one.id for one in out.touchpoints} == {"a", "c"}


def test_shares_wanted_together_that_are_more_than_all_solve_nothing() -> None:
    prepared = prepare(journey_of("a>b 0.5, a>c 0.5"), JOURNEY)
    found = prepared.outcomes(WhatIf(shares={"w0": 0.8, "w1": 0.7}))
    assert found.steps is None and "150 %" in found.gaps["steps"]


def test_a_what_if_has_no_interval_as_nobody_was_counted_in_it() -> None:
    prepared = prepare(
        journey_of("a>b 100, a>c 100", a={"starts": 200}, b={"ends": "goal"}), JOURNEY
    )
    present = prepared.outcomes().completion
    supposed = prepared.outcomes(WhatIf(shares={"w0": 0.5})).completion
    assert present and present.n == 200 and present.low is not None
    assert supposed and supposed.n is None and supposed.share == present.share


def test_what_a_what_if_says_of_ids_that_are_gone_means_nothing() -> None:
    prepared = prepare(
        journey_of("a>b 100, a>c 50", a={"starts": 200}, b={"ends": "goal"}), JOURNEY
    )
    gone = WhatIf({"no": 0.1}, {"no": Burden(4, 1)}, {("no", None): 1.0}, frozenset({"no"}))
    found, present = prepared.outcomes(gone), prepared.outcomes()
    assert found.completion == present.completion and found.completion
    assert found.completion.n == 200 and found.flow is present.flow
    assert all(one.change in (0, None) for one in differences(present, found))


def test_a_what_if_is_kept_as_a_scenario_and_read_again() -> None:
    what = WhatIf(
        {"w0": 0.15}, {"x": Burden(2, 0.5), "y": Burden(None, 0.1)},
        {("a", None): -0.5, ("a", "p"): 1.0, ("b", "p"): None}, frozenset({"c"}),
    )  # fmt: skip
    kept = what.changes()
    assert what_if_of(kept) == what and what_if_of("") == WhatIf() and WhatIf().changes() == ""
    assert json.loads(kept)["c"] == {"removed": True}


@pytest.mark.parametrize(
    "text",
    ["[", "[1]", '"a"', "[" * 100_000, '{"a": 1}', '{"a": {"weight": NaN, "severity": "x"}}',
     '{"a": {"weight": 1e400}}', f'{{"a": {{"weight": {10**400}, "severity": {10**400}}}}}',
     '{"a": {"weight": 2}}', '{"a": {"feelings": {"p": true}}}',
     '{"a": {"feelings": [1]}}', '{"a": {"removed": 1}}', '{"a": {"weight": true}}'],
)  # fmt: skip
def test_a_scenario_that_cannot_be_read_supposes_nothing(text: str) -> None:
    found = what_if_of(text)
    assert not found.shares and not found.feelings and not found.without
    assert all(one.known is None for one in found.frictions.values())


def test_a_severity_between_two_is_one_that_a_friction_can_have() -> None:
    found = what_if_of('{"a": {"severity": 2.6, "share": 0.5}}')
    assert found.frictions == {"a": Burden(3, 0.5)}


def test_that_nobody_goes_along_an_arrow_beside_counts_is_said() -> None:
    """The counts are all of those at b, so that nothing is left for the arrow without one."""
    found = outcomes(journey_of("a>b 1, b>c 10, b>d 30, b>e", e={"ends": "goal"}), JOURNEY)
    assert found.completion and found.completion.share == 0
    assert any("Not every way from" in one for one in found.assumptions)


def some_journeys(dice: Random, many: int) -> Iterator[Snapshot]:
    """Yield journeys with loops, parallel arrows and drop-off, most of which reach a goal."""
    for _ in range(many):
        ways = []
        for source in "abcdef":
            targets = dice.choices("abcdef", k=dice.randint(1, 3))
            weights = [dice.random() for _ in targets]
            total = sum(weights) * (1 + dice.random() / 3)
            ways += [
                f"{source}>{target} {much / total:.9f}"
                for target, much in zip(targets, weights, strict=True)
            ]
        yield journey_of(
            ", ".join(ways), f={"ends": "goal"}, a={"starts": 6}, b={"starts": dice.randint(1, 4)}
        )


@pytest.mark.parametrize("seed", range(20))
def test_staying_a_while_changes_no_removal_effect(seed: int) -> None:
    dice = Random(seed)
    for now in some_journeys(dice, 3):
        arrows = [*now.all(Connection).values()]
        loops = {arrow.source for arrow in arrows if arrow.source == arrow.target}
        staying = {id: dice.random() * 0.9 for id in dice.sample("abcde", 3) if id not in loops}
        slower = [
            (arrow, arrow.but(weight=(arrow.weight or 0.0) * (1 - staying[arrow.source])))
            for arrow in arrows
            if arrow.source in staying
        ]
        stays = [
            Connection(id=f"stay {id}", source=id, target=id, weight=much, unit="probability")
            for id, much in staying.items()
        ]
        # What dropped off is less by as much, as fewer leave each time.
        kept = outcomes(now.apply(change("", add=stays, edit=slower)), JOURNEY)
        present = removal(outcomes(now, JOURNEY))
        for id, effect in removal(kept).items():
            assert effect == pytest.approx(present[id], abs=1e-9)
