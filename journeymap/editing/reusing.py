"""The same insight or idea at another touchpoint: a copy that goes on counting once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.analysis.insights import insights
from journeymap.editing.lanes import with_lane
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import Friction, Idea, Quote, Record, Touchpoint, new_id
from journeymap.model.snapshot import Snapshot


def use_at(snapshot: Snapshot, ids: Iterable[str], touchpoint: str) -> Change | None:
    """Let insights and ideas stand at another touchpoint, too: as copies that count once.

    An idea of the same journey gets the touchpoint besides its own. ``None`` where all of them
    stand there, or where anything else is among them.
    """
    card = snapshot.get(Touchpoint, touchpoint)
    records = [snapshot.find(id) for id in ids]
    if card is None or not records:
        return None
    if not all(isinstance(one, Quote | Friction | Idea) for one in records):
        return None
    done = Change("Use elsewhere", ())
    for kind, lane in ((Quote, "quotes"), (Friction, "friction"), (Idea, "ideas")):
        for group in insights([one for one in records if isinstance(one, kind)]):
            made = _used(snapshot, group, card)
            if made:
                done = Change(done.label, (*done.edits, *made.edits))
                journey = journey_of(snapshot, card)
                if journey:
                    done = _shown(snapshot, journey, lane, done)
    return done if done.edits else None


def _shown(snapshot: Snapshot, journey: str, lane: str, done: Change) -> Change:
    """Return a change that also shows a lane, where it does not yet."""
    before = with_lane(snapshot.apply(done), journey, lane, Change("", ()))
    return Change(done.label, (*done.edits, *before.edits))


def _used(snapshot: Snapshot, group: Sequence[Record], card: Touchpoint) -> Change | None:
    first, kind = group[0], type(group[0])
    journey = journey_of(snapshot, card) or ""
    link, on = ("journey", journey) if isinstance(first, Idea) else ("touchpoint", card.id)
    row = snapshot.of(kind, link, on)
    # What stands there and says the same is it already, whether or not it was copied.
    here = [one for one in insights([*group, *row])[0] if getattr(one, link) == on]
    if isinstance(first, Idea):
        ideas = [one for one in here if isinstance(one, Idea)]
        if any(card.id in one.touchpoints for one in ideas):
            return None
        if ideas:
            more = ideas[0].but(touchpoints=(*ideas[0].touchpoints, card.id))
            return change("", edit=[(ideas[0], more)])
        where: dict[str, object] = {"journey": journey, "touchpoints": (card.id,)}
    elif here:
        return None
    else:
        where = {"touchpoint": card.id}
    copy = first.but(id=new_id(), origin=first.id, position=after_last(row), **where)
    return change("", add=[copy])
