"""How our shapes are said in the words of draw.io: styles, geometries, cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect, Text

LAYER = "1"
"""The id of the layer everything stands on."""

RECORD, KIND, SAID, AT = "record", "kind", "said", "at"
"""What our cells carry: the id of a record, its kind, their first label, where they stood."""

SHOWS, PART = "record-", "part-"
"""How the ids of our cells begin: those that show a record, and all others."""

Style = Mapping[str, object]
"""What a cell looks like by name; a name without a value is a set of styles."""

_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_BOLD = 600
_SHARP = 3


def cell(
    id: str,
    label: str,
    style: Style,
    geometry: str,
    *,
    parent: str = LAYER,
    ends: tuple[str, str] | None = None,
    data: Mapping[str, str] | None = None,
) -> str:
    """Return a cell as XML, an edge where the style has one.

    ``ends`` are the cells an edge is glued to, ``data`` the attributes a cell carries besides
    its label.
    """
    kind = 'edge="1"' if "edgeStyle" in style else 'vertex="1"'
    if ends:
        kind += f" source={quoteattr(ends[0])} target={quoteattr(ends[1])}"
    said = "".join(name + ("" if x is None else f"={x}") + ";" for name, x in style.items())
    body = f"style={quoteattr(said)} {kind} parent={quoteattr(parent)}>{geometry}</mxCell>"
    if not data:
        return f"<mxCell id={quoteattr(id)} value={quoteattr(label)} {body}"
    carried = "".join(f" {name}={quoteattr(value)}" for name, value in data.items())
    return f"<object label={quoteattr(label)} id={quoteattr(id)}{carried}><mxCell {body}</object>"


def place(rect: Rect) -> str:
    """Return where a vertex stands, inside its parent."""
    x, y, w, h = map(number, rect)
    return f'<mxGeometry x="{x}" y="{y}" width="{w}" height="{h}" as="geometry"/>'


def way(points: Sequence[Point], along: float = 0.0, *, loose: bool = False) -> str:
    """Return the way of an edge through points; ``along`` places its label, from −1 to 1.

    A ``loose`` edge keeps its ends where the points begin and end.
    """
    inner = points[1:-1]
    ends = ""
    if loose:
        ends = _point(points[0], "sourcePoint") + _point(points[-1], "targetPoint")
    array = f'<Array as="points">{"".join(map(_point, inner))}</Array>' if inner else ""
    where = f' x="{number(along)}"' if along else ""
    return f'<mxGeometry{where} relative="1" as="geometry">{ends}{array}</mxGeometry>'


def vertex_style(shape: Box | Area) -> dict[str, object]:
    """Return the style of a box, of a circle, or of an area with three to six corners."""
    style: dict[str, object] = {}
    if isinstance(shape, Area):
        named = {3: "triangle", 4: "rhombus", 5: "step", 6: "step"}.get(len(shape.points))
        style["shape" if named else "rounded"] = named or 0
        if named == "triangle":
            style["direction"] = "north"
        if named == "step":
            style |= {"perimeter": "stepPerimeter", "fixedSize": 1, "size": 13}
    elif shape.radius * 2 >= min(shape.rect.w, shape.rect.h) and shape.rect.w == shape.rect.h:
        style |= {"shape": "ellipse", "perimeter": "ellipsePerimeter"}
    elif shape.radius:
        style |= {"rounded": 1, "absoluteArcSize": 1, "arcSize": number(shape.radius * 2)}
    style |= {"html": 0, "fillColor": shape.fill or "none", "strokeColor": shape.stroke or "none"}
    if shape.stroke:
        style["strokeWidth"] = number(shape.width)
    dash = getattr(shape, "dash", ())
    return style | ({"dashed": 1, "dashPattern": " ".join(map(number, dash))} if dash else {})


def text_style(text: Text) -> dict[str, object]:
    """Return the style of letters."""
    bold, italic = text.style.weight >= _BOLD, text.style.italic
    return {
        "fontSize": number(text.style.size),
        "fontColor": text.colour,
        "fontStyle": bold + 2 * italic,
        "align": _ALIGN[text.anchor],
    }


def line_style(line: Line | Curve) -> dict[str, object]:
    """Return the style of a line or an arrow."""
    style: dict[str, object] = {
        "html": 0,
        "strokeColor": line.stroke or "none",
        "strokeWidth": number(line.width),
    }
    head = isinstance(line, Line) and line.head
    style |= {"endArrow": "block", "endSize": 5} if head else {"endArrow": "none"}
    if line.dash:
        style |= {"dashed": 1, "dashPattern": " ".join(map(number, line.dash))}
    return style


def image_style(picture: Picture) -> dict[str, object]:
    """Return a picture as draw.io holds one: without the mark that would end the style."""
    from base64 import b64encode

    data = f"data:{picture.media},{b64encode(picture.data).decode()}"
    return {"shape": "image", "imageAspect": 0, "image": data}


def drawing_of(curves: Sequence[Curve]) -> Picture:
    """Return curves as one picture that stays sharp: cells know rectangles and lines only."""
    wide = max(curve.width for curve in curves)
    rect = Rect.around([point for curve in curves for point in curve.points]).grown(wide)
    ways = "".join(
        f'<path d="M{_pairs(curve.points[:1])}C{_pairs(curve.points[1:])}"'
        f' fill="{curve.fill or "none"}" stroke="{curve.stroke or "none"}"'
        f' stroke-width="{number(curve.width)}"/>'
        for curve in curves
    )
    box = " ".join(map(number, rect))
    size = f'width="{number(rect.w)}" height="{number(rect.h)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}"'
    svg = f'{head} stroke-linecap="round" stroke-linejoin="round">{ways}</svg>'
    return Picture(rect, "image/svg+xml", svg.encode())


def _pairs(points: Sequence[Point]) -> str:
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)


def number(value: float) -> str:
    """Return a number as short as it is sharp enough."""
    return f"{round(value, _SHARP):g}"


def _point(point: Point, role: str = "") -> str:
    x, y = map(number, point)
    told = f' as="{role}"' if role else ""
    return f'<mxPoint x="{x}" y="{y}"{told}/>'
