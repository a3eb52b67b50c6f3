"""Clusters: stickies put together on the wall, and what their cluster is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeymap.editing.inbox import hang_sticky, stickies
from journeymap.editing.records import set_field
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Note
from journeymap.model.snapshot import Snapshot


class StickyCluster(NamedTuple):
    """Stickies of one cluster in their order; a blank name are those in none."""

    name: str
    notes: tuple[Note, ...]


def clusters(notes: Iterable[Note]) -> list[StickyCluster]:
    """Return stickies by cluster: first those in none, then the cluster begun first."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(note.cluster.strip(), []).append(note)
    loose = found.pop("", None)
    first = [StickyCluster("", tuple(loose))] if loose else []
    return first + [StickyCluster(name, tuple(held)) for name, held in found.items()]


def free_name(notes: Iterable[Note], word: str) -> str:
    """Return a name no cluster has yet: the word, with a number where it is taken."""
    taken = {note.cluster.strip() for note in notes}
    number = 1
    while (name := f"{word} {number}") in taken:
        number += 1
    return name


def put_together(snapshot: Snapshot, journey: str, ids: Sequence[str], name: str) -> Change | None:
    """Put stickies at the end of a cluster, or with a blank name out of theirs.

    The cluster they leave keeps its place on the wall: its next sticky stands where the first
    one stood. ``None`` where they all are in it.
    """
    row = stickies(snapshot, journey)
    wanted = set(ids)
    moved = [note for note in row if note.id in wanted and note.cluster.strip() != name.strip()]
    if not moved:
        return None
    edits: list[tuple[Note, Note]] = []
    leaving = {note.id for note in moved}
    for old in {note.cluster.strip(): None for note in moved}:
        held = [note for note in row if note.cluster.strip() == old]
        stays = [note for note in held if note.id not in leaving]
        if old and stays and held[0].id in leaving:
            edits.append((stays[0], stays[0].but(position=held[0].position)))
    last = after_last(row)
    for i, note in enumerate(moved):
        edits.append((note, note.but(cluster=name.strip(), position=last + i)))
    return change("Cluster", edit=edits) or None


def join_sticky(
    snapshot: Snapshot, journey: str, ids: Sequence[str], onto: str, word: str
) -> tuple[Change | None, str]:
    """Put stickies together with another one, and return the cluster they are in then.

    One that is in no cluster yet begins a new one with them, called by the word and a number.
    """
    row = stickies(snapshot, journey)
    target = next((note for note in row if note.id == onto), None)
    if target is None or onto in ids:
        return None, ""
    name = target.cluster.strip()
    if name:
        return put_together(snapshot, journey, ids, name), name
    name = free_name(row, word)
    return put_together(snapshot, journey, (onto, *ids), name), name


def rename_cluster(snapshot: Snapshot, journey: str, old: str, name: str) -> Change | None:
    """Call a cluster something else; one of that name takes its stickies in."""
    held = [n.id for n in stickies(snapshot, journey) if n.cluster.strip() == old.strip()]
    words = " ".join(name.split())
    if not held or not words or words == old.strip():
        return None
    return set_field(snapshot, held, "cluster", words, label="Rename cluster")


def hang_all(snapshot: Snapshot, ids: Sequence[str], touchpoint: str, kind: str) -> Change | None:
    """Sort stickies onto a touchpoint, one after the other, as what a lane of a kind holds."""
    now, whole = snapshot, Change("Sort sticky")
    for id in ids:
        part = hang_sticky(now, id, touchpoint, kind)
        if part:
            now, whole = now.apply(part), whole + part
    return whole or None
