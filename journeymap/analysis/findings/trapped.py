"""Where customers go round for ever."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import told_share
from journeymap.analysis.findings import WAYS, Finding, Plain, check, listed
from journeymap.analysis.flow.known import known_flow
from journeymap.analysis.flow.paths import Flow
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "trapped",
    mark("Trapped"),
    WAYS,
    mark(
        "Touchpoints from which no way leads to where one may leave: whoever comes there "
        "goes round for ever, and no number of visits can be said. Draw the way out, or "
        "drop-off."
    ),
)
def trapped(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints from which no way that anybody goes leads to where one may leave.

    The share told is of those who come among them, from outside or by beginning there.
    """
    flow = known_flow(snapshot, journey)
    inside = tuple(card.id for card in cards(snapshot, journey) if card.id in flow.trapped)
    if not inside:
        return
    share = _coming_in(flow)
    said, places = told_share(flow, share), listed(snapshot, inside)
    text = tr("Who comes to {place} goes round for ever: no way leads out", place=places)
    if said:
        text = tr("{finding} ({share} of customers)", finding=text, share=said)
    values: dict[str, Plain] = {"touchpoints": len(inside), "share": share if said else None}
    yield Finding(3 if said else 2, text, inside, values, weight=share)


def _coming_in(flow: Flow) -> float:
    """Return the share, 0 to 1, of customers who come among those who are trapped."""
    begin = sum(share for id, share in flow.starts.of.items() if id in flow.trapped)
    ways = (arrow for arrows in flow.shares.leaving.values() for arrow in arrows)
    into = (flow.walks.get(arrow.id, 0.0) for arrow in ways if arrow.target in flow.trapped)
    return min(1.0, begin + sum(into))
