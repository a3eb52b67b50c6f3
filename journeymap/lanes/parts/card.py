"""The touchpoint card: title, feeling, friction, score, moment of truth, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.analysis.elsewhere import far_ends
from journeymap.analysis.frictions import worst_severity
from journeymap.analysis.rolled_up import RolledUp, rolled_up
from journeymap.drawing.density import USUAL, PageSizes, sizes_of
from journeymap.drawing.difference_signs import difference_sign
from journeymap.drawing.faces import diamond, triangle
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card_cases import cases_on
from journeymap.lanes.parts.card_difference import CardDifference, difference_on
from journeymap.lanes.parts.card_head import CardHead, HeadText, measured_head
from journeymap.lanes.parts.card_paper import evidence_of, paper_of
from journeymap.lanes.parts.card_rows import (
    CardRow,
    draw_marks,
    draw_rows,
    height_of,
    marks_of,
    marks_width,
    rows,
)
from journeymap.lanes.parts.card_strips import CardStrip, draw_strips, strips_height, strips_of
from journeymap.lanes.parts.score_bar import gap_row
from journeymap.language import tr
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import Scored, of_ours, scores_at, today_of
from journeymap.metrics.wording import brief, short
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
from journeymap.view.look import FULL

LEAST = 44.0
"""How tall the lowest card is: one with a title alone."""

_SIGN, _BESIDE = 28.0, 10.0


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
    marks: tuple[str, ...] = ()
    place: str = ""
    """Where the marks stand: beside its moment of truth, or in its foot."""
    evidence: str = ""
    """What its edge says it rests on: no case came here, or as the touchpoint says."""
    differs: CardDifference | None = None
    """How it differs, where two journeys are shown at once."""


def width_in_one_line(title: str, measure: Measure) -> float:
    """Return how wide a card is on which its title stands in one line, in page units."""
    sizes = sizes_of(USUAL)
    return measure.width(title, sizes.card) + 2 * sizes.inset - 4


def block(
    context: LaneContext, touchpoint: Touchpoint, width: float, head: CardHead | None = None
) -> CardText:
    """Measure a card that is ``width`` page units wide, with what stands over its title."""
    snapshot, id = context.snapshot, touchpoint.id
    if context.view.differs:
        return _bare(context, touchpoint, width, difference_on(context.view.differs, id))
    frictions = snapshot.of(Friction, "touchpoint", id)
    rolled = rolled_up(snapshot, touchpoint) if touchpoint.opens else None
    inner, valence = _felt(context, touchpoint, rolled)
    far = far_ends(snapshot, touchpoint)
    least = context.minimum_heights.get(id, LEAST)
    laid, sizes = context.shown.laid, context.sizes
    cases = cases_on(snapshot, laid, id, context.theme)
    rests, below = evidence_of(context.shown, touchpoint), _told_below(context)

    def measured() -> CardText:
        wide = width - 2 * sizes.inset + 4
        named = moment_of(touchpoint)
        moment = paragraph(named, SMALL_STRONG, width - 52, context.measure) if named else None
        worst = frictions or (rolled.frictions if rolled else ())
        within = rolled.scores if rolled else ()
        best = next(of_ours((*scores_at(snapshot, "touchpoint", id), *within)), None)
        signs = () if context.view.detail == FULL else marks_of(touchpoint)
        pill = _pill(context, best, width, bool(worst), below, () if moment else signs)
        place = _place_of(context, signs, width, (moment, pill), bool(worst))
        known = () if place else rows(context, touchpoint, wide)
        known += () if below else tuple(_apart(context, best, wide))
        strips = strips_of(context, rolled, inner, far, cases, width - 2 * _BESIDE)
        foot = bool(pill or place == "foot" or (worst and (known or strips)))
        beside = _SIGN if worst and not foot else 0.0
        title = paragraph(touchpoint.title, sizes.card, wide - beside, context.measure)
        headed = measured_head(head, wide, context.measure) if head else None
        over = (moment.height + 1 if moment else 0.0) + (headed.height if headed else 0.0)
        told = max(title.height, _SIGN - 10.0 if beside else 0.0)
        told += height_of(known) + strips_height(strips)
        high = max(pill.height + 4.0 if pill else 0.0, 18.0)
        under = high + 3.0 + _low(sizes) if foot else sizes.top
        return CardText(
            touchpoint, moment, title, known, valence, bool(worst), worst_severity(worst),
            pill, best is not None and not best.carries, width,
            max(least, sizes.top + over + told + under), headed, strips,
            signs if place else (), place, rests,
        )  # fmt: skip

    inputs = (
        (touchpoint, frictions, _scored(snapshot, touchpoint), valence, least, width),
        (context.view.detail, rolled, inner, head, far, cases, rests, below, sizes),
    )
    return context.memo(("block", id), inputs, measured)


def _bare(
    context: LaneContext, touchpoint: Touchpoint, width: float, differs: CardDifference | None
) -> CardText:
    """Measure a card that says its title and what changed: all else would hide that."""
    sizes, wide = context.sizes, width - 2 * context.sizes.inset + 4
    least = context.minimum_heights.get(touchpoint.id, LEAST)

    def measured() -> CardText:
        title = paragraph(touchpoint.title, sizes.card, wide, context.measure)
        strips = strips_of(context, None, None, (), None, width - 2 * _BESIDE, differs)
        high = max(least, title.height + strips_height(strips) + 2 * sizes.top)
        return CardText(
            touchpoint, None, title, (), None, False, None, None, False, width, high,
            None, strips, differs=differs,
        )  # fmt: skip

    inputs = (touchpoint, differs, least, width, sizes)
    return context.memo(("block", touchpoint.id), inputs, measured)


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


def _low(sizes: PageSizes) -> float:
    """Return how far over its lower edge the foot of a card ends."""
    return sizes.top - 2.0


def _told_below(context: LaneContext) -> bool:
    """Tell whether a lane under the card says of how many its score is, so that it need not."""
    rows = context.shown.rows if context.sizes.tight and context.columns else ()
    return any(lane.kind == "scores" for lane in rows)


def _pill(
    context: LaneContext,
    best: Scored | None,
    width: float,
    worst: bool,
    below: bool,
    signs: Sequence[str],
) -> Paragraph | None:
    """Set the score of a card, if there is one, beside the sign of a friction."""
    if best is None:
        return None
    room = width - 2 * _BESIDE - 16.0 - (_SIGN - 8.0 if worst else 0.0)
    if below:
        return paragraph(short(best), SMALL_STRONG, room, context.measure)
    # Fewer words leave room for the signs beside them, which else need a row of their own.
    for less in (marks_width(signs) + 8.0 if signs else 0.0, 0.0):
        said = pill_of(context, best, room - less)
        set_ = paragraph(said, SMALL_STRONG, room - less, context.measure)
        if len(set_.lines) == 1:
            break
    return set_


def _place_of(
    context: LaneContext,
    signs: Sequence[str],
    width: float,
    beside: tuple[Paragraph | None, Paragraph | None],
    worst: bool,
) -> str:
    """Return where signs stand: beside the moment of truth, in the foot; blank for on their own."""
    moment, pill = beside
    if not signs:
        return ""
    wide, ink = marks_width(signs), context.measure.width
    if moment and len(moment.lines) == 1:
        taken = ink(moment.lines[0], SMALL_STRONG) + context.sizes.inset
        if taken + 8.0 + wide <= width - 30.0:
            return "moment"
    if pill or worst:
        taken = (
            max((ink(line, SMALL_STRONG) + 16.0 for line in pill.lines), default=0) if pill else 0
        )
        if _BESIDE + taken + 6.0 + wide <= width - (_SIGN + 4.0 if worst else _BESIDE):
            return "foot"
    return ""


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


def _figure(context: LaneContext, card: CardText, rect: Rect) -> Figure:
    theme, touchpoint, sizes = context.theme, card.touchpoint, context.sizes
    x, y, w, _ = rect
    head = card.head.head if card.head else None
    kind = card.differs.kind if card.differs else ""
    paper = paper_of(context, touchpoint.colour, rect, kind, card.evidence, head, card.valence)
    ink, soft, ground = paper.ink, paper.soft, paper.ground
    shapes = list(paper.shapes)
    left = x + sizes.inset
    under = y + sizes.top + (card.head.height if card.head else 0.0)
    top = under + (card.moment.height + 1 if card.moment else 0.0)
    # The title comes first, though not uppermost: other programs take the first text for the name.
    shapes += card.title.shapes(left, top, ink, context.measure)
    strong = paper.strong
    if card.moment:
        shapes += card.moment.shapes(left, under - 2, strong, context.measure)
    if card.head:
        inks = (soft, strong)
        shapes += card.head.shapes(left, y + sizes.top - 1, inks, theme, context.measure)
    shapes += draw_rows(card.rows, left, top + card.title.height, ink, soft)
    below = top + card.title.height + height_of(card.rows)
    room = Rect(x + _BESIDE, below, w - 2 * _BESIDE, 0.0)
    led, doors = draw_strips(context, touchpoint, card.strips, room)
    shapes += led
    shapes += _foot(context, card, rect, soft)
    if touchpoint.moment:
        shapes.append(diamond(x + w - 18, y, 7, theme.accent, ground))
    role = FigureRole.CARD
    if card.differs:
        shapes += difference_sign(x + w - 2.0, y + 1.0, card.differs.kind, theme)
        role = FigureRole.REMOVED if card.differs.kind == "removed" else role
    id, name = touchpoint.id, touchpoint.title
    return Figure(id, role, name, rect, tuple(shapes), paper.tone, doors)


def _foot(context: LaneContext, card: CardText, rect: Rect, soft: str) -> Iterator[Shape]:
    """Yield the score at the foot of a card, its friction, and the signs there or over them."""
    theme, (x, y, w, h) = context.theme, rect
    low = _low(context.sizes)
    end = x + _BESIDE - 6.0
    if card.pill:
        wide = max(context.measure.width(line, SMALL_STRONG) for line in card.pill.lines) + 16
        high = card.pill.height + 4
        pill = Rect(x + _BESIDE, y + h - low - high, wide, high)
        # What carries no judgement is a pill in outline: a guess, or too few answers.
        edge = theme.assumed_edge if card.faint else ""
        yield Box(pill, "" if card.faint else theme.pill, edge, 1.0, 9.0)
        ink = soft if card.faint else theme.ink_pill
        yield from card.pill.shapes(pill.x + 8, pill.y + 2, ink, context.measure)
        end = pill.right
    if card.frictions:
        middle = y + h - low - 9.0
        yield from triangle(x + w - 18, middle, card.severity, theme)
    if card.marks and card.place == "moment":
        left = x + w - 30.0 - marks_width(card.marks)
        under = card.head.height if card.head else 0.0
        yield from draw_marks(card.marks, left, y + context.sizes.top + under - 2.0, soft)
    elif card.marks:
        yield from draw_marks(card.marks, end + 6.0, y + h - low - 15.5, soft)
