"""``journeymap import``: every kind, what columns are, into a new file and into one that is there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymap import api
from journeymap.api.summary import summary
from journeymap.cli import main
from journeymap.editing.fitting import fitted
from journeymap.formats.reading import import_file
from journeymap.model.snapshot import Snapshot
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.sources import ROOT

MERMAID = "journey\n  title Day\n  section A\n    Makes tea: 5: Me\n"
SHEET = "Schritt;Was;Laune\nNetz;Sucht;0\nLaden;Kauft;10\n"


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.journey"
    api.new(path, template="coffee", language="en").close()
    return path


def brought(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    assert main(["import", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert main(["import", *map(str, arguments)]) == 1
    return capsys.readouterr().err


def test_a_kind_is_recognised_without_its_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "what", tmp_path / "a.journey"
    source.write_text(MERMAID, "utf-8")
    (journey,) = brought(capsys, source, "-o", file)["journeys"]
    assert journey["title"] == "Day"


def test_not_enough_to_go_on_names_the_flags_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "what", tmp_path / "a.journey"
    source.write_text("words", "utf-8")
    assert "--from ENDING" in refused(capsys, source, "-o", file)
    source.write_text("1;2\n3;4\n5;6\n", "utf-8")
    said = refused(capsys, source, "-o", file, "--from", "csv")
    assert "--columns touchpoint=HEADING" in said and "--sheet NAME" in said
    assert not file.exists() and not recoverable()


def test_columns_scale_and_title_are_as_the_flags_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "plan.csv", tmp_path / "a.journey"
    source.write_text(SHEET, "utf-8")
    columns = ("touchpoint=Was", "stage=Schritt", "feeling=Laune")
    brought(
        capsys, source, "-o", file, "--columns", *columns, "--feelings", "10..0", "--title", "X"
    )
    with api.open(file, read_only=True) as project:
        (journey,) = project.journeys
        assert (project.name, journey.title) == ("X", "X")
        assert [stage.title for stage in journey.stages] == ["Netz", "Laden"]
        assert [card.feeling for card in journey.touchpoints] == [2.0, -2.0]
    said = refused(capsys, source, "-o", file, "--force", "--columns", "title=Quoi")
    assert "no column “Quoi”. There are: “Schritt”" in said
    said = refused(capsys, source, "-o", file, "--force", "--sheet", "Two")
    assert "no sheet “Two”" in said


def test_into_a_file_that_is_there_as_one_step_to_undo_behind_its_journeys(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.csv"
    source.write_text("Touchpoint,Feeling: Olena\\, 34\n", "utf-8")
    source.write_text('Touchpoint,"Feeling: Olena, 34"\nSearches,2\nPays,4\n', "utf-8")
    with api.open(coffee, read_only=True) as project:
        before = project.snapshot
    told = brought(capsys, source, "--into", coffee)
    with api.open(coffee) as project:
        assert [one.title for one in project.journeys] == ["Buying a coffee machine", "plan"]
        assert told["journeys"] == [{"id": project.journeys[1].id, "title": "plan"}]
        assert len(project.personas) == 2
        (who,) = project.journeys[1].personas
        assert who == project.persona("Olena, 34")
        assert project.undo() and project.snapshot == before


def test_into_a_file_that_is_open_elsewhere_or_not_there_is_refused(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "day.mmd"
    source.write_text(MERMAID, "utf-8")
    window = Session.open(coffee)
    before = coffee.read_bytes()
    assert "open" in refused(capsys, source, "--into", coffee)
    window.close()
    assert coffee.read_bytes() == before
    assert "no file" in refused(capsys, source, "--into", tmp_path / "none.journey")


def test_it_comes_in_as_the_window_brings_it_in(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "day.mmd"
    source.write_text(MERMAID, "utf-8")
    with api.open(coffee, read_only=True) as project:
        by_window = project.snapshot.apply(fitted(import_file(source).change, project.snapshot))
    brought(capsys, source, "--into", coffee)
    with api.open(coffee, read_only=True) as project:
        by_command = project.snapshot

    def without_ids(snapshot: Snapshot) -> str:
        return re.sub("[0-9a-f]{32}", "id", json.dumps(summary(snapshot)))

    assert without_ids(by_command) == without_ids(by_window)


def test_standard_input_is_read_as_the_kind_that_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "import", "-", "--from", "mmd", "-o", str(file)],
        input=MERMAID.encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    with api.open(file, read_only=True) as project:
        assert [card.title for card in project.journeys[0].touchpoints] == ["Makes tea"]


def test_what_is_no_map_is_refused_and_answers_name_the_command_that_reads_them(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "x.csv", tmp_path / "a.journey"
    source.write_text("respondent,touchpoint,nps\n1,Asks,9\n2,Asks,3\n3,Pays,7\n", "utf-8")
    said = refused(capsys, source, "-o", file)
    assert f"journeymap survey FILE {source}" in said
    assert f"journeymap survey {coffee} {source}" in refused(capsys, source, "--into", coffee)
    assert not file.exists() and not recoverable()


def test_stages_that_run_across_are_turned_unless_somebody_says_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "plan.csv", tmp_path / "a.journey"
    source.write_text("Stage,Find,Book\nTouchpoints,Website,Phone\nKPI,3,x\nTotal,40,20\n", "utf-8")
    told = brought(capsys, source, "-o", file)
    assert [(one["line"], one["assumed"]) for one in told["report"]] == [(4, False), (0, True)]
    with api.open(file, read_only=True) as project:
        (journey,) = project.journeys
        assert [card.title for card in journey.touchpoints] == ["Website", "Phone"]
    brought(capsys, source, "-o", file, "--force", "--no-transpose")
    with api.open(file, read_only=True) as project:
        assert "Touchpoints" in [card.title for card in project.journeys[0].touchpoints]
    source.write_text("what,Anna,Bert\nfoo,Sings,Dances\n", "utf-8")
    brought(capsys, source, "-o", file, "--force", "--transpose", "--columns", "touchpoint=foo")
    with api.open(file, read_only=True) as project:
        (journey,) = project.journeys
        assert [stage.title for stage in journey.stages] == ["Anna", "Bert"]
        assert [card.title for card in journey.touchpoints] == ["Sings", "Dances"]
    came = api.read(source, columns={"title": "foo"}, transpose=True)
    assert came.change
