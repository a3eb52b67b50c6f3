"""Shapes as SVG: real text, a group a figure, and only what every program that reads SVG knows.

Presentation attributes only: no style sheets, no markers, no scripts; clip paths for pictures alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from journeymap.drawing.paragraph import from_right
from journeymap.drawing.runs import run
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect, Text
from journeymap.formats.svg.pictures import PictureWriter
from journeymap.model.fields import clean
from journeymap.rendering.region import RenderRegion

Draw = Callable[[Text], str]
"""Whatever writes one line of text."""

Writers = Mapping[type[Any], Callable[[Any], str]]
"""What writes each kind of shape."""

_FAMILY = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', sans-serif"
_EMOJI_FROM = "\u2300"
_SMALLER = 0.78
"""Every program has emoji of its own, most of them wider than Qt's; so small they never spill."""
_OFTEN = 64
_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "\n": "&#10;",
        "\t": "&#9;",
    }
)
_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


def svg_of(
    region: RenderRegion,
    *,
    title: str = "",
    description: str = "",
    outlines: bool = False,
    size: tuple[int, int] | None = None,
    tell: Callable[[float], None] = lambda share: None,
    shared: bool = False,
) -> str:
    """Return a region as an SVG document, one line a figure.

    ``size`` is width and height in pixels; without it a unit of the page is one. ``outlines``
    draws letters as shapes. ``tell`` is told the share done; what it raises ends the work.
    """
    seen = _seen(region.place, size)
    lines = [_opening(seen, size or (seen.w, seen.h))]
    for name, said in (("title", title), ("desc", description)):
        if said:
            lines.append(f"<{name}>{escape(said)}</{name}>")
    if region.background:
        lines.append(_box(Box(seen, region.background)))
    pictures = PictureWriter(region.scene, _n, escape, shared=shared)
    lines.append(pictures.definitions())
    draw = _outlined(pictures) if outlines else _text
    write: Writers = {**_WRITERS, Text: draw, Picture: pictures.drawn}
    names: dict[str, int] = {}
    figures = sum(len(layer.figures) for layer in region.scene.layers)
    done = 0
    for layer in region.scene.layers:
        if layer.figures:
            lines.append(f'<g id="{_unique(layer.name, names)}">')
            for figure in layer.figures:
                lines.append(_figure(figure, names, write))
                done += 1
                if done % _OFTEN == 0 or done == figures:
                    tell(done / figures)
            lines.append("</g>")
    lines.append("</svg>\n")
    return "\n".join(filter(None, lines))


def escape(text: str) -> str:
    """Return a text as XML may hold it, between tags or between quotes."""
    return clean(text).translate(_ENTITIES)


def _seen(place: Rect, size: tuple[int, int] | None) -> Rect:
    """Return the place, with as much around it as a picture of other proportions shows."""
    if size is None:
        return place
    scale = min(size[0] / place.w, size[1] / place.h)
    w, h = size[0] / scale, size[1] / scale
    return Rect(place.x - (w - place.w) / 2, place.y - (h - place.h) / 2, w, h)


def _opening(seen: Rect, size: tuple[float, float]) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' version="1.1" width="{_n(size[0])}" height="{_n(size[1])}"'
        f' viewBox="{" ".join(map(_n, seen))}" role="img" font-family="{_FAMILY}"'
        ' stroke-linejoin="round">'
    )


def _figure(figure: Figure, names: dict[str, int], write: Writers) -> str:
    """Return a figure as a group that says what it is, and of which record."""
    if not figure.shapes:
        return ""
    wish = f"{figure.role} {figure.id}".strip()
    record = f' data-id="{escape(figure.id)}"' if figure.id else ""
    said = f"<title>{escape(figure.name)}</title>" if figure.name else ""
    shapes = "".join(write[type(shape)](shape) for shape in figure.shapes)
    return (
        f'<g id="{_unique(wish, names)}" data-role="{escape(figure.role)}"{record}>'
        f"{said}{shapes}</g>"
    )


def _unique(wish: str, names: dict[str, int]) -> str:
    """Return a name XML allows as an id and that was not given before."""
    name = _NO_NAME.sub("-", wish).strip("-.") or "part"
    if not (name[0].isalpha() or name[0] == "_"):
        name = f"_{name}"
    times = names[name] = names.get(name, 0) + 1
    return name if times == 1 else _unique(f"{name}-{times}", names)


def _box(box: Box) -> str:
    x, y, w, h = box.rect
    look = _fill(box.fill) + _stroke(box.stroke, box.width, box.dash)
    radius = min(box.radius, w / 2, h / 2)
    if radius > 0 and radius == w / 2 == h / 2:
        shape = f'<circle cx="{_n(x + radius)}" cy="{_n(y + radius)}" r="{_n(radius)}"'
    elif radius > 0 and box.dash:
        # A path, because dashes begin where the outline begins and programs do not agree
        # on where that is for a rounded rectangle.
        return f'<path d="{_round_box(box.rect, radius)}"{look}/>'
    else:
        shape = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"'
        if radius > 0:
            shape += f' rx="{_n(radius)}"'
    return f"{shape}{look}/>"


def _round_box(rect: Rect, r: float) -> str:
    """Return the outline of a rounded rectangle from its left edge on, clockwise."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    turns = (
        ((x, y + r), None),
        ((x + r, y), (right - r, y)),
        ((right, y + r), (right, bottom - r)),
        ((right - r, bottom), (x + r, bottom)),
        ((x, bottom - r), None),
    )
    way = f"M{_p(turns[0][0])}"
    for end, on in turns[1:]:
        way += f"A{_n(r)} {_n(r)} 0 0 1 {_p(end)}" + (f"L{_p(on)}" if on else "")
    return f"{way}Z"


def _line(line: Line) -> str:
    start, pieces, head = run(line)
    way = f"M{_p(start)}" + "".join(
        f"L{_p(piece[0])}" if len(piece) == 1 else f"Q{_p(piece[0])} {_p(piece[1])}"
        for piece in pieces
    )
    drawn = f'<path d="{way}" fill="none"{_stroke(line.stroke, line.width, line.dash)}/>'
    return drawn + (_area(Area(head, line.stroke)) if head else "")


def _area(area: Area) -> str:
    points = " ".join(map(_p, area.points))
    return f'<polygon points="{points}"{_fill(area.fill)}{_stroke(area.stroke, area.width)}/>'


def _curve(curve: Curve) -> str:
    way = f"M{_p(curve.points[0])}C{' '.join(map(_p, curve.points[1:]))}"
    ends = ' stroke-linecap="round"' if curve.stroke and not curve.dash else ""
    stroke = _stroke(curve.stroke, curve.width, curve.dash)
    return f'<path d="{way}"{_fill(curve.fill)}{stroke}{ends}/>'


def _text(text: Text) -> str:
    said, style = text.text, text.style
    x, anchor, look = text.x, text.anchor, ""
    if from_right(said):
        # Programs disagree on which side a text that reads from the right begins, but not
        # on where its middle is. Measuring needs Qt, which this file does not load.
        from journeymap.painting.fonts import metrics

        wide = metrics(style).horizontalAdvance(said)
        x += {"start": wide / 2, "middle": 0.0, "end": -wide / 2}[anchor]
        anchor, look = "middle", ' direction="rtl"'
    look = f' x="{_n(x)}" y="{_n(text.y)}" font-size="{round(style.size)}"{look}'
    if style.weight != 400:
        look += f' font-weight="{style.weight}"'
    if style.family:
        names = ", ".join(f"'{name}'" for name in style.family.split(", "))
        look += f' font-family="{escape(names)}, {escape(_FAMILY)}"'
    if style.italic:
        look += ' font-style="italic"'
    if anchor != "start":
        look += f' text-anchor="{anchor}"'
    if said != " ".join(said.split()):
        look += ' xml:space="preserve"'
    said = escape(said)
    if max(said, default="") >= _EMOJI_FROM:
        said = _emoji().sub(rf'<tspan font-size="{_n(style.size * _SMALLER)}">\g<0></tspan>', said)
    return f"<text{look}{_fill(text.colour)}>{said}</text>"


@cache
def _emoji() -> re.Pattern[str]:
    """Match emoji with all that is joined to them; compiling it takes a while."""
    return re.compile(
        "(?:(?:[\U0001f000-\U0001faff]|[\u2300-\u27bf]\ufe0f)[\u200d\ufe0f\u2600-\u27bf]*)+"
    )


def _outlined(writer: PictureWriter) -> Draw:
    """Return what draws letters as shapes; it needs Qt, which this file does not load."""
    from journeymap.formats.svg.letters import Letters

    letters = Letters(_n)

    def draw(text: Text) -> str:
        way, pictures = letters.drawn(text)
        path = f'<path d="{way}"{_fill(text.colour)}/>' if way else ""
        return path + "".join(map(writer.drawn, pictures))

    return draw


def _fill(colour: str) -> str:
    return _colour("fill", colour) if colour else ' fill="none"'


def _stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> str:
    if not colour:
        return ""
    look = _colour("stroke", colour)
    if width != 1:
        look += f' stroke-width="{_n(width)}"'
    if dash:
        look += f' stroke-dasharray="{" ".join(map(_n, dash))}"'
    return look


def _colour(what: str, colour: str) -> str:
    """Return a colour; one that is seen through is said in two, as every program knows it."""
    if len(colour) == 9:
        return f' {what}="{colour[:7]}" {what}-opacity="{_n(int(colour[7:], 16) / 255)}"'
    return f' {what}="{escape(colour)}"'


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    """Return a number to a hundredth, without needless zeros."""
    whole = int(value)
    if whole == value:
        return str(whole)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


_WRITERS: Writers = {
    Box: _box,
    Area: _area,
    Curve: _curve,
    Line: _line,
}
