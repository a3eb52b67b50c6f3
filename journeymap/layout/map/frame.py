"""What stands over the lanes: title, lens, stage chevrons and step titles."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Rect, Shape, Text
from journeymap.drawing.theme import (
    BODY,
    HEADER,
    HEADING,
    RADIUS,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    STAGE,
    TITLE,
)
from journeymap.lanes import LaneContext
from journeymap.lanes.scores import alone_in
from journeymap.language import plural, tr
from journeymap.layout.map.page_stats import PageStats
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import line
from journeymap.model.fields import specs
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Persona, Stage, Step, Touchpoint

_POINT = 13.0
_NAMED = frozenset({"zmot", "fmot", "smot", "umot"})


def title(context: LaneContext, x: float, y: float, width: float) -> Figure:
    """Draw the journey's title over the page."""
    text = paragraph(journey_name(context.journey), TITLE, width, context.measure)
    rect = Rect(x, y, width, text.height)
    shapes = text.shapes(x, y, context.theme.ink, context.measure)
    return Figure(context.journey.id, FigureRole.TITLE, context.journey.title, rect, shapes)


def lens(
    context: LaneContext, page_stats: PageStats, x: float, y: float, width: float
) -> tuple[Figure, ...]:
    """Draw whose journey it is, in which scenario, state and version."""
    theme, journey = context.theme, context.journey
    labels = dict(specs(Journey)["state"].options)
    first = [tr(labels[journey.state]).capitalize(), journey.version]
    right = [" · ".join(part for part in first if part), _counted(page_stats)]
    known = _known(context, journey)
    inks = [theme.ink_soft] * 2
    inks += [
        theme.pain_ink if s.misses else theme.ink_soft if s.today else theme.ink for s in known
    ]
    right += [line(context.snapshot, scored) for scored in known]
    told = [paragraph(text, BODY, width * 0.45, context.measure) for text in right]
    side = max(context.measure.width(words, BODY) for p in told for words in p.lines)
    side_height = sum(p.height for p in told) + 4 * (len(told) - 1)
    people = _people(context, x + 18, y + 14, width - side - 60)
    bottom = max((f.rect.bottom for f in people), default=y + 14)
    height = max(bottom - y + 14, side_height + 24, 56.0)
    rect = Rect(x, y, width, height)
    shapes: list[Shape] = [Box(rect, theme.lane, theme.edge, 1.0, RADIUS)]
    line_y = y + (height - side_height) / 2
    for part, ink in zip(told, inks, strict=True):
        shapes += part.shapes(rect.right - 18, line_y, ink, context.measure, "end")
        line_y += part.height + 4
    return (Figure("", FigureRole.LENS, journey.scenario, rect, tuple(shapes)), *people)


def _counted(page_stats: PageStats) -> str:
    """Return how much is on the page and how much of it is known."""
    known = page_stats.touchpoints - page_stats.assumed - page_stats.partly
    counts = {"known": known, "partly": page_stats.partly, "assumed": page_stats.assumed}
    return " · ".join(
        (
            plural("{n} touchpoint", "{n} touchpoints", page_stats.touchpoints),
            plural("{n} channel", "{n} channels", page_stats.channels),
            tr("{known} researched, {partly} partly, {assumed} assumed", **counts)
            if page_stats.partly
            else tr("{known} researched, {assumed} assumed", **counts),
        )
    )


def _people(context: LaneContext, x: float, y: float, width: float) -> list[Figure]:
    """Set the personas side by side, in rows when they are many; the scenario comes last."""
    figures: list[Figure] = []
    count = max(1, len(context.personas))
    each = max(220.0, min(420.0, (width - 12) / count))
    left, top, row = x, y, 0.0
    for i, persona in enumerate(context.personas):
        figure = _person(context, persona, i, left, top, each - 24)
        figures.append(figure)
        row = max(row, figure.rect.h)
        left += each
        if left + each > x + width + 12 and persona is not context.personas[-1]:
            left, top, row = x, top + row + 10, 0.0
    if context.journey.scenario:
        top = top + row + 6 if context.personas else y
        text = paragraph(context.journey.scenario, BODY, width, context.measure)
        shapes = text.shapes(x, top, context.theme.ink_soft, context.measure)
        rect = Rect(x, top, width, text.height)
        figures.append(Figure("", FigureRole.SCENARIO, context.journey.scenario, rect, shapes))
    return figures


def _person(
    context: LaneContext, persona: Persona, index: int, x: float, y: float, width: float
) -> Figure:
    theme = context.theme
    dim = bool(context.focus) and context.focus != persona.id
    several = len(context.personas) > 1
    ring = theme.personas[index % len(theme.personas)] if several else ""
    name = paragraph(persona.name, HEADING, width - 48, context.measure)
    said = tr("“{said}”", said=persona.quote) if persona.quote else ""
    quote = paragraph(said, SMALL_ITALIC, width - 48, context.measure)
    height = max(36.0, name.height + (quote.height + 1 if said else 0))
    shapes: list[Shape] = [disc(x + 18, y + 18, 17, theme.accent_tint, ring, 2.0)]
    initial = persona.name.strip()[:1].upper()
    shapes.append(Text(x + 18, y + 23.5, initial, STAGE, theme.accent_ink, "middle"))
    top = y + (height - name.height) / 2 if not said else y
    ink = theme.ink_soft if dim else theme.ink
    shapes += name.shapes(x + 48, top, ink, context.measure)
    if said:
        shapes += quote.shapes(x + 48, y + name.height + 1, theme.ink_soft, context.measure)
    return Figure(
        persona.id, FigureRole.PERSONA, persona.name, Rect(x, y, width, height), tuple(shapes)
    )


def header_height(
    context: LaneContext, page_stats: PageStats, stages: Sequence[tuple[Stage, float, float]]
) -> float:
    """Return the height all chevrons share, in page units."""
    texts = (_stage_text(context, page_stats, stage, width) for stage, _, width in stages)
    return max([HEADER, *(sum(part.height + 1 for part in parts) + 17 for parts in texts)])


def chevrons(
    context: LaneContext,
    page_stats: PageStats,
    stages: Sequence[tuple[Stage, float, float]],
    y: float,
    height: float,
) -> tuple[Figure, ...]:
    """Draw the stages as chevrons that point at one another; each is (stage, x, width)."""
    figures = []
    palette = {stage.id: i for i, stage in enumerate(context.shown.every_stage)}
    for i, (stage, x, width) in enumerate(stages):
        tint, ink = context.theme.stage(stage.colour, palette[stage.id])
        right, middle, bottom = x + width, y + height / 2, y + height
        notch = ((x + _POINT, middle),) if i else ()
        points = (
            (x, y),
            (right, y),
            (right + _POINT, middle),
            (right, bottom),
            (x, bottom),
            *notch,
        )
        parts = _stage_text(context, page_stats, stage, width)
        top = y + (height - sum(part.height + 1 for part in parts) + 1) / 2
        shapes: list[Shape] = [Area(points, tint)]
        soft = {i for i, scored in enumerate(_known(context, stage), 2) if scored.today}
        for n, part in enumerate(parts):
            tone = context.theme.ink_soft if n in soft else ink
            shapes += part.shapes(x + 24, top, tone, context.measure)
            top += part.height + 1
        rect = Rect(x, y, width + _POINT, height)
        figures.append(Figure(stage.id, FigureRole.STAGE, stage.title, rect, tuple(shapes), tint))
    return tuple(figures)


def _stage_text(
    context: LaneContext, page_stats: PageStats, stage: Stage, width: float
) -> list[Paragraph]:
    """Return what a chevron says: title, moments of truth or steps, what is known of the stage."""
    room, measure = width - 36, context.measure
    return [
        paragraph(stage.title or tr("Untitled stage"), STAGE, room, measure),
        paragraph(_stage_under(context, page_stats, stage), SMALL, room, measure),
        *(
            paragraph(line(context.snapshot, s), SMALL if s.today else SMALL_STRONG, room, measure)
            for s in _known(context, stage)
        ),
    ]


def _known(context: LaneContext, place: Journey | Stage) -> list[Scored]:
    """Return the scores of a place that its head tells: those that count, else those of today.

    What a lane of its own shows across a stage is not told twice.
    """
    alone = alone_in(context.shown.lanes) if isinstance(place, Stage) else ()
    found = context.scores.get(place.id, ())
    return [s for s in found if (s.counts or s.today) and s.metric.id not in alone]


def _stage_under(context: LaneContext, page_stats: PageStats, stage: Stage) -> str:
    """Return the moments of truth of a stage, or how many steps it has."""
    labels = dict(specs(Touchpoint)["moment"].options)
    steps = context.snapshot.of(Step, "stage", stage.id)
    found: set[str] = set()
    for step in steps:
        found |= page_stats.moments.get(step.id, frozenset()) & _NAMED
    if found:
        return " · ".join(labels[m] for m in labels if m in found)
    return plural("{n} step", "{n} steps", len(steps))


def step_titles(context: LaneContext, y: float) -> tuple[tuple[Figure, ...], float]:
    """Return the figures of the step titles and the height they take; 0 where none is used."""
    figures, height = [], 0.0
    for column in context.columns:
        step = context.snapshot.get(Step, column.step)
        if step and step.title:
            text = paragraph(step.title, SMALL_STRONG, column.w, context.measure)
            shapes = text.shapes(column.x, y, context.theme.ink_soft, context.measure)
            rect = Rect(column.x, y, column.w, text.height)
            figures.append(Figure(step.id, FigureRole.STEP, step.title, rect, shapes))
            height = max(height, text.height)
    return tuple(figures), height
