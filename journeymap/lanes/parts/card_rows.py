"""What stands on a card between its title and its foot: small marks, or all that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from journeymap.drawing.faces import disc
from journeymap.drawing.icons import icon
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import joined, paragraph
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, SMALL_ITALIC
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.lanes.time import time_words
from journeymap.language import mark, plural, tr
from journeymap.model.fields import specs
from journeymap.model.records import Touchpoint

OWNERSHIP = {"owned": "house", "paid": "megaphone", "earned": "star", "third": "handshake"}
"""The mark of whose a touchpoint is, by icon."""

ENDS = {"goal": "flag", "leaves": "footprints"}
"""The mark of how the journey ends at a touchpoint."""

STARTS, OPENS, LINKS, FEEDBACK = "activity", "map", "globe", "message-circle"

_SIDE = 13.0
_BESIDE = 19.0
_GAP = 5.0
_PIP = 3.5
_CHIP = 7.0


class CardRow(NamedTuple):
    """A row of a card: how tall it is, and how it is drawn at (x, y) in two inks."""

    height: float
    draw: Callable[[float, float, str, str], tuple[Shape, ...]]


def rows(context: LaneContext, card: Touchpoint, width: float) -> tuple[CardRow, ...]:
    """Return what a card of this inner width says besides title, score and friction."""
    if context.view.detail == "full":
        return tuple(_details(context, card, width))
    names = marks_of(card)
    return (_marks(names),) if names else ()


def marks_of(card: Touchpoint) -> tuple[str, ...]:
    """Return the marks of a card, but for what is inside it: that has a strip of its own."""
    return tuple(name for name in marks(card) if name != OPENS)


def marks_width(names: Sequence[str]) -> float:
    """Return how wide marks beside one another are, in page units."""
    return len(names) * _BESIDE - (_BESIDE - _SIDE)


def draw_marks(names: Sequence[str], x: float, y: float, ink: str) -> Iterator[Shape]:
    """Yield the shapes of marks beside one another, from (x, y) on."""
    for i, name in enumerate(names):
        yield from icon(name, Rect(x + i * _BESIDE, y, _SIDE, _SIDE), ink, 1.2)


def marks(card: Touchpoint) -> list[str]:
    """Return the icons that say in short what is known of a touchpoint."""
    named = (
        OWNERSHIP.get(card.ownership),
        STARTS if card.starts is not None else None,
        ENDS.get(card.ends),
        OPENS if card.opens else None,
        LINKS if card.links else None,
    )
    return [name for name in named if name]


def _marks(names: Sequence[str]) -> CardRow:
    return CardRow(_SIDE, lambda x, y, ink, soft: tuple(draw_marks(names, x, y, soft)))


def _details(context: LaneContext, card: Touchpoint, width: float) -> Iterator[CardRow]:
    """Yield a row for all that is said of a touchpoint, what happened first."""
    if card.happened.strip():
        yield _words(context, card.happened.strip(), width, "", dark=True)
    if card.reading.strip():
        yield _words(context, card.reading.strip(), width, "eye", SMALL_ITALIC)
    who = " · ".join(part.strip() for part in (card.owner, card.department) if part.strip())
    time = time_words(card.duration or 0.0, card.waiting or 0.0)
    options = dict(specs(Touchpoint)["ownership"].options)
    told: tuple[tuple[str, str], ...] = (
        ("user", who),
        ("clock", time),
        (
            OWNERSHIP.get(card.ownership, ""),
            tr(options[card.ownership]) if card.ownership in OWNERSHIP else "",
        ),
        (STARTS, _starts(card)),
        (ENDS.get(card.ends, ""), tr(_ENDS[card.ends]) if card.ends in _ENDS else ""),
        (FEEDBACK, tr(_FEEDBACK[card.feedback]) if card.feedback in _FEEDBACK else ""),
    )
    for sign, words in told:
        if words:
            yield _words(context, words, width, sign)
    for words, grade in (
        (tr("for customers"), card.importance_customer),
        (tr("for us"), card.importance_business),
    ):
        if grade is not None:
            yield _graded(context, words, grade, width)
    if card.links:
        hosts = joined([host_of(link) for link in card.links], SMALL, width, context.measure)
        yield _words(context, hosts, width, LINKS)
    if card.tags:
        yield _chips(context, card.tags, width)


_ENDS = {"goal": mark("goal reached"), "leaves": mark("leaves")}
_FEEDBACK = {"yes": mark("feedback is collected"), "no": mark("no feedback is collected")}


def _starts(card: Touchpoint) -> str:
    if card.starts is None:
        return ""
    return plural("{n} begins here", "{n} begin here", card.starts)


def host_of(link: str) -> str:
    """Return the part of an address that people know it by: its server, or where mail goes."""
    parts = urlsplit(link)
    return (parts.hostname or "").removeprefix("www.") or parts.path or link


def _words(
    context: LaneContext,
    words: str,
    width: float,
    sign: str,
    style: TextStyle = SMALL,
    dark: bool = False,
) -> CardRow:
    """Set words, behind an icon where there is one."""
    left = _BESIDE if sign else 0.0
    text = paragraph(words, style, width - left, context.measure)

    def draw(x: float, y: float, ink: str, soft: str) -> tuple[Shape, ...]:
        tone = ink if dark else soft
        middle = y + (line_height(style) - _SIDE) / 2
        return (
            *icon(sign, Rect(x, middle, _SIDE, _SIDE), soft, 1.2),
            *text.shapes(x + left, y, tone, context.measure),
        )

    return CardRow(text.height, draw)


def _graded(context: LaneContext, words: str, grade: int, width: float) -> CardRow:
    """Say how important something is, with as many of five dots filled."""
    room = width - 5 * (2 * _PIP + 3)
    text = paragraph(words, SMALL, room, context.measure)

    def draw(x: float, y: float, ink: str, soft: str) -> tuple[Shape, ...]:
        middle, left = y + line_height(SMALL) / 2, x + room + 3 + _PIP
        dots = (
            disc(left + i * (2 * _PIP + 3), middle, _PIP, soft if i < grade else "", soft)
            for i in range(5)
        )
        return (*text.shapes(x, y, soft, context.measure), *dots)

    return CardRow(text.height, draw)


def _chips(context: LaneContext, tags: Sequence[str], width: float) -> CardRow:
    """Set tags as chips in as many lines as they take."""
    placed = []
    x, y, tall = 0.0, 0.0, 0.0
    for tag in tags:
        text = paragraph(tag, SMALL, width - 2 * _CHIP, context.measure)
        wide = max(context.measure.width(line, SMALL) for line in text.lines) + 2 * _CHIP
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall + 4, 0.0
        placed.append((text, Rect(x, y, wide, text.height + 3)))
        x, tall = x + wide + 4, max(tall, text.height + 3)

    def draw(left: float, top: float, ink: str, soft: str) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        for text, at in placed:
            place = Rect(left + at.x, top + at.y, at.w, at.h)
            shapes.append(Box(place, "", context.theme.card_edge, 1.0, 8.0))
            shapes += text.shapes(place.x + _CHIP, place.y + 1.5, soft, context.measure)
        return tuple(shapes)

    return CardRow(y + tall, draw)


def height_of(found: Sequence[CardRow]) -> float:
    """Return the height rows take below a title, in page units."""
    return sum(row.height + _GAP for row in found) + (_GAP if found else 0.0)


def draw_rows(found: Sequence[CardRow], x: float, y: float, ink: str, soft: str) -> Iterator[Shape]:
    """Yield the shapes of rows below one another, the first a gap under y."""
    for row in found:
        y += _GAP
        yield from row.draw(x, y, ink, soft)
        y += row.height


def legend(context: LaneContext) -> Iterator[LegendEntry]:
    """Yield what the signs on the cards of a page mean, those that are there."""
    cards, soft = context.shown.touchpoints, context.theme.ink_soft
    there = {name for card in cards for name in marks(card)}
    told = dict(specs(Touchpoint)["ownership"].options)
    words = {name: tr(told[key]) for key, name in OWNERSHIP.items()}
    words |= {
        ENDS["goal"]: tr(_ENDS["goal"]),
        ENDS["leaves"]: tr(_ENDS["leaves"]),
        STARTS: tr("begin here"),
        OPENS: tr("holds a journey"),
        LINKS: tr("has links"),
    }

    def sign(name: str) -> Callable[[float, float], tuple[Shape, ...]]:
        return lambda x, y: icon(name, Rect(x, y - 7, 14, 14), soft, 1.2)

    for name, said in words.items():
        if name in there:
            yield LegendEntry(sign(name), 14, said)
    graded = any(card.importance_customer or card.importance_business for card in cards)
    if graded and context.view.detail == "full":
        yield LegendEntry(_pips(soft), 47, tr("how important it is, 1 to 5"))


def _pips(ink: str) -> Callable[[float, float], tuple[Shape, ...]]:
    return lambda x, y: tuple(
        disc(x + 4 + i * 10, y, _PIP, ink if i < 3 else "", ink) for i in range(5)
    )
