"""The promise: what the company promises at a step, and what it expects people to feel there."""

from __future__ import annotations

from journeymap.drawing.faces import face
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import SMALL, Theme
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import Standing, columns_of
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import decimal, mark, tr
from journeymap.model.records import Lane, Touchpoint

_FACE = 8.0
_BESIDE = 26.0


def _colours(theme: Theme) -> tuple[str, str]:
    return theme.stages[4 % len(theme.stages)]


_LOOK = NoteLook(_colours, "handshake")


@lane_kind(
    "promise",
    mark("Promise"),
    mark("What the company promises, and the feeling it expects"),
    icon="handshake",
    order=54,
    boxes=note_boxes("promise", mark("What is promised here?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the promises under their steps, above them the feeling that is expected there."""
    expected = tuple(
        (step, card.expectation)
        for step, ids in context.touchpoints.items()
        for id in ids
        if (card := context.snapshot.get(Touchpoint, id)) and card.expectation is not None
    )

    def faces() -> list[Standing]:
        pairs = [(columns_of(context, (step,)), valence) for step, valence in expected]
        return [_face(context, at[0], valence) for at, valence in pairs if at]

    return notes_row(context, lane, _LOOK, expected, more=faces)


def _face(context: LaneContext, column: int, valence: float) -> Standing:
    """Measure what is expected at a touchpoint: a face, and beside it the feeling in words."""
    said = tr("expected feeling {n}", n=decimal(2 * valence, None, "+"))
    room = context.columns[column].w - _BESIDE
    words = paragraph(said, SMALL, room, context.measure)
    height = max(2 * _FACE + 4.0, words.height)

    def draw(rect: Rect) -> Figure:
        y = rect.y + height / 2
        sign = face(rect.x + _FACE + 2.0, y, _FACE, valence, context.theme)
        top = y - words.height / 2
        letters = words.shapes(rect.x + _BESIDE, top, context.theme.ink_soft, context.measure)
        return Figure("", FigureRole.MARK, said, rect, (*sign, *letters))

    return Standing(column, column, height, draw, rank=-1)
