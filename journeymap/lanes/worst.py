"""The worst of each stage: the moment that feels worst there, and what hinders most."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.analysis.frictions import severity_text, share_text
from journeymap.drawing.faces import face, triangle
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL, STRONG
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import Standing, stacked_boxes, width_of
from journeymap.lanes.parts.summed import summed
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.names import feeling_word
from journeymap.model.records import Feeling, Friction, Lane, Persona, Touchpoint

_TOP = 11.0
_SIGN = 36.0
_INSET = 12.0
_FACE = 11.0


@lane_kind(
    "worst",
    mark("Worst moments"),
    mark("What feels worst in each stage, and what hinders most"),
    icon="flag",
    order=24,
    boxes=LaneBoxes(
        roles=frozenset({FigureRole.WORST}),
        refusal=mark("This lane finds the worst of each stage by itself."),
    ),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set under each stage what is worst in it; where nothing is felt and hinders, nothing."""
    tables = (context.snapshot.all(kind) for kind in (Feeling, Friction, Touchpoint, Persona))
    inputs = (lane, context.columns, context.shown.by_stage, context.focus, *tables)
    key = ("lane", lane.id)
    return context.memo(key, inputs, lambda: stacked_boxes(context, list(_all(context))))


def _all(context: LaneContext) -> Iterator[Standing]:
    places: dict[str, list[int]] = {}
    for i, column in enumerate(context.columns):
        places.setdefault(column.stage, []).append(i)
    for stage, row in places.items():
        worst = summed(context, context.shown.by_stage.get(stage, ()))
        if worst.feeling is not None:
            yield _felt(context, worst.feeling, row[0], row[-1])
        if worst.friction is not None:
            yield _hindering(context, worst.friction, row[0], row[-1])


def _felt(context: LaneContext, feeling: Feeling, first: int, last: int) -> Standing:
    """Measure a card of the moment that feels worst: its face, what it is and who says so."""
    snapshot, theme = context.snapshot, context.theme
    card = snapshot.get(Touchpoint, feeling.touchpoint)
    title = card.title.strip() if card else ""
    who = snapshot.get(Persona, feeling.persona)
    said = feeling.word.strip() or feeling_word(snapshot, feeling.valence)
    under = " · ".join(filter(None, (" ".join(who.name.split()) if who else "", said)))

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        return face(x, y, _FACE, feeling.valence, theme)

    words = title or tr("untitled touchpoint"), under
    colours = theme.card, theme.ink
    return _card(context, feeling.touchpoint, words, sign, colours, (first, last))


def _hindering(context: LaneContext, friction: Friction, first: int, last: int) -> Standing:
    """Measure a card of what hinders most: its severity, what it is and how many it hits."""
    theme = context.theme
    kind = tr(dict(specs(Friction)["kind"].options)[friction.kind]) if friction.kind else ""
    share = share_text(friction.share)
    told = tr("{share} affected", share=share) if share else ""
    under = " · ".join(filter(None, (severity_text(friction), told)))

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        return triangle(x, y, friction.severity, theme)

    words = friction.title.strip() or kind or tr("Friction"), under
    colours = theme.below, theme.pain_ink
    return _card(context, friction.touchpoint, words, sign, colours, (first, last))


def _card(
    context: LaneContext,
    id: str,
    said: tuple[str, str],
    sign: Callable[[float, float], tuple[Shape, ...]],
    colours: tuple[str, str],
    columns: tuple[int, int],
) -> Standing:
    """Measure a card with a sign at its left, and what it says in one line after the other."""
    measure, (tint, ink) = context.measure, colours
    inner = width_of(context, *columns) - _SIGN - _INSET
    head = paragraph(said[0], STRONG, inner, measure)
    under = paragraph(said[1], SMALL, inner, measure) if said[1] else None
    words = head.height + (under.height + 2.0 if under else 0.0)
    height = 2 * _TOP + max(words, 2 * _FACE)

    def draw(rect: Rect) -> Figure:
        edge = context.theme.card_edge if tint == context.theme.card else ""
        shapes: list[Shape] = [Box(rect, tint, edge, radius=6)]
        shapes += sign(rect.x + _SIGN / 2 + 1, rect.y + rect.h / 2)
        y = rect.y + (rect.h - words) / 2
        shapes += head.shapes(rect.x + _SIGN, y, ink, measure)
        if under:
            soft = context.theme.soft_on(tint, ink)
            shapes += under.shapes(rect.x + _SIGN, y + head.height + 2.0, soft, measure)
        return Figure(
            id, FigureRole.WORST, ", ".join(filter(None, said)), rect, tuple(shapes), tint
        )

    return Standing(*columns, height, draw)
