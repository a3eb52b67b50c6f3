"""What the graph shows besides: what colours its cards, and how many of its ways."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.language import mark
from journeymap.layout.graph import GRAPH
from journeymap.layout.graph.colouring import COLOURINGS, Colouring
from journeymap.workspace.actions import Action, on_journey
from journeymap.workspace.host import Host


def graph_look_actions() -> Iterator[Action]:
    """Yield the actions that colour the cards of the graph, each in one way."""
    yield from map(_colours, COLOURINGS.values())


def in_graph(host: Host) -> bool:
    """Tell whether the journey is seen as a graph."""
    return on_journey(host) and host.workspace.arrangement == GRAPH


def _colours(way: Colouring) -> Action:
    return Action(
        name=f"coloured.{way.name}",
        label=way.label,
        menu=mark("Colour by"),
        run=lambda host: host.workspace.change_look(coloured=way.name),
        applies=in_graph,
        checked=lambda host: host.workspace.look.coloured == way.name,
    )
