"""Where customers are not asked how it was."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.language import plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

_NAMED = 5


@check("feedback")
def not_collected(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints of which is said that no feedback is collected there.

    Those of which nothing is said are unknown, and not counted.
    """
    said = [card for card in cards(snapshot, journey) if card.feedback]
    silent = tuple(card.id for card in said if card.feedback == "no")
    if not silent:
        return
    places = ", ".join(called(snapshot, id) for id in silent[:_NAMED])
    text = plural(
        "Feedback is not collected at {n} touchpoint: {places}",
        "Feedback is not collected at {n} touchpoints: {places}",
        len(silent),
        places=places + (", …" if len(silent) > _NAMED else ""),
    )
    yield Finding(1, text, silent, {"touchpoints": len(silent), "of": len(said)})
