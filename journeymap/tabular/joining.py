"""Several journeys of one file as one import."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.editing.fitting import append_journeys, merge_personas
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported


def joined(came: Sequence[Imported], name: str) -> Imported:
    """Return imports as one: people met again by name, journeys behind one another."""
    label = tr("Import {name}", name=name)
    now, whole = Snapshot(), Change(label)
    for one in came:
        fits = append_journeys(merge_personas(one.change, now), now)
        now, whole = now.apply(fits), whole + fits
    report = tuple(line for one in came for line in one.report)
    assumed = tuple(dict.fromkeys(said for one in came for said in one.assumed))
    return Imported(Change(label, whole.edits).normal(), report, assumed)
