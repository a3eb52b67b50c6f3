"""The page of a persona's sheet: its parts below one another, those that are empty left out."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import BODY, MARGIN
from journeymap.language import tr
from journeymap.layout.persona.curve import walk
from journeymap.layout.persona.parts import heading, middle
from journeymap.layout.persona.sheet import PersonaSheet, SheetPart
from journeymap.layout.persona.tiles import tiles
from journeymap.model.records import Journey, Persona
from journeymap.view import View

WIDTH = 1240.0
"""How wide the parts of a page are, in page units."""

GAP = 18.0
"""How far apart the parts of a page are, in page units."""


def persona_of(view: View) -> Persona | None:
    """Return whose sheet a view shows: of who is in focus, else of the first there is."""
    snapshot = view.snapshot
    journey = snapshot.get(Journey, view.journey)
    every = [p.id for p in snapshot.ordered(Persona)]
    ids = (view.focus, *(journey.personas if journey else ()), *every)
    return next((found for id in ids if (found := snapshot.get(Persona, id))), None)


def parts_of(sheet: PersonaSheet, width: float) -> list[SheetPart]:
    """Return the parts of a sheet that say something, from above to below."""
    made = (heading, middle, walk, tiles)
    return [part for make in made if (part := make(sheet, width))]


def lay_out(view: View, measure: Measure) -> Scene:
    """Return the page of the persona a view shows; one that says so where there is none."""
    persona = persona_of(view)
    if persona is None:
        return _nobody(view, measure)
    y, figures = MARGIN, list[Figure]()
    for part in parts_of(PersonaSheet(view, persona, measure), WIDTH):
        figures += part.draw(Rect(MARGIN, y, WIDTH, part.height))
        y += part.height + GAP
    layer = Layer(LayerName.FRAME, tuple(figures))
    return Scene(WIDTH + 2 * MARGIN, y - GAP + MARGIN, (layer,))


def _nobody(view: View, measure: Measure) -> Scene:
    text = paragraph(tr("There is no persona yet."), BODY, WIDTH, measure)
    rect = Rect(MARGIN, MARGIN, WIDTH, text.height)
    shapes = text.shapes(rect.x, rect.y, view.theme.ink_soft, measure)
    figure = Figure("", FigureRole.PANEL, "", rect, shapes)
    return Scene(WIDTH + 2 * MARGIN, rect.bottom + MARGIN, (Layer(LayerName.FRAME, (figure,)),))
