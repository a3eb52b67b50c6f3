"""What the legend of a page says of the cases that are laid over it, for the map and the graph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.arrows import ARROWS
from journeymap.drawing.colours import ink_on
from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG, Theme
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.language import plural, tr
from journeymap.layout.map.arrow_ends import ASSUMED
from journeymap.view import LaidCases
from journeymap.view.laid import title_of_step

_LINE = 34.0
_MOST = 12
"""How many cases, and how many things that the model has not, are told one by one."""
_DASH = ARROWS["alternative"].dash


def laid_legend(context: LaneContext) -> Iterator[LegendEntry]:
    """Yield what is to be explained where cases are laid over, and what has no place here."""
    laid = context.shown.laid
    if laid is None:
        return
    theme, found = context.theme, laid.support
    for case in laid.laid[:_MOST]:
        if laid.alone:
            numbered = partial(_numbered, context, laid.tone(case, theme))
            yield LegendEntry(
                numbered, 20.0, tr("the way of {case}, step by step", case=laid.names[case])
            )
        else:
            yield LegendEntry(partial(_dot, laid.tone(case, theme)), 12.0, laid.names[case])
    if len(laid.laid) > _MOST:
        left = len(laid.laid) - _MOST
        yield LegendEntry(_bare, 0.0, plural("and {n} more case", "and {n} more cases", left))
    if not laid.alone and found.unsupported:
        yield LegendEntry(partial(_unsupported, theme), 28.0, tr("no case came here: assumed"))
    yield from _arrow_entries(context, laid)
    if said := unmatched_words(context, laid):
        yield LegendEntry(_bare, 0.0, said)


def _arrow_entries(context: LaneContext, laid: LaidCases) -> Iterator[LegendEntry]:
    theme, found = context.theme, laid.support
    if any(set(one.cases) & set(laid.laid) for one in found.shortcuts):
        tone = laid.tone(laid.alone, theme) if laid.alone else theme.accent
        line = partial(_line, tone, 1.8, _DASH)
        yield LegendEntry(line, _LINE, tr("a case went so, the model has no arrow"))
    if any(one.case in laid.laid for one in found.leavings):
        tone = laid.tone(laid.alone or laid.laid[0], theme)
        yield LegendEntry(
            partial(_line, tone, 1.8, (4.0, 3.0)), _LINE, tr("a case leaves the model")
        )
    if not laid.alone:
        pale = partial(_line, theme.assumed_arrow, 1.8, ASSUMED)
        yield LegendEntry(pale, _LINE, tr("no case went this way"))


def unmatched_words(context: LaneContext, laid: LaidCases) -> str:
    """Return what the cases did that the model has not, blank for nothing."""
    told = [
        tr("{case}: “{title}”", case=laid.names[case], title=title or tr("untitled touchpoint"))
        for case in laid.laid
        for id in laid.support.unmatched.get(case, ())
        for title in [title_of_step(context.snapshot, id)]
    ]
    if not told:
        return ""
    more = [plural("and {n} more", "and {n} more", len(told) - _MOST)] if len(told) > _MOST else []
    return tr("Not in the model: {what}", what="; ".join([*told[:_MOST], *more]))


def _bare(x: float, y: float) -> tuple[Shape, ...]:
    return ()


def _dot(tone: str, x: float, y: float) -> tuple[Shape, ...]:
    return (disc(x + 6, y, 4.5, tone),)


def _numbered(context: LaneContext, tone: str, x: float, y: float) -> tuple[Shape, ...]:
    one = paragraph("1", SMALL_STRONG, 20.0, context.measure)
    letter = one.shapes(x + 10, y - one.height / 2, ink_on(tone), context.measure, "middle")
    return (disc(x + 10, y, 9.5, tone), *letter)


def _unsupported(theme: Theme, x: float, y: float) -> tuple[Shape, ...]:
    return (Box(Rect(x, y - 8, 28, 16), theme.card, theme.assumed_edge, 1.0, 4, (4.0, 3.0)),)


def _line(
    tone: str, width: float, dash: tuple[float, ...], x: float, y: float
) -> tuple[Shape, ...]:
    return (Line(((x, y), (x + _LINE, y)), tone, width, 0.0, dash, True),)
