"""What real customers' journeys say of the one they are cases of, as plain data."""

from __future__ import annotations

from journeymap.analysis.flow.cases import support
from journeymap.api.plain import Plain
from journeymap.model.snapshot import Snapshot


def support_plain(snapshot: Snapshot, journey: str) -> Plain:
    """Return which cases support what of a journey, all by ids; feelings run from −2 to 2."""
    found = support(snapshot, journey)
    return {
        "cases": [*found.cases],
        "touchpoints": {id: [*who] for id, who in found.at.items()},
        "arrows": {id: [*who] for id, who in found.along.items()},
        "unsupported": [*found.unsupported],
        "shortcuts": [
            {
                "source": one.source,
                "target": one.target,
                "cases": [*one.cases],
                "skipped": [*one.skipped],
            }
            for one in found.shortcuts
        ],
        "leavings": [
            {
                "case": one.case,
                "touchpoint": one.touchpoint,
                "by": [*one.by],
                "back": one.back,
            }
            for one in found.leavings
        ],
        "unmatched": {case: [*ids] for case, ids in found.unmatched.items()},
        "felt": {
            id: {one.case: 2 * one.valence for one in felt} for id, felt in found.felt.items()
        },
    }
