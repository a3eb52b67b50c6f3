"""The legend: what the signs on this page mean, and only those that are on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from journeymap.arrows import ARROWS, PLAIN, ArrowKind, Leads, colours_of
from journeymap.drawing.arrow_signs import HANDOVER, arrow_sign
from journeymap.drawing.faces import diamond, face, triangle
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import SMALL, Theme
from journeymap.lanes import LANES, LaneContext, LegendEntry, kind_of
from journeymap.lanes.parts.card_paper import outline
from journeymap.language import tr
from journeymap.layout.map.arrow_ends import ASSUMED
from journeymap.layout.map.page_stats import PageStats
from journeymap.model.fields import specs
from journeymap.model.names import EXPLAINED, has_own_words, scale_words
from journeymap.model.records import Lane, Touchpoint

_WORDS = 320.0
_Sign = Callable[[float, float], tuple[Shape, ...]]


def legend(
    context: LaneContext,
    page_stats: PageStats,
    x: float,
    y: float,
    width: float,
    more: Iterable[LegendEntry] = (),
    lanes: Sequence[Lane] | None = None,
) -> Figure | None:
    """Draw the signs with their meaning in rows no wider than the page, ``more`` before them.

    ``lanes`` are those whose signs are on it, if these are not all that are shown.
    """
    told = context.shown.rows if lanes is None else lanes
    entries = [*more, *_entries(context, page_stats, told)]
    if not entries:
        return None
    shapes: list[Shape] = []
    step, apart = (20.0, 18.0) if context.sizes.tight else (26.0, 26.0)
    left, top, row = x, y, step
    measure, ink = context.measure, context.theme.ink_soft
    for sign, wide, words in entries:
        most = min(_WORDS, width - wide - 8)
        text = paragraph(words, SMALL, most, measure).snug(measure)
        room = wide + 8 + text.width + apart
        if left + room - apart > x + width and left > x:
            left, top, row = x, top + row, step
        shapes += sign(left, top + 12)
        shapes += text.shapes(left + wide + 8, top + 12 - line_height(SMALL) / 2, ink, measure)
        left, row = left + room, max(row, text.height + step - line_height(SMALL))
    rect = Rect(x, y, width, top + row - y)
    return Figure("", FigureRole.LEGEND, tr("Legend"), rect, tuple(shapes))


def _entries(
    context: LaneContext, page_stats: PageStats, lanes: Sequence[Lane]
) -> list[tuple[_Sign, float, str]]:
    theme = context.theme
    entries: list[tuple[_Sign, float, str]] = []
    if context.view.differs:
        return _plain_entries(context, page_stats)
    if page_stats.feelings:
        for valence, words in zip((-1.0, 0.0, 1.0), _levels(context), strict=True):
            if words:
                entries.append((_face_sign(valence, context), 20, words))
    if page_stats.frictions:
        entries.append(
            (lambda x, y: triangle(x + 10, y, 3, theme), 20, tr("friction, severity 0 to 4"))
        )
    if page_stats.unweighed:
        entries.append(
            (lambda x, y: triangle(x + 10, y, None, theme), 20, tr("friction of unknown severity"))
        )
    entries += _moments(context, page_stats)
    for kind, count, words in (
        ("assumed", page_stats.assumed * context.shown.looked_into, tr("only assumed")),
        ("partly", page_stats.partly, tr("partly researched")),
    ):
        if count and context.shown.standing and context.shown.laid is None:
            entries.append((_card_sign(context, kind), 28, words))
    if page_stats.faint_scores:
        entries.append((_faint_sign(context), 28, tr("our guess, or fewer than ten answers")))
    kinds = {kind_of(lane).name: kind_of(lane) for lane in lanes}
    for lane_kind in kinds.values():
        with LANES.guard(lane_kind.name):
            entries += lane_kind.legend(context)
    return entries + _arrow_entries(context, page_stats)


def _plain_entries(context: LaneContext, page_stats: PageStats) -> list[tuple[_Sign, float, str]]:
    """Return what is explained where two journeys are shown at once, on plain cards."""
    theme, entries = context.theme, list[tuple[_Sign, float, str]]()
    if any(page_stats.moments.values()):
        moment = diamond_sign(theme)
        entries.append((moment, 16, tr("moment of truth")))
    return entries + _arrow_entries(context, page_stats)


def diamond_sign(theme: Theme) -> _Sign:
    """Return the sign of a moment of truth."""
    return lambda x, y: (diamond(x + 8, y, 7, theme.accent, theme.card),)


def _levels(context: LaneContext) -> tuple[str, str, str]:
    """Return the words for the worst, the middle and the best feeling, the person's own first."""
    if not has_own_words(context.snapshot):
        return tr("worst"), tr("neutral"), tr("best")
    best, middle, worst = scale_words(context.snapshot)
    return worst, middle, best


def _moments(context: LaneContext, page_stats: PageStats) -> Iterator[tuple[_Sign, float, str]]:
    """Yield the sign of a moment of truth, and what those mean that have names of their own."""
    theme = context.theme
    names = dict(specs(Touchpoint)["moment"].options)
    found = frozenset[str]().union(*page_stats.moments.values())
    told = EXPLAINED["Touchpoint", "moment"]
    said = [
        tr("{name}: {meaning}", name=tr(names[key]), meaning=tr(told[key]))
        for key in names
        if key in found and key != "moment"
    ]
    if context.sizes.tight and len(said) > 1:
        keys = [key for key in names if key in found and key != "moment"]
        short = ", ".join(tr(names[key]) for key in keys)
        said = [tr("{name}: {meaning}", name=short, meaning=tr("moments of truth"))]
    for words in (*said, *([tr("moment of truth")] if "moment" in found else [])):
        yield diamond_sign(theme), 16, words


def _faint_sign(context: LaneContext) -> _Sign:
    edge = context.theme.assumed_edge
    return lambda x, y: (Box(Rect(x, y - 7, 28, 14), "", edge, 1.0, 7.0),)


def _face_sign(valence: float, context: LaneContext) -> _Sign:
    return lambda x, y: face(x + 10, y, 9, valence, context.theme)


def _card_sign(context: LaneContext, evidence: str) -> _Sign:
    edge, dash = outline(evidence, context.theme)
    return lambda x, y: (Box(Rect(x, y - 8, 28, 16), context.theme.card, edge, 1.0, 4, dash),)


def _arrow_entries(context: LaneContext, page_stats: PageStats) -> list[tuple[_Sign, float, str]]:
    theme = context.theme
    kinds = sorted((ARROWS[name] for name in page_stats.arrows), key=_rarest_first)
    found: list[tuple[_Sign, float, str]] = [
        (_kind_sign(context, kind), 34, tr(kind.legend)) for kind in kinds if kind.legend
    ]
    if page_stats.handovers:
        found.append(
            (
                lambda x, y: arrow_sign(HANDOVER, x + 8, y, theme.arrow, theme.card),
                16,
                tr("hand-over between departments"),
            )
        )
    if page_stats.assumed_arrows and context.shown.laid is None:
        sign = _line_sign(theme.assumed_arrow, ARROWS[PLAIN].width, ASSUMED)
        found.append((sign, 34, tr("assumed from the order alone")))
    return found


def _rarest_first(kind: ArrowKind) -> tuple[bool, int, str]:
    """Sort what leads back or away before the ways on."""
    return kind.leads is Leads.ON, kind.order, kind.name


def _kind_sign(context: LaneContext, kind: ArrowKind) -> _Sign:
    """Return the line of a kind, with the sign that stands on it."""
    theme = context.theme
    colour = colours_of(kind, theme).line
    line = _line_sign(colour, kind.width, kind.dash)
    if not kind.sign:
        return line
    return lambda x, y: (*line(x, y), *arrow_sign(kind.sign, x + 14, y, colour, theme.card))


def _line_sign(colour: str, width: float, dash: tuple[float, ...]) -> _Sign:
    return lambda x, y: (Line(((x, y), (x + 34, y)), colour, width, 0.0, dash, True),)
