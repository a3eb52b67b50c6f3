"""What somebody has chosen for each review so far: where it goes, and whether it comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.analysis.reviews.words import THEMES
from journeymap.language import tr
from journeymap.model.grid import cards, columns
from journeymap.model.records import Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.bringing import ConfirmedQuote
from journeymap.tabular.reviews.offering import OfferedQuote

MOST_CANDIDATES = 4
"""So many touchpoints are offered by number for one review."""

_THEMES = 3


class OfferedTouchpoint(NamedTuple):
    """A touchpoint reviews may go to, and the stage it stands in."""

    id: str
    title: str
    stage: str


@dataclass(slots=True)
class ChosenPlace:
    """A quote that is offered, where it goes, blank for nowhere yet, and whether it comes in."""

    quote: OfferedQuote
    touchpoint: str
    confirmed: bool = False

    @property
    def candidates(self) -> tuple[str, ...]:
        """The touchpoints that come in question, the likeliest first."""
        proposal = self.quote.proposal
        found = (proposal.touchpoint, *proposal.others, self.touchpoint)
        return tuple(dict.fromkeys(filter(None, found)))[:MOST_CANDIDATES]


class GroupOfReviews(NamedTuple):
    """The reviews that go to one touchpoint, by their places in the list of choices.

    ``good`` and ``bad`` are how many praise and how many blame, ``themes`` what they are about.
    """

    touchpoint: str
    title: str
    stage: str
    places: tuple[int, ...]
    confirmed: int
    good: int
    bad: int
    themes: tuple[tuple[str, int], ...]


class ReviewChoices:
    """All reviews of a file with what is chosen for each."""

    def __init__(self, quotes: Sequence[OfferedQuote], snapshot: Snapshot, journey: str) -> None:
        self.all = [ChosenPlace(quote, quote.proposal.touchpoint) for quote in quotes]
        self.touchpoints = offered_touchpoints(snapshot, journey)
        self._titles = {one.id: one for one in self.touchpoints}

    def title(self, touchpoint: str) -> str:
        """Return what a touchpoint is called, and that a review has none yet."""
        found = self._titles.get(touchpoint)
        return found.title if found else tr("Not placed")

    def place(self, at: int, touchpoint: str) -> None:
        """Let a review go to another touchpoint; one that goes nowhere does not come in."""
        choice = self.all[at]
        choice.touchpoint = touchpoint
        choice.confirmed = choice.confirmed and bool(touchpoint)

    def confirm(self, at: int, yes: bool = True) -> bool:
        """Let a review come in, or not; return whether it does, which one without a place cannot."""
        choice = self.all[at]
        choice.confirmed = yes and bool(choice.touchpoint)
        return choice.confirmed

    def confirm_group(self, touchpoint: str) -> int:
        """Let all reviews of a touchpoint come in, or none if all do; return how many do."""
        there = [choice for choice in self.all if choice.touchpoint == touchpoint]
        yes = bool(touchpoint) and not all(choice.confirmed for choice in there)
        for choice in there:
            choice.confirmed = yes
        return len(there) if yes else 0

    @property
    def confirmed(self) -> list[ConfirmedQuote]:
        """What comes in, in the order of the file."""
        return [ConfirmedQuote(one.quote, one.touchpoint) for one in self.all if one.confirmed]

    def groups(self) -> Iterator[GroupOfReviews]:
        """Yield the reviews by touchpoint in the order of the journey, those without one last."""
        by: dict[str, list[int]] = {}
        for at, choice in enumerate(self.all):
            by.setdefault(choice.touchpoint, []).append(at)
        for one in (*self.touchpoints, OfferedTouchpoint("", tr("Not placed"), "")):
            places = by.get(one.id)
            if places:
                there = [self.all[at] for at in places]
                yield GroupOfReviews(
                    one.id, one.title, one.stage, tuple(places),
                    sum(choice.confirmed for choice in there),
                    sum(choice.quote.sign == "good" for choice in there),
                    sum(choice.quote.sign == "bad" for choice in there),
                    _themes_of(there) if one.id else (),
                )  # fmt: skip

    def next_open(self, after: int) -> int | None:
        """Return the next review to be confirmed after one, in the order shown; ``None`` for none.

        Those that go nowhere yet come last.
        """
        order = [at for group in self.groups() for at in group.places]
        start = order.index(after) + 1
        row = [at for at in (*order[start:], *order[:start]) if not self.all[at].confirmed]
        return next((at for at in row if self.all[at].touchpoint), row[0] if row else None)


def offered_touchpoints(snapshot: Snapshot, journey: str) -> tuple[OfferedTouchpoint, ...]:
    """Return the touchpoints of a journey in their order, with the stages they stand in."""
    steps = {step.id: step.stage for step in columns(snapshot, journey)}
    found = []
    for card in cards(snapshot, journey):
        stage = snapshot.get(Stage, steps.get(card.step, ""))
        title = " ".join(card.title.split()) or tr("Untitled")
        found.append(OfferedTouchpoint(card.id, title, stage.title.strip() if stage else ""))
    return tuple(found)


def _themes_of(choices: Sequence[ChosenPlace]) -> tuple[tuple[str, int], ...]:
    """Return what reviews are about that come to one touchpoint, what comes most often first."""
    counts = Counter(theme for choice in choices for theme in sorted(choice.quote.themes))
    often = [(theme, n) for theme, n in counts.most_common() if n > 1]
    return tuple((tr(THEMES[theme].label), n) for theme, n in often[:_THEMES])
