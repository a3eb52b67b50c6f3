"""Which activity is taken for the goal where nobody said: never one with which next to nobody ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.logs.columns import NO_LOG_CHOICES
from journeymap.tabular.logs.reading import import_log


def goal_of(path: Path, ways: dict[str, int]) -> str:
    """Return the goal of a log in which so many cases went each way, a letter an activity."""
    rows, case = ["case,activity,time"], 0
    for way, count in ways.items():
        for _ in range(count):
            case += 1
            rows += [f"c{case},Does {c},2026-03-14 10:{at:02}" for at, c in enumerate(way)]
    path.write_text("\n".join(rows), "utf-8")
    cards = Snapshot().apply(import_log(path, NO_LOG_CHOICES).change).all(Touchpoint)
    return next(card.title for card in cards.values() if card.ends == "goal")


@pytest.mark.parametrize(
    ("ways", "goal"),
    [
        ({"abc": 60, "ab": 40}, "Does c"),
        ({"abc": 30, "ab": 30, "a": 40}, "Does c"),  # most give up at once
        ({"abc": 97, "abd": 3}, "Does c"),
        ({"ab": 40, "abc": 40, "abca": 17, "abd": 3}, "Does c"),  # who comes to d ends, but few do
        ({"ab": 97, "abd": 3}, "Does b"),
    ],
)
def test_the_goal_is_where_cases_end_that_come_there(
    tmp_path: Path, ways: dict[str, int], goal: str
) -> None:
    assert goal_of(tmp_path / "log.csv", ways) == goal
