"""``import`` makes journeys of logs and paths, and what is not enough to go on names its flags."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymap import api
from journeymap.cli import main
from tests.logs.test_event_tables import LOG
from tests.logs.test_path_tables import PATHS
from tests.logs.test_xes import TWO

OTHER = "Visit;Page;When;Began\n1;Search;02.03.2026;01.03.2026\n1;Pay;03.03.2026;03.03.2026\n"


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(["import", *map(str, arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


def titles(file: Path) -> list[list[str]]:
    with api.open(file, read_only=True) as project:
        return [[card.title for card in journey.touchpoints] for journey in project.journeys]


@pytest.mark.parametrize(
    ("name", "text", "flags", "cards"),
    [
        ("log.csv", LOG, (), ["Search", "Compare", "Pay"]),
        ("log.csv", LOG, ("--case", "Case ID", "--activity", "Activity", "--time", "Time"),
         ["Search", "Compare", "Pay"]),
        ("other.csv", OTHER, ("--case", "visit", "--activity", "Page", "--time", "When"),
         ["Search", "Pay"]),
        ("log.xes", TWO, (), ["Search", "Pay"]),
        ("paths.csv", PATHS, (), ["Ad", "Search", "Compare", "Basket", "Pay", "Conversion"]),
        ("paths.csv", PATHS, ("--paths",),
         ["Ad", "Search", "Compare", "Basket", "Pay", "Conversion"]),
    ],
)  # fmt: skip
def test_a_log_becomes_a_file_with_its_journey(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
    flags: tuple[str, ...],
    cards: list[str],
) -> None:
    source, file = tmp_path / name, tmp_path / "a.journey"
    source.write_text(text, "utf-8")
    status, out, _ = ran(capsys, source, "-o", file, *flags, "--title", "Shop", "--json")
    assert status == 0 and titles(file) == [cards]
    told = json.loads(out)
    assert told["schema"] == 1 and [one["title"] for one in told["journeys"]] == ["Shop"]
    assert told["counts"]["touchpoint"] == len(cards)


def test_what_is_left_out_and_assumed_of_a_log_stands_in_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "log.csv", tmp_path / "a.journey"
    source.write_text(LOG + "9,Pay,some day\n", "utf-8")
    _, out, err = ran(capsys, source, "-o", file, "--json")
    report = json.loads(out)["report"]
    assert [(one["line"], one["assumed"]) for one in report] == [(8, False), (0, True)]
    assert f"{source}:8: 1 event was left out" in err and "taken for the goal" in err
    _, out, _ = ran(capsys, source, "-o", file, "--force", "--json", "--goal", "Pay")
    assert [one["assumed"] for one in json.loads(out)["report"]] == [False]


def test_a_log_comes_into_a_file_that_is_there_as_one_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "log.csv", tmp_path / "a.journey"
    source.write_text(LOG, "utf-8")
    assert ran(capsys, source, "-o", file)[0] == 0
    (tmp_path / "paths.csv").write_text(PATHS, "utf-8")
    assert ran(capsys, tmp_path / "paths.csv", "--into", file)[0] == 0
    assert [len(one) for one in titles(file)] == [3, 6]
    with api.open(file) as project:
        assert project.undo() and len(project.journeys) == 1


def test_not_enough_to_go_on_names_the_flags_that_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "log.csv", tmp_path / "a.journey"
    source.write_text("a;b;c\n1;x;2026-01-01\n1;y;2026-01-02\n", "utf-8")
    status, _, err = ran(capsys, source, "-o", file, "--time", "c")
    assert status == 1 and "--case COL" in err and not file.exists()
    status, _, err = ran(capsys, source, "-o", file, "--time", "d")
    assert status == 1 and "no column “d”; there are “a”, “b”, “c”" in err
    assert ran(capsys, source, "-o", file, "--case", "a", "--activity", "b", "--time", "c")[0] == 0
    assert titles(file) == [["x", "y"]]


def test_the_order_of_dates_may_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, file = tmp_path / "log.csv", tmp_path / "a.journey"
    source.write_text("case,activity,time\n1,A,03/04/2026\n1,B,02/05/2026\n", "utf-8")
    assert ran(capsys, source, "-o", file, "--dates", "dmy")[0] == 0
    assert titles(file) == [["A", "B"]]
    assert ran(capsys, source, "-o", file, "--force", "--dates", "mdy")[0] == 0
    assert titles(file) == [["B", "A"]]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("two.csv", b"case,activity,time\n1,A,31.12.2026\n1,B,12/31/2026\n", "two formats"),
        ("cut.xes.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\xff", "cut off"),
        ("dtd.xes", b"<!DOCTYPE log [<!ENTITY a 'b'>]><log/>", "document type or entities"),
        ("empty.csv", b"case,activity,time\n", "Nothing was"),
    ],
)
def test_hostile_logs_are_refused_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, why: str
) -> None:
    source, file = tmp_path / name, tmp_path / "a.journey"
    source.write_bytes(content)
    status, _, err = ran(capsys, source, "-o", file)
    assert status == 1 and why in err and not file.exists()


def test_what_is_said_of_tables_is_not_said_of_logs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", "a.csv", "-o", "b.journey", "--paths", "--columns", "title=A"])
    assert stopped.value.code == 2
    assert "are not of logs and paths" in capsys.readouterr().err
