"""Two journeys on one picture, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.cli import main
from tests.becoming import ALERT, CALL, becoming
from tests.storage.samples import written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "a.journey", becoming().snapshot)


@pytest.mark.parametrize(
    "how", [("--page", "diff=#to-be"), ("--page", "diff="), ("--arrangement", "difference")]
)
def test_both_journeys_are_exported_as_one_picture(file: Path, how: tuple[str, str]) -> None:
    out = file.with_name("both.svg")
    assert main(["export", str(file), str(out), *how]) == 0
    text = out.read_text("utf-8")
    assert CALL in text and "<title>Buying a coffee machine: as-is and to-be</title>" in text
    assert " ".join(ALERT.split()[:3]) in text


def test_a_file_is_shown_beside_another_by_its_name(file: Path) -> None:
    out = file.with_name("both.svg")
    before = written(file.with_name("last year.journey"), becoming().snapshot)
    args = ["--page", f"diff={before}", "--journey", "Buying a coffee machine"]
    assert main(["export", str(file), str(out), *args]) == 0
    assert "last year" in out.read_text("utf-8")


@pytest.mark.parametrize("page", ["diff=#nowhere", "diff=nothing.journey"])
def test_what_is_not_there_is_misuse(file: Path, page: str) -> None:
    out = file.with_name("both.svg")
    with pytest.raises(SystemExit) as end:
        main(["export", str(file), str(out), "--page", page])
    assert end.value.code == 2 and not out.exists()


def test_a_file_with_one_journey_says_what_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    assert main(["new", str(path), "--template", "coffee"]) == 0
    with pytest.raises(SystemExit) as end:
        main(["export", str(path), str(tmp_path / "b.svg"), "--page", "diff="])
    assert end.value.code == 2


@pytest.mark.parametrize("ending", ["png", "pdf", "pptx", "html", "drawio"])
def test_every_picture_has_it(file: Path, ending: str) -> None:
    out = file.with_name(f"both.{ending}")
    with journeymap.open(file, read_only=True) as project:
        project.journeys[1].export(out, page="diff=#as-is")
    assert out.stat().st_size > 10_000
