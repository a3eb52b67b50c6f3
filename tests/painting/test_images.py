"""Pictures on the canvas: scaled once and kept, and waited for no longer than a frame or two."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from journeymap.drawing.pictures import covering
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect
from journeymap.drawing.theme import load_theme
from journeymap.painting import images
from journeymap.painting.backing import Backing, Viewport
from journeymap.painting.images import ROOM, decoding_for, image_of
from journeymap.painting.paint import paint
from tests.painting.photos import packed, photo

COUNT = 12
THEME = load_theme()


@pytest.fixture(scope="module")
def photos() -> list[bytes]:
    return [packed(photo(800, 600, seed=seed, grain=30)) for seed in range(COUNT)]


@pytest.fixture(autouse=True)
def fresh(qapp: object) -> Iterator[None]:
    images._kept.clear()
    yield
    images._kept.clear()


def board(photos: list[bytes], role: str = FigureRole.NOTE) -> Scene:
    """Return a page of pictures in three rows."""
    figures = []
    for i, data in enumerate(photos):
        rect = Rect(10 + i % 4 * 150, 10 + i // 4 * 110, 140, 100)
        shapes = (Box(rect, "#ffffff"), covering(rect, "image/jpeg", data, 8.0))
        figures.append(Figure(str(i), role, "", rect, shapes))
    return Scene(620, 350, (Layer("one", tuple(figures)),))


def shown(scene: Scene, zoom: float) -> QImage:
    """Return the page as it is painted when there is time for all of it."""
    pixmap = QPixmap(round(620 * zoom), round(350 * zoom))
    pixmap.fill(Backing(THEME.page).background)
    with QPainter(pixmap) as painter:
        painter.scale(zoom, zoom)
        paint(painter, scene)
    return pixmap.toImage()


def apart(one: QImage, two: QImage) -> int:
    """Return how many of the pixels looked at differ."""
    return sum(
        max(abs(p.red() - q.red()), abs(p.green() - q.green()), abs(p.blue() - q.blue())) > 24
        for x in range(0, one.width(), 5)
        for y in range(0, one.height(), 5)
        for p, q in [(one.pixelColor(x, y), two.pixelColor(x, y))]
    )


def test_an_image_has_the_pixels_it_is_seen_with_and_less_than_twice_as_many(
    photos: list[bytes],
) -> None:
    for wide in (800.0, 799.0, 400.0, 399.0, 120.0, 3.0):
        found = image_of(photos[0], wide, wide * 0.75)
        assert wide <= found.width() < 2 * wide + 2
    assert image_of(photos[0]).width() == 800
    assert image_of(photos[0], 4000.0, 3000.0).width() == 800
    assert image_of(b"no picture", 9.0, 9.0).isNull()


def test_what_was_decoded_is_kept_up_to_a_room(photos: list[bytes]) -> None:
    first = image_of(photos[0], 100.0, 75.0)
    assert image_of(photos[0], 100.0, 75.0).cacheKey() == first.cacheKey()
    large = [packed(photo(2000, 1500, seed=90 + i, grain=1)) for i in range(3)]
    for _ in range(5):
        for data in large:
            for wide in (2000.0, 900.0):
                image_of(data, wide, wide * 0.75)
    assert sum(one.sizeInBytes() for one in images._kept.values()) <= ROOM


@pytest.mark.parametrize("role", [FigureRole.NOTE, FigureRole.CARD])
@pytest.mark.parametrize("zoom", [1.0, 0.2])
def test_a_view_is_shown_before_all_its_pictures_are_and_then_with_them(
    role: str, zoom: float, photos: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.painting.backing._PATIENCE", -1.0)
    scene, backing = board(photos, role), Backing(THEME.page)
    frame = Viewport(0, 0, round(620 * zoom), round(350 * zoom), zoom)
    backing.show(scene, frame)
    assert backing.unfinished and apart(backing.pixmap.toImage(), shown(scene, zoom)) > 20
    # ``shown`` has decoded them meanwhile, as time would have.
    backing.show(scene, frame)
    assert not backing.unfinished
    assert apart(backing.pixmap.toImage(), shown(scene, zoom)) == 0


def test_what_is_missing_moves_along_when_the_view_does(
    photos: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.painting.backing._PATIENCE", -1.0)
    scene, backing = board(photos), Backing(THEME.page)
    backing.show(scene, Viewport(0, 0, 300, 200, 1.0))
    assert backing.unfinished
    whole = shown(scene, 1.0)
    backing.show(scene, Viewport(40, 30, 300, 200, 1.0))
    assert not backing.unfinished
    assert apart(backing.pixmap.toImage(), whole.copy(40, 30, 300, 200)) == 0


def test_each_showing_brings_some_however_little_time_there_is(photos: list[bytes]) -> None:
    scene, backing = board(photos), Backing(THEME.page)
    frame, showings = Viewport(0, 0, 620, 350, 1.0), 0
    while showings == 0 or backing.unfinished:
        backing.show(scene, frame)
        showings += 1
        assert showings <= COUNT + 1
    assert apart(backing.pixmap.toImage(), shown(scene, 1.0)) == 0


def test_exports_wait_for_every_picture(photos: list[bytes]) -> None:
    pixmap = QPixmap(620, 350)
    with decoding_for(-1.0) as missing:
        with QPainter(pixmap) as painter:
            paint(painter, board(photos))
        assert len(missing) == COUNT
    image = shown(board(photos), 1.0)
    assert image.pixelColor(80, 60) != Backing(THEME.page).background


def test_the_window_goes_on_until_all_are_there(
    qtbot: QtBot, photos: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymap.model.document import Document
    from journeymap.model.records import Asset, Note
    from journeymap.ui.views.map.canvas import Canvas
    from journeymap.workspace.appearance import Appearance
    from journeymap.workspace.workspace import Workspace
    from tests.formats.pictured import Kept, storyboard

    view = storyboard(*photos)
    workspace = Workspace()
    workspace.keep_pictures(Kept(view.assets._found))  # type: ignore[arg-type, attr-defined]
    workspace.open(Document(view.snapshot))
    canvas = Canvas(workspace, Appearance(THEME))
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    canvas.zoom_fit()
    notes = view.snapshot.all(Note).values()
    standing = {asset.digest for n in notes if (asset := view.snapshot.get(Asset, n.asset))}
    assert len(standing) > 5

    def there() -> set[str]:
        return {sha256(data).hexdigest() for data, _ in images._kept}

    qtbot.waitUntil(lambda: not canvas._backing.unfinished and there() == standing)
