"""What is not known yet: feelings nobody has said, cards nobody has researched."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, Plain, check
from journeymap.language import plural
from journeymap.model.grid import cards
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot


@check("feelings.unset")
def without_feeling(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints at which nobody feels anything yet."""
    felt = snapshot.by(Feeling, "touchpoint")
    unset = tuple(card.id for card in cards(snapshot, journey) if card.id not in felt)
    if unset:
        n = len(unset)
        text = plural("{n} touchpoint without a feeling", "{n} touchpoints without a feeling", n)
        yield Finding(1, text, unset, {"touchpoints": n})


@check("evidence")
def assumed(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find how many touchpoints are only assumed; most of them is worse than some.

    Those researched in part are told apart: they are neither assumed nor known.
    """
    row = cards(snapshot, journey)
    guessed = tuple(card.id for card in row if card.evidence == "assumed")
    if guessed:
        text = plural(
            "{n} of {all} touchpoints is only assumed",
            "{n} of {all} touchpoints are only assumed",
            len(guessed),
            all=len(row),
        )
        values: dict[str, Plain] = {
            "evidence": "assumed",
            "touchpoints": len(guessed),
            "of": len(row),
        }
        yield Finding(2 if 2 * len(guessed) > len(row) else 1, text, guessed, values)
    partly = tuple(card.id for card in row if card.evidence == "partly")
    if partly:
        text = plural(
            "{n} of {all} touchpoints is only partly researched",
            "{n} of {all} touchpoints are only partly researched",
            len(partly),
            all=len(row),
        )
        values = {"evidence": "partly", "touchpoints": len(partly), "of": len(row)}
        yield Finding(1, text, partly, values)
