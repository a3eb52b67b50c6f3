"""Touchpoints of a model that no real customer's journey came to."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, called, check
from journeymap.analysis.flow.cases import support
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

_NAMED = 5


@check(
    "unsupported",
    mark("No case came here"),
    CARE,
    mark(
        "Where cases are told, each touchpoint none of them came to is only assumed. Ask more "
        "customers, or leave it out."
    ),
)
def find_unsupported(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints no case supports, where there are cases of the journey."""
    found = support(snapshot, journey)
    if not found.unsupported:
        return
    row, of, missing = len(found.cases), len(cards(snapshot, journey)), found.unsupported
    places = ", ".join(called(snapshot, id) for id in missing[:_NAMED])
    text = plural(
        "No case came to {n} of {of} touchpoints ({cases} told): {places}",
        "No case came to {n} of {of} touchpoints ({cases} told): {places}",
        len(missing),
        of=of,
        cases=row,
        places=places + (", …" if len(missing) > _NAMED else ""),
    )
    values = {"touchpoints": len(missing), "of": of, "cases": row}
    yield Finding(1, text, missing, values, weight=len(missing) / of)
