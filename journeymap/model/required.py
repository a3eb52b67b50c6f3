"""What a template asks of the maps made from it, and where that is still missing.

It is kept in a ``Source``, as where the touchpoints came from: its name is that of the template,
and its mapping a JSON object with ``requires``, a list of a kind and a field such as
``Touchpoint.owner``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.records import (
    Friction,
    Idea,
    Journey,
    Persona,
    Record,
    Source,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_KEY = "requires"
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Requirement:
    """A field that is to be filled in at every record of a kind."""

    kind: type[Record]
    field: str

    @property
    def key(self) -> str:
        """How it is written down."""
        return f"{self.kind.__name__}.{self.field}"

    @property
    def label(self) -> str:
        """The message id of what the field is called."""
        return specs(self.kind)[self.field].label


REQUIRABLE = tuple(
    Requirement(kind, field)
    for kind, names in (
        (Journey, ("scenario", "owner")),
        (Stage, ("goal", "phase", "impression")),
        (Touchpoint, ("owner", "department", "happened", "duration", "importance_customer")),
        (Persona, ("quote", "goals", "needs", "share")),
        (Friction, ("kind", "severity", "share")),
        (Idea, ("owner", "due", "impact", "effort")),
    )
    for field in names
)
"""What a template may ask for, in the order in which it is offered."""

_BY_KEY = {one.key: one for one in REQUIRABLE}


def as_source(title: str, keys: Iterable[str]) -> Source:
    """Return what keeps the requirements of a template in a file made from it."""
    asked = [one.key for one in requirements(keys)]
    return Source(name=title, mapping=json.dumps({_KEY: asked}))


def requirements(keys: Iterable[object]) -> list[Requirement]:
    """Return the requirements that are called so; what a newer version asks for is passed over."""
    asked = {key for key in keys if isinstance(key, str)}
    return [one for key, one in _BY_KEY.items() if key in asked]


def asked_by(source: Source) -> list[Requirement] | None:
    """Return what a source asks for as a template, ``None`` where it is none."""
    if f'"{_KEY}"' not in source.mapping or len(source.mapping) > _LONGEST:
        return None
    try:
        said = json.loads(source.mapping)
    except (ValueError, RecursionError):
        return None
    asked = said.get(_KEY) if isinstance(said, dict) else None
    return requirements(asked) if isinstance(asked, list) else None


def missing(snapshot: Snapshot, journey: str, required: Requirement) -> tuple[list[Record], int]:
    """Return the records of a journey whose field is blank, and how many there are of that kind."""
    every = _of(snapshot, journey, required.kind)
    blank = [one for one in every if _is_blank(getattr(one, required.field))]
    return blank, len(every)


def _is_blank(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def _of(snapshot: Snapshot, journey: str, kind: type[Record]) -> list[Record]:
    """Return the records of a kind that belong to a journey."""
    whole = snapshot.get(Journey, journey)
    if whole is None:
        return []
    if kind is Journey:
        return [whole]
    if kind is Persona:
        return [one for id in whole.personas if (one := snapshot.get(Persona, id))]
    if kind is Touchpoint:
        return list(cards(snapshot, journey))
    if kind is Friction:
        return [
            friction
            for card in cards(snapshot, journey)
            for friction in snapshot.of(Friction, "touchpoint", card.id)
        ]
    return list(snapshot.of(kind, "journey", journey))
