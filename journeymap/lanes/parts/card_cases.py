"""What a card says of the cases that are laid over its journey: who came here, and who left."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.colours import ink_on
from journeymap.drawing.faces import disc, face
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.scene import Door
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme
from journeymap.language import decimal, plural, tr
from journeymap.model.snapshot import Snapshot
from journeymap.view import LaidCases
from journeymap.view.laid import title_of_step

_DOT, _BETWEEN = 4.0, 3.0
_MOST_DOTS = 6
"""Up to how many cases have a dot each; more are only counted."""
_FACE, _PAD, _UPRIGHT = 6.5, 8.0, 3.5
_STUB, _BESIDE, _INDENT = 22.0, 6.0, 4.0
_RIM = 5.0
"""How far beyond the strip a stub reaches, to the rim of its card."""
_LEAVING = 3
"""How many who leave are named on a card; there may be hundreds of cases."""
_LONG = 60
_GAP = 3.0


class LeavingWords(NamedTuple):
    """A line of who leaves the model here: the words, the case's colour, and where a click leads."""

    words: str
    tone: str
    leads: str


class CardCases(NamedTuple):
    """What is said of cases on one card.

    ``dots`` are the colours of the cases in their order, blank for one that did not come here;
    ``numbers`` as which steps the case that is alone did, in its colour.
    """

    words: str
    dots: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    tone: str = ""
    felt: float | None = None
    leaving: tuple[LeavingWords, ...] = ()
    came: int = 0
    short: str = ""
    """What is said where the words have no room on a line."""


class CasesText(NamedTuple):
    """The strip of a card measured: a line of who came, and one for each who leaves."""

    cases: CardCases
    words: Paragraph
    pills: tuple[tuple[str, float], ...]
    leaving: tuple[Paragraph, ...]
    row: float

    @property
    def height(self) -> float:
        """How tall it is, in page units."""
        return self.row + sum(one.height + _GAP for one in self.leaving)


def cases_on(snapshot: Snapshot, laid: LaidCases | None, id: str, theme: Theme) -> CardCases | None:
    """Return what a card says of the cases that are laid over; nothing where that is nothing."""
    if laid is None:
        return None
    leaving = _leaving(snapshot, laid, id, theme)
    came, felt = laid.came(id), laid.felt(id)
    if laid.alone:
        numbers = laid.visits.get(id, ())
        if not numbers:
            return None
        return CardCases("", (), numbers, laid.tone(laid.alone, theme), felt, leaving, came)
    who = laid.support.at.get(id, ())
    cases = laid.support.cases if len(laid.support.cases) <= _MOST_DOTS else ()
    dots = tuple(laid.tone(case, theme) if case in who else "" for case in cases)
    n = len(laid.laid)
    short = tr("{n} of {of}", n=decimal(came), of=decimal(n)) if came else tr("no case")
    return CardCases(support_words(came, n), dots, (), "", felt, leaving, came, short)


def support_words(came: int, of: int) -> str:
    """Return how many of so many cases came to a place."""
    if not came:
        return tr("no case, assumed")
    return plural("{came} of {n} case", "{came} of {n} cases", of, came=came)


def _leaving(
    snapshot: Snapshot, laid: LaidCases, id: str, theme: Theme
) -> tuple[LeavingWords, ...]:
    told: list[LeavingWords] = []
    every = laid.leaving(id)
    for one in every:
        name, by = _short(laid.names[one.case]), one.by[0] if one.by else ""
        title = _short(title_of_step(snapshot, by)) if by else ""
        if not by:
            words = tr("{case} ends here", case=name)
        elif title:
            words = tr("{case}: “{title}”", case=name, title=title)
        else:
            words = tr("{case} leaves here", case=name)
        told.append(LeavingWords(words, laid.tone(one.case, theme), by or one.case))
    if len(told) > _LEAVING:
        left = len(told) - _LEAVING + 1
        more = plural("{n} more leaves here", "{n} more leave here", left)
        told[_LEAVING - 1 :] = [LeavingWords(more, theme.pain_ink, every[_LEAVING - 1].case)]
    return tuple(told)


def _short(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"


def measured_cases(cases: CardCases, width: float, measure: Measure) -> CasesText:
    """Set what is said of cases in a strip of a width."""
    room = width - 2 * _PAD - (2 * _FACE + _BESIDE if cases.felt is not None else 0.0)
    dots = len(cases.dots) * (2 * _DOT + _BETWEEN)
    words = paragraph(cases.words, SMALL_STRONG, room - dots - _BESIDE, measure)
    if len(words.lines) > 1 and cases.short:
        words = paragraph(cases.short, SMALL_STRONG, room - dots - _BESIDE, measure)
    pills: list[tuple[str, float]] = []
    for n in cases.numbers:
        wide = max(measure.width(str(n), SMALL_STRONG) + 9.0, 19.0)
        if sum(one + 4.0 for _, one in pills) + wide + 22.0 > room:
            pills.append(("…", 19.0))
            break
        pills.append((str(n), wide))
    row = 19.0 if pills else words.height + 2 * _UPRIGHT
    wide = width - _STUB - _BESIDE - _INDENT
    left = tuple(paragraph(one.words, SMALL, wide, measure) for one in cases.leaving)
    return CasesText(cases, words, tuple(pills), left, row)


def draw_cases(
    text: CasesText, place: Rect, theme: Theme, measure: Measure
) -> tuple[tuple[Shape, ...], tuple[Door, ...]]:
    """Draw who came, what they felt, and a stub for each who leaves; return where clicks lead."""
    cases, row = text.cases, place._replace(h=text.row)
    shapes: list[Shape] = []
    middle = row.centre[1]
    if text.pills:
        x = row.x
        for said, wide in text.pills:
            pill = Rect(x, row.y, wide, row.h)
            shapes.append(Box(pill, cases.tone, radius=row.h / 2))
            letter = paragraph(said, SMALL_STRONG, wide, measure)
            y = middle - letter.height / 2
            shapes += letter.shapes(pill.centre[0], y, ink_on(cases.tone), measure, "middle")
            x += wide + 4.0
    else:
        edge = "" if cases.came else theme.assumed_edge
        dash = () if cases.came else (4.0, 3.0)
        shapes.append(Box(row, theme.accent_tint if cases.came else "", edge, 1.0, 6.0, dash))
        x = row.x + _PAD
        for tone in cases.dots:
            rim = tone or theme.assumed_edge
            shapes.append(disc(x + _DOT, middle, _DOT - 0.5, tone or theme.card, rim, 1.0))
            x += 2 * _DOT + _BETWEEN
        x += _BESIDE if cases.dots else 0.0
        ink = theme.accent_ink if cases.came else theme.ink_soft
        shapes += text.words.shapes(x, middle - text.words.height / 2, ink, measure)
    if cases.felt is not None:
        paper = theme.accent_tint if not text.pills else theme.card
        shapes += face(row.right - _PAD - _FACE, middle, _FACE, cases.felt, theme, paper)
    return _draw_leaving(shapes, text, row, theme, measure)


def _draw_leaving(
    shapes: list[Shape], text: CasesText, row: Rect, theme: Theme, measure: Measure
) -> tuple[tuple[Shape, ...], tuple[Door, ...]]:
    doors, y = [], row.bottom
    for one, words in zip(text.cases.leaving, text.leaving, strict=True):
        at = Rect(row.x, y + _GAP, row.w, words.height)
        begin = at.right + _RIM - _STUB
        stub = ((begin, at.centre[1]), (at.right + _RIM, at.centre[1]))
        shapes.append(Line(stub, one.tone, 1.8, dash=(4.0, 3.0), head=True))
        shapes += words.shapes(at.x + _INDENT, at.y, theme.ink_soft, measure)
        doors.append(Door(at, one.leads))
        y = at.bottom
    return tuple(shapes), tuple(doors)
