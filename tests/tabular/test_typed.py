"""Blocks of cells: what was copied is what is pasted, and what does not fit leaves the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.language import use
from journeymap.model.change import change
from journeymap.model.fields import clean, offered
from journeymap.model.records import Feeling, Friction, Journey, Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.typed import type_cell
from journeymap.tabular.typed.blocks import as_html, as_tsv, fill, from_html, from_tsv
from journeymap.view import View
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.rows import TouchpointTable

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda said: clean(said.replace("\r", "\n"))
)
BLOCKS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1, max_size=6)
)
Draw = Callable[[st.SearchStrategy[Any]], Any]


def table(snapshot: Snapshot) -> TouchpointTable:
    """Return the table of the sample with every column there is."""
    every = TouchpointTable(View.of(snapshot, JOURNEY)).every
    names = tuple(column.name for column in every)
    return TouchpointTable(View.of(snapshot, JOURNEY, columns=names))


def column(name: str) -> GridColumn:
    return next(c for c in table(COFFEE).every if name in (c.name, c.heading))


def texts(snapshot: Snapshot, card: str, columns: list[GridColumn]) -> list[str]:
    """Return what stands in a row of the table."""
    found = table(snapshot)
    row = next(row for row in found.rows if row.card and row.card.id == card)
    return [found.content(row, one).text for one in columns]


@given(BLOCKS)
def test_a_block_survives_both_forms_of_the_clipboard(block: list[list[str]]) -> None:
    assert from_tsv(as_tsv(block)) == block
    assert from_html(as_html(block)) == block


def _values(draw: Draw) -> dict[str, Any]:
    """Draw fields of a touchpoint as people fill them in."""
    made: dict[str, Any] = {}
    for name, spec in offered(Touchpoint).items():
        if spec.options:
            made[name] = draw(st.sampled_from([key for key, _ in spec.options]))
        elif spec.minutes:
            made[name] = draw(st.none() | st.integers(0, 5000).map(float))
        elif spec.editor == "whole":
            made[name] = draw(st.none() | st.integers(int(spec.low or 0), 5))
        elif name == "expectation":
            made[name] = draw(st.none() | st.floats(-1, 1).map(lambda x: round(x, 3)))
        elif spec.editor == "text":
            made[name] = draw(WORDS).strip()
        elif spec.editor == "tags":
            made[name] = tuple(draw(st.lists(st.sampled_from(["slow", "two words"]), unique=True)))
    return made


@st.composite
def filled(draw: Draw) -> tuple[Snapshot, str, str]:
    """Draw the sample with one of its touchpoints filled in anew, and another to paste to."""
    cards = [row.card for row in table(COFFEE).rows if row.card]
    source, target = draw(st.lists(st.sampled_from(cards), min_size=2, max_size=2, unique=True))
    journey = COFFEE.all(Journey)[JOURNEY]
    gone = [
        record
        for kind in (Feeling, Friction, Score)
        for card in (source, target)
        for record in COFFEE.of(kind, "touchpoint", card.id)
    ]
    feelings = [
        Feeling(touchpoint=source.id, persona=id, valence=round(draw(st.floats(-1, 1)), 3))
        for id in journey.personas
    ]
    frictions = [
        Friction(
            touchpoint=source.id,
            title=draw(st.sampled_from(["Waits", "11 min on hold", "", "Too; much"])),
            severity=draw(st.none() | st.integers(0, 4)),
            position=float(i),
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    scores = [
        Score(
            touchpoint=source.id,
            metric=metric.id,
            reported=float(draw(st.integers(metric.low, metric.high))),
            reported_n=draw(st.integers(2, 900)),
        )
        for metric in COFFEE.ordered(Metric)
        if metric.method == "mean"
    ]
    edited = source.but(**_values(draw))
    new = [*feelings, *frictions, *scores]
    done = change("Fill", add=new, edit=[(source, edited)], remove=gone)
    return COFFEE.apply(done), source.id, target.id


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(filled())
def test_a_pasted_row_equals_what_was_copied(made: tuple[Snapshot, str, str]) -> None:
    snapshot, source, target = made
    left_out = ("next", "links")
    columns = [one for one in table(snapshot).every if one.typed and one.name not in left_out]
    copied = from_tsv(as_tsv([texts(snapshot, source, columns)]))
    done = fill(snapshot, JOURNEY, columns, [target], copied, "Paste")
    assert not done.misfits
    after = snapshot.apply(done.change) if done.change else snapshot
    assert texts(after, target, columns) == copied[0]
    assert texts(after, source, columns) == copied[0], "what was copied stays"
    again = fill(after, JOURNEY, columns, [target], copied, "Paste")
    assert again.change is None, "pasting it once more changes nothing"


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_every_cell_of_the_sample_is_typed_as_it_is_said(language: str) -> None:
    use(language)
    try:
        found = table(COFFEE)
        for row in found.rows:
            for one in found.columns:
                said = found.content(row, one).text
                if one.typed and row.card:
                    assert type_cell(COFFEE, JOURNEY, one, row.card.id, said) is None
    finally:
        use("en")


def test_a_bad_cell_leaves_the_rest_of_its_block() -> None:
    card = next(row.card.id for row in table(COFFEE).rows if row.card)
    columns = [column("title"), column("CSAT"), column("owner")]
    done = fill(COFFEE, JOURNEY, columns, [card], [["New", "4.2", "Iryna"]], "Paste")
    assert [(m.row, m.column, m.text) for m in done.misfits] == [(0, 1, "4.2")]
    assert done.change is not None
    assert texts(COFFEE.apply(done.change), card, columns) == ["New", "", "Iryna"]


def test_rows_beyond_the_last_begin_touchpoints_that_lead_to_one_another() -> None:
    columns = [column("stage"), column("title"), column("next")]
    block = [["At the door", "Rings", "Waits"], ["At the door", "Waits", ""], ["", "", ""]]
    done = fill(COFFEE, JOURNEY, columns, [], block, "Paste")
    assert done.change is not None and not done.misfits
    after = COFFEE.apply(done.change)
    first, second, nothing = done.cards
    assert texts(after, first, columns) == ["At the door", "Rings", "Waits"]
    assert texts(after, second, columns) == ["At the door", "Waits", ""]
    assert nothing == "", "a blank row begins nothing"


def test_html_of_other_programs_is_read() -> None:
    excel = (
        "<html><body>\r\n<!--StartFragment-->\r\n<table border=0>\r\n <tr height=20>\r\n"
        "  <td rowspan=2>Stage A</td>\r\n  <td>One\r\n  two</td></tr>\r\n <tr><td>x<br>y</td>"
        "</tr>\r\n <tr><td colspan=2>&nbsp;</td></tr></table></body></html>"
    )
    assert from_html(excel) == [["Stage A", "One two"], ["Stage A", "x\ny"], ["", ""]]
    sheets = (
        "<google-sheets-html-origin><style></style><table><colgroup><col></colgroup><tbody>"
        '<tr><td data-sheets-value="{}">4,2 (n = 30)</td><td>b</td></tr></tbody></table>'
    )
    assert from_html(sheets) == [["4,2 (n = 30)", "b"]]
    assert from_html("<p>no table</p>") == []


def test_a_severity_beyond_the_scale_is_refused() -> None:
    card = next(row.card.id for row in table(COFFEE).rows if row.card)
    with pytest.raises(JourneyError, match="from 0 to 4"):
        type_cell(COFFEE, JOURNEY, column("friction"), card, "5: Waits")
