"""One file a kind of lane: how tall it must be, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.metrics.scored import Scored
from journeymap.model.records import Journey, Lane, Persona
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry
from journeymap.view import Shown, View


class Column:
    """A step on the page: its card area, without the gutter, in page units."""

    __slots__ = ("stage", "step", "w", "x")

    def __init__(self, step: str, stage: str, x: float, w: float) -> None:
        self.step, self.stage, self.x, self.w = step, stage, x, w

    @property
    def centre(self) -> float:
        return self.x + self.w / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneContext:
    """What a lane may know of the page it is laid out on.

    ``touchpoints`` are the ids of those shown, by step, from the upper lane to the lower;
    ``path`` those of the whole journey as they are read, also of stages that are not shown.
    ``minimum_heights`` are those cards need for their arrows and ``channel_space`` is the room a
    lane leaves for arrows under its cards, both in page units. ``scores`` is what is known of
    the journey and of its stages, by their ids.
    """

    view: View
    shown: Shown
    journey: Journey
    measure: Measure
    columns: tuple[Column, ...] = ()
    touchpoints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    minimum_heights: Mapping[str, float] = field(default_factory=dict)
    channel_space: Mapping[str, float] = field(default_factory=dict)
    memo: Memo = field(default_factory=Memo)
    scores: Mapping[str, tuple[Scored, ...]] = field(default_factory=dict)

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.view.theme

    @property
    def focus(self) -> str | None:
        """The id of the persona who stands out."""
        return self.view.focus

    @property
    def personas(self) -> tuple[Persona, ...]:
        """The personas of the journey."""
        return self.shown.personas


class LaneRow(NamedTuple):
    """A lane measured: what it needs, and how it is drawn once it has its place.

    ``zero`` and ``unit`` place a feeling in the row: y = top + zero - valence * unit.
    """

    height: float
    draw: Callable[[Rect], tuple[Figure, ...]]
    aside: tuple[str, ...] = ()
    zero: float = 0.0
    unit: float = 0.0


@dataclass(frozen=True, slots=True)
class LaneKind:
    """A kind of lane. ``lay`` measures a lane; its label and hint are message ids."""

    name: str
    label: str
    hint: str
    lay: Callable[[LaneContext, Lane], LaneRow]


LANES: Registry[LaneKind] = Registry(__name__, "journeymap.lanes")


def lane_kind(
    name: str, label: str, hint: str
) -> Callable[[Callable[[LaneContext, Lane], LaneRow]], Callable[[LaneContext, Lane], LaneRow]]:
    """Declare a kind of lane by the function that lays it out."""

    def declare(
        lay: Callable[[LaneContext, Lane], LaneRow],
    ) -> Callable[[LaneContext, Lane], LaneRow]:
        LANES.add(LaneKind(name, label, hint, lay))
        return lay

    return declare


def kind_of(lane: Lane) -> LaneKind:
    """Return the kind of a lane; one that a missing plug-in made is shown as text."""
    try:
        return LANES[lane.kind]
    except KeyError:
        return LANES["text"]
