"""The picture of the floors in ARCHITECTURE.md: ``python -m tests.floors_picture`` makes it anew.

It is drawn of what ``test_floors.py`` holds, and of what each room says of itself.
"""

from __future__ import annotations

import ast
from pathlib import Path

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import default_theme
from tests.sources import ROOT
from tests.test_floors import CELLAR, FLOORS

PICTURE = ROOT / "resources" / "readme" / "floors.svg"
WIDE, SIDE, HIGH, GAP = 1100.0, 214.0, 62.0, 10.0
NAME, SAYS, MARK = TextStyle(17, 700), TextStyle(12), TextStyle(12, 600)
BORDERS = {
    "ui": "QtWidgets begins here",
    "workspace": "QtCore only",
    "painting": "QtGui begins here",
    "editing": "no Qt from here down",
}
"""Beside the floors of which something is to be known, what that is."""

TINTS = {"cli": 0, "app": 0, "ui": 0, "workspace": 4, "formats": 1, "rendering": 1, "painting": 1}
"""The colours of the rooms that know Qt, by their numbers in the theme; the others are white."""


def said(room: str) -> str:
    """Return what a room says of itself: the first sentence of its docstring."""
    package = ROOT / "journeymap" / room / "__init__.py"
    file = package if package.exists() else ROOT / "journeymap" / f"{room}.py"
    told = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return told.split("\n")[0].rstrip(".")


def picture() -> Scene:
    """Return the floors as a scene, the highest above."""
    theme, measure = default_theme(), FixedMeasure()
    shapes: list[Shape] = [Box(Rect(0.0, 0.0, WIDE, 0.0), theme.page)]
    y = 24.0
    rows = [sorted(floor) for floor in reversed(FLOORS) if floor != {"__main__"}]
    for row in rows:
        wide = (WIDE - SIDE - 24.0 - GAP * (len(row) - 1)) / len(row)
        for i, room in enumerate(row):
            place = Rect(SIDE + i * (wide + GAP), y, wide, HIGH)
            tint, ink = theme.card, theme.ink
            if room in TINTS:
                tint, ink = theme.stages[TINTS[room]]
            words = paragraph(said(room), SAYS, wide - 28.0, measure)
            shapes.append(Box(place, tint, theme.card_edge, 1.0, 8.0))
            shapes.append(Text(place.x + 14.0, y + 24.0, f"{room}/", NAME, ink))
            for n, line in enumerate(words.lines[:2]):
                shapes.append(Text(place.x + 14.0, y + 41.0 + 15.0 * n, line, SAYS, theme.ink))
            if room in BORDERS:
                shapes.append(Text(24.0, y + 24.0, BORDERS[room], MARK, theme.ink_soft))
        y += HIGH + GAP
    shapes.append(Line(((SIDE - 22.0, 30.0), (SIDE - 22.0, y - GAP)), theme.arrow, 2.0, head=True))
    shapes.append(Text(24.0, 48.0, "each knows only", MARK, theme.accent_ink))
    shapes.append(Text(24.0, 64.0, "what is below it", MARK, theme.accent_ink))
    cellar = "The cellar, open to every floor: " + ", ".join(sorted(filter(None, CELLAR)))
    shapes.append(Text(SIDE, y + 18.0, cellar, SAYS, theme.ink_soft))
    high = y + 36.0
    shapes[0] = Box(Rect(0.0, 0.0, WIDE, high), theme.page)
    whole = Rect(0.0, 0.0, WIDE, high)
    return Scene(WIDE, high, (Layer("floors", (Figure("", "floors", "", whole, tuple(shapes)),)),))


def main(to: Path = PICTURE) -> None:
    """Write the picture."""
    from journeymap.formats.svg.shapes import svg_of
    from journeymap.rendering.region import RenderRegion

    scene = picture()
    region = RenderRegion(scene, scene.rect, default_theme().page)
    to.write_text(svg_of(region, title="The floors of Journeymap"), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
