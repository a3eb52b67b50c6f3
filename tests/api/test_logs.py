"""Scripts make journeys of logs, with what they say of the columns, in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.errors import JourneyError
from tests.cli.test_importing_logs import OTHER
from tests.logs.test_path_tables import PATHS


def test_a_log_comes_in_as_one_step_with_its_columns_said(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(OTHER, "utf-8")
    told: list[float] = []
    with journeymap.new(None, template=None) as project:
        came = project.import_log(
            path, case="Visit", activity="Page", time="When", start="Began", title="Shop",
            dates="dmy", tell=told.append,
        )  # fmt: skip
        (journey,) = came.journeys
        assert journey.title == "Shop"
        assert [card.title for card in journey.touchpoints] == ["Search", "Pay"]
        assert [card.record.duration for card in journey.touchpoints] == [1440.0, 0.0]
        assert told and came.assumed and not came.report
        assert project.undo() and not project.journeys


def test_paths_come_in_and_a_new_file_is_made_of_a_log(tmp_path: Path) -> None:
    paths, other = tmp_path / "paths.csv", tmp_path / "other.csv"
    paths.write_text(PATHS, "utf-8")
    other.write_text(OTHER, "utf-8")
    log = {"case": "Visit", "activity": "Page", "time": "Began"}
    with journeymap.new(tmp_path / "a.journey", source=journeymap.read(other, log=log)) as project:
        assert [card.title for card in project.journeys[0].touchpoints] == ["Search", "Pay"]
        (journey,) = project.import_log(paths, paths=True).journeys
        arrows = journey.to_networkx()
        assert len(arrows) == 6 and arrows.number_of_edges() == 7


def test_what_cannot_be_said_of_a_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(OTHER, "utf-8")
    with journeymap.new(None, template=None) as project:
        with pytest.raises(JourneyError, match=r"called “colour”\. There are: case, activity"):
            project.import_log(path, colour="red")
        with pytest.raises(JourneyError, match="“year” is no order of dates"):
            project.import_log(path, dates="year")
        with pytest.raises(JourneyError, match="no column “Session”"):
            project.import_log(path, case="Session")
        assert not project.journeys
