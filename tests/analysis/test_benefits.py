"""What ideas are to bring: read as it was typed, and summed by unit only."""

import pytest

from journeymap.analysis.benefits import BenefitSum, benefit_of, benefit_told, benefits
from journeymap.model.records import Idea

A_YEAR = "€ a year"


def _idea(benefit: float | None, unit: str = A_YEAR, status: str = "idea") -> Idea:
    return Idea(journey="j", benefit=benefit, benefit_unit=unit, status=status)


def test_benefits_are_summed_by_unit_and_never_across_units() -> None:
    ideas = [
        _idea(24000.0),
        _idea(60.0, "fewer calls a month"),
        _idea(38000.0, " €  A year"),
        _idea(None),
        _idea(-2000.0),
        _idea(1e6, status="dropped"),
        _idea(5.0, ""),
    ]
    assert benefits(ideas) == (
        BenefitSum(A_YEAR, 60000.0, 3),
        BenefitSum("fewer calls a month", 60.0, 1),
        BenefitSum("", 5.0, 1),
    )
    assert benefits(ideas)[0].told == "60\u202f000 € a year"
    assert benefits([]) == ()


@pytest.mark.parametrize(
    ("typed", "benefit", "unit"),
    [
        ("12 000 €/year", 12000.0, "€/year"),
        ("12\u202f000\u00a0€ a year", 12000.0, "€ a year"),
        ("€12,5 a visit", 12.5, "€ a visit"),
        ("−3 calls", -3.0, "calls"),
        ("$5", 5.0, "$"),
        ("7", 7.0, ""),
        ("5 % fewer returns", 5.0, "% fewer returns"),
        ("much", None, "much"),
        ("", None, ""),
    ],
)
def test_a_number_and_its_unit_are_typed_together(
    typed: str, benefit: float | None, unit: str
) -> None:
    assert benefit_of(typed) == (benefit, unit)


@pytest.mark.parametrize("unit", ["€ a year", "$ a year", "", "points of CSAT", "% fewer returns"])
@pytest.mark.parametrize("benefit", [0.0, 12000.0, -4.5, 1234567.25])
def test_what_is_told_is_read_again(benefit: float, unit: str) -> None:
    assert benefit_of(benefit_told(benefit, unit)) == (benefit, unit)
