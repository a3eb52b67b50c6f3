"""``journeymap reviews``: proposed from the command line, brought in only when confirmed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeymap import api
from journeymap.cli import main
from journeymap.errors import JourneyError
from journeymap.model.records import Quote
from tests import json_answers
from tests.misfits import misfits
from tests.reviews.samples import DATA

FILE = DATA / "coffee.csv"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    api.new(path, template="coffee").close()
    return path


def quotes(file: Path) -> int:
    with api.open(file, read_only=True) as project:
        return len(project.snapshot.all(Quote))


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main(["reviews", *map(str, arguments), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    schema = json.loads((json_answers.FOLDER / "reviews.schema.json").read_text("utf-8"))
    assert [*misfits(plain, schema, schema, "")] == []
    return plain


def test_without_confirmation_they_are_only_proposed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = quotes(file)
    plain = told(capsys, file, FILE)
    assert plain["read"] == 59 and not plain["changed"] and plain["quotes"] == []
    courier = next(one for one in plain["proposals"] if one["said"].startswith("courier was"))
    assert courier["touchpoint"] == "Courier delivers" and courier["stars"] == 5
    assert "courier" in courier["because"]
    assert quotes(file) == before


def test_confirmed_they_come_in_and_the_same_file_again_brings_only_the_rest(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = quotes(file)
    plain = told(capsys, file, FILE, "--confirm-all")
    placed = [one for one in plain["proposals"] if one["touchpoint_id"]]
    assert plain["changed"] and len(plain["quotes"]) == len(placed)
    assert quotes(file) == before + len(placed)
    again = told(capsys, file, FILE, "--confirm-all")
    assert again["known"] > 0 and not again["changed"]
    assert quotes(file) == before + len(placed)


def test_a_trial_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = quotes(file)
    assert main(["reviews", str(file), str(FILE), "--confirm-all", "--dry-run"]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert quotes(file) == before


def test_a_column_of_numbers_ends_with_1_and_a_sentence(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("5\n4\n3\n", "utf-8")
    assert main(["reviews", str(file), str(path)]) == 1
    assert "one column" in capsys.readouterr().err


def test_a_script_brings_them_in_as_one_step(file: Path) -> None:
    with api.open(file) as project:
        before = project.snapshot
        assert project.reviews(FILE).brought is None
        outcome = project.reviews(FILE, confirm_all=True)
        assert outcome.brought is not None
        project.undo()
        assert project.snapshot == before
        with pytest.raises(JourneyError):
            project.reviews(file.parent / "none.csv")
