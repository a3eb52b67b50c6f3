"""A score is said with its method or scale, n, interval and who: alike everywhere."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from journeymap import language
from journeymap.metrics import read
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import aim, brief, heading, interval, line, reported, scale, value
from journeymap.model.records import Metric, Persona, Score
from journeymap.model.snapshot import Snapshot

NPS = Metric(kind="nps", low=0, high=10, method="nps")
STARS = Metric(kind="csat", low=1, high=5)
TOP = Metric(kind="csat", low=1, high=5, method="top")
EASE = Metric(kind="ces2", low=1, high=7)
EFFORT = Metric(kind="ces1", low=1, high=5, direction="lower", target=2.0)
INDEX = Metric(kind="ces2", low=1, high=7, method="nps")
BOTH = Metric(kind="own", title="Balance", low=-5, high=5)
PEOPLE = Snapshot((Persona(id="olena", name="Olena, 34"),))


def scored(metric: Metric, answers: tuple[int, ...], **fields: Any) -> Scored:
    reading = read(metric, answers)
    assert reading
    record = Score(metric=metric.id, answers=answers, **fields)
    return Scored(metric, reading, (record,), counts=True)


def net(promoters: int, passives: int, detractors: int) -> tuple[int, ...]:
    return (detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0)


@pytest.mark.parametrize(
    ("metric", "answers", "said"),
    [
        (STARS, (1, 3, 8, 26, 54), "CSAT 4.4 of 5"),
        (TOP, (0, 0, 482, 2199, 7), "CSAT 82 % top 2 of 5"),
        (TOP.but(top=1), (0, 0, 20, 40, 40), "CSAT 40 % top 1 of 5"),
        (TOP.but(top=3), (0, 20, 20, 20, 40), "CSAT 80 % top 3 of 5"),
        (EASE, (3, 5, 9, 14, 13, 6, 3), "CES 4.1 of 7"),
        (EFFORT, (1, 3, 10, 40, 40), "Effort 4.2 of 5"),
        (NPS, net(1436, 968, 342), "NPS +39.8"),
        (INDEX, (1, 1, 1, 1, 1, 1, 9), "CES +47 net"),
        (BOTH, (0, 0, 0, 0, 0, 1, 2, 2, 0, 0, 0), "Balance 1.2 on −5 to 5"),
        (NPS, net(1, 0, 0), "NPS · one answer: 9 of 10"),
        (TOP, (0, 0, 0, 1, 0), "CSAT · one answer: 4 of 5"),
    ],
)
def test_a_number_alone_tells_its_method_or_scale(
    metric: Metric, answers: tuple[int, ...], said: str
) -> None:
    assert heading(scored(metric, answers)) == said


@pytest.mark.parametrize(
    ("metric", "answers", "said"),
    [
        (NPS, net(1436, 968, 342), "37.2 to 42.4"),
        (NPS, net(462, 176, 362), "4.4 to 15.6"),
        (NPS, net(2309, 972, 1719), "9.3 to 14.3"),
        (NPS, net(162, 108, 54), "25 to 41"),
        (NPS, net(2, 1, 1), "−44 to 73"),
        (NPS, net(5, 0, 0), "17 to 100"),
        (NPS, net(1, 0, 1), "−73 to 73"),
        (NPS, net(1000, 0, 1000), "−4.4 to 4.4"),
        (NPS, net(4, 6, 0), "0 to 62"),
        (NPS, net(3, 7, 10), "−60 to 0"),
        (TOP, (0, 0, 482, 2199, 7), "81 to 83 %"),
        (STARS, (30, 20, 8, 0, 0), "1.4 to 1.8"),
        (STARS, (90, 60, 20, 10, 5), "1.7 to 2.0"),
        (NPS, net(1, 0, 0), ""),
        (STARS, (0, 0, 0, 0, 9), ""),
    ],
)
def test_an_interval_has_the_digits_of_its_value(
    metric: Metric, answers: tuple[int, ...], said: str
) -> None:
    assert interval(scored(metric, answers).reading) == said


def test_no_triple_of_up_to_forty_answers_gives_a_false_digit_or_a_minus_without_a_number() -> None:
    digits = re.compile(r"[−+]?\d+(\.\d+)?")
    for counts in product(range(41), repeat=3):
        if not 2 <= sum(counts) <= 40:
            continue
        reading = read(NPS, net(*counts))
        assert reading and reading.low is not None and reading.high is not None
        told = [reading.shown, *interval(reading).split(" to ")]
        assert all(digits.fullmatch(one) for one in told), (counts, told)
        assert not {"−0", "+0", "−0.0", "+0.0"}.intersection(told), (counts, told)
        assert told[1] != told[2], counts
        numbers = [float(one.replace("−", "-")) for one in told]
        for shown, true in zip(numbers, (reading.value, reading.low, reading.high), strict=True):
            assert abs(shown - true) <= 0.5 * 10.0**-reading.digits + 1e-6, (counts, told)


def test_ends_that_would_read_alike_get_another_digit() -> None:
    many = read(STARS, (0, 0, 0, 60_000, 40_000))
    assert many
    assert (many.shown, interval(many)) == ("4.400", "4.397 to 4.403")


def test_a_guess_is_never_bare() -> None:
    ours = scored(STARS, (0, 0, 0, 0, 6), respondents="team")
    assert heading(ours) == "our guess: CSAT 5.0 of 5"
    assert all(way[0].startswith("our guess: ") for way in brief(PEOPLE, ours))
    assert aim(ours._replace(metric=STARS.but(target=6.0))) == ""


def test_a_pill_always_tells_of_how_many_and_of_whom() -> None:
    ways = [
        " · ".join(way) for way in brief(PEOPLE, scored(STARS, (1, 3, 8, 26, 54), persona="olena"))
    ]
    assert ways == [
        "CSAT 4.4 of 5 · n 92 · Olena, 34 · 4.2 to 4.6",
        "CSAT 4.4 of 5 · n 92 · Olena, 34",
        "CSAT 4.4 · n 92 · Olena, 34",
    ]
    assert brief(PEOPLE, scored(NPS, net(0, 0, 1))) == (("one answer: 0 of 10",),)
    staff = brief(PEOPLE, scored(STARS, (1, 3, 8, 26, 54), respondents="employees"))
    assert staff[-1] == ("CSAT 4.4", "n 92", "employees")


def test_a_line_of_its_own_tells_all_it_takes_to_read_it() -> None:
    assert line(PEOPLE, scored(EFFORT, (1, 3, 10, 40, 40), period="Q3 2026", persona="olena")) == (
        "Effort 4.2 of 5 · 4.1 to 4.4 · n = 94 · Olena, 34 · Q3 2026 · misses its target of 2"
        " · lower is better"
    )
    pooled = scored(NPS, net(9, 9, 9))._replace(touchpoints=4)
    assert line(PEOPLE, pooled) == "NPS 0 · −29 to 29 · n = 27 · pooled from 4 touchpoints"
    few = scored(NPS, net(2, 0, 0))
    assert line(PEOPLE, few) == "NPS +100 · −24 to 100 · n = 2 · anecdotal"


def test_a_text_tells_method_and_scale_too() -> None:
    assert reported(PEOPLE, scored(TOP, (0, 0, 482, 2199, 7), period="2017")) == (
        "CSAT 82 % top 2 of 5 (95 % interval 81 to 83 %, n = 2688, 2017, solid, share of the top 2"
        " answers, asked from 1 to 5)"
    )
    assert scale(BOTH) == "−5 to 5"


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_people_read_a_comma_and_programs_a_point(code: str) -> None:
    language.use(code)
    stars = scored(STARS, (1, 3, 8, 26, 54))
    assert value(STARS, stars.reading).startswith("4,4")
    assert "4,2" in interval(stars.reading) and "4.2" not in interval(stars.reading)
    plain = reported(PEOPLE, stars, comma=False)
    assert "4.4" in plain and "4.2" in plain and not re.search(r"\d,\d", plain)
