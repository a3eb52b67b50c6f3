"""PNG: a picture of the map, of any size, by scale, dots per inch, width or paper."""

from __future__ import annotations

from journeymap.drawing.paper import PAPER_MM, UNITS_PER_INCH
from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, Exporter
from journeymap.language import mark, tr
from journeymap.rendering.options import REGION, Options, Order
from journeymap.rendering.printed import printed
from journeymap.rendering.region import region

_MOST = 100_000
_MOST_PIXELS = 2_000_000_000
_USUAL = 2.0


def write(order: Order) -> None:
    """Write the picture; raises ``JourneyError`` when it would be larger than any program opens."""
    from journeymap.painting.picture import write_png

    options = order.options
    view = printed(order.view) if options.paper else order.view
    scene, place, background = region(view, options)
    size, dpi = picture_size(place, options)
    write_png(order.path, scene, place, size, background, dpi=dpi, tell=options.tell)


def picture_size(place: Rect, options: Options) -> tuple[tuple[int, int], float]:
    """Return width and height in pixels, and the dots per inch the picture is labelled with.

    Paper is turned to fit the map; without a wish a page unit becomes two pixels.
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
    if max(size) > _MOST or size[0] * size[1] > _MOST_PIXELS:
        raise JourneyError(
            tr(
                "A picture of {width} × {height} pixels is larger than programs can open."
                " Choose a smaller scale, width or paper.",
                width=size[0],
                height=size[1],
            )
        )
    return size, dpi


EXPORTERS.add(
    Exporter(
        name="png",
        label=mark("Picture (PNG)"),
        suffix=".png",
        write=write,
        supports=(*REGION, "scale", "width", "paper", "dpi"),
    )
)
