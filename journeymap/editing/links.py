"""What leads from a quote, friction, goal or metric to an idea, and the same insight elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journeymap.analysis.insights import insights
from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
from journeymap.editing.whereabouts import whereabouts
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Journey,
    Metric,
    Quote,
    Record,
    Score,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot

LABEL = "Link to idea"

Linkable = Quote | Friction | Goal | Metric
_KINDS = (Quote, Friction, Goal, Metric)


def linkable(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Linkable, ...]:
    """Return what of some records an idea can lead back to, others passed over."""
    records = (snapshot.find(id) for id in ids)
    return tuple(one for one in records if isinstance(one, _KINDS))


def link_to_idea(snapshot: Snapshot, ids: Iterable[str], idea: str) -> Change | None:
    """Let an idea answer quotes and frictions, serve a goal and move a metric.

    Of an insight that stands in several places one record is linked, that of the idea's journey
    before others; what the idea has already is passed over.
    """
    record = snapshot.get(Idea, idea)
    found = linkable(snapshot, ids)
    if record is None or not found:
        return None
    return change(LABEL, edit=[(record, _with(snapshot, record, found))]) or None


@command("evidence.idea", "New idea from this", menu="Insert")
def idea_for_insight(view: EditView) -> Change | None:
    """Add an idea that answers what is selected, where it stands, and has no name yet."""
    snapshot = view.snapshot
    found = linkable(snapshot, view.selection)
    journey = _journey(view, found)
    if journey is None:
        return None
    cards = dict.fromkeys(_cards(snapshot, found, journey))
    row = snapshot.of(Idea, "journey", journey)
    new = Idea(journey=journey, touchpoints=tuple(cards), position=after_last(row))
    made = change("New idea", add=[_with(snapshot, new, found)])
    return with_lane(snapshot, journey, "ideas", made) if cards else made


def idea_called(view: EditView, title: str) -> Change | None:
    """Add an idea of a name that answers what is selected."""
    made = idea_for_insight(view)
    if made is None:
        return None
    edits = tuple(
        replace(edit, after=edit.after.but(title=title)) if isinstance(edit.after, Idea) else edit
        for edit in made
    )
    return Change(made.label, edits)


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


def _with(snapshot: Snapshot, idea: Idea, found: Sequence[Linkable]) -> Idea:
    """Return an idea that leads back to more than before."""
    for name, kind in (("quotes", Quote), ("frictions", Friction)):
        there = [one for id in getattr(idea, name) if (one := snapshot.get(kind, id))]
        known = {one.id for one in there}
        more = []
        for group in insights([*there, *(one for one in found if type(one) is kind)]):
            if not known.intersection(one.id for one in group):
                more.append(_nearest(snapshot, idea, group).id)
        if more:
            idea = idea.but(**{name: (*getattr(idea, name), *more)})
    for field, of in (("goal", Goal), ("metric", Metric)):
        meant = [one for one in found if type(one) is of]
        if meant:
            idea = idea.but(**{field: _nearest(snapshot, idea, meant).id})
    return idea


def _nearest(snapshot: Snapshot, idea: Idea, group: Sequence[Record]) -> Record:
    """Return that of some records which stands on the journey of an idea, else the last chosen."""
    for one in group:
        at = whereabouts(snapshot, one).journey
        if at is not None and at.id == idea.journey:
            return one
    return group[-1]


def _journey(view: EditView, found: Sequence[Linkable]) -> str | None:
    """Return the journey an idea for some insights belongs to: of the last that stands on one."""
    snapshot = view.snapshot
    for one in reversed(found):
        scores = snapshot.of(Score, "metric", one.id) if isinstance(one, Metric) else ()
        for record in (one, *scores):
            at = whereabouts(snapshot, record).journey
            if at is not None:
                return at.id
    if not found:
        return None
    here = snapshot.get(Journey, view.journey) or next(iter(snapshot.ordered(Journey)), None)
    return here.id if here else None


def _cards(snapshot: Snapshot, found: Sequence[Linkable], journey: str) -> Iterable[str]:
    for one in found:
        at = whereabouts(snapshot, one)
        if at.card is not None and at.journey is not None and at.journey.id == journey:
            yield at.card.id
