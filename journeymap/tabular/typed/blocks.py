"""Blocks of cells: written into the table as one change, and read from other people's tables."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from io import StringIO
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.model.change import Change
from journeymap.model.fields import clean
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.typed import type_cell
from journeymap.tabular.typed.places import begin_row, stage_named
from journeymap.view.table.columns import GridColumn

Block = Sequence[Sequence[str]]
"""Texts of cells, row by row."""

_CELLS, _BREAKS = ("td", "th"), ("br", "p", "div")
_MOST_SPAN = 1000
_UNSEEN = ("style", "script", "title", "head")


class Misfit(NamedTuple):
    """A cell of a block that could not be taken: where in the block, its text, and why."""

    row: int
    column: int
    text: str
    why: str


class Filled(NamedTuple):
    """What a block changes, what of it did not fit, and the touchpoint of each of its rows."""

    change: Change | None
    misfits: tuple[Misfit, ...]
    cards: tuple[str, ...]


def fill(
    snapshot: Snapshot,
    journey: str,
    columns: Sequence[GridColumn],
    cards: Sequence[str],
    block: Block,
    label: str,
) -> Filled:
    """Return what writing a block into cells changes, in one step.

    ``cards`` are the touchpoints of its rows; where one is blank or ``new:`` with the id of a
    stage, a touchpoint is begun there. Cells that do not fit are left as they are.
    """
    now, whole = snapshot, Change(label)
    misfits: list[Misfit] = []
    found: list[str] = []
    for at, row in enumerate(block):
        card = cards[at] if at < len(cards) else ""
        if (not card or card.startswith("new:")) and any(cell.strip() for cell in row):
            begun = _begin(now, journey, columns, row, card.removeprefix("new:"))
            if begun:
                now, whole, card = now.apply(begun[0]), whole + begun[0], begun[1]
        found.append("" if card.startswith("new:") else card)
    # What a cell leads to may stand in a row below, so that these are written last.
    order = sorted(range(len(columns)), key=lambda i: columns[i].kind == "next")
    for place in order:
        for at, row in enumerate(block):
            if place >= len(row) or not found[at]:
                continue
            try:
                done = type_cell(now, journey, columns[place], found[at], row[place])
            except JourneyError as error:
                misfits.append(Misfit(at, place, row[place], str(error)))
                continue
            if done:
                now, whole = now.apply(done), whole + done
    change = Change(label, whole.edits).normal()
    return Filled(change or None, tuple(sorted(misfits)), tuple(found))


def _begin(
    snapshot: Snapshot, journey: str, columns: Sequence[GridColumn], row: Sequence[str], stage: str
) -> tuple[Change, str] | None:
    """Return a new touchpoint for a row: in the stage it names, else in that of its place."""
    named = next((t for c, t in zip(columns, row, strict=False) if c.kind == "stage"), "").strip()
    begun = None
    if named:
        there, begun = stage_named(snapshot, journey, clean(named))
        stage = there.id
    made = begin_row(snapshot.apply(begun) if begun else snapshot, journey, stage)
    if made and begun:
        return begun + made[0], made[1]
    return made


def as_tsv(block: Block) -> str:
    """Return a block as tab separated text, as spreadsheets take it."""
    out = StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(block)
    return out.getvalue()


def as_html(block: Block) -> str:
    """Return a block as a table of HTML, for programs that would rather have that."""
    rows = "".join(
        f"<tr>{''.join(f'<td>{_marked(cell)}</td>' for cell in row)}</tr>" for row in block
    )
    style = "white-space: pre-wrap"
    return f'<meta charset="utf-8"><table style="{style}">{rows}</table>'


def from_tsv(text: str) -> list[list[str]]:
    """Return the cells of tab separated text; a line break within quotes is part of a cell."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    rows = [list(row) for row in csv.reader(StringIO(text), dialect="excel-tab")]
    return [row or [""] for row in rows]


def from_html(text: str) -> list[list[str]]:
    """Return the cells of the first table in HTML, none where there is no table.

    A cell that spans several stands in each of the rows it spans, as merged cells are meant.
    """
    return table_in_html(text)[0]


def table_in_html(text: str) -> tuple[list[list[str]], bool]:
    """Return the cells of the first table in HTML, and whether there are words outside of it."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return reader.rows, reader.more


def _marked(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")


class _TableReader(HTMLParser):
    """Reads the first table; of nested ones the letters alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth, self._over, self._exact = 0, False, False
        self._cell: list[str] | None = None
        self._spans: dict[int, tuple[int, str]] = {}
        self._wide = self._tall = 1
        self.more, self._unseen = False, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._unseen += tag in _UNSEEN
        if tag == "table":
            self._depth += 1
            self._exact = self._exact or "pre-wrap" in given.get("style", "")
        if self._over or not self._depth or self._depth > 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
            self._spanned()
        elif tag in _CELLS and self.rows:
            self._end_cell()
            self._cell = []
            self._wide, self._tall = _span(given, "colspan"), _span(given, "rowspan")
        elif tag == "li" and self._cell is not None:
            self._cell.append("\n- " if self._cell else "- ")
        elif (tag in _BREAKS and self._cell) or (tag == "br" and self._cell is not None):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
                self._over = bool(self.rows)
            self._depth -= 1
        elif self._depth == 1 and tag in (*_CELLS, "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._over:
            self._cell.append(data if self._exact else _collapsed(data))
        elif (self._over or not self._depth) and not self._unseen and data.strip():
            self.more = True

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "".join(self._cell)
        if not self._exact:
            text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        self._cell = None
        row = self.rows[-1]
        for place in range(self._wide):
            said = text if not place else ""
            if self._tall > 1:
                self._spans[len(row)] = (self._tall - 1, said)
            row.append(said)
        self._spanned()

    def _spanned(self) -> None:
        """Put in what cells of the rows above reach down with."""
        row = self.rows[-1]
        while (reach := self._spans.get(len(row))) and reach[0] > 0:
            self._spans[len(row)] = (reach[0] - 1, reach[1])
            row.append(reach[1])


def _span(given: dict[str, str], name: str) -> int:
    value = given.get(name, "1").strip()
    return max(1, min(int(value), _MOST_SPAN)) if value.isascii() and value.isdigit() else 1


def _collapsed(data: str) -> str:
    """Return letters as they are read where spaces and line ends of the source mean nothing."""
    lead = " " if data[:1].isspace() else ""
    tail = " " if data[-1:].isspace() else ""
    return f"{lead}{' '.join(data.split())}{tail}".replace("\xa0", " ")
