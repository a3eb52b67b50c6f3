"""The reviews that were written by hand before anything read them, with what each names."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from journeymap.analysis.reviews.matching import TouchpointWords, proposed
from journeymap.model.grid import cards
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load

DATA = Path(__file__).parent / "data"

NAMES = {
    "coffee": "reel compare stock touch consultant order call courier setup espresso review beans",
    "clinic": "pain looks books calls remind register waits doctor mri images results doctor-calls "
    "exercises nurse check-up recommends",
}
"""What the touchpoints of a map are called in the files, in the order they have there."""


class Measured(NamedTuple):
    """Of so many reviews, how many were rightly proposed, how many wrongly, and those that were."""

    many: int
    right: int
    wrong: int
    faults: tuple[str, ...]

    def together(self, *others: Measured) -> Measured:
        """Return this and others as one."""
        every = (self, *others)
        return Measured(
            sum(one.many for one in every),
            sum(one.right for one in every),
            sum(one.wrong for one in every),
            tuple(fault for one in every for fault in one.faults),
        )


@cache
def map_in(name: str, language: str) -> tuple[Snapshot, str]:
    """Return a sample or template in a language, and its journey."""
    snapshot = Snapshot().apply(load(name, language))
    return snapshot, snapshot.ordered(Journey)[0].id


def measured(name: str, language: str, part: str = "") -> Measured:
    """Return how the reviews of a file are proposed on a map in a language.

    One is rightly proposed when at least one touchpoint it names is, and no other; or when it
    names none and none is proposed. It is wrong as soon as one is proposed that it does not name.
    """
    snapshot, journey = map_in(name, language)
    called = dict(zip((c.id for c in cards(snapshot, journey)), NAMES[name].split(), strict=True))
    among, right, wrong, faults = TouchpointWords.of(snapshot, journey), 0, 0, []
    rows = [row for row in rows_of(name) if part in ("", row.get("part"))]
    for row in rows:
        about = set(row["about"].split())
        found = {called[one.touchpoint] for one in proposed(row["Review"], among) if one.touchpoint}
        if found - about:
            wrong += 1
            faults.append(f"{row['Review']}: {found} for {about or 'none'}")
        elif found or not about:
            right += 1
    return Measured(len(rows), right, wrong, tuple(faults))


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a file of reviews."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
