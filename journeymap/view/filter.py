"""What is looked for among touchpoints: conditions, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which touchpoints are looked for; several values of one kind are alternatives.

    ``personas``, ``lanes`` and ``stages`` are ids; ``friction`` is the least severity, 0 to 4;
    ``below_target`` asks for a score below that of its metric. What does not match is gone where
    the filter ``hides``, and else shown faded.
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


EVERYTHING = Filter()
"""The filter that lets every touchpoint through."""
