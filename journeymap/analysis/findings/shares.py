"""Numbers on arrows that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, called, check
from journeymap.analysis.flow.known import known_flow
from journeymap.language import decimal, mark, tr
from journeymap.model.snapshot import Snapshot


@check(
    "shares",
    mark("Shares over 100 %"),
    WAYS,
    mark(
        "Shares of what leaves a touchpoint that cannot be: together over 100 %, or against "
        "what comes there. Put the counts right; until then numbers of the ways are wrong."
    ),
)
def impossible(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints that more leave than can."""
    for id, together in known_flow(snapshot, journey).shares.over.items():
        text = tr(
            "The ways from {place} add up to {share} %: nothing can be counted from them",
            place=called(snapshot, id),
            share=decimal(round(together * 100, 1)),
        )
        yield Finding(3, text, (id,), {"share": together}, weight=1.0)
