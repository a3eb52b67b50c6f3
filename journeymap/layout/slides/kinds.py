"""The kinds of frames: what each shows, and over how many slides it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content
from journeymap.layout.slides.surround import SlideHeading
from journeymap.model.records import Frame
from journeymap.registry import Registry

Fill = Callable[[ShowContext, Frame], tuple[SlideHeading, list[Content]]]
"""What says the heading of a frame and fills its slides."""


@dataclass(frozen=True, slots=True)
class FrameKind:
    """A kind of frame, by the name it has in the file."""

    name: str
    fill: Fill


FRAME_KINDS: Registry[FrameKind] = Registry("journeymap.layout.slides", "journeymap.frame_kinds")
"""Every kind of frame by name."""


def frame_kind(name: str) -> Callable[[Fill], Fill]:
    """Declare a kind of frame by the function that fills its slides."""

    def declare(fill: Fill) -> Fill:
        FRAME_KINDS.add(FrameKind(name, fill))
        return fill

    return declare
