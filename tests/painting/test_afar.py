"""Pages from afar: what a layer comes to is worked out once, and forgotten with it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QImage, QPainter

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect
from journeymap.painting import afar


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def painted(scene: Scene, zoom: float) -> QImage:
    """Return a scene as it looks from afar."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    with QPainter(image) as painter:
        painter.scale(zoom, zoom)
        afar.paint_afar(painter, scene, zoom)
    return image


def scene() -> Scene:
    rect = Rect(0, 0, 900, 900)
    figure = Figure("a", FigureRole.CARD, "", rect, (Box(rect, "#206030"),), "#206030")
    return Scene(900, 900, (Layer("cards", (figure,)),))


def test_a_layer_looks_the_same_again_and_its_bulk_goes_with_it() -> None:
    gc.collect()
    before, page = len(afar._seen_before), scene()
    one = painted(page, 0.05)
    assert one.pixelColor(20, 20).name() == "#206030"
    assert painted(page, 0.05) == one and len(afar._seen_before) == before + 1
    painted(page, 0.2)
    assert len(afar._seen_before) == before + 1
    del page
    gc.collect()
    assert len(afar._seen_before) == before
