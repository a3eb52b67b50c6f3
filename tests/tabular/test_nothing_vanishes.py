"""Whatever stands in a sheet comes in or is named as left out, whichever way the sheet runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.model.plain import pack
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.across.turned import stages_across, turned
from journeymap.tabular.imported import Imported
from journeymap.tabular.meant import meant
from journeymap.tabular.recognised import kind_of
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import ReadTable

NAMES = (
    "Stage",
    "Touchpoints",
    "Actions",
    "Emotions",
    "Pain points",
    "Opportunities",
    "Thoughts",
    "Quotes",
    "Channels",
    "User goals",
    "KPI",
    "Frontstage",
    "Backstage",
    "Jargon",
    "",
)
WORDS = st.sampled_from(
    [
        "",
        "-",
        "4",
        "🙂 keen",
        "Website",
        "- Alpha\n- Beta",
        "Gamma; Delta",
        "One\nTwo",
        "Total",
        "x",
    ]
)


@st.composite
def sheets(draw: st.DrawFn) -> ReadTable:
    """Return a sheet with names at its side; each of its cells says something no other says."""
    wide = draw(st.integers(1, 5))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8))
    rows = []
    for at, name in enumerate(names):
        cells = [draw(WORDS) for _ in range(wide)]
        rows.append((name, *(_marked(cell, at, i) for i, cell in enumerate(cells))))
    above = [("Our map",)] if draw(st.booleans()) else []
    return ReadTable("", (*above, *rows))


def _marked(cell: str, row: int, column: int) -> str:
    worded = any(letter.isalpha() for letter in cell) and cell != "Total"
    return f"{cell} w{row}x{column}" if worded else cell


def said(came: Imported) -> Iterator[str]:
    """Yield all texts that came in, and all that is told of what did not."""
    now = Snapshot().apply(came.change)
    for edit in came.change:
        if edit.after and edit.after.id in now.all(type(edit.after)):
            yield str(pack(edit.after))
    yield from (why for _, why in came.report)
    yield from came.assumed


@given(sheets())
@settings(max_examples=300, deadline=None)
def test_every_word_comes_in_or_is_named(table: ReadTable) -> None:
    if kind_of(table.rows) or not stages_across(table):
        return
    try:
        came = import_table((table,), "x.csv")
    except JourneyError:
        return
    every = " ".join(said(came))
    left = {int(line) for line, why in came.report if line}
    for number, row in enumerate(table.rows, 1):
        for cell in row[1:]:
            found = re.search(r"w\d+x\d+", cell)
            assert not found or found[0] in every or number in left, (cell, table.rows)


@given(sheets())
@settings(max_examples=200, deadline=None)
def test_each_cell_of_a_turned_sheet_is_known_by_where_it_stood(table: ReadTable) -> None:
    sheet = turned(table)
    for number in range(sheet.head + 1, len(sheet.table.rows) + 1):
        for column, cell in enumerate(sheet.table.rows[number - 1]):
            place = sheet.place(number, column)
            if place:
                row = table.rows[place[0] - 1]
                assert (row[place[1]] if place[1] < len(row) else "") == cell
            else:
                assert not cell


@pytest.mark.parametrize("across", [True, False, None])
@given(rows=st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_sheet_is_too_odd(rows: list[list[str]], across: bool | None) -> None:
    table = ReadTable("", tuple(tuple(cell.strip() for cell in row) for row in rows))
    try:
        import_table((table,), "x.csv", chosen=meant(table, across))
    except JourneyError:
        return
