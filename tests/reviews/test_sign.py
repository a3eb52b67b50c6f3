"""Praise and blame are told by words and by stars."""

from __future__ import annotations

import pytest

from journeymap.analysis.reviews.sign import sign_of
from tests.reviews.samples import rows_of


@pytest.mark.parametrize(
    ("text", "stars", "sign"),
    (
        ("Great service, very friendly", None, "good"),
        ("Жах, дзвонив тричі", None, "bad"),
        ("Курьер вежливый, всё отлично", None, "good"),
        ("not good at all", None, "bad"),
        ("Не рекомендую", None, "bad"),
        ("Не дозвониться! Оператор бросает трубку", None, "bad"),
        ("Friendly courier, but the app crashed", None, "mixed"),
        ("Arrived on Monday", None, ""),
        ("Arrived on Monday", 5.0, "good"),
        ("ok", 1.0, "bad"),
        ("Arrived on Monday", 3.0, ""),
        ("Horrible, worst ever", 5.0, "mixed"),
    ),
)
def test_words_and_stars_say_it(text: str, stars: float | None, sign: str) -> None:
    assert sign_of(text, stars) == sign


def test_words_alone_seldom_say_the_opposite_of_the_stars() -> None:
    opposite = many = 0
    for row in rows_of("coffee"):
        said, given = sign_of(row["Review"]), sign_of("", float(row["Rating"]))
        if said in ("good", "bad") and given in ("good", "bad"):
            many += 1
            opposite += said != given
    assert many >= 30
    assert opposite <= 0.1 * many
