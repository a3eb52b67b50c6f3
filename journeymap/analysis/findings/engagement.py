"""Where nothing moves anybody: silent stretches, and an arc that is flat throughout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeymap.analysis.findings import Finding, Plain, called, check
from journeymap.language import tr
from journeymap.model.grid import seen
from journeymap.model.records import Feeling, Journey
from journeymap.model.snapshot import Snapshot

_CALM = 0.25
_STRETCH = 3
_FLAT = 0.15
_ENOUGH = 4
"""Up to what arousal, from 0 to 1, one is calm; how many calm touchpoints in a row are a silent
stretch; within which span an arc is flat, and how many touchpoints are enough to say so (ours)."""

_Path = list[tuple[str, float | None]]


@check("engagement")
def silent(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona where they stay calm for long, or whether their arc is flat."""
    record = snapshot.get(Journey, journey)
    for persona in (record.personas if record else ()) or (None,):
        path = _path(snapshot, journey, persona)
        known = [level for _, level in path if level is not None]
        if len(known) >= _ENOUGH and max(known) - min(known) < _FLAT:
            text = tr("The dramatic arc of {persona} is flat", persona=called(snapshot, persona))
            values: dict[str, Plain] = {"persona": persona, "span": max(known) - min(known)}
            yield Finding(1, text, tuple(id for id, level in path if level is not None), values)
            continue
        yield from _stretches(snapshot, path, persona)


def _path(snapshot: Snapshot, journey: str, persona: str | None) -> _Path:
    felt = {one.touchpoint: one.arousal for one in snapshot.of(Feeling, "persona", persona)}
    return [(card.id, felt.get(card.id)) for card in seen(snapshot, journey)]


def _stretches(snapshot: Snapshot, path: _Path, persona: str | None) -> Iterator[Finding]:
    """Find runs of touchpoints that are known to be calm; what is not known ends a run."""
    for calm, run in groupby(path, lambda one: one[1] is not None and one[1] <= _CALM):
        ids = tuple(id for id, _ in run)
        if calm and len(ids) >= _STRETCH:
            text = tr(
                "Silent stretch for {persona}, {n} touchpoints long: {first} to {last}",
                persona=called(snapshot, persona),
                n=len(ids),
                first=called(snapshot, ids[0]),
                last=called(snapshot, ids[-1]),
            )
            yield Finding(1, text, ids, {"persona": persona, "touchpoints": len(ids)})
