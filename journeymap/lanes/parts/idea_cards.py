"""The card of an idea: what, how far it is, what it brings, and which friction it answers."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.benefits import benefit_told
from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_line
from journeymap.analysis.frictions import worst_first, worst_severity
from journeymap.dates import written
from journeymap.drawing.faces import triangle
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, from_right, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, STRONG
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.answers import answers
from journeymap.lanes.parts.boxes import Standing, width_of
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.records import Friction, Goal, Idea
from journeymap.view.look import FULL

_PILL = 17.0
_MARK = 24.0


def rated(impact: int, effort: int) -> str:
    """Return impact and effort as the pill says them."""
    return f"{impact}\xa0·\xa0{effort}"


def idea_card(context: LaneContext, idea: Idea, first: int, last: int) -> Standing:
    """Measure the card of an idea from one column to another."""
    theme, measure, pad = context.theme, context.measure, context.sizes.air - 1.0
    inset = context.sizes.box
    inner = width_of(context, first, last) - 2 * inset
    met = answers(context.snapshot, idea)
    beside_mark = inner - (_MARK if met else 0.0)
    title = paragraph(idea.title, STRONG, beside_mark, measure) if idea.title else None
    told = _told(context, idea, inner if title else beside_mark)
    parts = [*([title] if title else []), *told]
    pill = _worth(idea)
    wide = measure.width(pill, SMALL_STRONG) + 16.0 if pill else 0.0
    foot, last_row = _foot(context, idea, inner, wide)
    least = 18.0 if met and not parts else 0.0
    height = 2 * pad + max(least, sum(part.height + 2.0 for part in parts)) + last_row

    def draw(rect: Rect) -> Figure:
        shapes: list[Shape] = [Box(rect, theme.idea, radius=6)]
        x, y = rect.x + inset, rect.y + pad
        for part in parts:
            shapes += part.shapes(x, y, theme.idea_ink, measure)
            y += part.height + 2.0
        if foot:
            shapes += foot.shapes(x, rect.bottom - pad - last_row, theme.idea_ink, measure)
        if pill:
            place = Rect(rect.right - inset - wide, rect.bottom - pad - _PILL + 2.0, wide, _PILL)
            shapes.append(Box(place, theme.card, radius=_PILL / 2))
            at = place.centre
            shapes.append(Text(at[0], at[1] + 4.0, pill, SMALL_STRONG, theme.ink, "middle"))
        if met:
            severity = worst_severity(met)
            shapes += triangle(rect.right - 17.0, rect.y + 17.0, severity, theme)
        name = idea.title
        return Figure(idea.id, FigureRole.IDEA, name, rect, tuple(shapes), theme.idea)

    return Standing(first, last, height, draw)


def _told(context: LaneContext, idea: Idea, width: float) -> list[Paragraph]:
    """Return what an idea rests on, what it is worth, and its tags.

    On a dense page it says its benefit alone, unless all is to be told.
    """
    snapshot, measure = context.snapshot, context.measure
    if context.sizes.tight and context.view.detail != FULL:
        benefit = benefit_told(idea.benefit, idea.benefit_unit)
        return [paragraph(benefit, SMALL_STRONG, width, measure)] if benefit else []
    named = worst_first(f for id in idea.frictions if (f := snapshot.get(Friction, id)))
    told = [
        paragraph(tr("answers ▲ {friction}", friction=f.title), SMALL, width, measure)
        for f in named
        if f.title
    ]
    behind = backing_line(backing(snapshot, idea))
    worth = [benefit_told(idea.benefit, idea.benefit_unit), *_values(context, idea)]
    told += [
        paragraph(words, style, width, measure)
        for words, style in (
            *((words, SMALL_STRONG) for words in worth if words),
            (_goal(context, idea), SMALL),
            (behind, SMALL),
        )
        if words
    ]
    tags = " ".join(f"#{tag}" for tag in idea.tags)
    return [*told, *([paragraph(tags, SMALL, width, measure)] if tags else [])]


def shows_goals(context: LaneContext) -> bool:
    """Tell whether a lane of goals is on the page."""
    return any(lane.kind == "goals" for lane in context.shown.rows)


def _goal(context: LaneContext, idea: Idea) -> str:
    """Return for which goal an idea is, where no lane of goals is on the page."""
    goal = context.snapshot.get(Goal, idea.goal)
    if goal is None or shows_goals(context):
        return ""
    return tr("for: {goal}", goal=goal.title.strip()) if goal.title.strip() else ""


def _values(context: LaneContext, idea: Idea) -> Iterator[str]:
    """Yield to whom it is worth how much, on a page that tells all."""
    if context.view.detail == FULL:
        if idea.value_customer is not None:
            yield tr("value to the customer {n}", n=idea.value_customer)
        if idea.value_business is not None:
            yield tr("value to us {n}", n=idea.value_business)


def _foot(
    context: LaneContext, idea: Idea, width: float, pill: float
) -> tuple[Paragraph | None, float]:
    """Return how far an idea is, who does it and by when, and how tall that is with the pill.

    It stands beside the pill or over it, as takes less height.
    """
    # That an idea is an idea its lane says.
    status = tr(dict(specs(Idea)["status"].options)[idea.status]).capitalize()
    due = written(idea.due).replace(" ", "\xa0")
    parts = [status if idea.status != "idea" else "", idea.owner.strip(), due]
    if not any(parts):
        return None, _PILL if pill else 0.0
    longest = max(context.measure.width(part, SMALL) for part in parts)
    rooms = [width - pill - 8.0, width] if pill and longest <= width - pill - 8.0 else [width]
    found: list[tuple[Paragraph, float]] = []
    for room in rooms:
        told = joined(parts, SMALL, room, context.measure)
        foot = paragraph(told, SMALL, room, context.measure)
        beside = _end_of(foot, context.measure) <= width - pill - 4.0
        under = max(foot.height, _PILL) if beside else foot.height + _PILL
        found.append((foot, under if pill else foot.height))
    return min(found, key=lambda one: one[1])


def _end_of(foot: Paragraph, measure: Measure) -> float:
    """Return how far right the last line reaches: what reads from the right, to the very end."""
    last = foot.lines[-1]
    return foot.width if from_right(last) else measure.width(last, SMALL)


def _worth(idea: Idea) -> str:
    """Return what an idea brings and takes: both as two numbers, one in words, or nothing."""
    if idea.impact is not None and idea.effort is not None:
        return rated(idea.impact, idea.effort)
    if idea.impact is not None:
        return tr("impact {n}", n=idea.impact)
    return tr("effort {n}", n=idea.effort) if idea.effort is not None else ""
