"""What is remembered of a journey: its peak and its end."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import people, share_of
from journeymap.analysis.emotion import Remembered, curve, peak_end
from journeymap.analysis.findings import FEELINGS, Finding, Plain, called, check
from journeymap.language import decimal, mark, tr
from journeymap.model.names import level_number, levels_of
from journeymap.model.snapshot import Snapshot

_Path = tuple[tuple[str, float | None], ...]


@check(
    "peak_end",
    mark("Peak and end"),
    FEELINGS,
    mark(
        "What is remembered is mostly the strongest moment and the last one, not the mean "
        "(Fredrickson & Kahneman 1993). Where both are bad, mend these first."
    ),
)
def memories(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona what the peak and the end leave behind (Fredrickson & Kahneman 1993).

    Nothing is said where only one feeling is known: it is both. The figures are levels of the
    project's own scale, from 1 for the worst.
    """
    for persona in people(snapshot, journey):
        path = curve(snapshot, journey, persona)
        felt = peak_end([valence for _, valence in path])
        if felt is not None and sum(valence is not None for _, valence in path) > 1:
            weight = share_of(snapshot, journey, persona)
            yield _memory(snapshot, path, felt, persona, weight)


def _memory(
    snapshot: Snapshot, path: _Path, felt: Remembered, persona: str | None, weight: float
) -> Finding:
    levels = levels_of(snapshot)

    def level(valence: float | None) -> str:
        return decimal(level_number(valence or 0.0, levels), None)

    (peak, strongest), (end, last) = path[felt.peak], path[felt.end]
    said = {
        "persona": called(snapshot, persona),
        "felt": level(felt.value),
        "levels": levels,
        "peak": called(snapshot, peak),
        "strongest": level(strongest),
        "end": called(snapshot, end),
        "last": level(last),
    }
    if felt.value < 0:
        severity, text = 2, tr(_BAD, **said)
    elif felt.value > 0:
        severity, text = 0, tr(_GOOD, **said)
    else:
        severity, text = 1, tr(_MIXED, **said)
    ids = (peak,) if peak == end else (peak, end)
    values: dict[str, Plain] = {
        "persona": persona,
        "remembered": 2 * felt.value,
        "peak": peak,
        "end": end,
    }
    # Where nobody is named, the sentence begins with “the customer”.
    return Finding(severity, text[:1].upper() + text[1:], ids, values, weight=weight)


_BAD = mark(
    "{persona} remembers it as bad ({felt} of {levels}): peak {peak} ({strongest}), end {end}"
    " ({last})"
)
_GOOD = mark(
    "{persona} remembers it as good ({felt} of {levels}): peak {peak} ({strongest}), end {end}"
    " ({last})"
)
_MIXED = mark(
    "{persona} has mixed memories ({felt} of {levels}): peak {peak} ({strongest}), end {end}"
    " ({last})"
)
