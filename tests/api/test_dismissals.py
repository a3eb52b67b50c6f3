"""Scripts, commands and reports leave out what was dismissed, and tell it where it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import journeymap
from journeymap import JourneyError
from journeymap.api import ProjectHandle
from journeymap.cli import main
from journeymap.formats.md import report
from journeymap.rendering.options import Options
from journeymap.view import View
from tests import json_answers
from tests.misfits import misfits

REASON = "The hotline is being closed.\nKnown since May."


def test_a_script_dismisses_a_finding_and_sees_it_where_it_asks_for_it(
    coffee: ProjectHandle,
) -> None:
    journey = coffee.journey()
    every = journey.findings()
    worst = next(one for one in every if one["severity"] == 4)
    assert (worst["dismissed"], worst["reason"]) == (False, "")
    journey.dismiss(worst, REASON)
    assert worst["sentence"] not in [one["sentence"] for one in journey.findings()]
    told = journey.findings(dismissed=True)
    assert len(told) == len(every)
    (gone,) = (one for one in told if one["dismissed"])
    assert (gone["sentence"], gone["reason"]) == (worst["sentence"], REASON)
    journey.take_back(gone)
    assert journey.findings() == every


def test_what_is_dismissed_in_a_change_that_fails_is_not(coffee: ProjectHandle) -> None:
    journey = coffee.journey()
    before = journey.findings()
    with pytest.raises(LookupError), coffee.change("Dismiss"):
        journey.dismiss(before[0])
        raise LookupError
    assert journey.findings() == before


@pytest.mark.parametrize(
    "odd", [{}, {"kind": 7, "ids": []}, {"kind": "x", "ids": [7]}, {"kind": "x", "ids": "abc"}]
)
def test_what_is_no_finding_is_refused_in_a_sentence(
    coffee: ProjectHandle, odd: dict[str, Any]
) -> None:
    with pytest.raises(JourneyError, match="no finding"):
        coffee.journey().dismiss(odd)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file in which everything that is as bad as it can be was dismissed."""
    path = tmp_path / "a.journey"
    with journeymap.new(path, template="coffee", language="en") as project:
        journey = project.journeys[0]
        for one in journey.findings():
            if one["severity"] == 4:
                journey.dismiss(one, REASON)
        project.save()
    return path


def test_check_does_not_fail_on_what_was_dismissed_and_lists_it_apart(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file), "--fail-on", "4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shape = json.loads((json_answers.FOLDER / "check.schema.json").read_text("utf-8"))
    assert [*misfits(told, shape, shape, "")] == []
    assert {one["severity"] for one in told["dismissed"]} == {4}
    assert all(one["dismissed"] and one["reason"] == REASON for one in told["dismissed"])
    assert told["findings"] and not any(one["dismissed"] for one in told["findings"])
    assert max(one["severity"] for one in told["findings"]) == 3
    assert main(["check", str(file), "--fail-on", "3"]) == 3


def test_check_counts_what_was_dismissed_and_tells_it_where_all_is_wanted(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file)]) == 0
    out = capsys.readouterr().out
    assert "1 finding is dismissed" in out and "Waits 11 min on hold" not in out
    assert main(["check", str(file), "--all"]) == 0
    out = capsys.readouterr().out
    (line,) = (line for line in out.splitlines() if "Waits 11 min on hold" in line)
    assert line.endswith("(The hotline is being closed. Known since May.)")


def test_a_report_lists_findings_by_group_and_last_what_was_dismissed(file: Path) -> None:
    with journeymap.open(file) as project:
        snapshot = project._document.snapshot
        journey = project.journeys[0].id
    said = report(View.of(snapshot, journey), Options()).splitlines()
    headings = [line for line in said if line.startswith("#")]
    part = headings[headings.index("## Findings") : headings.index("## Numbers")]
    assert part[0] == "## Findings" and part[-1] == "### Dismissed findings"
    assert {"### Friction", "### Scores", "### Feelings"} <= set(part)
    gone = [line for line in said if "The hotline is being closed. Known since May." in line]
    assert gone and all(line.startswith("- **Calls about the delay") for line in gone)
