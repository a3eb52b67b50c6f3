"""Text set in lines: it wraps and grows, it is never cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.shapes import Anchor, Shape, Text, TextStyle

_TIED = r"(?<=[\d·])\xa0|\xa0(?=[\d·])|(?<=\d) (?=%)"
"""A figure or a dot stays with what a no-break space ties to it, and a figure with its sign."""

_DOT = r"(?:\s·(?!\S))?"
"""A dot between two parts stays with the part before it: no line begins with one."""

_PARTING = " ·"

_APART, _TOGETHER = "\u2068", "\u2069"
"""What begins and ends a name that is set apart in a sentence (UAX 9: FSI, PDI)."""

_PIECES = re.compile(rf"(?:(?!{_TIED})\s)+|(?:\S|{_TIED})+{_DOT}")
"""Words and what is between them."""

_EAST = "⺀"  # the first letter of those between which a line may break anywhere
_TIGHT_BEFORE = "、。，．！？）」』】〉》…：；"


class Paragraph(NamedTuple):
    """Lines that fit a width, and the height they take."""

    lines: tuple[str, ...]
    style: TextStyle
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.style)

    def snug(self, measure: Measure) -> Paragraph:
        """Return the same lines in no more width than they take.

        What reads from the right then ends where they do, beside what stands to their left.
        """
        return self._replace(
            width=max((measure.width(line, self.style) for line in self.lines), default=0.0)
        )

    def shapes(
        self, x: float, y: float, colour: str, measure: Measure, anchor: Anchor = "start"
    ) -> tuple[Shape, ...]:
        """Return the lines with the top of the paragraph at y.

        ``x`` is the left edge, the middle or the right edge, as the anchor says. A line
        that reads from the right is set at the right edge of a left-anchored paragraph.
        """
        step = line_height(self.style)
        first = y + (step + measure.ascent(self.style)) / 2 - self.style.size * 0.08
        shapes: list[Shape] = []
        for i, line in enumerate(self.lines):
            if line and anchor == "start" and from_right(line):
                shapes.append(
                    Text(x + self.width, first + i * step, line, self.style, colour, "end")
                )
            elif line:
                shapes.append(Text(x, first + i * step, line, self.style, colour, anchor))
        return tuple(shapes)


def joined(
    parts: Sequence[str], style: TextStyle, width: float, measure: Measure, between: str = " · "
) -> str:
    """Return parts with something between them in lines that are broken only between parts."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and measure.width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)


def paragraph(text: str, style: TextStyle, width: float, measure: Measure) -> Paragraph:
    """Break a text into lines no wider than ``width`` page units.

    Breaks at spaces, between East Asian letters, and inside a word only when the word
    alone is too wide; a letter keeps its accents and joined emoji stay whole.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines.extend(_whole(_wrapped(part, style, width, measure)))
    return Paragraph(tuple(lines), style, width)


def _whole(lines: list[str]) -> list[str]:
    """Return lines in which what is set apart as a name is set apart on each of its lines.

    Without it the rest of a name would decide which way its line reads, and the words after it
    would stand on its other side.
    """
    if not any(_APART in line for line in lines):
        return lines
    found, open_ = list[str](), 0
    for line in lines:
        begun, ended = line.count(_APART), line.count(_TOGETHER)
        still = max(0, open_ + begun - ended)
        found.append(_APART * open_ + line + _TOGETHER * still)
        open_ = still
    return found


def _wrapped(text: str, style: TextStyle, width: float, measure: Measure) -> list[str]:
    if measure.width(text, style) <= width:
        return [text.strip()]
    lines: list[str] = []
    line = ""
    waiting = _pieces(text)[::-1]
    while waiting:
        piece = waiting.pop()
        if piece.isspace():
            line = f"{line} " if line else ""
        elif measure.width(line + piece, style) <= width or (line and piece in _TIGHT_BEFORE):
            line += piece
        elif piece == _PARTING:
            # Where there is no room for the dot, the end of the line parts as well.
            lines.append(line.strip())
            line = ""
        elif (looser := _loosened(piece)) and measure.width(piece, style) > width:
            waiting += reversed(looser)
        else:
            if line.strip():
                lines.append(line.strip())
            *full, line = _split(piece, style, width, measure)
            lines.extend(full)
    if line.strip() or not lines:
        lines.append(line.strip())
    return lines


def _pieces(text: str) -> list[str]:
    """Return what a line may be broken between, spaces among it."""
    return (_eastern() if max(text, default="") >= _EAST else _PIECES).findall(text)


@cache
def _eastern() -> re.Pattern[str]:
    """Match words, spaces, and East Asian letters one by one; compiling it takes a while."""
    east = "⺀-鿿가-힣豈-﫿！-｠"
    return re.compile(rf"\s+|(?:[^\s{east}]+|[{east}]){_DOT}")


def _loosened(piece: str) -> tuple[str, ...]:
    """Return what a piece that is too wide alone may be broken between: around its last dot."""
    before, dot, after = piece.rpartition("·\xa0")
    if before and after:
        return (f"{before}{dot[:1]}", " ", after)
    parted = len(piece) > 2 and piece[-1] == "·" and piece[-2].isspace()
    return (piece[:-2], _PARTING) if parted else ()


def _split(word: str, style: TextStyle, width: float, measure: Measure) -> list[str]:
    """Break a word that is too wide alone, at least one letter a line."""
    if measure.width(word, style) <= width:
        return [word]
    parts: list[str] = []
    part = ""
    for letter in _letters().findall(word):
        if part and measure.width(part + letter, style) > width:
            parts.append(part)
            part = letter
        else:
            part += letter
    return [*parts, part]


@cache
def _letters() -> re.Pattern[str]:
    """Match letters with their accents, and emoji with all that is joined to them."""
    return re.compile(
        "(?:[\U0001f1e6-\U0001f1ff]{2}|.)(?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
        re.DOTALL,
    )


def from_right(text: str) -> bool:
    """Tell whether a text reads from the right: its first letter that has a direction says."""
    apart = 0
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        # What is set apart, as names in sentences are, does not say how the sentence reads.
        apart += (direction in ("FSI", "LRI", "RLI")) - (direction == "PDI" and apart > 0)
        if apart:
            continue
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
