"""The frictions that hurt most."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import parted
from journeymap.analysis.findings import FRICTION, Finding, Plain, called, check
from journeymap.analysis.flow.known import known_flow
from journeymap.analysis.frictions import MAJOR, burden, share_text, worst_first
from journeymap.language import decimal, mark, tr
from journeymap.model.grid import cards
from journeymap.model.records import Friction
from journeymap.model.snapshot import Snapshot

MOST = 5
"""How many are told."""

_HEAVY = 1.0
"""From such a severity × share on what is minor is told like what is major: as a catastrophe that
hits a quarter of those who come (ours)."""


@check(
    "highest_friction",
    mark("Highest friction"),
    FRICTION,
    mark(
        "The worst frictions: severity (0 to 4, impact alone) times the share of customers "
        "affected; beside it times how often one customer comes there. Begin at the top."
    ),
)
def worst(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the worst frictions, at most five: major ones, and such as hit many.

    They are ranked by severity (impact only, 0 to 4) times the share affected; those whose
    share is unknown come after, by severity alone; so each is ranked as the gravest that comes
    after it. Where none is so bad the first is told. Beside it stands the expected friction: × how
    often one customer comes there.
    """
    grouped = snapshot.by(Friction, "touchpoint")
    rows = [friction for card in cards(snapshot, journey) for friction in grouped.get(card.id, ())]
    order = worst_first(friction for friction in rows if friction.severity)
    bad = [friction for friction in order if _is_bad(friction)][:MOST] or order[:1]
    for place, friction in enumerate(bad):
        gravest = max(after.severity or 0 for after in bad[place:])
        yield _finding(snapshot, journey, friction, gravest)


def _is_bad(friction: Friction) -> bool:
    return (friction.severity or 0) >= MAJOR or (burden(friction) or 0.0) >= _HEAVY


def _finding(snapshot: Snapshot, journey: str, friction: Friction, gravest: int) -> Finding:
    flow = known_flow(snapshot, journey)
    visits, hurts = flow.visits.get(friction.touchpoint), burden(friction)
    values: dict[str, Plain] = {
        "severity": friction.severity,
        "share": friction.share,
        "friction": hurts,
        "visits": visits,
        "expected": hurts * visits if hurts is not None and visits is not None else None,
    }
    text = _told(snapshot, friction, None if flow.assumed else visits, "≈" if parted(flow) else "=")
    ids = (friction.touchpoint, friction.id)
    weight = (hurts or 0.0) / 4
    severity = friction.severity or 0
    return Finding(severity, text, ids, values, weight=weight, ranks_as=gravest)


def _told(snapshot: Snapshot, friction: Friction, visits: float | None, sign: str) -> str:
    """Return the sentence: where, what, how bad, for whom and, with visits, what to expect."""
    place, title = called(snapshot, friction.touchpoint), friction.title.strip()
    said = {
        "what": tr("{place}: {title}", place=place, title=title) if title else place,
        "severity": friction.severity,
        "share": share_text(friction.share),
    }
    hurts = burden(friction)
    if hurts is None:
        return tr("{what} (severity {severity} of 4, share unknown)", **said)
    said["friction"] = decimal(hurts, 1 if hurts >= 1 else 2)
    if visits is None or decimal(visits, 2) == decimal(1, 2):
        return tr("{what} (severity {severity} × {share} = {friction})", **said)
    return tr(
        "{what} (severity {severity} × {share} = {friction}; × {visits} visits {expected})",
        **said,
        visits=decimal(visits, 2),
        expected=f"{sign} {decimal(hurts * visits, 2)}",
    )
