"""What is asked of a picture, a sheet or a table: how large, of what, and with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.errors import Stopped as Stopped
from journeymap.language import tr
from journeymap.layout.slides.slide import Slide
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from journeymap.view.differing import DIFFERENCE, difference_title, seen_difference


def _go_on(share: float) -> None:
    """Pass over how much is done: nobody waits."""


class Options(NamedTuple):
    """How a file is to be made; a format passes over what it does not support.

    ``scale`` is pixels per unit of the page, ``dpi`` dots per inch of the paper, ``width``
    pixels of the whole picture. What is shown is the whole page of the view,
    or the records of ``selection``, or a ``place`` of the page, or the ``frame`` of the
    presentation with this number, counted from 1; ``frames`` asks for all of them, one a page
    or slide, with their notes. ``tiles`` spreads a
    map over sheets of the paper with crop marks; ``outlines`` draws letters as shapes; ``raw``
    leaves out what keeps a spreadsheet from reading a text as a formula; ``pictures`` puts the
    bytes of pictures into a text that else only names them. ``slide`` is that frame where it is
    laid out already. Long work calls
    ``tell`` with the share that is done, from 0 to 1, and is ended by the ``Stopped`` that may
    raise.
    """

    scale: float | None = None
    dpi: float | None = None
    width: int | None = None
    paper: str | None = None
    tiles: bool = False
    transparent: bool = False
    selection: tuple[str, ...] = ()
    place: Rect | None = None
    frame: int | None = None
    frames: bool = False
    title: bool = True
    legend: bool = True
    border: bool = False
    logo: Path | None = None
    outlines: bool = False
    raw: bool = False
    pictures: bool = False
    tell: Callable[[float], None] = _go_on
    slide: Slide | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What an exporter is asked for: what is looked at, the file to be made, and how.

    ``view`` says what is seen, in which arrangement and theme; ``path`` is not there yet.
    """

    view: View
    path: Path
    options: Options = field(default_factory=Options)

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def journey(self) -> Journey:
        """The journey looked at; raises ``JourneyError`` where it is not there."""
        found = self.view.snapshot.get(Journey, self.view.journey)
        if found is None:
            raise JourneyError(tr("The journey is not there any more, so nothing was written."))
        return found

    @property
    def title(self) -> str:
        """What it is called: the journey, or both where two are compared."""
        journey = self.journey
        seen = seen_difference(self.view) if self.view.arrangement == DIFFERENCE else None
        return difference_title(seen.difference) if seen else journey.title


REGION = (
    "view",
    "stages",
    "selection",
    "place",
    "frame",
    "focus",
    "theme",
    "arrangement",
    "detail",
    "fold",
    "density",
    "title",
    "legend",
    "border",
    "logo",
    "transparent",
)
"""The options every format supports that shows the map by ``rendering.region``."""
