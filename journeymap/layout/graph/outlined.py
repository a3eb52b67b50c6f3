"""What is to be placed of a journey: its measured cards, its arrows with labels, what is lost."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.arrows import runs_over
from journeymap.drawing.measure import Measure
from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import SMALL_STRONG
from journeymap.layout.graph.arrows import arrow_label, drop_size, room_of
from journeymap.layout.graph.numbers import GraphNumbers
from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape
from journeymap.model.records import Touchpoint
from journeymap.view import Shown


def graph_shape(
    here: Shown,
    numbers: GraphNumbers,
    nodes: Iterable[GraphNode],
    measure: Measure,
    style: TextStyle = SMALL_STRONG,
    scale: float = 1.0,
) -> GraphShape:
    """Return what is to be placed of what is shown, given the size of each card.

    Each card comes into the region of its stage, that of a folded stage by the id of the stage.
    Labels and tags are in letters of a style, lines ``scale`` times as thick as usual.
    """
    stages = {stage.id: i for i, stage in enumerate(here.stages)}
    of_step = {step.id: stages[step.stage] for step in here.steps}
    cards = here.view.snapshot.all(Touchpoint)

    def stage_of(id: str) -> int:
        return stages[id] if id in here.folds else of_step[cards[id].step]

    placed = tuple(node._replace(stage=stage_of(node.id)) for node in nodes)
    ids = {node.id for node in placed}
    links = tuple(
        GraphLink(
            c.id,
            c.source,
            c.target,
            min(1.0, numbers.passed(c)),
            runs_over(c),
            room_of(arrow_label(c, numbers, measure, style), measure),
            scale * numbers.thickness(c),
            c.id in numbers.laid.beside,
        )
        for c in numbers.arrows
        if c.source in ids and c.target in ids
    )
    lost = ((node.id, numbers.drop_off(node.id)) for node in placed)
    drops = {id: drop_size(words, measure, style) for id, words in lost if words}
    main = tuple(id for id in numbers.flow.likeliest if id in ids)
    return GraphShape(placed, links, max(1, len(stages)), main, drops)
