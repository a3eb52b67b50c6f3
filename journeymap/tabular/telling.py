"""What the cells of a sheet tell: nothing where they are blank in all but name, shares alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from journeymap.language import read_number, tr
from journeymap.tabular.cells import SCALES
from journeymap.tabular.words.headings import BLANK, SIGNS, listed

_FELT = ("feeling", "felt", "expectation")
_METRICS = {"nps", "csat", "ces"}


def blank(text: str) -> bool:
    """Tell whether a cell says nothing: it is empty, or a dash or a “none” stands alone in it."""
    return not text.strip() or text.strip().casefold() in _blanks()


def told(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the rows of a sheet with nothing in the cells that say nothing.

    A minus among the signs of feelings is one. Where one share of a column is above 1, all are
    per cent, so a 1 there is one per cent and not everybody.
    """
    known = [list(row) for row in rows]
    for at, (name, _) in enumerate(columns):
        cells = [row[at].strip() for row in known if at < len(row)]
        signs = name in _FELT and any(cell in listed(SIGNS) for cell in cells)
        per_cent = name == "share" and any(map(_above_one, cells))
        for row in known:
            if at < len(row):
                row[at] = _cell(row[at], signs, per_cent)
    return known


def read_shares(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]
) -> tuple[str, ...]:
    """Return the sentence about shares up to 1 that were taken for per cent, if there are any."""
    known = list(rows)
    for at, (name, _) in enumerate(columns):
        cells = [row[at].strip() for row in known if at < len(row)] if name == "share" else []
        plain = [read[0] for cell in cells if (read := read_number(cell)) and not read[1]]
        if any(share > 1 for share in plain) and any(0 < share <= 1 for share in plain):
            return (tr("All shares were read as per cent, since some are above 1."),)
    return ()


def read_scale(scale: str) -> str:
    """Return the sentence about a scale of feelings that was guessed."""
    said = called(scale)
    return tr("Feelings were read as {scale}, by the numbers that occur.", scale=said)


def called(scale: str) -> str:
    """Return what a scale of feelings is called, also one of somebody's own."""
    if scale in SCALES:
        return tr(SCALES[scale])
    low, _, high = scale.partition("..")
    return tr("{low} to {high}", low=low, high=high).replace("-", "−")


def is_metric(heading: str) -> bool:
    """Tell whether a heading names scores."""
    return bool({*heading.casefold().split()} & _METRICS)


def left_out(heading: str) -> str:
    """Return the sentence about a column nothing is known to be done with."""
    if is_metric(heading):
        return tr(
            "The column “{heading}” was left out: a score without its answers has no interval. "
            "Enter at the touchpoint how often each answer was given.",
            heading=heading,
        )
    return tr("The column “{heading}” was left out.", heading=heading)


def assumed_arrows() -> str:
    """Return the sentence about arrows that only the order of rows or lines tells of."""
    return tr(
        "The arrows follow the order alone: they are assumed, and drawn dotted until they are "
        "edited or confirmed."
    )


def _cell(text: str, signs: bool, per_cent: bool) -> str:
    if blank(text) and not (signs and text.strip() in ("-", "−", "–")):
        return ""
    read = read_number(text) if per_cent else None
    return f"{text.strip()} %" if read and not read[1] else text


def _above_one(text: str) -> bool:
    read = read_number(text)
    return read is not None and read[0] > 1 and not read[1]


@cache
def _blanks() -> frozenset[str]:
    return frozenset(listed(BLANK))
