"""Employees' experience: what those who work for the company feel, and how they score it."""

from __future__ import annotations

from functools import partial

from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect
from journeymap.drawing.theme import BODY, SMALL_STRONG
from journeymap.lanes import LaneBoxes, LaneContext, LanePoints, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import spread
from journeymap.lanes.parts.card import pill_of
from journeymap.lanes.parts.felt import felt_row, inputs
from journeymap.lanes.parts.pulled import pull_feeling, put_feeling
from journeymap.lanes.parts.walkers import EMPLOYEES, employees, is_employee
from journeymap.language import mark, tr
from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Feeling, Journey, Lane, Metric, Persona, Score
from journeymap.view import View, shown

_INSET = 8.0
_UNDER = 10.0


def _put(view: View, cell: Cell, value: float) -> Change | None:
    """Put what an employee feels at a cell: the one in focus, else the first."""
    people = [one.id for one in shown(view).personas if is_employee(one)]
    if not people:
        return None
    who = view.focus if view.focus in people else people[0]
    return put_feeling(view.but(focus=who), cell, value)


def _make(view: View, cell: Cell, text: str) -> Change | None:
    """Let an employee walk the journey where none does yet."""
    journey = view.snapshot.get(Journey, view.journey)
    if journey is None or any(is_employee(one) for one in shown(view).personas):
        return None
    position = after_last(view.snapshot.ordered(Persona))
    new = Persona(position=position, name=text, kind="employee")
    walkers = (*journey.personas, new.id)
    return change("New persona", add=[new], edit=[(journey, journey.but(personas=walkers))])


@lane_kind(
    EMPLOYEES,
    mark("Employees’ experience"),
    mark("What employees feel, as a curve of their own, and their scores"),
    icon="users",
    order=21,
    boxes=LaneBoxes(
        holds=Feeling,
        roles=frozenset({FigureRole.FEELING}),
        points=LanePoints(frozenset({FigureRole.FEELING}), pull_feeling, _put),
        make=_make,
    ),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Draw the curves of personas who are employees; without one, say how to add one."""
    tables = (context.snapshot.all(Score), context.snapshot.all(Metric))
    make = partial(_row, context, lane)
    return context.memo(("lane", lane.id), (*inputs(context, lane), *tables), make)


def _row(context: LaneContext, lane: Lane) -> LaneRow:
    people = employees(context)
    if not people:
        return _invitation(context)
    row, pills = felt_row(context, lane, people, False), _pills(context)
    if not pills:
        return row
    under = max(pill.height for _, _, pill in pills) + 2 * _INSET + _UNDER

    def draw(rect: Rect) -> tuple[Figure, ...]:
        top = rect.y + row.height
        return (
            *row.draw(rect._replace(h=row.height)),
            *(_pill(context, x, one, pill, top) for x, one, pill in pills),
        )

    return row._replace(height=row.height + under, draw=draw)


def _invitation(context: LaneContext) -> LaneRow:
    """Say that nobody of the company walks the journey yet."""
    words = tr("No persona is an employee yet. Double-click here to add one.")
    columns = context.columns
    wide = columns[-1].x + columns[-1].w - columns[0].x if columns else 400.0
    text = paragraph(words, BODY, max(120.0, min(wide, 520.0)), context.measure)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        y = rect.y + (rect.h - text.height) / 2
        place = Rect(rect.x + context.sizes.rail + 28, y, text.width, text.height)
        shapes = text.shapes(place.x, y, context.theme.ink_soft, context.measure)
        return (Figure("", FigureRole.HINT, words, place, shapes),)

    return LaneRow(max(context.sizes.lane, text.height + 24), draw)


def _pills(context: LaneContext) -> list[tuple[float, Scored, Paragraph]]:
    """Return the scores employees gave, each with the middle of its touchpoint."""
    found = []
    for column in context.columns:
        ids = context.touchpoints.get(column.step, ())
        room = column.w / (len(ids) + 1) if len(ids) > 1 else column.w
        for id, x in zip(ids, spread(column, len(ids)), strict=True):
            scores = scores_at(context.snapshot, "touchpoint", id)
            theirs = next((one for one in scores if one.score.respondents == "employees"), None)
            if theirs:
                wide = room - 2 * _INSET - 4
                said = pill_of(context, theirs, wide)
                found.append((x, theirs, paragraph(said, SMALL_STRONG, wide, context.measure)))
    return found


def _pill(context: LaneContext, x: float, one: Scored, text: Paragraph, top: float) -> Figure:
    snug = text.snug(context.measure)
    rect = Rect(x - snug.width / 2 - _INSET, top, snug.width + 2 * _INSET, snug.height + _INSET)
    ground = Box(rect, context.theme.pill, radius=min(rect.h / 2, line_height(SMALL_STRONG)))
    ink = context.theme.ink_pill
    words = snug.shapes(rect.x + _INSET, rect.y + _INSET / 2, ink, context.measure)
    name = " ".join(text.lines)
    return Figure(one.score.id, FigureRole.SCORE, name, rect, (ground, *words))
