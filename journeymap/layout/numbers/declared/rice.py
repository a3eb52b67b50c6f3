"""The ranking of ideas by RICE: a bar for each, and what it is reckoned of beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeymap.analysis.charts.ranked import (
    MOST,
    RankedIdea,
    RankedIdeas,
    note,
    ranked,
    sentence,
    worth_said,
)
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import BODY, SMALL, Theme
from journeymap.language import decimal, mark, plural, tr, whole_percent
from journeymap.layout.numbers.charts import (
    Chart,
    ChartBody,
    ChartContext,
    DrawnChart,
    chart_kind,
    nothing,
)
from journeymap.layout.numbers.declared.impact import NO_IDEA
from journeymap.layout.numbers.named_bars import BAR, NamedBars
from journeymap.layout.numbers.pages import PLAN

LABEL = mark("Worth the effort")

_VALUE = TextStyle(14, 600)
_COLUMN, _WORTH, _GAP = 86.0, 66.0, 18.0
_ON_THE_WALL, _FOOT = 6, 24.0
_NARROW = 560.0
"""Under this width the figures stand in a line under the name, not in columns."""


@chart_kind("rice", order=30, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one ranking of ideas."""
    found = ranked(context.view.snapshot, context.view.journey)
    if not found.ideas:
        yield nothing("rice", tr(LABEL), tr(NO_IDEA))
        return
    body = RankedBody(found, context.theme, context.measure)
    yield Chart("rice", tr(LABEL), sentence(found), " · ".join(note(found)), body,
                breadth=2, data=found)  # fmt: skip


@dataclass(frozen=True)
class RankedBody:
    """The picture of the ranking: names with bars, reach, impact, confidence, effort and worth."""

    found: RankedIdeas
    theme: Theme
    measure: Measure
    most: int = MOST

    def fits(self, width: float) -> bool:
        """Tell whether the figures have room beside the bars."""
        return width >= _NARROW

    def lowered(self) -> ChartBody:
        """Return the same with the first ideas alone, and how many more there are."""
        return replace(self, most=min(self.most, _ON_THE_WALL))

    @property
    def _ideas(self) -> tuple[RankedIdea, ...]:
        return self.found.ideas[: self.most]

    @property
    def _left(self) -> int:
        """How many are not drawn that the note does not tell of."""
        return min(len(self.found.ideas), MOST) - len(self._ideas)

    def _bars(self, width: float) -> NamedBars:
        beside = _WORTH if width < _NARROW else _GAP + 4 * _COLUMN + _WORTH
        titles = tuple(idea.title for idea in self._ideas)
        return NamedBars(titles, beside, self.measure, _told_tall(width))

    def height(self, width: float) -> float:
        """Return the height of the headings and all rows."""
        foot = _FOOT if self._left else 0.0
        return self._head(width) + self._bars(width).height(width) + foot

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the headings of the columns and a row for each idea."""
        top = self._head(place.w)
        foot = _FOOT if self._left else 0.0
        below = place._replace(y=place.y + top, h=place.h - top - foot)
        rows = zip(self._ideas, self._bars(place.w).rows(below), strict=True)
        ground = list(self._headings(place)) if top else []
        if foot:
            said = plural("and {n} more", "and {n} more", self._left)
            text = paragraph(said, SMALL, place.w, self.measure)
            ground += text.shapes(
                place.x, place.bottom - text.height, self.theme.ink_soft, self.measure
            )
        return DrawnChart(tuple(ground), tuple(self._row(idea, *row) for idea, row in rows))

    def _head(self, width: float) -> float:
        return 0.0 if width < _NARROW else 24.0

    def _columns(self, right: float) -> list[float]:
        """Return where the columns of reach, impact, confidence and effort end."""
        return [right - _WORTH - i * _COLUMN for i in (3, 2, 1, 0)]

    def _headings(self, place: Rect) -> Iterator[Shape]:
        names = tr("Reach"), tr("Impact"), tr("Confidence"), tr("Effort")
        ink = self.theme.ink_soft
        for name, x in zip(names, self._columns(place.right), strict=True):
            text = paragraph(name, SMALL, _COLUMN - 6, self.measure)
            yield from text.shapes(x, place.y, ink, self.measure, "end")
        text = paragraph("RICE", SMALL, _WORTH, self.measure)
        yield from text.shapes(place.right, place.y, ink, self.measure, "end")

    def _row(self, idea: RankedIdea, name: Paragraph, rect: Rect) -> Figure:
        theme, bars = self.theme, self._bars(rect.w)
        track = bars.track(name, rect)
        most = max((one.worth or 0.0 for one in self._ideas), default=0.0)
        shapes: list[Shape] = [*name.shapes(rect.x, rect.y, theme.ink, self.measure)]
        shapes.append(Box(track, theme.severity_empty, radius=BAR / 2))
        if idea.worth and most:
            bar = track._replace(w=round(max(BAR, track.w * idea.worth / most), 2))
            first = idea.worth == most
            tone = theme.feelings[-1] if first else theme.dot
            shapes.append(Box(bar, tone, radius=BAR / 2))
        middle = rect.y + (rect.h - _told_tall(rect.w)) / 2
        worth = "–" if idea.worth is None else worth_said(idea.worth)
        ink = theme.ink_soft if idea.worth is None else theme.ink
        text = paragraph(worth, _VALUE, _WORTH, self.measure)
        shapes += text.shapes(rect.right, middle - text.height / 2, ink, self.measure, "end")
        if rect.w < _NARROW:
            said = ", ".join(
                f"{one} {value}" for one, value in zip(_names(), _said(idea), strict=True)
            )
            under = paragraph(said, SMALL, rect.w - _WORTH, self.measure)
            shapes += under.shapes(rect.x, track.bottom + 3, theme.ink_soft, self.measure)
        else:
            shapes += self._figures(idea, rect.right, middle)
        return Figure(idea.id, FigureRole.CHART_MARK, self._told(idea), rect, tuple(shapes))

    def _figures(self, idea: RankedIdea, right: float, middle: float) -> Iterator[Shape]:
        """Write what the worth is reckoned of, in columns; what is missing stands out."""
        for value, x in zip(_said(idea), self._columns(right), strict=True):
            ink = self.theme.pain_ink if value == "?" else self.theme.ink_soft
            text = paragraph(value, BODY, _COLUMN - 6, self.measure)
            yield from text.shapes(x, middle - text.height / 2, ink, self.measure, "end")

    def _told(self, idea: RankedIdea) -> str:
        """Return all that is known of an idea, and what is missing, in lines."""
        known = ", ".join(
            f"{one} {value}" for one, value in zip(_names(), _said(idea), strict=True)
        )
        lines = [idea.title, known]
        if idea.worth is not None:
            lines.append(tr("RICE {worth}", worth=worth_said(idea.worth)))
        if idea.missing:
            lines.append(tr("missing: {names}", names=", ".join(idea.missing)))
        return "\n".join((*lines, *([idea.fault] if idea.fault else [])))


def _told_tall(width: float) -> float:
    """Return how tall the line of figures under a bar is, 0 where they stand in columns."""
    return 20.0 if width < _NARROW else 0.0


def _names() -> tuple[str, ...]:
    return tr("Reach"), tr("Impact"), tr("Confidence"), tr("Effort")


def _said(idea: RankedIdea) -> tuple[str, ...]:
    """Return reach, impact, confidence and effort as they are read, ``?`` for what is missing."""
    return (
        "?" if idea.reach is None else decimal(idea.reach, 0, groups=True),
        "?" if idea.multiplier is None else f"×{decimal(idea.multiplier)}",
        "?" if idea.confidence is None else whole_percent(idea.confidence),
        "?" if idea.effort is None else decimal(idea.effort),
    )
