"""Which fields of two records that are the same say something else, read off their declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter

from journeymap.analysis.difference.compared import FieldDifference
from journeymap.model.fields import Spec, offered
from journeymap.model.records import (
    NAMES,
    Goal,
    Idea,
    Journey,
    Lane,
    Note,
    Record,
    Score,
    Step,
    Touchpoint,
)

Now = Callable[[str | None], str | None]
"""What a record of before is after, by its id."""

_LOOKS: dict[type[Record], frozenset[str]] = {
    # What a journey is called by its state is how two are told apart, and no difference of them.
    Journey: frozenset({"state", "version", "status", "review", "derived"}),
    # The journey inside a touchpoint is compared by itself.
    Touchpoint: frozenset({"step", "lane", "opens"}),
    Step: frozenset({"stage", "width"}),
    Lane: frozenset({"height"}),
    Goal: frozenset({"journey"}),
    Idea: frozenset({"journey"}),
    Note: frozenset({"journey"}),
    Score: frozenset({"source"}),
}
"""What is compared elsewhere, or is only how the page is laid out."""

_ABOVE = ("journey", "touchpoint")
"""Links of stages, lanes and parts to what they are compared in."""


def field_differences(before: Record, after: Record, now: Now) -> Iterator[FieldDifference]:
    """Yield each field that says something else; a link to the same record says the same."""
    kind = type(after).__name__
    plain = _plain_values(kind)
    alike = plain(before) == plain(after)
    for name, spec in compared_fields(kind):
        if alike and not spec.target:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if spec.target and old:
            then = tuple(map(now, old)) if isinstance(old, tuple) else now(old)
            differs = set(then) != set(new) if isinstance(then, tuple) else then != new
        else:
            differs = old != new
        if differs:
            yield FieldDifference(name, old, new)


@cache
def _plain_values(name: str) -> Callable[[Record], object]:
    """Return what reads all fields of a kind at once that lead nowhere: most say the same."""
    return attrgetter("id.__class__", *(f for f, spec in compared_fields(name) if not spec.target))


@cache
def compared_fields(name: str) -> tuple[tuple[str, Spec], ...]:
    """Return the fields by which records of a kind, by its name, are compared: those people are
    offered, and what they are linked to."""
    kind = NAMES[name]
    left = _LOOKS.get(kind, frozenset())
    above = () if kind is Note else _ABOVE
    return tuple(
        (field, spec)
        for field, spec in offered(kind).items()
        if (spec.label or spec.target) and field not in left and field not in above
    )
