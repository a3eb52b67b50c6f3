"""Who gains by an idea: what it is worth to customers, and what to the business."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.naming import both, short
from journeymap.analysis.charts.waiting import Unrated, idea_title, known_of, waiting
from journeymap.analysis.priorities.quadrants import value_field
from journeymap.language import plural, tr
from journeymap.model.snapshot import Snapshot

_FEW = 2


@dataclass(frozen=True, slots=True)
class ValuedIdea:
    """An idea with what it is worth to customers and to the business, 1 to 5 each.

    ``effort`` is 1 to 5 too, ``None`` where nobody has said.
    """

    id: str
    title: str
    customer: int
    business: int
    effort: int | None

    @property
    def for_both(self) -> bool:
        """Whether it is worth much to both."""
        return value_field(self.customer, self.business) == "both"


@dataclass(frozen=True, slots=True)
class ValuedIdeas:
    """The ideas that wait, and those of them whose value nobody has said yet."""

    ideas: tuple[ValuedIdea, ...]
    unrated: tuple[Unrated, ...]

    @property
    def best(self) -> tuple[ValuedIdea, ...]:
        """Those worth much to both, the most first, of equal ones what costs less."""
        found = [idea for idea in self.ideas if idea.for_both]
        return tuple(sorted(found, key=lambda i: (-i.customer - i.business, i.effort or 3)))


def valued(snapshot: Snapshot, journey: str) -> ValuedIdeas:
    """Return the ideas of a journey that are neither done nor dropped, by their value."""
    ideas, unrated = list[ValuedIdea](), list[Unrated]()
    for idea in waiting(snapshot, journey):
        title, customer, business = idea_title(idea), idea.value_customer, idea.value_business
        if customer is not None and business is not None:
            ideas.append(ValuedIdea(idea.id, title, customer, business, idea.effort))
        else:
            told = known_of((tr("value to the customer"), customer), (tr("value to us"), business))
            unrated.append(Unrated(idea.id, title, told))
    return ValuedIdeas(tuple(ideas), tuple(unrated))


def sentence(found: ValuedIdeas) -> str:
    """Return which ideas are worth much to customers and to the business."""
    if not found.ideas:
        return tr("No idea has a value yet: drag one onto the board")
    if not found.best:
        return tr("No idea is worth much to both customers and us")
    names = [tr("“{name}”", name=short(idea.title)) for idea in found.best[:_FEW]]
    if more := len(found.best) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    if len(found.best) == 1:
        return tr("{name} is worth much to customers and to us", name=names[0])
    return tr("{names} are worth much to customers and to us", names=both(names))


def note(found: ValuedIdeas) -> list[str]:
    """Return what the axes and the sizes are, in parts."""
    sized = any(idea.effort is not None for idea in found.ideas)
    return [
        part
        for part in (
            tr("Value from 1 to 5"),
            tr("the larger a dot, the more effort") if sized else "",
        )
        if part
    ]
