"""The sheet of a persona from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.cli import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    assert main(["new", str(path), "--template", "coffee"]) == 0
    return path


def test_a_page_of_a_persona_is_exported_by_name(file: Path) -> None:
    out = file.with_name("sheet.svg")
    assert main(["export", str(file), str(out), "--page", "persona=Olena, 34"]) == 0
    text = out.read_text("utf-8")
    assert "Worst moment" in text and "Storyboard" not in text


@pytest.mark.parametrize("page", ["persona=Nobody", "persona=", "spiral"])
def test_a_page_that_is_not_there_is_misuse(file: Path, page: str) -> None:
    out = file.with_name("sheet.svg")
    with pytest.raises(SystemExit) as end:
        main(["export", str(file), str(out), "--page", page])
    assert end.value.code == 2 and not out.exists()


def test_scripts_ask_for_the_same_page(file: Path) -> None:
    out = file.with_name("sheet.svg")
    with journeymap.open(file, read_only=True) as project:
        project.journeys[0].export(out, page="persona=Maksym, 51")
    assert "Maksym" in out.read_text("utf-8")
