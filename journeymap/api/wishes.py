"""What an export may be asked for, and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from numbers import Integral, Real
from pathlib import Path
from typing import Any, TypedDict

from journeymap.drawing.paper import PAPER_MM
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.view.look import ROWS_AUTO
from journeymap.view.saved import MOST_ROWS


class ExportWishes(TypedDict, total=False):
    """How an export is to be; a format refuses what means nothing to it.

    ``view`` is one that was saved, by name or id, ``all`` for none; without it the journey is as
    it is shown first, and other wishes go before what the view says. ``stages`` and ``select``
    are titles or ids: a page of these stages, or only these stages and touchpoints; ``persona``
    stands out; ``theme`` is one by name or a ``.toml`` file, ``arrangement`` how it is laid out,
    ``page`` one that is no map: ``atlas``, ``persona=NAME`` or ``diff=[FILE]#JOURNEY``;
    ``detail`` how much is said: ``executive``, ``operational`` or ``full``; ``fold`` into how many
    rows a map wraps: a number, ``auto`` for as many as fit, or ``off`` for one; ``density`` how
    closely the page is set: ``usual`` or ``dense``;
    ``frame`` is the frame of the presentation with
    this number from 1, ``frames`` all of them. ``scale`` is pixels per unit of the page,
    ``width`` pixels of the whole, ``dpi`` dots per inch of the ``paper``; ``tiles`` spreads
    over sheets of it. ``raw`` is a table for programs; ``pictures`` puts their bytes into
    JSON. Long work calls ``tell`` with the
    share that is done.
    """

    view: str
    stages: Sequence[str]
    select: Sequence[str]
    persona: str
    theme: str | Path
    arrangement: str
    page: str
    detail: str
    fold: int | str
    density: str
    frame: int
    frames: bool
    title: bool
    legend: bool
    border: bool
    logo: Path
    transparent: bool
    outlines: bool
    raw: bool
    pictures: bool
    scale: float
    width: int
    paper: str
    dpi: float
    tiles: bool
    tell: Callable[[float], None]


def check_sizes(wishes: ExportWishes) -> None:
    """Raise ``JourneyError`` for a size that is none, or a paper nobody makes."""
    for name, wanted in _SIZES.items():
        value: Any = wishes.get(name)
        if value is None:
            continue
        fits = isinstance(value, wanted) and not isinstance(value, bool)
        if not fits or (name != "frame" and not 0 < value < _LARGEST):
            raise JourneyError(
                tr("“{option}” is a number above 0, not {value}.", option=name, value=repr(value))
            )
    paper = wishes.get("paper")
    if paper is not None and paper not in PAPER_MM:
        known = ", ".join(PAPER_MM)
        raise JourneyError(tr("{given} is not one of {known}", given=paper, known=known))


_SIZES: dict[str, type] = {"scale": Real, "dpi": Real, "width": Integral, "frame": Integral}
_LARGEST = 1e12


def rows_wished(fold: int | str) -> int:
    """Return how many rows a map is to have; raises ``JourneyError`` for what is none."""
    said = str(fold).strip().casefold()
    if said in _FOLDS:
        return _FOLDS[said]
    if isinstance(fold, bool) or not said.isdecimal() or not 1 <= int(said[:9]) <= MOST_ROWS:
        raise JourneyError(
            tr(
                "“{option}” is a number of rows from 1 to {most}, auto or off, not {value}.",
                option="fold",
                most=MOST_ROWS,
                value=said[:60],
            )
        )
    return int(said)


_FOLDS = {"auto": ROWS_AUTO, "off": 1}


class AlreadyThere(JourneyError):
    """Something stands where a file is to be made, and may be somebody's work."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            tr(
                "{file} is already there and was left as it is. Choose another name, or say that "
                "it may be replaced.",
                file=path,
            )
        )
