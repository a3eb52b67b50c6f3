"""What a filter makes of any page: what it does not look for is faded, and the foot says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from journeymap.drawing.faded import faded_figure
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import HEADING, MARGIN, STRONG
from journeymap.language import tr
from journeymap.model.records import Connection, Idea, Note, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import Shown, View, shown
from journeymap.view.conditions import counted_words, scores_words

_UNDER = 6.0
_ALONE = 90.0
_TITLES = frozenset({FigureRole.TITLE, FigureRole.SCENARIO, FigureRole.LENS})


def filtered(scene: Scene, view: View, measure: Measure, memo: Memo) -> Scene:
    """Return a page as the filter and the case of its view want it; without it is as it was."""
    here = shown(view)
    if not view.filter.told:
        if not (view.cases and here.faded):
            return scene
        return scene.with_layers(tuple(faded_layer(layer, here, memo) for layer in scene.layers))
    if view.filter.hides and not here.counted[0]:
        return _nothing(scene, here, measure)
    layers = tuple(faded_layer(layer, here, memo) for layer in scene.layers) if here.faded else None
    return _with_foot(scene.with_layers(layers or scene.layers), here, measure, memo)


def is_faded(snapshot: Snapshot, faded: frozenset[str]) -> Callable[[str], bool]:
    """Return what tells of an id whether its figures are faded: all it hangs on are.

    An arrow is faded with either of its ends, a note or picture with all that is at its step.
    """
    standing = snapshot.by(Touchpoint, "step")

    def tells(id: str) -> bool:
        record = snapshot.find(id)
        if isinstance(record, Touchpoint):
            return id in faded
        if isinstance(record, Connection):
            return record.source in faded or record.target in faded
        if isinstance(record, Idea):
            return bool(record.touchpoints) and faded.issuperset(record.touchpoints)
        if isinstance(record, Note) and record.step:
            here = standing.get(record.step, ())
            return bool(here) and all(card.id in faded for card in here)
        return getattr(record, "touchpoint", None) in faded

    return tells


def faded_layer(layer: Layer, here: Shown, memo: Memo | None = None) -> Layer:
    """Return a layer with those figures faded that a filter does not look for."""
    view, keep = here.view, memo or Memo()

    def make() -> Layer:
        tells = is_faded(view.snapshot, here.faded)
        return layer.with_figures(tuple(_figures(layer.figures, tells, view, keep)))

    return keep(("filtered", layer.name), (layer, here.faded), make)


def _figures(
    figures: Iterable[Figure], tells: Callable[[str], bool], view: View, memo: Memo
) -> Iterable[Figure]:
    for figure in figures:
        if figure.id and tells(figure.id):
            key = ("faded", figure.id, figure.role, figure.rect)
            yield memo(key, (figure,), partial(faded_figure, figure, view.theme))
        else:
            yield figure


def _words(here: Shown) -> str:
    view = here.view
    if not view.filter.active:
        return scores_words(view.snapshot, view.filter)
    words = counted_words(here)
    return words if here.counted[0] else f"{tr('No touchpoint matches the filter.')} {words}"


def _nothing(scene: Scene, here: Shown, measure: Measure) -> Scene:
    """Return a page with its title alone, that says that the filter has left nothing."""
    kept = tuple(figure for figure in scene.figures() if figure.role in _TITLES)
    top = max((figure.rect.bottom for figure in kept), default=MARGIN) + _ALONE
    text = paragraph(_words(here), HEADING, scene.width - 2 * MARGIN, measure)
    place = Rect(MARGIN, top, text.width, text.height)
    shapes = text.shapes(scene.width / 2, top, here.view.theme.ink_soft, measure, "middle")
    told = Figure("", FigureRole.FILTERED, " ".join(text.lines), place, shapes)
    layers = Layer(LayerName.FRAME, kept), Layer(LayerName.FILTERED, (told,))
    bare = Scene(scene.width, scene.height, layers)
    return bare.taller(place.bottom + _ALONE)


def _with_foot(scene: Scene, here: Shown, measure: Measure, memo: Memo) -> Scene:
    """Return the page with a line under it that says what it leaves out."""
    view = here.view
    words = _words(here)

    def make() -> Layer:
        text = paragraph(words, STRONG, max(scene.width - 2 * MARGIN, 200.0), measure)
        place = Rect(MARGIN, scene.height - MARGIN * 0.75 + _UNDER, text.width, text.height)
        shapes = text.shapes(place.x, place.y, view.theme.accent_ink, measure)
        foot = Figure("", FigureRole.FILTERED, words, place, shapes)
        return Layer(LayerName.FILTERED, (foot,))

    layer = memo("filtered foot", (words, scene.width, scene.height), make)
    bottom = layer.figures[0].rect.bottom + MARGIN * 0.75
    return scene.with_layers((*scene.layers, layer)).taller(bottom)
