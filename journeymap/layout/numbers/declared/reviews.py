"""What reviews say: quotes by touchpoint and by theme, each bar parted into praise and blame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.reviewed import (
    LEAST,
    MOST,
    Reviewed,
    SaidOf,
    note,
    reviewed,
    sentence,
)
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, Theme, mix
from journeymap.language import decimal, mark, plural, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind, nothing
from journeymap.layout.numbers.named_bars import BAR, NamedBars
from journeymap.model.records import Quote, Source

LABEL = mark("What reviews say")

_VALUE = TextStyle(14, 600)
_RIGHT, _APART = 64.0, 2.0


@chart_kind("reviews", order=95)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart of touchpoints and one of themes, once there are enough quotes to count."""
    found = _counted(context, by_theme=False), _counted(context, by_theme=True)
    if found[0].quotes < LEAST:
        how = plural(
            "Bring reviews in (File, Reviews…): from {n} quote on it is counted what they are"
            " about, and whether they praise.",
            "Bring reviews in (File, Reviews…): from {n} quotes on it is counted what they are"
            " about, and whether they praise.",
            LEAST,
        )
        yield nothing("reviews", tr(LABEL), how)
        return
    names = (("reviews", tr(LABEL)), ("reviews themes", f"{tr(LABEL)} · {tr('themes')}"))
    for one, (name, label) in zip(found, names, strict=True):
        if one.said:
            body = ReviewsBody(one, context.theme, context.measure)
            yield Chart(name, label, sentence(one), " · ".join(note(one)), body, data=one)


def _counted(context: ChartContext, *, by_theme: bool) -> Reviewed:
    snapshot, cards = context.view.snapshot, [card for card, _ in context.cards]
    return context.memo(
        ("reviews", by_theme),
        (context.cards, *context.tables(Quote, Source)),
        lambda: reviewed(snapshot, cards, by_theme=by_theme),
    )


@dataclass(frozen=True)
class ReviewsBody:
    """The picture of quotes: a bar for each touchpoint or theme, blame, the rest and praise in it."""

    found: Reviewed
    theme: Theme
    measure: Measure

    @property
    def _said(self) -> tuple[SaidOf, ...]:
        return self.found.said[:MOST]

    @property
    def _bars(self) -> NamedBars:
        return NamedBars(tuple(one.title for one in self._said), _RIGHT, self.measure)

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return self._bars.height(width)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw a row for each touchpoint or theme."""
        rows = zip(self._said, self._bars.rows(place), strict=True)
        return DrawnChart((), tuple(self._row(one, *row) for one, row in rows))

    def _row(self, one: SaidOf, name: Paragraph, rect: Rect) -> Figure:
        theme = self.theme
        track = self._bars.track(name, rect)
        shapes: list[Shape] = [*name.shapes(rect.x, rect.y, theme.ink, self.measure)]
        shapes.append(Box(track, theme.severity_empty, radius=BAR / 2))
        most = max(each.total for each in self._said)
        x, tones = track.x, self._tones()
        for count, tone in zip((one.bad, one.other, one.good), tones, strict=True):
            if count:
                wide = track.w * count / most
                part = track._replace(x=round(x, 2), w=round(max(3.0, wide - _APART), 2))
                shapes.append(Box(part, tone, radius=min(3.0, part.w / 2)))
                x += wide
        value = paragraph(decimal(one.total), _VALUE, _RIGHT, self.measure)
        under = self._under(one)
        top = rect.y + rect.h / 2 - value.height / 2
        if under:
            top -= under.height / 2 - 2
            y = top + value.height - 3
            shapes += under.shapes(rect.right, y, theme.ink_soft, self.measure, "end")
        shapes += value.shapes(rect.right, top, theme.ink, self.measure, "end")
        return Figure(one.id, FigureRole.CHART_MARK, _told(one), rect, tuple(shapes))

    def _under(self, one: SaidOf) -> Paragraph | None:
        """Return how many blame and praise in signs, so that colour does not speak alone."""
        parts = [f"−{one.bad}" if one.bad else "", f"+{one.good}" if one.good else ""]
        said = " ".join(filter(None, parts))
        return paragraph(said, SMALL, _RIGHT, self.measure) if said else None

    def _tones(self) -> tuple[str, str, str]:
        """Return the colours of blame, of neither or both, and of praise."""
        theme = self.theme
        worst, best = theme.feelings[0], theme.feelings[-1]
        middle = mix(theme.feelings[2], theme.card, 0.45)
        return mix(worst, theme.pain_ink, 0.4), middle, mix(best, theme.joy_ink, 0.55)


def _told(one: SaidOf) -> str:
    parts = (
        plural("{n} quote", "{n} quotes", one.total),
        plural("{n} blames", "{n} blame", one.bad) if one.bad else "",
        plural("{n} praises", "{n} praise", one.good) if one.good else "",
    )
    return "\n".join((one.title, ", ".join(filter(None, parts))))
