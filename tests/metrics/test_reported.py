"""A bare score with its count, as somebody else reported it: shown, and never more than that."""

from __future__ import annotations

import pytest

from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import line
from journeymap.model.records import Journey, Lane, Metric, Score, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

MEAN = Metric(id="m", kind="csat", title="CSAT", low=1, high=5, method="mean", target=4.5)


def of(*scores: Score) -> Snapshot:
    """Return a journey of two touchpoints with some scores."""
    return Snapshot(
        [
            MEAN,
            Journey(id="j"),
            Stage(id="s", journey="j"),
            Step(id="step", stage="s"),
            Lane(id="l", journey="j"),
            Touchpoint(id="a", step="step", lane="l"),
            Touchpoint(id="b", step="step", lane="l"),
            *scores,
        ]
    )


def reported(at: str, value: float, n: int, **more: object) -> Score:
    return Score(metric="m", touchpoint=at, reported=value, reported_n=n).but(**more)


@pytest.mark.parametrize(("value", "shown"), [(4.2, "4.2"), (4.25, "4.25"), (4, "4.0")])
def test_it_is_shown_as_it_was_written_with_its_count_and_no_interval(
    value: float, shown: str
) -> None:
    snapshot = of(reported("a", value, 30))
    (found,) = scores_at(snapshot, "touchpoint", "a")
    assert (found.reading.shown, found.reading.n, found.reported) == (shown, 30, True)
    assert found.reading.low is None and found.reading.high is None
    assert "as reported" in line(snapshot, found)


def test_it_is_held_against_no_target_as_nobody_knows_how_far_it_carries() -> None:
    (found,) = scores_at(of(reported("a", 1.2, 900)), "touchpoint", "a")
    assert not found.misses


def test_it_is_never_added_up() -> None:
    snapshot = of(reported("a", 4.2, 30), reported("b", 2.0, 300))
    assert scores_at(snapshot, "stage", "s") == () == scores_at(snapshot, "journey", "j")
    two = of(reported("a", 4.2, 30), reported("a", 2.0, 300))
    values = sorted(found.reading.value for found in scores_at(two, "touchpoint", "a"))
    assert values == [2.0, 4.2]


def test_answers_that_were_counted_go_before_a_value_beside_them() -> None:
    snapshot = of(reported("a", 4.2, 30, answers=(0, 0, 0, 0, 2)))
    (found,) = scores_at(snapshot, "touchpoint", "a")
    assert found.reading.value == 5.0 and found.reading.n == 2 and not found.reported


@pytest.mark.parametrize("n", [None, 0])
def test_a_value_without_a_count_says_nothing(n: int | None) -> None:
    assert scores_at(of(reported("a", 4.2, 1, reported_n=n)), "touchpoint", "a") == ()
