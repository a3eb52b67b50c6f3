"""The frictions that hurt most."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Friction
from journeymap.model.snapshot import Snapshot

MOST = 5


@check("friction")
def worst(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the worst major frictions, at most five.

    They are ranked by severity (impact only, 0 to 4), then by the share affected; an
    unknown share is not taken for everybody.
    """
    grouped = snapshot.by(Friction, "touchpoint")
    rows = [friction for card in cards(snapshot, journey) for friction in grouped.get(card.id, ())]
    major = [friction for friction in rows if friction.severity >= 3]
    major.sort(key=lambda friction: (-friction.severity, -(friction.share or 0.0)))
    for friction in major[:MOST]:
        place = called(snapshot, friction.touchpoint)
        text = (
            tr("▲ {severity} {place}: {title}", severity=friction.severity, place=place,
               title=friction.title)
            if friction.title
            else tr("▲ {severity} {place}", severity=friction.severity, place=place)
        )
        yield Finding(friction.severity, text, (friction.touchpoint, friction.id))
