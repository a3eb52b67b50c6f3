"""Sheets from anywhere: what they say comes in, what they cannot say is told by row."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from journeymap import language
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.csv import reading as csv
from journeymap.formats.reading import import_file
from journeymap.formats.xlsx import reading as xlsx
from journeymap.model.grid import cards, columns, lanes, stages
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Note,
    Persona,
    Quote,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.imported import Imported
from journeymap.tabular.rows import read_rows, to_journey
from journeymap.tabular.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Mapping, ReadTable, guess
from journeymap.view import View

SHEET = """\
Stage,Step,Touchpoint,Channel,Feeling Olena,Feeling: Maks,Pain,Severity,Quote,Idea,Owner,Evidence
Research,Look,Sees an ad,Web,2,1,,,,,Anna,researched
,Look,Reads reviews,Web,3,abc,"Too many, too long",high,"I ""gave"" up",Fewer reviews,,guessed
Purchase,,Pays,Shop,1,5,Queue,9,,Fewer reviews,,
,,,Shop,4,,,,,,,
,,Leaves,,,,,,,,,
"""


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


def brought(text: str | bytes, name: str = "plan.csv") -> Snapshot:
    return snapshot(csv.read(text, name))


def journey(now: Snapshot) -> Journey:
    return next(iter(now.all(Journey).values()))


def titles(now: Snapshot) -> list[str]:
    return [card.title for card in cards(now, journey(now).id)]


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def test_a_sheet_becomes_a_journey_with_all_that_hangs_on_it() -> None:
    now = brought(SHEET)
    one = journey(now)
    assert one.title == "plan"
    assert [stage.title for stage in stages(now, one.id)] == ["Research", "Purchase"]
    assert [step.title for step in columns(now, one.id)] == ["Look", "", ""]
    assert titles(now) == ["Sees an ad", "Reads reviews", "Pays", "Leaves"]
    seen = [(lane.kind, lane.title) for lane in lanes(now, one.id)]
    assert seen[:3] == [("channel", "Web"), ("channel", "Shop"), ("channel", "Touchpoints")]
    assert [kind for kind, _ in seen[3:]] == ["emotion", "friction", "quotes", "ideas"]
    sees, reads, pays, _ = cards(now, one.id)
    assert (sees.owner, sees.evidence, reads.evidence) == ("Anna", "researched", "assumed")
    assert [(f.title, f.severity) for f in now.of(Friction, "touchpoint", reads.id)] == [
        ("Too many, too long", 3)
    ]
    assert [f.severity for f in now.of(Friction, "touchpoint", pays.id)] == [None]
    assert [q.said for q in now.all(Quote).values()] == ['I "gave" up']
    assert [idea.touchpoints for idea in now.all(Idea).values()] == [(reads.id, pays.id)]


def test_each_persona_feels_as_the_sheet_says() -> None:
    now = brought(SHEET)
    people = {person.name: person.id for person in now.all(Persona).values()}
    assert journey(now).personas == (people["Olena"], people["Maks"])
    felt = {
        (now.all(Touchpoint)[f.touchpoint].title, f.persona): f.valence
        for f in now.all(Feeling).values()
    }
    assert felt == {
        ("Sees an ad", people["Olena"]): -0.5,
        ("Sees an ad", people["Maks"]): -1.0,
        ("Reads reviews", people["Olena"]): 0.0,
        ("Pays", people["Olena"]): -1.0,
        ("Pays", people["Maks"]): 1.0,
    }


def test_touchpoints_are_connected_in_the_order_of_their_rows() -> None:
    now = brought(SHEET)
    order = cards(now, journey(now).id)
    arrows = {(arrow.source, arrow.target) for arrow in now.all(Connection).values()}
    assert arrows == {(a.id, b.id) for a, b in pairwise(order)}


def test_what_does_not_fit_is_told_by_row_and_the_rest_of_the_row_comes_in() -> None:
    report = csv.read(SHEET, "plan.csv").report
    assert [row for row, _ in report] == [3, 3, 4, 5]
    said = "\n".join(why for _, why in report)
    assert "No value is known for the feeling “abc”" in said
    assert "“guessed” is none of: assumed, partly researched, researched" in said
    assert "“9” is not a severity from 0 to 4" in said
    assert "names no touchpoint" in report[-1][1]


def test_an_import_is_one_step_to_undo() -> None:
    change = csv.read(SHEET, "plan.csv").change
    assert Snapshot().apply(change).apply(~change) == Snapshot()


def test_a_cell_that_is_wrong_is_known_by_row_and_column() -> None:
    (table,) = csv.tabulate(SHEET, "plan.csv")
    problems = read_rows(table, guess(table)).problems
    assert [(problem.row, problem.column) for problem in problems] == [
        (3, 11),
        (3, 5),
        (4, 7),
        (5, None),
    ]


@pytest.mark.parametrize("apart", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_delimiter_and_encoding_are_found_out(apart: str, encoding: str) -> None:
    rows = [
        ["Етап", "Точка контакту", "Емоція Олена"],
        ["Пошук", "Бачить рекламу", "4"],
        ["Купівля", "Платить карткою", "2"],
        ["Після", "Чекає кур'єра", "1"],
    ]
    text = "\r\n".join(apart.join(row) for row in rows)
    came = csv.read(text.encode(encoding), "план.csv")
    now = snapshot(came)
    assert titles(now) == ["Бачить рекламу", "Платить карткою", "Чекає кур'єра"]
    assert [p.name for p in now.all(Persona).values()] == ["Олена"]
    assert sorted(f.valence for f in now.all(Feeling).values()) == [-1.0, -0.5, 0.5]
    assert [n for n, _ in came.report] == ([0] if encoding == "cp1251" else [])


def test_western_letters_are_not_taken_for_cyrillic() -> None:
    now = brought("Touchpoint,Stage\nCafé crème,Über\nNaïve façade,Über\n".encode("cp1252"))
    assert titles(now) == ["Café crème", "Naïve façade"]


def test_a_sheet_says_itself_what_sets_cells_apart() -> None:
    assert titles(brought("sep=;\nTouchpoint;Stage\na, b, c;x\nd, e, f;y\n")) == [
        "a, b, c",
        "d, e, f",
    ]


def test_texts_kept_from_being_formulas_come_back_as_they_were() -> None:
    now = brought("Touchpoint,Owner\n'=1+1,'-x\n'tis,'@home\n")
    assert titles(now) == ["=1+1", "'tis"]
    assert [card.owner for card in cards(now, journey(now).id)] == ["-x", "@home"]


def test_ragged_and_blank_rows_are_fine() -> None:
    now = brought("\n\nStage,Touchpoint\n\nA\n,one,two,three\n,,\nB,two\n")
    assert titles(now) == ["one", "two"]
    assert [stage.title for stage in stages(now, journey(now).id)] == ["A", "B"]


def test_what_stands_over_the_headings_is_the_title() -> None:
    came = csv.read("Buying coffee,,\nmade,by,Anna\n\nStage,Touchpoint\nA,one\n", "x.csv")
    assert journey(snapshot(came)).title == "Buying coffee"
    assert [row for row, _ in came.report] == [2]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    came = csv.read('Touchpoint,Owner\none,"Anna\ntwo,Ben\nthree,\n', "x.csv")
    assert titles(snapshot(came)) == ["one", "two", "three"]
    assert [row for row, _ in came.report] == [2]


def test_without_headings_columns_are_known_by_what_stands_in_them() -> None:
    now = brought("Before,Sees an ad,4\nBefore,Asks,2\nAfter,Complains,1\n")
    assert titles(now) == ["Sees an ad", "Asks", "Complains"]
    assert [stage.title for stage in stages(now, journey(now).id)] == ["Before", "After"]
    assert titles(brought("one\ntwo\nthree")) == ["one", "two", "three"]


def test_a_column_of_feelings_may_be_headed_by_a_name_alone() -> None:
    now = brought("Touchpoint,Olena,Priority\na,1,3\nb,5,4\n")
    assert [person.name for person in now.all(Persona).values()] == ["Olena"]


def test_a_person_may_say_what_the_columns_mean() -> None:
    table = ReadTable("", (("x", "y", "z"), ("1", "Asks", "Lviv"), ("2", "Pays", "Kyiv")))
    came = to_journey(table, Mapping(1, ("feeling", "title", "note"), "two"), "x.csv")
    now = snapshot(came)
    assert titles(now) == ["Asks", "Pays"]
    assert [f.valence for f in now.all(Feeling).values()] == [0.5, 1.0]
    assert [note.body for note in now.all(Note).values()] == ["Lviv", "Kyiv"]
    with pytest.raises(JourneyError, match="names no touchpoint"):
        to_journey(table, Mapping(1, ("stage", "", "")), "x.csv")


def test_a_row_with_only_a_stage_is_a_stage() -> None:
    now = brought("Stage,Touchpoint\nEmpty,\nFull,one\n")
    first, second = stages(now, journey(now).id)
    assert (first.title, second.title) == ("Empty", "Full")
    assert now.of(Step, "stage", first.id) == ()


def test_answers_to_a_survey_are_no_touchpoints() -> None:
    head = "RESPNUM,GATE,Q7ART,Q7FOOD,Q7ALL,NETPRO,CITY\n"
    rows = "".join(f"{i},{i % 90},{i % 6},{i % 7},{i % 5},{i % 11},Oakland\n" for i in range(300))
    with pytest.raises(JourneyError, match=r"holds answers to a survey.*Nothing was"):
        csv.read(head + rows, "survey.csv")


def test_too_large_sheets_are_refused() -> None:
    for text in (
        "Touchpoint\n" + "x\n" * (MOST_ROWS + 1),
        "Touchpoint" + "," * MOST_COLUMNS + "\nx\n",
    ):
        with pytest.raises(JourneyError, match="too large a sheet"):
            csv.read(text, "x.csv")
    with pytest.raises(JourneyError, match=r"more than a map.*2100 touchpoints"):
        csv.read("Touchpoint\n" + "x\n" * 2100, "x.csv")
    with pytest.raises(JourneyError, match="has nothing in it"):
        csv.read(b"\xff\xfe\n\0", "x.csv")
    with pytest.raises(JourneyError, match="Nothing was imported"):
        csv.read("Touchpoint,b\n" + "x" * 200_000, "x.csv")


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    data = workbook(
        ("Numbers", [[1, 2], [3, 4]]),
        (
            "Map",
            [
                ["Stage", "Touchpoint", "Feeling", "Duration"],
                ["A", "one", 5, 1.5],
                [None, "two", 2.0, 3],
            ],
        ),
    )
    assert [table.name for table in xlsx.tabulate(data, "x.xlsx")] == ["Numbers", "Map"]
    came = xlsx.read(data, "x.xlsx")
    now = snapshot(came)
    assert titles(now) == ["one", "two"]
    assert [card.duration for card in cards(now, journey(now).id)] == [1.5, 3.0]
    assert sorted(f.valence for f in now.all(Feeling).values()) == [-0.5, 1.0]
    assert came.report == ((0, "The sheet “Numbers” was left out."),)


@pytest.mark.parametrize(("spoken", "then"), [("en", "en"), ("uk", "en"), ("en", "ru")])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_we_write_we_read_in_whatever_language(
    spoken: str, then: str, suffix: str, tmp_path: Path
) -> None:
    before, path = Snapshot().apply(load("coffee", spoken)), tmp_path / f"plan{suffix}"
    language.use(spoken)
    export_file(View.of(before, journey(before).id), path)
    language.use(then)
    now = snapshot(import_file(path))
    old, new = (cards(each, journey(each).id) for each in (before, now))
    for name in ("title", "evidence", "moment", "ownership", "owner", "happened"):
        assert [getattr(card, name) for card in new] == [getattr(card, name) for card in old]
    felt = (sorted(f.valence for f in each.all(Feeling).values()) for each in (before, now))
    assert next(felt) == next(felt)
    people = ({p.name for p in each.all(Persona).values()} for each in (before, now))
    assert next(people) == next(people)
