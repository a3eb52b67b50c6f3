"""A diagram somebody drew as a journey: what stands where tells what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.drawing.scene import NOWHERE
from journeymap.drawing.shapes import Point, Rect
from journeymap.errors import JourneyError
from journeymap.formats.drawio.cells import DrawioCell, DrawioDiagram
from journeymap.formats.drawio.style import KIND, PART, RECORD
from journeymap.language import plural, tr
from journeymap.model.records import Connection, Journey, Lane, Record, Stage, Step, Touchpoint
from journeymap.tabular.rows import MOST_PLACES, MOST_TOUCHPOINTS

_STAGES = frozenset(("step", "mxgraph.arrows2.arrow", "singleArrow", "offPageConnector"))
_POOLED = frozenset(("swimlane", "table", "tableRow", "umlLane"))
_KINDS = frozenset(("Touchpoint", "Stage", "Lane"))
_LEAST_COLUMN = 30.0
_SHORT = 30
_TOUCH = 12.0
_DEEPEST = 64
_MOST_LOOSE = 2_000


@dataclass
class Found:
    """A page sorted: what are lanes and stages, what touchpoints, what neither."""

    title: str = ""
    lanes: list[DrawioCell] = field(default_factory=list)
    stages: list[DrawioCell] = field(default_factory=list)
    cards: list[DrawioCell] = field(default_factory=list)
    passed: list[DrawioCell] = field(default_factory=list)
    others: int = 0


def journey_of(
    page: DrawioDiagram, title: str, otherwise: str = ""
) -> tuple[list[Record], list[tuple[int, str]]]:
    """Return the records of a page as a journey, and what of it was left out.

    Containers side by side are stages, those below one another lanes; arrow-shaped boxes are
    stages too. All other boxes with words or arrows are touchpoints, in columns by where they
    stand.
    Nothing comes of a page without any. ``otherwise`` is the title where nothing else tells one.
    """
    found = sort(page)
    if not found.cards:
        return [], []
    journey = Journey(title=title or found.title or otherwise)
    lanes = _lanes(found, journey.id)
    records: list[Record] = [journey, *(lane for _, lane in lanes)]
    cards: dict[str, Touchpoint] = {}
    for at, (stage, group) in enumerate(_staged(found, journey.id), 1):
        records.append(stage.but(position=float(at)))
        for number, column in enumerate(columns(group), 1):
            step = Step(stage=stage.id, position=float(number))
            records.append(step)
            for place, cell in enumerate(sorted(column, key=lambda c: c.rect.y), 1):
                lane = nearest(cell.rect, [where for where, _ in lanes], across=True)
                card = touchpoint(cell).but(
                    step=step.id, lane=lanes[lane][1].id, position=float(place)
                )
                cards[cell.id] = card
                records.append(card)
    arrows, report = connections(page, cards)
    return [*records, *arrows], [*_left(found), *report]


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
    pools = {cell.id for cell in boxes if any(c.id in holders for c in cell.under)} & holders
    rows: list[DrawioCell] = []
    for cell in boxes:
        parent = page.cells.get(cell.parent)
        if parent is not None and parent.edge:
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
    if stacked(rows):
        found.lanes = rows
    else:
        found.stages += rows
    if len(found.cards) > MOST_TOUCHPOINTS or len(found.lanes) + len(found.stages) > MOST_PLACES:
        raise JourneyError(
            tr(
                "The page “{page}” has more boxes than a map can show: the limits are {cards} "
                "touchpoints and {heads} stages and lanes. Nothing was imported.",
                page=page.name,
                cards=MOST_TOUCHPOINTS,
                heads=MOST_PLACES,
            )
        )
    return found


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


def columns(cells: Iterable[DrawioCell]) -> list[list[DrawioCell]]:
    """Return boxes in columns from left to right; one single column goes step by step down."""
    found: list[list[DrawioCell]] = []
    start = 0.0
    for cell in sorted(cells, key=lambda c: (c.rect.centre[0], c.rect.y)):
        x = cell.rect.centre[0]
        if not found or x - start > max(_LEAST_COLUMN, cell.rect.w / 2):
            found.append([])
            start = x
        found[-1].append(cell)
    if len(found) == 1:
        return [[cell] for cell in sorted(found[0], key=lambda c: c.rect.y)]
    return found


def nearest(rect: Rect, places: Sequence[Rect], *, across: bool) -> int:
    """Return which place is nearest to a box: up and down, or else from left to right."""
    x, y = rect.centre

    def away(i: int) -> float:
        low, size, at = (places[i].y, places[i].h, y) if across else (places[i].x, places[i].w, x)
        return max(low - at, at - (low + size), 0.0)

    return min(range(len(places)), key=away)


def connections(
    page: DrawioDiagram, cards: Mapping[str, Touchpoint], passed: Collection[str] = ()
) -> tuple[list[Connection], list[tuple[int, str]]]:
    """Return the arrows between touchpoints, some cells passed over, and what the others are."""
    arrows: list[Connection] = []
    loose, touching = 0, _MOST_LOOSE
    ground = ours(page)
    for cell in page.cells.values():
        if not cell.edge or cell.id in passed:
            continue
        source, target = (card_of(page, id, cards) for id in (cell.source, cell.target))
        if (source is None or target is None) and touching:
            touching -= 1
            source = source or _touched(page, cell.ends[0], cards)
            target = target or _touched(page, cell.ends[1], cards)
        if source is None or target is None or source == target:
            loose += not (ground and cell.id.startswith(PART))
            continue
        words = [cell.label, *(c.label for c in cell.under if c.vertex)]
        label = " ".join(filter(None, words))
        if _backwards(cell):
            source, target = target, source
        arrows.append(Connection(source=source.id, target=target.id, label=label))
    why = plural(
        "{n} line was left out: it does not lead from one touchpoint to another.",
        "{n} lines were left out: they do not lead from one touchpoint to another.",
        loose,
    )
    return arrows, [(0, why)] if loose else []


def card_of(page: DrawioDiagram, id: str, cards: Mapping[str, Touchpoint]) -> Touchpoint | None:
    """Return the touchpoint at which an arrow ends, which may end at a part of it."""
    for _ in range(_DEEPEST):
        if id in cards:
            return cards[id]
        if id not in page.cells:
            return None
        id = page.cells[id].parent
    return None


def _touched(
    page: DrawioDiagram, point: Point | None, cards: Mapping[str, Touchpoint]
) -> Touchpoint | None:
    """Return the touchpoint a loose end lies in or beside."""
    if point is None:
        return None
    near = (card for id, card in cards.items() if page.cells[id].rect.grown(_TOUCH).holds(*point))
    return next(near, None)


def ours(page: DrawioDiagram) -> bool:
    """Tell whether we made a page; cells on it that show no record are told by their ids."""
    return any(RECORD in cell.data for cell in page.cells.values())


def _backwards(cell: DrawioCell) -> bool:
    """Tell whether an arrow has its head only where it begins."""
    start, end = cell.style.get("startArrow", "none"), cell.style.get("endArrow", "classic")
    return start != "none" and end == "none"


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


def _staged(found: Found, journey: str) -> list[tuple[Stage, list[DrawioCell]]]:
    """Return the stages from left to right with the boxes that stand in them or under them."""
    row = sorted(found.stages, key=lambda cell: (cell.rect.centre[0], cell.rect.y))
    if not row:
        return [(Stage(journey=journey), found.cards)]
    groups: list[tuple[Stage, list[DrawioCell]]] = [
        (Stage(journey=journey, title=_line(cell.label)), []) for cell in row
    ]
    for cell in found.cards:
        inside = next((i for i, stage in enumerate(row) if stage.id == cell.parent), None)
        if inside is None:
            inside = nearest(cell.rect, [stage.rect for stage in row], across=False)
        groups[inside][1].append(cell)
    return groups


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
