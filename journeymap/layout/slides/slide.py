"""A slide: one frame of a presentation, or a part of it, as a scene."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymap.drawing.roles import LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.model.records import Frame

WALL = (1920.0, 850.0)
"""The page slides are laid out on when one presents: what filmstrip and foot line leave."""

EMOTION = 10**6
"""Where the emotion curve stands among the lanes when they are revealed: last."""


class Slide(NamedTuple):
    """What is seen at once.

    ``frame`` is not in the document when it was made by itself. ``touchpoints`` are the ids
    of those shown, ``part`` of ``parts`` counts the slides of one frame from 1, ``reveals`` are
    the steps in which it can be uncovered, 0 for none. ``locator`` is the curve for a
    filmstrip: x from 0 to 1 and the feeling from -1 to 1 wherever one is set. ``on_call`` is the
    id of the frame from which a slide is opened that is not shown by itself, else blank.
    """

    frame: Frame
    title: str
    subtitle: str
    notes: str
    scene: Scene
    background: str
    touchpoints: tuple[str, ...]
    stage: str | None
    part: int
    parts: int
    reveals: int
    locator: tuple[tuple[float, float], ...]
    on_call: str = ""

    def revealed(self, steps: int) -> Scene:
        """Return the scene with only so many of its steps uncovered."""
        kept = (layer for layer in self.scene.layers if layer.step <= steps)
        return Scene(self.scene.width, self.scene.height, tuple(kept))


class Piece(NamedTuple):
    """Figures that come together: with a lane, with a persona, or (-1) from the start."""

    figures: tuple[Figure, ...]
    lane: int = -1
    persona: int = -1


class Content(NamedTuple):
    """What stands on the panel of one slide, and the ids of the touchpoints among it."""

    pieces: tuple[Piece, ...]
    touchpoints: tuple[str, ...]


def layers(pieces: Iterable[Piece], reveal: str) -> tuple[tuple[Layer, ...], int]:
    """Return the layers of a slide from below to above, and in how many steps they come."""
    ground: list[Figure] = []
    steps: dict[int, list[Figure]] = {}
    for piece in pieces:
        at = {"lanes": piece.lane, "personas": piece.persona}.get(reveal, -1)
        (ground if at < 0 else steps.setdefault(at, [])).extend(piece.figures)
    found = [Layer(LayerName.SLIDE, tuple(ground))]
    for i, at in enumerate(sorted(steps), 1):
        found.append(Layer(f"reveal {i}", tuple(steps[at]), step=i))
    return tuple(found), len(steps)
