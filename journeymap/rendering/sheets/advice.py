"""What to do where letters on paper would be too small: which paper, in how many rows."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.paper import PAPER_MM
from journeymap.language import decimal, plural, tr
from journeymap.rendering.legible import LEAST_POINTS
from journeymap.rendering.options import Options, Order
from journeymap.rendering.printed import printed
from journeymap.rendering.region import region
from journeymap.rendering.sheets import paper_named, ways, with_margin
from journeymap.rendering.sheets.pages import MOST_PAGES, Lay, PaperWay
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO

_WORTH = 1.15
"""How much larger letters have to be for rows that are advised though they are still small."""


class PaperOffer(NamedTuple):
    """A paper on which letters can be read, in how many rows and on how many pages."""

    paper: str
    way: PaperWay

    def __str__(self) -> str:
        rows, pages = self.way.rows, len(self.way.pages)
        words = [
            self.paper,
            plural("in {n} row", "in {n} rows", rows) if rows > 1 else "",
            plural("on {n} page", "on {n} pages", pages) if pages > 1 else "",
        ]
        return tr(
            "{paper} gives {points} pt",
            paper=" ".join(filter(None, words)),
            points=_points(self.way.points),
        )


class PaperAdvice(NamedTuple):
    """How small letters come out, and on what they can be read."""

    paper: str
    points: float
    offers: tuple[PaperOffer, ...]

    def __str__(self) -> str:
        small = tr(
            "The smallest letters are {points} pt high on {paper}, where {least} pt can be read.",
            points=_points(self.points),
            paper=self.paper,
            least=decimal(LEAST_POINTS),
        )
        rest = "; ".join(map(str, self.offers))
        if not rest:
            return f"{small} {tr('Spread it over several sheets, or show fewer stages.')}"
        return f"{small} {tr('{offers}; or spread it over several sheets.', offers=rest)}"


def advice(view: View, options: Options, lay: Lay, *, pages: bool = True) -> PaperAdvice | None:
    """Return what to say of a map on paper, ``None`` where everything on it can be read.

    Each offer is laid out and measured. Without ``pages`` there is but one page, as a picture is.
    """
    if not options.paper or options.tiles or options.frames:
        return None
    most = MOST_PAGES if pages else 1
    here = ways(view, options, lay)
    now = here.best(with_margin(paper_named(options.paper)), most)
    if now.points >= LEAST_POINTS:
        return None
    free = here if view.rows == ROWS_AUTO else ways(view.but(rows=ROWS_AUTO), options, lay)
    offers: list[PaperOffer] = []
    for name in _from(options.paper):
        way = free.best(with_margin(paper_named(name)), most)
        same = name == options.paper
        if way.points < LEAST_POINTS and not (same and way.points > now.points * _WORTH):
            continue
        offers.append(PaperOffer(name, way))
        if way.points >= LEAST_POINTS and (len(way.pages) == 1 or len(offers) > 1):
            break
    return PaperAdvice(options.paper, now.points, tuple(offers))


def _from(paper: str) -> list[str]:
    """Return a paper and those of its kind that are larger, the next one first."""
    kinds = [name for name in PAPER_MM if name[0] == "A"]
    there = PAPER_MM[paper]
    larger = [name for name in kinds if PAPER_MM[name][0] * PAPER_MM[name][1] > there[0] * there[1]]
    return [paper, *sorted(larger, key=lambda name: PAPER_MM[name])]


def _points(points: float) -> str:
    return decimal(int(points * 10) / 10)


def paper_warnings(order: Order, *, pages: bool = True) -> tuple[str, ...]:
    """Say of an order for paper which letters nobody could read, and what to do."""
    options, view = order.options, printed(order.view)
    found = advice(view, options, lambda seen: region(seen, options), pages=pages)
    return (str(found),) if found else ()
