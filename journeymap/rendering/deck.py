"""The deck: the slides of a journey as kept, or as they make themselves."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from journeymap.analysis.frames import frames
from journeymap.drawing.memo import Memo
from journeymap.drawing.theme import load_theme
from journeymap.language import current
from journeymap.layout.slides import Slide, slides
from journeymap.model.change import change
from journeymap.model.records import KINDS, Frame, Note, Vote
from journeymap.model.snapshot import Snapshot

_TELLING = tuple(kind for kind in KINDS if kind not in (Frame, Note, Vote))
"""What frames that make themselves are made of."""


def deck(
    snapshot: Snapshot,
    journey: str,
    *,
    focus: str | None = None,
    size: tuple[float, float] = (1920.0, 1080.0),
    dark: bool = True,
    hidden: bool = False,
    memo: Memo | None = None,
) -> tuple[Slide, ...]:
    """Return the slides of a journey, those of frames that are left out only if ``hidden``.

    ``size`` is in page units. Whoever asks again and again hands in the same ``memo``: then only
    what has changed is laid out.
    """
    from journeymap.painting.fonts import QtMeasure
    from journeymap.painting.picture import needs_application

    needs_application()
    keep = memo or Memo()
    theme, measure = keep("theme", (), load_theme), keep("measure", (), QtMeasure)
    kept = snapshot.of(Frame, "journey", journey) or made(snapshot, journey, keep)
    wanted = [frame for frame in kept if hidden or not frame.hidden]
    return slides(
        snapshot, journey, wanted, theme, measure, focus=focus, size=size, dark=dark, memo=keep
    )


def with_only(snapshot: Snapshot, journey: str, wanted: Collection[Frame]) -> Snapshot:
    """Return the document with some frames to present and no others."""
    ids = {frame.id for frame in wanted}
    others = [one for one in snapshot.of(Frame, "journey", journey) if one.id not in ids]
    new = [frame for frame in wanted if snapshot.get(Frame, frame.id) is None]
    return snapshot.apply(change("", add=new, remove=others))


def made(snapshot: Snapshot, journey: str, memo: Memo) -> tuple[Frame, ...]:
    """Return the frames of a journey as they make themselves, found anew where that matters."""
    tables = tuple(snapshot.all(kind) for kind in _TELLING)
    return memo("frames", (journey, current(), *tables), partial(frames, snapshot, journey))
