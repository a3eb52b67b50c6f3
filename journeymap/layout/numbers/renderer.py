"""matplotlib's drawing turned into our plain shapes, its letters measured as ours are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text as PlotText
from matplotlib.transforms import Transform
from matplotlib.typing import ColorType

from journeymap.drawing.colours import mix
from journeymap.drawing.measure import Measure
from journeymap.drawing.shapes import Area, Box, Curve, Line, Point, Rect, Shape, Text, TextStyle

_CURVED = (Path.CURVE3, Path.CURVE4)
_BELOW = 0.22
"""How far letters reach below their line, in shares of their size."""


class ShapeRenderer(RendererBase):
    """Collects what a figure draws as shapes, those of an artist with a ``gid`` apart.

    ``place`` is where the figure lies on the page; one of its points is a page unit. What shines
    through is mixed with ``ground``, as our shapes are opaque.
    """

    def __init__(self, place: Rect, ground: str, measure: Measure) -> None:
        super().__init__()
        self.place, self.ground, self.measure = place, ground, measure
        self.shapes: list[Shape] = []
        self.marks: dict[str, list[Shape]] = {}
        self._groups: list[str] = []

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Let what follows belong to a mark, if it has a name."""
        self._groups.append(gid or (self._groups[-1] if self._groups else ""))

    def close_group(self, s: str) -> None:
        """Let what follows belong to what was drawn before."""
        self._groups.pop()

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the figure, in page units."""
        return self.place.w, self.place.h

    def flipy(self) -> bool:
        """Tell that texts are placed from the top."""
        return True

    def points_to_pixels(self, points: Any) -> Any:
        """Return lengths as they are: a point is a page unit."""
        return points

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        """Return the room a line of text takes, as our letters take it."""
        style = _style(prop)
        below = style.size * _BELOW
        return self.measure.width(s, style), self.measure.ascent(style) + below, below

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Return how far letters reach up and down: where it is asked for, no font is looked up."""
        style = _style(prop)
        return self.measure.ascent(style), style.size * _BELOW, 0.0

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: PlotText | None = None,
    ) -> None:
        """Write a line; letters that stand aslant are no shapes of ours."""
        if angle:
            raise ValueError(f"{s!r} is turned by {angle:g} degrees")
        at = (round(self.place.x + float(x), 2), round(self.place.y + float(y), 2))
        self._add(Text(*at, s, _style(prop), self._colour(gc.get_rgb(), gc.get_alpha())))

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: ColorType | None = None,
    ) -> None:
        """Draw a path: a rectangle or circle as a box, what is straight as a line or an area."""
        fill = "" if rgbFace is None else self._colour(rgbFace, gc.get_alpha())
        width = round(float(gc.get_linewidth()), 2)
        stroke = self._colour(gc.get_rgb(), gc.get_alpha()) if width else ""
        pattern: Any = gc.get_dashes()[1]
        dash = tuple(round(float(part), 2) for part in pattern) if pattern is not None else ()
        found = self._clipped(gc, path.transformed(transform), bool(fill))
        for codes, points in _pieces(found):
            placed = tuple(self._at(x, y) for x, y in points)
            if shape := _shape(codes, placed, fill, stroke, width, dash):
                self._add(shape)

    def _clipped(self, gc: GraphicsContextBase, path: Path, filled: bool) -> Path:
        """Return what of a path is seen; a curve that reaches out is left as it is."""
        box = gc.get_clip_rectangle()
        vertices: Any = path.vertices
        if box is None or not len(vertices):
            return path
        extents = path.get_extents()
        near = box.padded(1.0)
        if near.contains(extents.x0, extents.y0) and near.contains(extents.x1, extents.y1):
            return path
        codes: Any = path.codes
        if codes is not None and any(code in _CURVED for code in codes):
            return path
        return path.clip_to_bbox(box, inside=filled)

    def _add(self, shape: Shape) -> None:
        gid = self._groups[-1] if self._groups else ""
        (self.marks.setdefault(gid, []) if gid else self.shapes).append(shape)

    def _at(self, x: float, y: float) -> Point:
        return round(self.place.x + x, 2), round(self.place.bottom - y, 2)

    def _colour(self, colour: ColorType, alpha: float | None) -> str:
        from matplotlib.colors import to_hex, to_rgba

        share = to_rgba(colour)[3] if alpha is None else alpha
        opaque = to_hex(colour, keep_alpha=False)
        return mix(self.ground, opaque, share) if share < 1 else opaque


def _style(prop: FontProperties) -> TextStyle:
    weight = prop.get_weight()
    heavy = weight if isinstance(weight, int) else 600 if "bold" in str(weight) else 400
    return TextStyle(float(round(prop.get_size_in_points())), heavy)


Piece = tuple[list[int], list[tuple[float, float]]]


def _pieces(path: Path) -> Iterable[Piece]:
    """Yield the parts of a path that hang together: the kinds of their segments, their points."""
    codes: list[int] = []
    points: list[tuple[float, float]] = []
    segments: Any = path.iter_segments(simplify=False, curves=True, remove_nans=True)
    for found, code in segments:
        if code == Path.MOVETO:
            if len(points) > 1:
                yield codes, points
            codes, points = [], [(float(found[0]), float(found[1]))]
        elif code == Path.CLOSEPOLY:
            codes.append(int(code))
        else:
            codes.append(int(code))
            points += [(float(found[i]), float(found[i + 1])) for i in range(0, len(found), 2)]
    if len(points) > 1:
        yield codes, points


def _shape(
    codes: list[int],
    points: tuple[Point, ...],
    fill: str,
    stroke: str,
    width: float,
    dash: tuple[float, ...],
) -> Shape | None:
    if not fill and not stroke:
        return None
    if any(code in _CURVED for code in codes):
        return _curved(codes, points, fill, stroke, width, dash)
    closed = Path.CLOSEPOLY in codes or (len(points) > 2 and points[0] == points[-1])
    corners = points[:-1] if closed and points[0] == points[-1] else points
    if fill or closed:
        if _upright(corners):
            return Box(Rect.around(corners), fill, stroke, width or 1.0, 0.0, dash)
        return Area(corners, fill, stroke, width or 1.0)
    return Line(points, stroke, width, dash=dash)


def _upright(corners: tuple[Point, ...]) -> bool:
    """Tell whether four corners are those of an upright rectangle, in their order."""
    if len(corners) != 4:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    across_first = ay == by and bx == cx and cy == dy and dx == ax
    return across_first or (ax == bx and by == cy and cx == dx and dy == ay)


def _curved(
    codes: list[int],
    points: tuple[Point, ...],
    fill: str,
    stroke: str,
    width: float,
    dash: tuple[float, ...],
) -> Shape:
    """Return curves as cubic ones; what is as round as matplotlib's circle is one of ours."""
    closed = points[0] == points[-1]
    if closed and len(points) == 25 and set(codes) <= {Path.CURVE4, Path.CLOSEPOLY}:
        box = Rect.around(points)
        if abs(box.w - box.h) < 0.05:
            x, y = box.centre
            r = round(box.w / 2, 2)
            return Box(Rect(x - r, y - r, 2 * r, 2 * r), fill, stroke, width or 1.0, r, dash)
    at, cubics = 1, [points[0]]
    for code in codes:
        before = cubics[-1]
        if code == Path.CURVE4:
            cubics += points[at : at + 3]
            at += 3
        elif code == Path.CURVE3:
            control, end = points[at], points[at + 1]
            cubics += [_toward(before, control), _toward(end, control), end]
            at += 2
        elif code == Path.LINETO:
            cubics += [before, points[at], points[at]]
            at += 1
    return Curve(tuple(cubics), stroke, width or 1.0, fill, dash)


def _toward(end: Point, control: Point) -> Point:
    """Return the control point of a cubic curve that runs as a quadratic one."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3
