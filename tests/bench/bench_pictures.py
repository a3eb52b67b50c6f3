"""Fifty photos: the file they make, opening it, and moving over them, against the map without."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from journeymap.drawing.scene import Scene
from journeymap.model.change import change
from journeymap.model.grid import stages
from journeymap.model.records import Journey, Lane, Note, Step
from journeymap.model.snapshot import Snapshot
from journeymap.painting.backing import Backing
from journeymap.storage.session import Session
from journeymap.storage.templates import load
from tests.bench import Row, best

_COUNT, _LARGEST = 50, 25.0
_STEPS = 24


def rows() -> Iterator[Row]:
    """Measure a storyboard of fifty camera photos."""
    from PySide6.QtGui import QGuiApplication

    before = os.environ.get("JOURNEYMAP_STATE")
    application = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYMAP_STATE"] = f"{folder}/state"
        try:
            yield from _measured(Path(folder))
        finally:
            del os.environ["JOURNEYMAP_STATE"]
            if before is not None:
                os.environ["JOURNEYMAP_STATE"] = before
    assert application


def _measured(folder: Path) -> Iterator[Row]:
    from journeymap.painting.intake import taken_in
    from tests.painting.photos import image_of, packed, photo

    bare, full = folder / "bare.journey", folder / "full.journey"
    _write(bare, 0)
    _write(full, _COUNT)
    camera = packed(photo(4000, 3000, grain=60))
    taken = best(lambda: taken_in(camera), 3)
    size = full.stat().st_size
    yield Row(
        "a photo of twelve million pixels taken in", taken, best(lambda: image_of(camera), 3), 6.0
    )
    yield Row("file of fifty photos", size / 1e6, _LARGEST, 1.0, "MB")
    opened = min(_opened(full) for _ in range(3))
    yield Row("the same opened, and as it is first shown", opened, _opened(bare), 8.0)
    yield Row("panning over fifty photos, a frame", _panned(full), _panned(bare), 3.0)


def _write(path: Path, count: int) -> None:
    """Make a file of the sample with so many photos."""
    from journeymap.painting.intake import put_picture
    from tests.painting.photos import packed, photo

    snapshot = Snapshot().apply(load("coffee", "en"))
    session = Session.new(snapshot)
    journey = snapshot.ordered(Journey)[0].id
    steps = [s for stage in stages(snapshot, journey) for s in snapshot.of(Step, "stage", stage.id)]
    lane = Lane(journey=journey, title="Storyboard", kind="pictures", position=-1.0)
    notes, assets = [], []
    for i in range(count):
        data = packed(photo(2000, 1500, seed=i, grain=110))
        assets.append(put_picture(session.attachments, snapshot, data, f"{i}.jpg"))
        step = steps[i % len(steps)].id
        note = Note(journey=journey, lane=lane.id, step=step, asset=assets[-1].id)
        notes.append(note.but(position=float(i)))
    session.write(change("Storyboard", add=[*assets, lane, *notes]))
    session.save_as(path)
    session.close()


def _shown(session: Session) -> tuple[Scene, Backing]:
    """Return the map of a document, painted as a window first shows it."""
    from journeymap.drawing.theme import load_theme
    from journeymap.layout import layout
    from journeymap.painting.backing import Viewport
    from journeymap.painting.fonts import QtMeasure
    from journeymap.view import KeptAssets, View

    snapshot = session.snapshot
    journey = snapshot.ordered(Journey)[0].id
    view = View.of(snapshot, journey, assets=KeptAssets(session.attachments))
    scene, backing = layout(view, QtMeasure()), Backing(load_theme().page)
    backing.show(scene, Viewport(0, 300, 1440, 800, 1.0))
    return scene, backing


def _opened(path: Path) -> float:
    """Return how long it takes from the file to the first picture of the map, in seconds."""
    from journeymap.painting import images

    images._kept.clear()
    start = time.perf_counter()
    session = Session.open(path)
    _shown(session)
    took = time.perf_counter() - start
    session.leave()
    return took


def _panned(path: Path) -> float:
    """Return how long a frame of panning takes once the pictures are there, in seconds."""
    from journeymap.painting.backing import Viewport

    session = Session.open(path)
    scene, backing = _shown(session)
    while backing.unfinished and backing.frame:
        backing.show(scene, backing.frame)
    session.leave()

    def pan() -> None:
        for step in range(_STEPS):
            backing.show(scene, Viewport(step * 14, 300 + step * 9, 1440, 800, 1.0))
        for step in reversed(range(_STEPS)):
            backing.show(scene, Viewport(step * 14, 300 + step * 9, 1440, 800, 1.0))

    pan()
    return best(pan, 5) / (2 * _STEPS)
