"""Links of an idea to what stands behind it: made, let go, and ideas made of what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.analysis.evidence import same_insight
from journeymap.analysis.findings import CHECKS
from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
from journeymap.editing.whereabouts import whereabouts
from journeymap.language import bare
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Metric,
    Quote,
    Record,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_ONE: dict[type[Record], str] = {Goal: "goal", Metric: "metric"}
_MANY: dict[type[Record], str] = {
    Quote: "quotes",
    Friction: "frictions",
    Touchpoint: "touchpoints",
}
_LONGEST = 80

Evidence = Quote | Friction | Goal | Metric
"""What an idea can rest on."""


def link_to(snapshot: Snapshot, idea: str, target: str) -> Change | None:
    """Link an idea to a goal, a metric, a quote, a friction, a touchpoint or a kind of finding.

    Another goal or metric takes the place of the one it had. ``None`` where it is linked already,
    or to what an idea is not linked to.
    """
    record = snapshot.get(Idea, idea)
    now = _linked(snapshot, record, target) if record else None
    return change("Link", edit=[(record, now)]) or None if record and now else None


def unlink(snapshot: Snapshot, idea: str, target: str) -> Change | None:
    """Let an idea have nothing to do any more with a record or a kind of finding.

    The last touchpoint it is about stays: an idea has to stand somewhere.
    """
    record = snapshot.get(Idea, idea)
    if record is None:
        return None
    values: dict[str, object] = {
        name: None for name in _ONE.values() if getattr(record, name) == target
    }
    for name in (*_MANY.values(), "findings"):
        left = tuple(one for one in getattr(record, name) if one != target)
        if left != getattr(record, name) and (left or name != "touchpoints"):
            values[name] = left
    return change("Unlink", edit=[(record, record.but(**values))]) if values else None


def evidence(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the records an idea can be made of or linked to; none where others are among them."""
    records = [snapshot.find(id) for id in ids]
    found = tuple(one for one in records if isinstance(one, Evidence))
    return found if len(found) == len(records) else ()


def link_all(snapshot: Snapshot, ids: Iterable[str], idea: str) -> Change | None:
    """Let an idea answer quotes and frictions, serve a goal and move a metric, in one step.

    Of an insight that stands in several places one record is linked, that of the idea's journey
    before others; ``None`` where the idea has them all.
    """
    record = snapshot.get(Idea, idea)
    found = evidence(snapshot, ids)
    if record is None or not found:
        return None
    return change("Link", edit=[(record, _answering(snapshot, record, found))]) or None


def idea_of(snapshot: Snapshot, records: Sequence[Record], title: str = "") -> Change | None:
    """Make an idea of quotes, frictions, goals and metrics, linked to them where the first stands.

    Without a title it is called as the first quote or friction. It is about the touchpoints of
    those that are on its journey. ``None`` where none of them stands on any.
    """
    found = [one for one in records if isinstance(one, Evidence)]
    journey = next((id for one in found if (id := _journey(snapshot, one))), None)
    if journey is None:
        return None
    cards = [
        card.id
        for one in found
        if isinstance(one, Quote | Friction)
        and (card := snapshot.get(Touchpoint, one.touchpoint))
        and journey_of(snapshot, card) == journey
    ]
    said = [one for one in found if isinstance(one, Quote | Friction)]
    new = Idea(
        journey=journey,
        touchpoints=tuple(dict.fromkeys(cards)),
        position=after_last(snapshot.of(Idea, "journey", journey)),
        title=title.strip() or (_called(said[0]) if said else ""),
    )
    made = change("New idea", add=[_answering(snapshot, new, found)])
    return with_lane(snapshot, journey, "ideas", made) if cards else made


@command("idea.of", "New idea of this", keys=("Shift+I",), menu="Insert")
def idea_of_selection(view: EditView) -> Change | None:
    """Make one idea of the quotes, frictions, goals and metrics among what is selected."""
    return idea_of(view.snapshot, [one for id in view.selection if (one := view.snapshot.find(id))])


def _answering(snapshot: Snapshot, idea: Idea, found: Sequence[Evidence]) -> Idea:
    """Return an idea that leads back to more than before."""
    for name, kind in (("quotes", Quote), ("frictions", Friction)):
        ids = list(getattr(idea, name))
        for record in found:
            if type(record) is kind and isinstance(record, Quote | Friction):
                same = same_insight(snapshot, record)
                if not {one.id for one in same}.intersection(ids):
                    ids.append(_nearest(snapshot, idea, record, same).id)
        idea = idea.but(**{name: tuple(ids)})
    for kind_of_one, field in _ONE.items():
        meant = [one for one in found if type(one) is kind_of_one]
        if meant:
            idea = idea.but(**{field: _nearest(snapshot, idea, meant[0], meant).id})
    return idea


def _nearest(snapshot: Snapshot, idea: Idea, record: Record, same: Sequence[Record]) -> Record:
    """Return that of some records which stands on the journey of an idea, else the one meant."""
    here = (one for one in (record, *same) if _journey(snapshot, one) == idea.journey)
    return next(here, record)


def _journey(snapshot: Snapshot, record: Record) -> str | None:
    """Return the journey a record stands on: a metric where it was asked first."""
    scores = snapshot.of(Score, "metric", record.id) if isinstance(record, Metric) else ()
    for one in (record, *scores):
        at = whereabouts(snapshot, one).journey
        if at is not None:
            return at.id
    return None


def _linked(snapshot: Snapshot, idea: Idea, target: str) -> Idea | None:
    record = snapshot.find(target)
    if record is None:
        known = target in {check.name for check in CHECKS}
        return idea.but(findings=_with(idea.findings, target)) if known else None
    if name := _ONE.get(type(record)):
        return idea.but(**{name: target})
    if isinstance(record, Touchpoint) and journey_of(snapshot, record) != idea.journey:
        return None
    if name := _MANY.get(type(record)):
        return idea.but(**{name: _with(getattr(idea, name), target)})
    return None


def _with(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return ids if id in ids else (*ids, id)


def _called(record: Quote | Friction) -> str:
    """Return what an idea of a record is called at first: its words, no more than a line."""
    words = " ".join(bare(record.said if isinstance(record, Quote) else record.title).split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
