"""Slides as a program sets them that has other letters than ours: how far its texts reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeymap.drawing.measure import Measure, WiderMeasure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.painting.fonts import QtMeasure

_EMU = 9525
_LARGE = 48.0
_SPACE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class SetText(NamedTuple):
    """A line of text: where it stands once it is set, and in which shape."""

    text: str
    place: Rect
    shape: Rect
    bare: bool
    """Whether the shape is only there for its text."""


class FractionalMeasure(QtMeasure):
    """Letters of any size: PowerPoint sets 2.63 points as such, where Qt counts whole pixels."""

    def width(self, text: str, style: TextStyle) -> float:
        return super().width(text, style._replace(size=_LARGE)) * style.size / _LARGE


def set_texts(slide: Any, times: float) -> list[SetText]:
    """Return every line of a slide, set in letters so many times as wide as ours."""
    measure = WiderMeasure(FractionalMeasure(), times)
    return [line for shape in _shapes(slide.shapes) for line in _set(shape, measure)]


def _shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from _shapes(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            yield shape


def _set(shape: Any, measure: Measure) -> list[SetText]:
    body = shape.text_frame._txBody.bodyPr
    place = Rect(*(v / _EMU for v in (shape.left, shape.top, shape.width, shape.height)))
    left, top, right, bottom = (
        int(body.get(name, 0)) / _EMU for name in ("lIns", "tIns", "rIns", "bIns")
    )
    room = Rect(place.x + left, place.y + top, place.w - left - right, place.h - top - bottom)
    width = room.w if body.get("wrap") == "square" else 1e9
    bare, y, found = shape.element.find(".//{*}cNvSpPr").get("txBox") == "1", room.y, []
    for one in shape.text_frame.paragraphs:
        marks = one._p.pPr
        step, before = (
            int(marks.find(f"{_SPACE}{name}/{_SPACE}spcPts").get("val")) / 75
            for name in ("lnSpc", "spcBef")
        )
        y += before
        look = one.runs[0].font
        style = TextStyle(look.size.pt / 0.75, 700 if look.bold else 400, bool(look.italic))
        for line in paragraph(one.text.replace("\v", "\n"), style, width, measure).lines:
            wide = measure.width(line, style)
            spare = {"l": 0.0, "r": room.w - wide, "ctr": (room.w - wide) / 2}
            x = room.x + spare[marks.get("algn", "l")]
            found.append(SetText(line, Rect(x, y, wide, step), place, bare))
            y += step
    if body.get("anchor") == "b":
        lift = room.bottom - y
        found = [one._replace(place=one.place._replace(y=one.place.y + lift)) for one in found]
    return found
