"""What matters to customers, and is not taken as seriously by the company."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import SCORES, Finding, called, check, listed, ranked
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot

GAP = 2
"""From which difference on, of grades from 1 to 5, two importances are told apart."""

_ALONE = 5
"""How many are told one by one (ours)."""


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

    Nothing is said where one of the two importances is not known. The worst few are told one by
    one, the others together.
    """
    found = [_finding(snapshot, journey, card) for card in cards(snapshot, journey)]
    row = ranked(one for one in found if one)
    alone = len(row) if len(row) <= _ALONE + 1 else _ALONE
    yield from row[:alone]
    if row[alone:]:
        ids = tuple(id for one in row[alone:] for id in one.ids)
        text = plural(
            "Important to the customer, not to us: {n} more touchpoint, {places}",
            "Important to the customer, not to us: {n} more touchpoints, {places}",
            len(ids),
            places=listed(snapshot, ids),
        )
        first = row[alone]
        yield Finding(first.severity, text, ids, {"touchpoints": len(ids)}, weight=first.weight)


def _finding(snapshot: Snapshot, journey: str, card: Touchpoint) -> Finding | None:
    customer, business = card.importance_customer, card.importance_business
    if customer is None or business is None or customer - business < GAP:
        return None
    text = tr(
        "Important to the customer, not to us: {place} ({customer} against {business} of 5)",
        place=called(snapshot, card.id),
        customer=customer,
        business=business,
    )
    values = {"customer": customer, "business": business}
    weight = coming_to(snapshot, journey, (card.id,))
    severity = 3 if customer - business > GAP else 2
    return Finding(severity, text, (card.id,), values, weight=weight)
