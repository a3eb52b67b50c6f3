"""Where real customers do something that the model has not."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, called, check
from journeymap.analysis.flow.cases import support
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot

_NAMED = 3


@check(
    "leaves_model",
    mark("Cases leave the model"),
    WAYS,
    mark(
        "After this touchpoint real customers did something that the model has not, or stopped. "
        "Either the model lacks it, or they have to be kept."
    ),
)
def find_leaving(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find each touchpoint after which cases leave the model, with who does and what they do."""
    found = support(snapshot, journey)
    for card in cards(snapshot, journey):
        leavings = found.leaving(card.id)
        if not leavings:
            continue
        who = [*dict.fromkeys(one.case for one in leavings)]
        deeds = [_deed(snapshot, one.case, one.by[0] if one.by else "") for one in leavings]
        text = plural(
            "{n} of {of} cases leaves the model after {touchpoint}: {what}",
            "{n} of {of} cases leave the model after {touchpoint}: {what}",
            len(who),
            of=len(found.cases),
            touchpoint=called(snapshot, card.id),
            what="; ".join(deeds[:_NAMED]) + ("; …" if len(deeds) > _NAMED else ""),
        )
        values = {"cases": len(who), "of": len(found.cases)}
        share = len(who) / len(found.cases)
        yield Finding(2 if share > 0.5 else 1, text, (card.id,), values, weight=share)


def _deed(snapshot: Snapshot, case: str, step: str) -> str:
    record = snapshot.get(Journey, case)
    name = journey_name(record) if record else ""
    if not step:
        return tr("{case} ends there", case=name)
    return tr("{case}: “{title}”", case=name, title=called(snapshot, step))
