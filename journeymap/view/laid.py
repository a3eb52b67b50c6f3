"""Cases laid over the journey of a view: which, what they support, what each is called and drawn in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.flow.cases import Leaving, Support, support
from journeymap.drawing.theme import Theme
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot

EVERY_CASE = "*"
"""The choice that lays all cases of a journey over it; else it is the id of one, blank for none."""


@dataclass(frozen=True)
class LaidCases:
    """The cases that lie over a journey; ``alone`` is the one whose way is drawn by itself."""

    support: Support
    names: Mapping[str, str]
    alone: str = ""

    @cached_property
    def visits(self) -> Mapping[str, tuple[int, ...]]:
        """As which of its steps the case that is alone came to each touchpoint."""
        return self.support.visits(self.alone)

    @property
    def laid(self) -> tuple[str, ...]:
        """The ids of the cases that are shown."""
        return (self.alone,) if self.alone else self.support.cases

    def came(self, id: str) -> int:
        """Return how many of the cases that are shown came to a touchpoint, or along an arrow."""
        who = self.support.at.get(id) or self.support.along.get(id, ())
        return sum(case in self.laid for case in who)

    def leaving(self, touchpoint: str) -> tuple[Leaving, ...]:
        """Return which of the cases that are shown leave the model after a touchpoint."""
        return tuple(one for one in self.support.leaving(touchpoint) if one.case in self.laid)

    def felt(self, touchpoint: str) -> float | None:
        """Return the mean of what the cases that are shown felt at a touchpoint, −1 to 1."""
        felt = self.support.felt.get(touchpoint, ())
        values = [one.valence for one in felt if one.case in self.laid]
        return sum(values) / len(values) if values else None

    def tone(self, case: str, theme: Theme) -> str:
        """Return the colour of a case, by its place among those of the journey."""
        place = self.support.cases.index(case) if case in self.support.cases else 0
        return theme.persona("", place + 1)


def laid_over(snapshot: Snapshot, journey: str, wish: str) -> LaidCases | None:
    """Return the cases that are to be laid over a journey; ``None`` for none, or where it has none.

    A case that is wished for alone and is none of this journey is not shown.
    """
    if not wish:
        return None
    found = support(snapshot, journey)
    if not found.cases or wish not in (EVERY_CASE, *found.cases):
        return None
    named = {id: snapshot.get(Journey, id) for id in found.cases}
    names = {id: journey_name(one) for id, one in named.items() if one is not None}
    return LaidCases(found, names, "" if wish == EVERY_CASE else wish)


def title_of_step(snapshot: Snapshot, id: str) -> str:
    """Return what a touchpoint of a case is called, blank where nobody said."""
    card = snapshot.get(Touchpoint, id)
    return " ".join(card.title.split()) if card else ""
