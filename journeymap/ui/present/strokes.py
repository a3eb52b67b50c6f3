"""What is drawn on a slide, in its own units; the file keeps it by frame.

A frame of several parts keeps the strokes of all: those of each part lie a frame's width below
those of the part before.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.shapes import Point
from journeymap.editing.frames import Stroke, strokes
from journeymap.layout.slides.slide import Slide
from journeymap.ui.present.room import SIZE

_THOUSANDTH = SIZE[0] / 1000
_PART = 1000.0


def drawn(slide: Slide) -> tuple[tuple[Point, ...], ...]:
    """Return the strokes on a slide, in its own units."""
    down = (slide.part - 1) * _PART
    return tuple(
        tuple((x * _THOUSANDTH, (y - down) * _THOUSANDTH) for x, y in line)
        for line in strokes(slide.frame)
        if _part_of(line) == slide.part
    )


def redrawn(slide: Slide, lines: Sequence[Sequence[Point]]) -> list[Stroke]:
    """Return the strokes of the whole frame when these lines are all there is on a slide."""
    others: list[Stroke] = [line for line in strokes(slide.frame) if _part_of(line) != slide.part]
    down = (slide.part - 1) * _PART
    here = [[(x / _THOUSANDTH, y / _THOUSANDTH + down) for x, y in line] for line in lines]
    return [*others, *here]


def _part_of(line: Stroke) -> int:
    return int(line[0][1] // _PART) + 1 if line else 0
