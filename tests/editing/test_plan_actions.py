"""Actions of a plan are put under another scope, owner or month, and taken further."""

from __future__ import annotations

import pytest

from journeymap.analysis.action_plan import UNREAD, By
from journeymap.editing.actions import further, regroup
from journeymap.model.records import Idea, Journey
from journeymap.model.snapshot import Snapshot


def moved(one: Idea, by: By, key: str) -> Idea | None:
    snapshot = Snapshot([Journey(id="j"), one])
    change = regroup(snapshot, one.id, by, key)
    return snapshot.apply(change).all(Idea)[one.id] if change else None


@pytest.mark.parametrize(
    ("due", "month", "then"),
    [
        ("2026-12-15", "2027-02", "2027-02-15"),
        ("2027-01-31", "2027-02", "2027-02-28"),
        ("2026-12", "2027-02", "2027-02"),
        ("", "2027-02", "2027-02"),
        ("soon", "2027-02", "2027-02"),
        ("Q3 2026", "2027-02", "2027-02"),
        ("2026-12-15", "", ""),
    ],
)
def test_in_another_month_an_action_keeps_its_day(due: str, month: str, then: str) -> None:
    found = moved(Idea(id="i", journey="j", due=due), "month", month)
    assert found is not None and found.due == then


def test_what_is_there_already_and_a_month_nobody_can_read_change_nothing() -> None:
    one = Idea(id="i", journey="j", due="2026-12-15", owner="Iryna", scope="sale")
    assert moved(one, "month", "2026-12") is None
    assert moved(one, "month", UNREAD) is None
    assert moved(one, "owner", "iryna") is None
    assert moved(one, "scope", "sale") is None
    assert moved(one, "owner", "") == one.but(owner="")
    assert moved(one, "horizon", "long") == one.but(horizon="long")


def test_an_idea_goes_on_to_done_and_no_further_and_a_dropped_one_begins_anew() -> None:
    snapshot = Snapshot([Journey(id="j"), Idea(id="i", journey="j")])
    found = []
    for _ in range(4):
        change = further(snapshot, "i", 1)
        snapshot = snapshot.apply(change) if change else snapshot
        found.append(snapshot.all(Idea)["i"].status)
    assert found == ["planned", "work", "done", "done"]
    gone = Snapshot([Journey(id="j"), Idea(id="i", journey="j", status="dropped")])
    change = further(gone, "i", 1)
    assert change and gone.apply(change).all(Idea)["i"].status == "planned"
