"""Dashes go on from one band of a picture to the next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Rect
from journeymap.painting import picture
from tests.fidelity.compare import pixels

PLACE = Rect(0, 0, 300, 1000)
AROUND = Line(
    ((50, 980), (50, 10), (200, 10), (200, 980), (250, 980), (250, 300)),
    "#3b5bdb",
    2,
    8,
    (6, 5),
    head=True,
)
BESIDE = Box(Rect(80, 40, 90, 900), "", "#334155", 1, 8, (5, 4))
SHARP = Box(Rect(100, 60, 50, 700), "#fee2e2", "#334155", 1, 0, (5, 4))
STRAIGHT = Line(((20, 10), (20, 990)), "#334155", 1, 0, (3, 4))


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


@pytest.mark.parametrize("scale", [0.5, 1, 2.7])
def test_dashes_show_no_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: float) -> None:
    figure = Figure("", "arrow", "", PLACE, (AROUND, BESIDE, SHARP, STRAIGHT))
    scene = Scene(PLACE.w, PLACE.h, (Layer("arrows", (figure,)),))
    size = round(PLACE.w * scale), round(PLACE.h * scale)
    found = []
    for rows in (10_000, 90):
        monkeypatch.setattr(picture, "BAND", rows * size[0])
        path = tmp_path / f"{rows}.png"
        picture.write_png(path, scene, PLACE, size, "#ffffff")
        found.append(pixels(path))
    whole, bands = found
    # Where a band ends an edge between two pixels may round the other way.
    assert np.abs(whole.astype(int) - bands).max() <= 2
    assert whole.min() < 100
