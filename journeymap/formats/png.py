"""PNG: a picture of the map, of any size, by scale, dots per inch, width or paper."""

from __future__ import annotations

from journeymap.drawing.paper import PAPER_MM, UNITS_PER_INCH
from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, Exporter
from journeymap.language import decimal, mark, tr
from journeymap.rendering.options import REGION, Options, Order
from journeymap.rendering.printed import printed
from journeymap.rendering.region import RenderRegion, region
from journeymap.view import View

_MOST = 100_000
_MOST_PIXELS = 2_000_000_000
_USUAL = 2.0


def write(order: Order) -> None:
    """Write the picture; raises ``JourneyError`` when it would be larger than any program opens."""
    from journeymap.painting.picture import write_png

    options = order.options
    scene, place, background = pictured(order.view, options)
    size, dpi = picture_size(place, options)
    write_png(order.path, scene, place, size, background, dpi=dpi, tell=options.tell)


def pictured(view: View, options: Options) -> RenderRegion:
    """Return what a picture shows: on paper white, in the rows that give the largest letters."""
    if not options.paper:
        return region(view, options)
    from journeymap.rendering.sheets import paper_named, ways, with_margin

    there = ways(printed(view), options, lambda seen: region(seen, options))
    return there.best(with_margin(paper_named(options.paper)), 1).shown


def warnings(order: Order) -> tuple[str, ...]:
    """Say which letters nobody could read on the paper a picture is for."""
    from journeymap.rendering.sheets.advice import paper_warnings

    return paper_warnings(order, pages=False)


def picture_size(
    place: Rect, options: Options, longest: int = _MOST, most: int = _MOST_PIXELS, more: str = ""
) -> tuple[tuple[int, int], float]:
    """Return width and height in pixels, and the dots per inch the picture is labelled with.

    Paper is turned to fit the map; without a wish a page unit becomes two pixels. Raises
    ``JourneyError`` for a side or a number of pixels above the most there may be, with which
    scale fits and what ``more`` there is to say.
    """
    dpi = options.dpi or 300.0
    if options.paper:
        short, long = PAPER_MM[options.paper]
        wide, high = (long, short) if place.w >= place.h else (short, long)
        size = (round(wide / 25.4 * dpi), round(high / 25.4 * dpi))
    else:
        scale = options.scale or (options.dpi / UNITS_PER_INCH if options.dpi else _USUAL)
        if options.width:
            scale = options.width / place.w
        dpi = scale * UNITS_PER_INCH
        size = (max(1, round(place.w * scale)), max(1, round(place.h * scale)))
    if max(size) > longest or size[0] * size[1] > most:
        said = tr(
            "A picture of {width} × {height} pixels is larger than programs can open.",
            width=size[0],
            height=size[1],
        )
        fits = _what_fits(place, size, longest, most)
        raise JourneyError(" ".join(filter(None, (said, fits, more))))
    return size, dpi


def _what_fits(place: Rect, size: tuple[int, int], side: int, pixels: int) -> str:
    """Say at which scale a picture of a place is no longer than a side and has so many pixels."""
    wide, high = size
    share = min(side / max(wide, high), (pixels / (wide * high)) ** 0.5)
    scale = int(share * wide / place.w * 100) / 100
    if scale * min(place.w, place.h) < 1.0:
        return tr("Show fewer stages, or wrap the map into rows.")
    return tr(
        "It fits at a scale of {scale}, or larger where the map wraps into rows.",
        scale=decimal(scale),
    )


EXPORTERS.add(
    Exporter(
        name="png",
        label=mark("Picture (PNG)"),
        suffix=".png",
        write=write,
        supports=(*REGION, "scale", "width", "paper", "dpi"),
        warns=warnings,
    )
)
