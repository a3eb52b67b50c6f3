"""A diagram somebody drew as a journey: what stands where tells what it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.drawing.scene import NOWHERE
from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.formats.drawio.cells import DrawioCell, DrawioDiagram
from journeymap.formats.drawio.flow import steps, straightened
from journeymap.formats.drawio.links import arrows_of, links_of, loose_lines, ours, written_on
from journeymap.formats.drawio.stages import headings, nearest, staged
from journeymap.formats.drawio.style import KIND, PART
from journeymap.language import plural, tr
from journeymap.model.records import Journey, Lane, Record, Step, Touchpoint
from journeymap.tabular.rows import MOST_PLACES, MOST_TOUCHPOINTS

_STAGES = frozenset(("step", "mxgraph.arrows2.arrow", "singleArrow", "offPageConnector"))
_POOLED = frozenset(("swimlane", "table", "tableRow", "umlLane"))
_KINDS = frozenset(("Touchpoint", "Stage", "Lane"))
_SHORT = 30
_MOST_FRAMED = 500
_ROW, _COLUMN, _CELL = "row", "column", "cell"


@dataclass
class Found:
    """A page sorted: what are lanes and stages, what touchpoints, what neither."""

    title: str = ""
    lanes: list[DrawioCell] = field(default_factory=list)
    stages: list[DrawioCell] = field(default_factory=list)
    cards: list[DrawioCell] = field(default_factory=list)
    passed: list[DrawioCell] = field(default_factory=list)
    others: int = 0
    homes: Mapping[str, str] = field(default_factory=dict)


def journey_of(
    page: DrawioDiagram, title: str, otherwise: str = ""
) -> tuple[list[Record], list[tuple[int, str]]]:
    """Return the records of a page as a journey, and what of it was left out.

    It is read the way its arrows run. Containers one behind the other are stages, those beside
    one another lanes; arrow-shaped boxes and texts over groups are stages too. All other boxes
    with words or arrows are touchpoints, in steps by where they stand, or by their arrows where
    that says nothing. Nothing comes of a page without any. ``otherwise`` is the title where
    nothing else tells one.
    """
    if not ours(page):
        page = straightened(page)
    found = sort(page)
    if not found.cards:
        return [], []
    _frame(found)
    links, loose = links_of(page, [cell.id for cell in found.cards])
    _head(found, {id for link in links for id in (link.source, link.target)})
    links, found.passed = written_on(page, links, found.passed)
    journey = Journey(title=title or found.title or otherwise)
    lanes = _lanes(found, journey.id)
    records: list[Record] = [journey, *(lane for _, lane in lanes)]
    cards: dict[str, Touchpoint] = {}
    pairs = [(link.source, link.target) for link in links]
    groups = staged(found.stages, found.cards, found.homes, journey.id)
    for at, (stage, group) in enumerate(groups, 1):
        records.append(stage.but(position=float(at)))
        for number, column in enumerate(steps(group, pairs, in_lanes=bool(found.lanes)), 1):
            step = Step(stage=stage.id, position=float(number))
            records.append(step)
            for place, cell in enumerate(sorted(column, key=lambda c: c.rect.y), 1):
                lane = nearest(cell.rect, [where for where, _ in lanes], across=True)
                card = touchpoint(cell).but(
                    step=step.id, lane=lanes[lane][1].id, position=float(place)
                )
                cards[cell.id] = card
                records.append(card)
    return [*records, *arrows_of(links, cards)], [*_left(found), *loose_lines(loose)]


def _head(found: Found, linked: Collection[str]) -> None:
    """Take texts and boxes that stand over others for stages, where there are none yet."""
    if found.stages:
        return
    found.stages, found.homes = headings(found.passed, found.cards, linked)
    taken = {cell.id for cell in found.stages}
    found.passed = [cell for cell in found.passed if cell.id not in taken]
    found.cards = [cell for cell in found.cards if cell.id not in taken]


def _frame(found: Found) -> None:
    """Take a box drawn round others, which it does not hold, for a container of theirs."""
    if found.lanes or found.stages or len(found.cards) > _MOST_FRAMED:
        return
    frames = []
    for cell in found.cards:
        inside = [x for x in found.cards if x is not cell and _encloses(cell.rect, x.rect)]
        if len(inside) > 1:
            frames.append(cell)
    outer = [c for c in frames if not any(x is not c and _encloses(x.rect, c.rect) for x in frames)]
    if not outer or len(outer) == len(found.cards):
        return
    found.cards = [cell for cell in found.cards if not any(cell is x for x in outer)]
    if stacked(outer):
        found.lanes = outer
    else:
        found.stages = outer


def _encloses(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.y + inner.h <= outer.y + outer.h
        and (outer.w, outer.h) != (inner.w, inner.h)
    )


def sort(page: DrawioDiagram) -> Found:
    """Return what the boxes of a page are by their shape, their place and what is in them."""
    found = Found()
    ground = ours(page)
    boxes = [
        cell
        for cell in page.cells.values()
        if cell.vertex and not (ground and cell.id.startswith(PART))
    ]
    holders = {cell.id for cell in boxes if any(c.vertex for c in cell.under) and holds(cell)}
    linked = {id for cell in page.cells.values() if cell.edge for id in (cell.source, cell.target)}
    table = _table(boxes)
    pools = {cell.id for cell in boxes if any(c.id in holders for c in cell.under)} & holders
    rows: list[DrawioCell] = []
    for cell in boxes:
        parent = page.cells.get(cell.parent)
        if (parent is not None and parent.edge) or cell.id in table:
            continue
        kind = cell.data.get(KIND, "Touchpoint")
        if kind not in _KINDS:
            found.others += 1
        elif cell.id in pools:
            found.title = found.title or cell.label
        elif cell.id in holders or (set(cell.style) & _POOLED and cell.under):
            rows.append(cell)
        elif not (cell.label or cell.id in linked) or "part" in cell.style:
            continue
        elif cell.style.get("shape") in _STAGES:
            found.stages.append(cell)
        elif "text" in cell.style or "image" in cell.style.get("shape", ""):
            found.passed.append(cell)
        else:
            found.cards.append(cell)
    if not found.cards:
        found.cards, found.stages = found.stages, []
    heads = [cell for cell in boxes if table.get(cell.id) == _COLUMN]
    rows += [cell for cell in boxes if table.get(cell.id) == _ROW]
    if stacked(rows):
        found.lanes, found.stages = rows, found.stages + heads
    else:
        found.lanes, found.stages = heads, found.stages + rows
    _refuse_too_many(found, page.name)
    return found


def _table(boxes: Sequence[DrawioCell]) -> dict[str, str]:
    """Return the parts of a table of lanes and stages: its rows, the heads of its columns, others.

    The cells of its first row say what the columns are.
    """
    rows = sorted(
        (cell for cell in boxes if cell.style.get("shape") == "tableRow"), key=lambda c: c.rect.y
    )
    parts: dict[str, str] = {}
    tables: set[str] = set()
    for row in rows:
        first = row.parent not in tables
        tables.add(row.parent)
        cells = [x for x in row.under if x.vertex and (x.under or set(x.style) & _POOLED)]
        if cells:
            parts[row.id] = _ROW
        for cell in cells:
            parts[cell.id] = _COLUMN if first and cell.label else _CELL
    return parts


def _refuse_too_many(found: Found, name: str) -> None:
    if len(found.cards) > MOST_TOUCHPOINTS or len(found.lanes) + len(found.stages) > MOST_PLACES:
        raise JourneyError(
            tr(
                "The page “{page}” has more boxes than a map can show: the limits are {cards} "
                "touchpoints and {heads} stages and lanes. Nothing was imported.",
                page=name,
                cards=MOST_TOUCHPOINTS,
                heads=MOST_PLACES,
            )
        )


def holds(cell: DrawioCell) -> bool:
    """Tell whether a box is there to hold others."""
    return (
        bool(set(cell.style) & _POOLED)
        or cell.style.get("container") == "1"
        or (
            not {"group", "part"} & set(cell.style)
            and any(c.vertex and c.label and "part" not in c.style for c in cell.under)
        )
    )


def stacked(rows: Sequence[DrawioCell]) -> bool:
    """Tell whether containers stand below one another, or, one alone, lies broad."""
    if len(rows) == 1:
        return rows[0].rect.w > rows[0].rect.h
    wide, high = (
        max((c.rect.centre[i] for c in rows), default=0.0)
        - min((c.rect.centre[i] for c in rows), default=0.0)
        for i in (0, 1)
    )
    return high > wide


def touchpoint(cell: DrawioCell) -> Touchpoint:
    """Return a box as a touchpoint: its first line is the title, the others what happened."""
    title, _, rest = cell.label.partition("\n")
    if len(title) < _SHORT and rest and "\n" not in rest and len(rest) < _SHORT:
        title, rest = " ".join(cell.label.split("\n")), ""
    return Touchpoint(step="", lane="", title=title.strip(), happened=rest.strip())


def _lanes(found: Found, journey: str) -> list[tuple[Rect, Lane]]:
    """Return the lanes with their places; a page without any is one lane."""
    filled = {cell.parent for cell in found.cards}
    there = [cell for cell in found.lanes if KIND not in cell.data or cell.id in filled]
    rows = sorted(there, key=lambda cell: cell.rect.y)
    if not rows:
        one = Lane(journey=journey, title=tr("Touchpoints"), position=1.0)
        return [(NOWHERE, one)]
    return [
        (cell.rect, Lane(journey=journey, title=_line(cell.label), position=float(i)))
        for i, cell in enumerate(rows, 1)
    ]


def _left(found: Found) -> list[tuple[int, str]]:
    """Return a sentence for each text that stands free, and one for what of ours is no card."""
    said = [
        (
            0,
            tr(
                "The text “{words}” was left out: it stands free on the page.",
                words=_line(cell.label),
            ),
        )
        for cell in found.passed
    ]
    if found.others:
        why = plural(
            "{n} thing that is no touchpoint, stage or lane was left out: only a part of the "
            "journey was exported.",
            "{n} things that are no touchpoints, stages or lanes were left out: only a part of "
            "the journey was exported.",
            found.others,
        )
        said.append((0, why))
    return said


def _line(label: str) -> str:
    return " ".join(label.split())
