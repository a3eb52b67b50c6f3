"""Which way a diagram runs: to the right, to the left, down, up, or along its arrows alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from journeymap.drawing.shapes import Point, Rect
from journeymap.formats.drawio.cells import DrawioCell, DrawioDiagram
from journeymap.formats.drawio.links import DrawioLink, links_of

_LEAST_COLUMN = 30.0
_LEVEL = 5.0
_ASTRAY = 3
"""One of so many arrows may lead back or stay in its column before only arrows count."""
_FAR_BACK = 2

_Place = Callable[[Rect], Rect]
_Point = Callable[[Point], Point]
Pairs = Sequence[tuple[str, str]]


def straightened(page: DrawioDiagram) -> DrawioDiagram:
    """Return a page turned so that most of its arrows lead to the right.

    Where containers follow one another across the way the arrows in them run, the containers
    are what leads on.
    """
    boxes = [cell.id for cell in page.cells.values() if cell.vertex]
    links, _ = links_of(page, boxes)
    ways = [_way(page, link) for link in links]
    down = _between_containers(page, links, _runs_down(ways))
    if down:
        page = _moved(
            page, lambda rect: Rect(rect.y, rect.x, rect.h, rect.w), lambda p: (p[1], p[0])
        )
        ways = [(y, x) for x, y in ways]
    if sum((x < -_LEVEL) - (x > _LEVEL) for x, _ in ways) > 0:
        page = _moved(page, lambda r: Rect(-r.right, r.y, r.w, r.h), lambda p: (-p[0], p[1]))
    return page


def _runs_down(ways: Sequence[Point]) -> bool:
    """Tell whether arrows agree more about up and down than about left and right."""
    agree = [
        abs(sum((way[axis] > _LEVEL) - (way[axis] < -_LEVEL) for way in ways)) for axis in (0, 1)
    ]
    across = sum(abs(x) >= abs(y) for x, y in ways)
    return agree[1] > agree[0] or (agree[1] == agree[0] and 2 * across < len(ways))


def _between_containers(page: DrawioDiagram, links: Sequence[DrawioLink], down: bool) -> bool:
    """Tell whether a page runs down, when most arrows on it do or do not.

    An arrow from the end of one container back to the beginning of the next beside it says that
    the containers follow one another.
    """
    homes = {id: cell.parent for id, cell in page.cells.items()}
    apart = [link for link in links if homes[link.source] != homes[link.target]]
    boxed = [x for x in apart if all(_boxed(page, homes[id]) for id in (x.source, x.target))]
    back = [y if down else x for x, y in (_way(page, link) for link in boxed)]
    returns = sum(way < -_LEAST_COLUMN for way in back)
    return not down if boxed and 2 * returns > len(boxed) else down


def _boxed(page: DrawioDiagram, id: str) -> bool:
    return id in page.cells and page.cells[id].vertex


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


def steps(cells: Sequence[DrawioCell], links: Pairs, *, in_lanes: bool) -> list[list[DrawioCell]]:
    """Return boxes as steps: in columns where arrows lead along them, else as the arrows lead.

    A drawing that goes on in another row, or in a circle, has columns that say nothing. Where
    there are lanes the columns say more.
    """
    drawn = columns(cells)
    place = {cell.id: i for i, column in enumerate(drawn) for cell in column}
    inner = [(a, b) for a, b in links if a in place and b in place]
    forward = _without_loops([*place], inner)
    ahead = [place[b] - place[a] for a, b in forward]
    astray = sum(way < 1 for way in ahead)
    wrapped = not in_lanes and any(way <= -_FAR_BACK for way in ahead)
    share = 2 if in_lanes else _ASTRAY
    if not (wrapped or astray * share > len(ahead)):
        return drawn
    return _by_depth(cells, forward)


def _by_depth(cells: Sequence[DrawioCell], forward: Pairs) -> list[list[DrawioCell]]:
    """Return boxes by how many arrows lead to them; one without any stands with its neighbour."""
    linked = {id for pair in forward for id in pair}
    depth = dict.fromkeys(linked, 0)
    after: dict[str, list[str]] = {}
    waits = dict.fromkeys(linked, 0)
    for source, target in forward:
        after.setdefault(source, []).append(target)
        waits[target] += 1
    ready = [id for id in linked if not waits[id]]
    while ready:
        source = ready.pop()
        for target in after.get(source, ()):
            depth[target] = max(depth[target], depth[source] + 1)
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    known = [cell for cell in cells if cell.id in linked]
    for cell in cells:
        if cell.id not in linked:
            nearest = min(known, key=lambda other: _apart(cell, other))
            depth[cell.id] = depth[nearest.id]
    rows = [list[DrawioCell]() for _ in range(max(depth.values()) + 1)]
    for cell in sorted(cells, key=lambda c: (c.rect.y, c.rect.x)):
        rows[depth[cell.id]].append(cell)
    return [row for row in rows if row]


def _without_loops(ids: Sequence[str], links: Pairs) -> list[tuple[str, str]]:
    """Return the arrows that close no loop, walked from where no arrow leads first."""
    after: dict[str, list[str]] = {}
    for source, target in links:
        after.setdefault(source, []).append(target)
    reached = {target for _, target in links}
    kept: list[tuple[str, str]] = []
    done: set[str] = set()
    for begin in sorted(ids, key=lambda id: id in reached):
        if begin in done:
            continue
        walk = [(begin, iter(after.get(begin, ())))]
        under = {begin}
        while walk:
            source, others = walk[-1]
            target = next(others, "")
            if not target:
                walk.pop()
                under.discard(source)
                done.add(source)
            elif target not in under:
                kept.append((source, target))
                if target not in done:
                    under.add(target)
                    walk.append((target, iter(after.get(target, ()))))
    return kept


def _way(page: DrawioDiagram, link: DrawioLink) -> Point:
    start, end = (page.cells[id].rect.centre for id in (link.source, link.target))
    return end[0] - start[0], end[1] - start[1]


def _apart(one: DrawioCell, other: DrawioCell) -> float:
    (x, y), (a, b) = one.rect.centre, other.rect.centre
    return (x - a) ** 2 + (y - b) ** 2


def _moved(page: DrawioDiagram, place: _Place, point: _Point) -> DrawioDiagram:
    """Return a page whose boxes and lines stand elsewhere."""
    cells: dict[str, DrawioCell] = {}
    for id, cell in page.cells.items():
        start, end = (point(x) if x else None for x in cell.ends)
        bends = tuple(map(point, cell.bends))
        cells[id] = replace(cell, rect=place(cell.rect), ends=(start, end), bends=bends, under=[])
    for id, cell in page.cells.items():
        cells[id].under.extend(cells[other.id] for other in cell.under)
    return page._replace(cells=cells)
