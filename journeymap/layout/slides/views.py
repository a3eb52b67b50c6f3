"""A frame of a saved view: the journey as it looks through it, on one slide."""

from __future__ import annotations

from journeymap.drawing.roles import LayerName
from journeymap.drawing.scene import Layer
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.filtered import faded_layer
from journeymap.layout.graph import GRAPH
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.layout.seen import seen_through
from journeymap.layout.slides.graph import of_graph
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.numbers import charts_of_view
from journeymap.layout.slides.pages import page_in
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.show import show as shown_to
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, SavedView
from journeymap.view import Shown, View, shown
from journeymap.view.conditions import counted_words, scores_words


@frame_kind("view")
def of_view(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slide of a saved view; of one that is gone it is empty, and says so."""
    saved = show.snapshot.get(SavedView, frame.view)
    title = frame_title(show.snapshot, frame)
    if saved is None or saved.journey != show.journey.id:
        return SlideHeading(frame.id, title, tr("The view is not there any more.")), [
            Content((), ())
        ]
    view = seen_through(show.context.view, saved).but(theme=show.theme)
    here = shown(view)
    told = _told(view, here)
    if view.filter.hides and not here.counted[0]:
        nothing = f"{tr('No touchpoint matches the filter.')} {told}"
        return SlideHeading(frame.id, title, nothing), [Content((), ())]
    if view.arrangement in CHART_PAGES:
        return charts_of_view(show, frame, view)
    if view.arrangement == GRAPH and not here.folds:
        return _in_large_letters(show, frame, view)
    heading = SlideHeading(frame.id, title, told or show.lens())
    room = panel_of(show, heading).grown(-INSET / 2)
    piece = page_in(layout(view, show.measure), room)
    return heading, [Content((piece,), tuple(card.id for card in here.touchpoints))]


def _told(view: View, here: Shown) -> str:
    """Return what a view leaves out and which scores it counts, blank for all."""
    if view.filter.active:
        return counted_words(here)
    return scores_words(view.snapshot, view.filter)


def _in_large_letters(
    show: ShowContext, frame: Frame, view: View
) -> tuple[SlideHeading, list[Content]]:
    """Return a graph as slides of its own show it, which can be read from afar."""
    seen = shown_to(view, show.measure, show.size, show.dark)
    assert seen is not None
    heading, contents = of_graph(seen, frame)
    if not seen.context.shown.faded:
        return heading, contents
    return heading, [
        content._replace(
            pieces=tuple(_faded(piece, seen.context.shown) for piece in content.pieces)
        )
        for content in contents
    ]


def _faded(piece: Piece, here: Shown) -> Piece:
    layer = faded_layer(Layer(LayerName.SLIDE, piece.figures), here)
    return piece._replace(figures=layer.figures)
