"""What endangers people or their data: told however few it hits."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import FRICTION, Finding, Plain, called, check, listed
from journeymap.analysis.frictions import MAJOR, share_text
from journeymap.analysis.told_together import worst_alone
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Friction
from journeymap.model.snapshot import Snapshot

RISKS = "safety"
"""The kind of frictions that endanger somebody."""


@check(
    "unsafe",
    mark("Not safe"),
    FRICTION,
    mark(
        "A major friction of safety, health or data. It is told however few it hits, as what is "
        "grave is not made up for by being rare: mend it first."
    ),
)
def unsafe(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the major risks to safety, health or data, whatever their share.

    A product of severity and share would hide what is grave and rare, as the risk priority number
    of an FMEA does; so what is grave there is looked at by itself.
    """
    yield from worst_alone(
        _risks(snapshot, journey),
        lambda n, ids: plural(
            "{n} more grave risk: {places}",
            "{n} more grave risks: {places}",
            n,
            places=listed(snapshot, ids),
        ),
    )


def _risks(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    grouped = snapshot.by(Friction, "touchpoint")
    for card in cards(snapshot, journey):
        for one in grouped.get(card.id, ()):
            if one.kind == RISKS and one.severity is not None and one.severity >= MAJOR:
                text = tr(
                    "A risk however few it hits: {place}, {title} (severity {severity} of 4, "
                    "{share})",
                    place=called(snapshot, card.id),
                    title=one.title.strip() or tr("untitled friction"),
                    severity=one.severity,
                    share=share_text(one.share) or tr("share unknown"),
                )
                values: dict[str, Plain] = {"severity": one.severity, "share": one.share}
                yield Finding(one.severity, text, (card.id, one.id), values, weight=1.0)
