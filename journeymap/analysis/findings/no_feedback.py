"""Where customers are not asked how it was."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

_ENOUGH = 3
"""Of how many touchpoints it has to be known before nowhere is worth being alarmed (ours)."""


@check(
    "no_feedback",
    mark("Feedback never collected"),
    CARE,
    mark(
        "Touchpoints of which is said that customers are not asked there. Ask one question "
        "at those that matter most."
    ),
)
def not_collected(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints of which is said that no feedback is collected there.

    Those of which nothing is said are unknown, and not counted. That it is collected nowhere is
    worse.
    """
    said = [card for card in cards(snapshot, journey) if card.feedback]
    silent = tuple(card.id for card in said if card.feedback == "no")
    if not silent:
        return
    text = plural(
        "Feedback is not collected at {n} of {all} touchpoints: {places}",
        "Feedback is not collected at {n} of {all} touchpoints: {places}",
        len(silent),
        all=len(said),
        places=listed(snapshot, silent),
    )
    nowhere = len(silent) == len(said) >= _ENOUGH
    values = {"touchpoints": len(silent), "of": len(said)}
    yield Finding(2 if nowhere else 1, text, silent, values, weight=len(silent) / len(said))
