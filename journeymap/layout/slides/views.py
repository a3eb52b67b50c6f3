"""A frame of a saved view: the journey as it looks through it, on one slide."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import MARGIN
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.filtered import faded_layer
from journeymap.layout.graph import GRAPH
from journeymap.layout.numbers import NUMBERS
from journeymap.layout.seen import seen_through
from journeymap.layout.slides.graph import of_graph
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.numbers import charts_of_view
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.show import show as shown_to
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, SavedView
from journeymap.view import Shown, View, shown
from journeymap.view.conditions import counted_words, scores_words

_LARGEST = 2.4
"""A small page is drawn no larger than so many times itself."""

_SAID = frozenset(
    {
        FigureRole.TITLE,
        FigureRole.SCENARIO,
        FigureRole.LENS,
        FigureRole.PERSONA,
        FigureRole.LEGEND,
        FigureRole.FILTERED,
        FigureRole.HINT,
    }
)
"""What the heading of the slide says already, and what is too small to be read on a wall."""


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
    if view.arrangement == NUMBERS:
        return charts_of_view(show, frame, view)
    if view.arrangement == GRAPH and not here.folds:
        return _in_large_letters(show, frame, view)
    heading = SlideHeading(frame.id, title, told or show.lens())
    room = panel_of(show, heading).grown(-INSET / 2)
    scene, place = _bare(layout(view, show.measure))
    scale = min(room.w / place.w, room.h / place.h, _LARGEST)
    x = room.x + (room.w - place.w * scale) / 2 - place.x * scale
    y = room.y + (room.h - place.h * scale) / 2 - place.y * scale
    figures = tuple(scaled_figure(figure, scale, x, y) for figure in scene.figures())
    return heading, [Content((Piece(figures),), tuple(card.id for card in here.touchpoints))]


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


def _bare(scene: Scene) -> tuple[Scene, Rect]:
    """Return a page without its head, which the slide has, and what is left of its place."""
    layers = tuple(
        layer.with_figures(tuple(f for f in layer.figures if f.role not in _SAID))
        for layer in scene.layers
    )
    rest = scene.with_layers(layers)
    rects = [figure.rect for figure in rest.figures()]
    top = min((rect.y for rect in rects), default=0.0) - MARGIN / 2
    bottom = max((rect.bottom for rect in rects), default=scene.height) + MARGIN / 2
    return rest, Rect(0.0, top, scene.width, max(bottom - top, 1.0))
