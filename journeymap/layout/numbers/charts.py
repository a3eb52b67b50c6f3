"""The charts there are, by name: each takes what is looked at and says what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from journeymap.analysis.charts.naming import stage_title
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry
from journeymap.view import Shown, View, shown


class DrawnChart(NamedTuple):
    """What a chart is drawn of: its ground, and the marks on it, each of one record."""

    ground: tuple[Shape, ...]
    marks: tuple[Figure, ...] = ()


class ChartBody(Protocol):
    """What stands under the words of a chart. Two bodies that are equal are drawn alike."""

    def height(self, width: float) -> float:
        """Return how tall it is at the least in a width, in page units."""
        ...

    def draw(self, place: Rect) -> DrawnChart:
        """Draw it in a place, which is as tall as it asked for or taller."""
        ...


class Chart(NamedTuple):
    """A chart: what it is called, what it finds, what and how many it was found of, its picture.

    ``name`` is its own on the page. ``label`` stands above, in capitals. Without a ``body`` there
    is nothing to show yet, and ``note`` says how to get it. ``breadth`` is how wide it wants to
    be: 1 for a third of the page, 2 for two thirds, 3 for all of it.
    """

    name: str
    label: str
    sentence: str
    note: str
    body: ChartBody | None = None
    breadth: int = 1

    @property
    def words(self) -> str:
        """All it says, for whoever cannot see it."""
        return ". ".join(part for part in (self.label, self.sentence, self.note) if part)


class ChartStage(NamedTuple):
    """A stage as charts show it: its name, what is filled with its colour, letters on that."""

    id: str
    title: str
    tint: str
    ink: str


@dataclass(frozen=True)
class ChartContext:
    """What charts are made of."""

    view: View
    measure: Measure
    memo: Memo

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.view.theme

    @cached_property
    def shown(self) -> Shown:
        """What is shown of the journey."""
        return shown(self.view)

    @cached_property
    def cards(self) -> tuple[tuple[Touchpoint, str], ...]:
        """The touchpoints shown, in their order, each with the id of its stage."""
        found = self.shown.by_stage
        return tuple((card, stage) for stage, cards in found.items() for card in cards)

    @cached_property
    def stages(self) -> tuple[ChartStage, ...]:
        """The stages shown, with their names and colours."""
        tones = {one.id: (one.colour, i) for i, one in enumerate(self.shown.every_stage)}
        return tuple(
            ChartStage(one.id, stage_title(one), *self.theme.stage(*tones[one.id]))
            for one in self.shown.stages
        )


Finds = Callable[[ChartContext], Iterable[Chart]]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart; it may find several, as one for each question. ``order`` sorts the page."""

    name: str
    finds: Finds
    order: int = 100


CHARTS: Registry[ChartKind] = Registry("journeymap.layout.numbers.declared", "journeymap.charts")
"""Every kind of chart by name."""


def chart_kind(name: str, *, order: int = 100) -> Callable[[Finds], Finds]:
    """Declare a kind of chart by the function that finds what it has to say."""

    def declare(finds: Finds) -> Finds:
        CHARTS.add(ChartKind(name, finds, order))
        return finds

    return declare


def nothing(name: str, label: str, how: str) -> Chart:
    """Return a chart that has nothing to show yet, and says how it gets it."""
    return Chart(name, label, tr("Nothing to show yet"), how)
