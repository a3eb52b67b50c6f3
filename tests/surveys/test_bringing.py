"""A survey is one step: read again next month, replaced by respondent, taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap import api
from journeymap.api import ProjectHandle
from journeymap.errors import JourneyError
from journeymap.model.records import Score, Source

HEAD = "Response ID,Date,How satisfied were you with delivery?,Country\n"
AUGUST = HEAD + "a,2026-08-01,5,DE\nb,2026-08-02,4,DE\nc,2026-08-03,1,PL\n"
SEPTEMBER = HEAD + "c,2026-09-01,5,PL\nd,2026-09-02,3,DE\n"


@pytest.fixture
def project(tmp_path: Path) -> ProjectHandle:
    return api.new(tmp_path / "a.journey")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def answers(project: ProjectHandle, segment: str = "") -> dict[str, tuple[int, ...]]:
    """Return what was answered by period."""
    scores = project.snapshot.ordered(Score)
    return {one.period: one.answers for one in scores if one.segment == segment}


def test_dates_become_periods_and_countries_segments(
    project: ProjectHandle, tmp_path: Path
) -> None:
    text = AUGUST + "e,2026-09-03,2,PL\nf,2026-09-03,2,PL\n"
    project.survey(written(tmp_path, "both.csv", text))
    assert answers(project) == {"2026-08": (1, 0, 0, 1, 1), "2026-09": (0, 2, 0, 0, 0)}
    scores = project.snapshot.ordered(Score)
    assert {(one.begins, one.ends) for one in scores if one.period == "2026-08"} == {
        ("2026-08-01", "2026-08-31")
    }
    project.close()


def test_a_known_respondent_is_replaced_and_undo_brings_the_earlier_answer_back(
    project: ProjectHandle, tmp_path: Path
) -> None:
    project.survey(written(tmp_path, "august.csv", AUGUST))
    outcome = project.survey(written(tmp_path, "september.csv", SEPTEMBER))
    assert answers(project) == {"2026-08": (0, 0, 0, 1, 1), "2026-09": (0, 0, 1, 0, 1)}
    assert any("1 respondent was known" in remark for remark in outcome.remarks)
    project.undo()
    assert answers(project) == {"2026-08": (1, 0, 0, 1, 1)}
    project.redo()
    assert answers(project)["2026-08"] == (0, 0, 0, 1, 1)
    project.close()


def test_a_month_that_is_taken_out_gives_its_respondents_back(
    project: ProjectHandle, tmp_path: Path
) -> None:
    project.survey(written(tmp_path, "august.csv", AUGUST))
    project.survey(written(tmp_path, "september.csv", SEPTEMBER))
    project.take_out_survey("september.csv")
    assert answers(project) == {"2026-08": (1, 0, 0, 1, 1)}
    assert [one.name for one in project.snapshot.all(Source).values()] == ["august.csv"]
    project.close()


def test_the_same_file_twice_is_refused(project: ProjectHandle, tmp_path: Path) -> None:
    path = written(tmp_path, "august.csv", AUGUST)
    project.survey(path)
    before = project.snapshot
    with pytest.raises(JourneyError, match="was read already"):
        project.survey(written(tmp_path, "renamed.csv", AUGUST))
    assert project.snapshot == before
    project.close()


def test_the_next_month_is_read_with_the_mapping_that_was_kept(
    project: ProjectHandle, tmp_path: Path
) -> None:
    project.survey(written(tmp_path, "august.csv", AUGUST))
    project.journeys[0].touchpoints[0].update(title="The courier comes")
    project.survey(written(tmp_path, "september.csv", SEPTEMBER))
    assert [card.title for card in project.journeys[0].touchpoints] == ["The courier comes"]
    project.close()


def test_a_column_that_vanished_is_named_and_nothing_changes(
    project: ProjectHandle, tmp_path: Path
) -> None:
    project.survey(written(tmp_path, "august.csv", AUGUST))
    before = project.snapshot
    gone = "\n".join(line.rpartition(",")[0] for line in SEPTEMBER.splitlines())
    with pytest.raises(JourneyError, match="no column “Country”"):
        project.survey(written(tmp_path, "september.csv", gone))
    assert project.snapshot == before
    project.close()


def test_a_trial_changes_nothing_and_keeps_nothing(project: ProjectHandle, tmp_path: Path) -> None:
    before = project.snapshot
    outcome = project.survey(written(tmp_path, "august.csv", AUGUST), dry_run=True)
    assert project.snapshot == before and len(outcome.scores) == 3
    project.close()
