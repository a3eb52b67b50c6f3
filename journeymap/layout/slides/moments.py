"""Slides of touchpoints: those of a stage, or chosen ones from anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.scene import Column
from journeymap.drawing.shapes import Rect
from journeymap.kinds.words import frame_title
from journeymap.language import tr
from journeymap.layout.slides.arrows import arrows
from journeymap.layout.slides.cards import Telling, cards
from journeymap.layout.slides.feelings import band, felt
from journeymap.layout.slides.overview import overview
from journeymap.layout.slides.packing import Columns, Measured, pack, place
from journeymap.layout.slides.show import Show, dotted
from journeymap.layout.slides.slide import Content
from journeymap.layout.slides.surround import INSET, Heading, panel_of
from journeymap.model.records import Frame, Stage, Step

_BETWEEN = 36.0
_MANY = 99
_SHARE = 0.5


def of_stage(show: Show, frame: Frame) -> tuple[Heading, list[Content]]:
    """Return the slides of a stage; one of an empty stage is empty."""
    stage = show.snapshot.get(Stage, frame.stage)
    if stage is None or stage not in show.stages:
        return Heading(frame.id, frame.title, show.lens()), [Content((), ())]
    count = {"n": show.stages.index(stage) + 1, "count": len(show.stages)}
    under = dotted(tr("stage {n} of {count}", **count), show.lens())
    title = frame_title(show.snapshot, frame)
    heading = Heading(frame.id if frame.title else stage.id, title, under)
    groups = [show.steps.get(step.id, ()) for step in show.snapshot.of(Step, "stage", stage.id)]
    return heading, _contents(show, heading, groups, Telling())


def of_touchpoints(show: Show, frame: Frame) -> tuple[Heading, list[Content]]:
    """Return the slides of chosen touchpoints, each with its stage and all that is known of it."""
    heading = Heading(frame.id, frame_title(show.snapshot, frame), show.lens())
    groups = [(id,) for id in frame.touchpoints if id in show.cards]
    return heading, _contents(show, heading, groups, Telling(stage=True, quotes=True))


def _contents(
    show: Show, heading: Heading, groups: Sequence[Sequence[str]], telling: Telling
) -> list[Content]:
    measured = cards(show, telling)
    room = panel_of(show, heading, _MANY).grown(-INSET)
    ids = show.cards if telling.stage else [id for group in groups for id in group]
    least = max(190.0, room.h * 0.34) + _BETWEEN if felt(show, ids) else 0.0
    pages = pack(groups, room.w, room.h - least, measured)
    room = panel_of(show, heading, len(pages)).grown(-INSET)
    found = [_content(show, page, room, least, measured, telling) for page in pages]
    return found or [Content((), ())]


def _content(
    show: Show, columns: Columns, room: Rect, least: float, measured: Measured, telling: Telling
) -> Content:
    """Set cards, and below them the curve; it gives way where only then all can be told."""
    ids = tuple(id for column in columns for id in column)
    above = Rect(room.x, room.y, room.w, room.h - least)
    placed = place(columns, above, measured, room.h * _SHARE)
    untold = telling.stage and placed.look.told == 0
    alone = least == 0.0 or untold or not (telling.stage or felt(show, ids))
    if alone:
        placed = place(columns, room, measured, large=least == 0.0)
    pieces = [piece for id, at in placed.places.items() for piece in placed.blocks[id].draw(at)]
    pieces += arrows(show, columns, placed.places)
    top = placed.bottom + _BETWEEN
    below = Rect(room.x, top, room.w, room.bottom - top)
    if telling.stage and not alone:
        pieces += overview(show, below, ids)
    elif not alone:
        places = [placed.places[column[0]] for column in columns]
        marks = [Column(str(i), "", at.x, at.w) for i, at in enumerate(places)]
        standing = {str(i): column for i, column in enumerate(columns)}
        pieces += band(show, below, marks, standing, said=True)
    return Content(tuple(pieces), ids)
