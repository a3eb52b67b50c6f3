"""A lane alone, in letters for the wall: over as many slides as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import CARD
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.slides.pages import bare, page_in, scale_in
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content
from journeymap.layout.slides.surround import SlideHeading, panel_of
from journeymap.model.records import Lane, Stage
from journeymap.rendering.closer.flow import READ
from journeymap.rendering.facts import title_of
from journeymap.view import View, shown

_EDGE = 16.0
_AROUND = 6.0


def of_lane(it: ShowContext, lane: Lane) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a lane under its stages, as many stages on each as can be read."""
    heading = SlideHeading(lane.id, title_of(lane) or tr("Lane"), it.lens(), roomy=True)
    room = panel_of(it, heading, 99).grown(-_EDGE)
    alone = frozenset(other.id for other in it.context.shown.lanes if other is not lane)
    hidden = alone | (
        it.context.view.hidden
        or frozenset(
            one.id for one in it.snapshot.of(Lane, "journey", it.journey.id) if not one.visible
        )
    )
    view = it.context.view.but(
        arrangement="map", theme=it.theme, hidden=hidden, folded=frozenset(), detail="full"
    )
    return heading, [_content(it, one, room) for one in _parts(it, lane, view, room)]


def _parts(it: ShowContext, lane: Lane, view: View, room: Rect) -> Iterator[View]:
    """Yield the lane under so many stages as letters stay large with; one stage at the least."""
    left: Sequence[Stage] = _filled(it, lane) or it.stages
    while left:
        count = next(
            (n for n in range(len(left), 1, -1) if _large(it, _of(view, left[:n]), room)), 1
        )
        yield _of(view, left[:count])
        left = left[count:]


def _filled(it: ShowContext, lane: Lane) -> list[Stage]:
    """Return the stages in which a lane of cards has any; of another lane nobody knows that."""
    found = {it.stage_of(card.id) for card in it.cards.values() if card.lane == lane.id}
    return [stage for stage in it.stages if stage in found]


def _of(view: View, stages: Sequence[Stage]) -> View:
    return view.but(stages=tuple(stage.id for stage in stages))


def _large(it: ShowContext, view: View, room: Rect) -> bool:
    _, place = bare(layout(view, it.measure), _AROUND)
    return scale_in(place, room) * CARD.size >= READ


def _content(it: ShowContext, view: View, room: Rect) -> Content:
    piece = page_in(layout(view, it.measure), room, _AROUND)
    return Content((piece,), tuple(card.id for card in shown(view).touchpoints))
