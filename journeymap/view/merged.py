"""Two journeys as one document: what was removed stands beside what is there, where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from journeymap.analysis.difference import Difference, JourneyDifference
from journeymap.model import grid
from journeymap.model.change import Change, Edit
from journeymap.model.order import position_of
from journeymap.model.records import Journey, Lane, Record, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view.differs import GONE

R = TypeVar("R", bound=Record)


def merged(found: JourneyDifference, title: str) -> tuple[Snapshot, dict[str, Difference]]:
    """Return the document of after with what was removed, and the differences by ids in it.

    The journey is called by the ``title``. A touchpoint that went stands in the stage, the step
    and the lane it stood in, which come with it where they went, too.
    """
    return _Merging(found).done(title)


class _Merging:
    """What is put into a document on the way to one that shows both journeys."""

    def __init__(self, found: JourneyDifference) -> None:
        self.found = found
        self.then, self.now = found.before.snapshot, found.after.snapshot
        went = (one.before for one in found.touchpoints if one.after is None)
        self.gone = [card for card in went if isinstance(card, Touchpoint)]
        self.new: list[Record] = []

    def done(self, title: str) -> tuple[Snapshot, dict[str, Difference]]:
        """Return the document and what differs on its page."""
        journey = self.now.get(Journey, self.found.after.journey)
        edits = [Edit(journey, journey.but(title=title))] if journey else []
        if self.gone:
            self._put()
        cards = {
            one.after.id if one.after else f"{GONE}{one.record.id}": one
            for one in self.found.touchpoints
        }
        edits += [Edit(None, record) for record in self.new]
        return self.now.apply(Change("", tuple(edits))), cards

    def _put(self) -> None:
        """Put what went where it stood, what holds it before it."""
        before, after = self.found.before.journey, self.found.after.journey
        steps = {card.step for card in self.gone}
        stood = grid.stages(self.then, before)
        held = {one.stage for id in steps if (one := self.then.get(Step, id))}
        stages = self._rows(stood, grid.stages(self.now, after), held, journey=after)
        places: dict[str, str] = {}
        for stage in stood:
            if stage.id in held:
                there = stages[stage.id]
                row = self.now.of(Step, "stage", there)
                old = self.then.of(Step, "stage", stage.id)
                places |= self._rows(old, row, steps, stage=there)
        lanes = grid.lanes(self.then, before), grid.lanes(self.now, after)
        rows = self._rows(*lanes, {card.lane for card in self.gone}, journey=after)
        self.new += [
            card.but(
                id=f"{GONE}{card.id}",
                step=places[card.step],
                lane=rows[card.lane],
                opens=None,
                origin=None,
            )
            for card in self.gone
        ]

    def _rows(
        self, then: Sequence[R], now: Sequence[R], wanted: set[str], **within: str
    ) -> dict[str, str]:
        """Return where each of a row of before is now; what is wanted and went is put after
        the neighbour it had."""
        row, here, last = list[Any](now), {one.id for one in now}, -1
        found: dict[str, str] = {}
        for one in then:
            id = self.found.pairs.get(one.id, "")
            if id in here:
                found[one.id] = id
                last = next(i for i, other in enumerate(row) if other.id == id)
            elif one.id in wanted:
                last += 1
                new = self._new(one, _position(row, last), **within)
                row.insert(last, new)
                found[one.id] = new.id
        return found

    def _new(self, one: Any, position: float, **within: str) -> Any:
        made = one.but(id=f"{GONE}{one.id}", position=position, origin=None, **within)
        if isinstance(made, Lane):
            made = made.but(visible=True, asset=None)
        self.new.append(made)
        return made


def _position(row: Sequence[Any], index: int) -> float:
    """Return a position for what comes before ``row[index]``."""
    near = list(_around(row, index))
    if not near:
        return 1.0
    if len(near) == 2:
        return sum(near) / 2
    return near[0] + (1.0 if index else -1.0)


def _around(row: Sequence[Any], index: int) -> Iterator[float]:
    if index:
        yield position_of(row[index - 1])
    if index < len(row):
        yield position_of(row[index])
