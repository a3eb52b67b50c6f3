"""The coffee map with fixed metrics as text: ``python -m tests.layout.golden`` writes it anew."""

from __future__ import annotations

from pathlib import Path

from journeymap.drawing.shapes import Line, Text
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.layout.pages import scene_of

FILE = Path(__file__).parent / "coffee.txt"


def told() -> str:
    """Tell every figure of the page with its place, its lines of text and its ways."""
    scene = scene_of(Snapshot().apply(load("coffee", "en")))
    lines = [f"page {scene.width:g} x {scene.height:g}"]
    for layer in scene.layers:
        for figure in layer.figures:
            x, y, w, h = (round(v) for v in figure.rect)
            lines.append(f"{figure.role} at {x},{y} {w}x{h}")
            for shape in figure.shapes:
                if isinstance(shape, Text):
                    lines.append(f"    “{shape.text}” at {shape.x:.0f},{shape.y:.0f}")
                elif isinstance(shape, Line) and figure.role == "arrow":
                    way = " ".join(f"{px:.0f},{py:.0f}" for px, py in shape.points)
                    lines.append(f"    way {way}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(told(), encoding="utf-8")
