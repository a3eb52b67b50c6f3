"""The picture behind the canvas is always what painting everything anew would give."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QImage

from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Curve, Rect
from journeymap.drawing.theme import load_theme
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Journey, Touchpoint
from journeymap.painting.backing import Backing, Viewport
from journeymap.painting.fonts import QtMeasure
from journeymap.view import View
from tests.layout.pages import random_journey

THEME = load_theme()


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def anew(scene: object, frame: Viewport) -> QImage:
    backing = Backing(THEME.page)
    backing.show(scene, frame)  # type: ignore[arg-type]
    return backing.pixmap.toImage()


def differing(one: QImage, two: QImage) -> int:
    """Return how many pixels look like none beside them in the other picture.

    Fine dashes may lie a pixel further along their line where a strip was painted by itself.
    """
    places = [(x, y) for y in range(one.height()) for x in range(one.width())]
    return sum(not alike(one, x, y, two) for x, y in places if one.pixel(x, y) != two.pixel(x, y))


def alike(one: QImage, x: int, y: int, two: QImage) -> bool:
    """Tell whether the other picture has a pixel there, or right beside, that eyes take for it."""
    a = one.pixelColor(x, y)
    for i in range(max(0, x - 1), min(two.width(), x + 2)):
        for j in range(max(0, y - 1), min(two.height(), y + 2)):
            b = two.pixelColor(i, j)
            far = (abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue()))
            if max(far) <= 24:
                return True
    return False


@pytest.mark.parametrize("zoom", [1.0, 0.63, 0.2, 0.06])
@pytest.mark.parametrize("seed", [1, 2])
def test_panning_and_editing_paint_what_painting_anew_would(seed: int, zoom: float) -> None:
    rng = random.Random(seed)
    snapshot = random_journey(seed)
    journey = snapshot.ordered(Journey)[0].id
    measure, memo, backing = QtMeasure(), Memo(), Backing(THEME.page)
    x, y = 40, 60
    for step in range(8):
        if step % 3 == 2:
            card = rng.choice(list(snapshot.all(Touchpoint).values()))
            new = card.but(title=card.title + " and more words than there were", moment="zmot")
            snapshot = snapshot.apply(change("Rename", edit=[(card, new)]))
        x, y = max(0, x + rng.randint(-60, 90)), max(0, y + rng.randint(-50, 60))
        scene = layout(View.of(snapshot, journey, theme=THEME), measure, memo)
        frame = Viewport(x, y, 320, 240, zoom)
        backing.show(scene, frame)
    one, two = backing.pixmap.toImage(), anew(scene, frame)
    assert differing(one, two) <= 320 * 240 * 0.001


@pytest.mark.parametrize("role", ["card", "arrow"])
def test_what_cannot_be_painted_spoils_nothing_that_comes_after(role: str) -> None:
    snapshot = random_journey(1)
    scene = layout(View.of(snapshot, snapshot.ordered(Journey)[0].id, theme=THEME), QtMeasure())
    place, frame = Rect(0, 0, 200, 200), Viewport(0, 0, 320, 240, 1.0)
    layer = Layer("broken", (Figure("", role, "", place, (Curve(()),)),))
    broken = Scene(scene.width, scene.height, (*scene.layers, layer))
    backing = Backing(THEME.page)
    backing.show(scene, frame)
    with pytest.raises(IndexError) as kept:
        backing.show(broken, frame._replace(x=40))
    backing.show(scene, frame)
    assert kept.value and differing(backing.pixmap.toImage(), anew(scene, frame)) == 0
