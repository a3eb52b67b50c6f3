"""The methods give the figures of their published and agreed examples, to the digit."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from journeymap.analysis.priorities.kano import KanoKind, kano, kano_kind
from journeymap.analysis.priorities.opportunity import band_of, opportunity, out_of_ten
from journeymap.analysis.priorities.quadrants import quadrant, value_field
from journeymap.analysis.priorities.rice import IMPACT_OF, rice
from journeymap.analysis.priorities.satisfaction import (
    derived_importance,
    satisfaction_field,
    top_two_box,
)
from journeymap.errors import JourneyError

AIRPORT = Path(__file__).parents[2] / "surveys" / "data" / "sfo_2017.csv.gz"


@pytest.mark.parametrize(
    ("impact", "effort", "field"),
    [(5, 2, "quick win"), (5, 4, "big bet"), (2, 1, "fill-in"), (1, 5, "avoid"),
     (3, 1, "fill-in"), (3, 3, "avoid"), (4, 3, "big bet"), (4, 2, "quick win")],
)  # fmt: skip
def test_who_stands_on_the_middle_counts_on_the_harder_side(
    impact: int, effort: int, field: str
) -> None:
    assert quadrant(impact, effort) == field


def test_value_is_for_both_for_one_or_for_nobody() -> None:
    found = [value_field(*at) for at in ((5, 4), (4, 3), (3, 4), (3, 3))]
    assert found == ["both", "customer", "business", "neither"]


def test_rice_of_the_example() -> None:
    assert rice(500, 2, 0.8, 4) == 200
    assert [IMPACT_OF[level] for level in (5, 4, 3, 2, 1)] == [3, 2, 1, 0.5, 0.25]


@pytest.mark.parametrize(
    ("given", "words"),
    [((500, 2, 0.8, 0), "person-months"), ((500, 2, 0.8, -1), "person-months"),
     ((500, 2, 0.8, float("nan")), "person-months"), ((-1, 2, 0.8, 4), "people"),
     ((500, 0, 0.8, 4), "impact"), ((500, 2, 80, 4), "Confidence")],
)  # fmt: skip
def test_rice_says_in_a_sentence_what_cannot_be_reckoned_with(
    given: tuple[float, float, float, float], words: str
) -> None:
    with pytest.raises(JourneyError, match=words):
        rice(*given)


@pytest.mark.parametrize(
    ("importance", "satisfaction", "score", "band"),
    [(9.5, 3.2, 15.8, "extreme"), (9, 9, 9, "served"), (4, 9, 4, "served"),
     (10, 0, 20, "extreme"), (8, 4, 12, "high"), (7, 4, 10, "solid")],
)  # fmt: skip
def test_opportunity_and_its_bands(
    importance: float, satisfaction: float, score: float, band: str
) -> None:
    found = opportunity(importance, satisfaction)
    assert found == pytest.approx(score, abs=1e-12) and band_of(found) == band


def test_bands_begin_at_their_figure() -> None:
    assert [band_of(at) for at in (15, 14.999, 12, 11.999, 10, 9.999, 0)] == [
        "extreme", "high", "high", "solid", "solid", "served", "served"]  # fmt: skip
    assert [out_of_ten(level) for level in (1, 3, 5)] == [0, 5, 10]
    with pytest.raises(JourneyError):
        opportunity(11, 3)


def test_better_and_worse_of_the_example() -> None:
    kinds: list[KanoKind] = [*["A"] * 20, *["O"] * 30, *["M"] * 40, *["I"] * 10]  # type: ignore[list-item]
    assert kano(kinds) == pytest.approx((0.5, -0.7))
    assert kano([]) is None and kano(["R", "Q"]) is None


def test_the_table_of_kano_tells_kinds_apart() -> None:
    found = "".join(kano_kind(*pair) for pair in ((1, 5), (1, 3), (3, 5), (3, 3), (5, 1), (1, 1)))
    assert found == "OAMIRQ"
    with pytest.raises(ValueError, match="1 to 5"):
        kano_kind(0, 3)


def test_the_restaurants_of_an_airport_are_attacked_and_its_network_is_maintained() -> None:
    with gzip.open(AIRPORT, "rt", encoding="latin-1", newline="") as file:
        rows = list(csv.DictReader(file))

    def given(column: str) -> list[int | None]:
        return [int(row[column]) if row[column] in {*"12345"} else None for row in rows]

    overall = given("Q7ALL")

    def found(column: str) -> tuple[float, float]:
        answers = given(column)
        pairs = [(a, b) for a, b in zip(answers, overall, strict=True) if a and b]
        r = derived_importance(pairs)
        share = top_two_box([answers.count(level) for level in range(1, 6)])
        assert r is not None and share is not None
        return round(r, 3), round(share, 1)

    restaurants, network = found("Q7FOOD"), found("Q7WIFI")
    assert (restaurants, network) == ((0.559, 55.7), (0.468, 74.6))
    # Among the 14 that were asked the two lie at or below the mean of r (0.566) and its median
    # (0.563), and the network lowest of all: only against a line of one's own do both matter.
    middle = 0.45, 70.0
    assert satisfaction_field(*restaurants, middle) == "attack"
    assert satisfaction_field(*network, middle) == "maintain"


def test_nothing_is_derived_from_answers_that_are_all_alike() -> None:
    assert derived_importance([(1, 5), (2, 5), (3, 5)]) is None
    assert derived_importance([(1, 2), (2, 3)]) is None
    assert top_two_box((0, 0, 0, 0, 0)) is None
