"""Arrows of what a person begins with: lanes and ways are in an order in which they do not cross."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.shapes import Point
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load, templates
from tests.layout.pages import legs, scene_of

ONE_HAS_TO = {"hospital": 1, "public": 2}
"""How many cross where a way leads past a card that another one leaves."""

NAMES = [one.name for one in templates("en") if one.kind != "own"]

Leg = tuple[str, Point, Point]


def crossed(first: Leg, second: Leg) -> bool:
    """Tell whether a level leg and an upright one of another arrow cross, more than touch."""
    (one, a, b), (other, c, d) = first, second
    if a[1] != b[1]:
        a, b, c, d = c, d, a, b
    level = a[1] == b[1] and c[0] == d[0] and c[1] != d[1] and one != other
    (left, right), (top, bottom) = sorted((a[0], b[0])), sorted((c[1], d[1]))
    return level and left + 1 < c[0] < right - 1 and top + 1 < a[1] < bottom - 1


@pytest.mark.parametrize("name", NAMES)
def test_no_arrows_cross_without_need(name: str) -> None:
    found = legs(scene_of(Snapshot().apply(load(name, "en"))))
    crossings = [pair for pair in combinations(found, 2) if crossed(*pair)]
    assert len(crossings) == ONE_HAS_TO.get(name, 0), crossings
