"""A sheet in the preview of an export: what is painted, and how soon."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import load_theme
from journeymap.layout import layout
from journeymap.painting.fonts import QtMeasure
from journeymap.painting.pages import paint_sheet
from journeymap.rendering.options import Options
from journeymap.rendering.region import with_export_options
from journeymap.rendering.sheets import whole
from journeymap.ui.export.view import PaperView
from journeymap.view import View
from tests.bench.large import large
from tests.ui.exporting import colours

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def scene(qapp: object) -> Scene:
    return layout(View.of(large(1000), "j"), QtMeasure())


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    made = PaperView(load_theme())
    qtbot.addWidget(made)
    made.resize(700, 500)
    return made


def test_a_map_of_a_thousand_cards_is_seen_sooner_than_it_could_be_painted(
    scene: Scene, view: PaperView
) -> None:
    sheet = whole(with_export_options(scene, load_theme(), Options()), 1.0)
    view.show_sheet(sheet, False)  # fonts and colours are there from now on
    picture = QImage(700, 500, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(picture) as painter:
        painter.scale(700 / sheet.width, 700 / sheet.width)
        begun = perf_counter()
        paint_sheet(painter, sheet)
        full = perf_counter() - begun
    begun = perf_counter()
    view.show_sheet(sheet, False)
    assert perf_counter() - begun < full / 2
    assert view.picture is not None and len(colours(view.picture.toImage())) > 3


def test_a_logo_is_seen_however_long_the_map(scene: Scene, view: PaperView, tmp_path: Path) -> None:
    logo = QImage(400, 400, QImage.Format.Format_RGB32)
    logo.fill(QColor("#ff00ff"))
    logo.save(str(tmp_path / "logo.png"))
    seen = []
    for path in (None, tmp_path / "logo.png"):
        region = with_export_options(scene, load_theme(), Options(logo=path))
        view.show_sheet(whole(region, 1.0), False)
        view.look_nearer(3.0)
        view.move_by(-1e6, 1e6)
        view.paint_now()
        assert view.picture is not None
        picture = view.picture.toImage()
        seen.append(
            any(
                picture.pixelColor(x, y).name() == "#ff00ff"
                for x in range(picture.width())
                for y in range(picture.height())
            )
        )
    assert seen == [False, True]


def test_hands_on_the_preview_before_its_picture_do_nothing(
    scene: Scene, view: PaperView, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(view):
        view.show()
    at, centre = QPoint(200, 200), QPointF(200, 200)

    def handle() -> None:
        """Drag, turn the wheel, click twice and strike every key."""
        qtbot.mousePress(view, LEFT, pos=at)
        for step in range(1, 4):
            qtbot.mouseMove(view, at + QPoint(20 * step, 10 * step))
        qtbot.mouseRelease(view, LEFT, pos=at)
        qtbot.mouseDClick(view, LEFT, pos=at)
        for turn in (120, -120, 7):
            QApplication.sendEvent(
                view,
                QWheelEvent(
                    centre,
                    centre,
                    QPoint(),
                    QPoint(0, turn),
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.ControlModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                ),
            )
        for key in ("Left", "Right", "Up", "Down", "Plus", "Equal", "Minus", "0"):
            qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        view.look_nearer(2.0)
        view.move_by(30, 30)
        view.paint_now()

    handle()
    assert view.place.isEmpty() and view.picture is None
    view.show_sheet(whole(with_export_options(scene, load_theme(), Options()), 1.0), False)
    assert view.rect().contains(view.place.toRect()), "it begins with all of it"
    handle()
