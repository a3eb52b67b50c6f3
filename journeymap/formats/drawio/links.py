"""The lines of a diagram: from which box to which they lead, and what is written on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import hypot
from typing import NamedTuple, TypeVar

from journeymap.drawing.shapes import Point
from journeymap.formats.drawio.cells import DrawioCell, DrawioDiagram
from journeymap.formats.drawio.style import PART, RECORD
from journeymap.language import plural
from journeymap.model.records import Connection, Touchpoint

_TOUCH = 12.0
_DEEPEST = 64
_MOST_LOOSE = 2_000
_MOST_TEXTS = 500
_BESIDE = 20.0
"""How far from a line a text may stand that is written on it."""

T = TypeVar("T")


class DrawioLink(NamedTuple):
    """A line that leads from one box to another, by the ids of the three, and its label."""

    edge: str
    source: str
    target: str
    label: str


def links_of(
    page: DrawioDiagram, boxes: Collection[str], passed: Collection[str] = ()
) -> tuple[list[DrawioLink], int]:
    """Return the lines that lead between boxes, some cells passed over; how many others do not.

    A line that is not glued leads to the box its end lies in or beside.
    """
    found: list[DrawioLink] = []
    loose, touching = 0, _MOST_LOOSE
    ground = ours(page)
    known = dict.fromkeys(boxes)
    for cell in page.cells.values():
        if not cell.edge or cell.id in passed:
            continue
        source, target = (_box_of(page, id, known) for id in (cell.source, cell.target))
        if (source is None or target is None) and touching:
            touching -= 1
            source = source or _touched(page, cell.ends[0], known)
            target = target or _touched(page, cell.ends[1], known)
        if source is None or target is None or source == target:
            loose += not (ground and cell.id.startswith(PART))
            continue
        words = [cell.label, *(c.label for c in cell.under if c.vertex)]
        label = " ".join(filter(None, words))
        if _backwards(cell):
            source, target = target, source
        found.append(DrawioLink(cell.id, source, target, label))
    return found, loose


def connections(
    page: DrawioDiagram, cards: Mapping[str, Touchpoint], passed: Collection[str] = ()
) -> tuple[list[Connection], list[tuple[int, str]]]:
    """Return the arrows between touchpoints, some cells passed over, and what the others are."""
    links, loose = links_of(page, cards, passed)
    return arrows_of(links, cards), loose_lines(loose)


def arrows_of(links: list[DrawioLink], cards: Mapping[str, Touchpoint]) -> list[Connection]:
    """Return lines as connections of touchpoints."""
    return [
        Connection(source=cards[x.source].id, target=cards[x.target].id, label=x.label)
        for x in links
    ]


def loose_lines(count: int) -> list[tuple[int, str]]:
    """Return what to say of lines that do not lead from one touchpoint to another."""
    why = plural(
        "{n} line was left out: it does not lead from one touchpoint to another.",
        "{n} lines were left out: they do not lead from one touchpoint to another.",
        count,
    )
    return [(0, why)] if count else []


def written_on(
    page: DrawioDiagram, links: list[DrawioLink], texts: list[DrawioCell]
) -> tuple[list[DrawioLink], list[DrawioCell]]:
    """Return lines with the free texts that stand on them as labels, and the texts left over."""
    bare = {link.edge: link for link in links if not link.label}
    left: list[DrawioCell] = []
    for text in texts:
        near = list(_beside(page, bare.values(), text)) if len(texts) <= _MOST_TEXTS else []
        if near and min(near)[0] <= _BESIDE:
            edge = min(near)[1]
            bare[edge] = bare[edge]._replace(label=" ".join(text.label.split()))
        else:
            left.append(text)
    return [bare.get(link.edge, link) for link in links], left


def card_of(page: DrawioDiagram, id: str, cards: Mapping[str, T]) -> T | None:
    """Return the touchpoint at which an arrow ends, which may end at a part of it."""
    box = _box_of(page, id, cards)
    return None if box is None else cards[box]


def ours(page: DrawioDiagram) -> bool:
    """Tell whether we made a page; cells on it that show no record are told by their ids."""
    return any(RECORD in cell.data for cell in page.cells.values())


def _beside(
    page: DrawioDiagram, links: Collection[DrawioLink], text: DrawioCell
) -> Iterator[tuple[float, str]]:
    """Yield how far a text stands from each line that has no label yet."""
    for link in links:
        cells = page.cells
        if link.label or cells[link.source].rect.holds(*text.rect.centre):
            continue
        ends = cells[link.source].rect.centre, cells[link.target].rect.centre
        way = (ends[0], *cells[link.edge].bends, ends[1])
        if not cells[link.target].rect.holds(*text.rect.centre):
            yield min(map(_away, way, way[1:], [text.rect.centre] * len(way))), link.edge


def _away(start: Point, end: Point, point: Point) -> float:
    """Return how far a point is from a straight piece of a line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    share = max(0.0, min(1.0, along))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def _box_of(page: DrawioDiagram, id: str, boxes: Mapping[str, object]) -> str | None:
    for _ in range(_DEEPEST):
        if id in boxes:
            return id
        if id not in page.cells:
            return None
        id = page.cells[id].parent
    return None


def _touched(page: DrawioDiagram, point: Point | None, boxes: Mapping[str, object]) -> str | None:
    """Return the box a loose end lies in or beside."""
    if point is None:
        return None
    near = (id for id in boxes if page.cells[id].rect.grown(_TOUCH).holds(*point))
    return next(near, None)


def _backwards(cell: DrawioCell) -> bool:
    """Tell whether an arrow has its head only where it begins."""
    start, end = cell.style.get("startArrow", "none"), cell.style.get("endArrow", "classic")
    return start != "none" and end == "none"
