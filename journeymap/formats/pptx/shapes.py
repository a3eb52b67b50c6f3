"""Plain shapes as DrawingML: ellipses, rounded rectangles, chevrons, freeforms and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect
from journeymap.formats.pptx.text import EMU, TextBlock, attribute, body, colour

_FULL = 100_000
_SLACK = 8.0


class Label(NamedTuple):
    """What a shape is called in the selection pane, and to those who cannot see it."""

    id: int
    name: str
    told: str = ""
    title: bool = False

    def written(self, kind: str) -> str:
        """Return the properties every kind of shape begins with."""
        told = f" descr={attribute(self.told)}" if self.told else ""
        return f'<p:cNvPr id="{self.id}" name={attribute(self.name)}{told}/>{kind}'


class SlideCanvas(NamedTuple):
    """A slide to draw on: how large a page unit is, and where the page's corner lies, in EMU."""

    scale: float
    left: float = 0.0
    top: float = 0.0

    def length(self, value: float) -> int:
        return round(value * self.scale * EMU)

    def place(self, rect: Rect, marks: str = "", tag: str = "a:xfrm", inner: str = "") -> str:
        """Return where a shape stands."""
        x = round(self.left + rect.x * self.scale * EMU)
        y = round(self.top + rect.y * self.scale * EMU)
        size = f'<a:ext cx="{self.length(rect.w)}" cy="{self.length(rect.h)}"/>'
        if inner:
            inner = f'<a:chOff x="{x}" y="{y}"/>' + size.replace("a:ext", "a:chExt")
        return f'<{tag}{marks}><a:off x="{x}" y="{y}"/>{size}{inner}</{tag}>'


_HEADS = ((2.2, "lg"), (4.4, "med"))
"""Up to which width of a line a head has which size: five, three or two times that width."""


def fill(name: str) -> str:
    """Return a fill of one colour, or of none."""
    return f"<a:solidFill>{colour(name)}</a:solidFill>" if name else "<a:noFill/>"


def outline(
    canvas: SlideCanvas, stroke: str, width: float, dash: Sequence[float] = (), head: bool = False
) -> str:
    """Return how an edge or a line is drawn; dashes are in page units."""
    if not stroke:
        return "<a:ln><a:noFill/></a:ln>"
    cap = "flat" if dash or head else "rnd"
    pairs = zip(dash[::2], dash[1::2], strict=False)
    parts = "".join(
        f'<a:ds d="{round(on / width * _FULL)}" sp="{round(off / width * _FULL)}"/>'
        for on, off in pairs
    )
    dashes = f"<a:custDash>{parts}</a:custDash>" if parts else ""
    size = next((name for most, name in _HEADS if width <= most), "sm")
    end = f'<a:tailEnd type="triangle" w="{size}" len="{size}"/>' if head else ""
    return (
        f'<a:ln w="{max(1, canvas.length(width))}" cap="{cap}">{fill(stroke)}{dashes}'
        f"<a:round/>{end}</a:ln>"
    )


def box(
    canvas: SlideCanvas, label: Label, shape: Box, said: Sequence[TextBlock], shadow: Box | None
) -> str:
    """Return a rectangle, a rounded one or an ellipse, with its text."""
    x, y, w, h = shape.rect
    radius, geometry = min(shape.radius, w / 2, h / 2), _rounded(shape.rect, shape.radius)
    line = outline(canvas, shape.stroke, shape.width, shape.dash)
    looks = geometry + fill(shape.fill) + line + (_shadow(canvas, shape, shadow) if shadow else "")
    # A rounded rectangle lets text stand only inside of its corners.
    inset = radius * 0.29289 if "roundRect" in geometry else 0.0
    if "ellipse" in geometry:
        inset = w * 0.14645
    room = Rect(x + inset, y + inset, w - 2 * inset, h - 2 * inset)
    return _shape(canvas, label, shape.rect, looks, body(said, shape.rect, room, canvas.scale))


def area(canvas: SlideCanvas, label: Label, shape: Area, said: Sequence[TextBlock]) -> str:
    """Return a chevron, a triangle or a diamond where it is one, else a polygon."""
    rect = Rect.around(shape.points)
    geometry, room = _known(shape.points, rect)
    if not geometry:
        first, *rest = shape.points
        ways = [_point(canvas, rect, first, "moveTo")]
        ways += [_point(canvas, rect, point, "lnTo") for point in rest]
        geometry = _custom(canvas, rect, [("", "".join(ways) + "<a:close/>")])
    looks = geometry + fill(shape.fill) + outline(canvas, shape.stroke, shape.width)
    return _shape(canvas, label, rect, looks, body(said, rect, room, canvas.scale))


def curves(canvas: SlideCanvas, label: Label, shapes: Sequence[Curve]) -> str:
    """Return one freeform of curves that look alike."""
    rect = Rect.around([point for shape in shapes for point in shape.points])
    like = shapes[0]
    ways = "".join(_curve(canvas, rect, shape) for shape in shapes)
    marks = "" if like.fill else ' fill="none"'
    looks = _custom(canvas, rect, [(marks, ways)]) + fill(like.fill)
    looks += outline(canvas, like.stroke, like.width, like.dash)
    return _shape(canvas, label, rect, looks, "")


def polyline(canvas: SlideCanvas, label: Label, line: Line) -> str:
    """Return a line of several segments as a freeform."""
    rect = Rect.around(line.points)
    first, *rest = line.points
    ways = _point(canvas, rect, first, "moveTo")
    ways += "".join(_point(canvas, rect, point, "lnTo") for point in rest)
    looks = _custom(canvas, rect, [(' fill="none"', ways)]) + "<a:noFill/>"
    looks += outline(canvas, line.stroke, line.width, line.dash, line.head)
    return _shape(canvas, label, rect, looks, "")


def words(canvas: SlideCanvas, label: Label, said: TextBlock, figure: Rect) -> str:
    """Return a text box; one with a figure's own words has the room the figure has for them."""
    place = said.place
    if said.whole and said.first.anchor == "start":
        right = figure.right - max(0.0, place.x - figure.x)
        if len(said.lines) > 1:
            right = min(right, place.right + max(_SLACK, place.w * 0.08))
        elif right < place.right + _SLACK:
            said = said._replace(whole="")
        place = Rect(place.x, place.y, max(right - place.x, place.w + _SLACK), place.h)
    elif said.first.anchor == "end":
        # What reads from the right is the wider in other letters, and some boxes always wrap.
        more = max(_SLACK, place.w * 0.3)
        place = Rect(place.x - more, place.y, place.w + more, place.h)
    looks = _preset("rect") + "<a:noFill/>"
    text = body([said], place, place, canvas.scale)
    return _shape(canvas, label, place, looks, text, '<p:cNvSpPr txBox="1"/>')


def picture(canvas: SlideCanvas, label: Label, shape: Picture, relation: str) -> str:
    """Return a picture, cut and rounded, whose bytes the slide knows by the name of a relation."""
    kind = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
    part = shape.part
    edges = (part.x, part.y, 1.0 - part.right, 1.0 - part.bottom)
    cuts = [
        f' {name}="{share}"'
        for name, edge in zip("ltrb", edges, strict=True)
        if (share := round(edge * _FULL)) > 0
    ]
    seen = f"<a:srcRect{''.join(cuts)}/>" if cuts else ""
    return (
        f"<p:pic><p:nvPicPr>{label.written(kind)}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{relation}"/>{seen}<a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{canvas.place(shape.rect)}{_rounded(shape.rect, shape.radius)}"
        "</p:spPr></p:pic>"
    )


def group(canvas: SlideCanvas, label: Label, rect: Rect, parts: str) -> str:
    """Return shapes that are moved together."""
    place = canvas.place(rect, inner="children")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{label.written('<p:cNvGrpSpPr/><p:nvPr/>')}</p:nvGrpSpPr>"
        f"<p:grpSpPr>{place}</p:grpSpPr>{parts}</p:grpSp>"
    )


def _shape(
    canvas: SlideCanvas, label: Label, rect: Rect, looks: str, text: str, kind: str = "<p:cNvSpPr/>"
) -> str:
    role = '<p:nvPr><p:ph type="title"/></p:nvPr>' if label.title else "<p:nvPr/>"
    return (
        f"<p:sp><p:nvSpPr>{label.written(kind + role)}</p:nvSpPr>"
        f"<p:spPr>{canvas.place(rect)}{looks}</p:spPr>{text}</p:sp>"
    )


def _rounded(rect: Rect, radius: float) -> str:
    """Return a rectangle with such corners, which are an ellipse where it is a circle."""
    radius = min(radius, rect.w / 2, rect.h / 2)
    if radius <= 0:
        return _preset("rect")
    if abs(rect.w - rect.h) < 0.01 and radius >= rect.w / 2 - 0.01:
        return _preset("ellipse")
    return _preset("roundRect", round(radius / min(rect.w, rect.h) * _FULL))


def _preset(name: str, value: int | None = None) -> str:
    guide = "" if value is None else f'<a:gd name="adj" fmla="val {value}"/>'
    return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _known(points: Sequence[Point], rect: Rect) -> tuple[str, Rect]:
    """Return the preset a polygon is, blank for none, and where text stands in it."""
    x, y, w, h = rect
    (mx, my), corners = rect.centre, {(round(px, 1), round(py, 1)) for px, py in points}

    def at(*wanted: Point) -> bool:
        return corners == {(round(px, 1), round(py, 1)) for px, py in wanted}

    if at((mx, y), (rect.right, rect.bottom), (x, rect.bottom)):
        return _preset("triangle", _FULL // 2), Rect(x + w / 4, my, w / 2, h / 2)
    if at((mx, y), (rect.right, my), (mx, rect.bottom), (x, my)):
        return _preset("diamond"), Rect(x + w / 4, y + h / 4, w / 2, h / 2)
    inner = sorted({px for px, _ in points if x < px < rect.right})
    if inner and min(w, h) > 0:
        tip = rect.right - inner[-1]
        arrow = ((x, y), (inner[-1], y), (rect.right, my), (inner[-1], rect.bottom))
        depth = round(tip / min(w, h) * _FULL)
        if at(*arrow, (x, rect.bottom)):
            return _preset("homePlate", depth), Rect(x, y, w - tip / 2, h)
        if at(*arrow, (x, rect.bottom), (x + tip, my)):
            return _preset("chevron", depth), Rect(x + tip, y, w - 2 * tip, h)
    return "", rect


def _custom(canvas: SlideCanvas, rect: Rect, ways: Sequence[tuple[str, str]]) -> str:
    size = f'w="{max(1, canvas.length(rect.w))}" h="{max(1, canvas.length(rect.h))}"'
    paths = "".join(f"<a:path {size}{marks}>{way}</a:path>" for marks, way in ways)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )


def _at(canvas: SlideCanvas, rect: Rect, point: Point) -> str:
    return f'<a:pt x="{canvas.length(point[0] - rect.x)}" y="{canvas.length(point[1] - rect.y)}"/>'


def _point(canvas: SlideCanvas, rect: Rect, point: Point, way: str) -> str:
    return f"<a:{way}>{_at(canvas, rect, point)}</a:{way}>"


def _curve(canvas: SlideCanvas, rect: Rect, shape: Curve) -> str:
    points = shape.points
    ways = [_point(canvas, rect, points[0], "moveTo")]
    for i in range(1, len(points) - 2, 3):
        three = "".join(_at(canvas, rect, point) for point in points[i : i + 3])
        ways.append(f"<a:cubicBezTo>{three}</a:cubicBezTo>")
    return "".join(ways) + ("<a:close/>" if shape.fill else "")


def _shadow(canvas: SlideCanvas, shape: Box, shadow: Box) -> str:
    """Return the shadow under a box as an effect of it, so that it is still one shape."""
    away = canvas.length(shadow.rect.y - shape.rect.y)
    return (
        f'<a:effectLst><a:outerShdw dist="{away}" dir="5400000" rotWithShape="0">'
        f"{colour(shadow.fill)}</a:outerShdw></a:effectLst>"
    )
