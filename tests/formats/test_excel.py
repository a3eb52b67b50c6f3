"""XLSX: numbers as numbers, texts as texts, charts that the spreadsheet draws itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journeymap import language
from journeymap.formats import export_file
from journeymap.formats.reading import import_file
from journeymap.metrics import read
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import cards, stages
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Idea,
    Journey,
    Metric,
    Quote,
    Score,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import EVERYTHING, View
from tests.layout.pages import random_journey

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "'=1", "http://x.y", "12"]


@pytest.fixture(scope="module")
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def journey_of(snapshot: Snapshot) -> str:
    return snapshot.ordered(Journey)[0].id


def exported(snapshot: Snapshot, folder: Path, options: Options | None = None, **how: Any) -> Any:
    path = folder / "map.xlsx"
    export_file(View.of(snapshot, journey_of(snapshot), **how), path, options)
    return load_workbook(path)


def table(sheet: Any) -> list[dict[str, Any]]:
    """Return the rows of a sheet by its headings."""
    head, *rows = sheet.values
    return [dict(zip(head, row, strict=True)) for row in rows]


def titled(snapshot: Snapshot, *titles: str) -> Snapshot:
    """Return the document with other titles on its first touchpoints."""
    pairs = zip(cards(snapshot, journey_of(snapshot)), titles, strict=False)
    return snapshot.apply(Change("", tuple(Edit(c, c.but(title=t)) for c, t in pairs)))


def test_a_workbook_has_a_sheet_for_everything_a_journey_holds(
    coffee: Snapshot, tmp_path: Path
) -> None:
    book = exported(coffee, tmp_path)
    assert book.sheetnames == [
        "Journey",
        "Touchpoints",
        "Scores",
        "Frictions",
        "Ideas",
        "Action plan",
        "Personas",
        "Quotes",
        "Connections",
        "Feelings",
        "Senses",
        "Notes",
        "Stages",
        "Columns",
        "Lanes",
        "Metrics",
        "Goals",
        "journeymap keys",
    ]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    assert hidden == ["Columns", "Lanes", "Metrics", "journeymap keys"]
    counts = {
        "Touchpoints": Touchpoint,
        "Frictions": Friction,
        "Ideas": Idea,
        "Quotes": Quote,
        "Goals": Goal,
        "Connections": Connection,
        "Scores": Score,
    }
    for name, kind in counts.items():
        assert len(table(book[name])) == len(coffee.all(kind)), name
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref


def test_feelings_stand_in_a_column_for_each_persona_and_unset_is_blank(
    coffee: Snapshot, tmp_path: Path
) -> None:
    rows = table(exported(coffee, tmp_path)["Touchpoints"])
    felt = {
        row["Touchpoint"]: (row["Feeling: Olena, 34"], row["Feeling: Maksym, 51"]) for row in rows
    }
    assert felt["Calls about the delay"] == (-1, -0.5)
    assert felt["Writes a review"] == (0.5, None)


def test_frictions_are_ranked_by_severity_times_share(coffee: Snapshot, tmp_path: Path) -> None:
    worst = next(f for f in coffee.all(Friction).values() if f.severity == 4)
    unknown = coffee.apply(change("", edit=[(worst, worst.but(share=None))]))
    for snapshot, place, product in ((coffee, 1, 2.8), (unknown, 6, None)):
        rows = table(exported(snapshot, tmp_path)["Frictions"])
        found = [(row["Title"], row["Severity × share"]) for row in rows]
        assert found[0] == ("Repeats the order number", 3)
        assert found[place] == (worst.title, pytest.approx(product) if product else None)
        known = [product for _, product in found if product is not None]
        assert known == sorted(known, reverse=True)


def test_scores_are_numbers_with_the_interval_and_all_answers(
    coffee: Snapshot, tmp_path: Path
) -> None:
    rows = table(exported(coffee, tmp_path)["Scores"])
    scores = [s for s in coffee.all(Score).values() if s.invitations]
    score = max(scores, key=lambda s: sum(s.answers))
    reading = read(coffee.all(Metric)[score.metric], score.answers)
    assert reading
    row = next(row for row in rows if row["n"] == reading.n)
    told = [row["Value"], row["Interval from (95 %)"], row["Interval to (95 %)"]]
    assert told == pytest.approx([reading.value, reading.low, reading.high])
    assert row["Response rate"] == pytest.approx(reading.n / (score.invitations or 0))
    answers = [value for name, value in row.items() if name.startswith("Answer")]
    assert tuple(n for n in answers if n is not None) == score.answers


def test_votes_are_counted_where_somebody_voted(coffee: Snapshot, tmp_path: Path) -> None:
    assert "Votes" not in table(exported(coffee, tmp_path)["Ideas"])[0]
    idea = next(iter(coffee.all(Idea).values()))
    votes = tuple(Edit(None, Vote(idea=idea.id, voter=name)) for name in ("Ann", "Bob"))
    rows = table(exported(coffee.apply(Change("", votes)), tmp_path)["Ideas"])
    assert {row["Title"]: row["Votes"] for row in rows}[idea.title] == 2


def test_nothing_is_ever_a_formula(coffee: Snapshot, tmp_path: Path) -> None:
    worse = titled(coffee, *FORMULAS)
    ideas = [Edit(idea, idea.but(title="=1+1")) for idea in coffee.all(Idea).values()]
    metrics = [Edit(one, one.but(title="=Scores!$A$1")) for one in coffee.all(Metric).values()]
    journey = coffee.all(Journey)[journey_of(coffee)]
    whole = Edit(journey, journey.but(title="=2+2"))
    worse = worse.apply(Change("", (*ideas, *metrics, whole)))
    book = exported(worse, tmp_path)
    said = [row["Touchpoint"] for row in table(book["Touchpoints"])]
    assert said[: len(FORMULAS)] == FORMULAS
    for sheet in book:
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    with zipfile.ZipFile(tmp_path / "map.xlsx") as file:
        for name in file.namelist():
            text = file.read(name)
            assert b"<hyperlink" not in text
            if name.startswith("xl/worksheets"):
                assert b"<f>" not in text
            if name.startswith("xl/charts/chart"):
                title = text.partition(b"<c:plotArea>")[0]
                assert b"<c:f>" not in title
                for told in re.findall(rb"<c:f>(.*?)</c:f>", text):
                    assert re.fullmatch(rb"(\w+|'[^']+')!\$\w+\$\d+(:\$\w+\$\d+)?", told)


def test_a_text_longer_than_a_cell_is_cut_and_says_so(coffee: Snapshot, tmp_path: Path) -> None:
    emoji = "👍" * 20_000
    book = exported(titled(coffee, "x" * 40_000, emoji), tmp_path)
    first, second = (row["Touchpoint"] for row in table(book["Touchpoints"])[:2])
    assert first.startswith("x" * 32_000)
    assert "40000" in first
    assert max(len(told.encode("utf-16-le")) // 2 for told in (first, second)) <= 32_767


@pytest.mark.parametrize("title", ["\ud800", "\x01\x0b", "_x0041_", "a\nb", ""])
def test_odd_letters_leave_a_file_that_opens(title: str, coffee: Snapshot, tmp_path: Path) -> None:
    said = table(exported(titled(coffee, title), tmp_path)["Touchpoints"])[0]["Touchpoint"]
    odd = title.startswith(("\ud800", "\x01")) or not title
    assert said == (None if odd else title)


def test_charts_are_native_and_unset_feelings_are_gaps(coffee: Snapshot, tmp_path: Path) -> None:
    exported(coffee, tmp_path)
    with zipfile.ZipFile(tmp_path / "map.xlsx") as file:
        charts = [
            file.read(name).decode()
            for name in sorted(file.namelist())
            if name.startswith("xl/charts/chart")
        ]
    curve, *others = charts
    assert curve.count("<c:ser>") == 2
    assert "Touchpoints!$E$2:$E$13" in curve
    assert 'dispBlanksAs val="zero"' not in curve and 'dispBlanksAs val="span"' not in curve
    metrics = {coffee.all(Metric)[score.metric].id for score in coffee.all(Score).values()}
    assert sum("<c:errBars>" in chart for chart in others) == len(metrics)
    assert sum("<c:scatterChart>" in chart for chart in others) == 1
    aimed = sum(coffee.all(Metric)[id].target is not None for id in metrics)
    assert aimed and sum(">Target<" in chart for chart in others) == aimed


def test_the_same_journey_gives_the_same_bytes(coffee: Snapshot, tmp_path: Path) -> None:
    exported(coffee, tmp_path)
    first = (tmp_path / "map.xlsx").read_bytes()
    exported(coffee, tmp_path)
    assert (tmp_path / "map.xlsx").read_bytes() == first


@pytest.mark.parametrize("seed", range(6))
def test_every_journey_can_be_written(seed: int, tmp_path: Path) -> None:
    snapshot = random_journey(seed)
    count = len(cards(snapshot, journey_of(snapshot)))
    assert len(table(exported(snapshot, tmp_path)["Touchpoints"])) == count


def test_a_journey_with_nothing_in_it_can_be_written(tmp_path: Path) -> None:
    assert exported(Snapshot([Journey(title="")]), tmp_path)["Journey"]["B2"].value


def test_only_what_is_asked_for_is_written(coffee: Snapshot, tmp_path: Path) -> None:
    last = stages(coffee, journey_of(coffee))[-1]
    book = exported(coffee, tmp_path, stages=(last.id,))
    assert {row["Stage"] for row in table(book["Touchpoints"])} == {last.title}
    assert {row["Stage"] for row in table(book["Frictions"])} <= {last.title}


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_what_was_written_comes_in_again(spoken: str, coffee: Snapshot, tmp_path: Path) -> None:
    language.use(spoken)
    exported(coffee, tmp_path)
    back = Snapshot().apply(import_file(tmp_path / "map.xlsx").change)
    kept = ("title", "happened", "reading", "moment", "evidence", "ownership", "duration")
    before, after = (
        [[getattr(card, name) for name in kept] for card in cards(s, journey_of(s))]
        for s in (coffee, back)
    )
    assert after == before
    felt = sorted(f.valence for f in coffee.all(Feeling).values())
    assert sorted(f.valence for f in back.all(Feeling).values()) == felt


def test_another_program_opens_it(coffee: Snapshot, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is needed to open the workbook")
    exported(coffee, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "map.xlsx")], check=True, capture_output=True)
    assert "Buying a coffee machine" in (tmp_path / "map.csv").read_text("utf-8")


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_days_are_days_that_excel_writes_in_its_own_language(
    spoken: str, coffee: Snapshot, tmp_path: Path
) -> None:
    language.use(spoken)
    old = coffee.all(Idea)[next(i.id for i in coffee.all(Idea).values() if not i.due)]
    words, early = old.but(due="next summer"), old.but(id="early", due="1889-04-01")
    sheet = exported(coffee.apply(Change("", (Edit(old, words), Edit(None, early)))), tmp_path)
    head, *rows = sheet[language.tr("Ideas")].iter_rows()
    column = [cell.value for cell in head].index(language.tr("Due"))
    found = [row[column] for row in rows if row[column].value]
    assert {str(cell.value) for cell in found} == {
        "2027-02-01 00:00:00",
        "2026-12-15 00:00:00",
        "next summer",
        "1889-04-01",
    }
    assert {cell.is_date for cell in found} == {True, False}


def test_a_workbook_says_on_its_first_sheet_what_a_filter_left_out(
    coffee: Snapshot, tmp_path: Path
) -> None:
    def front(**how: Any) -> dict[Any, Any]:
        rows = exported(coffee, tmp_path, **how).worksheets[0].iter_rows(3, 20, 2, 3)
        return {label.value: value.value for label, value in rows}

    assert "Filter" not in front()
    found = front(filter=EVERYTHING.but(friction=3))
    assert found["Filter"] == "Filtered: 3 of 12 touchpoints · Friction ≥ 3"
    assert found["Touchpoints"] == 3


def test_tables_are_printed_in_letters_that_can_be_read(tmp_path: Path) -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    path = tmp_path / "map.xlsx"
    export_file(View.of(snapshot, snapshot.ordered(Journey)[0].id), path)
    inches = {8: 16.54, 9: 11.69}
    seen = 0
    for sheet in load_workbook(path):
        if sheet.sheet_state != "visible" or sheet.title in ("Pictures",):
            continue
        wide = sum(c.width * 7 / 96 for c in sheet.column_dimensions.values() if not c.hidden)
        setup, margins = sheet.page_setup, sheet.page_margins
        assert setup.orientation == "landscape" and setup.fitToHeight == 0, sheet.title
        room = inches[setup.paperSize] - margins.left - margins.right
        across = setup.fitToWidth if setup.fitToWidth is not None else 1
        if wide < 60:  # the rest to the right is the ground of a dark theme
            assert 11.0 * min(1.0, room * across / wide) >= 6.0, sheet.title
            seen += 1
    assert seen > 5
