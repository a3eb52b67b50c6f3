"""Slides of touchpoints: those of a stage, or chosen ones from anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.shapes import Rect
from journeymap.lanes import Column
from journeymap.language import tr
from journeymap.layout.slides.arrows import arrows
from journeymap.layout.slides.cards import Telling, cards, portions
from journeymap.layout.slides.crowded import FEWEST, crowd, crowded
from journeymap.layout.slides.feelings import band, felt
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import flat
from journeymap.layout.slides.notes import note_slides
from journeymap.layout.slides.overview import overview, under
from journeymap.layout.slides.packing import Columns, Measured, Placed, fits, pack, place
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Stage, Step

_BETWEEN = 28.0
_MANY = 99
_WISH = 0.56
_ROOMY = 0.34
_HEADED = 90
_LOW = 0.2
_FAIR = 0.27
"""How much of the panel cards would have, a curve with quotes at its faces, and one without,
at the least and where the same cards still stand on one slide then."""

_CURVE = 116.0
"""The least height of a curve: between its best and its worst there is then half a face."""


@frame_kind("stage")
def of_stage(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a stage; one of an empty stage is empty."""
    stage = show.snapshot.get(Stage, frame.stage)
    if stage is None or stage not in show.stages:
        return SlideHeading(frame.id, frame.title, show.lens()), [Content((), ())]
    count = {"n": show.stages.index(stage) + 1, "count": len(show.stages)}
    asked = show.scored(stage.id, pooled=False)
    # Whose journey it is the first slide has said; a second line would take room from the cards.
    about = _aims(stage) or [show.lens()]
    under = dotted(tr("stage {n} of {count}", **count), *about, *asked)
    title = frame_title(show.snapshot, frame)
    heading = SlideHeading(frame.id if frame.title else stage.id, title, under)
    groups = [show.steps.get(step.id, ()) for step in show.snapshot.of(Step, "stage", stage.id)]
    notes = note_slides(show, stage.id, panel_of(show, heading, _MANY).grown(-INSET))
    cards_ = _contents(show, heading, groups, Telling())
    ids = [id for group in groups for id in group]
    if len(cards_) > 1 and (show.short or len(ids) >= FEWEST):
        room = panel_of(show, heading, _MANY).grown(-INSET)
        cards_ = crowded(crowd(show, stage, ids, room), cards_)
    # A stage of notes alone has no empty slide before them.
    return heading, [*(cards_ if cards_[0].pieces or not notes else ()), *notes]


def _aims(stage: Stage) -> list[str]:
    """Return goal and intended impression of a stage, where they are short enough for a heading."""
    said = tr("“{said}”", said=flat(stage.impression)) if stage.impression.strip() else ""
    return [words for words in (flat(stage.goal), said) if 0 < len(words) <= _HEADED]


@frame_kind("touchpoints")
def of_touchpoints(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of chosen touchpoints, each with its stage and all that is known of it."""
    heading = SlideHeading(frame.id, frame_title(show.snapshot, frame), show.lens())
    groups = [(id,) for id in frame.touchpoints if id in show.cards]
    return heading, _contents(show, heading, groups, Telling(stage=True))


def _contents(
    show: ShowContext, heading: SlideHeading, groups: Sequence[Sequence[str]], telling: Telling
) -> list[Content]:
    """Share touchpoints out, and what is told of one that has too much for a slide."""
    room = panel_of(show, heading, _MANY).grown(-INSET)
    ids = show.cards if telling.stage else [id for group in groups for id in group]
    names = under(show) if telling.stage else 0.0
    curve = max(_CURVE, room.h * _LOW) + names + _BETWEEN if felt(show, ids) else 0.0
    spoken: dict[Columns, Content | None] = {}

    def at_faces(columns: Columns) -> Content | None:
        if columns not in spoken:
            spoken[columns] = _at_faces(show, columns, room, telling) if curve else None
        return spoken[columns]

    high, measured = room.h - curve, cards(show, telling)
    pages = pack(groups, room.w, high, measured, lambda columns: bool(at_faces(columns)))
    lower = high - room.h * (_FAIR - _LOW)
    if curve and len(pages) == 1 and fits(pages[0], room.w, len(pages[0]), lower, measured):
        curve, high = room.h - lower, lower
    found: list[Content] = []
    for page in pages:
        whole, ways = at_faces(page), [measured]
        if whole:
            found.append(whole)
            continue
        if len(page) == len(page[0]) == 1 and not fits(page, room.w, 1, high, measured):
            shared = portions(show, page[0][0], room.w, high, telling)
            ways = [cards(show, telling, told) for told in shared]
        found += [_on_cards(show, page, room, curve, telling, way) for way in ways]
    return found or [Content((), ())]


def _at_faces(show: ShowContext, columns: Columns, room: Rect, telling: Telling) -> Content | None:
    """Return cards with what was said at the faces below, if there is room for all of it."""
    ids = tuple(id for column in columns for id in column)
    if telling.stage or not felt(show, ids):
        return None
    above = room._replace(h=room.h * (1 - _ROOMY) - _BETWEEN)
    plain = cards(show, telling._replace(quotes=False))
    placed = place(columns, above, plain, room.h * _WISH)
    pieces = [*_cards(show, columns, placed), *_curve(show, columns, placed, room, True)]
    there = {figure.id for piece in pieces for figure in piece.figures}
    told = all(quote.id in there for id in ids if (quote := show.quote(id)))
    return Content(tuple(pieces), ids) if placed.whole and told else None


def _on_cards(
    show: ShowContext,
    columns: Columns,
    room: Rect,
    curve: float,
    telling: Telling,
    measured: Measured,
) -> Content:
    """Return cards on which everything is said, and the curve below them."""
    ids = tuple(id for column in columns for id in column)
    if curve == 0.0 or not (telling.stage or felt(show, ids)):
        placed = place(columns, room, measured, large=curve == 0.0)
        return Content(tuple(_cards(show, columns, placed)), ids)
    placed = place(columns, room._replace(h=room.h - curve), measured, room.h * _WISH)
    pieces = _cards(show, columns, placed)
    if telling.stage:
        top = placed.bottom + _BETWEEN
        pieces += overview(show, room._replace(y=top, h=room.bottom - top), ids)
    else:
        pieces += _curve(show, columns, placed, room, False)
    return Content(tuple(pieces), ids)


def _cards(show: ShowContext, columns: Columns, placed: Placed) -> list[Piece]:
    pieces = [piece for id, at in placed.places.items() for piece in placed.blocks[id].draw(at)]
    return pieces + arrows(show, columns, placed.places)


def _curve(
    show: ShowContext, columns: Columns, placed: Placed, room: Rect, said: bool
) -> list[Piece]:
    """Draw what is felt under the cards, perhaps with what was said."""
    top = placed.bottom + _BETWEEN
    places = [placed.places[column[0]] for column in columns]
    marks = [Column(str(i), "", at.x, at.w) for i, at in enumerate(places)]
    standing = {str(i): column for i, column in enumerate(columns)}
    return band(show, room._replace(y=top, h=room.bottom - top), marks, standing, said=said)
