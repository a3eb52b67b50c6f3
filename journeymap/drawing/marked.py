"""Text as people mark it: **bold** words and lists, in lines no longer than one reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import from_right, paragraph
from journeymap.drawing.shapes import Shape, Text, TextStyle

READABLE = 60
"""How many letters a line has at most, about, so that the eye finds the next one."""

BOLD = 700

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITEM = re.compile(r"\s*(?:([-•*–])|(\d{1,3}[.)]))\s+(?=\S)")
_BETWEEN = 24.0
_APART = 5.0
_FEW = 4


class Stretch(NamedTuple):
    """Words of one weight within a line."""

    text: str
    bold: bool = False


class MarkedLine(NamedTuple):
    """A line: its stretches one after the other, ``indent`` units from the edge.

    ``sign`` hangs before the first line of an item of a list.
    """

    stretches: tuple[Stretch, ...]
    sign: str = ""
    indent: float = 0.0

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


class MarkedText(NamedTuple):
    """Lines that fit a width, perhaps in columns, and the height they take."""

    lines: tuple[MarkedLine, ...]
    style: TextStyle
    width: float
    columns: int = 1

    @property
    def height(self) -> float:
        return self._rows * line_height(self.style)

    @property
    def _rows(self) -> int:
        return ceil(len(self.lines) / self.columns)

    def shapes(self, x: float, y: float, colour: str, measure: Measure) -> tuple[Shape, ...]:
        """Return the lines with the top of the text at y and its left edge at x.

        Within a line each text after the first ``joins`` the one before it.
        """
        step, style = line_height(self.style), self.style
        first = y + (step + measure.ascent(style)) / 2 - style.size * 0.08
        shapes: list[Shape] = []
        for i, line in enumerate(self.lines):
            column, row = divmod(i, self._rows)
            left = x + column * (self.width + _BETWEEN)
            shapes += self._line(line, left, first + row * step, colour, measure)
        return tuple(shapes)

    def _line(
        self, line: MarkedLine, x: float, y: float, colour: str, measure: Measure
    ) -> Iterator[Text]:
        """Yield what stands in a line; one that reads from the right begins at the right edge."""
        back = from_right(line.text)
        at, way = (x + self.width, -1) if back else (x, 1)
        joins = False
        if line.sign:
            yield Text(at, y, line.sign, self.style, colour, "end" if back else "start")
            joins = True
        at += way * line.indent
        for stretch in line.stretches:
            style = self.style._replace(weight=BOLD) if stretch.bold else self.style
            if stretch.text:
                yield Text(at, y, stretch.text, style, colour, "end" if back else "start", joins)
            at += way * measure.width(stretch.text, style)
            joins = True


class _Widest(NamedTuple):
    """Measures as the widest weight would be, where one line may hold several."""

    measure: Measure

    def width(self, text: str, style: TextStyle) -> float:
        return max(self.measure.width(text, style._replace(weight=w)) for w in (400, BOLD))

    def ascent(self, style: TextStyle) -> float:
        return self.measure.ascent(style)


def unmarked(text: str) -> str:
    """Return a text without the stars of its bold words, each item of a list after a dot."""
    lines = []
    for line in text.split("\n"):
        item = _ITEM.match(line)
        sign, rest = _sign(item), line[item.end() :] if item else line
        lines.append(" ".join(filter(None, (sign, _BOLD.sub(r"\1", rest)))))
    return "\n".join(lines)


def marked(text: str, style: TextStyle, width: float, measure: Measure) -> MarkedText:
    """Break a text into lines no wider than ``width`` page units, nor longer than one reads well.

    ``**word**`` is bold; a line that begins with ``-``, ``•``, ``*`` or a number and a dot is
    an item whose further lines hang. Where there is much text and much room, it stands in
    columns.
    """
    most = min(width, measure.width("n" * READABLE, style))
    lines = _lines(text, style, most, measure)
    columns = int((width + _BETWEEN) // (most + _BETWEEN)) if len(lines) >= _FEW else 1
    if columns > 1:
        columns = min(columns, ceil(len(lines) / 2))
    return MarkedText(tuple(lines), style, most, max(1, columns))


def _lines(text: str, style: TextStyle, width: float, measure: Measure) -> list[MarkedLine]:
    found: list[MarkedLine] = []
    signs = [match for line in text.split("\n") if (match := _ITEM.match(line))]
    hang = max((measure.width(_sign(sign), style) for sign in signs), default=0.0) + _APART
    hang = min(hang, width / 3)
    for line in text.split("\n"):
        item = _ITEM.match(line)
        indent = hang if item else 0.0
        lines = _wrapped(line[item.end() :] if item else line, style, width - indent, measure)
        for i, stretches in enumerate(lines):
            found.append(MarkedLine(stretches, "" if i else _sign(item), indent))
    return found


def _sign(item: re.Match[str] | None) -> str:
    return (item[2] or "•") if item else ""


def _wrapped(
    line: str, style: TextStyle, width: float, measure: Measure
) -> list[tuple[Stretch, ...]]:
    """Break a line; one with bold words as if all of them were, so that it surely fits."""
    plain, bold = _weights(line)
    if not any(bold):
        return [(Stretch(one),) for one in paragraph(line, style, width, measure).lines]
    lines, at, found = paragraph(plain, style, width, _Widest(measure)).lines, 0, []
    for one in lines:
        weights: list[bool] = []
        for letter in one:
            if letter.isspace():
                weights.append(bool(weights) and weights[-1] and bold[min(at, len(bold) - 1)])
                continue
            # Between lines spaces are dropped, and a dot where there is no room for it.
            while plain[at] != letter:
                at += 1
            weights.append(bold[at])
            at += 1
        found.append(_stretches(one, weights))
    return found


def _weights(line: str) -> tuple[str, list[bool]]:
    """Return a line without its stars, and for each letter whether it is bold."""
    plain, bold, at = "", list[bool](), 0
    for match in _BOLD.finditer(line):
        for part, heavy in ((line[at : match.start()], False), (match[1], True)):
            plain += part
            bold += [heavy] * len(part)
        at = match.end()
    rest = line[at:]
    return plain + rest, bold + [False] * len(rest)


def _stretches(line: str, weights: Sequence[bool]) -> tuple[Stretch, ...]:
    pairs = zip(line, weights, strict=True)
    return tuple(
        Stretch("".join(letter for letter, _ in letters), heavy)
        for heavy, letters in groupby(pairs, key=lambda pair: pair[1])
    )


def toggled(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a text with what is selected in it made bold, or no longer, and the new selection.

    White space at its ends stays outside; of nothing but that nothing is made bold.
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    before, inside, after = text[:start], text[start:end], text[end:]
    if not inside:
        return text, start, end
    if before.endswith("**") and after.startswith("**"):
        return before[:-2] + inside + after[2:], start - 2, end - 2
    if len(inside) > 4 and inside.startswith("**") and inside.endswith("**"):
        return before + inside[2:-2] + after, start, end - 4
    return f"{before}**{inside}**{after}", start + 2, end + 2
