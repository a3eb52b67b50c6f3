"""A journey's score by where its customers come is named beside that of all answers."""

from typing import Any

import pytest

from journeymap.analysis.flow.traffic import traffic_weighted
from journeymap.model.records import (
    Connection,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

STARS = Metric(id="stars", kind="csat", low=1, high=5)


def journey(*records: Record, share: float | None = 0.25) -> Snapshot:
    """Return a touchpoint after which so many go to a second one."""
    arrow = (
        Connection(id="x", source="a", target="b", weight=share, unit="probability")
        if (share is not None)
        else Connection(id="x", source="a", target="b")
    )
    return Snapshot(
        (
            Journey(id="j"),
            Lane(id="lane", journey="j"),
            Stage(id="s", journey="j"),
            *(Step(id=f"at {id}", stage="s", position=float(i)) for i, id in enumerate("ab")),
            *(Touchpoint(id=id, step=f"at {id}", lane="lane") for id in "ab"),
            arrow,
            STARS,
            *records,
        )
    )


def said(at: str, answers: tuple[int, ...], **fields: Any) -> Score:
    return Score(metric="stars", touchpoint=at, answers=answers, **fields)


FIVES, ONES = (0, 0, 0, 0, 40), (10, 0, 0, 0, 0)


def test_each_score_weighs_as_many_come_by() -> None:
    snapshot = journey(said("a", FIVES), said("b", ONES))
    found = traffic_weighted(snapshot, "j", "stars")
    assert found
    assert found.value == pytest.approx((1 * 5 + 0.25 * 1) / 1.25)
    assert found.touchpoints == 2 and not found.assumed
    assert found.sentence == "4.2 weighted by visits of 2 touchpoints"


def test_visits_nobody_counted_are_said_to_be_assumed() -> None:
    found = traffic_weighted(journey(said("a", FIVES), said("b", ONES), share=None), "j", "stars")
    assert found and found.assumed
    assert found.value == pytest.approx(3)
    assert "assumed" in found.sentence


@pytest.mark.parametrize(
    "other",
    [(), (said("b", ONES, respondents="team"),), (said("b", (0, 1, 0, 0, 0)),)],
)
def test_one_score_alone_a_guess_or_a_single_answer_are_no_journey(
    other: tuple[Score, ...],
) -> None:
    assert traffic_weighted(journey(said("a", FIVES), *other), "j", "stars") is None
