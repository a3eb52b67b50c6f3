"""What comes of an export, in a line: pixels, sheets, slides, and what to think of before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from journeymap.drawing.paper import UNITS_PER_MM, PaperSheet
from journeymap.drawing.shapes import Rect
from journeymap.formats import Exporter
from journeymap.formats.png import picture_size
from journeymap.language import current, plural, tr
from journeymap.metrics import short_name
from journeymap.model.records import Metric
from journeymap.rendering.options import Options
from journeymap.workspace.workspace import Workspace


def outcome(kind: Exporter, options: Options, sheets: Sequence[PaperSheet], series: bool) -> str:
    """Say how large it gets; raises ``JourneyError`` when no program would open it."""
    if not sheets:
        return ""
    first, files = sheets[0], plural("{n} file", "{n} files", len(sheets)) if series else ""
    if "scale" not in kind.supports:
        slides = plural("{n} slide", "{n} slides", len(sheets)) if "frames" in kind.supports else ""
        return files or slides
    if "tiles" in kind.supports:
        wide, high = (_centimetres(side) for side in first[:2])
        said = tr("{width} × {height} cm", width=wide, height=high)
        return f"{plural('{n} page', '{n} pages', len(sheets))}  ·  {said}"
    part = first.parts[0].place
    (across, down), dpi = picture_size(Rect(0.0, 0.0, part.w, part.h), options)
    said = tr("{width} × {height} pixels", width=across, height=down)
    if options.paper:
        paper = [_figure(side / dpi * 2.54) for side in (across, down)]
        size = tr("{width} × {height} cm", width=paper[0], height=paper[1])
        said = f"{said}  ·  {size}"
    return f"{files}  ·  {said}" if files else said


def uncovered(workspace: Workspace) -> str:
    """Say that what is covered on the screen stands in the file; blank where nothing is."""
    known = [one for one in workspace.snapshot.ordered(Metric) if one.id in workspace.covered]
    if not known:
        return ""
    return tr(
        "What customers say is covered on the screen, not in what is exported: {names}.",
        names=", ".join(map(short_name, known)),
    )


def _centimetres(units: float) -> str:
    return _figure(units / UNITS_PER_MM / 10)


def _figure(value: float) -> str:
    """Return a number with one decimal as the language writes it."""
    return QLocale(current()).toString(value, "f", 1)
