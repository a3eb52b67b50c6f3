"""The group and the icon of a lane in every format that can hold them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

import journeymap


@pytest.fixture
def project(tmp_path: Path):
    with journeymap.new(tmp_path / "a.journey", template="coffee") as made:
        with made.change("Dress"):
            for lane in made.journeys[0].lanes:
                if lane.title in ("Store", "Courier"):
                    lane.update(group="Doing & so", icon="truck", role="onstage")
        yield made


@pytest.mark.parametrize("ending", ["svg", "html", "md", "drawio", "csv", "json"])
def test_a_group_is_told(project, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a.{ending}"
    project.journeys[0].export(out)
    said = out.read_text("utf-8-sig" if ending == "csv" else "utf-8").replace("&amp;", "&")
    assert re.search("doing & so", said.replace("&amp;", "&"), re.IGNORECASE)


@pytest.mark.parametrize("ending", ["pptx", "xlsx"])
def test_a_group_is_told_in_an_office_file(project, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a.{ending}"
    project.journeys[0].export(out)
    with zipfile.ZipFile(out) as parts:
        said = "".join(
            parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml")
        )
    assert re.search("doing &amp; so", said, re.IGNORECASE)


def test_a_file_without_groups_has_no_column_for_them(tmp_path: Path) -> None:
    with journeymap.new(tmp_path / "b.journey", template="coffee") as made:
        made.journeys[0].export(tmp_path / "b.csv")
    assert "Lane group" not in (tmp_path / "b.csv").read_text("utf-8-sig")


def test_an_icon_is_one_picture_in_draw_io(project, tmp_path: Path) -> None:
    lanes = len(list(project.journeys[0].lanes))
    project.journeys[0].export(tmp_path / "a.drawio")
    drawn = (tmp_path / "a.drawio").read_text("utf-8")
    assert drawn.count("data:image/svg+xml") >= lanes
