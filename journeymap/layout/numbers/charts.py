"""The charts there are, by name: each takes what is looked at and says what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, runtime_checkable

from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import metric_name, stage_title
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.numbers.pages import NUMBERS
from journeymap.layout.numbers.widths import WHOLE_PAGE, CardWidths
from journeymap.model.records import (
    Journey,
    Metric,
    Persona,
    Record,
    Score,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry
from journeymap.view import Look, Shown, View, shown
from journeymap.view.chosen_scores import chosen


class ChartAxes(NamedTuple):
    """Where a chart has its axes on the page, and what they go from and to, upwards last.

    ``fields`` are those of the record of a dot that dragging it across and upwards changes, blank
    where it changes none. On the ``tray`` beside them a dot has neither value.
    """

    place: Rect
    across: tuple[float, float]
    up: tuple[float, float]
    fields: tuple[str, str] = ("", "")
    tray: Rect | None = None

    def values(self, x: float, y: float) -> tuple[float, float]:
        """Return the values at a point of the page, as far as the axes go."""
        share = (x - self.place.x) / self.place.w, (self.place.bottom - y) / self.place.h
        found = (
            low + min(1.0, max(0.0, part)) * (high - low)
            for part, (low, high) in zip(share, (self.across, self.up), strict=True)
        )
        across, up = found
        return across, up


class DrawnChart(NamedTuple):
    """What a chart is drawn of: its ground, and the marks on it, each of one record.

    ``axes`` are there where a mark may be dragged to another value.
    """

    ground: tuple[Shape, ...]
    marks: tuple[Figure, ...] = ()
    axes: ChartAxes | None = None


class ChartBody(Protocol):
    """What stands under the words of a chart. Two bodies that are equal are drawn alike."""

    def height(self, width: float) -> float:
        """Return how tall it is at the least in a width, in page units."""
        ...

    def draw(self, place: Rect) -> DrawnChart:
        """Draw it in a place, which is as tall as it asked for or taller."""
        ...


@runtime_checkable
class YieldingBody(ChartBody, Protocol):
    """A body that can do with a lower picture, so that its letters can be larger."""

    def fits(self, width: float) -> bool:
        """Tell whether all its words have room in a width."""
        ...

    def lowered(self) -> ChartBody:
        """Return the same, as low as it can be read."""
        ...


@runtime_checkable
class PartedBody(ChartBody, Protocol):
    """A body that goes over several slides where one has no room for all of it."""

    def parted(self, width: float, height: float) -> Sequence[ChartBody]:
        """Return it in parts, each no taller than a height where that can be."""
        ...


class Chart(NamedTuple):
    """A chart: what it is called, what it finds, what and how many it was found of, its picture.

    ``name`` is its own on the page. ``label`` stands above, in capitals. Without a ``body`` there
    is nothing to show yet, and ``note`` says how to get it. ``breadth`` is how wide it wants to
    be: 1 for a third of the page, 2 for two thirds, 3 for all of it. One that stands well
    ``beside`` the first of a page is placed there before others. ``data`` is what it is drawn of.
    """

    name: str
    label: str
    sentence: str
    note: str
    body: ChartBody | None = None
    breadth: int = 1
    beside: bool = False
    data: object = None

    @property
    def words(self) -> str:
        """All it says, for whoever cannot see it."""
        return ". ".join(part for part in (self.label, self.sentence, self.note) if part)


_OF_SCORES = (Score, Metric, Touchpoint, Step, Stage, Journey, Persona, Source)


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
    widths: CardWidths = WHOLE_PAGE

    @cached_property
    def snapshot(self) -> Snapshot:
        """The document with the scores that the filter counts."""
        return self.scores()

    def scores(self, *but: str) -> Snapshot:
        """Return the document with the scores that the filter counts, some aspects passed over.

        They are fields of a choice of scores: what goes over time wants each ``period``, what
        compares customers with others all ``respondents``. Of what is neither score nor place it
        may be an older state.
        """
        wanted = self.view.filter.scores.but(**dict.fromkeys(but, ""))
        view = self.view.but(filter=self.view.filter.but(scores=wanted))
        inputs = (wanted, *self.tables(*_OF_SCORES))
        return self.memo(("scores", *but), inputs, lambda: chosen(view).snapshot)

    def known(self, *but: str) -> KnownScores:
        """Return the scores that count by place, some aspects passed over as above."""
        snapshot = self.scores(*but)
        return self.memo(("known", *but), (snapshot,), lambda: KnownScores(snapshot))

    def called(self, metric: Metric) -> str:
        """Return what a question is called on the page."""
        return metric_name(metric, self.view.snapshot.ordered(Metric))

    def tables(self, *kinds: type[Record]) -> tuple[object, ...]:
        """Return the tables of the document that something is made of, for the memo."""
        return tuple(self.view.snapshot.all(kind) for kind in kinds)

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
    """A kind of chart; it may find several, as one for each question. ``order`` sorts the page.

    ``page`` is the arrangement it stands on, one of ``CHART_PAGES``. ``larger`` names the kind
    that shows the same larger on another page: a report has that in its place.
    """

    name: str
    finds: Finds
    order: int = 100
    page: str = NUMBERS
    larger: str = ""


CHARTS: Registry[ChartKind] = Registry("journeymap.layout.numbers.declared", "journeymap.charts")
"""Every kind of chart by name."""


def chart_kind(
    name: str, *, order: int = 100, page: str = NUMBERS, larger: str = ""
) -> Callable[[Finds], Finds]:
    """Declare a kind of chart by the function that finds what it has to say."""

    def declare(finds: Finds) -> Finds:
        CHARTS.add(ChartKind(name, finds, order, page, larger))
        return finds

    return declare


def looked_at(look: Look, page: str) -> Look:
    """Return a look with what it wants of the charts of one page, which is no wish for another."""
    pages = {kind.name: kind.page for kind in CHARTS}
    # What is not the name of a kind is one of several that a kind of the numbers finds.
    own = (one for one in look.charts if pages.get(one.removeprefix("-"), NUMBERS) == page)
    return look.but(charts=tuple(own))


def nothing(name: str, label: str, how: str) -> Chart:
    """Return a chart that has nothing to show yet, and says how it gets it."""
    return Chart(name, label, tr("Nothing to show yet"), how)
