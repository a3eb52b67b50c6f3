"""The atlas by the command line: every journey of a file, in every kind of picture."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.cli import main

PICTURES = ("png", "jpg", "svg", "pdf", "pptx", "drawio", "html", "md")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of two journeys."""
    path = tmp_path / "two.journey"
    with journeymap.new(path, template="coffee") as project:
        project.add_journey("Getting a repair")
    return path


@pytest.mark.parametrize("ending", PICTURES)
def test_the_atlas_is_written_as_a_picture(ending: str, file: Path, tmp_path: Path) -> None:
    out, again = tmp_path / f"atlas.{ending}", tmp_path / f"again.{ending}"
    for path in (out, again):
        assert main(["export", str(file), str(path), "--page", "atlas"]) == 0
    assert out.read_bytes() == again.read_bytes()
    if ending in ("svg", "drawio", "html"):
        text = out.read_text("utf-8")
        assert "Getting a repair" in text and "Buying a coffee machine" in text
        assert "new journey" not in text


def test_an_unknown_page_is_told_with_those_there_are(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["export", str(file), str(tmp_path / "a.png"), "--page", "globe"])
    assert end.value.code == 2
    assert "atlas, persona=NAME" in capsys.readouterr().err
