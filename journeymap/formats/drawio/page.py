"""A laid out page as cells of draw.io: lanes hold their cards, arrows are glued to theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect, Shape, Text
from journeymap.drawing.theme import Theme, contrast
from journeymap.formats.drawio.parts import (
    along_way,
    indent,
    labelled,
    paragraphs,
    polyline,
    rect_of,
    share,
    spacing,
    stands_in,
    written,
)
from journeymap.formats.drawio.style import (
    AT,
    KIND,
    LAYER,
    PART,
    RECORD,
    SAID,
    SHOWS,
    Style,
    cell,
    drawing_of,
    image_style,
    line_style,
    number,
    place,
    text_style,
    vertex_style,
    way,
)
from journeymap.model.records import Connection, Feeling
from journeymap.model.snapshot import Snapshot
from journeymap.painting.cutting import cut_out
from journeymap.rendering.region import RenderRegion

_SMALL: Style = {"part": 1, "connectable": 0}
_PLAIN: Style = {"text": None, "html": 0, "fillColor": "none", "strokeColor": "none"}
_LANE: Style = {"container": 1, "collapsible": 0, "recursiveResize": 0, "dropTarget": 1}
_POINTS = frozenset({FigureRole.PROMISE, FigureRole.AROUSAL, FigureRole.LEVEL})
_SECOND = frozenset({FigureRole.DROP_OFF})
"""What shows something of a record that has a cell of its own."""

_PASSED = frozenset(
    (
        FigureRole.TINT,
        FigureRole.DIVIDER,
        FigureRole.ARROW_LABEL,
        FigureRole.LANE_TITLE,
        FigureRole.NEUTRAL,
    )
)


class DrawioPage:
    """Writes the cells of one page, every record under its own id."""

    def __init__(self, snapshot: Snapshot, shown: RenderRegion, theme: Theme) -> None:
        self._theme = theme
        self._snapshot, self._dx, self._dy = snapshot, -shown.place.x, -shown.place.y
        self._figures = [figure for figure in shown.scene.figures() if figure.shapes]
        # On a slide the name of a lane is a text above what stands in it, and holds nothing.
        self._lanes = [
            figure
            for figure in self._figures
            if figure.role == FigureRole.LANE and isinstance(figure.shapes[0], Box)
        ]
        self._cards = {f.id: f for f in self._figures if f.role == FigureRole.CARD}
        self._labels = {f.id: f for f in self._figures if f.role == FigureRole.ARROW_LABEL}
        self._titles = {f.id: f for f in self._figures if f.role == FigureRole.LANE_TITLE}
        self._ids: dict[Figure, str] = {}
        self.drawn: dict[str, str] = {}
        self._loose = 0

    def cells(self) -> Iterator[str]:
        """Yield the cells, those of a lane behind it."""
        inside: dict[str, list[Figure]] = {lane.id: [] for lane in self._lanes}
        outside: list[Figure] = []
        for figure in self._figures:
            lane = self._lane_of(figure)
            if figure.role not in _PASSED and figure not in self._lanes:
                (inside[lane.id] if lane else outside).append(figure)
        for lane in self._lanes:
            yield from self._lane(lane)
            for figure in inside[lane.id]:
                yield from self._figure(figure, lane)
        grounds = [figure for figure in self._figures if figure.role == FigureRole.DIVIDER]
        for figure in (*grounds, *outside):
            yield from self._figure(figure, None)

    def _lane_of(self, figure: Figure) -> Figure | None:
        if figure.role in (
            FigureRole.ARROW,
            FigureRole.ARROW_LABEL,
            FigureRole.ARROW_SIGN,
            FigureRole.DIVIDER,
            FigureRole.LANE,
        ):
            return None
        return next((lane for lane in self._lanes if lane.rect.holds(*figure.rect.centre)), None)

    def _lane(self, lane: Figure) -> Iterator[str]:
        """Yield a lane as a container, and what else stands in its rail."""
        title = self._titles.get(lane.id)
        (box, *_), shapes = lane.shapes, title.shapes if title else ()
        assert isinstance(box, Box)
        label, rest = labelled(shapes)
        style = {**vertex_style(box), **_LANE}
        if label:
            style |= text_style(label[0]) | spacing(label, lane.rect)
        yield self._record(lane, "\n".join(t.text for t in label), style, lane.rect, LAYER)
        yield from self._parts(rest, self._id(lane), lane.rect)
        yield from self._ground(lane)

    def _ground(self, lane: Figure) -> Iterator[str]:
        """Yield the neutral line of an emotion lane, in one piece."""
        lines = [
            f
            for f in self._figures
            if f.role == FigureRole.NEUTRAL and lane.rect.holds(*f.rect.centre)
        ]
        if lines:
            first, last = lines[0].shapes[0], lines[-1].shapes[0]
            assert isinstance(first, Line) and isinstance(last, Line)
            whole = first._replace(points=(first.points[0], last.points[-1]))
            yield from self._parts((whole,), self._id(lane), lane.rect)

    def _figure(self, figure: Figure, lane: Figure | None) -> Iterator[str]:
        parent, around = (self._id(lane), lane.rect) if lane else (LAYER, None)
        if figure.role == FigureRole.ARROW:
            yield self._arrow(figure)
        elif figure.role == FigureRole.FEELING:
            yield self._face(figure, parent, around)
        elif figure.role in _POINTS:
            # They show a touchpoint or a feeling that has a cell of its own elsewhere.
            yield from self._parts(figure.shapes, parent, around or figure.rect)
        elif figure.role == FigureRole.CURVE:
            curve = next(shape for shape in figure.shapes if isinstance(shape, Curve))
            yield self._loose_way(polyline(curve.points), curve, parent, around)
        else:
            yield from self._thing(figure, parent, around)

    def _thing(self, figure: Figure, parent: str, around: Rect | None) -> Iterator[str]:
        """Yield a figure as its largest box with a label, and what else is on it as its parts."""
        shapes: list[Shape] = list(figure.shapes)
        if figure.role == FigureRole.CARD:
            # The shadow.
            del shapes[0]
        holders = [shape for shape in shapes if isinstance(shape, (Box, Area))]
        main = max(holders, key=lambda h: rect_of(h).w * rect_of(h).h, default=None)
        whole = figure.rect
        filling = main is not None and rect_of(main).w * rect_of(main).h > whole.w * whole.h / 2
        if main is not None and filling:
            shapes.remove(main)
            whole, style = rect_of(main), vertex_style(main)
        else:
            style = dict(_PLAIN)
        label, rest = labelled(shapes)
        if label:
            style |= text_style(label[0]) | spacing(label, whole)
        yield self._record(figure, "\n".join(t.text for t in label), style, whole, parent, around)
        yield from self._parts(rest, self._id(figure), whole)

    def _parts(self, shapes: Sequence[Shape], parent: str, around: Rect) -> Iterator[str]:
        """Yield shapes that belong to a cell and move with it, texts with the box they stand in."""
        texts = [shape for shape in shapes if isinstance(shape, Text)]
        curves = [shape for shape in shapes if isinstance(shape, Curve)]
        for shape in shapes:
            if isinstance(shape, (Box, Area)):
                inside = [t for t in texts if stands_in(t, rect_of(shape))]
                texts = [t for t in texts if t not in inside]
                style = vertex_style(shape)
                if inside:
                    style |= text_style(inside[0]) | indent(inside[0], rect_of(shape))
                yield self._part(inside, style, rect_of(shape), parent, around)
            elif isinstance(shape, Line):
                yield self._loose_way(shape.points, shape, parent, around)
            elif isinstance(shape, Picture):
                style = image_style(cut_out(shape))
                yield self._part((), style, shape.rect, parent, around)
        if curves:
            drawn = drawing_of(curves)
            yield self._part((), image_style(drawn), drawn.rect, parent, around)
        for lines in paragraphs(texts):
            style = dict(_PLAIN) | text_style(lines[0]) | {"spacing": 0, "verticalAlign": "top"}
            yield self._part(lines, style, written(lines), parent, around)

    def _part(
        self, lines: Sequence[Text], style: Style, rect: Rect, parent: str, around: Rect
    ) -> str:
        label = "\n".join(line.text for line in lines)
        where = self._place(rect, around)
        return cell(self._next(), label, {**style, **_SMALL}, where, parent=parent)

    def _face(self, figure: Figure, parent: str, around: Rect | None) -> str:
        """Return what is felt as a dot with its sign and number."""
        felt = self._snapshot.get(Feeling, figure.id)
        disc = next(shape for shape in figure.shapes if isinstance(shape, Box))
        ring = disc.fill if disc.fill != self._theme.lane else ""
        style = vertex_style(disc._replace(fill=figure.tone or disc.fill, stroke=ring, width=2.0))
        inks = self._theme.ink, self._theme.face
        ink = max(inks, key=partial(contrast, figure.tone or disc.fill))
        level = round(felt.valence * 2, 1) if felt else 0.0
        label = (f"{level:+g}" if level else "0") if felt else ""
        style |= {"fontSize": 10, "fontStyle": 1, "fontColor": ink, "spacing": 0}
        return self._record(figure, label, style, figure.rect.grown(-2.0), parent, around)

    def _arrow(self, figure: Figure) -> str:
        """Return an arrow, glued where it leaves and where it comes in."""
        line = next(shape for shape in figure.shapes if isinstance(shape, Line))
        record = self._snapshot.get(Connection, figure.id)
        source, target = (record.source, record.target) if record else ("", "")
        if source not in self._cards or target not in self._cards:
            return self._loose_way(line.points, line, LAYER, None)
        style = {"edgeStyle": "orthogonalEdgeStyle", "rounded": 1, **line_style(line)}
        for name, at, card in (("exit", 0, source), ("entry", -1, target)):
            x, y = share(line.points[at], self._cards[card].rect)
            style |= {f"{name}X": x, f"{name}Y": y, f"{name}Perimeter": 0}
        tag = self._labels.get(figure.id)
        words = [shape for shape in tag.shapes if isinstance(shape, Text)] if tag else []
        if tag and words:
            ground = next((s.fill for s in tag.shapes if isinstance(s, Box)), "")
            style |= text_style(words[0]) | {"labelBackgroundColor": ground or "none"}
        along = along_way(line.points, tag.rect.centre) if tag else 0.0
        label = "\n".join(t.text for t in words)
        return cell(
            self._id(figure),
            label,
            style,
            way(self._moved(line.points, None), along),
            ends=(self._id(self._cards[source]), self._id(self._cards[target])),
            data=self._data(figure, label),
        )

    def _loose_way(
        self, points: Sequence[Point], line: Line | Curve, parent: str, around: Rect | None
    ) -> str:
        style = {"edgeStyle": "none"} | line_style(line)
        geometry = way(self._moved(points, around), loose=True)
        return cell(self._next(), "", style, geometry, parent=parent)

    def _record(
        self,
        figure: Figure,
        label: str,
        style: Style,
        rect: Rect,
        parent: str,
        around: Rect | None = None,
    ) -> str:
        where = self._place(rect, around)
        return cell(
            self._id(figure), label, style, where, parent=parent, data=self._data(figure, label)
        )

    def _data(self, figure: Figure, label: str) -> dict[str, str]:
        id = self._id(figure)
        record = self._snapshot.find(figure.id) if self.drawn.get(figure.id) == id else None
        if record is None:
            return {}
        x, y = figure.rect.centre
        at = f"{number(x + self._dx)} {number(y + self._dy)}"
        return {RECORD: record.id, KIND: type(record).__name__, SAID: label, AT: at}

    def _id(self, figure: Figure) -> str:
        """Return the id of a figure's cell, made of its record's for the first that shows it."""
        found = self._ids.get(figure)
        if found is None:
            first = figure.id and figure.id not in self.drawn and figure.role not in _SECOND
            found = f"{SHOWS}{figure.id}" if first else self._next()
            self._ids[figure] = found
            if first:
                self.drawn[figure.id] = found
        return found

    def _next(self) -> str:
        self._loose += 1
        return f"{PART}{self._loose}"

    def _place(self, rect: Rect, around: Rect | None) -> str:
        (x, y), *_ = self._moved([(rect.x, rect.y)], around)
        return place(Rect(x, y, rect.w, rect.h))

    def _moved(self, points: Sequence[Point], around: Rect | None) -> list[Point]:
        dx, dy = (-around.x, -around.y) if around else (self._dx, self._dy)
        return [(x + dx, y + dy) for x, y in points]
