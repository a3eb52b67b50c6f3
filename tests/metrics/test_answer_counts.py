"""Scores of weighted answers, and of classes alone."""

import pytest

from journeymap.metrics import read_counts
from journeymap.metrics.answer_counts import AnswerCounts
from journeymap.metrics.scored import reading_of, scores_at
from journeymap.metrics.wording import heading, sample, value
from journeymap.model.change import change
from journeymap.model.records import Journey, Metric, Score, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

NPS = Metric(kind="nps", low=0, high=10, method="nps")
STARS = Metric(kind="csat", low=1, high=5, method="mean")
TOP = Metric(kind="csat", low=1, high=5, method="top")


def at(metric: Metric, *scores: Score) -> Snapshot:
    return Snapshot().apply(change("x", add=[metric, Journey(id="j"), *scores]))


def test_classes_alone_are_a_net_score_with_its_interval() -> None:
    reading = reading_of(NPS, Score(metric=NPS.id, classes=(462, 176, 362)))
    assert reading
    assert (reading.shown, reading.n) == ("+10.0", 1000)
    assert (reading.low, reading.high) == pytest.approx((4.390, 15.551), abs=5e-4)


@pytest.mark.parametrize("metric", [STARS, TOP])
def test_classes_say_nothing_of_a_question_that_is_no_net_score(metric: Metric) -> None:
    assert reading_of(metric, Score(metric=metric.id, classes=(5, 3, 2))) is None


@pytest.mark.parametrize("classes", [(), (0, 0, 0), (5, 3), (1, 2, 3, 4)])
def test_classes_that_are_not_three_are_no_score(classes: tuple[int, ...]) -> None:
    assert reading_of(NPS, Score(metric=NPS.id, classes=classes)) is None


def test_one_promoter_is_one_answer() -> None:
    reading = reading_of(NPS, Score(metric=NPS.id, classes=(1, 0, 0)))
    assert reading and reading.n == 1
    assert value(NPS, reading) == "one answer: +100"


def test_answers_and_classes_of_one_period_are_added_up() -> None:
    snapshot = at(
        NPS,
        Score(metric=NPS.id, journey="j", answers=(0, 0, 0, 0, 0, 0, 30, 0, 10, 30, 30)),
        Score(metric=NPS.id, journey="j", classes=(40, 30, 30)),
    )
    (scored,) = scores_at(snapshot, "journey", "j")
    assert scored.reading.n == 200
    assert scored.reading.value == pytest.approx(20)


def test_equal_weights_change_nothing() -> None:
    counts = (3, 5, 12, 40, 40)
    for metric in (STARS, TOP):
        bare = read_counts(metric, AnswerCounts(counts=counts))
        weights = tuple(map(float, counts))
        alike = read_counts(metric, AnswerCounts(counts=counts, weights=weights, squares=weights))
        doubled = AnswerCounts(
            counts=counts,
            weights=tuple(2 * w for w in weights),
            squares=tuple(4 * w for w in weights),
        )
        assert bare and alike
        twice = read_counts(metric, doubled)
        assert twice
        for other in (alike, twice):
            assert other.value == pytest.approx(bare.value)
            assert (other.low, other.high) == pytest.approx((bare.low, bare.high))
            assert other.n == bare.n == 100


def test_unequal_weights_widen_the_interval_and_n_stays_the_people() -> None:
    # 50 answers 2 of weight 1, 50 answers 5 of weight 3: Σw 200, Σw² 500, 80 answers carry as far
    given = AnswerCounts(
        counts=(0, 50, 0, 0, 50), weights=(0, 50.0, 0, 0, 150.0), squares=(0, 50.0, 0, 0, 450.0)
    )
    assert given.effective == pytest.approx(80)
    reading = read_counts(STARS, given)
    assert reading
    assert reading.n == 100
    assert reading.value == pytest.approx((2 * 50 + 5 * 150) / 200)
    half = 1.990450 * (((50 * 2.25**2 + 150 * 0.75**2) / 200) / 79) ** 0.5  # t of 79, by scipy
    assert (reading.low, reading.high) == pytest.approx(
        (reading.value - half, reading.value + half), abs=1e-4
    )


def test_weighted_and_plain_answers_are_not_pooled_and_weights_are_said() -> None:
    plain = Score(metric=STARS.id, journey="j", answers=(0, 0, 0, 9, 9))
    weighted = plain.but(
        id="w", weighted=(0.0, 0.0, 0.0, 5.0, 20.0), weighted_squares=(0.0, 0.0, 0.0, 3.0, 50.0)
    )
    snapshot = at(STARS, plain, weighted)
    found = scores_at(snapshot, "journey", "j")
    assert len(found) == 2
    told = {scored.weighted: " ".join(sample(snapshot, scored)) for scored in found}
    assert "weighted" in told[True] and "weighted" not in told[False]
    assert {heading(scored) for scored in found} == {"CSAT 4.5 of 5", "CSAT 4.8 of 5"}


def test_weights_that_do_not_fit_the_answers_are_no_score() -> None:
    torn = Score(metric=STARS.id, answers=(0, 0, 0, 9, 9), weighted=(1.0,), weighted_squares=(1.0,))
    assert reading_of(STARS, torn) is None


def test_what_touchpoints_have_in_common_says_that_it_takes_people_for_different() -> None:
    from journeymap.metrics.wording import reported

    cards = [Touchpoint(id=id, step="s", lane="l") for id in ("a", "b")]
    scores = [Score(metric=STARS.id, touchpoint=c.id, answers=(0, 1, 2, 9, 9)) for c in cards]
    places = [Stage(id="g", journey="j"), Step(id="s", stage="g")]
    snapshot = at(STARS, *scores).apply(change("x", add=[*places, *cards]))
    (pooled,) = (x for x in scores_at(snapshot, "stage", "g") if x.touchpoints)
    assert "as if all answers were of different people" in reported(snapshot, pooled)


@pytest.mark.parametrize("square", [1e-300, 1e-9, 1e9, 1e12])
def test_weights_never_carry_further_than_all_who_answered_nor_less_than_one(square: float) -> None:
    """A file may hold sums of squares that no weights have."""
    given = AnswerCounts(counts=(3, 4, 5), weights=(1.0, 1.0, 1.0), squares=(square,) * 3)
    assert 1 <= given.effective <= 12
