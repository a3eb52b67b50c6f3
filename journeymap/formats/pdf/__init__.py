"""PDF: drawn as the picture is, with real text; one page, a paper, tiles, or a handout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from journeymap.drawing.paper import UNITS_PER_INCH, PaperSheet
from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.pdf.objects import Box, settled
from journeymap.language import mark
from journeymap.model.records import Project
from journeymap.rendering.options import REGION, Order
from journeymap.rendering.printed import takes_much_ink
from journeymap.rendering.sheets import sheets

if TYPE_CHECKING:
    from PySide6.QtGui import QPdfWriter

_POINTS_PER_UNIT = 72.0 / UNITS_PER_INCH
_LARGEST = 14_400.0 / _POINTS_PER_UNIT
"""The longest side of a page that programs open, in page units (ISO 32000-1, annex C.2)."""
_DOTS = 1200


def write(order: Order) -> None:
    """Write the document; raises ``JourneyError`` for what cannot be shown."""
    author = next((project.author for project in order.snapshot.all(Project).values()), "")
    facts = {"Title": _line(order.title), "Author": _line(author), "Creator": "Journeymap"}
    pages = sheets(order.view, order.options)
    order.path.write_bytes(document(pages, facts, order.options.tell))


def _line(text: str) -> str:
    """Return a text on one line, without characters that control something."""
    return " ".join("".join(" " if letter < " " else letter for letter in text).split())


def document(
    pages: Sequence[PaperSheet], facts: Mapping[str, str], tell: Callable[[float], None]
) -> bytes:
    """Return sheets as a PDF with some facts about it, such as its title."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    from journeymap.painting.letters import LetterPainter
    from journeymap.painting.pages import paint_sheets

    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(into)
    scale, box = _set_up(writer, pages[0])
    writer.setTitle(facts.get("Title", ""))
    writer.setAuthor(facts.get("Author", ""))
    writer.setCreator(facts.get("Creator", ""))
    with LetterPainter(writer) as painter:
        paint_sheets(painter, writer, pages, scale * _DOTS / UNITS_PER_INCH, tell)
    return settled(bytes(into.data().data()), facts, box)


def _set_up(writer: QPdfWriter, sheet: PaperSheet) -> tuple[float, Box]:
    """Make the pages as large as a sheet, or as large as can be; return the scale and the edges."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageSize

    scale = min(1.0, _LARGEST / max(sheet.width, sheet.height))
    wide, high = (side * scale * _POINTS_PER_UNIT for side in (sheet.width, sheet.height))
    whole = QSizeF(ceil(wide - 0.001), ceil(high - 0.001))
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(whole, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF())
    return scale, (0.0, whole.height() - high, wide, whole.height())


def _said(order: Order) -> tuple[str, ...]:
    said = takes_much_ink(order.view, order.options)
    return (said,) if said else ()


def _small(order: Order) -> tuple[str, ...]:
    from journeymap.rendering.sheets.advice import paper_warnings

    return paper_warnings(order)


EXPORTERS.add(
    Exporter(
        name="pdf",
        label=mark("Document (PDF)"),
        suffix=".pdf",
        write=write,
        supports=(*REGION, "scale", "paper", "tiles", "frames"),
        leaves=_said,
        warns=_small,
    )
)
