"""The SVG, drawn by other programs, is the PNG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from journeymap.formats import export_file
from journeymap.model.change import Change, Edit
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import family
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.fidelity.compare import by_chromium, by_rsvg, compare
from tests.layout.pages import random_journey

Draws = Callable[[Path, Path, tuple[int, int]], None]
SAMPLES = ("coffee", "shop", "blueprint")
SHOP = Snapshot().apply(load("shop", "en"))
SHARE, WORST = 0.002, 0.025
NASTY = 3
"""The journey of this seed has every script, emoji, arrows of all kinds and far too long words."""

each_program = pytest.mark.parametrize("draws", [by_rsvg, by_chromium])


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def both(folder: Path, snapshot: Snapshot, draws: Draws, options: Options) -> tuple[Path, Path]:
    """Return the PNG of a map, and its SVG as a program draws it."""
    journey = snapshot.ordered(Journey)[0].id
    ours, drawing, theirs = (folder / name for name in ("ours.png", "map.svg", "theirs.png"))
    export_file(View.of(snapshot, journey), ours, options)
    export_file(View.of(snapshot, journey), drawing, options)
    image = QImage(str(ours))
    draws(drawing, theirs, (image.width(), image.height()))
    return ours, theirs


@each_program
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_drawn_alike(tmp_path: Path, name: str, draws: Draws) -> None:
    sample = Snapshot().apply(load(name, "en"))
    found = compare(*both(tmp_path, sample, draws, Options(scale=1)))
    assert found.share < SHARE and found.worst < WORST, found


@each_program
def test_letters_as_shapes_are_drawn_alike_whatever_is_written(
    tmp_path: Path, draws: Draws
) -> None:
    options = Options(scale=1, outlines=True)
    found = compare(*both(tmp_path, that_can_be_written(random_journey(NASTY)), draws, options))
    assert found.share < SHARE and found.worst < WORST, found


def that_can_be_written(snapshot: Snapshot) -> Snapshot:
    """Return a document without the signs that no font of this machine has.

    Inter's box for those is striped more finely than a letter may sit off.
    """
    metrics = QFontMetrics(QFont(family()))
    edits = []
    for record in snapshot.records():
        texts = {
            field.name: "".join(sign for sign in value if metrics.inFontUcs4(ord(sign)))
            for field in fields(record)
            if field.name != "id" and isinstance(value := getattr(record, field.name), str)
        }
        edits.append(Edit(record, record.but(**texts)))
    return snapshot.apply(Change("", tuple(edit for edit in edits if edit.fields)))


@each_program
def test_scripts_the_font_lacks_differ_by_less_than_a_hundredth(
    tmp_path: Path, draws: Draws
) -> None:
    # Each program takes emoji and foreign letters from the fonts it likes best.
    found = compare(*both(tmp_path, random_journey(NASTY), draws, Options(scale=1)))
    assert found.share < 0.01, found


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_every_size_is_drawn_alike(tmp_path: Path, scale: float) -> None:
    # rsvg puts each letter on a whole pixel, so that at 2 lines as long as those of the head drift.
    pictures = both(tmp_path, SHOP, by_rsvg, Options(scale=scale))
    page = region(View.of(SHOP, SHOP.ordered(Journey)[0].id), Options()).scene
    head = min(figure.rect.y for figure in page.figures() if figure.role == "stage") * scale
    for path in pictures:
        image = QImage(str(path))
        image.copy(0, round(head), image.width(), image.height() - round(head)).save(str(path))
    found = compare(*pictures)
    assert found.share < SHARE and found.worst < 2 * WORST, found


def test_ukrainian_is_drawn_alike(tmp_path: Path) -> None:
    sample = Snapshot().apply(load("coffee", "uk"))
    found = compare(*both(tmp_path, sample, by_rsvg, Options(scale=1)))
    # Its fullest square is nothing but small letters, which rsvg puts on whole pixels.
    assert found.share < SHARE and found.worst < 1.2 * WORST, found


def test_the_comparison_sees_a_lost_title_a_shift_and_another_colour(tmp_path: Path) -> None:
    path = tmp_path / "ours.png"
    export_file(View.of(SHOP, SHOP.ordered(Journey)[0].id), path, Options(scale=1))
    page = region(View.of(SHOP, SHOP.ordered(Journey)[0].id), Options()).scene
    card = next(figure for figure in page.figures() if figure.role == "card")
    place = QRectF(*card.rect).toRect().adjusted(8, 8, -8, -8)
    assert not any(compare(path, path))
    for spoil in (_wiped, _moved, _tinted):
        image = QImage(str(path))
        with QPainter(image) as painter:
            spoil(painter, image.copy(place), place)
        image.save(str(tmp_path / "spoiled.png"))
        assert compare(path, tmp_path / "spoiled.png").worst > WORST, spoil.__name__


def _wiped(painter: QPainter, piece: QImage, at: QRect) -> None:
    painter.fillRect(at, QColor("#ffffff"))


def _moved(painter: QPainter, piece: QImage, at: QRect) -> None:
    painter.fillRect(at, QColor("#ffffff"))
    painter.drawImage(at.topLeft() + QPoint(3, 0), piece)


def _tinted(painter: QPainter, piece: QImage, at: QRect) -> None:
    painter.fillRect(at, QColor(255, 0, 0, 50))
