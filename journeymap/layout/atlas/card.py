"""The card of a journey in the atlas: measured first, then drawn in a row of equal ones."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.atlas import JourneySummary
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Line, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import Theme, contrast
from journeymap.language import tr
from journeymap.layout.atlas.curve import small_curve
from journeymap.layout.atlas.words import counted, review_words, score_words, told
from journeymap.model.names import journey_name
from journeymap.model.snapshot import Snapshot

WIDTH = 336.0
"""How wide a card is, in page units."""

BAND = 118.0
"""How tall the curve of a card is, in page units."""

PAD = 20.0
_TITLE = TextStyle(17, 600)
_TOLD = TextStyle(12, 400)
_LABEL = TextStyle(12, 600)
_WORST = TextStyle(13, 600)
_SCORE = TextStyle(20, 700)
_PILL = TextStyle(12, 600)
_INSET = 11.0
_SIGN = 17.0
_BAD = -0.5
_READABLE = 4.5


class AtlasCard(NamedTuple):
    """What stands on a card, set in lines; ``pill`` is when it is to be looked at again."""

    one: JourneySummary
    title: Paragraph
    told: tuple[Paragraph, ...]
    worst: Paragraph
    label: str
    score: Paragraph
    under: Paragraph | None
    no_score: bool
    pill: Paragraph | None
    beside: bool
    counts: Paragraph

    @property
    def head(self) -> float:
        """The height of title and state."""
        return self.title.height + 3 + sum(line.height for line in self.told)

    @property
    def said(self) -> float:
        """The height of the score and what stands in its line."""
        return max(self.score.height, self.pill_height if self.beside else 0.0)

    @property
    def pill_height(self) -> float:
        """The height of the pill, 0 without one."""
        return self.pill.height + 6 if self.pill else 0.0

    @property
    def foot(self) -> float:
        """The height of score and review, side by side or below one another."""
        said = self.said + (self.under.height + 2 if self.under else 0.0)
        return said if self.beside or not self.pill else said + 8 + self.pill_height


def measured(one: JourneySummary, snapshot: Snapshot, measure: Measure) -> AtlasCard:
    """Set all that a card says in lines of its width."""
    room = WIDTH - 2 * PAD
    lines = tuple(paragraph(line, _TOLD, room, measure) for line in told(one) if line)
    label = tr("worst") if one.worst else ""
    left = measure.width(label, _LABEL) + 10 if label else 0.0
    title = one.worst.touchpoint.title.strip() or tr("untitled touchpoint") if one.worst else ""
    worst = paragraph(
        title or tr("Nobody has felt anything here yet"), _WORST, room - left, measure
    )
    words = score_words(snapshot, one)
    pill = _pill(one, room, measure)
    side = room - (pill.width + 2 * _INSET + _sign(one) + 12 if pill else 0.0)
    beside = measure.width(words.said, _SCORE) <= side
    under = paragraph(words.under, _TOLD, room, measure) if words.under else None
    return AtlasCard(
        one,
        paragraph(journey_name(one.journey), _TITLE, room, measure),
        lines,
        worst,
        label,
        paragraph(words.said, _SCORE, side if beside else room, measure),
        under,
        words.none,
        pill,
        beside,
        paragraph(joined(counted(one), _TOLD, room, measure), _TOLD, room, measure),
    )


def _pill(one: JourneySummary, room: float, measure: Measure) -> Paragraph | None:
    words = review_words(one)
    if not words:
        return None
    return paragraph(words, _PILL, room - 2 * _INSET - _sign(one), measure).snug(measure)


def _sign(one: JourneySummary) -> float:
    """Return the room for the sign of what is stale: colour never speaks alone."""
    return _SIGN if one.stale else 0.0


def height_of(card: AtlasCard, head: float, worst: float, foot: float) -> float:
    """Return the height of a card whose parts are as tall as the tallest of its row."""
    return PAD + head + 10 + BAND + 8 + worst + 12 + foot + 12 + 1 + 10 + card.counts.height + 14


def drawn(
    card: AtlasCard, at: Rect, head: float, worst: float, theme: Theme, measure: Measure
) -> Figure:
    """Draw a card in its place, its parts level with those of its row."""
    one, x, y = card.one, at.x + PAD, at.y + PAD
    ground = Box(at._replace(h=at.h - 2), theme.card, theme.card_edge, 1.0, 12.0)
    shadow = Box(Rect(at.x, at.y + 2, at.w, at.h - 2), theme.card_shadow, radius=12.0)
    shapes: list[Shape] = [shadow, ground, *card.title.shapes(x, y, theme.ink, measure)]
    below = y + card.title.height + 3
    for line in card.told:
        shapes += line.shapes(x, below, theme.ink_soft, measure)
        below += line.height
    y += head + 10
    shapes += small_curve(one, Rect(x, y, at.w - 2 * PAD, BAND), theme)
    y += BAND + 8
    shapes += _worst(card, x, y, theme, measure)
    y += worst + 12
    shapes += _score(card, x, y, theme, measure)
    shapes += _review(card, at, y, theme, measure)
    y = at.bottom - 14 - card.counts.height
    rule = ((x, y - 10), (at.right - PAD, y - 10))
    shapes += [Line(rule, theme.edge, 1.0), *card.counts.shapes(x, y, theme.ink_soft, measure)]
    tone = theme.card_edge if one.worst is None else theme.feeling(one.worst.valence)
    name = journey_name(one.journey)
    return Figure(one.journey.id, FigureRole.JOURNEY, name, at, tuple(shapes), tone)


def _worst(card: AtlasCard, x: float, y: float, theme: Theme, measure: Measure) -> list[Shape]:
    if not card.label:
        return [*card.worst.shapes(x, y, theme.ink_soft, measure)]
    bad = card.one.worst is not None and card.one.worst.valence < _BAD
    ink = theme.pain_ink if bad and contrast(theme.pain_ink, theme.card) >= _READABLE else theme.ink
    left = measure.width(card.label, _LABEL) + 10
    # Both stand on one line, though their letters differ in size.
    down = (line_height(_WORST) - line_height(_LABEL)) / 2 + 0.5
    words = paragraph(card.label, _LABEL, left, measure)
    return [
        *words.shapes(x, y + down, theme.ink_soft, measure),
        *card.worst.shapes(x + left, y, ink, measure),
    ]


def _score(card: AtlasCard, x: float, y: float, theme: Theme, measure: Measure) -> list[Shape]:
    score = card.one.score
    faint = card.no_score or (score is not None and not score.carries)
    shapes = [*card.score.shapes(x, y, theme.ink_soft if faint else theme.ink, measure)]
    if card.under:
        below = y + card.said + 2
        shapes += card.under.shapes(x, below, theme.ink_soft, measure)
    return shapes


def _review(card: AtlasCard, at: Rect, y: float, theme: Theme, measure: Measure) -> list[Shape]:
    """Draw when to look at it again as a pill, red and with a sign where that is over."""
    if card.pill is None:
        return []
    sign = _sign(card.one)
    wide, tall = card.pill.width + 2 * _INSET + sign, card.pill_height
    if card.beside:
        place = Rect(at.right - PAD - wide, y + (card.said - tall) / 2, wide, tall)
    else:
        place = Rect(at.x + PAD, y + card.foot - tall, wide, tall)
    fill, ink = (theme.below, theme.pain_ink) if sign else (theme.pill, theme.ink_pill)
    if contrast(ink, fill) < _READABLE:
        ink = theme.ink
    shapes: list[Shape] = [Box(place, fill, radius=min(11.0, tall / 2))]
    if sign:
        shapes += _warning(place.x + _INSET + 5, place.centre[1], ink, fill)
    return [*shapes, *card.pill.shapes(place.x + _INSET + sign, place.y + 3, ink, measure)]


def _warning(x: float, y: float, ink: str, ground: str) -> tuple[Shape, ...]:
    corners = ((x, y - 5.5), (x + 6.0, y + 5.0), (x - 6.0, y + 5.0))
    mark = Text(x, y + 4.0, "!", TextStyle(9, 700), ground, "middle")
    return (Area(corners, ink, ink, 1.5), mark)
