"""The touchpoint card: title, feeling, friction, score, moment of truth, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.analysis.elsewhere import far_ends
from journeymap.analysis.frictions import worst_severity
from journeymap.analysis.rolled_up import RolledUp, rolled_up
from journeymap.drawing.faces import diamond, triangle
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import CARD, RADIUS, SMALL_STRONG, Theme, mix
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card_cases import cases_on
from journeymap.lanes.parts.card_head import CardHead, HeadText, measured_head
from journeymap.lanes.parts.card_rows import CardRow, draw_rows, height_of, rows
from journeymap.lanes.parts.card_strips import CardStrip, draw_strips, strips_height, strips_of
from journeymap.lanes.parts.score_bar import gap_row
from journeymap.language import tr
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import Scored, scores_at, today_of
from journeymap.metrics.wording import brief
from journeymap.model.fields import specs
from journeymap.model.records import (
    Feeling,
    Friction,
    Metric,
    Persona,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import LaidCases

LEAST = 76.0
_INSET = 14.0
_TOP = 11.0
_FOOT = 30.0
_SIGN = 28.0
_BESIDE = 10.0
ASSUMED = "assumed"
"""The evidence of what nobody has looked into, and of what no case came to."""
_TINTED = 0.12
"""How much of its colour the ground of a tinted card has."""


class CardText(NamedTuple):
    """A card measured, before it has a place."""

    touchpoint: Touchpoint
    moment: Paragraph | None
    title: Paragraph
    rows: tuple[CardRow, ...]
    valence: float | None
    frictions: bool
    severity: int | None
    pill: Paragraph | None
    faint: bool
    width: float
    height: float
    head: HeadText | None = None
    strips: tuple[CardStrip, ...] = ()
    evidence: str = ""
    """What its edge says it rests on: no case came here, or as the touchpoint says."""


def width_in_one_line(title: str, measure: Measure) -> float:
    """Return how wide a card is on which its title stands in one line, in page units."""
    return measure.width(title, CARD) + 2 * _INSET - 4


def block(
    context: LaneContext, touchpoint: Touchpoint, width: float, head: CardHead | None = None
) -> CardText:
    """Measure a card that is ``width`` page units wide, with what stands over its title."""
    snapshot, id = context.snapshot, touchpoint.id
    frictions = snapshot.of(Friction, "touchpoint", id)
    rolled = rolled_up(snapshot, touchpoint) if touchpoint.opens else None
    inner, valence = _felt(context, touchpoint, rolled)
    far = far_ends(snapshot, touchpoint)
    least = context.minimum_heights.get(id, LEAST)
    laid = context.shown.laid
    cases = cases_on(snapshot, laid, id, context.theme)
    rests = evidence_of(laid, touchpoint)

    def measured() -> CardText:
        named = moment_of(touchpoint)
        moment = paragraph(named, SMALL_STRONG, width - 52, context.measure) if named else None
        wide = width - 2 * _INSET + 4
        title = paragraph(touchpoint.title, CARD, wide, context.measure)
        worst = frictions or (rolled.frictions if rolled else ())
        within = rolled.scores if rolled else ()
        best = next(iter((*scores_at(snapshot, "touchpoint", id), *within)), None)
        known = (*rows(context, touchpoint, wide), *_apart(context, best, wide))
        room = width - 36 - (_SIGN if worst else 0.0)
        said = pill_of(context, best, room) if best else ""
        pill = paragraph(said, SMALL_STRONG, room, context.measure) if said else None
        foot = _FOOT - line_height(SMALL_STRONG) + pill.height if pill else _foot_of(worst)
        headed = measured_head(head, wide, context.measure) if head else None
        over = moment.height + 1 if moment else 0.0
        over += headed.height if headed else 0.0
        strips = strips_of(context, rolled, inner, far, cases, width - 2 * _BESIDE)
        told = title.height + height_of(known) + strips_height(strips)
        faint = best is not None and not best.carries
        severity, tall = worst_severity(worst), max(least, _TOP + over + told + foot)
        return CardText(
            touchpoint, moment, title, known, valence, bool(worst), severity, pill, faint,
            width, tall, headed, strips, rests,
        )  # fmt: skip

    inputs = (
        (touchpoint, frictions, _scored(snapshot, touchpoint), valence, least, width),
        (context.view.detail, rolled, inner, head, far, cases, rests),
    )
    return context.memo(("block", id), inputs, measured)


def _apart(context: LaneContext, best: Scored | None, width: float) -> Iterator[CardRow]:
    """Yield how far what the company says lies from the score of a card."""
    for gap in gaps(best) if best else ():
        yield gap_row(context, gap, width)


def _felt(
    context: LaneContext, touchpoint: Touchpoint, rolled: RolledUp | None
) -> tuple[float | None, float | None]:
    """Return the feeling inside a card, and the one it shows: its own before that."""
    own = shown_feeling(context, context.snapshot.of(Feeling, "touchpoint", touchpoint.id))
    inner = shown_of(context, rolled.feelings) if rolled else None
    return inner, inner if own is None else own


def _foot_of(frictions: Sequence[Friction]) -> float:
    return _FOOT if frictions else _TOP


def _scored(snapshot: Snapshot, touchpoint: Touchpoint) -> tuple[object, ...]:
    """Return all that the score of a card is made of; it is the same while these are."""
    scores = snapshot.of(Score, "touchpoint", touchpoint.id)
    source = today_of(snapshot, "touchpoint", touchpoint.id) if touchpoint.origin else None
    scores += snapshot.of(Score, "touchpoint", source) if source else ()
    metrics = tuple(snapshot.get(Metric, score.metric) for score in scores)
    people = tuple(snapshot.get(Persona, score.persona) for score in scores)
    return scores, metrics, people, source


def moment_of(touchpoint: Touchpoint) -> str:
    """Return the name of a moment of truth that has one of its own, such as ``ZMOT``."""
    if touchpoint.moment in ("", "moment"):
        return ""
    return tr(dict(specs(Touchpoint)["moment"].options)[touchpoint.moment])


def shown_feeling(context: LaneContext, feelings: tuple[Feeling, ...]) -> float | None:
    """Return the feeling a card shows: of the persona in focus, else the first one's, else any."""
    return shown_of(context, {feeling.persona: feeling.valence for feeling in feelings})


def shown_of(context: LaneContext, by: Mapping[str | None, float]) -> float | None:
    """Return the feeling that is shown of those by persona, by the same rule."""
    if context.focus is not None:
        return by.get(context.focus)
    for persona in context.personas:
        if persona.id in by:
            return by[persona.id]
    return next(iter(by.values()), None)


def pill_of(context: LaneContext, scored: Scored, room: float) -> str:
    """Return as much of a score as has room on one line, else on as few as it takes."""
    ways = brief(context.snapshot, scored)
    said = [joined(way, SMALL_STRONG, room, context.measure) for way in ways]
    return min(said, key=lambda one: len(paragraph(one, SMALL_STRONG, room, context.measure).lines))


def figure(context: LaneContext, card: CardText, x: float, y: float) -> Figure:
    """Draw a measured card with its upper left corner at (x, y)."""
    key = ("card", card.touchpoint.id)
    return context.memo(
        key, (card, x, y), lambda: _figure(context, card, Rect(x, y, card.width, card.height))
    )


def evidence_of(laid: LaidCases | None, touchpoint: Touchpoint) -> str:
    """Return what a touchpoint rests on: as it says, or on cases where some are laid over."""
    if laid is None:
        return touchpoint.evidence
    return "" if laid.came(touchpoint.id) else ASSUMED


def outline(evidence: str, theme: Theme, scale: float = 1.0) -> tuple[str, tuple[float, ...]]:
    """Return colour and dashes of a card's edge: dashed when assumed, dash and dot when partly."""
    dash = {"assumed": (4.0, 3.0), "partly": (9.0, 2.5, 2.0, 2.5)}.get(evidence, ())
    edge = theme.assumed_edge if dash else theme.card_edge
    return edge, tuple(part * scale for part in dash)


def _figure(context: LaneContext, card: CardText, rect: Rect) -> Figure:
    theme, touchpoint = context.theme, card.touchpoint
    x, y, w, h = rect
    edge, dash = outline(card.evidence, theme)
    own = theme.own(touchpoint.colour)
    ground, ink, soft = (
        (own.tint, own.ink, own.ink) if own else (_ground(card, theme), theme.ink, theme.ink_soft)
    )
    shapes: list[Shape] = [
        Box(Rect(x, y + 1.5, w, h), theme.card_shadow, radius=RADIUS),
        Box(rect, ground, edge, 1.0, RADIUS, dash),
    ]
    tone = _tone(card, theme)
    if tone:
        # From the outer rim of the border on, whose dashes would show beside it.
        bar = Rect(x - 0.5, y + 9, 4.5, h - 18)
        shapes.append(Box(bar, tone, radius=2.25))
    under = y + _TOP + (card.head.height if card.head else 0.0)
    top = under + (card.moment.height + 1 if card.moment else 0.0)
    # The title comes first, though not uppermost: other programs take the first text for the name.
    shapes += card.title.shapes(x + _INSET, top, ink, context.measure)
    strong = own.ink if own else theme.accent_ink
    if card.moment:
        shapes += card.moment.shapes(x + _INSET, under - 2, strong, context.measure)
    if card.head:
        inks = (soft, strong)
        shapes += card.head.shapes(x + _INSET, y + _TOP - 1, inks, theme, context.measure)
    shapes += draw_rows(card.rows, x + _INSET, top + card.title.height, ink, soft)
    below = top + card.title.height + height_of(card.rows)
    room = Rect(x + _BESIDE, below, w - 2 * _BESIDE, 0.0)
    led, doors = draw_strips(context, touchpoint, card.strips, room)
    shapes += led
    if card.pill:
        wide = max(context.measure.width(line, SMALL_STRONG) for line in card.pill.lines) + 16
        pill = Rect(x + 10, y + h - card.pill.height - 13, wide, card.pill.height + 4)
        # What carries no judgement is a pill in outline: a guess, or too few answers.
        edge = theme.assumed_edge if card.faint else ""
        shapes.append(Box(pill, "" if card.faint else theme.pill, edge, 1.0, 9.0))
        ink = soft if card.faint else theme.ink_pill
        shapes += card.pill.shapes(pill.x + 8, pill.y + 2, ink, context.measure)
    if card.frictions:
        shapes += triangle(x + w - 20, y + h - 18, card.severity, theme)
    if touchpoint.moment:
        shapes.append(diamond(x + w - 18, y, 7, theme.accent, ground))
    tone = tone or theme.card_edge
    id, name = touchpoint.id, touchpoint.title
    return Figure(id, FigureRole.CARD, name, rect, tuple(shapes), tone, doors)


def _tone(card: CardText, theme: Theme) -> str:
    """Return the colour of a card's bar, blank for none: that of its head, else of its feeling."""
    if card.head:
        return card.head.head.tone
    return "" if card.valence is None else theme.feeling(card.valence)


def _ground(card: CardText, theme: Theme) -> str:
    """Return what a card without a colour of its own is filled with: a little of what tints it."""
    head = card.head.head if card.head else None
    return mix(theme.card, head.tone, _TINTED) if head and head.tinted and head.tone else theme.card
