"""Lines of text brought together again, as PowerPoint sets them: paragraphs in a shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import from_right
from journeymap.drawing.shapes import Anchor, Rect, Text
from journeymap.language import bare
from journeymap.model.fields import clean
from journeymap.painting.fonts import installed

EMU = 9525
"""English Metric Units in a page unit, which is 1/96 inch."""

_ALIGN: dict[Anchor, str] = {"start": "l", "middle": "ctr", "end": "r"}
_SLACK = 8.0
_LEAST_SIZE = 100
FACE = 'typeface="Inter" panose="020B0604020202020204"'
"""Our letters; where they are missing programs choose by the numbers, which are those of Arial."""
_STEADY = ((0, 0x590), (0x1E00, 0x200B), (0x2010, 0x2600), (0x2E80, 0xD7B0), (0xFF00, 0xFFF0))
"""Latin, Greek, Cyrillic and their like, punctuation and signs, and letters set in squares."""


class TextBlock(NamedTuple):
    """Lines under one another in one style; ``whole`` is the unbroken text where it is known."""

    lines: tuple[Text, ...]
    place: Rect
    whole: str = ""

    @property
    def first(self) -> Text:
        return self.lines[0]


def blocks(texts: Sequence[Text], name: str, measure: Measure) -> list[TextBlock]:
    """Join lines that belong together; those that say the figure's name are its unbroken text."""
    runs: list[list[Text]] = []
    for text in texts:
        if runs and _follows(runs[-1][-1], text):
            runs[-1].append(text)
        else:
            runs.append([text])
    return [_block(tuple(run), name, measure) for run in runs]


def _follows(upper: Text, lower: Text) -> bool:
    step = lower.y - upper.y
    return (
        (upper.style, upper.colour, upper.anchor) == (lower.style, lower.colour, lower.anchor)
        and abs(upper.x - lower.x) < 0.5
        and 0 < step < line_height(upper.style) * 1.05
    )


def _block(lines: tuple[Text, ...], name: str, measure: Measure) -> TextBlock:
    first = lines[0]
    step = line_height(first.style)
    wide = max(measure.width(line.text, line.style) for line in lines)
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[first.anchor]
    top = first.y - (step + measure.ascent(first.style)) / 2 + first.style.size * 0.08
    place = Rect(first.x - left, top, wide, lines[-1].y - first.y + step)
    same = _letters("".join(line.text for line in lines)) == _letters(name)
    return TextBlock(lines, place, name if same and first.anchor != "middle" else "")


def _letters(text: str) -> str:
    return "".join(text.split())


def fits(block: TextBlock, box: Rect, others: Sequence[TextBlock]) -> bool:
    """Tell whether a block may stand in a shape, below the blocks that already do."""
    inside = box.grown(1.0)
    x, y, w, h = block.place
    if not (inside.holds(x, y + h * 0.25) and inside.holds(x + w, y + h * 0.75)):
        return False
    first = block.first
    if first.anchor == "middle" and abs(first.x - box.centre[0]) > 1.0:
        return False
    if not others:
        return True
    above = others[-1]
    if any(one.whole and len(one.lines) > 1 for one in others):
        # In narrower letters that takes fewer lines, and what stands below would move up.
        return False
    same = above.first.anchor == first.anchor and abs(above.first.x - first.x) < 1.0
    return same and -2.0 < y - above.place.bottom < 40.0


def body(found: Sequence[TextBlock], box: Rect, room: Rect, scale: float) -> str:
    """Return the text of a shape; ``room`` is where its kind of shape lets text stand.

    Insets put the first line where the page has it. Nothing shrinks and nothing is clipped:
    a title wraps in its shape, all else keeps its own line ends, and so does what other
    programs set much wider than we do.
    """
    if not found:
        return (
            '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
            "<a:p><a:endParaRPr/></a:p></p:txBody>"
        )
    own = any(block.whole for block in found)
    wraps = own and all(_steady(line.text) for block in found for line in block.lines)
    anchor, x = found[0].first.anchor, found[0].first.x
    left = right = 0.0
    if anchor == "start":
        left = x - room.x
        wide = max(block.place.w for block in found)
        spare = room.right - x - wide
        right = max(0.0, min(x - box.x, spare - _SLACK)) if own and box != room else 0.0
    elif anchor == "end":
        right = room.right - x
    top, bottom, stands = found[0].place.y - room.y, 0.0, "t"
    if top < 0:
        # Insets are never below zero; what does not fit hangs over the upper edge.
        top, bottom, stands = 0.0, room.bottom - found[-1].place.bottom, "b"
    insets = " ".join(
        f'{name}="{max(0, round(value * EMU * scale))}"'
        for name, value in (("lIns", left), ("tIns", top), ("rIns", right), ("bIns", bottom))
    )
    wrap = "square" if wraps else "none"
    if not wraps:
        found = [block._replace(whole="") for block in found]
    paragraphs = "".join(_paragraphs(found, scale))
    return (
        f'<p:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="{wrap}" '
        f'{insets} rtlCol="0" anchor="{stands}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody>"
    )


def _paragraphs(found: Sequence[TextBlock], scale: float) -> list[str]:
    gaps = [0.0, *(lower.place.y - upper.place.bottom for upper, lower in pairwise(found))]
    made = []
    for block, gap in zip(found, gaps, strict=True):
        lines = [line.text for line in block.lines]
        parts = block.whole.split("\n") if block.whole else ["\n".join(lines)]
        for i, part in enumerate(parts):
            made.append(_paragraph(part, block.first, gap if i == 0 else 0.0, scale))
    return made


def _face(family: str) -> str:
    """Return the letters a run is set in: the first family that is here, else our own."""
    there = installed(family.split(", ")) if family else ()
    return f'typeface="{escape(there[0])}"' if there else FACE


def _paragraph(said: str, like: Text, gap: float, scale: float) -> str:
    style, points = like.style, 75 * scale
    step, before = round(line_height(style) * points), round(max(0.0, gap) * points)
    backwards = from_right(said)
    align = _ALIGN[like.anchor]
    if backwards:
        # A line that reads from the right is set at the right edge of a left-anchored paragraph.
        align = "r" if like.anchor != "middle" else align
    size = max(_LEAST_SIZE, round(style.size * points))
    marks = ' b="1"' * (style.weight >= 600) + ' i="1"' * style.italic
    looks = (
        f'sz="{size}"{marks}><a:solidFill>{colour(like.colour)}</a:solidFill>'
        f'<a:latin {_face(style.family)} pitchFamily="34" charset="0"/></a:rPr>'
    )
    runs = f"<a:br><a:rPr {looks}</a:br>".join(
        f"<a:r><a:rPr {looks}<a:t>{escape(bare(clean(line)))}</a:t></a:r>"
        for line in said.split("\n")
    )
    direction = ' rtl="1"' * backwards
    return (
        f'<a:p><a:pPr algn="{align}"{direction}>'
        f'<a:lnSpc><a:spcPts val="{max(1, step)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef></a:pPr>{runs}</a:p>'
    )


def colour(name: str) -> str:
    """Return a colour ``#rrggbb``, or ``#rrggbbaa`` where one sees through."""
    if len(name) == 9:
        alpha = round(int(name[7:], 16) / 255 * 100_000)
        return f'<a:srgbClr val="{name[1:7].upper()}"><a:alpha val="{alpha}"/></a:srgbClr>'
    return f'<a:srgbClr val="{name[1:7].upper()}"/>'


def attribute(said: str) -> str:
    """Return a text as the quoted value of an attribute."""
    return quoteattr(clean(said))


def _steady(said: str) -> bool:
    """Tell whether letters are about as wide in every program: not so for emoji and joined ones."""
    return all(any(low <= ord(letter) < high for low, high in _STEADY) for letter in said)
