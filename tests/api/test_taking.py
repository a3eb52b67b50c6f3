"""What differs is taken from one journey into another by Python, within a project and across."""

from __future__ import annotations

from pathlib import Path

import journeymap
from tests.becoming import becoming
from tests.storage.samples import written


def test_what_another_project_changed_in_the_same_journey_is_taken(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine.journey", becoming().snapshot)
    other = written(tmp_path / "theirs.journey", becoming().snapshot)
    with journeymap.open(mine) as project, journeymap.open(other) as theirs:
        here, there = project.journeys[0], theirs.journeys[0]
        with theirs.change("Rename"):
            there.touchpoints[0].update(title="Theirs")
        assert here.take(here.difference(there))
        assert here.touchpoints[0].title == "Theirs" and not here.difference(there)
        with project.change("Rename"):
            here.touchpoints[0].update(title="Mine")
        assert here.take(there.difference(here))
        assert here.touchpoints[0].title == "Theirs"


def test_a_to_be_is_taken_over_and_taken_back(tmp_path: Path) -> None:
    path = written(tmp_path / "a.journey", becoming().snapshot)
    with journeymap.open(path) as project:
        as_is, to_be = project.journeys
        before = len(as_is.difference().touchpoints)
        one = as_is.difference().touchpoints[0]
        assert to_be.take(as_is.difference(), one)
        assert len(as_is.difference().touchpoints) == before - 1
        assert as_is.take(as_is.difference()) and not as_is.difference()
