"""What the signs mean, in letters for the wall: those of the map, and how scores are to be read."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Text
from journeymap.drawing.theme import SMALL
from journeymap.language import tr
from journeymap.layout.map.page import legends
from journeymap.layout.map.row_shapes import rows_for
from journeymap.layout.slides import rows
from journeymap.layout.slides.letters import letters
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import SlideHeading, panel_of
from journeymap.metrics import METRICS
from journeymap.model.records import Metric, Score
from journeymap.rendering.closer.flow import lines

LEGEND = "legend"
"""The name under which the meaning of the signs is asked for, as a record is by its id."""

_EDGE, _BETWEEN = 30.0, 20.0
_LETTERS = 26.0
_SIZES = (36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 18.0, 14.0)
"""What the letters of the legend may measure, the best first."""


def of_legend(it: ShowContext) -> tuple[SlideHeading, list[Content]]:
    """Return the slide of what is drawn on map and slides of a journey, and only that."""
    heading = SlideHeading("", tr("What the signs mean"), "", roomy=True)
    room = panel_of(it, heading).grown(-_EDGE)
    told = [row for words in _scores(it) for row in _line(it, words, room.w)]
    below = rows.height(told)
    sign = _signs(it, room._replace(h=room.h - below - _BETWEEN))
    y = (sign.rect.bottom if sign else room.y) + _BETWEEN
    shapes, _ = rows.drawn(told, room.x, y)
    place = Rect(room.x, y, room.w, max(1.0, below))
    figures = [Figure("", FigureRole.SCORES, " ".join(_scores(it)), place, tuple(shapes))]
    return heading, [Content((Piece((*((sign,) if sign else ()), *figures)),), ())]


def _line(it: ShowContext, words: str, width: float) -> list[rows.SlideRow]:
    return lines(it, words, it.theme.ink_soft, width, letters(_LETTERS), above=6.0)


def _signs(it: ShowContext, room: Rect) -> Figure | None:
    """Return the legend of the map in the largest letters in which it fits a place."""
    view = it.context.view.but(arrangement="map", theme=it.theme)
    rows = rows_for(view, it.measure, it.size[0] / it.size[1], bare=True)
    draw = legends(view.but(rows=rows), it.measure)
    for size in _SIZES if draw else ():
        scale = size / SMALL.size
        found = draw(room.w / scale) if draw else None
        if found is None:
            return None
        if found.rect.h * scale <= room.h and _reach(it, found) * scale <= room.w:
            break
    else:
        return None
    return scaled_figure(found, scale, room.x, room.y)


def _reach(it: ShowContext, figure: Figure) -> float:
    """Return how far the words of a figure reach to the right."""
    texts = (shape for shape in figure.shapes if isinstance(shape, Text))
    return max(text.x + it.measure.width(text.text, text.style) for text in texts)


def _scores(it: ShowContext) -> Iterator[str]:
    """Yield what each question is that was asked, and what stands behind a score."""
    asked = {score.metric for score in it.snapshot.all(Score).values()}
    found = [one for one in it.snapshot.ordered(Metric) if one.id in asked]
    for metric in found:
        kind = METRICS[metric.kind] if metric.kind in {one.name for one in METRICS} else None
        if kind:
            name = metric.title.strip() or tr(kind.short)
            label, question = tr(kind.label), metric.question.strip() or tr(kind.question)
            yield f"{name}: {label}. “{question}”" if name != label else f"{label}. “{question}”"
    if found:
        yield tr(
            "n is how many answered; “3.7 to 4.5” is where the score of all customers lies, "
            "19 times out of 20."
        )
