"""Goals: what is to be reached with the journey or a stage, by which figure and by when."""

from __future__ import annotations

from journeymap.dates import written
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import STRONG
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import Standing, TextBox, stacked_boxes, text_box
from journeymap.lanes.parts.hanging import cell_of
from journeymap.language import decimal, mark
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Goal, Lane, Metric, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown

GOALS = "goals"


def aim_of(snapshot: Snapshot, goal: Goal) -> str:
    """Return by which figure a goal is seen and by when, as "CSAT 4.5 · 1 Feb 2027"."""
    metric = snapshot.get(Metric, goal.metric)
    target = decimal(goal.target) if goal.target is not None else ""
    figure = "\xa0".join(filter(None, (metric.title.strip() if metric else "", target)))
    return " · ".join(filter(None, (figure, written(goal.due).replace(" ", "\xa0"))))


def _set(view: View, stage: str | None, text: str) -> Change | None:
    if view.snapshot.get(Stage, stage) is None:
        return None
    row = view.snapshot.of(Goal, "stage", stage)
    return change("New goal", add=[Goal(stage=stage, position=after_last(row), title=text)])


def _make(view: View, cell: Cell, text: str) -> Change | None:
    return _set(view, cell.stage, text)


def _hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Set a goal for the stage of a touchpoint."""
    cell = cell_of(view, touchpoints[-1]) if touchpoints else None
    return _set(view, cell.stage, text) if cell else None


def _where(view: View, id: str) -> Cell | None:
    """Return the first cell of the stage of a goal, or of the journey's first stage."""
    goal = view.snapshot.get(Goal, id)
    if goal is None:
        return None
    here = shown(view)
    row = next((lane.id for lane in here.lanes if lane.kind == GOALS), "")
    for slot in here.slots:
        if slot.stage == goal.stage or goal.journey == view.journey:
            return Cell(slot.stage, slot.step or "", row)
    return None


def _move(view: View, id: str, cell: Cell) -> Change | None:
    """Let a goal be one of another stage."""
    goal, stage = view.snapshot.get(Goal, id), view.snapshot.get(Stage, cell.stage)
    if goal is None or stage is None or goal.stage == stage.id:
        return None
    place = after_last(view.snapshot.of(Goal, "stage", stage.id))
    there = goal.but(journey=None, stage=stage.id, position=place)
    return change("Move", edit=[(goal, there)])


_BOXES = LaneBoxes(
    holds=Goal,
    roles=frozenset({FigureRole.GOAL}),
    letters=STRONG,
    ask=mark("What is to be reached?"),
    refusal=mark("A goal stands under a stage."),
    alone=True,
    make=_make,
    hang=_hang,
    where=_where,
    move=_move,
)


@lane_kind(
    GOALS,
    mark("Goals"),
    mark("What is to be reached, by which figure and by when"),
    icon="flag",
    order=58,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the goals of the journey across each row, and those of stages under them."""
    snapshot, journey = context.snapshot, context.journey
    stages = dict.fromkeys(column.stage for column in context.columns)
    goals = tuple(goal for stage in stages for goal in snapshot.of(Goal, "stage", stage))
    whole = snapshot.of(Goal, "journey", journey.id)
    inputs = (lane, whole, goals, snapshot.all(Metric), context.columns)

    def made() -> LaneRow:
        return stacked_boxes(context, [*_across(context, whole), *_under(context, goals)])

    return context.memo(("lane", lane.id), inputs, made)


def _across(context: LaneContext, goals: tuple[Goal, ...]) -> list[Standing]:
    last = len(context.columns) - 1
    if last < 0:  # a journey may have lost its last stage
        return []
    return [_box(context, goal, 0, last)._replace(rank=-1) for goal in goals]


def _under(context: LaneContext, goals: tuple[Goal, ...]) -> list[Standing]:
    found = []
    for goal in goals:
        here = [
            i
            for i, column in enumerate(context.columns)
            if column.stage == goal.stage and not column.folded
        ]
        if here:
            found.append(_box(context, goal, here[0], here[-1]))
    return found


def _box(context: LaneContext, goal: Goal, first: int, last: int) -> Standing:
    theme = context.theme
    box = TextBox(
        goal.id,
        FigureRole.GOAL,
        first,
        last,
        goal.title,
        aim_of(context.snapshot, goal),
        theme.accent_tint,
        theme.accent_ink,
        sign="flag",
    )
    return text_box(context, box)
