"""What is looked for among touchpoints: conditions, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChoice:
    """Which scores are counted where not the most telling of all; blank is any.

    ``period`` is one as a score says it, the newest of each place where it is blank;
    ``respondents`` is who answered, ``persona`` and ``metric`` are ids.
    """

    period: str = ""
    respondents: str = ""
    segment: str = ""
    persona: str = ""
    metric: str = ""

    def but(self, **how: str) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    @property
    def active(self) -> bool:
        """Whether it leaves any score out."""
        return self != ANY_SCORE


ANY_SCORE = ScoreChoice()
"""The choice that counts what is most telling of all scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysChoice:
    """Which of the ways that customers went are looked at, in a journey that comes from a log.

    ``activities`` and ``paths`` are the shares, 0 to 1, of the most frequent touchpoints and
    arrows that are left. ``variants`` are keys of ways that were chosen, none for all.
    ``through`` is where a customer must have been: a touchpoint as ``(id,)``, an arrow as the
    ids of its ends; of several all.
    """

    activities: float = 1.0
    paths: float = 1.0
    variants: frozenset[str] = frozenset()
    through: frozenset[tuple[str, ...]] = frozenset()

    def but(self, **how: Any) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    @property
    def active(self) -> bool:
        """Whether it leaves any way out."""
        return self != EVERY_WAY


EVERY_WAY = WaysChoice()
"""The choice that looks at every way that was gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which touchpoints are looked for; several values of one kind are alternatives.

    ``personas`` are ids of those who feel something there, ``lanes`` and ``stages`` ids, too;
    ``quotes`` are how far a quote there is trusted, such as suspicious;
    ``friction`` is the least severity, 0 to 4, 0 for any friction; ``below_target``
    asks for a score worse than the target of its metric; ``text`` for words that stand in
    anything written there. What does not match is gone where the filter ``hides``, and else
    shown faded. ``scores`` leaves every touchpoint where it is: it says which scores count there.
    ``ways`` says which customers are looked at, where a log tells of them: what nobody of these
    comes to does not match.
    """

    personas: frozenset[str] = frozenset()
    lanes: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    friction: int | None = None
    below_target: bool = False
    text: str = ""
    hides: bool = False
    scores: ScoreChoice = ANY_SCORE
    ways: WaysChoice = EVERY_WAY

    def but(self, **how: Any) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    @property
    def active(self) -> bool:
        """Whether it asks for anything, so that touchpoints may be left over."""
        return self.but(hides=False, scores=ANY_SCORE) != EVERYTHING

    @property
    def told(self) -> bool:
        """Whether what is shown has to say that it asks for something, be it of scores."""
        return self.active or self.scores.active


EVERYTHING = Filter()
"""The filter that lets every touchpoint through."""
