"""Importance across, satisfaction upwards, and the bands of opportunity between them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.priorities.opportunity import MOST, OpportunityBand
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG, mix
from journeymap.language import tr
from journeymap.layout.numbers.fields import FieldsBody
from journeymap.layout.numbers.plot import Plot

_TINTS: dict[OpportunityBand, float] = {"solid": 0.35, "high": 0.6, "extreme": 1.0}
_OVER = 14.0
"""How much wider than its band a name may be: beside it there is room."""

_FROM: tuple[tuple[OpportunityBand, float, float], ...] = (
    ("served", 0.0, 10.0),
    ("solid", 10.0, 12.0),
    ("high", 12.0, 15.0),
    ("extreme", 15.0, 20.0),
)


@dataclass(frozen=True)
class BandsBody(FieldsBody):
    """The picture of needs in the bands of opportunity; the fields are these bands."""

    def _ground(self, plot: Plot) -> None:
        """Let matplotlib tint the bands, and number both axes."""
        theme, axes = self.theme, plot.axes
        for band, low, high in _FROM:
            if band in _TINTS:
                # importance + (importance − satisfaction) = score, as far as importance goes
                edge = [(low + s) / 2 for s in (0.0, 2 * MOST - low)]
                end = [min(MOST, (high + s) / 2) for s in (0.0, 2 * MOST - high)]
                xs = [edge[0], edge[1], *([MOST] if high < 2 * MOST else []), *end[::-1]]
                ys = [0.0, 2 * MOST - low, *([2 * MOST - high] if high < 2 * MOST else []),
                      *((2 * MOST - high, 0.0))]  # fmt: skip
                axes.fill(xs, ys, color=mix(theme.card, theme.above, _TINTS[band]), linewidth=0)
                axes.plot(edge, [0.0, 2 * MOST - low], color=theme.divider, linewidth=1.0,
                          dashes=(5, 4))  # fmt: skip
        assert self.up_said and self.across_said
        plot.numbers(self.up_said, at=(0, 5, 10), lines=False)
        plot.numbers(self.across_said, at=(0, 2.5, 5, 7.5, 10), upright=False, lines=False)

    def _corners(self, inside: Rect) -> tuple[list[Shape], list[Rect]]:
        """Write the name of each band at the foot of it, where it is widest."""
        names: dict[OpportunityBand, str] = {
            "served": tr("Served"),
            "solid": tr("Solid"),
            "high": tr("High"),
            "extreme": tr("Extreme"),
        }
        low, high = self.across
        shapes, taken = list[Shape](), list[Rect]()
        for band, least, most in _FROM:
            middle = (least + min(most, 2 * MOST)) / 4
            room = inside.w * (most - least) / 2 / (high - low) + _OVER
            text = paragraph(names[band], SMALL_STRONG, room, self.measure).snug(self.measure)
            if len(text.lines) > 1:
                continue
            x = inside.x + inside.w * (middle + 0.18 - low) / (high - low)
            y = inside.bottom - text.height - 6
            ink = self.theme.joy_ink if band == "extreme" else self.theme.ink_soft
            shapes += text.shapes(x, y, ink, self.measure, "middle")
            taken.append(Rect(x - text.width / 2, y, text.width, text.height))
        return shapes, taken

    def _lines(self, plot: Plot) -> list[Rect]:
        """Return no lines that a name would have to be kept off: they run aslant, under it."""
        return []
