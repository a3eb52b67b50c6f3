"""XLSX: what a journey holds as sheets of a workbook, with native charts on the first."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from journeymap.analysis.flow.traffic import traffic_lines
from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme, mix
from journeymap.formats import EXPORTERS, IMPORTERS, Exporter, Importer
from journeymap.formats.xlsx.pictures import pictures_sheet
from journeymap.formats.xlsx.reading import likeness, read, tabulate
from journeymap.formats.xlsx.worksheet import Worksheet
from journeymap.language import mark, tr
from journeymap.metrics.abridged import abridged
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import reported
from journeymap.model.fields import clean, specs
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Persona, Project, Quote, Sense
from journeymap.rendering import grids
from journeymap.rendering.grids import FELT, Cell, DataTable, TableColumn
from journeymap.rendering.grids.difference import difference_tables
from journeymap.rendering.grids.flat import left_of_workbook
from journeymap.rendering.grids.library import library_sheet
from journeymap.rendering.grids.notes import feelings, notes
from journeymap.rendering.grids.plan import plan_table
from journeymap.rendering.grids.scores import ScoreLine, scored_lines, scores
from journeymap.rendering.grids.whole import places, told_records, whole
from journeymap.rendering.options import Order
from journeymap.tabular.own.returned import KEYS
from journeymap.view import shown as seen
from journeymap.view.conditions import counted_words

_MOST_LETTERS = 32_767
_MOST_IN_NAME = 31
_DAY = 14  # the short date of the language the reader's Excel speaks
_FIRST = 1900  # before which Excel knows no days
_MADE = datetime(1980, 1, 1)
_A3, _A4 = 8, 9
_LAST_COLUMN = 16_383
_BROAD = 150
_EDGE = 0.4
"""The margin of a printed page, in inches."""
_READABLE_A4, _READABLE_A3 = 230, 320
"""How many letters stand side by side on a page that lies, in letters of at least 6 points."""
_LINE, _HIGHEST = 15.0, 409.0
_LONGEST_SHOWN = 4_000
_UNSEEN = ("columns", "lanes", "metrics")
_FACTS = ("scenario", "state", "version", "owner", "status", "review")


def write(order: Order) -> None:
    """Write the workbook; every cell is a text or a number, none is a formula."""
    import xlsxwriter

    from journeymap.formats.xlsx.charts import charts

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **plain})
    shown, snapshot, theme = order.journey, order.snapshot, order.view.theme
    project = next(iter(snapshot.ordered(Project)), Project())
    book.set_properties(
        {
            "title": clean(journey_name(shown))[:255],
            "subject": clean(shown.scenario)[:255],
            "author": clean(project.author)[:255],
            "created": _MADE,
        }
    )
    grids = _grids(order)
    taken: set[str] = set()
    front = book.add_worksheet(_tab(tr("Journey"), taken))
    looks, sheets = _Looks(book, theme), dict[str, Worksheet]()
    for i, (key, grid) in enumerate(grids.items(), 1):
        tab = _tab(grid.name, taken)
        sheets[key] = Worksheet(tab, grid, book.add_worksheet(tab))
        if key in _UNSEEN:
            sheets[key].sheet.hide()
        _fill(sheets[key], looks)
        order.options.tell(i / len(grids) * 0.9)
    _keys(book, front, sheets, order)
    pictures_sheet(book, _tab(tr("Pictures"), taken), order.view, looks)
    below = _front(front, looks, journey_name(shown), _facts(order, grids))
    charts(book, front, below, sheets, _lines(order), order.view)
    book.close()
    order.path.write_bytes(out.getvalue())
    order.options.tell(1.0)


def _keys(book: Any, front: Any, sheets: Mapping[str, Worksheet], order: Order) -> None:
    """Write what each column is, so that the workbook comes back whole in any language."""
    sheet = book.add_worksheet(KEYS)
    labels, numbers = specs(Journey), [one.id for one in seen(order.view.in_words).personas]
    rows = [(front.get_name(), "journey", tr(labels[name].label), name) for name in _FACTS]
    if order.journey.title.strip():
        rows.append((front.get_name(), "journey", "", "title"))
        shown = f"={clean(journey_name(order.journey))}"
        rows.append((front.get_name(), "journey", shown, f"={clean(order.journey.title)}"))
    for key, made in sheets.items():
        for column in made.grid.columns:
            known = column.key
            if known.startswith(FELT) and (who := known.removeprefix(FELT)):
                known = f"{FELT}{numbers.index(who) + 1}" if who in numbers else known
            rows.append((made.tab, key, column.heading, known))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    _on_paper(sheet, large=False)
    sheet.very_hidden()


def _lines(order: Order) -> list[ScoreLine]:
    """Return what stands in the rows of the scores."""
    return scored_lines(order.view, grids.chosen(order.view, order.options))


def _grids(order: Order) -> dict[str, DataTable]:
    view, snapshot = order.view, order.snapshot
    cards = grids.chosen(view, order.options)
    told = told_records(view, cards)
    found = {
        "touchpoints": grids.touchpoints(view, order.options),
        "scores": scores(view, cards),
        "frictions": grids.frictions(snapshot, cards),
        "ideas": grids.ideas(view, cards),
        "plan": plan_table(view, order.options),
        "personas": grids.personas(view),
        "quotes": grids.hung(snapshot, cards, Quote, tr("Quotes")),
        "connections": grids.connections(snapshot, cards),
        "feelings": feelings(snapshot, cards),
        "senses": grids.hung(snapshot, cards, Sense, tr("Senses")),
        "notes": notes(view),
        **places(order.snapshot, told),
    }
    every = library_sheet(view)
    more = {"library": every} if every else {}
    return {**difference_tables(view), **whole(found, told, view.journey), **more}


class _Looks:
    """How cells look, in the colours of the map."""

    def __init__(self, book: Any, theme: Theme) -> None:
        # Letters stand on these, and on a dark sheet all of them are light.
        share = 0.6 if theme.dark else 0.4
        worst, best, severe = (
            mix(colour, theme.lane, share)
            for colour in (theme.feelings[0], theme.feelings[-1], theme.severities[-1])
        )
        self.feelings, self.severities = (worst, theme.lane, best), (theme.lane, severe)
        bare = {"bg_color": theme.lane, "font_color": theme.ink} if theme.dark else {}
        self.ground = book.add_format(bare) if bare else None
        edge = {**bare, "border": 1, "border_color": theme.edge, "valign": "top"}
        head = {
            "bold": True,
            "font_color": theme.accent_ink,
            "bg_color": theme.accent_tint,
            "text_wrap": True,
            "valign": "vcenter",
            "bottom": 1,
            "bottom_color": theme.accent,
        }
        middle = {"align": "center"}
        self.head, self.head_number = book.add_format(head), book.add_format({**head, **middle})
        self.text = book.add_format({"text_wrap": True, **edge})
        self.number = book.add_format({**edge, **middle})
        self.decimal = book.add_format({"num_format": "0.0", **edge, **middle})
        self.chance = book.add_format({"num_format": "0.000", **edge, **middle})
        self.day = book.add_format({"num_format": _DAY, **edge, **middle})
        self.share = book.add_format({"num_format": "0 %", **edge, **middle})
        big = {"bold": True, "font_size": 18, "font_color": theme.ink}
        self.title = book.add_format({**bare, **big})
        self.label = book.add_format({**bare, "font_color": theme.ink_soft, "valign": "top"})
        self.fact = book.add_format({**bare, "text_wrap": True, "valign": "top", "align": "left"})

    def of(self, column: TableColumn) -> Any:
        """Return how the cells of a column look."""
        if column.key in ("rate", "share", "confidence"):
            return self.share
        key = column.key.removeprefix("before ").removeprefix("after ")
        if key in ("value", "low", "high", "difference"):
            return self.decimal
        if column.key in ("date", "due"):
            return self.day
        if column.key == "p":
            return self.chance
        return self.number if column.numeric else self.text


def _fill(made: Worksheet, looks: _Looks) -> None:
    """Write a table: its headings stay in sight and its rows can be filtered."""
    sheet, grid = made.sheet, made.grid
    last, right = len(grid.rows), len(grid.columns) - 1
    for x, column in enumerate(grid.columns):
        sheet.set_column(x, x, column.width, looks.ground, {"hidden": column.hidden})
        head = looks.head_number if column.numeric else looks.head
        _cell(sheet, 0, x, column.heading, head)
    if looks.ground:
        sheet.set_column(right + 1, _LAST_COLUMN, None, looks.ground)
    sheet.set_row(0, _LINE * 2.5)
    widths = [10_000 if column.hidden else column.width for column in grid.columns]
    for y, row in enumerate(grid.rows, 1):
        sheet.set_row(y, _height(row, widths))
        for x, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
            _cell(sheet, y, x, cell, looks.of(column))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, right)
    _print(sheet, grid)
    sheet.repeat_rows(0)
    if last:
        _tint(made, looks)


def _print(sheet: Any, grid: DataTable) -> None:
    """Set a table on paper in letters that can be read: on several pages side by side if need be.

    Then the columns up to the title come again on each of them.
    """
    widths = [0 if column.hidden else column.width for column in grid.columns]
    large = sum(widths) > _BROAD
    room = _READABLE_A3 if large else _READABLE_A4
    _on_paper(sheet, large=large)
    across = ceil(sum(widths) / room)
    keys = [column.key for column in grid.columns]
    if across > 1 and "title" in keys:
        named = keys.index("title") + 1
        again = sum(widths[:named])
        if again < room / 2:
            across = ceil((sum(widths) - again) / (room - again))
            sheet.repeat_columns(0, named - 1)
    sheet.fit_to_pages(across, 0)


def _on_paper(sheet: Any, *, large: bool) -> None:
    """Let a sheet lie on A4 or A3, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(_A3 if large else _A4)
    sheet.set_margins(_EDGE, _EDGE, _EDGE, _EDGE)
    sheet.fit_to_pages(1, 0)


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return how high a row must be, in points: not every program finds that out itself."""
    letters, measure = TextStyle(0.9 / 0.55), FixedMeasure()
    lines = 1
    for cell, width in zip(row, widths, strict=True):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            said = paragraph(cell[:_LONGEST_SHOWN], letters, width, measure)
            lines = max(lines, len(said.lines))
    return min(_LINE * lines + 3.0, _HIGHEST)


def _tint(made: Worksheet, looks: _Looks) -> None:
    """Give feelings and severities their colours, as the map has them."""
    worst, middle, best = looks.feelings
    for x, column in enumerate(made.grid.columns):
        area = (1, x, len(made.grid.rows), x)
        if column.key.startswith(FELT):
            made.sheet.conditional_format(
                *area,
                {
                    "type": "3_color_scale",
                    "min_type": "num",
                    "mid_type": "num",
                    "max_type": "num",
                    "min_value": -1,
                    "mid_value": 0,
                    "max_value": 1,
                    "min_color": worst,
                    "mid_color": middle,
                    "max_color": best,
                },
            )
        elif column.key == "severity":
            low, high = looks.severities
            made.sheet.conditional_format(
                *area,
                {
                    "type": "2_color_scale",
                    "min_type": "num",
                    "max_type": "num",
                    "min_value": 0,
                    "max_value": 4,
                    "min_color": low,
                    "max_color": high,
                },
            )


def _cell(sheet: Any, y: int, x: int, cell: Cell, looks: Any) -> None:
    """Write one cell; a text stays a text whatever it begins with."""
    if cell is None:
        sheet.write_blank(y, x, None, looks)
    elif isinstance(cell, str):
        sheet.write_string(y, x, _short_enough(cell), looks)
    elif isinstance(cell, date) and cell.year < _FIRST:
        sheet.write_string(y, x, cell.isoformat(), looks)
    elif isinstance(cell, date):
        sheet.write_datetime(y, x, cell, looks)
    else:
        sheet.write_number(y, x, cell, looks)


def _short_enough(text: str) -> str:
    """Return a text as long as a cell can be, 32,767 UTF-16 units, and say what was cut."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_LETTERS:
        return text
    note = tr(" … [{n} letters; a cell holds no more]", n=len(text))
    room = 2 * (_MOST_LETTERS - len(note.encode("utf-16-le")) // 2)
    return units[:room].decode("utf-16-le", "ignore") + note


def _tab(wish: str, taken: set[str]) -> str:
    """Return a name a tab may have, which no other has."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in wish).strip("' ")
    name, number = kept[:_MOST_IN_NAME], 2
    while name.casefold() in taken:
        name, number = f"{kept[: _MOST_IN_NAME - 4]} {number}", number + 1
    taken.add(name.casefold())
    return name


def _facts(order: Order, grids: dict[str, DataTable]) -> Iterable[tuple[str, Cell]]:
    """Yield what is said of the journey as a whole, then how much there is of everything.

    That rows are missing which a filter left out is said first.
    """
    snapshot, journey, view = order.snapshot, order.journey, order.view
    labels = specs(Journey)
    if view.filter.active:
        yield tr("Filter"), clean(counted_words(seen(view)))
    for name in _FACTS:
        value = getattr(journey, name)
        options = dict(labels[name].options)
        if value:
            yield tr(labels[name].label), clean(tr(options[value]) if options else value)
    people = (snapshot.get(Persona, id) for id in journey.personas)
    names = ", ".join(clean(person.name) for person in people if person)
    if names:
        yield tr("Personas"), names
    known = abridged(scores_at(snapshot, "journey", journey.id))
    found = [reported(snapshot, scored) for scored in known.scores]
    found += filter(None, (known.rest, *traffic_lines(snapshot, journey.id)))
    if found:
        yield tr("Score"), "\n".join(found)
    for key, grid in grids.items():
        if grid.rows and key not in ("personas", *_UNSEEN):
            yield grid.name, len(grid.rows)


def _front(sheet: Any, looks: _Looks, title: str, facts: Iterable[tuple[str, Cell]]) -> int:
    """Write the first sheet's words, and return the first row below them."""
    sheet.hide_gridlines(2)
    for x, wide in enumerate((2, 24, 110)):
        sheet.set_column(x, x, wide, looks.ground)
    if looks.ground:
        sheet.set_column(3, _LAST_COLUMN, None, looks.ground)
    sheet.set_row(1, 30)
    _cell(sheet, 1, 1, clean(title), looks.title)
    y = 3
    for label, value in facts:
        sheet.set_row(y, _height((label, value), (24, 110)))
        _cell(sheet, y, 1, label, looks.label)
        _cell(sheet, y, 2, value, looks.fact)
        y += 1
    _on_paper(sheet, large=False)
    return y + 1


EXPORTERS.add(
    Exporter(
        name="xlsx",
        label=mark("Workbook with charts (XLSX)"),
        suffix=".xlsx",
        write=write,
        supports=("view", "stages", "selection", "focus", "theme", "arrangement"),
        leaves=left_of_workbook,
    )
)
IMPORTERS.add(
    Importer(
        name="xlsx",
        label=mark("Workbook (Excel)"),
        suffixes=(".xlsx", ".xlsm"),
        read=read,
        tabulate=tabulate,
        likeness=likeness,
    )
)
