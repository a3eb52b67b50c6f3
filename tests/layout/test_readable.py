"""Every letter of every page can be read on what lies beneath it, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from journeymap.drawing.colours import READABLE, contrast
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Area, Box, Curve, Line, Point, Rect, Shape, Text
from journeymap.drawing.theme import Theme, load_theme, themes
from journeymap.layout import layout
from journeymap.model.records import Journey, Persona
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.every_lane import every_lane
from tests.layout.pages import MEASURE
from tests.layout.test_fields_speak import begun

THEMES = [theme.name for theme in themes()]
SIGN = 3.0
"""The least contrast of a sign that carries meaning (WCAG 2.2, 1.4.11)."""

LEAST = 3.0
"""Smaller letters, of an endless map on one slide, are a texture and stand beside their boxes."""

_REACH = {"start": 0.5, "middle": 0.0, "end": -0.5}
_FLAT = 12


def documents() -> Iterator[Snapshot]:
    """Yield the sample, journeys with every kind of lane, and one in which every field speaks."""
    yield Snapshot().apply(load("coffee", "en"))
    yield from map(every_lane, range(1, 3))
    yield begun()


def views(theme: Theme) -> Iterator[View]:
    """Yield each document in every arrangement."""
    for snapshot in documents():
        journey = snapshot.ordered(Journey)[0]
        for arrangement in ("map", "graph", "numbers", "table", "atlas"):
            yield View.of(snapshot, journey.id, theme=theme, arrangement=arrangement, detail="full")
        for persona in list(snapshot.ordered(Persona))[:1]:
            yield View.of(
                snapshot, journey.id, theme=theme, arrangement="persona", focus=persona.id
            )


def pages(theme: Theme) -> Iterator[tuple[str, Scene, str]]:
    """Yield every page and every slide, what it is called, and what it stands on.

    The slide of the whole map is the page of the map drawn small, which is looked at itself.
    """
    for view in views(theme):
        yield view.arrangement, layout(view, MEASURE), theme.page
        if view.arrangement == "map":
            for slide in deck(view):
                if slide.frame.kind == "map":
                    continue
                yield f"slide {slide.title}", slide.scene, slide.background


def unreadable(scene: Scene, page: str) -> Iterator[str]:
    """Yield each text that stands out too little from the last thing filled beneath it."""
    filled: list[tuple[Rect, Shape, str]] = [(scene.rect, Box(scene.rect, page), page)]
    for figure in scene.figures():
        for shape in figure.shapes:
            if isinstance(shape, Text):
                x, y = _middle(shape)
                ground = next(f for rect, s, f in reversed(filled) if _lies_on(s, rect, x, y))
                found = contrast(shape.colour, ground)
                if found < READABLE and shape.text.strip() and shape.style.size >= LEAST:
                    yield f"{figure.role} “{shape.text[:30]}” {shape.colour} on {ground} {found:.2f}"
            elif fill := getattr(shape, "fill", ""):
                filled.append((_place(shape), shape, fill))


def _middle(text: Text) -> Point:
    wide = MEASURE.width(text.text, text.style)
    return text.x + wide * _REACH[text.anchor], text.y - text.style.size / 3


def _place(shape: Any) -> Rect:
    return shape.rect if isinstance(shape, Box) else Rect.around(shape.points)


def _lies_on(shape: Shape, place: Rect, x: float, y: float) -> bool:
    if not place.holds(x, y):
        return False
    match shape:
        case Area():
            return _inside(shape.points, x, y)
        case Curve():
            return _inside(tuple(_flattened(shape.points)), x, y)
    return True


def _flattened(points: tuple[Point, ...]) -> Iterator[Point]:
    yield points[0]
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i : i + 4]
        for step in range(1, _FLAT + 1):
            t = step / _FLAT
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield (
                sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
            )


def _inside(points: tuple[Point, ...], x: float, y: float) -> bool:
    inside, (x0, y0) = False, points[-1]
    for x1, y1 in points:
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
        x0, y0 = x1, y1
    return inside


@pytest.mark.parametrize("name", THEMES)
def test_every_letter_can_be_read_on_what_lies_beneath_it(name: str) -> None:
    dim = {
        f"{page}: {told}"
        for page, scene, ground in pages(load_theme(name))
        for told in unreadable(scene, ground)
    }
    assert not dim, "\n".join(sorted(dim))


@pytest.mark.parametrize("name", THEMES)
def test_every_arrow_stands_out_from_the_lanes_it_crosses(name: str) -> None:
    theme = load_theme(name)
    grounds = (theme.page, theme.lane, theme.lane_alt)
    dim = {
        (page, line.stroke, ground)
        for page, scene, _ in pages(theme)
        if page in ("map", "graph")
        for figure in scene.figures()
        if figure.role == FigureRole.ARROW
        for line in figure.shapes
        if isinstance(line, Line)
        for ground in grounds
        if contrast(line.stroke, ground) < SIGN
    }
    assert not dim


def test_a_letter_that_cannot_be_read_is_told() -> None:
    theme = load_theme()._replace(ink_soft="#b0b0b0")
    assert any(told for _, scene, ground in pages(theme) for told in unreadable(scene, ground))
