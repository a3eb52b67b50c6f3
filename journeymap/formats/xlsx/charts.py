"""Native charts of a workbook: the emotion curve, scores with intervals, ideas by worth."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from journeymap.formats.xlsx.worksheet import Worksheet
from journeymap.language import tr
from journeymap.rendering.grids import FELT
from journeymap.view import View

_ROW = 20
_WIDE, _HALF, _GAP = 1_000, 492, 16
_LOW, _TALL, _HIGH = 340, 420, 640
_MANY = 16
_LONG = 40
_SMALL = {"size": 9}


def charts(book: Any, front: Any, top: int, sheets: dict[str, Worksheet], view: View) -> None:
    """Put the charts below one another, two beside where they are narrow, from a row on."""
    theme = view.theme
    colours = theme.personas
    curve = _emotion(book, sheets["touchpoints"], colours, theme.divider)
    if curve:
        # The names of many touchpoints stand upright and must leave room for the curve.
        high = _LOW if len(sheets["touchpoints"].grid.rows) <= _MANY else _HIGH
        _set(front, curve, top, 0, _WIDE, high)
        top += high // _ROW + 1
    narrow = [*_scores(book, sheets["scores"], theme.accent, theme.divider)]
    ideas = _ideas(book, sheets["ideas"], theme.idea_ink, theme.divider)
    if ideas:
        narrow.append(ideas)
    for i, chart in enumerate(narrow):
        _set(front, chart, top, i % 2 * (_HALF + _GAP), _HALF, _TALL)
        top += _TALL // _ROW + 1 if i % 2 else 0


def _set(front: Any, chart: Any, row: int, left: int, width: int, height: int) -> None:
    chart.set_size({"width": width, "height": height})
    front.insert_chart(row, 1, chart, {"x_offset": left, "object_position": 2})


def _emotion(book: Any, cards: Worksheet, colours: tuple[str, ...], edge: str) -> Any:
    """Return the curve of each persona over the touchpoints; what is unset is a gap."""
    chart = book.add_chart({"type": "line"})
    felt = [
        (x, column)
        for x, column in enumerate(cards.grid.columns)
        if column.key.startswith(FELT) and any(row[x] is not None for row in cards.grid.rows)
    ]
    for i, (x, column) in enumerate(felt):
        colour = colours[i % len(colours)]
        chart.add_series(
            {
                "name": [cards.tab, 0, x],
                "categories": cards.column("title"),
                "values": cards.column(column.key),
                "line": {"color": colour, "width": 2.25},
                "marker": {
                    "type": "circle",
                    "size": 7,
                    "fill": {"color": colour},
                    "border": {"color": colour},
                },
            }
        )
    chart.set_title({"name": tr("Emotion curve"), "name_font": {"size": 14}, "overlay": False})
    chart.set_y_axis(
        {
            "min": -1,
            "max": 1,
            "major_unit": 0.5,
            "num_format": "+0.0;-0.0;0",
            "major_gridlines": {"visible": True, "line": {"color": edge, "width": 0.5}},
            "num_font": _SMALL,
            "line": {"none": True},
        }
    )
    upright = {"rotation": -90} if len(cards.grid.rows) > _MANY else {}
    chart.set_x_axis(
        {
            "label_position": "low",
            "num_font": {**_SMALL, **upright},
            "line": {"color": edge},
        }
    )
    chart.set_legend({"position": "top"})
    chart.show_blanks_as("gap")
    return chart if felt else None


def _scores(book: Any, scores: Worksheet, colour: str, edge: str) -> Iterator[Any]:
    """Yield a chart a metric, for scales cannot share one: each value within its interval."""
    at, value, least, most, method = (
        scores.grid.place(x) for x in ("metric", "value", "least", "most", "method")
    )
    numbered = enumerate(scores.grid.rows)
    for metric, group in groupby(numbered, key=lambda pair: pair[1][at]):
        places = [*group]
        rows = [row for _, row in places if row[value] is not None]
        if not rows:
            continue
        chart = book.add_chart({"type": "line"})
        chart.add_series(_values(scores, places[0][0], places[-1][0] + 1, colour))
        # XlsxWriter takes a title such as Sheet!A1 for a formula, but not with a blank in it.
        name = f"{metric} · {tr('95 % interval')}".replace("!", "! ")
        chart.set_title({"name": _short(name), "name_font": {"size": 12}})
        chart.set_x_axis({"label_position": "low", "num_font": _SMALL, "line": {"color": edge}})
        chart.set_y_axis(
            {
                "min": rows[0][least],
                "max": rows[0][most],
                "num_font": _SMALL,
                "name": rows[0][method],
                "name_font": {**_SMALL, "bold": False},
                "line": {"none": True},
                "major_gridlines": {"visible": True, "line": {"color": edge, "width": 0.5}},
            }
        )
        chart.set_legend({"none": True})
        chart.show_hidden_data()
        yield chart


def _values(scores: Worksheet, first: int, last: int, colour: str) -> dict[str, Any]:
    """Return the scores of some rows as points with whiskers as long as their intervals."""
    name = [scores.tab, first + 1, scores.grid.place("metric")]

    def cells(key: str) -> str:
        from xlsxwriter.utility import xl_range_formula

        return str(xl_range_formula(*scores.column(key, first, last)))

    def known(key: str) -> list[Any]:
        return [row[scores.grid.place(key)] for row in scores.grid.rows[first:last]]

    return {
        "name": name,
        "line": {"none": True},
        "categories": scores.column("label", first, last),
        "values": scores.column("value", first, last),
        "marker": {
            "type": "circle",
            "size": 8,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
        "y_error_bars": {
            "type": "custom",
            "line": {"color": colour, "width": 1.5},
            "plus_values": f"={cells('above')}",
            "plus_data": known("above"),
            "minus_values": f"={cells('below')}",
            "minus_data": known("below"),
        },
        "data_labels": {"value": True, "position": "right", "num_format": "0.0", "font": _SMALL},
    }


def _ideas(book: Any, ideas: Worksheet, colour: str, edge: str) -> Any:
    """Return ideas by effort and impact; those at one point share a label, by their numbers."""
    number, title, impact, effort = (
        ideas.grid.place(key) for key in ("number", "title", "impact", "effort")
    )
    first: dict[tuple[Any, Any], int] = {}
    said: dict[int, list[str]] = {}
    for y, row in enumerate(ideas.grid.rows):
        if row[impact] is not None and row[effort] is not None:
            home = first.setdefault((row[impact], row[effort]), y)
            said.setdefault(home, []).append(f"{row[number]} {_short(row[title])}")
    if not said:
        return None
    labels = [
        {"value": "\n".join(said[y])} if y in said else {"delete": True}
        for y in range(len(ideas.grid.rows))
    ]
    chart = book.add_chart({"type": "scatter"})
    chart.add_series(
        {
            "name": ideas.tab,
            "categories": ideas.column("effort"),
            "values": ideas.column("impact"),
            "marker": {
                "type": "circle",
                "size": 9,
                "fill": {"color": colour},
                "border": {"color": colour},
            },
            "data_labels": {"custom": labels, "value": True, "position": "above", "font": _SMALL},
        }
    )
    chart.set_title({"name": tr("Ideas: impact and effort"), "name_font": {"size": 12}})
    for set_axis, label in ((chart.set_x_axis, tr("Effort")), (chart.set_y_axis, tr("Impact"))):
        set_axis(
            {
                "name": label,
                "min": 0,
                "max": 6,
                "major_unit": 1,
                "num_font": _SMALL,
                "major_gridlines": {"visible": True, "line": {"color": edge, "width": 0.5}},
            }
        )
    chart.set_legend({"none": True})
    return chart


def _short(title: Any) -> str:
    words = " ".join(str(title or "").split())
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
