"""A template seen from afar: its own page, laid out and painted small, and kept for next time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from journeymap.drawing.theme import Theme
from journeymap.paths import private_folder, state_folder

PREVIEW = QSize(320, 168)
"""How large a template is drawn, in pixels; cards show it as wide as they are."""

_MOST_KEPT = 300
_WIDEST = 1400.0
"""How much of a page is shown at most, in its units: of a longer one only the beginning."""
_ABOVE = 14.0
"""What is seen above the stages, in units of the page; titles and people are left out."""


def preview(name: str, ratio: float, theme: Theme) -> QImage:
    """Return a picture of a template, kept from last time or drawn; safe in any thread."""
    kept = _kept(name, ratio, theme)
    image = QImage(str(kept)) if kept.is_file() else QImage()
    if image.size() != PREVIEW * ratio:
        image = _drawn(name, ratio, theme)
        with suppress(OSError):
            _keep(kept, image)
    image.setDevicePixelRatio(ratio)
    return image


def _drawn(name: str, ratio: float, theme: Theme) -> QImage:
    from journeymap.drawing.roles import FigureRole
    from journeymap.drawing.shapes import Rect
    from journeymap.layout import layout
    from journeymap.model.records import Journey
    from journeymap.model.snapshot import Snapshot
    from journeymap.painting.fonts import QtMeasure
    from journeymap.painting.paint import paint
    from journeymap.storage.templates import load, pictures
    from journeymap.view import GivenAssets, View

    snapshot = Snapshot().apply(load(name))
    journey = snapshot.ordered(Journey)[0]
    view = View.of(snapshot, journey.id, theme=theme, assets=GivenAssets(pictures(name)))
    scene = layout(view, QtMeasure())
    image = QImage(PREVIEW * ratio, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    scale = image.width() / min(scene.width, _WIDEST)
    wide, high = image.width() / scale, image.height() / scale
    stages = [figure.rect.y for figure in scene.figures() if figure.role == FigureRole.STAGE]
    top = max(0.0, min(min(stages, default=0.0) - _ABOVE, scene.height - high))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(0, -top)
        paint(painter, scene, Rect(0, top, wide, high))
    return image


def _kept(name: str, ratio: float, theme: Theme) -> Path:
    """Return where the picture of a template is kept: another file when anything of it differs."""
    from journeymap.language import current
    from journeymap.storage.digest import sha256_of
    from journeymap.storage.templates import file_of
    from journeymap.version import __version__

    said = (__version__, current(), ratio, PREVIEW.toTuple(), sha256_of(repr(theme).encode()))
    digest = sha256_of(file_of(name).read_bytes() + repr(said).encode())
    return state_folder() / "previews" / f"{digest}.png"


def _keep(path: Path, image: QImage) -> None:
    """Keep a picture, and let go of those that were drawn longest ago."""
    folder = private_folder(path.parent)
    QImageWriter(str(path), b"png").write(image)
    drawn = sorted(folder.glob("*.png"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in drawn[_MOST_KEPT:]:
        old.unlink(missing_ok=True)
