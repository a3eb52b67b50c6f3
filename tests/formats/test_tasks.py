"""The action plan for programs that keep track of tasks, and as a sheet; what is written comes back."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from journeymap.formats import EXPORTERS, export_file, exporter_of, left_behind
from journeymap.formats.csv.reading import read
from journeymap.model.records import (
    Idea,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids.plan import JIRA, TRELLO
from journeymap.rendering.options import Options
from journeymap.ui.export.writing import ExportTask
from journeymap.view import Filter, View

PLACES: list[Record] = [
    Journey(id="j", title="Tea"),
    Lane(id="l", journey="j", title="Shop"),
    *(Stage(id=f"s{i}", journey="j", title=f"Stage {i}", position=i) for i in range(2)),
    *(Step(id=f"c{i}", stage=f"s{i}") for i in range(2)),
    *(Touchpoint(id=f"t{i}", step=f"c{i}", lane="l", title=f"Does {i}") for i in range(2)),
    Metric(id="csat", kind="csat", title="CSAT", low=1, high=5, method="mean"),
    Score(id="x", metric="csat", touchpoint="t0", period="2026-04", answers=(40, 30, 20, 8, 2)),
    Score(id="y", metric="csat", touchpoint="t0", period="2026-06", answers=(2, 8, 20, 30, 40)),
]
PLAN = (
    Idea(
        id="a",
        journey="j",
        title="Warn, then call",
        touchpoints=("t0",),
        status="done",
        owner="Iryna",
        due="2026-05-15",
        scope="contact",
        kind="process",
        horizon="short",
        impact=5,
        effort=2,
        metric="csat",
        benefit=1200.0,
        benefit_unit="€",
        tags=("calls", "two words"),
    ),
    Idea(id="b", journey="j", title="=1+1", touchpoints=("t1",), due="Q3 2027", status="work"),
    Idea(id="c", journey="j", title="Ring back", due="soon", position=2.0),
    Idea(id="d", journey="j", title="Dropped", status="dropped"),
)


def rows(tmp_path: Path, ending: str, *ideas: Idea, raw: bool = False) -> list[list[str]]:
    """Return the rows of a file of tasks."""
    path = tmp_path / f"plan{ending}"
    path.unlink(missing_ok=True)
    export_file(View.of(Snapshot([*PLACES, *ideas]), "j"), path, Options(raw=raw))
    return [*csv.reader(StringIO(path.read_text("utf-8"), newline=""))]


def test_a_plan_is_written_as_jira_reads_it(tmp_path: Path) -> None:
    head, first, second, third = rows(tmp_path, ".jira.csv", *PLAN)
    assert head == [*JIRA.split(","), "Labels", "Labels", "Labels", "Labels", "Labels"]
    assert first[:6] == [
        "Warn, then call",
        "Task",
        "Done",
        "Highest",
        "Iryna",
        "15/May/26 12:00 AM",
    ]
    assert first[7:] == ["calls", "two-words", "contact-centre", "short-term", "process"]
    assert datetime.strptime(first[5], "%d/%b/%y %I:%M %p") == datetime(2026, 5, 15)
    assert "Touchpoints: Does 0\n" in first[6] and re.search(r"Benefit: 1\s?200 €", first[6])
    assert "CSAT 2.0" in first[6] and "better for real" in first[6]
    assert second[2] == "In Progress" and second[5] == "30/Sep/27 12:00 AM"
    assert third[2:6] == ["To Do", "", "", ""] and "“soon” is no date" in third[6]


def test_a_plan_is_written_as_cards_in_the_lists_of_their_status(tmp_path: Path) -> None:
    head, *found = rows(tmp_path, ".trello.csv", *PLAN)
    assert head == TRELLO.split(",")
    assert [(row[0], row[2], row[4], row[5]) for row in found] == [
        ("Ring back", "Idea", "", ""),
        ("'=1+1", "In work", "2027-09-30", ""),
        ("Warn, then call", "Done", "2026-05-15", "Iryna"),
    ]
    assert found[2][3] == "calls, two words, contact centre, short term, process"


@pytest.mark.parametrize("ending", [".jira.csv", ".trello.csv"])
def test_nothing_is_taken_for_a_formula_unless_it_is_asked_for_raw(
    tmp_path: Path, ending: str
) -> None:
    hostile = [
        Idea(id=str(i), journey="j", title=title, owner="@me")
        for i, title in enumerate(("=1", "+1", "-1", "@x", "'=1"))
    ]
    said = {cell for row in rows(tmp_path, ending, *hostile)[1:] for cell in row}
    assert not any(cell.startswith(tuple("=+-@")) for cell in said)
    plain = {cell for row in rows(tmp_path, ending, *hostile, raw=True)[1:] for cell in row}
    assert {"=1", "+1", "-1", "@x", "@me"} <= plain


@pytest.mark.parametrize("ending", [".jira.csv", ".trello.csv"])
def test_a_filter_and_a_selection_choose_what_is_written(tmp_path: Path, ending: str) -> None:
    snapshot, path = Snapshot([*PLACES, *PLAN]), tmp_path / f"plan{ending}"
    view = View.of(snapshot, "j")

    def titles(view: View, **options: object) -> list[str]:
        path.unlink(missing_ok=True)
        export_file(view, path, Options(raw=True, **options))  # type: ignore[arg-type]
        return sorted(row[0] for row in [*csv.reader(path.open(newline=""))][1:])

    assert titles(view, selection=("b",)) == ["=1+1"]
    assert titles(view, selection=("t0",)) == ["Warn, then call"]
    assert titles(view.but(filter=Filter(stages=frozenset({"s1"})))) == ["=1+1", "Ring back"]


@pytest.mark.parametrize("ending", [".jira.csv", ".trello.csv"])
def test_what_is_left_out_and_what_has_no_date_is_said(ending: str) -> None:
    kind = exporter_of(Path(f"plan{ending}"))
    told = left_behind(kind, View.of(Snapshot([*PLACES, *PLAN]), "j"), Options())
    assert told == (
        "1 dropped idea is left out.",
        "The date of 1 idea cannot be read: it stands in its description only.",
    )
    empty = left_behind(kind, View.of(Snapshot(PLACES), "j"), Options())
    assert empty == ("There is no idea to write: the file holds headings only.",)


def test_the_longer_ending_that_is_known_names_the_format() -> None:
    names = {"a.jira.csv": "jira", "A.TRELLO.CSV": "trello", "a.v2.csv": "csv", "jira.csv": "csv"}
    assert {name: exporter_of(Path(name)).name for name in names} == names


@pytest.mark.parametrize(
    ("typed", "name"),
    [("plan", "plan.jira.csv"), ("plan.csv", "plan.jira.csv"), ("p.jira.csv", "p.jira.csv")],
)
def test_a_name_typed_with_half_an_ending_gets_all_of_it(typed: str, name: str) -> None:
    order = ExportTask(EXPORTERS["jira"], View.of(Snapshot(PLACES), "j"), Options(), False)
    assert order.named(Path(typed)) == Path(name)


TITLES = st.lists(
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30
    ).map(lambda text: " ".join(f"{text} it".split())),
    min_size=2,
    max_size=6,
    unique=True,
)


@pytest.mark.parametrize("ending", [".jira.csv", ".trello.csv"])
def test_titles_come_back_whole_through_our_own_importer(
    ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tasks")

    @given(TITLES)
    def holds(titles: list[str]) -> None:
        ideas = [
            Idea(id=str(i), journey="j", title=title, position=i) for i, title in enumerate(titles)
        ]
        rows(folder, ending, *ideas)
        found = read((folder / f"plan{ending}").read_bytes(), "plan")
        cards = Snapshot().apply(found.change).all(Touchpoint).values()
        assert sorted(card.title for card in cards) == sorted(titles)

    holds()


def test_the_sheet_of_the_plan_has_real_dates_and_numbers_and_can_be_filtered(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.xlsx"
    export_file(View.of(Snapshot([*PLACES, *PLAN]), "j"), path)
    sheet = load_workbook(path)["Action plan"]
    head, *found = ([cell.value for cell in row] for row in sheet.iter_rows())
    told = {row[0]: dict(zip(head, row, strict=True)) for row in found}
    done, quarter = told["Warn, then call"], told["=1+1"]
    assert done["Due"] == datetime(2026, 5, 15) and done["Owner"] == "Iryna"
    assert quarter["Due"] == datetime(2027, 9, 30) and quarter["Due, as written"] == "Q3 2027"
    assert (done["Before"], done["After"]) == (pytest.approx(2.02), pytest.approx(3.98))
    assert done["Before, n"] == 100 and done["Difference"] == pytest.approx(1.96)
    assert isinstance(done["p"], float) and done["p"] < 0.001
    assert done["Benefit"] == 1200 and done["Metric"] == "CSAT"
    assert told["Dropped"]["Status"] == "dropped"
    assert sheet.auto_filter.ref and sheet.freeze_panes == "A2"
