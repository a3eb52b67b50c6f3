"""What is looked for among touchpoints: conditions, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which touchpoints are looked for; several values of one kind are alternatives.

    ``personas`` are ids of those who feel something there, ``lanes`` and ``stages`` ids, too;
    ``friction`` is the least severity, 0 to 4, 0 for any friction; ``below_target``
    asks for a score worse than the target of its metric; ``text`` for words that stand in
    anything written there. What does not match is gone where the filter ``hides``, and else
    shown faded.
    """

    personas: frozenset[str] = frozenset()
    lanes: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    friction: int | None = None
    below_target: bool = False
    text: str = ""
    hides: bool = False

    def but(self, **how: Any) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    @property
    def active(self) -> bool:
        """Whether it asks for anything, so that touchpoints may be left over."""
        return self.but(hides=False) != EVERYTHING


EVERYTHING = Filter()
"""The filter that lets every touchpoint through."""
