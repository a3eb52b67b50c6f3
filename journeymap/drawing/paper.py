"""Sheets of paper, and which part of a page is shown where on each."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect

UNITS_PER_INCH = 96.0
UNITS_PER_MM = UNITS_PER_INCH / 25.4

PAPER_MM = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""The papers one may ask for by name: the shorter and the longer side."""


class Paper(NamedTuple):
    """A kind of paper: its sides, and the margin that stays free, in page units."""

    width: float
    height: float
    margin: float

    @property
    def turned(self) -> Paper:
        """The same paper, lying where it stood."""
        return Paper(self.height, self.width, self.margin)

    @property
    def upright(self) -> Paper:
        """The same paper with its short side across."""
        short, long = sorted((self.width, self.height))
        return Paper(short, long, self.margin)

    def keeping(self, margin: float) -> Paper:
        """Return the paper with a margin at least so wide, unless it is too small for that."""
        most = min(self.width, self.height) / 5
        return Paper(self.width, self.height, min(max(self.margin, margin), most))

    @property
    def room(self) -> Rect:
        """The paper without its margins, which is what a printer reaches."""
        margin = self.margin
        return Rect(margin, margin, self.width - 2 * margin, self.height - 2 * margin)


def name_of(paper: Paper) -> str:
    """Return what a paper is called, blank for one that has no name here."""
    sides = sorted(side / UNITS_PER_MM for side in paper[:2])
    for name, known in PAPER_MM.items():
        if all(abs(side - ours) < 1.5 for side, ours in zip(sides, known, strict=True)):
            return name
    return ""


class PaperPart(NamedTuple):
    """A place of a scene, shown in a room of a sheet that has the same proportions."""

    scene: Scene
    place: Rect
    room: Rect
    background: str = ""


class PaperSheet(NamedTuple):
    """One sheet and what is on it, in page units, 96 an inch."""

    width: float
    height: float
    parts: tuple[PaperPart, ...]
    background: str = ""
