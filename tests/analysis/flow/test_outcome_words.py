"""How the figures of a journey differ, in words."""

from dataclasses import replace

from journeymap.analysis.flow.outcome_words import difference_lines, points_line
from journeymap.analysis.flow.outcomes import outcomes
from tests.editing.maps import JOURNEY, sketch


def steps(before: float, after: float) -> tuple[str, str, str]:
    """Return how steps are told that were so many and would be so many."""
    found = outcomes(sketch("Web: a b"), JOURNEY)
    lines = difference_lines(replace(found, steps=before), replace(found, steps=after))
    line = next(one for one in lines if one.name == "Steps on the way")
    return line.before, line.after, line.difference


def test_a_difference_fits_the_values_beside_it() -> None:
    assert steps(7.0, 6.5) == ("7.0", "6.5", "−0.5")


def test_between_values_that_read_alike_it_is_finer_than_these() -> None:
    assert steps(7.14, 7.06) == ("7.1", "7.1", "−0.08")
    assert steps(7.1, 7.1) == ("7.1", "7.1", "±0")


def test_before_after_and_the_difference_add_up_as_they_are_read() -> None:
    assert steps(2.13, 1.37) == ("2.1", "1.4", "−0.7")


def test_a_share_differs_by_per_cent_points() -> None:
    line = points_line("Completion", "29 %", "19 %", -0.1006, 1)
    assert line.judged == "−10.1 % points worse"
    assert points_line("Completion", "29 %", "29 %", 0.0, 1).judged == "±0"
