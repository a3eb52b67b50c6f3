"""The journey as a whole: stage names large, and the curve over all of them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.faces import diamond
from journeymap.drawing.paragraph import joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Rect, Shape, Text, TextStyle
from journeymap.lanes import Column
from journeymap.language import plural, tr
from journeymap.layout.slides.band import KEY
from journeymap.layout.slides.feelings import band, felt
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import LEAST, fitted, flat, unbroken
from journeymap.layout.slides.named import named
from journeymap.layout.slides.overview import columns
from journeymap.layout.slides.show import ShowContext, balanced, dotted, spaced
from journeymap.layout.slides.signs import signs
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SIDE, SlideHeading, panel_of
from journeymap.model.fields import specs
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Stage, Touchpoint

_MOST = 6
_CLOSE = 12
"""As many stages as this stand side by side if their names can be read so."""

_POINT = 26.0
_GAP = 8.0
_NAME = tuple(TextStyle(size, 600) for size in (44.0, 40.0, 36.0, 32.0, 28.0))
_SMALL = tuple(TextStyle(size, 600) for size in (26.0, 24.0, LEAST))
_SCENARIO = tuple(TextStyle(size, 400) for size in (30.0, 28.0, 26.0, LEAST))
_SCORES = tuple(TextStyle(size, 600) for size in (26.0, 24.0, LEAST))
_MOMENT = TextStyle(24, 600)
_MANY = 99
_APART = "\u2002|\u2002"
"""Between scores on a line: each has dots within."""

_STEPS = len(_NAME)
_CURVE = 0.58
"""The share of a slide that what stands over the curve leaves for it, as far as letters shrink."""

_FLAT = 0.46
"""The share below which a curve is too flat to be seen, so that words go on a slide before it."""


@frame_kind("journey")
def of_journey(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a whole journey; many stages are shared out over several."""
    journey = show.journey
    title = frame_title(show.snapshot, frame)
    counted = plural("{n} touchpoint", "{n} touchpoints", len(show.cards))
    staged = plural("{n} stage", "{n} stages", len(show.stages))
    heading = SlideHeading(
        frame.id if frame.title else journey.id,
        title,
        dotted(show.lens(), staged, counted),
    )
    room = panel_of(show, heading, _MANY).grown(-INSET)
    groups = _groups(show, room)
    apart = not _holds(show, groups[0], room)
    room = panel_of(show, heading, len(groups) + apart).grown(-INSET)
    before = [Content(tuple(_told(show, room, 0, 0.5)[0]), ())] if apart else []
    return heading, before + [
        _content(show, stages, room, i == 0, told=i == 0 and not apart)
        for i, stages in enumerate(groups)
    ]


def _groups(show: ShowContext, room: Rect) -> list[tuple[Stage, ...]]:
    """Share the stages out, so that each name can be read; one that cannot stands alone."""
    found: list[tuple[Stage, ...]] = []
    stages = list(show.stages)
    if _MOST < len(stages) <= _CLOSE and _legible(show, stages, room):
        return [tuple(stages)]
    while stages:
        sizes = balanced(len(stages), _MOST)
        size = next((n for n in range(sizes[0], 1, -1) if _legible(show, stages[:n], room)), 1)
        found.append(tuple(stages[:size]))
        stages = stages[size:]
    return found or [()]


def _legible(show: ShowContext, stages: Sequence[Stage], room: Rect) -> bool:
    """Tell whether names fit into chevrons side by side, in letters of 28, or of 22 for many."""
    width = _inner(spaced(room.x, room.w, len(stages), _GAP)[0].w, len(stages))
    return _fits(show, stages, width, _names(len(stages))[-1], room)


def _names(count: int) -> tuple[TextStyle, ...]:
    """Return the letters names of so many stages may have, the best first."""
    return _NAME if count <= _MOST else _SMALL


def _fits(
    show: ShowContext, stages: Sequence[Stage], width: float, style: TextStyle, room: Rect
) -> bool:
    """Tell whether the names fit, no word broken."""
    return all(
        paragraph(_called(stage), style, width, show.measure).height <= _tallest(room)
        and unbroken(_called(stage), style, width, show.measure)
        for stage in stages
    )


def _called(stage: Stage) -> str:
    return flat(stage.title) or tr("Untitled stage")


def _tallest(room: Rect) -> float:
    return room.h * 0.245


def _inner(width: float, count: int) -> float:
    """Return how wide the words in a chevron may be; many have no room for points."""
    return width - 2 * _point(count) - (16.0 if count <= _MOST else 10.0)


def _point(count: int) -> float:
    return _POINT if count <= _MOST else 10.0


def _holds(show: ShowContext, stages: Sequence[Stage], room: Rect) -> bool:
    """Tell whether what is said of the journey leaves room for its curve, in small letters."""
    if not stages or not _told(show, room, 0)[0]:
        return True
    return room.bottom - _over(show, stages, room, _STEPS - 1, told=True)[1] >= room.h * _FLAT


def _over(
    show: ShowContext, stages: Sequence[Stage], room: Rect, step: int, told: bool
) -> tuple[list[Piece], float]:
    """Return what stands over the curve, in letters so many steps smaller, and where it ends."""
    words, y = _told(show, room, step) if told else ([], room.y)
    places = spaced(room.x, room.w, len(stages), _GAP)
    chevrons, bottom = _chevrons(
        show, stages, places, y, room, _names(len(stages))[step:] or _SMALL[-1:]
    )
    return [*words, *chevrons], bottom


def _told(
    show: ShowContext, room: Rect, step: int, most: float = 0.16
) -> tuple[list[Piece], float]:
    """Return what is said of the journey as a whole, and where what follows begins.

    Letters of the scenario are as large as lets it take ``most`` of the room.
    """
    pieces: list[Piece] = []
    y = room.y
    if flat(show.journey.scenario):
        pieces.append(_scenario(show, room, _SCENARIO[step:] or _SCENARIO[-1:], most))
        y = pieces[0].figures[0].rect.bottom + 28.0
    if show.scored(show.journey.id, pooled=True):
        at = room._replace(y=y - 20.0 if pieces else y)
        pieces.append(_scores(show, at, _SCORES[step:] or _SCORES[-1:]))
        y = pieces[-1].figures[0].rect.bottom + 28.0
    return pieces, y


def _content(
    show: ShowContext, stages: tuple[Stage, ...], room: Rect, first: bool, told: bool
) -> Content:
    if not stages:
        return Content(tuple(_told(show, room, 0)[0] if told else ()), ())
    places = spaced(room.x, room.w, len(stages), _GAP)
    for step in range(_STEPS):
        pieces, bottom = _over(show, stages, room, step, told)
        if room.bottom - bottom >= room.h * _CURVE:
            break
    found, standing = columns(show, stages, places, _point(len(stages)))
    ids = tuple(id for column in found for id in standing[column.step])
    below = Rect(room.x, bottom + 20.0, room.w, room.bottom - bottom - 20.0)
    if not felt(show, show.cards):
        pieces += named(show, stages, places, below)
        row = Rect(room.x, room.bottom + 2.0, room.w, KEY)
        pieces += [Piece(signs(show, row))] if first else []
        return Content(tuple(pieces), ids)
    diamonds = _moments(show, found, standing, below.y)
    top = below.y + (44.0 if diamonds else 0.0)
    below = Rect(room.x, top, room.w, room.bottom - top)
    pieces += diamonds
    pieces += band(show, below, found, standing, marked=True, legend=first)
    return Content(tuple(pieces), ids)


def _scenario(show: ShowContext, room: Rect, styles: Sequence[TextStyle], most: float) -> Piece:
    said, measure = flat(show.journey.scenario), show.measure
    set_ = fitted(said, styles, room.w - 40.0, room.h * most, measure)
    if set_.style.size < LEAST:
        set_ = fitted(said, styles[-1:], room.w - 40.0, room.h * max(0.3, most), measure)
    rect = Rect(room.x + 20.0, room.y, room.w - 40.0, set_.height)
    shapes = set_.shapes(rect.x, rect.y, show.theme.ink_soft, measure)
    return Piece((Figure(show.journey.id, FigureRole.SCENARIO, said, rect, shapes),))


def _scores(show: ShowContext, room: Rect, styles: Sequence[TextStyle]) -> Piece:
    """Say what is known of the journey as a whole, as many scores on a line as have room."""
    measure, wide, known = show.measure, room.w - 40.0, show.scored(show.journey.id, pooled=True)
    said = joined(known, styles[0], wide, measure, _APART)
    set_ = fitted(said, styles, wide, room.h * 0.2, measure)
    if set_.style.size < LEAST:
        set_ = fitted(said, styles[-1:], wide, room.h * 0.4, measure)
    rect = Rect(room.x + 20.0, room.y, wide, set_.height)
    shapes = set_.shapes(rect.x, rect.y, show.theme.ink, measure)
    return Piece((Figure(show.journey.id, FigureRole.SCORES, said, rect, shapes),))


def _chevrons(
    show: ShowContext,
    stages: Sequence[Stage],
    places: Sequence[Rect],
    y: float,
    room: Rect,
    styles: Sequence[TextStyle],
) -> tuple[list[Piece], float]:
    """Draw the stages pointing at one another, all in one size of letters."""
    point = _point(len(stages))
    width, tallest = _inner(places[0].w, len(stages)), _tallest(room)
    style = next((s for s in styles if _fits(show, stages, width, s, room)), styles[-1])
    names = [fitted(_called(x), (style,), width, tallest, show.measure) for x in stages]
    height = max(name.height for name in names) + round(room.h * 0.055)
    pieces = []
    for stage, name, at in zip(stages, names, places, strict=True):
        tint, ink = show.theme.stage(stage.colour, show.palette[stage.id])
        x, right, middle, bottom = at.x, at.right - point, y + height / 2, y + height
        notch = ((x + point, middle),) if stage is not show.stages[0] else ()
        points = (
            (x, y),
            (right, y),
            (at.right, middle),
            (right, bottom),
            (x, bottom),
            *notch,
        )
        top = y + (height - name.height) / 2
        words = name.shapes(x + point + (8.0 if point == _POINT else 5.0), top, ink, show.measure)
        rect = Rect(x, y, at.w, height)
        shapes = (Area(points, tint), *words)
        pieces.append(Piece((Figure(stage.id, FigureRole.STAGE, stage.title, rect, shapes, tint),)))
    return pieces, y + height


def _moments(
    show: ShowContext, found: Sequence[Column], standing: dict[str, tuple[str, ...]], y: float
) -> list[Piece]:
    """Draw a diamond over each moment of truth, and say which it is where there is room."""
    marked = [
        (column.x + column.w * (i + 1) / (len(standing[column.step]) + 1), show.cards[id])
        for column in found
        for i, id in enumerate(standing[column.step])
        if show.cards[id].moment
    ]
    labels, theme = dict(specs(Touchpoint)["moment"].options), show.theme
    ends = [*(x - 24.0 for x, _ in marked[1:]), show.size[0] - SIDE - INSET]
    pieces, free = [], SIDE + INSET
    for (x, card), end in zip(marked, ends, strict=False):
        said = tr(labels[card.moment])
        wide = show.measure.width(said, _MOMENT) + 24.0
        left, right = x - 16.0, x + 16.0
        words: list[Shape] = []
        if x + wide <= end:
            right = x + wide
            words.append(Text(x + 24.0, y + 26.0, said, _MOMENT, theme.accent_ink))
        elif x - wide >= free:
            left = x - wide
            words.append(Text(left, y + 26.0, said, _MOMENT, theme.accent_ink))
        mark = diamond(x, y + 18.0, 14.0, theme.accent, theme.card)
        rect = Rect(left, y + 2.0, right - left, 32.0)
        figure = Figure(card.id, FigureRole.MOMENT, said, rect, (mark, *words))
        pieces.append(Piece((figure,), show.lanes[card.lane][0]))
        free = right + 16.0
    return pieces
