"""What differs between two journeys, as one page shows it: what went stands where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.difference import ComparedJourney, Difference, JourneyDifference
from journeymap.analysis.difference.words import kind_word
from journeymap.model.change import Change, Edit
from journeymap.model.records import Feeling, Friction, Persona, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

GONE = "went "
"""What the id on a page begins with of what went: it is no record, so nothing can be done to it."""


@dataclass(frozen=True)
class SeenDifference:
    """A difference, and a document in which what was removed stands beside what is there.

    ``snapshot`` is that document and ``journey`` the one in it that is shown. ``cards`` are the
    differences of touchpoints by their id on the page; that of one that went begins with ``GONE``.
    """

    difference: JourneyDifference
    snapshot: Snapshot
    cards: Mapping[str, Difference]

    @property
    def before(self) -> ComparedJourney:
        """What it is compared with."""
        return self.difference.before

    @property
    def journey(self) -> str:
        """The id of the journey that is shown."""
        return self.difference.after.journey

    @cached_property
    def differing(self) -> frozenset[str]:
        """The ids on the page of the touchpoints that differ."""
        return frozenset(self.cards)

    @cached_property
    def stages(self) -> frozenset[str]:
        """The ids on the page of the stages in which touchpoints differ."""
        cards = (self.snapshot.get(Touchpoint, id) for id in self.cards)
        steps = (self.snapshot.get(Step, card.step) for card in cards if card)
        return frozenset(step.stage for step in steps if step)

    @cached_property
    def added(self) -> frozenset[str]:
        """The ids of the touchpoints that were not there before."""
        return frozenset(id for id, one in self.cards.items() if one.kind == "added")

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids on the page of the touchpoints that went."""
        return frozenset(id for id, one in self.cards.items() if one.kind == "removed")

    @cached_property
    def was(self) -> Mapping[str, str]:
        """The ids before of all touchpoints on the page that were there then."""
        snapshot, after = self.before.snapshot, self.difference.after.snapshot
        kept = {
            now: then
            for then, now in self.difference.pairs.items()
            if snapshot.get(Touchpoint, then) and after.get(Touchpoint, now)
        }
        return {**kept, **{id: id.removeprefix(GONE) for id in self.gone}}

    def stage_word(self, id: str) -> str:
        """Return how a stage on the page differs, in a word; blank where it does not."""
        for one in self.difference.stages:
            if id == (one.after.id if one.after else f"{GONE}{one.record.id}"):
                return kind_word(one)
        return ""

    def frictions_before(self, id: str) -> tuple[Friction, ...]:
        """Return what got in the way before, at a touchpoint by its id on the page."""
        then = self.was.get(id)
        return self.before.snapshot.of(Friction, "touchpoint", then) if then else ()

    @cached_property
    def felt_before(self) -> Snapshot:
        """The page with what was felt before at each touchpoint, in place of what is felt now."""
        then, now = self.before.snapshot, self.snapshot
        edits = [
            Edit(one, None)
            for id in (*self.was, *self.added)
            for one in now.of(Feeling, "touchpoint", id)
        ]
        people = {id: self._persona(id) for id in then.all(Persona)}
        edits += [
            Edit(
                None,
                one.but(
                    id=f"{GONE}{one.id}",
                    touchpoint=id,
                    persona=people.get(one.persona, one.persona) if one.persona else None,
                ),
            )
            for id, known in self.was.items()
            for one in then.of(Feeling, "touchpoint", known)
        ]
        return now.apply(Change("", tuple(edits)))

    def _persona(self, then: str) -> str:
        """Return the id now of a persona of before: its own, its pair's, else that of its name."""
        now = self.difference.pairs.get(then, then)
        if self.snapshot.get(Persona, now):
            return now
        was = self.before.snapshot.get(Persona, then)
        name = " ".join(was.name.casefold().split()) if was else ""
        found = (
            one.id
            for one in self.snapshot.ordered(Persona)
            if name and " ".join(one.name.casefold().split()) == name
        )
        return next(found, then)
