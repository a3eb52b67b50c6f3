"""The frictions that hurt most."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.analysis.frictions import MAJOR, share_text, worst_first
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Friction
from journeymap.model.snapshot import Snapshot

MOST = 5


@check("friction")
def worst(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the worst major frictions, at most five.

    They are ranked by severity (impact only, 0 to 4) times the share affected; those whose
    share is unknown come after. Each is as grave as the gravest that ranks after it, so that
    a list by gravity keeps that order.
    """
    grouped = snapshot.by(Friction, "touchpoint")
    rows = [friction for card in cards(snapshot, journey) for friction in grouped.get(card.id, ())]
    major = worst_first(friction for friction in rows if (friction.severity or 0) >= MAJOR)[:MOST]
    for place, friction in enumerate(major):
        gravest = max(after.severity or 0 for after in major[place:])
        values = {"severity": friction.severity, "share": friction.share}
        ids = (friction.touchpoint, friction.id)
        yield Finding(gravest, _told(snapshot, friction), ids, values)


def _told(snapshot: Snapshot, friction: Friction) -> str:
    values = {
        "severity": friction.severity,
        "place": called(snapshot, friction.touchpoint),
        "title": friction.title,
        "share": share_text(friction.share),
    }
    if friction.share is None:
        return (
            tr("▲ {severity} {place}: {title}", **values)
            if friction.title
            else tr("▲ {severity} {place}", **values)
        )
    return (
        tr("▲ {severity} × {share} {place}: {title}", **values)
        if friction.title
        else tr("▲ {severity} × {share} {place}", **values)
    )
