"""What the head and the legend of a map say where it shows two journeys at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from journeymap.analysis.difference.count_words import count_lines
from journeymap.analysis.difference.words import tally
from journeymap.drawing.difference_signs import difference_frame, difference_sign
from journeymap.drawing.persona_signs import SWATCH
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.lanes.parts.felt_before import before_sign, moved_sign
from journeymap.language import tr
from journeymap.view.differs import SeenDifference

_SIGN = 30.0


def difference_facts(seen: SeenDifference, only: bool) -> tuple[str, tuple[str, ...]]:
    """Return how much differs, and what that comes to, for the head of the page."""
    told = tuple(
        f"{one.name} {one.before} → {one.after}"
        for one in count_lines(seen.difference.counts)
        if one.before != one.after
    )
    more = (tr("only what changed is shown"),) if only else ()
    return tally(seen.difference.touchpoints), (*told, *more)


def difference_legend(context: LaneContext) -> Iterator[LegendEntry]:
    """Yield what the signs mean that tell of a difference, those that are on the page."""
    seen, theme = context.view.differs, context.theme
    if seen is None:
        return
    kinds = {one.kind for one in seen.cards.values()}
    told = (
        ("added", tr("added")),
        ("removed", tr("removed, where it stood")),
        ("changed", tr("changed or moved")),
    )
    for kind, words in told:
        if kind in kinds or (kind == "changed" and "moved" in kinds):
            yield LegendEntry(_card(theme, kind), _SIGN, words)
    if any(lane.kind == "emotion" for lane in context.shown.rows):
        words = tr("what was felt: {side}", side=seen.before.label or tr("before"))
        yield LegendEntry(partial(_first, before_sign, theme), SWATCH, words)
        yield LegendEntry(partial(_first, moved_sign, theme), 22.0, tr("feels better, feels worse"))
    if any(one.guessed for one in seen.cards.values()):
        guessed = tr("guessed pair: matched by title alone")
        yield LegendEntry(lambda x, y: (), 0.0, guessed)


def _first(
    draw: Callable[[Theme, float, float], tuple[Shape, ...]], theme: Theme, x: float, y: float
) -> tuple[Shape, ...]:
    return draw(theme, x, y)


def _card(theme: Theme, kind: str) -> Callable[[float, float], tuple[Shape, ...]]:
    def drawn(x: float, y: float) -> tuple[Shape, ...]:
        frame = difference_frame(Rect(x, y - 7.0, 24.0, 16.0), kind, theme)
        return frame._replace(radius=4.0), *difference_sign(x + 23.0, y - 5.5, kind, theme, 0.72)

    return drawn
