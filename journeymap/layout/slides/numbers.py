"""The numbers on the wall: a slide for each chart, in letters that can be read from afar."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled, scaled_figure
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.drawing.theme import SMALL
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart, ChartBody, PartedBody, YieldingBody
from journeymap.layout.numbers.pages import NUMBERS, PLAN
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import LEAST, fitted
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Touchpoint
from journeymap.view import View
from journeymap.view.conditions import scores_words

_FINDING = tuple(TextStyle(size, 700) for size in (40.0, 36.0, 32.0, 28.0))
_NOTE = tuple(TextStyle(size, 400) for size in (24.0, 22.0))
_LARGEST = 3.0
_STEPS = 24
_READABLE = LEAST / SMALL.size
_BODY = 0.8
"""How much of the height of a panel the picture has at the least, under its words."""

_DENSE = 0.8
"""How large letters of what goes over several slides are, as a share of those read from afar."""

_BETWEEN = 18.0
_MANY = 99


@frame_kind(NUMBERS)
def of_numbers(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return a slide for each chart of a journey there is something to see in."""
    return charts_of_view(show, frame, show.context.view.but(arrangement=NUMBERS))


@frame_kind(PLAN)
def of_plan(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return a slide for each card of the plan there is something to see on."""
    return charts_of_view(show, frame, show.context.view.but(arrangement=PLAN))


def charts_of_view(
    show: ShowContext, frame: Frame, view: View
) -> tuple[SlideHeading, list[Content]]:
    """Return a slide for each chart that a view shows; where there is none it is said."""
    from journeymap.layout.numbers.page import charts_of, seen

    themed = view.but(theme=show.theme)
    every = charts_of(themed, show.measure, show.context.memo)
    found = [chart for chart in seen(every, view) if chart.body]
    title = frame_title(show.snapshot, frame)
    told = scores_words(view.snapshot, view.filter)
    if not found:
        nothing = SlideHeading(frame.id, title, dotted(told, _nothing(view)))
        return nothing, [Content((), ())]
    heading = SlideHeading(frame.id, title, dotted(show.lens(), told))
    room = panel_of(show, heading, _MANY if len(found) > 1 else 1).grown(-INSET * 0.75)
    parts = (part for chart in found for part in _parts(chart, room))
    return heading, [_content(show, chart, room) for chart in parts]


def _parts(chart: Chart, room: Rect) -> list[Chart]:
    """Return a chart in as many parts as it takes to be read, each under the same words."""
    if not isinstance(chart.body, PartedBody):
        return [chart]
    scale = _READABLE * _DENSE
    width, height = room.w / scale, room.h * _BODY / scale
    return [chart._replace(body=body) for body in chart.body.parted(width, height)]


def _nothing(view: View) -> str:
    if view.arrangement == PLAN:
        return tr("No idea was weighed here yet.")
    return tr("Nothing was measured here yet.")


def _content(show: ShowContext, chart: Chart, room: Rect) -> Content:
    """Return a chart as it stands on the panel: what it finds, of what, and below that its picture."""
    figures = tuple(_figures(show, chart, room))
    cards = show.snapshot.all(Touchpoint)
    ids = dict.fromkeys(figure.id for figure in figures if figure.id in cards)
    return Content((Piece(figures),), tuple(ids))


def _figures(show: ShowContext, chart: Chart, room: Rect) -> Iterator[Figure]:
    theme, measure, body = show.theme, show.measure, chart.body
    assert body is not None
    finding = fitted(chart.sentence, _FINDING, room.w, room.h * 0.12, measure)
    note = fitted(chart.note, _NOTE, room.w, room.h * 0.1, measure)
    below = room.y + finding.height + 6.0
    words = (
        *finding.shapes(room.x, room.y, theme.ink, measure),
        *note.shapes(room.x, below, theme.ink_soft, measure),
    )
    top = below + note.height + _BETWEEN
    place = Rect(room.x, top, room.w, room.bottom - top)
    body, scale = _for_the_wall(body, place)
    # What is narrow by nature keeps its proportions, in the middle of the panel.
    inside = Rect(0.0, 0.0, place.w / scale, place.h / scale)
    drawn = body.draw(inside)
    ground = tuple(scaled(shape, scale, place.x, place.y) for shape in drawn.ground)
    said = Rect(room.x, room.y, room.w, top - _BETWEEN - room.y)
    yield Figure("", FigureRole.SUBTITLE, f"{chart.sentence}. {chart.note}", said, words)
    yield Figure(chart.name, FigureRole.CHART, chart.words, place, ground)
    yield from (scaled_figure(mark, scale, place.x, place.y) for mark in drawn.marks)


def _for_the_wall(body: ChartBody, place: Rect) -> tuple[ChartBody, float]:
    """Return a chart with a lower plot where its letters are only then readable, and its scale."""
    scale = _scale(body, place)
    if scale < _READABLE and isinstance(body, YieldingBody):
        low = body.lowered()
        for larger in _scales(_READABLE, scale):
            across = place.w / larger
            if body.fits(across) and low.height(across) * larger <= place.h:
                return low, larger
    return body, scale


def _scale(body: ChartBody, place: Rect) -> float:
    """Return how large a chart is drawn: as large as all of it fits, letters readable if they can."""
    # Half of what can be read: smaller, but all of it.
    fits = (s for s in _scales(_LARGEST, _READABLE / 2) if body.height(place.w / s) * s <= place.h)
    found = next(fits, None)
    return found if found else min(1.0, place.h / body.height(place.w))


def _scales(largest: float, least: float) -> list[float]:
    return [largest - (largest - least) * i / _STEPS for i in range(_STEPS + 1)]
