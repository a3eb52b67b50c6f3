"""The emotion curve: what each persona feels from touchpoint to touchpoint."""

from __future__ import annotations

from journeymap.analysis.emotion import felt, marks
from journeymap.drawing.faces import disc, face
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Point, Rect, Text
from journeymap.drawing.theme import EMOTION, RAIL, SMALL, SMALL_STRONG
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, ValueScale, lane_kind
from journeymap.lanes.parts.feeling_rail import feeling_rail
from journeymap.lanes.parts.walks import Walk, curve, walks_of
from journeymap.language import mark, tr
from journeymap.model.records import Feeling, Lane, Project

_SCALE = (76.0, 104.0)
_EDGE = 36.0
_FACE = 13.0
_PIECE = 800.0


@lane_kind(
    "emotion",
    mark("Emotion"),
    mark("What personas feel, as a curve"),
    icon="face-slightly-smiling",
    order=20,
    boxes=LaneBoxes(holds=Feeling, roles=frozenset({FigureRole.FEELING})),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Draw one curve a persona on a band with a neutral line."""
    inputs = (
        lane,
        context.snapshot.all(Feeling),
        context.columns,
        context.touchpoints,
        context.personas,
        context.focus,
        context.snapshot.all(Project),
        context.path,
    )
    return context.memo(("lane", lane.id), inputs, lambda: _row(context, lane))


def _row(context: LaneContext, lane: Lane) -> LaneRow:
    best, neutral, worst = (words.height / 2 for words in scale(context))
    edge = max(_EDGE, best, worst)
    height = max(EMOTION, lane.height or 0.0, 2 * (edge + max(best, worst) + neutral))
    unit = height / 2 - edge
    walks = walks_of(context)
    main = walks[0] if walks and not context.focus else walks[-1] if walks else None

    def draw(rect: Rect) -> tuple[Figure, ...]:
        zero = rect.y + height / 2
        figures = _ground(context, rect, zero)
        for walk in sorted(walks, key=lambda w: w is not main):
            figures += curve(context, walk, zero, unit, walk is main)
        for walk in walks:
            figures += _faces(context, walk, zero, unit)
        return (*figures, *_marks(context, walks, zero, unit))

    place = ValueScale(height / 2, unit)
    rail = feeling_rail(context, place, scale(context), scale_width(context))
    return LaneRow(height, draw, scale=place, rail=rail)


def scale(context: LaneContext) -> tuple[Paragraph, Paragraph, Paragraph]:
    """Return the words for the best, the neutral and the worst feeling, the person's own first."""
    words, room = _words(context), scale_width(context)
    best, neutral, worst = (paragraph(told, SMALL, room, context.measure) for told in words)
    return best, neutral, worst


def scale_width(context: LaneContext) -> float:
    """Return how wide the words of the scale may be: as a line or a long word needs, in reason."""
    least, most = _SCALE

    def width(words: str) -> float:
        return context.measure.width(words, SMALL) + 1.0

    needed = (
        width(told) if width(told) <= most else max(map(width, told.split()))
        for told in _words(context)
    )
    return min(most, max(least, *needed))


def _words(context: LaneContext) -> tuple[str, str, str]:
    project = next(iter(context.snapshot.all(Project).values()), None)
    own = [word.strip() for word in project.words.split("\n") if word.strip()] if project else []
    best, worst = (own[0], own[-1]) if len(own) > 1 else (tr("delighted"), tr("frustrated"))
    return best, tr("neutral"), worst


def _ground(context: LaneContext, rect: Rect, zero: float) -> list[Figure]:
    """Draw the neutral line, in pieces that a dash fills evenly."""
    figures, x, end = [], rect.x + RAIL, rect.right - 12
    while x < end:
        right = min(x + _PIECE, end)
        line = Line(((x, zero), (right, zero)), context.theme.divider, 1.0, dash=(4.0, 4.0))
        figures.append(Figure("", FigureRole.NEUTRAL, "", Rect(x, zero - 1, right - x, 2), (line,)))
        x = right
    return figures


def _faces(context: LaneContext, walk: Walk, zero: float, unit: float) -> list[Figure]:
    ring = walk.colour if len(context.personas) > 1 else ""
    figures = []
    for x, feeling in walk.felt:
        y = zero - feeling.valence * unit
        inputs = (x, y, feeling, walk.dim, walk.colour, ring)

        def make(x: float = x, y: float = y, feeling: Feeling = feeling) -> Figure:
            return _face(context, walk, feeling, (x, y), ring)

        figures.append(context.memo(("face", feeling.id), inputs, make))
    return figures


def _face(context: LaneContext, walk: Walk, feeling: Feeling, at: Point, ring: str) -> Figure:
    x, y = at
    name = feeling.word or f"{feeling.valence * 2:+g}"
    r = 4.0 if walk.dim else _FACE + 2
    rect = Rect(x - r, y - r, 2 * r, 2 * r)
    shapes = (
        (disc(x, y, 3.5, walk.colour),)
        if walk.dim
        else face(x, y, _FACE, feeling.valence, context.theme, ring)
    )
    return Figure(
        feeling.id, FigureRole.FEELING, name, rect, shapes, context.theme.feeling(feeling.valence)
    )


def _marks(context: LaneContext, walks: list[Walk], zero: float, unit: float) -> list[Figure]:
    """Name the peak and the end of each walk that is not dimmed, where there is room."""
    taken = [Rect(x - 15, zero - f.valence * unit - 15, 30, 30) for w in walks for x, f in w.felt]
    figures: list[Figure] = []
    for walk in walks:
        here = {} if walk.dim else {feeling.id: x for x, feeling in walk.felt}
        who = walk.persona.id if walk.persona else None
        for feeling, words in marks(felt(context.snapshot, context.path, who)):
            if feeling.id in here:
                at = (here[feeling.id], zero - feeling.valence * unit)
                figures += _mark(context, feeling, at, words, taken)
    return figures


def _mark(
    context: LaneContext, feeling: Feeling, at: Point, words: str, taken: list[Rect]
) -> list[Figure]:
    """Write words at a face, outside the curve's bend where there is room, else not at all."""
    (x, y), good = at, feeling.valence >= 0
    wide = context.measure.width(words, SMALL_STRONG)
    above, below = (x - wide / 2, y - _FACE - 19), (x - wide / 2, y + _FACE + 4)
    left, top = above if good else below
    rect = Rect(left, top, wide, 14)
    if any(rect.meets(other) for other in taken):
        return []
    taken.append(rect)
    ink = context.theme.joy_ink if good else context.theme.pain_ink
    return [
        Figure("", FigureRole.MARK, words, rect, (Text(left, top + 11, words, SMALL_STRONG, ink),))
    ]
