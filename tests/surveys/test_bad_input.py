"""What is no survey, or no whole one, is a sentence; nothing is changed by it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from journeymap import api
from journeymap.errors import JourneyError
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.notation import read_mapping
from journeymap.tabular.surveys.proposing import proposed
from journeymap.tabular.surveys.reading import read_survey
from journeymap.tabular.surveys.remembering import SurveyMemory

HEAD = "Response ID,Date,How satisfied were you with delivery?\n"


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (64 << 20))
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "has nothing in it"),
        ("a.csv", b"\n\n  \n", "has nothing in it"),
        ("a.csv", HEAD.encode(), "headings and no answers"),
        ("a.csv", HEAD.encode() + b"1,2026-09-01,\x00\x005\n" * 3, "there are zeros in it"),
        ("a.csv", HEAD.encode() + b'1,2026-09-01,"5\n2,2026-09-01,4\n', "never closed"),
        ("a.csv", b",".join([b"x"] * 16_384) + b"\n" + b",".join([b"1"] * 16_384), "16384 columns"),
        ("a.xlsx", b"PK\x03\x04 no archive at all", "is damaged or of another kind"),
        ("a.xlsx", bomb(), "far larger than it is"),
        (
            "a.csv",
            HEAD.encode() + b"1,31/01/2026,5\n2,01/31/2026,4\n3,02/03/2026,4\n",
            "in more than one way",
        ),
    ],
    ids=["empty", "blank", "headings", "zeros", "quote", "wide", "damaged", "bomb", "dates"],
)
def test_it_is_a_sentence_and_nothing_changes(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with api.new(tmp_path / "a.journey") as project:
        before = project.snapshot
        with pytest.raises(JourneyError, match=sentence):
            project.survey(path)
        assert project.snapshot == before


def test_a_column_of_a_thousand_values_is_no_segment(tmp_path: Path) -> None:
    from dataclasses import replace

    path = tmp_path / "a.csv"
    rows = "".join(f"{i},2026-09-01,{1 + i % 5}\n" for i in range(1_000))
    path.write_text(HEAD + rows, "utf-8")
    sheet = read_survey(path)
    mapping = replace(proposed(sheet, Snapshot(()), ""), segment=("Response ID",), respondent="")
    with pytest.raises(JourneyError, match="more than 200 different values"):
        counted(sheet, mapping)


def test_dates_that_could_be_either_give_no_period_and_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "1,01/02/2026,5\n2,02/03/2026,4\n", "utf-8")
    sheet = read_survey(path)
    count = counted(sheet, proposed(sheet, Snapshot(()), ""))
    assert count.dates and count.dates.is_ambiguous
    assert any("Say which it is" in remark for remark in count.remarks)
    assert {tally.part.period for tally in count.tallies} == {""}


def test_what_is_said_of_the_order_counts(tmp_path: Path) -> None:
    from dataclasses import replace

    path = tmp_path / "a.csv"
    path.write_text(HEAD + "1,01/02/2026,5\n2,02/03/2026,4\n", "utf-8")
    sheet = read_survey(path)
    mapping = replace(proposed(sheet, Snapshot(()), ""), dates="dmy")
    periods = {tally.part.period for tally in counted(sheet, mapping).tallies}
    assert periods == {"2026-02", "2026-03"}


def test_a_workbook_is_read_from_the_sheet_with_the_answers(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active
    book.active.title = "About"
    book.active.append(["Exported for the board"])
    answers = book.create_sheet("Answers")
    answers.append(["Response ID", "Date", "How satisfied were you with delivery?"])
    for i in range(40):
        answers.append([i, "2026-09-01", 1 + i % 5])
    path = tmp_path / "a.xlsx"
    book.save(path)
    sheet = read_survey(path)
    count = counted(sheet, proposed(sheet, Snapshot(()), ""))
    assert (sheet.sheet, sheet.sheets) == ("Answers", ("About", "Answers"))
    assert count.columns[0].histogram == (8, 8, 8, 8, 8)
    with pytest.raises(JourneyError, match="has no sheet"):
        read_survey(path, "Nothing")


def test_stopping_while_it_is_counted_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        raise Stopped

    path = tmp_path / "a.csv"
    path.write_text(HEAD + "1,2026-09-01,5\n2,2026-09-02,4\n", "utf-8")
    with api.new(tmp_path / "a.journey") as project:
        before = project.snapshot
        with pytest.raises(Stopped):
            project.survey(path, tell=stop)
        assert project.snapshot == before


def test_a_file_of_two_gigabytes_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with open(path, "wb") as file:
        file.write(HEAD.encode())
        file.truncate(2 << 30)  # a hole, which takes no room on the disk
    with pytest.raises(JourneyError, match="larger than 1 GB"):
        read_survey(path)


@pytest.mark.parametrize(
    "mended", ["top = 0", "top = -100", "top = 101", "low = -101", "high = 101", "high = 1000000"]
)
def test_a_metric_no_file_can_hold_is_refused_in_a_sentence(mended: str) -> None:
    text = f'[[metric]]\nid = "s"\nkind = "csat"\n{mended}\n[[column]]\nname = "a"\nmetric = "s"\n'
    with pytest.raises(JourneyError, match=f"metric.{mended.split()[0]}"):
        read_mapping(text, "m.toml")


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "1",
        '{"a":' * 5000,
        '{"survey": {}, "seen": 5, "quotes": true}',
        '{"survey": 1}',
    ],
)
def test_whatever_a_source_remembers_is_read_or_passed_over(kept: str) -> None:
    found = SurveyMemory.read(kept)
    assert found is None or found.seen == found.quotes == ()
