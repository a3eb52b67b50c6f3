"""Stages of what happened, and the order of what stands in one."""

from __future__ import annotations

from pathlib import Path

from journeymap.model.records import Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.logs.reading import import_log
from journeymap.tabular.logs.stages import forth


def test_what_all_come_to_from_the_usual_end_stands_after_it(tmp_path: Path) -> None:
    """On average Return is met earlier in its cases (7 of 8) than Unpacks in all (mostly last)."""
    usual = ("Search", "Compare", "Basket", "Pays", "Waits", "Delivery", "Unpacks")
    cases = [usual] * 9 + [(*usual, "Return", "Refund")]
    rows = [
        f"c{number},{title},2026-03-{number + 1:02d} 10:{minute:02d}"
        for number, case in enumerate(cases)
        for minute, title in enumerate(case)
    ]
    path = tmp_path / "log.csv"
    path.write_text("\n".join(("case,activity,time", *rows)), "utf-8")
    now = Snapshot().apply(import_log(path).change)
    place = {
        card.title: (stage.position, step.position)
        for card in now.all(Touchpoint).values()
        for step in [now.all(Step)[card.step]]
        for stage in [now.all(Stage)[step.stage]]
    }
    assert sorted(place, key=lambda title: place[title]) == [*usual, "Return", "Refund"]


def test_activities_of_a_stage_stay_as_they_stand_where_they_go_round() -> None:
    assert forth([0, 1, 2], {(0, 1): 5, (1, 2): 5, (2, 0): 5}) == [0, 1, 2]
    assert forth([2, 0, 1], {(0, 1): 5, (1, 0): 6, (0, 2): 1}) == [1, 0, 2]
    assert forth([1, 0], {}) == [1, 0]
