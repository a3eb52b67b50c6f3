"""How wide and tall text is: Qt answers in the program, fixed widths in tests."""

from __future__ import annotations

import unicodedata
from typing import Protocol

from journeymap.drawing.shapes import TextStyle


class Measure(Protocol):
    """Whoever can tell how much room letters take, in page units."""

    def width(self, text: str, style: TextStyle) -> float:
        """Return the advance of one line of text."""
        ...

    def ascent(self, style: TextStyle) -> float:
        """Return the height from the baseline to the top of the letters."""
        ...


class FixedMeasure:
    """Letters of fixed widths: pages come out the same on every machine, without a display."""

    def width(self, text: str, style: TextStyle) -> float:
        units = sum(_units(letter) for letter in text)
        return units * style.size * (0.58 if style.weight >= 600 else 0.55)

    def ascent(self, style: TextStyle) -> float:
        return style.size * 0.95


class WiderMeasure:
    """Letters so many times as wide as those of another measure: room for a font not yet known."""

    def __init__(self, measure: Measure, times: float) -> None:
        self._measure, self._times = measure, times

    def width(self, text: str, style: TextStyle) -> float:
        return self._measure.width(text, style) * self._times

    def ascent(self, style: TextStyle) -> float:
        return self._measure.ascent(style)


def line_height(style: TextStyle) -> float:
    """Return the distance between baselines."""
    return round(style.size * 1.3)


def _units(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    return 1.85 if unicodedata.east_asian_width(letter) in "WF" else 1.0
