"""Slides: what is shown of a journey at once, large enough for a wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from journeymap.drawing.lettered import measured_in, written_in
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.layout.filtered import faded_layer
from journeymap.layout.slides.calling import Laid, called, too_many, with_sign
from journeymap.layout.slides.ink import inked
from journeymap.layout.slides.inputs import inputs
from journeymap.layout.slides.kinds import FRAME_KINDS
from journeymap.layout.slides.show import ShowContext, locator, show
from journeymap.layout.slides.slide import WALL, Content, Piece, Slide, layers
from journeymap.layout.slides.surround import SlideHeading, background, surround
from journeymap.model.records import Frame
from journeymap.view import View

__all__ = ["Slide", "slides"]


def slides(
    view: View,
    frames: Sequence[Frame],
    measure: Measure,
    *,
    size: tuple[float, float] = (1920.0, 1080.0),
    dark: bool = True,
    memo: Memo | None = None,
) -> tuple[Slide, ...]:
    """Return the slides of some frames of a journey, in their order, none without a journey.

    ``size`` is in page units; letters are made for about 1920 by 850 to 1080. A frame that
    holds more than can be read becomes several slides. Of more than 15 each frame shows what
    matters, and the others come after all of them: they are on call. With the ``memo`` of the
    last time only frames are laid out in which something has changed; the slides of the others
    are the same objects.

    A frame one has drawn on is laid out as it was then, for the wall, and stands in the middle
    of a larger page; on a smaller one it is without its ink.
    """
    measure = measured_in(measure, view.theme.fonts)
    with (memo or Memo()).round() as keep:
        page = show(view, measure, size, dark, keep)
        wall = show(view, measure, WALL, dark, keep)
        if page is None or wall is None:
            return ()
        laid = _laid(page, wall, frames, keep, enough=too_many)
        if not too_many(laid):
            return tuple(chain.from_iterable(laid))
        short = replace(page, short=True)
        laid = _laid(short, replace(wall, short=True), frames, keep)
        return tuple(called(short, laid, partial(_signed, short, keep)))


def _laid(
    page: ShowContext,
    wall: ShowContext,
    frames: Sequence[Frame],
    keep: Memo,
    enough: Callable[[Laid], bool] | None = None,
) -> Laid:
    """Lay frames out each by itself: on the page, or for the wall where one has drawn on it.

    What comes after ``enough`` of them is left out.
    """
    found: Laid = []
    for frame in frames:
        inky = bool(frame.ink) and page.size[0] >= WALL[0] and page.size[1] >= WALL[1]
        it = wall if inky else page
        bare = _bare(frame)
        short = it.short and frame.kind == "stage"  # what else there is stays as it is
        laid = keep((bare.id, short), inputs(it, bare), partial(_of_frame, it, bare))
        told = partial(_told, laid, frame, page.size, inky)
        found.append(keep((frame.id, "", it.short), (laid, frame, page.size), told))
        if enough and enough(found):
            break
    return found


def _signed(it: ShowContext, keep: Memo, slide: Slide, said: str, words: str) -> Slide:
    """Return a slide that says what is on call, the same one as long as that stays."""
    made = partial(with_sign, it, slide, said, words)
    return keep((slide.frame.id, slide.part, "call"), (slide, said, words), made)


def _of_frame(it: ShowContext, frame: Frame) -> list[Slide]:
    heading, contents = FRAME_KINDS[frame.kind].fill(it, frame)
    parts = len(contents)
    return [
        _slide(it, frame, heading, content, part, parts) for part, content in enumerate(contents, 1)
    ]


def _bare(frame: Frame) -> Frame:
    """Return a frame as far as its layout depends on it.

    Without a title of its own it is named by what it shows, so it stays the same when kept.
    """
    own = {"stage": frame.stage, "journey": frame.journey}.get(frame.kind)
    id = frame.id if frame.title or not own else own
    return frame.but(id=id, ink="", notes="", position=0.0, hidden=False)


def _told(laid: list[Slide], frame: Frame, size: tuple[float, float], inky: bool) -> list[Slide]:
    """Return the slides of a frame with its notes and what is drawn on it."""
    told = [slide._replace(frame=frame, notes=frame.notes) for slide in laid]
    return [inked(slide, size) for slide in told] if inky else told


def _slide(
    it: ShowContext, frame: Frame, heading: SlideHeading, content: Content, part: int, parts: int
) -> Slide:
    ground = Piece(surround(it, heading, part, parts))
    made, reveals = layers((ground, *content.pieces), frame.reveal)
    # Which look in their own way.
    if it.context.shown.faded and frame.kind not in ("map", "view", "difference"):
        made = tuple(faded_layer(layer, it.context.shown) for layer in made)
    return Slide(
        frame=frame,
        title=heading.title,
        subtitle=heading.under(part, parts),
        notes=frame.notes,
        scene=written_in(Scene(*it.size, made), it.theme.fonts, Memo()),
        background=background(it),
        touchpoints=content.touchpoints,
        stage=frame.stage,
        part=part,
        parts=parts,
        reveals=reveals,
        locator=locator(it, content.touchpoints),
    )
