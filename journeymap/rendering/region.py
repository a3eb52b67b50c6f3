"""What of a page goes into a picture, the same for every kind of picture and print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.drawing.pictures import size_of
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Picture, Rect, Shape, Text
from journeymap.drawing.theme import MARGIN, Theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.slides.slide import Slide
from journeymap.rendering.options import Options
from journeymap.storage.reading import beginning
from journeymap.view import View

if TYPE_CHECKING:
    from journeymap.painting.intake import TakenPicture

_AROUND = 16.0
_LOGO = 44.0
_WIDEST_LOGO = 260.0
_REACH = {"start": 1.0, "middle": 0.5, "end": 0.0}
"""How much of its width a text reaches beyond its x, by its anchor."""


class RenderRegion(NamedTuple):
    """A place of a scene on a background, which is blank where one sees through."""

    scene: Scene
    place: Rect
    background: str


def region(view: View, options: Options, wider: float = 1.0) -> RenderRegion:
    """Lay a journey out as the options ask; raises ``JourneyError`` for what cannot be shown.

    ``wider`` is how many times as wide as ours letters may be where it will be seen.
    """
    from journeymap.painting.fonts import measure_of
    from journeymap.painting.picture import needs_application

    needs_application()
    if options.frame is not None:
        return _slide(view, options, wider)
    # A part is told by where it stands on the screen, where empty lanes are seen, too.
    seen = view.but(shows_empty=bool(options.place))
    return with_export_options(layout(seen, measure_of(wider)), view.theme, options)


def with_export_options(scene: Scene, theme: Theme, options: Options) -> RenderRegion:
    """Return the part of a laid out page that the options ask for, with what they add to it."""
    scene, place = _part(_unhinted(scene), options)
    shapes: list[Shape] = []
    if options.logo:
        logo, place = _placed(options.logo, scene, place)
        shapes.append(logo)
    if options.border:
        shapes.append(Box(place.grown(-1.0), "", theme.divider, 2.0))
    around = (Figure("", FigureRole.ADDED, "", place, tuple(shapes)),)
    added = (Layer(LayerName.ADDED, around),) if shapes else ()
    background = "" if options.transparent else theme.page
    return RenderRegion(scene.with_layers(scene.layers + added), place, background)


def _slide(view: View, options: Options, wider: float) -> RenderRegion:
    """Return one frame of the presentation."""
    slide = options.slide or _numbered(view, options.frame or 0, wider)
    return RenderRegion(
        slide.scene, slide.scene.rect, "" if options.transparent else slide.background
    )


def _numbered(view: View, number: int, wider: float) -> Slide:
    """Return a frame by its number from 1; raises ``JourneyError`` where there is none."""
    from journeymap.rendering.deck import deck

    slides = deck(view, wider=wider)
    if not 1 <= number <= len(slides):
        raise JourneyError(
            tr("There is no frame {n}: the presentation has {count}.", n=number, count=len(slides))
        )
    return slides[number - 1]


def _part(scene: Scene, options: Options) -> tuple[Scene, Rect]:
    """Return the scene with what is to be seen of it, and where that is; no card is cut."""
    chosen = [figure.rect for id in options.selection if (figure := scene.figure(id))]
    if chosen:
        place = chosen[0]
        for rect in chosen[1:]:
            place = place.joined(rect)
        place = place.grown(_AROUND)
        return scene.cut(place), place
    if options.place:
        place = options.place
        for figure in scene.within(options.place):
            if figure.role == FigureRole.CARD:
                place = place.joined(figure.rect.grown(_AROUND))
        return scene.cut(place), place
    return _without(scene, options)


def _unhinted(scene: Scene) -> Scene:
    """Return the scene without what only tells a person at the window what to do."""
    layers = (
        layer.with_figures(tuple(f for f in layer.figures if f.role != FigureRole.HINT))
        if any(f.role == FigureRole.HINT for f in layer.figures)
        else layer
        for layer in scene.layers
    )
    return scene.with_layers(tuple(layers))


def _without(scene: Scene, options: Options) -> tuple[Scene, Rect]:
    """Return the scene and its place without title and legend, where they are not wanted."""
    top, bottom = 0.0, scene.height
    left_out = set()
    wishes = (FigureRole.TITLE, options.title), (FigureRole.LEGEND, options.legend)
    for role, wanted in wishes:
        found = next((f for f in scene.figures() if f.role == role), None)
        if found is None or wanted:
            continue
        left_out.add(role)
        if role == FigureRole.TITLE:
            rest = (f.rect.y for f in scene.figures() if f.role != FigureRole.TITLE)
            top = min(rest, default=MARGIN) - MARGIN
        else:
            bottom = found.rect.y - 14.0 + MARGIN * 0.75
    place = Rect(0.0, top, scene.width, bottom - top)
    if not left_out:
        return scene, place
    layers = (
        layer.with_figures(tuple(f for f in layer.figures if f.role not in left_out))
        for layer in scene.layers
    )
    return scene.with_layers(tuple(layers)), place


def _placed(path: Path, scene: Scene, place: Rect) -> tuple[Picture, Rect]:
    """Return a logo at the upper right, and the place: taller where the title needs the room."""
    logo = _taken(path)
    across, down = size_of(logo.data) or (1, 1)
    high = min(_LOGO, _WIDEST_LOGO * down / across)
    wide = high * across / down
    title = next((f for f in scene.figures() if f.role == FigureRole.TITLE), None)
    room = Rect(place.right - MARGIN - wide - 24.0, place.y, wide + 24.0, MARGIN + high)
    if title is None or any(_written(figure, room) for figure in scene.within(room)):
        place = Rect(place.x, place.y - high - 12.0, place.w, place.h + high + 12.0)
    top = place.y + (MARGIN - 12.0 if title else 20.0)
    return Picture(Rect(place.right - MARGIN - wide, top, wide, high), logo.media, logo.data), place


def _taken(path: Path) -> TakenPicture:
    """Return the picture of a logo as pictures are taken in; raises ``JourneyError`` for none."""
    from journeymap.painting.intake import LARGEST_FILE, taken_in

    try:
        data = beginning(path, LARGEST_FILE + 1)
    except OSError as fault:
        raise JourneyError(
            tr("The logo {name} cannot be read: {why}.", name=path.name, why=fault.strerror)
        ) from fault
    try:
        return taken_in(data)
    except JourneyError as why:
        raise JourneyError(tr("The logo {name}: {why}", name=path.name, why=why)) from why


def _written(figure: Figure, room: Rect) -> bool:
    """Tell whether letters of a figure reach into a room."""
    from journeymap.painting.fonts import QtMeasure

    measure = QtMeasure()
    return any(
        isinstance(shape, Text)
        and shape.x + _REACH[shape.anchor] * measure.width(shape.text, shape.style) > room.x
        and shape.y - shape.style.size < room.bottom
        for shape in figure.shapes
    )
