"""The graph: crossings and time beside Graphviz's dot with the same columns, and an edit.

Crossings are counted on the ways as they are drawn. Without dot only the edit is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from shutil import which
from statistics import median
from time import perf_counter

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.layout.graph.engine import Engine, there_is_one
from journeymap.layout.graph.numbers import numbers
from journeymap.layout.graph.outlined import graph_shape
from journeymap.layout.graph.placing import placed, prepared
from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape, Placement
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View, shown
from tests.bench import Row, best
from tests.bench.dot import DotDrawing, by_dot
from tests.layout.placements import crossings_of, journey_of

Way = tuple[str, float, Callable[[GraphShape], Placement]]
"""Who orders the columns, how many times the crossings of dot that may cost, and how."""


def rows() -> Iterator[Row]:
    """Measure the sample, five journeys of 150 cards, one of 2,000, and an edit."""
    yield _edit()
    if not which("dot"):
        return
    engine = Engine(limit=300.0)
    ways: list[Way] = [("ours", 2.0, placed)]
    if there_is_one():
        engine.ask(journey_of(12, 0)).result()
        ways.append(("with the engine", 1.0, engine.placement))
    for name in ("coffee", "shop", "blueprint"):
        yield from _compared(f"sample {name}", [_sample(name)], ways[:1], None)
    yield from _compared("150 cards, median of five", [journey_of(150, i) for i in range(5)], ways)
    far = [(name, most if most > 1 else 1.05, way) for name, most, way in ways]
    yield from _compared("2,000 cards", [journey_of(2000, 0)], far, 0.7)
    engine.close()


def _compared(
    what: str, shapes: list[GraphShape], ways: list[Way], slow: float | None = 1.5
) -> Iterator[Row]:
    """Compare crossings, and time unless ``slow`` is none."""
    theirs = [by_dot(shape, _columns(shape)) for shape in shapes]
    for name, most, way in ways:
        ours = [_drawing(shape, way) for shape in shapes]
        counts = (median(d.crossings for d in ours), median(d.crossings for d in theirs))
        yield Row(f"crossings, {what}, {name}", counts[0], max(counts[1], 1.0), most, "")
        if slow is not None:
            times = (median(d.seconds for d in ours), median(d.seconds for d in theirs))
            yield Row(f"time, {what}, {name}", *times, slow)


def _columns(shape: GraphShape) -> dict[str, int]:
    return prepared(shape).columns.of


def _drawing(shape: GraphShape, way: Callable[[GraphShape], Placement]) -> DotDrawing:
    start = perf_counter()
    placement = way(shape)
    seconds = perf_counter() - start
    return DotDrawing(crossings_of(placement), seconds)


def _sample(name: str) -> GraphShape:
    snapshot = Snapshot().apply(load(name, "en"))
    here = shown(View.of(snapshot, snapshot.ordered(Journey)[0].id))
    nodes = [GraphNode(card.id, 0, 168.0, 86.0) for card in here.touchpoints]
    return graph_shape(here, numbers(here, Memo()), nodes, FixedMeasure())


def _edit() -> Row:
    """Measure a card that is added to 150, against the 100 ms after which it is felt."""
    shape = journey_of(150, 1)
    before = placed(shape)
    new = GraphNode("new", shape.nodes[75].stage, 168.0, 72.0)
    more = GraphShape(
        (*shape.nodes, new),
        (*shape.links, GraphLink("more", "t75", "new")),
        shape.stages,
        drops=shape.drops,
    )
    value = best(lambda: placed(more, before))
    return Row("a card more in a graph of 150, beside 100 ms", value, 0.1, 1.0)
