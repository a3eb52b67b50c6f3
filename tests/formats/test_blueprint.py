"""The service blueprint one starts from: what customers touch on top, nobody left alone."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import find
from journeymap.lanes import kind_of
from journeymap.model.change import change
from journeymap.model.grid import lanes
from journeymap.model.records import Journey, Lane, Note, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_physical_evidence_stands_on_top_with_a_note_in_each_stage(language: str) -> None:
    snapshot = Snapshot().apply(load("blueprint", language))
    top = lanes(snapshot, snapshot.ordered(Journey)[0].id)[0]
    assert kind_of(top).name == "evidence"
    assert len(snapshot.of(Note, "lane", top.id)) == 5


def test_its_customers_are_met_and_missed_once_nobody_is_onstage_with_them() -> None:
    snapshot = Snapshot().apply(load("blueprint", "en"))
    journey = snapshot.ordered(Journey)[0].id
    assert "no_partner" not in {one.kind for one in find(snapshot, journey)}
    farewell = next(
        c
        for c in snapshot.all(Touchpoint).values()
        if c.title == "Explains the work, asks how it was"
    )
    behind = next(lane for lane in snapshot.all(Lane).values() if lane.role == "backstage")
    alone = snapshot.apply(change("x", edit=[(farewell, farewell.but(lane=behind.id))]))
    assert "no_partner" in {one.kind for one in find(alone, journey)}
