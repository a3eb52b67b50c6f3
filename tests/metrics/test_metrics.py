"""Scores agree with the worked examples of the literature and of public data."""

from math import isclose, sqrt
from statistics import NormalDist

import pytest

from journeymap.editing.scores import add_metric, add_score
from journeymap.metrics import (
    METRICS,
    MetricKind,
    Reading,
    badge,
    goodness,
    kind_of,
    read,
    short_name,
)
from journeymap.metrics.interval import (
    Z,
    adjusted_wald,
    answers_needed,
    around_mean,
    t_quantile,
    wald,
    wilson,
)
from journeymap.model.records import Metric, Score
from tests.editing.maps import after, sketch, view

NPS = Metric(kind="nps", low=0, high=10, method="nps")
STARS = Metric(kind="csat", low=1, high=5, method="mean")
TOP = Metric(kind="csat", low=1, high=5, method="top")


def net(promoters: int, passives: int, detractors: int) -> Reading:
    answers = [0] * 11
    answers[9], answers[7], answers[3] = promoters, passives, detractors
    reading = read(NPS, tuple(answers))
    assert reading
    return reading


NET = [
    # promoters, passives, detractors, score, v, SE, Wald, adjusted Wald (not clamped)
    (462, 176, 362, 10.00, 0.8140, 2.8531, (4.408, 15.592), (4.390, 15.551)),
    (1436, 968, 342, 39.840, 0.48877, 1.33414, (37.225, 42.455), (37.182, 42.410)),
    (2309, 972, 1719, 11.800, 0.79168, 1.25831, (9.334, 14.266), (9.328, 14.258)),
    (162, 108, 54, 33.333, 5 / 9, 4.1409, (25.217, 41.449), (24.945, 41.110)),
    (2, 1, 1, 25, 0.6875, 41.46, (-56.3, 106.3), (-44.2, 72.7)),
    (5, 0, 0, 100, 0, 0, (100, 100), (17.5, 107.5)),
    (1, 0, 0, 100, 0, 0, (100, 100), (-48.5, 98.5)),
    (1, 0, 1, 0, 1, 70.7, (-138.6, 138.6), (-73.3, 73.3)),
]


@pytest.mark.parametrize(("p", "s", "d", "score", "v", "se", "plain", "adjusted"), NET)
def test_net_scores_and_intervals_equal_the_worked_examples(
    p: int,
    s: int,
    d: int,
    score: float,
    v: float,
    se: float,
    plain: tuple[float, float],
    adjusted: tuple[float, float],
) -> None:
    n = p + s + d
    reading = net(p, s, d)
    assert reading.n == n
    places = 0.051 if n < 10 else 0.00051
    assert wald(p, d, n) == pytest.approx(plain, abs=places)
    assert adjusted_wald(p, d, n) == pytest.approx(adjusted, abs=places)
    half = (wald(p, d, n)[1] - wald(p, d, n)[0]) / 2
    assert half / Z == pytest.approx(se, abs=places)
    assert (half / Z / 100) ** 2 * n == pytest.approx(v, abs=1e-4)
    if n == 1:
        return  # the one answer is shown, and no score
    assert reading.value == pytest.approx(score, abs=0.001)
    assert reading.low == pytest.approx(max(-100, adjusted[0]), abs=places)
    assert reading.high == pytest.approx(min(100, adjusted[1]), abs=places)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((1436, 968, 342), "+39.8"),
        ((2, 1, 1), "+25"),
        ((5, 0, 0), "+100"),
        ((1, 0, 1), "0"),
        ((162, 108, 54), "+33"),
        ((1, 0, 3), "−50"),
        ((199, 0, 201), "−0.5"),
        ((1000, 500, 1001), "0.0"),
        ((0, 0, 3), "−100"),
        ((1, 6, 0), "+14"),
        ((17, 0, 23), "−15"),
        ((33, 0, 47), "−18"),
        ((47, 0, 33), "+18"),
        ((1001, 9999, 1000), "0.0"),
    ],
)
def test_a_net_score_is_shown_with_its_sign_and_rounded_away_from_zero(
    counts: tuple[int, int, int], shown: str
) -> None:
    assert net(*counts).shown == shown


@pytest.mark.parametrize(
    ("metric", "answers", "answer"),
    [(NPS, (0,) * 9 + (1, 0), "9"), (TOP, (0, 0, 0, 1, 0), "4"), (STARS, (1, 0, 0, 0, 0), "1")],
)
def test_one_answer_is_the_answer_with_no_badge_and_no_interval(
    metric: Metric, answers: tuple[int, ...], answer: str
) -> None:
    reading = read(metric, answers)
    assert reading
    assert (reading.shown, reading.badge, reading.n) == (answer, "none", 1)
    assert reading.low is None and reading.high is None
    assert reading.scale == (metric.low, metric.high)


def test_eleven_is_a_blank_and_missing_is_never_a_promoter() -> None:
    with pytest.raises(ValueError, match="12 counts do not fit 0 to 10"):
        read(NPS, (0,) * 10 + (1436, 100))


@pytest.mark.parametrize("metric", [NPS, STARS, TOP])
def test_no_answers_are_no_score(metric: Metric) -> None:
    assert read(metric, ()) is None
    assert read(metric, (0,) * (metric.high - metric.low + 1)) is None


@pytest.mark.parametrize(
    ("n", "share", "low", "high"),
    [
        (2688, 82.068, 80.573, 83.473),
        (2421, 55.721, 53.735, 57.689),
        (834, 66.187, 62.909, 69.317),
    ],
)
def test_top_two_shares_and_wilson_intervals_equal_the_published_table(
    n: int, share: float, low: float, high: float
) -> None:
    hits = round(n * share / 100)
    reading = read(TOP, (0, 0, n - hits, hits - 7, 7))
    assert reading
    assert reading.value == pytest.approx(share, abs=0.001)
    assert reading.low == pytest.approx(low, abs=0.001)
    assert reading.high == pytest.approx(high, abs=0.001)
    assert reading.shown == f"{share:.0f} %"


def test_a_share_of_none_or_all_still_has_a_width() -> None:
    assert wilson(0, 10)[0] == pytest.approx(0) and wilson(0, 10)[1] > 0.2
    assert wilson(10, 10)[0] < 0.8 and wilson(10, 10)[1] == pytest.approx(1)


def test_means_have_a_t_interval() -> None:
    reading = read(STARS, (1, 0, 2, 3, 4))
    assert reading
    answers = [1, 3, 3, 4, 4, 4, 5, 5, 5, 5]
    mean = sum(answers) / 10
    error = sqrt(sum((a - mean) ** 2 for a in answers) / 9 / 10)
    assert reading.value == pytest.approx(3.9)
    assert reading.low == pytest.approx(3.9 - 2.262157 * error, abs=1e-5)
    assert reading.high == pytest.approx(3.9 + 2.262157 * error, abs=1e-5)
    assert (reading.shown, reading.scale) == ("3.9", (1.0, 5.0))


def test_a_mean_without_spread_claims_no_interval() -> None:
    assert around_mean(1, (0, 0, 0, 0, 5)) is None
    assert around_mean(1, (0, 0, 1, 0, 0)) is None


def test_an_interval_does_not_leave_the_scale() -> None:
    reading = read(STARS, (0, 0, 0, 1, 1))
    assert reading and reading.low == 1.0 and reading.high == 5.0


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [
        (1, 12.706205),
        (2, 4.302653),
        (5, 2.570582),
        (10, 2.228139),
        (11, 2.200985),
        (15, 2.131450),
        (20, 2.085963),
        (29, 2.045230),
        (99, 1.984217),
        (10**6, 1.959966),
    ],
)
def test_t_quantiles_equal_the_tables(freedom: int, quantile: float) -> None:
    assert t_quantile(freedom) == pytest.approx(quantile, abs=6e-6)


def test_t_needs_two_answers() -> None:
    with pytest.raises(ValueError):
        t_quantile(0)


def test_z_is_the_normal_quantile() -> None:
    assert isclose(NormalDist().inv_cdf(0.975), Z, rel_tol=1e-15)


@pytest.mark.parametrize(("n", "error"), [(10, 48), (30, 28), (100, 15), (400, 7.7)])
def test_the_margin_at_common_spread_shrinks_as_said(n: int, error: float) -> None:
    # half promoters and a fifth detractors spread their answers by v = 0.61
    p, d = 0.5 * n, 0.2 * n
    low, high = wald(p, d, n)
    assert (high - low) / 2 == pytest.approx(error, abs=0.6)


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (0, "none"),
        (1, "anecdotal"),
        (9, "anecdotal"),
        (10, "indicative"),
        (29, "indicative"),
        (30, "usable"),
        (99, "usable"),
        (100, "solid"),
    ],
)
def test_badges_tell_how_far_the_answers_carry(n: int, word: str) -> None:
    assert badge(n) == word


def test_a_high_effort_is_bad_and_a_high_ease_is_good() -> None:
    effort = Metric(kind="ces1", low=1, high=5, direction="lower")
    ease = Metric(kind="ces2", low=1, high=7, direction="higher")
    hard, easy = read(effort, (0, 0, 0, 1, 1)), read(ease, (0, 0, 0, 0, 0, 1, 1))
    assert hard and easy
    assert (hard.shown, easy.shown) == ("4.5", "6.5")
    assert goodness(effort, hard) == pytest.approx(0.125)
    assert goodness(ease, easy) == pytest.approx(5.5 / 6)


def test_goodness_of_a_net_score_runs_over_its_whole_scale() -> None:
    assert goodness(NPS, net(5, 0, 0)) == 1
    assert goodness(NPS, net(0, 0, 5)) == 0
    assert goodness(NPS, net(1, 0, 1)) == 0.5


def test_every_kind_is_found_by_its_file_and_is_a_question_one_can_ask() -> None:
    names = "again", "ces1", "ces2", "csat", "enps", "nps", "own", "product", "trust"
    assert tuple(kind.name for kind in METRICS) == names
    for kind in METRICS:
        metric = Metric(
            kind=kind.name,
            low=kind.low,
            high=kind.high,
            direction=kind.direction,
            method=kind.method,
            title="Mine",
        )
        reading = read(metric, (2,) * (kind.high - kind.low + 1))
        assert isinstance(kind, MetricKind) and reading and reading.shown
        assert short_name(metric) == (kind.short or "Mine")


def test_a_metric_of_an_unknown_kind_counts_as_ones_own() -> None:
    assert kind_of(Metric(kind="plug-in")) is METRICS["own"]
    assert short_name(Metric(kind="plug-in", title="Trust")) == "Trust"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CSAT Q9", "CSAT Q9"),
        ("Shop  CSAT", "Shop CSAT"),
        ("CSAT", "CSAT"),
        ("", "CSAT"),
        ("Customer satisfaction", "CSAT"),
        ("CSAT of everybody who ever called the hotline", "CSAT"),
    ],
)
def test_a_short_title_with_the_kind_in_it_tells_questions_apart(title: str, name: str) -> None:
    assert short_name(Metric(kind="csat", title=title)) == name


def test_so_many_answers_are_needed_for_a_margin() -> None:
    assert answers_needed(0.61, 10) == 235
    assert answers_needed(1, 10) == 385
    with pytest.raises(ValueError, match="no margin"):
        answers_needed(1, 0)


def test_pooled_is_not_the_plain_mean_of_net_scores() -> None:
    # four quarters of unequal size: counts are pooled, scores never averaged
    quarters = [(100, 50, 350), (200, 60, 6), (100, 40, 4), (62, 26, 2)]
    readings = [net(*quarter) for quarter in quarters]
    whole = net(*map(sum, zip(*quarters, strict=True)))
    weighted = sum(r.value * r.n for r in readings) / sum(r.n for r in readings)
    assert whole.shown == "+10.0"
    assert weighted == pytest.approx(whole.value)
    assert sum(r.value for r in readings) / 4 != pytest.approx(whole.value, abs=1)


def test_sfo_blank_codes_taken_for_promoters_would_be_a_false_score() -> None:
    # 85 of the code 11: counted as promoters they make 41.6 of 39.8
    assert net(1436, 968, 342).value == pytest.approx(39.840, abs=5e-4)
    assert net(1436 + 85, 968, 342).value != pytest.approx(39.840, abs=1)


def test_ease_by_the_index_is_six_and_seven_less_one_to_three() -> None:
    index = Metric(kind="ces2", low=1, high=7, method="nps")
    reading = read(index, (5, 5, 10, 10, 20, 30, 20))
    assert reading and reading.value == pytest.approx(50 - 20)


def test_questions_of_the_product_of_coming_again_of_trust_and_to_employees_are_ready() -> None:
    ready = {name: METRICS[name] for name in ("product", "again", "trust", "enps")}
    assert {kind.direction for kind in ready.values()} == {"higher"}
    assert [kind.respondents for kind in ready.values()] == ["customers"] * 3 + ["employees"]
    asked = sketch("Web: a")
    made = after(asked, add_metric(asked, "enps"))
    (metric,) = made.all(Metric).values()
    done = after(made, add_score(view(made), metric.id, (0,) * 10 + (4,)))
    assert [score.respondents for score in done.all(Score).values()] == ["employees"]
