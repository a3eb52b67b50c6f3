"""Where more was promised than is felt."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to, share_of
from journeymap.analysis.findings import PROMISE, Finding, Plain, called, check
from journeymap.analysis.promises import PromiseGap, promise_gaps
from journeymap.language import decimal, mark, tr
from journeymap.model.names import level_number, levels_of
from journeymap.model.snapshot import Snapshot

_MOST = 3
"""How many gaps are told, the largest first."""

_LARGE = 1.0
"""From which gap on, in half the length of the scale, it is a matter of the promise itself."""


@check(
    "promise_gap",
    mark("Promise not kept"),
    PROMISE,
    mark(
        "Where what is felt falls short of what was promised, by a level or more; the worst "
        "three. Keep the promise, or promise less."
    ),
)
def broken(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where what is felt falls short of the promise by a level or more, the worst three.

    The figures are levels of the project's own scale, from 1 for the worst.
    """
    short = [gap for gap in promise_gaps(snapshot, journey) if gap.size < 0]
    for gap in short[:_MOST]:
        text = tr(
            "{persona} was promised {promised} of {levels} and feels {felt}: {place}",
            **said_of(snapshot, gap),
        )
        weight = share_of(snapshot, journey, gap.persona)
        weight *= coming_to(snapshot, journey, (gap.touchpoint,))
        severity = 3 if gap.size <= -_LARGE else 2
        yield finding_of(severity, text, gap, weight)


def said_of(snapshot: Snapshot, gap: PromiseGap) -> dict[str, object]:
    """Return what is said of a gap, by the names sentences have for it."""
    levels = levels_of(snapshot)
    return {
        "persona": called(snapshot, gap.persona),
        "promised": decimal(level_number(gap.promised, levels), None),
        "felt": decimal(level_number(gap.felt, levels), None),
        "levels": levels,
        "place": called(snapshot, gap.touchpoint),
    }


def finding_of(severity: int, text: str, gap: PromiseGap, weight: float) -> Finding:
    """Return the finding of a gap, its sentence begun with a capital where nobody is named."""
    values: dict[str, Plain] = {
        "persona": gap.persona,
        "promised": 2 * gap.promised,
        "felt": 2 * gap.felt,
        "gap": 2 * gap.size,
    }
    whole = text[:1].upper() + text[1:]
    return Finding(severity, whole, (gap.touchpoint,), values, weight=weight)
