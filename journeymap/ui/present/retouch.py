"""What a change of mere words costs: nothing is laid out when only notes or strokes are others."""

from __future__ import annotations

from journeymap.layout.slides.slide import Slide
from journeymap.model.records import KINDS, Frame
from journeymap.model.snapshot import Snapshot

_BARE = {"notes": "", "ink": ""}


def retouched(
    slides: tuple[Slide, ...], before: Snapshot, now: Snapshot, journey: str
) -> tuple[Slide, ...] | None:
    """Return the slides with the notes and strokes they now have.

    ``None`` where more than that is different, so that they have to be laid out anew.
    """
    # A snapshot shares with the one before it whatever a change left alone.
    if any(before.all(kind) is not now.all(kind) for kind in KINDS if kind is not Frame):
        return None
    old, new = (snapshot.of(Frame, "journey", journey) for snapshot in (before, now))
    if [frame.but(**_BARE) for frame in old] != [frame.but(**_BARE) for frame in new]:
        return None
    found = {frame.id: frame for frame in new}
    return tuple(
        slide._replace(frame=found[slide.frame.id], notes=found[slide.frame.id].notes)
        if slide.frame.id in found else slide
        for slide in slides
    )
