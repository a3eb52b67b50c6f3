"""What scripts are tried on: a file of the example's, and the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import journeymap
from journeymap.api import ProjectHandle


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the stage and the lane that the example names."""
    path = tmp_path / "a.journey"
    with journeymap.new(path, template="empty", language="en") as project:
        journey = project.journeys[0]
        journey.add_stage("Purchase")
        journey.add_lane("Web")
        journey.add_touchpoint("Looks around", stage="Purchase", lane="Web")
    return path


@pytest.fixture
def coffee() -> Iterator[ProjectHandle]:
    project = journeymap.new(template="coffee", language="en")
    yield project
    project.close()
