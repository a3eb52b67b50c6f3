"""Documents and pages with pictures, for the tests of formats."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from journeymap.drawing.pictures import contained, covering
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.errors import JourneyError
from journeymap.model.change import change
from journeymap.model.grid import stages
from journeymap.model.records import Asset, Journey, Lane, Note, Step
from journeymap.model.snapshot import Snapshot
from journeymap.painting.intake import taken_in
from journeymap.rendering.region import RenderRegion
from journeymap.storage.templates import load
from journeymap.view import View
from tests.painting.photos import cut_out, drawing, packed, photo

ALT = "A cup & a “queue” of 7"


class Kept:
    """Pictures by their SHA-256, as a session keeps them."""

    def __init__(self, found: Mapping[str, bytes]) -> None:
        self._found = found

    def asset(self, digest: str) -> bytes:
        """Return the bytes; raises ``JourneyError`` when they are not there."""
        if digest not in self._found:
            raise JourneyError("It is not there.")
        return self._found[digest]


@cache
def pictures() -> tuple[bytes, bytes, bytes]:
    """Return a photo, a drawing, and something on nothing, as a document keeps them."""
    made = (packed(photo(900, 600, grain=8)), packed(drawing(), "png"), packed(cut_out(), "png"))
    photo_, drawing_, disc = (taken_in(data).data for data in made)
    return photo_, drawing_, disc


def asset_of(data: bytes, name: str, alt: str = "") -> Asset:
    """Return the record of a picture."""
    media = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return Asset(name=name, digest=sha256(data).hexdigest(), media=media, alt=alt)


def storyboard(*shown: bytes, alt: str = ALT) -> View:
    """Return a journey with a lane of pictures, one under each step, as it is looked at."""
    before = Snapshot().apply(load("shop", "en"))
    journey = before.ordered(Journey)[0]
    steps = [s for stage in stages(before, journey.id) for s in before.of(Step, "stage", stage.id)]
    assets = {data: asset_of(data, f"{i}.png", alt) for i, data in enumerate(dict.fromkeys(shown))}
    lane = Lane(journey=journey.id, title="Storyboard", kind="pictures", position=99.0)
    notes = [
        Note(
            journey=journey.id, lane=lane.id, step=step.id, asset=assets[data].id, position=float(i)
        )
        for i, (data, step) in enumerate(zip(shown, steps, strict=False))
    ]
    after = before.apply(change("x", add=[*assets.values(), lane, *notes]))
    kept = Kept({assets[data].digest: data for data in assets})
    return View.of(after, journey.id, assets=kept)


def page(*more: Shape) -> RenderRegion:
    """Return a page of 420 by 260 with pictures: covered, rounded, round, whole, twice."""
    first, second, disc = pictures()
    shapes: tuple[Shape, ...] = (
        covering(Rect(20, 20, 100, 100), "image/jpeg", first, 0.0, ALT),
        covering(Rect(140, 20, 120, 100), "image/jpeg", first, 16.0, ALT),
        covering(Rect(280, 20, 100, 100), "image/jpeg", first, 50.0, ALT),
        contained(Rect(20, 140, 100, 100), "image/png", second),
        covering(Rect(140, 140, 64, 64), "image/png", second, 32.0),
        covering(Rect(280, 140, 100, 60), "image/png", disc),
        *more,
    )
    ground = Box(Rect(0, 0, 420, 260), "#f4f1ec")
    figures = (
        Figure("", FigureRole.ADDED, "", ground.rect, (ground,)),
        Figure("1", FigureRole.NOTE, "Storyboard", Rect(20, 20, 360, 220), shapes),
    )
    scene = Scene(420, 260, (Layer("cards", figures),))
    return RenderRegion(scene, scene.rect, "#ffffff")
