"""What matters to customers, and is not taken as seriously by the company."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import SCORES, Finding, called, check
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

GAP = 2
"""From which difference on, of grades from 1 to 5, two importances are told apart."""


@check(
    "importance_gap",
    mark("Matters to them, not to us"),
    SCORES,
    mark(
        "What matters to customers two grades of five more than to us. It is where too "
        "little is done for what they care about."
    ),
)
def only_to_customers(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints that matter to the customer and not to us, by two grades or more.

    Nothing is said where one of the two importances is not known.
    """
    for card in cards(snapshot, journey):
        customer, business = card.importance_customer, card.importance_business
        if customer is None or business is None or customer - business < GAP:
            continue
        text = tr(
            "Important to the customer, not to us: {place} ({customer} against {business} of 5)",
            place=called(snapshot, card.id),
            customer=customer,
            business=business,
        )
        values = {"customer": customer, "business": business}
        weight = coming_to(snapshot, journey, (card.id,))
        yield Finding(
            3 if customer - business > GAP else 2, text, (card.id,), values, weight=weight
        )
