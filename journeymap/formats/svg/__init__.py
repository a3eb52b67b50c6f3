"""SVG: the map as a drawing with real text, for Inkscape, browsers and PowerPoint."""

from __future__ import annotations

from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.svg.shapes import svg_of
from journeymap.language import mark
from journeymap.rendering.options import REGION, Order
from journeymap.rendering.region import region


def write(order: Order) -> None:
    """Write the drawing; ``scale`` and ``width`` say how many pixels it asks to be shown in."""
    options, shown = order.options, order.journey
    drawn = region(order.view, options)
    scale = options.width / drawn.place.w if options.width else options.scale or 1.0
    size = max(1, round(drawn.place.w * scale)), max(1, round(drawn.place.h * scale))
    text = svg_of(
        drawn,
        title=order.title,
        description=shown.scenario,
        outlines=options.outlines,
        size=size,
        tell=options.tell,
    )
    order.path.write_text(text, "utf-8", newline="\n")


EXPORTERS.add(
    Exporter(
        name="svg",
        label=mark("Drawing (SVG)"),
        suffix=".svg",
        write=write,
        supports=(*REGION, "scale", "width", "outlines"),
    )
)
