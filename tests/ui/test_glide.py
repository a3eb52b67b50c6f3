"""Cards glide from where they were to where they are when the journey is arranged in another way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect
from journeymap.layout import ARRANGEMENTS, Arrangement
from journeymap.ui.platform.motion import asks_for_less_motion
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.glide import LASTS
from journeymap.view import View, shown
from tests.ui.person import Mouse, card
from tests.ui.person import shown as seen


def _slope(view: View, _measure: Measure, _memo: Memo) -> Scene:
    """Lay all touchpoints out along a slope."""
    figures = []
    for i, one in enumerate(shown(view).kept):
        rect = Rect(40 + 60 * i, 40 + 40 * i, 120, 36)
        shapes = (Box(rect, view.theme.card, view.theme.edge),)
        figures.append(Figure(one.id, FigureRole.CARD, one.title, rect, shapes))
    return Scene(1000, 700, (Layer("slope", tuple(figures)),))


@pytest.fixture
def sloping(begun: Window) -> Iterator[Window]:
    """The window, with one more way to arrange the journey."""
    ARRANGEMENTS.add(Arrangement("slope", "Slope", _slope))
    yield begun
    begun.workspace.arrange("map")
    ARRANGEMENTS._items.pop("slope")


def _settled(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.canvas.glide.going)
    window.canvas.repaint()


def test_cards_travel_and_arrive(sloping: Window, qtbot: QtBot) -> None:
    canvas, one = sloping.canvas, card(sloping, "Orders on the site")
    sloping.workspace.select((one.id,))
    canvas.repaint()
    sloping.workspace.arrange("slope")
    canvas.viewport().repaint()
    assert canvas.glide.going
    figure = seen(sloping, one.id)
    assert canvas.glide.where(figure) != figure.rect
    _settled(sloping, qtbot)
    assert canvas.glide.where(figure) == figure.rect
    assert sloping.workspace.selection == (one.id,)
    assert canvas.seen().meets(figure.rect)


def test_it_takes_less_than_three_tenths_of_a_second() -> None:
    assert LASTS < 300


def test_any_touch_has_the_page_at_once(sloping: Window) -> None:
    canvas, mouse = sloping.canvas, Mouse(sloping.canvas)
    one = card(sloping, "Orders on the site")
    for touch in (
        lambda: mouse.click(seen(sloping, one.id).rect.centre),
        lambda: QTest.keyClick(canvas, Qt.Key.Key_Right),
        lambda: mouse.wheel((300, 300), -120),
    ):
        sloping.workspace.arrange("map")
        canvas.viewport().repaint()
        canvas.glide.stop()
        sloping.workspace.arrange("slope")
        canvas.viewport().repaint()
        assert canvas.glide.going
        touch()
        assert not canvas.glide.going
    sloping.workspace.arrange("map")
    canvas.viewport().repaint()
    mouse.click(seen(sloping, one.id).rect.centre)
    assert sloping.workspace.selection == (one.id,)


def test_who_wants_no_motion_has_none(sloping: Window) -> None:
    action = sloping.actions_.declared["reduce-motion"]
    action.run(sloping)
    assert action.checked is not None and action.checked(sloping)
    sloping.canvas.viewport().repaint()
    sloping.workspace.arrange("slope")
    sloping.canvas.viewport().repaint()
    assert not sloping.canvas.glide.going
    assert sloping.settings.flag("calm", False)
    action.run(sloping)
    assert not sloping.appearance.calm


def test_another_journey_does_not_come_gliding(sloping: Window) -> None:
    canvas = sloping.canvas
    canvas.viewport().repaint()
    sloping.documents.open_sample()
    canvas.viewport().repaint()
    assert not canvas.glide.going


class _Preference:
    name = "ReducedMotion"


class _Hints:
    def motionPreference(self) -> _Preference:
        return _Preference()


def test_the_system_may_ask_for_less_motion() -> None:
    assert asks_for_less_motion(_Hints())
    assert not asks_for_less_motion(object())
    assert not asks_for_less_motion()
