"""Where it hurts: frictions by severity times share, with what the worst make of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.hurting import MOST, Hurting, Pain, hurting, note, sentence
from journeymap.analysis.frictions import share_text
from journeymap.drawing.faces import severity_tone, triangle
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, Theme
from journeymap.language import decimal, mark, tr, whole_percent
from journeymap.layout.numbers.charts import Chart, ChartContext, DrawnChart, chart_kind, nothing
from journeymap.layout.numbers.named_bars import BAR, NamedBars
from journeymap.model.records import Friction

LABEL = mark("Where it hurts")

_VALUE = TextStyle(14, 600)
_RIGHT = 96.0
_HATCH = 6.0


@chart_kind("hurting", order=50)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of frictions."""
    snapshot, cards = context.view.snapshot, [card for card, _ in context.cards]
    inputs = (context.cards, *context.tables(Friction))
    found = context.memo("hurting", inputs, lambda: hurting(snapshot, cards))
    if not found.pains:
        how = tr("Note what gets in the way at a touchpoint, how badly it hits and how many: what"
                 " hurts most is then shown here.")  # fmt: skip
        yield nothing("hurting", tr(LABEL), how)
        return
    body = HurtingBody(found, context.theme, context.measure)
    yield Chart("hurting", tr(LABEL), sentence(found), " · ".join(note(found)), body, data=found)


@dataclass(frozen=True)
class HurtingBody:
    """The picture of frictions: a bar for each under its name, the worst first."""

    found: Hurting
    theme: Theme
    measure: Measure

    @property
    def _pains(self) -> tuple[Pain, ...]:
        return self.found.pains[:MOST]

    @property
    def _bars(self) -> NamedBars:
        return NamedBars(tuple(pain.title for pain in self._pains), _RIGHT, self.measure)

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return self._bars.height(width)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw a row for each friction."""
        rows = zip(self._pains, self._bars.rows(place), strict=True)
        return DrawnChart((), tuple(self._row(pain, *row) for pain, row in rows))

    def _row(self, pain: Pain, name: Paragraph, rect: Rect) -> Figure:
        theme = self.theme
        track = self._bars.track(name, rect)
        shapes: list[Shape] = [*name.shapes(rect.x, rect.y, theme.ink, self.measure)]
        shapes.append(Box(track, theme.severity_empty, radius=BAR / 2))
        most = max((one.weight or 0.0 for one in self._pains), default=0.0)
        if pain.weight is None:
            shapes += self._hatched(pain, track)
        elif most and pain.weight:
            bar = track._replace(w=round(max(BAR, track.w * pain.weight / most), 2))
            shapes.append(Box(bar, severity_tone(pain.severity, theme), radius=BAR / 2))
        if pain.together is not None and len(self.found.known) > 1:
            x = round(track.x + track.w * pain.together, 2)
            line = ((x, track.y - 2.5), (x, track.bottom + 2.5))
            shapes.append(Line(line, theme.ink, 2.0))
        middle = rect.y + name.height / 2 if name.height > 30 else rect.y + rect.h / 2
        shapes += triangle(rect.right - _RIGHT + 26, middle, pain.severity, theme)
        shapes += self._values(pain, rect.right, middle)
        return Figure(pain.id, FigureRole.CHART_MARK, self._told(pain), rect, tuple(shapes))

    def _values(self, pain: Pain, right: float, middle: float) -> list[Shape]:
        """Write how much it weighs, and below that what share of the pain it makes with the others."""
        ink, soft = self.theme.ink, self.theme.ink_soft
        value = "?" if pain.weight is None else decimal(pain.weight, 1)
        text = paragraph(value, _VALUE, _RIGHT, self.measure)
        share = "" if pain.together is None else whole_percent(pain.together)
        under = paragraph(share, SMALL, _RIGHT, self.measure) if share else None
        top = middle - (text.height + (under.height - 3 if under else 0.0)) / 2
        shapes = [*text.shapes(right, top, ink, self.measure, "end")]
        if under:
            shapes += under.shapes(right, top + text.height - 3, soft, self.measure, "end")
        return shapes

    def _hatched(self, pain: Pain, track: Rect) -> list[Shape]:
        """Draw what it would be if it hit everybody, hatched: how many it hits nobody knows."""
        if pain.severity is None:
            return []
        tone = severity_tone(pain.severity, self.theme)
        wide = track.w * pain.severity / 4
        bar = track._replace(w=round(max(BAR, wide), 2))
        shapes: list[Shape] = [Box(bar, self.theme.card, tone, 1.0, BAR / 2)]
        x = bar.x + _HATCH
        while x + BAR - 3 < bar.right - 2:
            shapes.append(Line(((x, bar.bottom - 1.5), (x + BAR - 3, bar.y + 1.5)), tone, 1.2))
            x += _HATCH
        return shapes

    def _told(self, pain: Pain) -> str:
        share = share_text(pain.share) or tr("not known")
        severity = tr("not known") if pain.severity is None else str(pain.severity)
        told = tr("severity {severity}, share affected {share}", severity=severity, share=share)
        lines = [pain.title, pain.touchpoint, told]
        if pain.together is not None:
            part = whole_percent(pain.together)
            lines.append(tr("{share} of the pain with those above", share=part))
        return "\n".join(lines)
