"""One file a kind of lane: what stands in it, what one may do there, how it is explained.

``@lane_kind`` declares a kind by the function that lays it out; all else it may say or leave
unsaid. What belongs to which lane: a note names its lane, so that each lane of notes has its
own. Frictions, quotes, ideas, feelings and scores belong to touchpoints and name no lane: each
lane of such a kind shows all of them, and what is made or done in one is done in all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeymap.drawing.density import PageSizes, sizes_of
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Point, Rect, Shape, TextStyle
from journeymap.drawing.theme import BODY, Theme
from journeymap.language import mark
from journeymap.metrics.scored import Scored
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import Journey, Lane, Persona, Record
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry
from journeymap.view import Shown, View
from journeymap.view.look import EXECUTIVE


class Column:
    """A step on the page, or a folded stage: its card area, without the gutter, in page units."""

    __slots__ = ("folded", "stage", "step", "w", "x")

    def __init__(self, step: str, stage: str, x: float, w: float, folded: bool = False) -> None:
        self.step, self.stage, self.x, self.w = step, stage, x, w
        self.folded = folded

    @property
    def centre(self) -> float:
        return self.x + self.w / 2


class GoesOn(NamedTuple):
    """The ids of the touchpoints in the column before a row and in that after it.

    What goes on there ends at the edges of the row, whose x are ``left`` and ``right``.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneContext:
    """What a lane may know of the page, or of the row of it, that it is laid out on.

    ``touchpoints`` are the ids of those drawn, by step, from the upper lane to the lower;
    ``path`` those of the whole journey as they are read, also of stages that are not shown.
    ``minimum_heights`` are those cards need for their arrows and ``channel_space`` is the room a
    lane leaves for arrows under its cards, both in page units. ``scores`` is what is known of
    the journey and of its stages, by their ids. ``goes_on`` says what stands in the rows before
    and after this one.
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
    goes_on: GoesOn | None = None

    def at(self, column: Column) -> tuple[str, ...]:
        """Return the ids of the touchpoints that a column tells of, one by one.

        A folded stage tells of them all at once, unless nothing but stages is shown.
        """
        if column.folded and self.view.detail == EXECUTIVE:
            return tuple(card.id for card in self.shown.folds[column.stage].touchpoints)
        return self.touchpoints.get(column.step, ())

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def sizes(self) -> PageSizes:
        """The measures of the page, as closely as it is set."""
        return sizes_of(self.view.density)

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


class ValueScale(NamedTuple):
    """Where values from -1 to 1 stand in a row: y = top + zero - value * unit."""

    zero: float
    unit: float


class RailDrawing(NamedTuple):
    """What a lane draws of its own in the rail, beside its name and under it, in page units.

    ``width`` is what the name leaves free to its right, ``tall`` tells what is needed below it
    where that begins so far under the upper edge of the lane;
    ``draw`` gets the place of the lane, where it may begin under the name, and the colour of
    soft letters there.
    """

    width: float
    tall: Callable[[float], float]
    draw: Callable[[Rect, Point, str], tuple[Shape, ...]]


class LaneRow(NamedTuple):
    """A lane measured: what it needs, and how it is drawn once it has its place.

    ``aside`` are words under its name. What stands on a ``scale`` is dragged up and down.
    """

    height: float
    draw: Callable[[Rect], tuple[Figure, ...]]
    aside: tuple[str, ...] = ()
    scale: ValueScale | None = None
    rail: RailDrawing | None = None


class LegendEntry(NamedTuple):
    """What a sign on the page means: the sign at (x, y), so wide in page units, and the words."""

    sign: Callable[[float, float], tuple[Shape, ...]]
    width: float
    words: str


Lay = Callable[[LaneContext, Lane], LaneRow]


def _nothing(*_: Any) -> None:
    """Do not apply."""


@dataclass(frozen=True, slots=True)
class LanePoints:
    """What stands on the scale of a lane and is dragged up and down along it.

    ``roles`` are those of its figures. Values run from -1 to 1, as in ``ValueScale``.
    """

    roles: frozenset[str] = frozenset()
    pull: Callable[[Snapshot, str, str, float, bool], Change | None] = _nothing
    """Give the record of a figure of a role, by its id, another value; freely, or by levels."""
    put: Callable[[View, Cell, float], Change | None] = _nothing
    """Put something at a height of a cell in which somebody has double-clicked."""


@dataclass(frozen=True, slots=True)
class LaneBoxes:
    """What stands in the lanes of a kind as boxes, and what one may do with it.

    ``holds`` is the kind of their records, ``roles`` are those of the figures one can take
    hold of, ``letters`` those that are written in on the page. ``ask`` is the message in the
    empty field when one is begun; without it a new box is made at once and then named.
    ``refusal`` is the message that says why nothing can be in a cell. Functions return the
    change, or ``None`` where they do not apply; without one, that cannot be done there.
    """

    holds: type[Record] | None = None
    roles: frozenset[str] = frozenset()
    letters: TextStyle = BODY
    ask: str = ""
    refusal: str = mark("Nothing is written into this lane: it shows what its touchpoints have.")
    alone: bool = False
    """Whether a box may stand where no touchpoint is."""
    shows_pictures: bool = False
    """Whether a picture is asked for where one begins a box, and one that is put in comes there."""
    by_note: bool = False
    """Whether the key of notes makes one, where one is in a lane of the kind."""
    make: Callable[[View, Cell, str], Change | None] = _nothing
    """Put a box with a text into a cell of the lane."""
    rewrite: Callable[[Snapshot, str, str], Change | None] | None = None
    """Let a box that is being written say something else; without it, its title is set."""
    hang: Callable[[View, tuple[str, ...], str], Change | None] = _nothing
    """Hang a box with a text on touchpoints, the one meant above all the last."""
    where: Callable[[View, str], Cell | None] = _nothing
    """Return the cell a box stands in, for one on a touchpoint that of the touchpoint."""
    move: Callable[[View, str, Cell], Change | None] = _nothing
    """Move a box into a cell, which may lie in a lane of any kind."""
    spanned: Callable[[View, str], tuple[int, int] | None] = _nothing
    """Return the first and last column, numbered over the journey, of a box that may span some."""
    span: Callable[[View, str, int, int], Change | None] = _nothing
    """Let a box stand from one column to another, numbered over the journey."""
    told: Callable[[Snapshot, str], Iterable[tuple[str, str]]] = lambda snapshot, touchpoint: ()
    """Return id and words of each box on a touchpoint: for slides, pages, reports and tables."""

    points: LanePoints = LanePoints()
    """What is dragged up and down in it."""

    @property
    def hangs(self) -> bool:
        """Whether a box can be hung on touchpoints."""
        return self.hang is not _nothing


@dataclass(frozen=True, slots=True)
class LaneKind:
    """A kind of lane. ``lay`` measures a lane; its label and hint are message ids.

    ``order`` and ``icon`` are its place and picture in menus. ``legend`` yields what is to be
    explained on a page on which a lane of the kind is shown.
    """

    name: str
    label: str
    hint: str
    lay: Lay
    icon: str = "lane"
    order: int = 100
    boxes: LaneBoxes = LaneBoxes()
    legend: Callable[[LaneContext], Iterable[LegendEntry]] = lambda context: ()


LANES: Registry[LaneKind] = Registry(__name__, "journeymap.lanes")


def lane_kind(name: str, label: str, hint: str, **more: Any) -> Callable[[Lay], Lay]:
    """Declare a kind of lane by the function that lays it out; ``more`` is as in ``LaneKind``."""

    def declare(lay: Lay) -> Lay:
        LANES.add(LaneKind(name, label, hint, lay, **more))
        return lay

    return declare


def kind_of(lane: Lane) -> LaneKind:
    """Return the kind of a lane; one that a missing plug-in made is shown as text."""
    try:
        return LANES[lane.kind]
    except KeyError:
        return LANES["text"]


def in_order() -> tuple[LaneKind, ...]:
    """Return all kinds as they stand in menus."""
    return tuple(sorted(LANES, key=lambda kind: (kind.order, kind.name)))


def holding(snapshot: Snapshot, record: Record) -> LaneKind | None:
    """Return the kind of lane a record stands in as a box: that of its own lane, else the first."""
    lane = snapshot.get(Lane, getattr(record, "lane", None))
    kinds = (kind_of(lane),) if lane else in_order()
    return next((kind for kind in kinds if kind.boxes.holds is type(record)), None)


def box_roles() -> frozenset[str]:
    """Return the roles of all figures in lanes that one can take hold of."""
    return frozenset().union(*(kind.boxes.roles for kind in LANES))


def points_of(role: str) -> LanePoints | None:
    """Return how a figure of a role is dragged along the scale of its lane, if it is."""
    found = (kind.boxes.points for kind in in_order())
    return next((points for points in found if role in points.roles), None)


def point_roles() -> frozenset[str]:
    """Return the roles of all figures that are dragged up and down."""
    return frozenset().union(*(kind.boxes.points.roles for kind in LANES))
