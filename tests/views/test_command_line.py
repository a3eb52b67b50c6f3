"""A saved view by name on the command line, and the one a journey is shown in first."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeymap
from journeymap.cli import main
from journeymap.model.change import change
from journeymap.model.records import Journey, SavedView
from journeymap.storage.session import Session
from journeymap.view import Filter, Look
from journeymap.view.saved import kept_look


def keep(path: Path, **fields: object) -> None:
    """Keep a view called Pains in the only journey of a file."""
    session = Session.open(path)
    try:
        snapshot = session.snapshot
        journey = snapshot.ordered(Journey)[0].id
        kept = kept_look(snapshot, journey, Look(filter=Filter(friction=2)), None)
        saved = SavedView(journey=journey, name="Pains", **kept).but(**fields)
        session.write(change("Save view", add=[saved]))
        session.publish()
    finally:
        session.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    assert main(["new", str(path), "--template", "coffee"]) == 0
    return path


def test_a_view_is_exported_by_name_and_says_what_it_leaves_out(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(file)
    out = file.with_name("map.svg")
    assert main(["export", str(file), str(out), "--view", "Pains"]) == 0
    assert "Filtered: 5 of 12 touchpoints · Friction ≥ 2" in out.read_text("utf-8")
    assert "Filtered: 5 of 12" in capsys.readouterr().err
    assert main(["export", str(file), str(out), "--force"]) == 0
    assert "Filtered" not in out.read_text("utf-8"), "it is not the one shown first"


def test_tables_and_reports_hold_what_matches_alone(file: Path) -> None:
    keep(file)
    for ending in ("csv", "md", "mmd"):
        out = file.with_name(f"map.{ending}")
        assert main(["export", str(file), str(out), "--view", "Pains"]) == 0
        text = out.read_text("utf-8-sig")
        assert "Calls about the delay" in text and "Asks a consultant" not in text, ending


def test_the_view_shown_first_is_exported_unless_another_is_asked_for(file: Path) -> None:
    keep(file, default=True)
    out = file.with_name("map.svg")
    assert main(["export", str(file), str(out)]) == 0
    assert "Filtered: 5 of 12" in out.read_text("utf-8")
    assert main(["export", str(file), str(out), "--view", "all", "--force"]) == 0
    assert "Filtered" not in out.read_text("utf-8")
    assert main(["export", str(file), str(out), "--detail", "executive", "--force"]) == 0
    text = out.read_text("utf-8")
    assert "Worst moments" in text and "Filtered: 5 of 12" in text


def test_a_view_that_is_not_there_is_misuse_and_a_near_name_is_offered(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(file)
    out = file.with_name("map.svg")
    with pytest.raises(SystemExit) as end:
        main(["export", str(file), str(out), "--view", "Pians"])
    assert end.value.code == 2 and not out.exists()
    assert "Did you mean “Pains”?" in capsys.readouterr().err


def test_scripts_ask_for_a_view_by_name(file: Path) -> None:
    keep(file)
    out = file.with_name("map.svg")
    with journeymap.open(file, read_only=True) as project:
        project.journeys[0].export(out, view="Pains")
    assert "Filtered: 5 of 12" in out.read_text("utf-8")


@pytest.mark.parametrize("kept", ['{"friction": "much", "colour": 3}', "[1, 2]", '{"hides": 1}'])
def test_a_filter_nobody_understands_is_told_and_left_out(
    file: Path, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(file, filter=kept)
    out = file.with_name("map.svg")
    assert main(["export", str(file), str(out), "--view", "Pains"]) == 0
    assert "Filtered" not in out.read_text("utf-8")
    assert "left out" in capsys.readouterr().err
