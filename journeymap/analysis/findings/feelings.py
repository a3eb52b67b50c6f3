"""Where it hurts, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.analysis.emotion import Remembered, curve, peak_end
from journeymap.analysis.findings import Finding, Plain, called, check
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot

Path = tuple[tuple[str, float | None], ...]


@check("feelings")
def lowest(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona the lowest point, and what the peak and the end leave behind."""
    record = snapshot.get(Journey, journey)
    for persona in (record.personas if record else ()) or (None,):
        path = curve(snapshot, journey, persona)
        remembered = peak_end([valence for _, valence in path])
        if remembered is not None:
            who = called(snapshot, persona)
            for finding in (
                *_low(snapshot, path, remembered, who),
                _memory(snapshot, path, remembered, who),
            ):
                yield replace(finding, values={"persona": persona, **finding.values})


def _low(snapshot: Snapshot, path: Path, felt: Remembered, who: str) -> Iterator[Finding]:
    lowest = path[felt.worst][1]
    if lowest is not None and lowest < 0:
        ids = tuple(id for id, valence in path if valence == lowest)
        where = called(snapshot, ids[0])
        text = tr("Lowest for {persona}: {place}", persona=who, place=where)
        yield Finding(3 if lowest <= -0.75 else 2, text, ids, {"feeling": 2 * lowest})


def _memory(snapshot: Snapshot, path: Path, felt: Remembered, who: str) -> Finding:
    peak, end = path[felt.peak][0], path[felt.end][0]
    places = {"persona": who, "peak": called(snapshot, peak), "end": called(snapshot, end)}
    ids = (peak,) if peak == end else (peak, end)
    if felt.value < 0:
        severity = 2
        text = tr("{persona} remembers it as bad: peak {peak}, end {end}", **places)
    elif felt.value > 0:
        severity = 0
        text = tr("{persona} remembers it as good: peak {peak}, end {end}", **places)
    else:
        severity = 1
        text = tr("{persona} has mixed memories: peak {peak}, end {end}", **places)
    # Where nobody is named, the sentence begins with “the customer”.
    values: dict[str, Plain] = {"remembered": 2 * felt.value, "peak": peak, "end": end}
    return Finding(severity, text[:1].upper() + text[1:], ids, values)
