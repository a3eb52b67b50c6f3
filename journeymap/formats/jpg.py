"""JPEG: a picture of the map for where only photographs are taken; PNG is sharper and smaller."""

from __future__ import annotations

from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.png import picture_size, pictured, warnings
from journeymap.language import mark, tr
from journeymap.rendering.options import REGION, Order

_SUPPORTS = tuple(name for name in REGION if name != "transparent")
_QUALITY = 94
_MOST = 65_500
_MOST_PIXELS = 160_000_000
"""What takes 640 MB to paint; an A0 at 300 dots per inch has 139 million."""


def write(order: Order) -> None:
    """Write the picture on the colour of the page, as the format cannot be seen through.

    It is painted in one piece: ``JourneyError`` tells of a size that would take too much memory.
    """
    from PySide6.QtGui import QImageWriter

    from journeymap.painting.picture import painted

    options = order.options
    scene, place, background = pictured(order.view, options._replace(transparent=False))
    size, dpi = picture_size(place, options, _MOST, _MOST_PIXELS, tr("A PNG may be larger."))
    options.tell(0.0)
    image = painted(scene, place, size, background, 0, size[1])
    options.tell(0.6)
    dots = round(dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    writer = QImageWriter(str(order.path), b"jpeg")
    writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise OSError(0, writer.errorString())
    options.tell(1.0)


EXPORTERS.add(
    Exporter(
        name="jpeg",
        label=mark("Picture (JPEG)"),
        suffix=".jpg",
        write=write,
        supports=(*_SUPPORTS, "scale", "width", "paper", "dpi"),
        also=(".jpeg",),
        warns=warnings,
    )
)
