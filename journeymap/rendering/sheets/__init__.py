"""From the region of a picture, or the frames of the presentation, to sheets of paper."""

from __future__ import annotations

from journeymap.drawing.paper import PAPER_MM, UNITS_PER_MM, Paper, PaperPart, PaperSheet
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.rendering.options import Options
from journeymap.rendering.printed import printed
from journeymap.rendering.region import RenderRegion, region
from journeymap.view import View

_MARGIN = 10.0 * UNITS_PER_MM


def sheets(view: View, options: Options) -> tuple[PaperSheet, ...]:
    """Return the sheets the options ask for, all of one size; raises ``JourneyError``.

    Without a paper the sheet fits the map, and tiles and handouts are on A4.
    """
    view = printed(view)
    if options.frames:
        from journeymap.rendering.sheets.handout import handout

        return handout(view, paper_named(options.paper or "A4"))
    return arranged(region(view, options), options, theme=view.theme)


def arranged(
    shown: RenderRegion, options: Options, paper: Paper | None = None, *, theme: Theme
) -> tuple[PaperSheet, ...]:
    """Return a region on as many sheets as the options ask for; there is always one.

    ``paper`` is what a printer holds, else it is that of the options.
    """
    if paper is None and (options.paper or options.tiles):
        paper = paper_named(options.paper or "A4")
    if paper is None:
        return (whole(shown, options.scale or 1.0),)
    if options.tiles:
        from journeymap.rendering.sheets.tiles import tiles

        return tiles(shown, paper, options.scale, theme)
    return (fitted(shown, paper),)


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


def fitted(shown: RenderRegion, paper: Paper) -> PaperSheet:
    """Return a sheet with a region in its middle, as large as fits; the paper is turned to suit."""
    place, paper = shown.place, paper.upright.keeping(_MARGIN)
    if place.w >= place.h:
        paper = paper.turned
    free = paper.room
    scale = min(free.w / place.w, free.h / place.h)
    wide, high = place.w * scale, place.h * scale
    room = Rect(free.x + (free.w - wide) / 2, free.y + (free.h - high) / 2, wide, high)
    return PaperSheet(
        paper.width, paper.height, (PaperPart(shown.scene, place, room),), shown.background
    )
