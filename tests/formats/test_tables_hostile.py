"""Tables nobody vouches for come in or are refused in a sentence."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from journeymap.errors import JourneyError
from journeymap.formats.csv import reading as csv
from journeymap.formats.xlsx import reading as xlsx
from journeymap.model.grid import cards
from journeymap.model.records import Feeling, Journey, Persona, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from journeymap.tabular.rows import Problem, read_rows, to_journey
from journeymap.tabular.sheets.sheet import Mapping, ReadTable

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


def test_a_workbook_that_swells_is_not_opened() -> None:
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * (50 * 2**20)})
    many = zipped({"xl/workbook.xml": b"<x/>"} | {f"xl/{i}": b"" for i in range(2100)})
    for data in (bomb, many):
        with pytest.raises(JourneyError, match="far larger than it is"):
            xlsx.read(data, "bomb.xlsx")


def altered(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with other content in some of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        found = {name: old.read(name) for name in old.namelist()}
    now = {f"xl/{name.replace('__', '/')}.xml": part for name, part in parts.items()}
    return zipped(found | now)


def long_sheet(rows: int) -> bytes:
    """Return a sheet as another program might write it, without saying how large it is."""
    row = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Card %d</t></is></c></row>'
    body = b"".join(row % (n, n, n) for n in range(1, rows + 1))
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, body)


def test_a_sheet_of_300000_rows_is_refused_without_being_read() -> None:
    data = altered(workbook(("plan", [["Touchpoint"]])), worksheets__sheet1=long_sheet(300_000))
    begun = time.process_time()
    with pytest.raises(JourneyError, match="more than 20000 rows"):
        xlsx.tabulate(data, "plan.xlsx")
    # It took 6 to 28 s of the processor to read it; counting up to the limit takes 0.1 s.
    assert time.process_time() - begun < 3.0


@pytest.mark.parametrize("rows", [20_000, 20_001])
def test_a_sheet_is_counted_to_its_last_row_wherever_the_chunks_end(rows: int) -> None:
    data = altered(workbook(("plan", [["Touchpoint"]])), worksheets__sheet1=long_sheet(rows))
    if rows > 20_000:
        with pytest.raises(JourneyError, match="more than 20000 rows"):
            xlsx.tabulate(data, "plan.xlsx")
    else:
        assert len(xlsx.tabulate(data, "plan.xlsx")[0].rows) == rows


@pytest.mark.parametrize("cell", ["XFD2", "GS1", "A1048576", "C20001"])
def test_a_cell_far_off_is_no_cell_that_vanishes(cell: str) -> None:
    book, out = Workbook(), BytesIO()
    book.active.append(["Stage", "Touchpoint"])
    book.active.append(["A", "one"])
    book.active[cell] = "far"
    book.save(out)
    with pytest.raises(JourneyError, match="more than 20000 rows or 200 columns"):
        xlsx.read(out.getvalue(), "x.xlsx")


@pytest.mark.parametrize("cell", ["GR2", "B20000"])
def test_the_last_cell_that_is_read_is_read_and_a_blank_one_far_off_is_no_matter(cell: str) -> None:
    book, out = Workbook(), BytesIO()
    book.active.append(["Stage", "Touchpoint"])
    book.active.append(["A", "one"])
    book.active[cell] = "last"
    book.active["XFD3"].font = Font(bold=True)
    book.save(out)
    assert "one" in titles(snapshot(xlsx.read(out.getvalue(), "x.xlsx")))


def test_beside_a_sheet_that_is_too_large_the_map_comes_in_and_that_is_told() -> None:
    both = workbook(("plan", [["Touchpoint"], ["Pays"]]), ("answers", [["1"]]))
    came = xlsx.read(altered(both, worksheets__sheet2=long_sheet(20_100)), "plan.xlsx")
    assert titles(snapshot(came)) == ["Pays"]
    assert (0, "The sheet “answers” was left out: it is too large for a journey.") in came.report


def test_twenty_thousand_names_of_sheets_are_refused_and_sheets_not_looked_at_are_told() -> None:
    data = workbook(("plan", [["Touchpoint"], ["Pays"]]))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        book = parts.read("xl/workbook.xml")
    one = re.search(rb"<sheet [^>]*/>", book)
    assert one
    named = [
        one[0].replace(b'"plan"', b'"%d"' % n).replace(b'"1"', b'"%d"' % n)
        for n in range(1, 20_001)
    ]
    many = altered(data, workbook=book.replace(one[0], b"".join(named)))
    with pytest.raises(JourneyError, match="names 20000 sheets"):
        xlsx.tabulate(many, "plan.xlsx")
    rows: list[list[object]] = [["Touchpoint"], ["Pays"]]
    came = xlsx.read(workbook(*((f"s{n}", rows) for n in range(53))), "plan.xlsx")
    assert (0, "3 further sheets were not looked at.") in came.report


def test_a_workbook_that_defines_entities_is_not_read() -> None:
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10 if i else b"ha" * 50) for i in range(9)
    )
    book = zipped({"xl/workbook.xml": b"<!DOCTYPE x [" + laughs + b"]><x>&l8;</x>"})
    with pytest.raises(JourneyError, match="is not a workbook"):
        xlsx.read(book, "x.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"Touchpoint\nx",
        zipped({"a": b""}),
        zipped({"xl/workbook.xml": b"<x/>"}),
    ],
)
def test_what_is_no_workbook_is_told_in_a_sentence(data: bytes) -> None:
    with pytest.raises(JourneyError, match="Nothing was imported"):
        xlsx.read(data, "x.xlsx")


CELLS = st.text("abc,;\t\"'\n\r=+-@159 \0é\ud800ЖІ|:%😀", max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200),
        st.lists(st.lists(CELLS, max_size=5), max_size=8).map(
            lambda rows: (
                "Stage,Touchpoint,Feeling,Severity,Share\n"
                + "\n".join(",".join(row) for row in rows)
            )
        ),
    )
)
def test_whatever_a_csv_holds_it_comes_in_or_says_why_not(content: str | bytes) -> None:
    try:
        came = csv.read(content, "x.csv")
    except JourneyError:
        return
    now = snapshot(came)
    assert now.apply(~came.change) == Snapshot()


BOOK = workbook(("Map", [["Stage", "Touchpoint", "Feeling"], ["A", "one", 5], ["B", "two", 1]]))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(max_size=30), st.booleans())
def test_a_damaged_workbook_comes_in_or_says_why_not(at: int, put: bytes, cut: bool) -> None:
    data = BOOK[:at] + put + (b"" if cut else BOOK[at + len(put) :])
    try:
        came = xlsx.read(data, "x.xlsx")
    except JourneyError:
        return
    assert titles(snapshot(came))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=8).map(tuple),
    st.lists(
        st.sampled_from(
            [
                "",
                "stage",
                "title",
                "felt",
                "feeling",
                "severity",
                "friction",
                "moment",
                "expectation",
                "idea",
                "step",
            ]
        ),
        max_size=6,
    ).map(tuple),
    st.integers(0, 9),
    st.sampled_from(["", "one", "two", "five"]),
)
def test_whatever_columns_are_said_to_mean_is_read(
    rows: tuple[tuple[str, ...], ...], columns: tuple[str, ...], head: int, scale: str
) -> None:
    reading = read_rows(ReadTable("", rows), Mapping(head, columns, scale))
    assert all(isinstance(p, Problem) and 1 <= p.row <= len(rows) for p in reading.problems)
    try:
        came = to_journey(ReadTable("", rows), Mapping(head, columns, scale), "x")
    except JourneyError:
        return
    assert len(snapshot(came).all(Touchpoint)) == reading.touchpoints


def test_a_sheet_excel_wrote_in_ukrainian_comes_in_with_personas_by_name_and_age() -> None:
    rows = (
        "Етап;Точка контакту;Олена;Андрій, 45;Частка;NPS\r\n"
        "Пошук;Читає відгуки;4;3,5;35%;32\r\n;Дивиться ролик;5;4;;\r\n"
        "Купівля;Замовляє;3;2;12,5%;\r\n;Платить;жахливо;1;чверть;\r\n;Забирає;9;4;0,5;\r\n"
    )
    came = csv.read(rows.encode("cp1251"), "план.csv")
    now = Snapshot().apply(came.change)
    assert [p.name for p in now.ordered(Persona)] == ["Олена", "Андрій, 45"]
    felt = sorted(f.valence for f in now.all(Feeling).values())
    assert felt == [-1.0, -1.0, -0.5, 0.0, 0.25, 0.5, 0.5, 0.5, 1.0]
    assert [line for line, _ in came.report] == [0, 2, 5, 6]
    assert "does not say of how many" in came.report[1][1]


def test_feelings_from_minus_three_to_three_share_one_scale() -> None:
    now = brought("Touchpoint,Emotion,Expected\none,-3,0\ntwo,1.5,3\nthree,0,\n")
    assert sorted(f.valence for f in now.all(Feeling).values()) == [-1.0, 0.0, 0.5]
    assert [card.expectation for card in now.all(Touchpoint).values()][:2] == [0.0, 1.0]


def test_what_is_no_text_at_all_is_refused() -> None:
    with pytest.raises(JourneyError, match="is no text"):
        csv.read(bytes(range(256)) * 40, "photo.csv")
