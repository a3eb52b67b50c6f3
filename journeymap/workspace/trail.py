"""The trail: which journeys one went into, each by a touchpoint of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from journeymap.model.grid import journey_of
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Trail:
    """Ids of journeys, each inside the one before, and of the touchpoints gone in by between."""

    journeys: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()

    @classmethod
    def at(cls, journey: str) -> Trail:
        """Return the trail that begins and ends at a journey; blank for none."""
        return cls((journey,) if journey else ())

    @property
    def journey(self) -> str:
        """The journey one is in, blank for none."""
        return self.journeys[-1] if self.journeys else ""

    def into(self, door: Touchpoint) -> Trail:
        """Return the trail that goes on into the journey inside a touchpoint.

        One that comes to a journey again, as in a file where they lead in a circle, ends there.
        """
        inside = door.opens or ""
        if inside in self.journeys:
            at = self.journeys.index(inside)
            return Trail(self.journeys[: at + 1], self.doors[:at])
        return Trail((*self.journeys, inside), (*self.doors, door.id))

    def up_to(self, journey: str) -> Trail:
        """Return the trail as it was when one was in a journey of it."""
        at = self.journeys.index(journey)
        return Trail(self.journeys[: at + 1], self.doors[:at])

    def mended(self, snapshot: Snapshot) -> Trail:
        """Return what is left of the trail in a document that has moved.

        What is gone at its end is left for what it was inside of; where one no longer leads
        into the next it begins after that, and a door that is gone may be another one.
        """
        journeys, doors = list(self.journeys), list(self.doors)
        while journeys and snapshot.get(Journey, journeys[-1]) is None:
            journeys.pop()
            doors = doors[:-1]
        for i, (outer, inner) in reversed([*enumerate(pairwise(journeys))]):
            ways = [
                card.id
                for card in snapshot.of(Touchpoint, "opens", inner)
                if journey_of(snapshot, card) == outer
            ]
            if not ways:
                return Trail(tuple(journeys[i + 1 :]), tuple(doors[i + 1 :]))
            if doors[i] not in ways:
                doors[i] = ways[0]
        return Trail(tuple(journeys), tuple(doors))
