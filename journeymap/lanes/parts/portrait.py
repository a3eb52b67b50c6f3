"""The portrait of a persona: their picture in a circle with the ring of their curve."""

from __future__ import annotations

from journeymap.drawing.faces import disc
from journeymap.drawing.shapes import Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import SMALL
from journeymap.lanes.parts.pictures import picture
from journeymap.model.records import Persona
from journeymap.view import View

_RING = 2.5
_THICK_FROM = 40.0


def portrait(view: View, persona: Persona, place: Rect, ring: str = "") -> tuple[Shape, ...]:
    """Return the circle in a square place: the picture, else the initial; ``ring`` is its colour.

    It is the same on the map, on a slide and in a list, however large; an initial is never smaller
    than the smallest words, since paper is chosen by what can be read on it.
    """
    theme, (x, y), radius = view.theme, place.centre, place.w / 2
    thick = (_RING if place.w >= _THICK_FROM else 1.5) if ring else 0.0
    inner = place.grown(-thick / 2)
    seen = picture(view, persona.picture, inner, radius=inner.w / 2)
    if seen:
        return (*seen, disc(x, y, radius - thick / 2, "", ring, thick)) if ring else seen
    letters = TextStyle(max(SMALL.size, round(place.w * 0.4)), 600)
    initial = persona.name.strip()[:1].upper()
    return (
        disc(x, y, radius - thick / 2, theme.accent_tint, ring, thick or 1.0),
        Text(x, y + letters.size * 0.36, initial, letters, theme.accent_ink, "middle"),
    )
