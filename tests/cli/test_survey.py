"""``journeymap survey``: scores from the command line, by a mapping that is kept or written down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeymap import api
from journeymap.cli import main
from journeymap.model.records import Quote, Score, Source
from tests import json_answers
from tests.misfits import misfits

HEAD = "Response ID,Date,How satisfied were you with delivery?,Country,Weight,Why?\n"
ANSWERS = HEAD + (
    "a,2026-08-01,5,DE,1.5,The courier was kind and came early\n"
    "b,2026-08-02,4,DE,0.5,\nc,2026-08-03,1,PL,2,Nobody knew where my parcel was\n"
    "d,2026-08-04,12,PL,1,\n"
)
MAPPING = """\
respondent = "Response ID"
date = "Date"
period = "quarter"
weight = "Weight"
quotes = ["Why?"]
create = true

[[metric]]
id = "rating"
kind = "csat"
title = "Rating of the courier"

[[column]]
name = "How satisfied were you with delivery?"
metric = "rating"
touchpoint = "Delivery"
missing = [12]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    api.new(path).close()
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "august.csv"
    path.write_text(ANSWERS, "utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "m.toml"
    path.write_text(MAPPING, "utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main(["survey", *map(str, arguments), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    schema = json.loads((json_answers.FOLDER / "survey.schema.json").read_text("utf-8"))
    assert [*misfits(plain, schema, schema, "")] == []
    return plain


def test_a_trial_says_what_would_come_in_and_changes_nothing(
    file: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    plain = told(capsys, file, answers, "--dry-run")
    assert file.read_bytes() == before and not plain["changed"]
    assert (plain["rows"], plain["valid"], plain["duplicates"], plain["unfinished"]) == (4, 3, 0, 0)
    assert plain["rejected"] == [
        {"row": 5, "column": "How satisfied were you with delivery?", "value": "12"}
    ]
    assert plain["left_out"] == ["Weight", "Why?"]
    assert {(one["touchpoint"], one["n"], one["segment"]) for one in plain["scores"]} == {
        ("Delivery", 3, None),
        ("Delivery", 2, "DE"),
        ("Delivery", 1, "PL"),
    }


def test_a_mapping_says_what_columns_are(
    file: Path, answers: Path, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = told(capsys, file, answers, "--mapping", mapping)
    (score,) = plain["scores"]
    assert (score["metric"], score["period"]) == ("Rating of the courier", "Q3 2026")
    assert (score["begins"], score["ends"]) == ("2026-07-01", "2026-09-30")
    assert plain["missing"] == 1 and plain["rejected"] == []
    with api.open(file, read_only=True) as project:
        (record,) = project.snapshot.ordered(Score)
        assert record.answers == (1, 0, 0, 1, 1)
        assert record.weighted == (2.0, 0.0, 0.0, 0.5, 1.5)
        assert record.weighted_squares == (4.0, 0.0, 0.0, 0.25, 2.25)
        quotes = {(one.said, one.date, one.source) for one in project.snapshot.ordered(Quote)}
        assert quotes == {
            ("The courier was kind and came early", "2026-08-01", "august.csv"),
            ("Nobody knew where my parcel was", "2026-08-03", "august.csv"),
        }


def test_without_a_mapping_the_one_kept_in_the_file_is_used(
    file: Path, answers: Path, mapping: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, file, answers, "--mapping", mapping)
    later = tmp_path / "november.csv"
    later.write_text(ANSWERS.replace("2026-08", "2026-11").replace("\na,", "\nx,"), "utf-8")
    plain = told(capsys, file, later)
    assert {one["period"] for one in plain["scores"]} == {"Q4 2026"}
    assert plain["mapping"]["weight"] == "Weight"


def test_what_is_proposed_is_written_down_and_read_again(
    file: Path, answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "written.toml"
    first = told(capsys, file, answers, "--dry-run", "--write-mapping", written)
    again = told(capsys, file, answers, "--dry-run", "--mapping", written)
    assert again["mapping"] == first["mapping"]
    values = [[one[key] for key in ("value", "n", "segment")] for one in first["scores"]]
    assert values == [[one[key] for key in ("value", "n", "segment")] for one in again["scores"]]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("respondant = 'x'", "“respondant”"),
        ("[[column]]\nname = 'x'", "its name and its metric"),
        ("period = 'week'", "“month”"),
        ("= nonsense", "no mapping in TOML"),
        ("[[column]]\nname = 'gone'\nmetric = 'nps'", "no column “gone”"),
        ("", "said to hold answers"),
    ],
)
def test_a_wrong_mapping_is_a_sentence(
    wrong: str,
    sentence: str,
    file: Path,
    answers: Path,
    mapping: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    mapping.write_text(wrong, "utf-8")
    before = file.read_bytes()
    assert main(["survey", str(file), str(answers), "--mapping", str(mapping)]) == 1
    assert sentence in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_survey_that_was_read_is_taken_out_with_its_quotes(
    file: Path, answers: Path, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, file, answers, "--mapping", mapping)
    with api.open(file) as project:
        project.take_out_survey("august.csv")
        kept = (Score, Quote, Source)
        assert not any(project.snapshot.all(kind) for kind in kept)
        project.undo()
        assert all(project.snapshot.all(kind) for kind in kept)


def test_a_row_that_is_rejected_in_several_columns_is_named_once(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ",".join(f"How satisfied were you with {it}?" for it in ("delivery", "setup", "help"))
    lines = [f"r{n},{n % 5 + 1},{n % 3 + 2},4" for n in range(40)]
    lines[7], lines[9] = "r7,9,9,9", "r9,5,4,8"
    survey = tmp_path / "rows.csv"
    survey.write_text("\n".join([f"Response ID,{asked}", *lines]) + "\n", "utf-8")
    columns = "".join(
        f'\n[[column]]\nname = "{one}"\nmetric = "csat"\ntouchpoint = "T{at}"\n'
        for at, one in enumerate(asked.split(","))
    )
    mapping = tmp_path / "rows.toml"
    mapping.write_text('respondent = "Response ID"\ncreate = true\n' + columns, "utf-8")
    assert main(["survey", str(file), str(survey), "--mapping", str(mapping)]) == 0
    assert "4 answers are outside their scale and were rejected (rows 9, 11 …)" in (
        capsys.readouterr().err
    )
