"""Ideas: opportunities and actions under the touchpoints they are about."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL_STRONG, STRONG
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.boxes import Standing, columns_of, stacked_boxes
from journeymap.lanes.parts.hanging import NO_TOUCHPOINT, aim, cell_of, touchpoint_in
from journeymap.lanes.parts.idea_cards import idea_card, rated, shows_goals
from journeymap.language import mark, tr
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Feeling, Friction, Goal, Idea, Lane, Persona, Quote, Record
from journeymap.view import View, shown


def _hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Add one idea for all touchpoints together."""
    if not touchpoints:
        return None
    row = view.snapshot.of(Idea, "journey", view.journey)
    new = Idea(journey=view.journey, touchpoints=touchpoints, position=after_last(row), title=text)
    return change("New idea", add=[new])


def _make(view: View, cell: Cell, text: str) -> Change | None:
    card = touchpoint_in(view, cell)
    return _hang(view, (card.id,), text) if card else None


def _where(view: View, id: str) -> Cell | None:
    """Return the cell of the first touchpoint of an idea as they are read."""
    idea = view.snapshot.get(Idea, id)
    found = _cells(view, idea) if idea else []
    return found[0] if found else None


def _cells(view: View, idea: Idea) -> list[Cell]:
    """Return the cells of the touchpoints an idea is about, in the order of their steps."""
    found = [cell for id in idea.touchpoints if (cell := cell_of(view, id))]
    place = {slot.step: i for i, slot in enumerate(shown(view).slots)}
    return sorted((cell for cell in found if cell.step in place), key=lambda cell: place[cell.step])


def _move(view: View, id: str, cell: Cell) -> Change | None:
    """Move an idea to a touchpoint; one about several moves as a whole until it stands there.

    Each of its touchpoints gives way to the one as many columns on, in the same lane before
    another; where there is none it is left out.
    """
    idea = view.snapshot.get(Idea, id)
    here = _cells(view, idea) if idea else []
    if idea is None or not here:
        return None
    if len(idea.touchpoints) == 1:
        card = aim(view, idea.touchpoints[0], cell)
        return _about(idea, [card.id]) if card else None
    slots = shown(view).slots
    place = {slot.step: i for i, slot in enumerate(slots)}
    target = place.get(cell.step) if cell.step else None
    if target is None or touchpoint_in(view, cell) is None:
        return None
    first, last = place[here[0].step], place[here[-1].step]
    by = min(0, target - first) or max(0, target - last)
    found: dict[str, None] = {}
    for one in here if by else ():
        there = place[one.step] + by
        slot = slots[there] if 0 <= there < len(slots) else None
        card = None
        if slot:
            card = touchpoint_in(view, Cell(slot.stage, slot.step, one.lane))
            card = card or touchpoint_in(view, Cell(slot.stage, slot.step, cell.lane))
        if card:
            found[card.id] = None
    return _about(idea, list(found))


def _about(idea: Idea, touchpoints: list[str]) -> Change | None:
    if not touchpoints:
        return None
    return change("Move", edit=[(idea, idea.but(touchpoints=tuple(touchpoints)))]) or None


_BOXES = LaneBoxes(
    holds=Idea,
    roles=frozenset({FigureRole.IDEA}),
    letters=STRONG,
    ask=mark("What could be better?"),
    refusal=NO_TOUCHPOINT,
    make=_make,
    hang=_hang,
    where=_where,
    move=_move,
)


def _legend(context: LaneContext) -> Iterable[LegendEntry]:
    """Explain the pill that says how much an idea brings and takes."""
    theme = context.theme
    ideas = context.snapshot.of(Idea, "journey", context.journey.id)
    if any(idea.impact is not None and idea.effort is not None for idea in ideas):

        def sign(x: float, y: float) -> tuple[Shape, ...]:
            pill = Box(Rect(x, y - 8.0, 38.0, 16.0), theme.idea, radius=8.0)
            return pill, Text(
                x + 19.0, y + 4.0, rated(5, 3), SMALL_STRONG, theme.idea_ink, "middle"
            )

        yield LegendEntry(sign, 38, tr("impact and effort of an idea, 1 to 5"))


@lane_kind(
    "ideas",
    mark("Ideas"),
    mark("Opportunities and actions"),
    icon="lightbulb",
    order=60,
    boxes=_BOXES,
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set each idea from the first of its touchpoints' columns to the last."""
    ideas = context.snapshot.of(Idea, "journey", context.journey.id)
    kinds: tuple[type[Record], ...] = (Friction, Quote, Feeling, Persona, Goal)
    tables = (*map(context.snapshot.all, kinds), shows_goals(context))
    inputs = (lane, ideas, *tables, context.view.detail, context.columns, context.touchpoints)
    return context.memo(
        ("lane", lane.id), inputs, lambda: stacked_boxes(context, _all(context, ideas))
    )


def _all(context: LaneContext, ideas: tuple[Idea, ...]) -> list[Standing]:
    steps = {id: step for step, row in context.touchpoints.items() for id in row}
    spans = [
        (idea, columns_of(context, (steps[id] for id in idea.touchpoints if id in steps)))
        for idea in ideas
    ]
    return [idea_card(context, idea, *span) for idea, span in spans if span]
