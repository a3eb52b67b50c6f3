"""Answers are typed or pasted in many ways; what cannot be read says why."""

from __future__ import annotations

import random

import pytest

from journeymap.errors import JourneyError
from journeymap.metrics.scored import reading_of
from journeymap.metrics.typed_answers import TypedAnswers, example, typed_answers, written
from journeymap.model.records import Metric, Score

STARS = Metric(id="stars", kind="csat", low=1, high=5)
SHARE = Metric(id="share", kind="csat", low=1, high=5, method="top")
NPS = Metric(id="nps", kind="nps", low=0, high=10, method="nps")
EASE = Metric(id="ease", kind="ces2", low=1, high=7, method="nps")

HISTOGRAM = (2, 3, 5, 12, 20)
SINGLE = [i + 1 for i, n in enumerate(HISTOGRAM) for _ in range(n)]


@pytest.mark.parametrize(
    "text",
    [
        "2 3 5 12 20",
        "2, 3, 5, 12, 20",
        "2,3,5,12,20",
        "2;3;5;12;20",
        "2\t3\t5\t12\t20",
        "2\n3\n5\n12\n20",
        "1: 2, 2: 3, 3: 5, 4: 12, 5: 20",
        "5: 20; 4: 12; 3: 5; 2: 3; 1: 2",
        "1=2 2=3 3=5 4=12 5=20",
        "1\t2\n2\t3\n3\t5\n4\t12\n5\t20",
        "Answer\tCount\n1\t2\n2\t3\n3\t5\n4\t12\n5\t20\nGrand Total\t42",
        "Оценка;Всего\n1;2\n2;3\n3;5\n4;12\n5;20\nИтого;42",
        "| 1 | 2 |\n| 2 | 3 |\n| 3 | 5 |\n| 4 | 12 |\n| 5 | 20 |",
        "1 2\n2 3\n3 5\n4 12\n5 20",
        "\n".join(str(i + 1) for i, n in enumerate(HISTOGRAM) for _ in range(n)),
        "Q1 How satisfied?\n"
        + "\n".join(f"{i + 1},0" for i, n in enumerate(HISTOGRAM) for _ in range(n)),
    ],
)
def test_one_histogram_in_many_ways(text: str) -> None:
    assert typed_answers(STARS, text).answers == HISTOGRAM


@pytest.mark.parametrize(
    ("metric", "text", "value", "n"),
    [
        (NPS, "+40 (n = 120)", 40.0, 120),
        (NPS, "−34, n=118", -34.0, 118),
        (NPS, "NPS 39,8 (n = 2 746)", 39.8, 2746),
        (NPS, "NPS: -5 [n 30]", -5.0, 30),
        (NPS, "NPS 12 (1,024)", 12.0, 1024),
        (SHARE, "82 % (n = 300)", 82.0, 300),
        (SHARE, "CSAT 82% n=300", 82.0, 300),
        (STARS, "4.1 (n=92)", 4.1, 92),
        (STARS, "4,1 (n = 92)", 4.1, 92),
        (STARS, "4,1 (н = 92)", 4.1, 92),
        (Metric(kind="ces2", low=1, high=7), "CES 2.0 5,5 (n = 40)", 5.5, 40),
    ],
)
def test_a_value_with_its_n_is_as_reported(metric: Metric, text: str, value: float, n: int) -> None:
    typed = typed_answers(metric, text)
    assert (typed.reported, typed.reported_n) == (value, n)
    reading = reading_of(metric, typed.put(Score(metric="")))
    assert reading and (reading.low, reading.n) == (None, n)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("72 30 18", (72, 30, 18)),
        ("72/30/18", (72, 30, 18)),
        ("promoters 72, passives 30, detractors 18", (72, 30, 18)),
        ("18 detractors, 72 promoters, 30 passives", (72, 30, 18)),
        ("Промоутеры: 72; Нейтралы: 30; Критики: 18", (72, 30, 18)),
        ("Прихильники 72, нейтральні 30, критики 18", (72, 30, 18)),
        ("Promoters\t72\nPassives\t30\nDetractors\t18", (72, 30, 18)),
        ("60 % / 25 % / 15 % (n = 120)", (72, 30, 18)),
        ("60 25 15, n = 120", (72, 30, 18)),
        ("60,4% 24,6% 15% n=1000", (604, 246, 150)),
        ("33 % 33 % 33 % (n = 100)", (34, 33, 33)),
    ],
)
def test_promoters_passives_and_detractors(text: str, classes: tuple[int, ...]) -> None:
    typed = typed_answers(NPS, text)
    assert typed.classes == classes
    reading = reading_of(NPS, typed.put(Score(metric="")))
    assert reading and reading.n == sum(classes) and reading.low is not None


@pytest.mark.parametrize(
    ("metric", "text", "why"),
    [
        (NPS, "40", "of how many"),
        (STARS, "4,1", "of how many"),
        (SHARE, "82 %", "of how many"),
        (NPS, "60 % 25 % 15 %", "of how many"),
        (NPS, "60 % 25 % 10 % (n = 120)", "95 %"),
        (NPS, "72 30 18 (n = 121)", "120 people"),
        (NPS, "+140 (n = 9)", "outside the scale from −100 to 100"),
        (STARS, "5.1 (n = 9)", "outside the scale from 1 to 5"),
        (STARS, "82 % (n = 9)", "no share"),
        (STARS, "4 (n = 0)", "at least one"),
        (STARS, "2 3 5 12", "5 counts are needed, here are 4"),
        (STARS, "4\n5\n6\n3", "6 in row 3"),
        (STARS, "4\n4.5\n3", "4.5 in row 2"),
        (STARS, "1: 5, 6: 7", "6"),
        (STARS, "1: 5, 2: −7", "no count"),
        (STARS, "1\t5\n2\t1.5", "no count"),
        (STARS, "quite good", "cannot be read"),
        (STARS, "promoters 72, passives 30, detractors 18", "net score"),
        (STARS, "9" * 2_000_000, "too long"),
    ],
)
def test_what_cannot_be_read_says_why(metric: Metric, text: str, why: str) -> None:
    with pytest.raises(JourneyError, match=why):
        typed_answers(metric, text)


def test_blanks_are_left_out_and_counted() -> None:
    assert typed_answers(STARS, "4\n\nn/a\n5\n(blank)") == TypedAnswers(
        answers=(0, 0, 0, 1, 1), left_out=3
    )
    assert typed_answers(STARS, "4\t9\n(blank)\t7\n5\t1").left_out == 7


def test_nothing_typed_takes_the_answers_away() -> None:
    empty = typed_answers(STARS, "  ").put(Score(metric="stars", answers=HISTOGRAM))
    assert reading_of(STARS, empty) is None


def test_an_effort_index_is_typed_in_classes_too() -> None:
    typed = typed_answers(EASE, "60 25 15")
    reading = reading_of(EASE, typed.put(Score(metric="")))
    assert reading and reading.value == pytest.approx(45.0)


def test_what_is_written_is_read_back() -> None:
    dice = random.Random(11)
    for metric in (STARS, SHARE, NPS, EASE):
        for _ in range(60):
            width = metric.high - metric.low + 1
            held = [
                TypedAnswers(answers=tuple(dice.randrange(200) for _ in range(width))),
                TypedAnswers(reported=float(dice.randint(1, 5)), reported_n=dice.randint(1, 9999)),
            ]
            if metric.method == "nps":
                held.append(TypedAnswers(classes=tuple(dice.randrange(1, 200) for _ in range(3))))
            for typed in held:
                score = typed.put(Score(metric=""))
                assert typed_answers(metric, written(metric, score)).put(score) == score


def test_the_example_can_be_typed() -> None:
    for metric in (STARS, SHARE, NPS, EASE):
        assert typed_answers(metric, example(metric)).reported_n == 30
