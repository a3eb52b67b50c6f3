"""The personas of a journey, each on slides of their own, in letters for the wall."""

from __future__ import annotations

from journeymap.drawing.shapes import Rect
from journeymap.layout.persona.curve import walk
from journeymap.layout.persona.parts import heading, middle
from journeymap.layout.persona.sheet import PersonaSheet, SheetPart, below
from journeymap.layout.persona.tiles import tiles
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Persona

_MANY = 99
_SCALES = (1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.2, 1.0, 0.8, 0.6, 0.5, 0.4, 0.3)
"""How many times larger than on a page letters are, the largest in which each part fits."""

_GAP = 24.0


@frame_kind("persona")
def of_personas(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of the persona in focus, else of each persona of the journey."""
    over = SlideHeading(frame.id, frame_title(show.snapshot, frame), show.lens())
    room = panel_of(show, over, _MANY).grown(-INSET)
    context = show.context
    people = [p for p in context.personas if context.focus in (None, p.id)]
    found = [
        content
        for n, one in enumerate(people or context.personas)
        for content in _slides(show, one, room, n)
    ]
    return over, found or [Content((), ())]


def _slides(show: ShowContext, persona: Persona, room: Rect, number: int) -> list[Content]:
    """Share the parts of a sheet out over slides, as many on each as have room."""
    shared: list[list[SheetPart]] = [[]]
    free = room.h
    for part in _parts(show, persona, room):
        if shared[-1] and part.height > free:
            shared.append([])
            free = room.h
        shared[-1].append(part)
        free -= part.height + _GAP
    # What room is left goes to the parts: a slide is full.
    stacks = [below(parts, _GAP) for parts in shared]
    return [Content((Piece(stack.draw(room), persona=number),), ()) for stack in stacks]


def _parts(show: ShowContext, persona: Persona, room: Rect) -> list[SheetPart]:
    """Return the parts of a sheet in the largest letters in which none is taller than the room."""
    for scale in _SCALES:
        sheet = PersonaSheet(show.context.view, persona, show.measure, scale)
        made = (make(sheet, room.w) for make in (heading, tiles, middle, walk))
        parts = [part for part in made if part]
        if all(part.height <= room.h for part in parts):
            break
    return parts
