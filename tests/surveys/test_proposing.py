"""What columns are is proposed by their questions and answers, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap import api
from journeymap.api import ProjectHandle
from journeymap.model.records import Persona, Score
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.mapping import AskedMetric, SurveyMapping
from journeymap.tabular.surveys.proposing import proposed
from journeymap.tabular.surveys.reading import read_survey

TITLES = ("Orders on the site", "Courier delivers", "Дзвонить у підтримку", "Возвращает товар")


@pytest.fixture
def project(tmp_path: Path) -> ProjectHandle:
    made = api.new(tmp_path / "a.journey")
    journey = made.journeys[0]
    with made.change("Touchpoints"):
        for title in TITLES:
            journey.add_touchpoint(title)
    return made


def mapping_of(project: ProjectHandle, folder: Path, head: str, rows: str) -> SurveyMapping:
    path = folder / "s.csv"
    path.write_text(f"{head}\n{rows}", "utf-8")
    return proposed(read_survey(path), project.snapshot, project.journeys[0].id)


@pytest.mark.parametrize(
    ("question", "answers", "kind", "title"),
    [
        ("How likely are you to recommend us?", "0 10 9 7 3", "nps", ""),
        ("Чи порекомендуєте ви нас друзям?", "0 10 9 7 3", "nps", ""),
        ("How satisfied were you with the courier?", "1 5 4 3 2", "csat", "Courier delivers"),
        ("Наскільки ви задоволені підтримкою?", "1 5 4 3 2", "csat", "Дзвонить у підтримку"),
        ("Оцените возврат товара", "1 5 4 3 2", "csat", "Возвращает товар"),
        ("It was easy to order on the site", "1 7 4 3 2", "ces2", "Orders on the site"),
        ("How much effort did the delivery take?", "1 5 4 3 2", "ces1", "Courier delivers"),
        ("Overall, how satisfied are you?", "1 5 4 3 2", "csat", ""),
        ("В целом насколько вы довольны?", "1 5 4 3 2", "csat", ""),
    ],
)
def test_a_question_is_known_and_finds_its_place(
    question: str, answers: str, kind: str, title: str, project: ProjectHandle, tmp_path: Path
) -> None:
    rows = "".join(f"r{i},{said}\n" for i, said in enumerate(answers.split()))
    mapping = mapping_of(project, tmp_path, f"Response ID,{question.replace(',', '')}", rows)
    (column,) = mapping.columns
    metric: AskedMetric = mapping.metric_of(column)
    card = {one.id: one.title for one in project.journeys[0].touchpoints}
    assert (metric.kind, card.get(column.touchpoint, column.touchpoint)) == (kind, title)
    project.close()


def test_touchpoints_are_only_made_where_there_are_none(
    project: ProjectHandle, tmp_path: Path
) -> None:
    rows = "r1,5\nr2,4\nr3,1\n"
    mapping = mapping_of(
        project, tmp_path, "Response ID,How satisfied were you with the wine?", rows
    )
    assert not mapping.create and mapping.columns[0].touchpoint == "Wine"
    project.close()


def test_personas_are_found_by_name_and_correlation_comes_with_the_overall_question(
    project: ProjectHandle, tmp_path: Path
) -> None:
    project.add_persona("Ann", project.journeys[0])
    path = tmp_path / "s.csv"
    rows = "".join(f"r{i},{'Ann' if i % 2 else 'Bob'},{1 + i % 5},{1 + i % 5}\n" for i in range(20))
    head = "Response ID,Persona,How satisfied were you with the courier?,Overall satisfaction\n"
    path.write_text(head + rows, "utf-8")
    outcome = project.survey(path)
    people = {one.id: one.name for one in project.snapshot.all(Persona).values()}
    scores = [one for one in project.snapshot.ordered(Score) if one.touchpoint]
    assert {people.get(one.persona or ""): sum(one.answers) for one in scores} == {
        None: 20,
        "Ann": 10,
    }
    assert {one.r_n for one in scores} == {20, 10}
    assert all(one.r and round(one.r, 6) == 1 for one in scores)
    assert any("“Bob”" in remark for remark in outcome.remarks)
    project.close()


@pytest.mark.parametrize(
    ("head", "days", "date"),
    [
        ("Ended", "2017-05-01 2017-05-30 2017-06-02", "Ended"),
        ("Born", "1950-05-01 1987-05-30 2001-06-02", ""),
        ("Departs", "12/31/1899 12/30/1899 12/31/1899", ""),
    ],
)
def test_days_make_periods_whatever_their_column_is_called(
    head: str, days: str, date: str, project: ProjectHandle, tmp_path: Path
) -> None:
    rows = "".join(f"r{i},{i % 5 + 1},{day}\n" for i, day in enumerate(days.split()))
    mapping = mapping_of(project, tmp_path, f"Response ID,How satisfied were you?,{head}", rows)
    assert (mapping.date, mapping.period) == (date, "month" if date else "")
    project.close()


def test_ends_in_words_beside_numbers_count_and_a_second_date_asks_nothing(tmp_path: Path) -> None:
    """SurveyMonkey says only the ends of its scale in words; halves and ranges are no answers."""
    answers = [*map(str, range(1, 10)), "Extremely likely - 10", "0 - Not at all likely", "4.5"] * 5
    rows = [
        f"{i},09/{i % 28 + 1:02}/2026 10:00:00 AM,09/{i % 28 + 1:02}/2026 10:05:00 AM,{answer}"
        for i, answer in enumerate(answers)
    ]
    path = tmp_path / "likely.csv"
    head = "Respondent ID,Start Date,End Date,How likely is it that you would recommend us?"
    path.write_text("\n".join([head, *rows]), "utf-8")
    sheet = read_survey(path)
    mapping = proposed(sheet, Snapshot(()), "")
    (column,) = mapping.columns
    count = counted(sheet, mapping).columns[0]
    assert column.name.startswith("How likely")
    assert count.histogram == (5,) * 11 and count.rejected == 5
