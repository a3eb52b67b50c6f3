"""How an import fits into a document: the same for the window, the command line and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.editing.new_ids import with_new_ids
from journeymap.model.change import Change, Edit, change
from journeymap.model.fields import specs
from journeymap.model.records import Journey, Persona, Project, Record
from journeymap.model.snapshot import Snapshot


def fitted(came: Change, snapshot: Snapshot, name: str = "") -> Change:
    """Return an import as one step that fits into a document, whatever stands in it.

    Its journeys come last, personas known by name are those of the document, ids that are
    taken are made new. A document without a project gets one, called as its first journey is,
    else by the ``name`` of what was read.
    """
    fits = append_journeys(with_new_ids(merge_personas(came, snapshot), snapshot), snapshot)
    brought = [edit.after for edit in fits if edit.before is None]
    if snapshot.all(Project) or any(isinstance(record, Project) for record in brought):
        return fits
    journeys = [record for record in brought if isinstance(record, Journey)]
    first = min(journeys, key=lambda journey: journey.position, default=None)
    title = first.title.strip() if first else ""
    project = change(came.label, add=[Project(name=title or name.rpartition(".")[0] or name)])
    return Change(came.label, project.edits + fits.edits)


def append_journeys(came: Change, snapshot: Snapshot) -> Change:
    """Return an import with its journeys behind those that are there, in their own order."""
    last = max((j.position for j in snapshot.ordered(Journey)), default=0.0)
    brought = sorted(
        (e.after for e in came if isinstance(e.after, Journey) and e.before is None),
        key=lambda journey: journey.position,
    )
    places = {journey.id: last + i for i, journey in enumerate(brought, 1)}
    return Change(
        came.label,
        tuple(
            Edit(e.before, e.after.but(position=places[e.after.id]))
            if isinstance(e.after, Journey) and e.before is None
            else e
            for e in came
        ),
    )


def merge_personas(came: Change, snapshot: Snapshot) -> Change:
    """Return an import whose personas are those of the document where only their name is told."""
    known = {person.name: person.id for person in reversed(snapshot.ordered(Persona))}
    brought = (e.after for e in came if isinstance(e.after, Persona) and e.before is None)
    same = {
        p.id: known[p.name]
        for p in brought
        if p.name in known and p == Persona(id=p.id, name=p.name, position=p.position)
    }
    if not same:
        return came
    edits = (Edit(e.before, _of_known(e.after, same)) for e in came if e.record.id not in same)
    return Change(came.label, tuple(edits))


def _of_known(record: Record | None, same: Mapping[str, str]) -> Record | None:
    values: dict[str, Any] = {}
    for name, spec in specs(type(record)).items() if record else ():
        value = getattr(record, name)
        if spec.target == "Persona" and isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys(same.get(id, id) for id in value))
        elif spec.target == "Persona" and value in same:
            values[name] = same[value]
    return record.but(**values) if record and values else record
