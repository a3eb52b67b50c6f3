"""The way through slides some of which wait on call: they come only when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.layout.slides.slide import Slide


def count_of(slides: Sequence[Slide]) -> int:
    """Return how many slides are shown by themselves; they come before those on call."""
    return sum(1 for slide in slides if not slide.on_call)


def onward(slides: Sequence[Slide], at: int) -> int | None:
    """Return the slide one goes on to, ``None`` at the end; from the last on call it is back."""
    origin = slides[at].on_call
    if not origin:
        return at + 1 if at + 1 < count_of(slides) else None
    if at + 1 < len(slides) and slides[at + 1].on_call == origin:
        return at + 1
    home = home_of(slides, at)
    return home + 1 if home + 1 < count_of(slides) else home


def backward(slides: Sequence[Slide], at: int) -> int | None:
    """Return the slide before one, ``None`` at the beginning; before the first on call it is home."""
    origin = slides[at].on_call
    if at and slides[at - 1].on_call == origin:
        return at - 1
    return home_of(slides, at) if origin else None


def home_of(slides: Sequence[Slide], at: int) -> int:
    """Return the slide from which one on call is opened, itself for one that is none."""
    origin = slides[at].on_call
    if not origin:
        return at
    same = (i for i, one in enumerate(slides) if one.frame.id == origin and not one.on_call)
    return next(same, 0)


def waiting_at(slides: Sequence[Slide], at: int) -> int | None:
    """Return the first slide that is on call at one, ``None`` where nothing is."""
    id = slides[at].frame.id
    return next((i for i, one in enumerate(slides) if one.on_call == id), None)
