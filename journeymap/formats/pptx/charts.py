"""Charts as PowerPoint has them, with data to edit: what would recommend, time, and Pareto's line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from journeymap.analysis.charts.hurting import MOST, Hurting
from journeymap.analysis.charts.over_time import ScoreSeries
from journeymap.analysis.charts.recommendation import Recommendation
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme, mix
from journeymap.formats.pptx.shapes import SlideCanvas
from journeymap.formats.pptx.text import EMU
from journeymap.language import tr
from journeymap.metrics import short_name
from journeymap.metrics.periods import when
from journeymap.model.fields import clean

_POINT = 12700
_LETTERS = 24.0
_STAMP = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_BESIDE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class ChartPlace(NamedTuple):
    """A slide with room for a chart, and what it is drawn with there."""

    slide: Any
    canvas: SlideCanvas
    place: Rect
    theme: Theme

    def part(self, top: float, bottom: float) -> ChartPlace:
        """Return the place from one share of its height to another."""
        x, y, w, h = self.place
        return self._replace(place=Rect(x, y + h * top, w, h * (bottom - top)))


def native(data: object) -> Callable[[ChartPlace], None] | None:
    """Return what puts a chart of PowerPoint's own on a slide, ``None`` where it has no such kind."""
    if isinstance(data, Recommendation):
        return lambda at: _recommendation(at, data)
    if isinstance(data, ScoreSeries):
        return lambda at: _series(at, data)
    if isinstance(data, Hurting) and data.known:
        return lambda at: _pareto(at, data)
    return None


def _recommendation(at: ChartPlace, found: Recommendation) -> None:
    """Add a bar of the three classes, and under it a column for each answer."""
    from pptx.enum.chart import XL_CHART_TYPE

    theme = at.theme
    tones = theme.feelings[0], mix(theme.feelings[2], theme.card, 0.45), theme.feelings[-1]
    names = tr("detractors"), tr("passives"), tr("promoters")
    name = clean(short_name(found.scored.metric))
    series = [(who, [share]) for who, share in zip(names, reversed(found.classes), strict=True)]
    whole = at.part(0.0, 0.4) if found.answers else at
    chart = _added(whole, XL_CHART_TYPE.BAR_STACKED_100, [name], series, "0 %")
    chart.plots[0].gap_width, chart.plots[0].overlap = 40, 100
    _axes(chart, at, hidden=True)
    _legend(chart, at)
    for one, tone in zip(chart.plots[0].series, tones, strict=True):
        _filled(one.format, tone)
    for one, ink in zip(chart.plots[0].series, (theme.card, theme.ink, theme.card), strict=True):
        _labelled(chart, one, "0 %", ink)
    total = sum(found.answers)
    if not total:
        return
    answers = [str(found.low + i) for i in range(len(found.answers))]
    shares = [(tr("Share"), [count / total for count in found.answers])]
    below = _added(at.part(0.42, 1.0), XL_CHART_TYPE.COLUMN_CLUSTERED, answers, shares, "0 %")
    below.has_legend, below.plots[0].gap_width = False, 25
    _axes(below, at)
    below.value_axis.visible = False
    _labelled(below, below.plots[0].series[0], "0 %", theme.ink)
    for i in range(len(answers)):
        value = found.low + i
        tone = tones[0] if value <= 6 else tones[1] if value <= 8 else tones[2]
        _filled(below.plots[0].series[0].points[i].format, tone)


def _series(at: ChartPlace, found: ScoreSeries) -> None:
    """Add a line with its interval as two thin ones; marks that surely differ are filled."""
    from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    theme, readings = at.theme, [scored.reading for scored in found.points]
    names = [clean(when(scored.score)) for scored in found.points]
    rows: list[tuple[str, list[float | None]]] = [
        (clean(short_name(found.metric)), [reading.value for reading in readings]),
        (tr("Interval from"), [reading.low for reading in readings]),
        (tr("Interval to"), [reading.high for reading in readings]),
    ]
    chart = _added(at, XL_CHART_TYPE.LINE_MARKERS, names, rows, "0.0#")
    _axes(chart, at, lines=True)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = found.ends
    _legend(chart, at)
    line, *ends = chart.plots[0].series
    for one in chart.plots[0].series:
        one.smooth = False
    _stroked(line.format, theme.dot, 3.0)
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 11
    for one in ends:
        _stroked(one.format, mix(theme.card, theme.dot, 0.45), 1.25)
        one.format.line.dash_style = MSO_LINE.DASH
        one.marker.style = XL_MARKER_STYLE.NONE
    for i in range(len(names)):
        look = line.points[i].marker.format
        _filled(look, theme.dot if i in found.sure else theme.card)
        look.line.width = Pt(2)
        look.line.color.rgb = _rgb(theme.dot)


def _pareto(at: ChartPlace, found: Hurting) -> None:
    """Add a column for each friction, the worst first, and the line of their shares together."""
    from pptx.enum.chart import XL_CHART_TYPE

    pains = found.known[:MOST]
    names = [clean(pain.title)[:60] for pain in pains]
    rows = [
        (tr("Severity × share"), [pain.weight for pain in pains]),
        (tr("Share of the pain with those above"), [pain.together for pain in pains]),
    ]
    chart = _added(at, XL_CHART_TYPE.COLUMN_CLUSTERED, names, rows, "0.0")
    chart.plots[0].gap_width = 40
    _axes(chart, at, lines=True)
    _legend(chart, at)
    worst = at.theme.severities[-1]
    _filled(chart.plots[0].series[0].format, worst)
    _lined(chart)
    _stroked(chart.plots[1].series[0].format, at.theme.ink, 2.5)
    chart.plots[1].series[0].smooth = False


def _lined(chart: Any) -> None:
    """Let the second series of columns be a line of shares, with an axis of its own at the right."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    area = chart._chartSpace.chart.plotArea
    columns = area.find(f"{_BESIDE}barChart")
    second = columns.findall(f"{_BESIDE}ser")[1]
    columns.remove(second)
    for name in ("invertIfNegative",):
        for element in second.findall(f"{_BESIDE}{name}"):
            second.remove(element)
    line = parse_xml(
        f"<c:lineChart {nsdecls('c')}><c:grouping val='standard'/><c:varyColors val='0'/>"
        "<c:marker val='1'/><c:axId val='50010'/><c:axId val='50020'/></c:lineChart>"
    )
    line.insert(2, deepcopy(second))
    columns.addnext(line)
    ends = area.findall(f"{_BESIDE}valAx")[-1]
    axes = parse_xml(
        f"<c:plotArea {nsdecls('c')}><c:catAx><c:axId val='50010'/><c:scaling>"
        "<c:orientation val='minMax'/></c:scaling><c:delete val='1'/><c:axPos val='b'/>"
        "<c:majorTickMark val='none'/><c:minorTickMark val='none'/><c:tickLblPos val='nextTo'/>"
        "<c:crossAx val='50020'/><c:crosses val='autoZero'/></c:catAx><c:valAx>"
        "<c:axId val='50020'/><c:scaling><c:orientation val='minMax'/><c:max val='1'/>"
        "<c:min val='0'/></c:scaling><c:delete val='0'/><c:axPos val='r'/>"
        "<c:numFmt formatCode='0 %' sourceLinked='0'/><c:majorTickMark val='none'/>"
        "<c:minorTickMark val='none'/><c:tickLblPos val='nextTo'/><c:spPr><a:ln "
        f"{nsdecls('a')}><a:noFill/></a:ln></c:spPr><c:crossAx val='50010'/>"
        "<c:crosses val='max'/></c:valAx></c:plotArea>"
    )
    for axis in reversed(list(axes)):
        ends.addnext(axis)


def _added(
    at: ChartPlace,
    kind: Any,
    names: Sequence[str],
    rows: Sequence[tuple[str, Sequence[float | None]]],
    written: str,
) -> Any:
    """Add a chart with its data, whose workbook is the same each time."""
    from pptx.chart.data import CategoryChartData
    from pptx.util import Emu, Pt

    data: Any = CategoryChartData(number_format=written)  # type: ignore[no-untyped-call]
    data.categories = list(names)
    for name, values in rows:
        data.add_series(name, values)
    canvas, (x, y, w, h) = at.canvas, at.place
    frame = at.slide.shapes.add_chart(
        kind,
        Emu(round(canvas.left + x * canvas.scale * EMU)),
        Emu(round(canvas.top + y * canvas.scale * EMU)),
        Emu(canvas.length(w)),
        Emu(canvas.length(h)),
        data,
    )
    chart = frame.chart
    book = chart.part.chart_workbook.xlsx_part
    book._blob = _steady(book.blob)
    chart.font.size = Pt(round(_LETTERS * canvas.scale * EMU / _POINT, 1))
    chart.font.name = "Inter"
    chart.font.color.rgb = _rgb(at.theme.ink)
    chart.has_title = False
    return chart


def _axes(chart: Any, at: ChartPlace, *, hidden: bool = False, lines: bool = False) -> None:
    """Let axes be quiet: no ticks, no frame, fine lines where they help to read."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    for axis in (chart.category_axis, chart.value_axis):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.has_major_gridlines = False
        axis.visible = not hidden
        axis.format.line.fill.background()
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if lines:
        chart.value_axis.has_major_gridlines = True
        chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(at.theme.edge)


def _legend(chart: Any, at: ChartPlace) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False


def _labelled(chart: Any, series: Any, written: str, ink: str) -> None:
    """Write its value on each bar of a series."""
    labels = series.data_labels
    labels.number_format, labels.number_format_is_linked = written, False
    labels.show_value = True
    labels.font.color.rgb = _rgb(ink)
    labels.font.size = chart.font.size


def _filled(look: Any, tone: str) -> None:
    look.fill.solid()
    look.fill.fore_color.rgb = _rgb(tone)


def _stroked(look: Any, tone: str, width: float) -> None:
    from pptx.util import Pt

    look.line.color.rgb = _rgb(tone)
    look.line.width = Pt(width)


def _rgb(tone: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(tone[1:7].upper())  # type: ignore[no-untyped-call]


def _steady(book: bytes) -> bytes:
    """Return a workbook with dates that are always the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(packed, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _STAMP)
            entry.external_attr, entry.create_system = 0o600 << 16, 3
            content = _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(member))
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
