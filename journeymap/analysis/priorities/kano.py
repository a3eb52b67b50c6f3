"""Kano's model: what delights, what is wanted the more the better, what is taken for granted.

Nothing in a journey asks its two questions yet; whoever has answers to them can reckon here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

KanoKind = Literal["M", "O", "A", "I", "R", "Q"]
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable."""

_TABLE: Final[tuple[str, ...]] = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Rows: the answer if it is there; columns: if it is not; both like, expect, neutral, bear, dislike."""


class KanoCoefficients(NamedTuple):
    """How far having it satisfies, 0 to 1, and lacking it dissatisfies, −1 to 0."""

    better: float
    worse: float


def kano_kind(functional: int, dysfunctional: int) -> KanoKind:
    """Return what a pair of answers makes of a feature (the evaluation table of Kano, 1984).

    Both go from 1, "I like it", to 5, "I dislike it": how one would feel if it were there, and if
    it were not. Raises ``ValueError`` for any other answer.
    """
    if not (1 <= functional <= 5 and 1 <= dysfunctional <= 5):
        raise ValueError(f"answers go from 1 to 5: {functional}, {dysfunctional}")
    kinds: dict[str, KanoKind] = {"M": "M", "O": "O", "A": "A", "I": "I", "R": "R", "Q": "Q"}
    return kinds[_TABLE[functional - 1][dysfunctional - 1]]


def kano(kinds: Sequence[KanoKind]) -> KanoCoefficients | None:
    """Return how far a feature satisfies and its lack dissatisfies, by the kinds people make of it.

    ``better = (A + O) / (A + O + M + I)`` and ``worse = −(O + M) / (A + O + M + I)`` (Berger et
    al., 1993): 20 A, 30 O, 40 M and 10 I give .50 and −.70. Reverse and questionable answers do
    not count; ``None`` where only these are left.
    """
    a, o, m, i = (sum(kind == one for kind in kinds) for one in "AOMI")
    total = a + o + m + i
    return KanoCoefficients((a + o) / total, -(o + m) / total) if total else None
