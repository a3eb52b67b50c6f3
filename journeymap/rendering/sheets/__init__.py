"""From the region of a picture, or the frames of the presentation, to sheets of paper."""

from __future__ import annotations

from journeymap.drawing.paper import PAPER_MM, UNITS_PER_MM, Paper, PaperPart, PaperSheet
from journeymap.drawing.shapes import Rect
from journeymap.rendering.options import Options
from journeymap.rendering.printed import printed
from journeymap.rendering.region import RenderRegion, region
from journeymap.rendering.sheets.pages import Lay, PaperWays, paged
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO

_MARGIN = 6.0 * UNITS_PER_MM


def sheets(view: View, options: Options) -> tuple[PaperSheet, ...]:
    """Return the sheets the options ask for, all of one size; raises ``JourneyError``.

    Without a paper the sheet fits the map, and tiles and handouts are on A4.
    """
    view = printed(view)
    if options.frames:
        from journeymap.rendering.sheets.handout import handout

        return handout(view, paper_named(options.paper or "A4"))
    return arranged(view, options, lambda seen: region(seen, options))


def arranged(
    view: View, options: Options, lay: Lay, paper: Paper | None = None
) -> tuple[PaperSheet, ...]:
    """Return a view on as many sheets as the options ask for; there is always one.

    ``paper`` is what a printer holds, else it is that of the options. A map that is to have as
    many rows as fit takes those that give the largest letters, and a few pages where letters
    could not be read on one.
    """
    if paper is None and (options.paper or options.tiles):
        paper = paper_named(options.paper or "A4")
    if paper is None:
        return (whole(lay(view), options.scale or 1.0),)
    if options.tiles:
        from journeymap.rendering.sheets.tiles import tiles

        rows = (1, ROWS_AUTO) if view.rows == ROWS_AUTO else (view.rows,)
        made = (tiles(lay(view.but(rows=n)), paper, options.scale, view.theme) for n in rows)
        return min(made, key=len)
    return paged(ways(view, options, lay).best(with_margin(paper)))


def ways(view: View, options: Options, lay: Lay) -> PaperWays:
    """Return the ways to put a view on paper; only a whole map has more than one."""
    part = options.frame is not None or options.selection or options.place
    if part or view.arrangement != "map":
        view = view.but(rows=max(1, view.rows))
    return PaperWays(view, lay)


def with_margin(paper: Paper) -> Paper:
    """Return a paper, upright, with the margin that a page keeps on it."""
    return paper.upright.keeping(_MARGIN)


def paper_named(name: str) -> Paper:
    """Return the paper of one of ``PAPER_MM``, upright."""
    wide, high = PAPER_MM[name]
    return Paper(wide * UNITS_PER_MM, high * UNITS_PER_MM, _MARGIN)


def whole(shown: RenderRegion, scale: float) -> PaperSheet:
    """Return a sheet as large as a region is at a scale."""
    room = Rect(0.0, 0.0, shown.place.w * scale, shown.place.h * scale)
    return PaperSheet(
        room.w, room.h, (PaperPart(shown.scene, shown.place, room),), shown.background
    )
