"""What the legend of a graph says besides that of the map: shares, drop-off, what is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.drawing.shapes import Area, Box, Line, Rect, Shape
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.language import plural, tr
from journeymap.layout.graph.colouring import CardColour, colouring_of, explained
from journeymap.layout.graph.numbers import GraphNumbers, rounded_percent, troubles

_LINE = 34.0


def graph_legend(
    context: LaneContext, numbers: GraphNumbers, colours: Mapping[str, CardColour]
) -> Iterator[LegendEntry]:
    """Yield what is to be explained on the page of a graph, and only that."""
    if colouring_of(context.view.coloured).explains:
        yield from explained(colours.values())
    yield from _ways(context, numbers)
    for words in told(context, numbers):
        yield LegendEntry(lambda x, y: (), 0.0, words)


def told(context: LaneContext, numbers: GraphNumbers) -> Iterator[str]:
    """Yield what is to be known of the numbers of a page, in sentences."""
    flow = numbers.flow
    if context.view.rare > 0.0:
        yield shows(numbers)
    if numbers.parted:
        yield tr("≈ assumed: nobody counted, so all part equally")
    if flow.starts.counted:
        yield plural("n = {n} journey", "n = {n} journeys", flow.starts.counted)
    yield from troubles(context.shown, numbers, context.memo)


def shows(numbers: GraphNumbers) -> str:
    """Say how much of all that goes along arrows the arrows that are left carry."""
    return tr("shows {share} of the visits", share=rounded_percent(numbers.kept.covered))


def _ways(context: LaneContext, numbers: GraphNumbers) -> Iterator[LegendEntry]:
    theme = context.theme
    told = any(numbers.visits(card.id) for card in context.shown.touchpoints)
    if numbers.arrows and told:

        def wedge(x: float, y: float) -> tuple[Shape, ...]:
            corners = ((x, y - 1), (x + _LINE, y - 5), (x + _LINE, y + 5), (x, y + 1))
            return (Area(corners, theme.arrow),)

        words = tr("thickness: the share of all journeys that go this way; %: of those who leave")
        if context.shown.laid is not None:
            words = tr("thickness: how many of the cases went this way")
        yield LegendEntry(wedge, _LINE, words)

    if numbers.arrows and told and context.shown.standing:

        def visits(x: float, y: float) -> tuple[Shape, ...]:
            return (Box(Rect(x, y - 7, 28, 14), "", theme.card_edge, 1.0, 7.0),)

        yield LegendEntry(visits, 28.0, tr("how often one comes here in a journey"))
    if any(numbers.drop_off(card.id) for card in context.shown.standing):

        def drop(x: float, y: float) -> tuple[Shape, ...]:
            return (Line(((x, y), (x + _LINE, y)), theme.pain_ink, 2.0, 0.0, (3.0, 3.0)),)

        yield LegendEntry(drop, _LINE, tr("go nowhere from here: drop-off"))
