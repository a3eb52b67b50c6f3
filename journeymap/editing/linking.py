"""Links of an idea to what stands behind it: made, let go, and ideas made of what speaks for them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.findings import CHECKS
from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
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


def idea_of(snapshot: Snapshot, records: Sequence[Record], title: str = "") -> Change | None:
    """Make an idea of quotes and frictions, on their touchpoints and linked to them.

    Without a title it is called as the first of them. ``None`` where they are of two journeys.
    """
    found = [one for one in records if isinstance(one, Quote | Friction)]
    cards = [card for one in found if (card := snapshot.get(Touchpoint, one.touchpoint))]
    journeys = {journey_of(snapshot, card) for card in cards}
    (journey,) = journeys if len(journeys) == 1 else (None,)
    if journey is None:
        return None
    new = Idea(
        journey=journey,
        touchpoints=tuple(dict.fromkeys(card.id for card in cards)),
        position=after_last(snapshot.of(Idea, "journey", journey)),
        title=title.strip() or _called(found[0]),
        quotes=tuple(one.id for one in found if isinstance(one, Quote)),
        frictions=tuple(one.id for one in found if isinstance(one, Friction)),
    )
    return with_lane(snapshot, journey, "ideas", change("New idea", add=[new]))


@command("idea.of", "New idea of this", keys=("Shift+I",), menu="Insert")
def idea_of_selection(view: EditView) -> Change | None:
    """Make one idea of the quotes and frictions that are selected."""
    chosen = [record for id in view.selection if (record := view.snapshot.find(id))]
    if not chosen or not all(isinstance(one, Quote | Friction) for one in chosen):
        return None
    return idea_of(view.snapshot, chosen)


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
