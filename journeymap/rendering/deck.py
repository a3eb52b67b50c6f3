"""The deck: the slides of a journey as kept, or as they make themselves."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from journeymap.analysis.frames import frames
from journeymap.drawing.memo import Memo
from journeymap.language import current
from journeymap.layout.numbers.pages import page_of
from journeymap.layout.slides import Slide, slides
from journeymap.model.change import change
from journeymap.model.records import KINDS, Frame, Note, Vote
from journeymap.view import View

_TELLING = tuple(kind for kind in KINDS if kind not in (Frame, Note, Vote))
"""What frames that make themselves are made of."""


def deck(
    view: View,
    *,
    size: tuple[float, float] = (1920.0, 1080.0),
    dark: bool = True,
    hidden: bool = False,
    wider: float = 1.0,
    memo: Memo | None = None,
) -> tuple[Slide, ...]:
    """Return the slides of a journey, those of frames that are left out only if ``hidden``.

    ``size`` is in page units, ``wider`` how many times as wide as ours letters may be where the
    slides will be seen. Whoever asks again and again hands in the same ``memo``: then only
    what has changed is laid out.
    """
    from journeymap.painting.fonts import measure_of
    from journeymap.painting.picture import needs_application

    needs_application()
    with (memo or Memo()).round() as keep:
        measure = keep("measure", (wider,), partial(measure_of, wider))
        kept = view.snapshot.of(Frame, "journey", view.journey) or made(view, keep)
        wanted = [frame for frame in kept if hidden or not frame.hidden]
        return slides(view, wanted, measure, size=size, dark=dark, memo=keep)


def slides_of_charts(view: View, wider: float = 1.0) -> tuple[Slide, ...]:
    """Return a slide for each chart of a journey: of the plan where that is shown, else the numbers."""
    from journeymap.painting.fonts import measure_of
    from journeymap.painting.picture import needs_application

    needs_application()
    page = page_of(view.arrangement)
    frame = Frame(id=f"auto-{view.journey}-{page}", journey=view.journey, kind=page)
    return slides(view, [frame], measure_of(wider))


def with_only(view: View, wanted: Collection[Frame]) -> View:
    """Return the view of the document with some frames to present and no others."""
    ids, snapshot = {frame.id for frame in wanted}, view.snapshot
    others = [one for one in snapshot.of(Frame, "journey", view.journey) if one.id not in ids]
    new = [frame for frame in wanted if snapshot.get(Frame, frame.id) is None]
    those = change("", add=new, remove=others)
    whole = view.whole.apply(those) if view.whole is not None else None
    return view.but(snapshot=snapshot.apply(those), whole=whole)


def made(view: View, memo: Memo) -> tuple[Frame, ...]:
    """Return the frames of a journey as they make themselves, found anew where that matters."""
    tables = tuple(view.snapshot.all(kind) for kind in _TELLING)
    make = partial(frames, view.snapshot, view.journey)
    return memo("frames", (view.journey, current(), *tables), make)
