"""What all slides of a presentation share: the sheet, the size, and what stands where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card import shown_feeling
from journeymap.language import plural, tr
from journeymap.layout.slides.letters import flat
from journeymap.metrics.scored import scores_over
from journeymap.metrics.wording import line
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Feeling, Journey, Lane, Quote, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown
from journeymap.view.conditions import counted_words
from journeymap.view.covering import covered_words


@dataclass(frozen=True)
class ShowContext:
    """A journey on its way to the wall.

    It is told in ``short`` where there is more than one would give: each frame then has one
    slide of what matters, and the others are on call.
    """

    context: LaneContext
    size: tuple[float, float]
    dark: bool
    short: bool = False
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    """What frames remember of the last time."""

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.context.snapshot

    @property
    def journey(self) -> Journey:
        """The journey shown."""
        return self.context.journey

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.context.theme

    @property
    def measure(self) -> Measure:
        """What measures text: fonts of Qt in the program, fixed widths in tests."""
        return self.context.measure

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages from left to right."""
        return self.context.shown.stages

    @cached_property
    def palette(self) -> Mapping[str, int]:
        """The place of each stage in the journey, by id, which numbers its colours."""
        return {stage.id: i for i, stage in enumerate(self.context.shown.every_stage)}

    def scored(self, id: str, *, pooled: bool) -> tuple[str, ...]:
        """Return what is known of the journey or of a stage, a line each; also from touchpoints."""
        known = [scored for scored in self.context.scores.get(id, ()) if scored.counts]
        return tuple(
            line(self.snapshot, s, asked=False) for s in known if pooled or not s.touchpoints
        )

    @cached_property
    def lanes(self) -> Mapping[str, tuple[int, Lane]]:
        """The lanes in which touchpoints are shown, with their order from above to below."""
        found = self.context.shown.lanes
        return {lane.id: (i, lane) for i, lane in enumerate(found) if lane.kind == CHANNEL}

    @cached_property
    def cards(self) -> Mapping[str, Touchpoint]:
        """The touchpoints that are shown, by id, as they are read."""
        return {card.id: card for card in self.context.shown.touchpoints}

    @cached_property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the touchpoints shown at each step."""
        found: dict[str, tuple[str, ...]] = {}
        for card in self.cards.values():
            found[card.step] = (*found.get(card.step, ()), card.id)
        return found

    def stage_of(self, touchpoint: str) -> Stage | None:
        """Return the stage a touchpoint stands in."""
        step = self.snapshot.get(Step, self.cards[touchpoint].step)
        return self.snapshot.get(Stage, step.stage) if step else None

    def feeling(self, touchpoint: str) -> float | None:
        """Return the feeling a card shows: of the persona in focus, else of the first."""
        return shown_feeling(self.context, self.snapshot.of(Feeling, "touchpoint", touchpoint))

    def quotes(self, touchpoint: str) -> list[Quote]:
        """Return what was said at a touchpoint, but for what is not to be trusted."""
        found = self.snapshot.of(Quote, "touchpoint", touchpoint)
        return [q for q in found if q.said.strip() and q.authenticity != "suspicious"]

    def quote(self, touchpoint: str) -> Quote | None:
        """Return what is told of all that was said at a touchpoint: the first."""
        return next(iter(self.quotes(touchpoint)), None)

    def said(self, quote: Quote) -> str:
        """Return a quote in its marks, and how many more there are that are not told."""
        more = len(self.quotes(quote.touchpoint)) - 1
        told = tr("“{said}”", said=" ".join(quote.said.split()))
        return f"{told} +{more}" if more > 0 else told

    def lens(self) -> str:
        """Return whose journey it is and in which state."""
        people = [p for p in self.context.personas if self.context.focus in (None, p.id)]
        state = tr(dict(specs(Journey)["state"].options)[self.journey.state])
        told = (self.filtered, self.covered, self.laid)
        return dotted(*(p.name for p in people), state, self.journey.version, *told)

    @cached_property
    def laid(self) -> str:
        """Which cases are laid over, in words; blank for none."""
        laid = self.context.shown.laid
        if laid is None:
            return ""
        if laid.alone:
            return tr("the way of {case}, step by step", case=laid.names[laid.alone])
        return plural("{n} case laid over", "{n} cases laid over", len(laid.laid))

    @cached_property
    def filtered(self) -> str:
        """What a filter leaves, in words; blank where none is set."""
        here, view = self.context.shown, self.context.view
        if not view.filter.active:
            return ""
        return counted_words(here)

    @cached_property
    def covered(self) -> str:
        """What is covered while the team guesses, in words."""
        return covered_words(self.snapshot, self.context.view.covered)


def dotted(*parts: str) -> str:
    """Join what is not blank with dots."""
    return " · ".join(flat(part) for part in parts if part.strip())


def show(
    view: View,
    measure: Measure,
    size: tuple[float, float],
    dark: bool,
    memo: Memo | None = None,
) -> ShowContext | None:
    """Return what the slides of a journey share, ``None`` where there is no journey."""
    here = shown(view)
    if here.journey is None:
        return None
    context = LaneContext(
        view=view,
        shown=here,
        journey=here.journey,
        measure=measure,
        scores=scores_over(view.snapshot, here.journey.id, Memo()),
    )
    return ShowContext(context, size, dark, memo=memo or Memo())


def spaced(left: float, width: float, count: int, gap: float) -> list[Rect]:
    """Return so many places of equal width side by side; their y and height are 0."""
    each = (width - gap * (count - 1)) / count
    return [Rect(left + i * (each + gap), 0.0, each, 0.0) for i in range(count)]


def balanced(count: int, most: int) -> list[int]:
    """Return how to share so many things out over rows of at most ``most``, as evenly as can be."""
    rows = -(-count // most) if count else 0
    return [count // rows + (i < count % rows) for i in range(rows)]


def locator(show: ShowContext, touchpoints: Sequence[str]) -> tuple[tuple[float, float], ...]:
    """Return the feelings at some touchpoints, evenly from 0 to 1, where they are set."""
    count = len(touchpoints)
    felt = ((i, show.feeling(id)) for i, id in enumerate(touchpoints))
    return tuple(((i + 0.5) / count, valence) for i, valence in felt if valence is not None)
