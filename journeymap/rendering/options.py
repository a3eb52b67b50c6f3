"""What is asked of a picture, a sheet or a table: how large, of what, and with what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from journeymap.drawing.shapes import Rect


class Stopped(Exception):
    """Whoever waits for long work does not want it any more; raised out of ``Options.tell``."""


def _go_on(share: float) -> None:
    """Pass over how much is done: nobody waits."""


class Options(NamedTuple):
    """How a file is to be made; a format passes over what it does not support.

    ``scale`` is pixels per unit of the page, ``dpi`` dots per inch of the paper, ``width``
    pixels of the whole picture. What is shown is the whole page, or a page of some ``stages``,
    or the records of ``selection``, or a ``place`` of the page, or the ``frame`` of the
    presentation with this number, counted from 1; ``frames`` asks for all of them, one a page
    or slide, with their notes. ``focus`` is the persona who stands out. ``tiles`` spreads a
    map over sheets of the paper with crop marks; ``outlines`` draws letters as shapes; ``raw``
    leaves out what keeps a spreadsheet from reading a text as a formula. Long work calls
    ``tell`` with the share that is done, from 0 to 1, and is ended by the ``Stopped`` that may
    raise.
    """

    scale: float | None = None
    dpi: float | None = None
    width: int | None = None
    paper: str | None = None
    tiles: bool = False
    transparent: bool = False
    stages: tuple[str, ...] = ()
    selection: tuple[str, ...] = ()
    place: Rect | None = None
    frame: int | None = None
    frames: bool = False
    focus: str | None = None
    title: bool = True
    legend: bool = True
    border: bool = False
    logo: Path | None = None
    outlines: bool = False
    raw: bool = False
    tell: Callable[[float], None] = _go_on


REGION = (
    "stages",
    "selection",
    "place",
    "frame",
    "focus",
    "title",
    "legend",
    "border",
    "logo",
    "transparent",
)
"""The options every format supports that shows the map by ``rendering.region``."""
