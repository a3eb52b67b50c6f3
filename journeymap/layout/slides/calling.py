"""What is shown by itself, and what waits on call: a presentation is no longer than one would give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from journeymap.analysis.mattering import weight
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect, Text, TextStyle
from journeymap.language import tr
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Slide
from journeymap.layout.slides.surround import SIDE

MOST = 15
"""More slides than these nobody sits through; what is beyond them is on call."""

_LETTERS = TextStyle(26, 700)
_HIGH, _PAD, _EDGE = 46.0, 22.0, 40.0

Laid = list[list[Slide]]
"""The slides of each frame, in the order of the frames."""


def too_many(laid: Laid) -> bool:
    """Tell whether frames have more slides than one would give."""
    return sum(map(len, laid)) > MOST


def called(it: ShowContext, laid: Laid, again: Callable[[Slide, str, str], Slide]) -> list[Slide]:
    """Return the slides that are shown by themselves, and after them those that are on call.

    Each frame shows its first slide. Where these are still too many, the stages that matter
    least wait on call at the frame of the whole; a frame with a title of its own never does.
    ``again`` draws on a slide how many there are to be opened from it, or where it is opened
    from: as a sign, and in words.
    """
    rests = _waiting(it, laid)
    filled = [slides for slides in laid if slides]
    wholes = sorted(
        (slides[0].frame for slides in filled if slides[0].frame.kind in ("map", "journey")),
        key=lambda frame: frame.kind != "map",
    )
    first = [slides[0] for slides in filled if slides[0].frame.id not in rests]
    home = wholes[0].id if wholes else first[0].frame.id
    waiting = []
    for slides in filled:
        resting = slides[0].frame.id in rests
        origin = home if resting else slides[0].frame.id
        waiting += [one._replace(on_call=origin) for one in slides[0 if resting else 1 :]]
    numbers = {slide.frame.id: n for n, slide in enumerate(first, 1)}
    shown = [again(slide, *_opening(slide, waiting)) for slide in first]
    for slide in waiting:
        said = tr("on call at frame {n}", n=numbers[slide.on_call])
        shown.append(again(slide, said, said))
    return shown


def _waiting(it: ShowContext, laid: Laid) -> set[str]:
    """Return the ids of the frames that wait on call as a whole."""
    over = sum(1 for slides in laid if slides) - MOST
    stages = [
        slides
        for slides in laid
        if slides and slides[0].frame.kind == "stage" and not slides[0].frame.title.strip()
    ]
    ranked = sorted(stages, key=lambda slides: _matter(it, slides))
    return {slides[0].frame.id for slides in ranked[: max(0, min(over, len(ranked) - 1))]}


def _matter(it: ShowContext, slides: Sequence[Slide]) -> float:
    """Return how much the touchpoint of a stage matters that matters most."""
    ids = chain.from_iterable(slide.touchpoints for slide in slides)
    return max((weight(it.snapshot, it.cards[id]) for id in ids if id in it.cards), default=0.0)


def _opening(slide: Slide, waiting: Sequence[Slide]) -> tuple[str, str]:
    """Return how much waits on call at a slide: stages, touchpoints, else slides; blank for none."""
    here = [one for one in waiting if one.on_call == slide.frame.id]
    stages = {one.stage for one in here if one.stage and one.stage != slide.stage}
    ids = {id for one in here for id in one.touchpoints} - {*slide.touchpoints}
    count = len(stages) or len(ids) or len(here)
    return (f"+{count}", tr("{n} more on call", n=count)) if count else ("", "")


def with_sign(it: ShowContext, slide: Slide, said: str, words: str) -> Slide:
    """Return a slide with a sign on the edge of its panel that says what is on call."""
    if not said:
        return slide
    panel = next(f.rect for f in slide.scene.figures() if f.role == FigureRole.PANEL)
    wide = it.measure.width(said, _LETTERS) + 2 * _PAD
    right = min(panel.right - _EDGE, it.size[0] - SIDE)
    rect = Rect(right - wide, panel.bottom - _HIGH / 2, wide, _HIGH)
    text = Text(rect.centre[0], rect.y + _HIGH * 0.69, said, _LETTERS, it.theme.card, "middle")
    pill = Box(rect, it.theme.accent, it.theme.page, 3.0, _HIGH / 2)
    role = FigureRole.COUNT if slide.on_call else FigureRole.MORE
    figure = Figure("", role, words, rect, (pill, text), it.theme.accent)
    scene = slide.scene
    layers = (*scene.layers, Layer(LayerName.ON_CALL, (figure,)))
    return slide._replace(scene=Scene(scene.width, scene.height, layers))
