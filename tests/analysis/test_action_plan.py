"""The action plan: grouped by what people say of ideas, and judged no further than tests carry."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.action_plan import (
    GROUPINGS,
    UNREAD,
    ActionPlan,
    By,
    action_plan,
    ideas_of,
)
from journeymap.analysis.action_results import ActionResult, result_of
from journeymap.analysis.action_words import (
    group_benefits,
    group_title,
    note,
    result_words,
    sentence,
    verdict,
)
from journeymap.model.records import Goal, Idea, Journey, Lane, Metric, Record, Score, Stage, Step
from journeymap.model.records import Touchpoint as Card
from journeymap.model.snapshot import Snapshot

TODAY = date(2026, 11, 28)
NPS = Metric(id="nps", kind="nps", title="NPS", low=0, high=10, method="nps")
CSAT = Metric(id="csat", kind="csat", title="CSAT", low=1, high=5, method="mean")
CES = Metric(id="ces", kind="ces1", title="Effort", method="mean", direction="lower")
PLACES: list[Record] = [
    Journey(id="j", title="Buying"),
    Lane(id="l", journey="j"),
    Stage(id="s", journey="j"),
    *(Step(id=f"c{i}", stage="s", position=i) for i in range(3)),
    *(Card(id=f"t{i}", step=f"c{i}", lane="l", title=f"Does {i}") for i in range(3)),
    NPS,
    CSAT,
    CES,
]
LOW, HIGH = (20, 30, 30, 15, 5), (2, 5, 20, 40, 33)


def idea(id: str, **how: object) -> Idea:
    return Idea(id=id, journey="j", title=f"Idea {id}", **how)  # type: ignore[arg-type]


def asked(period: str, answers: tuple[int, ...], at: str = "t0", **how: object) -> Score:
    metric = str(how.pop("metric", "csat"))
    id = f"{at} {period} {metric} {sorted(how.items())}"
    fields = {"touchpoint": at} if at != "j" else {"journey": "j"}
    return Score(id=id, metric=metric, period=period, answers=answers, **fields, **how)  # type: ignore[arg-type]


def plan_of(*more: Record) -> ActionPlan:
    snapshot = Snapshot([*PLACES, *more])
    return action_plan(snapshot, snapshot.of(Idea, "journey", "j"), TODAY)


def result(one: Idea, *scores: Record) -> ActionResult | None:
    return result_of(Snapshot([*PLACES, one, *scores]), one)


def keys(plan: ActionPlan, by: By) -> list[tuple[str, list[str]]]:
    return [(group.key, [a.idea.id for a in group.actions]) for group in plan.grouped(by)]


def test_actions_stand_by_scope_owner_and_month_and_what_is_not_said_stands_last() -> None:
    plan = plan_of(
        idea("a", scope="multi", owner="Olha", due="2027-02-01"),
        idea("b", due="2026-12-15", owner=" olha "),
        idea("c", scope="sale", owner="Andrii", due="soon"),
        idea("d", scope="channel", due="2026-12"),
    )
    assert keys(plan, "scope") == [
        ("channel", ["d"]),
        ("sale", ["c"]),
        ("multi", ["a"]),
        ("", ["b"]),
    ]
    assert keys(plan, "owner") == [("Andrii", ["c"]), ("olha", ["b", "a"]), ("", ["d"])]
    months = [("2026-12", ["b", "d"]), ("2027-02", ["a"]), (UNREAD, ["c"])]
    assert keys(plan, "month") == months
    titles = [group_title(group) for group in plan.grouped("month")]
    assert titles == ["Dec 2026", "Feb 2027", "On a day that cannot be read"]


def test_a_quarter_and_a_year_are_due_with_their_last_month() -> None:
    plan = plan_of(idea("q", due="Q3 2027"), idea("y", due="2026"), idea("m", due="січень 2027"))
    assert [key for key, _ in keys(plan, "month")] == ["2026-12", "2027-01", "2027-09"]


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        ("2026-11-27", "planned", True),
        ("2026-11-28", "planned", False),
        ("2026-11", "work", False),
        ("2026-10", "work", True),
        ("2025", "idea", True),
        ("2026-11-27", "done", False),
        ("", "planned", False),
        ("2026-02-31", "planned", False),
    ],
)
def test_what_is_open_after_its_last_day_is_overdue(due: str, status: str, late: bool) -> None:
    (action,) = plan_of(idea("a", due=due, status=status)).actions
    assert action.overdue is late


def test_the_scores_before_and_after_are_those_on_either_side_of_the_day_it_was_done() -> None:
    done = idea("a", touchpoints=("t0",), metric="csat", status="done", due="2026-05-15")
    periods = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07"]
    scores = [asked(p, LOW if p < "2026-05" else HIGH) for p in periods]
    found = result(done, *scores)
    assert found is not None and found.before is not None and found.after is not None
    # May went on while it came, and tells of neither.
    assert (found.before.score.period, found.after.score.period) == ("2026-04", "2026-07")
    assert found.before.reading.shown == "2.6" and found.after.reading.shown == "4.0"
    assert found.sure and found.better


def test_on_the_first_day_of_a_month_that_month_is_after_and_with_its_last_day_before() -> None:
    first = idea("a", touchpoints=("t0",), metric="csat", status="done", due="2026-05-01")
    last = first.but(due="2026-05-31")
    scores = [asked("2026-04", LOW), asked("2026-05", HIGH), asked("2026-06", HIGH)]
    found = result(first, *scores[:2])
    assert found and found.before and found.after and found.after.score.period == "2026-05"
    found = result(last, *scores)
    assert found and found.before and found.after
    assert (found.before.score.period, found.after.score.period) == ("2026-05", "2026-06")
    whole = result(first.but(due="2026-05"), *scores)
    assert whole and whole.before and whole.after
    assert (whole.before.score.period, whole.after.score.period) == ("2026-04", "2026-06")


def test_the_test_of_net_scores_is_z_with_unpooled_variances() -> None:
    before, after = (10, 5, 5, 5, 5, 5, 5, 20, 20, 10, 10), (2, 1, 1, 1, 1, 2, 2, 15, 25, 30, 20)
    done = idea("a", touchpoints=("t0",), metric="nps", status="done", due="2026-05-15")
    found = result(
        done, asked("2026-04", before, metric="nps"), asked("2026-06", after, metric="nps")
    )
    assert found is not None and found.test is not None

    def net(answers: tuple[int, ...]) -> tuple[float, float]:
        n = sum(answers)
        d, p = sum(answers[:7]) / n, sum(answers[9:]) / n
        return p - d, (p + d - (p - d) ** 2) / n

    (first, spread), (last, spread2) = net(before), net(after)
    z = (last - first) / sqrt(spread + spread2)
    assert found.difference == pytest.approx(100 * (last - first)) == pytest.approx(60.0)
    assert found.p == pytest.approx(2 * NormalDist().cdf(-abs(z)), rel=1e-6)


def test_shares_rise_by_points_and_a_rise_follows_from_the_scores_as_they_are_shown() -> None:
    top = CSAT.but(id="top", method="top")
    done = idea("a", touchpoints=("t0",), metric="top", status="done", due="2026-05-15")
    scores = [
        asked("2026-04", (20, 30, 20, 20, 10), metric="top"),
        asked("2026-06", (5, 10, 25, 40, 20), metric="top"),
    ]
    found = result_of(Snapshot([*PLACES, top, done, *scores]), done)
    assert found and verdict(found).startswith("+30 points, better for real")
    # 23.76 → 27.45, shown as +24 → +27: that is not 4.
    net = [
        asked("2026-04", (3, 2, 2, 2, 3, 4, 5, 15, 20, 25, 20), metric="nps"),
        asked("2026-06", (2, 2, 2, 2, 3, 4, 5, 14, 20, 26, 22), metric="nps"),
    ]
    found = result(done.but(metric="nps"), *net)
    assert found and verdict(found) == "+3.7 points, may be chance (p = 0.73)"


def test_several_results_are_corrected_by_holm() -> None:
    step = (8, 20, 30, 27, 15)
    made: list[Record] = []
    for i, later in enumerate((HIGH, (6, 18, 28, 30, 18), step)):
        made.append(
            idea(str(i), touchpoints=(f"t{i}",), metric="csat", status="done", due="2026-05-15")
        )
        made += [asked("2026-04", step, f"t{i}"), asked("2026-06", later, f"t{i}")]
    results = [action.result for action in plan_of(*made).actions]
    raw = [one.test.p for one in results if one and one.test]
    ps = [one.p for one in results if one]
    order = sorted(range(3), key=lambda i: raw[i])
    assert len(raw) == 3
    assert ps[order[0]] == pytest.approx(min(1.0, 3 * raw[order[0]]))
    assert all(p is not None and p >= one for p, one in zip(ps, raw, strict=True))


def test_where_lower_is_better_a_fall_is_an_improvement() -> None:
    done = idea("a", touchpoints=("t0",), metric="ces", status="done", due="2026-05-15")
    found = result(done, asked("2026-04", HIGH, metric="ces"), asked("2026-06", LOW, metric="ces"))
    assert found is not None and found.difference is not None and found.difference < 0
    assert found.better and "better for real" in verdict(found)


def test_answers_at_several_touchpoints_of_one_period_are_added_up() -> None:
    done = idea("a", touchpoints=("t0", "t1"), metric="csat", status="done", due="2026-05-15")
    scores = [
        asked(p, a, t) for p, a in (("2026-04", LOW), ("2026-06", HIGH)) for t in ("t0", "t1")
    ]
    found = result(done, *scores)
    assert found and found.before and found.after and found.touchpoints == 2
    assert (found.before.reading.n, found.after.reading.n) == (200, 200)


def test_nobody_is_told_more_than_is_known() -> None:
    done = idea("a", touchpoints=("t0",), metric="csat", status="done", due="2026-05-15")
    april, guess = asked("2026-04", LOW), asked("2026-06", HIGH, respondents="team")
    part = asked("2026-06", HIGH, segment="new")
    assert result(done.but(metric=None), april) is None
    assert result_words(result(done)) == "CSAT: not measured yet"
    assert result_words(result(done, april, guess, part)) == (
        "CSAT 2.6 (2.3 to 2.8, n = 100); not measured since"
    )
    assert "no day says since when" in result_words(result(done.but(due="soon"), april))
    assert result_words(result(done.but(status="work"), april)).endswith("not done yet")
    after = result_words(result(done, asked("2026-06", HIGH)))
    assert after == "CSAT → 4.0 (3.8 to 4.2, n = 100); not measured before"


def test_few_answers_are_never_judged() -> None:
    done = idea("a", touchpoints=("t0",), metric="csat", status="done", due="2026-05-15")
    found = result(done, asked("2026-04", LOW), asked("2026-06", (0, 0, 0, 1, 7)))
    assert found is not None and not found.sure
    assert "too few answered" in verdict(found)


def test_an_idea_without_a_metric_goes_by_that_of_its_goal() -> None:
    goal = Goal(id="g", journey="j", title="Calmer", metric="csat", target=4.0)
    found = result(idea("a", touchpoints=("t0",), goal="g"), goal, asked("2026-04", LOW))
    assert found is not None and found.metric == CSAT


def test_a_filter_leaves_ideas_on_touchpoints_that_are_not_seen_out() -> None:
    every = [idea("a", touchpoints=("t0",)), idea("b", touchpoints=("t1", "t2")), idea("c")]
    snapshot = Snapshot([*PLACES, *every])
    assert [one.id for one in ideas_of(snapshot, "j", ("t2",))] == ["b", "c"]


def test_empty_plans_and_plans_without_dates_are_said_in_sentences() -> None:
    empty = plan_of()
    assert (empty.actions, empty.grouped("month")) == ((), ())
    undated = plan_of(idea("a"), idea("b", status="dropped"))
    assert sentence(undated, "month") == "No action that is still open has a date"
    assert note(undated) == ["1 action has no date", "1 dropped idea is left out"]
    unread = plan_of(idea("a", due="when the shop opens"))
    assert sentence(unread, "month") == "No date of these can be read"
    assert note(unread) == ["the date of 1 action cannot be read"]


DUES = st.one_of(
    st.sampled_from(["", "soon", "2026-02-31", "Q3 2026", "2027", "травень 2026", "2026-13"]),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)).map(date.isoformat),
    st.text(max_size=12),
)
IDEAS = st.lists(
    st.fixed_dictionaries(
        {
            "due": DUES,
            "owner": st.sampled_from(["", " ", "Iryna", "iryna ", "Maks"]),
            "scope": st.sampled_from(["", "channel", "sale", "contact", "multi"]),
            "status": st.sampled_from(["idea", "planned", "work", "done", "dropped"]),
            "metric": st.sampled_from([None, "csat", "nps"]),
            "touchpoints": st.sampled_from([(), ("t0",), ("t0", "t1")]),
        }
    ),
    max_size=8,
)
SCORES = [
    asked("2026-04", LOW),
    asked("2026-06", HIGH),
    asked("2026-06", HIGH, "t1"),
    asked("Q1 2027", LOW, "j"),
    asked("once", LOW),
]


@given(IDEAS, st.integers(-400, 400))
def test_any_plan_holds_each_idea_once_in_each_grouping(
    given_ideas: list[dict[str, object]], days: int
) -> None:
    every = [idea(str(i), **fields) for i, fields in enumerate(given_ideas)]
    snapshot = Snapshot([*PLACES, *every, *SCORES])
    plan = action_plan(snapshot, every, TODAY + timedelta(days))
    kept = sorted(one.id for one in every if one.status != "dropped")
    assert plan.dropped == len(every) - len(kept)
    for by in GROUPINGS:
        groups = plan.grouped(by)
        assert sorted(a.idea.id for group in groups for a in group.actions) == kept
        assert len({group.key for group in groups}) == len(groups)
        assert not any(group.key == "" for group in groups[:-1])
        assert all(group_title(group) for group in groups)
        assert not kept or sentence(plan, by)
    for action in plan.actions:
        assert not (action.overdue and action.idea.status == "done")
        found = action.result
        assert found is None or found.p is None or 0 <= found.p <= 1
        assert result_words(found)


def test_benefits_are_summed_by_unit_in_the_short_and_in_the_long_term() -> None:
    soon = idea("a", horizon="short", benefit=12000.0, benefit_unit="€")
    more = idea("b", horizon="short", benefit=3000.0, benefit_unit="€")
    later = idea("c", horizon="long", benefit=200.0, benefit_unit="calls")
    plan = action_plan(
        Snapshot([*PLACES, later, soon, more, idea("d")]), (later, soon, more, idea("d"))
    )
    groups = plan.grouped("horizon")
    assert [group_title(group) for group in groups] == [
        "Short term",
        "Medium or long term",
        "Not said",
    ]
    assert [group_benefits(group) for group in groups] == [["15\u202f000 €"], ["200 calls"], []]
    assert sentence(plan, "horizon") == "Short term: 15\u202f000 € · Medium or long term: 200 calls"
    bare = action_plan(Snapshot([*PLACES, idea("d")]), (idea("d"),))
    assert sentence(bare, "horizon") == "Nobody has said yet what these are to bring"
