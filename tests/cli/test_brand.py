"""The brand a file carries, from the command line: by itself, by name, and overruled."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.drawing.theme import load_theme
from journeymap.editing.brand import set_brand
from journeymap.model.change import Change, change
from journeymap.model.records import Journey, SavedView
from journeymap.storage.session import Session

PAGE = "#eef5f1"
BRAND = {"name": "Acme", "colours": f'{{"page": "{PAGE}"}}', "fonts": "No Such Letters"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    assert main(["new", str(path), "--template", "coffee"]) == 0
    return path


def keep(path: Path, made: Change | None) -> None:
    """Make a change to a file."""
    assert made
    session = Session.open(path)
    try:
        session.write(made)
        session.publish()
    finally:
        session.close()


def drawn(file: Path, *options: str) -> str:
    """Return the map of a file as SVG."""
    out = file.with_name("map.svg")
    assert main(["export", str(file), str(out), "--force", *options]) == 0
    return out.read_text("utf-8")


def in_brand(file: Path) -> None:
    session = Session.open(file)
    made = set_brand(session.snapshot, dict(BRAND))
    session.close()
    keep(file, made)


def test_a_file_is_exported_in_its_brand_unless_a_theme_is_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_brand(file)
    for options in ((), ("--theme", "brand")):
        said = drawn(file, *options)
        assert PAGE in said and ">Acme<" in said and "No Such Letters" in said
        assert "Inter takes their place: No Such Letters" in capsys.readouterr().err
    plain = drawn(file, "--theme", "dark")
    assert load_theme("dark").page in plain and PAGE not in plain and "Acme" not in plain
    assert "No Such" not in capsys.readouterr().err


def test_a_view_brings_its_theme_and_the_command_line_overrules_it(file: Path) -> None:
    session = Session.open(file)
    journey = session.snapshot.ordered(Journey)[0].id
    session.close()
    keep(file, change("v", add=[SavedView(journey=journey, name="Wall", theme="high-contrast")]))
    in_brand(file)
    assert load_theme("high-contrast").accent in drawn(file, "--view", "Wall")
    assert load_theme("warm").page in drawn(file, "--view", "Wall", "--theme", "warm")
    assert PAGE in drawn(file, "--view", "Wall", "--theme", "brand")


def test_a_file_without_a_brand_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("map.svg")
    assert main(["export", str(file), str(out), "--theme", "brand"]) == 1
    assert "carries no brand" in capsys.readouterr().err
    assert not out.exists()
