"""Two scores differ for real, or only as samples do."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.metrics.comparing import ScoreDifference, compared, holm, student_p
from journeymap.metrics.scored import Scored, reading_of
from journeymap.model.records import Metric, Score

NPS = Metric(kind="nps", low=0, high=10, method="nps")
STARS = Metric(kind="csat", low=1, high=5, method="mean")
TOP = Metric(kind="csat", low=1, high=5, method="top")

BETTER, WORSE = (3, 5, 12, 40, 40), (10, 15, 20, 30, 25)


def scored(metric: Metric, answers: tuple[int, ...] = (), **said: object) -> Scored:
    score = Score(metric=metric.id, answers=answers, journey="j").but(**said)
    reading = reading_of(metric, score)
    assert reading
    return Scored(metric, reading, (score,))


def found(one: Scored, other: Scored) -> ScoreDifference:
    comparison = compared(one, other)
    assert comparison
    return comparison


def net(*classes: int) -> Scored:
    return scored(NPS, classes=classes)


def test_means_are_compared_by_welch_as_scipy_does() -> None:
    # scipy.stats.ttest_ind(a, b, equal_var=False) of the same 200 answers
    told = found(scored(STARS, BETTER), scored(STARS, WORSE))
    assert told.test == "Welch t"
    assert told.statistic == pytest.approx(3.927075419555691, rel=1e-9)
    assert told.p == pytest.approx(0.00012102811133058302, rel=1e-9)
    assert (told.low, told.high) == pytest.approx(
        (0.3184913605603938, 0.9615086394396055), abs=1e-4
    )
    assert told.difference == pytest.approx(0.64)
    assert told.sure()


@pytest.mark.parametrize(
    ("t", "freedom", "p"),
    [  # 2 * scipy.stats.t.sf(|t|, freedom)
        (2.228139, 10, 0.04999998745288254),
        (12.7062047, 1, 0.05000000014176587),
        (1.96, 1e6, 0.04999606758526985),
        (3.2, 7.5, 0.013735153862408266),
        (0.0, 5, 1.0),
        (40, 3, 3.4380680789158506e-05),
        (-2.0, 30.3, 0.054533610371252324),
    ],
)
def test_the_p_of_a_t_statistic_equals_scipy(t: float, freedom: float, p: float) -> None:
    assert student_p(t, freedom) == pytest.approx(p, rel=1e-9)


def test_net_scores_are_compared_with_unpooled_variances() -> None:
    told = found(net(1436, 968, 342), net(462, 176, 362))
    z = (0.39840 - 0.1) / sqrt(0.48877 / 2746 + 0.8140 / 1000)
    assert told.statistic == pytest.approx(z, abs=1e-3)
    assert told.difference == pytest.approx(29.84, abs=0.001)
    assert told.sure()


def test_the_same_people_by_answers_and_by_classes_compare_alike() -> None:
    answers = scored(NPS, (0, 0, 0, 0, 0, 0, 30, 10, 10, 25, 25))
    one, two = found(answers, net(20, 40, 40)), found(net(50, 20, 30), net(20, 40, 40))
    assert one.statistic == pytest.approx(two.statistic)
    assert one.p == pytest.approx(two.p)


def test_shares_are_compared_with_the_pooled_share() -> None:
    told = found(scored(TOP, BETTER), scored(TOP, WORSE))
    pooled = 135 / 200
    assert told.statistic == pytest.approx(0.25 / sqrt(pooled * (1 - pooled) * (2 / 100)))
    assert told.difference == pytest.approx(25)
    assert told.low < 25 < told.high


def test_all_promoters_against_all_detractors_is_no_accident() -> None:
    told = found(net(50, 0, 0), net(0, 0, 50))
    assert told.sure() and told.p < 1e-6


def test_of_few_answers_nothing_is_sure() -> None:
    told = found(net(9, 0, 0), net(0, 0, 50))
    assert told.few and not told.sure()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (scored(STARS, BETTER), scored(TOP, WORSE)),  # two questions
        (scored(STARS, reported=4.1, reported_n=120), scored(STARS, BETTER)),
        (scored(STARS, (0, 0, 0, 1, 0)), scored(STARS, BETTER)),
        (scored(STARS, (0, 0, 0, 0, 40)), scored(STARS, (0, 0, 0, 0, 30))),
        (scored(STARS, BETTER), scored(STARS, (1, 1, 4, 20, 20), segment="Berlin")),
    ],
)
def test_nobody_can_tell_of_what_is_no_pair_of_samples(one: Scored, other: Scored) -> None:
    assert compared(one, other) is None
    assert compared(other, one) is None


def test_two_segments_and_two_periods_can_be_told_apart() -> None:
    kyiv, lviv = (scored(STARS, BETTER, segment=name) for name in ("Kyiv", "Lviv"))
    april, may = (scored(STARS, BETTER, period=name) for name in ("April 2026", "May 2026"))
    assert compared(kyiv, lviv) and compared(april, may)


def test_a_month_is_not_compared_with_the_quarter_it_is_in() -> None:
    quarter, inside, after = (
        scored(STARS, BETTER if i else WORSE, period=name)
        for i, name in enumerate(("Q3 2026", "Sep 2026", "Oct 2026"))
    )
    assert compared(inside, quarter) is None and compared(quarter, inside) is None
    assert compared(after, quarter) and compared(after, inside)


def test_p_values_shown_together_are_corrected_as_holm_did() -> None:
    # R: p.adjust(c(.01, .04, .03, .005), "holm")
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()
    assert holm([0.9, 0.8]) == (1.0, 1.0)


COUNTS = st.lists(st.integers(0, 500), min_size=5, max_size=5).map(tuple)


@given(COUNTS, COUNTS, st.sampled_from((STARS, TOP)))
def test_turned_round_a_comparison_only_changes_its_sign(
    one: tuple[int, ...], other: tuple[int, ...], metric: Metric
) -> None:
    if min(sum(one), sum(other)) < 2:
        return
    told = compared(scored(metric, one), scored(metric, other))
    back = compared(scored(metric, other), scored(metric, one))
    if told is None or back is None:
        assert told is back
        return
    assert told.p == pytest.approx(back.p, abs=1e-12)
    assert told.difference == pytest.approx(-back.difference, abs=1e-9)
    assert 0 <= told.p <= 1 and told.low <= told.difference <= told.high
