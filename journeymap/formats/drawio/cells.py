"""The cells of a draw.io file, plain or compressed, as plain data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from journeymap.drawing.scene import NOWHERE
from journeymap.drawing.shapes import Point, Rect
from journeymap.errors import JourneyError
from journeymap.formats.drawio.pictured import diagram_in, is_picture
from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.tabular.xml_tree import MOST_BYTES, parse, plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_PAGES = 50
_FAR = 1e7
_MOST_BENDS = 100
_PART = 1 << 16
_OWN = frozenset(("id", "label", "link", "tooltip", "placeholders", "tags"))


@dataclass(slots=True)
class DrawioCell:
    """A vertex or an edge; ``rect`` is its place on the page, ``data`` what it carries.

    ``ends`` are the points an edge leads between where it is not glued, ``bends`` those it passes.
    """

    id: str
    label: str
    style: Mapping[str, str]
    parent: str
    vertex: bool
    edge: bool
    source: str = ""
    target: str = ""
    rect: Rect = NOWHERE
    relative: bool = False
    ends: tuple[Point | None, Point | None] = (None, None)
    bends: tuple[Point, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    under: list[DrawioCell] = field(default_factory=list)


class DrawioDiagram(NamedTuple):
    """A page: its name and its cells by id, in the order they are drawn."""

    name: str
    cells: Mapping[str, DrawioCell]


def diagrams(content: str | bytes, name: str) -> tuple[DrawioDiagram, ...]:
    """Return the pages of a draw.io file, or of a picture that has one in it.

    Raises ``JourneyError`` when it is none.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if is_picture(data):
        content = diagram_in(data, name)
    root = parse(content, name)
    if root.tag == "mxGraphModel":
        return (DrawioDiagram("", _cells(root)),)
    pages = root.findall("diagram") if root.tag == "mxfile" else []
    if not pages:
        raise JourneyError(tr("{name} is not a draw.io diagram. Nothing was imported.", name=name))
    if len(pages) > _MOST_PAGES:
        raise JourneyError(
            tr(
                "{name} has more than {most} pages. Nothing was imported; divide it first.",
                name=name,
                most=_MOST_PAGES,
            )
        )
    left, found = MOST_BYTES, []
    for page in pages:
        model = page.find("mxGraphModel")
        if model is None and (page.text or "").strip():
            text = _inflated(page.text or "", left, name)
            left -= len(text)
            model = parse(text, name)
        cells = _cells(model) if model is not None else {}
        found.append(DrawioDiagram(clean(page.get("name") or ""), cells))
    return tuple(found)


def _inflated(packed: str, most: int, name: str) -> str:
    """Return a page that was packed: URL encoded, deflated without a head, in base 64."""
    import binascii
    import zlib
    from base64 import b64decode
    from contextlib import suppress

    packer, data = zlib.decompressobj(-zlib.MAX_WBITS), b""
    with suppress(zlib.error, binascii.Error, ValueError):
        data = packer.decompress(b64decode(packed), most + 1)
    if len(data) > most:
        raise JourneyError(
            tr(
                "{name} becomes larger than 20 MB when it is unpacked. Nothing was imported.",
                name=name,
            )
        )
    if not packer.eof:
        raise JourneyError(
            tr(
                "{name} is packed in a way that cannot be unpacked, or damaged. Nothing was imported;"
                " save it uncompressed in draw.io and try again.",
                name=name,
            )
        )
    return _unquoted(data).decode("utf-8", "replace")


def _unquoted(data: bytes) -> bytes:
    """Return what was URL encoded, part by part: each sign that was is a piece while it lasts."""
    from urllib.parse import unquote_to_bytes

    parts, start = [], 0
    while start < len(data):
        end = start + _PART
        # A part ends behind an encoded sign, not inside.
        while b"%" in data[end - 2 : end]:
            end += 1
        parts.append(unquote_to_bytes(data[start:end]))
        start = end
    return b"".join(parts)


def _cells(model: Element) -> dict[str, DrawioCell]:
    """Return the cells of a page by id, put under their parents, with places on the page."""
    cells: dict[str, DrawioCell] = {}
    root = model.find("root")
    for element in root if root is not None else ():
        cell = _cell(element)
        if cell is not None and cell.id not in cells:
            cells[cell.id] = cell
    for cell in cells.values():
        parent = cells.get(cell.parent)
        if parent is not None and parent is not cell:
            parent.under.append(cell)
    for cell, parent in _downwards(cells):
        if cell.edge:
            start, end = (p and (p[0] + parent.rect.x, p[1] + parent.rect.y) for p in cell.ends)
            cell.ends = (start, end)
            cell.bends = tuple((x + parent.rect.x, y + parent.rect.y) for x, y in cell.bends)
        elif not cell.relative:
            cell.rect = cell.rect._replace(
                x=cell.rect.x + parent.rect.x, y=cell.rect.y + parent.rect.y
            )
        elif not parent.edge:
            x, y, w, h = parent.rect
            cell.rect = cell.rect._replace(x=x + cell.rect.x * w, y=y + cell.rect.y * h)
    return cells


def _downwards(cells: Mapping[str, DrawioCell]) -> Iterator[tuple[DrawioCell, DrawioCell]]:
    """Yield cells with their parents, parents first; those in a ring are passed over."""
    waiting = [cell for cell in cells.values() if cell.parent not in cells]
    while waiting:
        parent = waiting.pop()
        for cell in parent.under:
            yield cell, parent
            waiting.append(cell)


def _cell(element: Element) -> DrawioCell | None:
    inner = element if element.tag == "mxCell" else element.find("mxCell")
    id = element.get("id") or (inner.get("id") if inner is not None else None)
    if inner is None or not id:
        return None
    value = inner.get("value") if element is inner else element.get("label")
    style = _style(inner.get("style") or "")
    label = plain(value or "") if style.get("html") == "1" else clean(value or "").strip()
    geometry = inner.find("mxGeometry")
    data = {} if element is inner else {k: v for k, v in element.items() if k not in _OWN}
    return DrawioCell(
        id,
        label,
        style,
        inner.get("parent") or "",
        inner.get("vertex") == "1",
        inner.get("edge") == "1",
        inner.get("source") or "",
        inner.get("target") or "",
        _rect(geometry),
        geometry is not None and geometry.get("relative") == "1",
        (_end(geometry, "sourcePoint"), _end(geometry, "targetPoint")),
        _bends(geometry),
        data,
    )


def _end(geometry: Element | None, role: str) -> Point | None:
    for point in geometry.findall("mxPoint") if geometry is not None else ():
        if point.get("as") == role:
            return _number(point.get("x")), _number(point.get("y"))
    return None


def _bends(geometry: Element | None) -> tuple[Point, ...]:
    points = geometry.findall("Array/mxPoint") if geometry is not None else ()
    return tuple((_number(x.get("x")), _number(x.get("y"))) for x in points[:_MOST_BENDS])


def _style(said: str) -> dict[str, str]:
    """Return a style by name; a name without a value is a shape or a set of styles."""
    style: dict[str, str] = {}
    for part in said.split(";"):
        name, sign, value = part.strip().partition("=")
        if name:
            style[name] = value if sign else "1"
    return style


def _rect(geometry: Element | None) -> Rect:
    if geometry is None:
        return NOWHERE
    x, y, w, h = (_number(geometry.get(name)) for name in ("x", "y", "width", "height"))
    return Rect(x, y, max(w, 0.0), max(h, 0.0))


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return max(-_FAR, min(_FAR, value)) if math.isfinite(value) else 0.0
