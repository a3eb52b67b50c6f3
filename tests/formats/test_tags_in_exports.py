"""Tags are in every export that tells of touchpoints, and come back from tables."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.formats.reading import import_file
from journeymap.model.records import Touchpoint

TAGS = ("zebra crossing", "другий")


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """Every kind of export of a file whose third touchpoint has tags."""
    with journeymap.new(tmp_path / "a.journey", template="coffee") as project:
        journey = project.journeys[0]
        with project.change("Tags"):
            journey.touchpoints[2].update(tags=TAGS)
        for ending in ("csv", "xlsx", "md", "html", "json"):
            journey.export(tmp_path / f"a.{ending}")
    return tmp_path


@pytest.mark.parametrize("ending", ["csv", "md", "html", "json"])
def test_they_are_written(tagged: Path, ending: str) -> None:
    text = (tagged / f"a.{ending}").read_text("utf-8")
    assert all(tag in text for tag in TAGS)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_they_come_back(tagged: Path, ending: str) -> None:
    brought = import_file(tagged / f"a.{ending}").change
    records = [edit.after for edit in brought]
    found = [one.tags for one in records if isinstance(one, Touchpoint) and one.tags]
    assert found == [TAGS]
