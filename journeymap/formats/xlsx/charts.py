"""Native charts of a workbook: the emotion curve, scores with intervals, ideas by worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from journeymap.drawing.theme import Theme
from journeymap.formats.xlsx.worksheet import Worksheet
from journeymap.language import tr
from journeymap.model.records import Persona
from journeymap.rendering.grids import FELT
from journeymap.rendering.grids.scores import ScoreLine
from journeymap.view import View

_ROW = 20
_WIDE, _HALF, _GAP = 1_000, 492, 16
_LOW, _TALL, _HIGH = 340, 420, 640
_MANY = 16
_LONG = 40

_DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "long_dash_dot", "square_dot")
_MARKERS = ("circle", "square", "triangle", "diamond", "plus", "x", "short_dash", "star")
"""What tells the curves of personas apart besides their colours, as Excel has them."""


class _ChartLook(NamedTuple):
    """Ground and letters of charts in the colours of the map."""

    view: View

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.view.theme

    def curve(self, whose: str, index: int) -> str:
        """Return the colour of the curve of a persona, by id, or of whoever feels."""
        persona = self.view.snapshot.get(Persona, whose)
        return self.theme.persona(persona.colour if persona else "", index)

    def chart(self, book: Any, kind: str) -> Any:
        """Return a new chart."""
        chart = book.add_chart({"type": kind})
        ground = {"fill": {"color": self.theme.lane}}
        chart.set_chartarea({**ground, "border": {"color": self.theme.edge}})
        chart.set_plotarea(ground)
        return chart

    def font(self, size: int = 9) -> dict[str, Any]:
        """Return what letters of a size look like."""
        return {"size": size, "color": self.theme.ink}


def charts(
    book: Any,
    front: Any,
    top: int,
    sheets: dict[str, Worksheet],
    lines: Sequence[ScoreLine],
    view: View,
) -> None:
    """Put the charts below one another, two beside where they are narrow, from a row on."""
    look = _ChartLook(view)
    curve = _emotion(book, sheets["touchpoints"], look)
    if curve:
        # The names of many touchpoints stand upright and must leave room for the curve.
        high = _LOW if len(sheets["touchpoints"].grid.rows) <= _MANY else _HIGH
        _set(front, curve, top, 0, _WIDE, high)
        top += high // _ROW + 1
    narrow = [*_scores(book, sheets["scores"], lines, look)]
    ideas = _ideas(book, sheets["ideas"], look)
    if ideas:
        narrow.append(ideas)
    for i, chart in enumerate(narrow):
        _set(front, chart, top, i % 2 * (_HALF + _GAP), _HALF, _TALL)
        top += _TALL // _ROW + 1 if i % 2 else 0


def _set(front: Any, chart: Any, row: int, left: int, width: int, height: int) -> None:
    chart.set_size({"width": width, "height": height})
    front.insert_chart(row, 1, chart, {"x_offset": left, "object_position": 2})


def _emotion(book: Any, cards: Worksheet, look: _ChartLook) -> Any:
    """Return the curve of each persona over the touchpoints; what is unset is a gap."""
    chart = look.chart(book, "line")
    edge = look.theme.divider
    felt = [
        (x, column)
        for x, column in enumerate(cards.grid.columns)
        if column.key.startswith(FELT) and any(row[x] is not None for row in cards.grid.rows)
    ]
    for i, (x, column) in enumerate(felt):
        colour = look.curve(column.key.removeprefix(FELT), i)
        chart.add_series(
            {
                "name": [cards.tab, 0, x],
                "categories": cards.column("title"),
                "values": cards.column(column.key),
                "line": {"color": colour, "width": 2.25, "dash_type": _DASHES[i % len(_DASHES)]},
                "marker": {
                    "type": _MARKERS[i % len(_MARKERS)],
                    "size": 7,
                    "fill": {"color": colour},
                    "border": {"color": colour},
                },
            }
        )
    chart.set_title({"name": tr("Emotion curve"), "name_font": look.font(14), "overlay": False})
    chart.set_y_axis(
        {
            "min": -1,
            "max": 1,
            "major_unit": 0.5,
            "num_format": "+0.0;-0.0;0",
            "major_gridlines": {"visible": True, "line": {"color": edge, "width": 0.5}},
            "num_font": look.font(),
            "line": {"none": True},
        }
    )
    upright = {"rotation": -90} if len(cards.grid.rows) > _MANY else {}
    chart.set_x_axis(
        {
            "label_position": "low",
            "num_font": {**look.font(), **upright},
            "line": {"color": edge},
        }
    )
    chart.set_legend({"position": "top", "font": look.font(10)})
    chart.show_blanks_as("gap")
    return chart if felt else None


def _scores(
    book: Any, scores: Worksheet, lines: Sequence[ScoreLine], look: _ChartLook
) -> Iterator[Any]:
    """Yield a chart a metric, for scales cannot share one: each value within its interval.

    Of many months and groups only those scores are drawn that stand for their places.
    """
    at, value, least, most, method = (
        scores.grid.place(x) for x in ("metric", "value", "least", "most", "method")
    )
    numbered = enumerate(scores.grid.rows)
    for metric, group in groupby(numbered, key=lambda pair: pair[1][at]):
        places = [*group]
        rows = [row for _, row in places if row[value] is not None]
        if not rows:
            continue
        chart, edge = look.chart(book, "line"), look.theme.divider
        first = places[0][0]
        ends = first, first + (sum(lines[x].first for x, _ in places) or len(places))
        chart.add_series(_values(scores, *ends, look))
        if any(row[scores.grid.place("target")] is not None for row in rows):
            chart.add_series(_target(scores, *ends, look))
        # XlsxWriter takes a title such as Sheet!A1 for a formula, but not with a blank in it.
        name = f"{metric} · {tr('95 % interval')}".replace("!", "! ")
        chart.set_title({"name": _short(name), "name_font": look.font(12)})
        chart.set_x_axis(
            {"label_position": "low", "num_font": look.font(), "line": {"color": edge}}
        )
        chart.set_y_axis(
            {
                "min": rows[0][least],
                "max": rows[0][most],
                "num_font": look.font(),
                "name": rows[0][method],
                "name_font": {**look.font(), "bold": False},
                "line": {"none": True},
                "major_gridlines": {"visible": True, "line": {"color": edge, "width": 0.5}},
            }
        )
        chart.set_legend({"none": True})
        chart.show_hidden_data()
        yield chart


def _values(scores: Worksheet, first: int, last: int, look: _ChartLook) -> dict[str, Any]:
    """Return the scores of some rows as points with whiskers as long as their intervals."""
    name = [scores.tab, first + 1, scores.grid.place("metric")]
    colour = look.theme.accent

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
        "data_labels": {
            "value": True,
            "position": "right",
            "num_format": "0.0",
            "font": look.font(),
        },
    }


def _target(scores: Worksheet, first: int, last: int, look: _ChartLook) -> dict[str, Any]:
    """Return what was aimed at as a line across."""
    return {
        "name": tr("Target"),
        "categories": scores.column("label", first, last),
        "values": scores.column("target", first, last),
        "line": {"color": look.theme.joy_ink, "width": 1.5, "dash_type": "dash"},
        "marker": {"type": "none"},
    }


def _ideas(book: Any, ideas: Worksheet, look: _ChartLook) -> Any:
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
    chart = look.chart(book, "scatter")
    colour = look.theme.idea_ink
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
            "data_labels": {
                "custom": labels,
                "value": True,
                "position": "above",
                "font": look.font(),
            },
        }
    )
    _name_axes(chart, look)
    return chart


def _name_axes(chart: Any, look: _ChartLook) -> None:
    """Say what ideas are set out by, from 0 to 6 both ways."""
    chart.set_title({"name": tr("Ideas: impact and effort"), "name_font": look.font(12)})
    for set_axis, label in ((chart.set_x_axis, tr("Effort")), (chart.set_y_axis, tr("Impact"))):
        set_axis(
            {
                "name": label,
                "name_font": look.font(10),
                "min": 0,
                "max": 6,
                "major_unit": 1,
                "num_font": look.font(),
                "major_gridlines": {
                    "visible": True,
                    "line": {"color": look.theme.divider, "width": 0.5},
                },
            }
        )
    chart.set_legend({"none": True})


def _short(title: Any) -> str:
    words = " ".join(str(title or "").split())
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
