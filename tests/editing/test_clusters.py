"""Clusters of stickies: put together, named, taken apart."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.clusters import (
    clusters,
    free_name,
    hang_all,
    join_sticky,
    put_together,
    rename_cluster,
)
from journeymap.editing.inbox import stickies, write_sticky
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.records import Friction, Journey, Note
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load


def board(*words: str) -> tuple[Snapshot, str, dict[str, str]]:
    """Return the sample with stickies on it, and their ids by what they say."""
    now = Snapshot().apply(load("coffee"))
    (journey,) = now.all(Journey)
    for word in words:
        made = write_sticky(EditView.of(now, journey), word, "Olha")
        assert made
        now = now.apply(made)
    return now, journey, {note.body: note.id for note in stickies(now, journey)}


def done(snapshot: Snapshot, made: Change | None) -> Snapshot:
    assert made
    assert snapshot.apply(made).apply(~made).all(Note) == snapshot.all(Note)
    return snapshot.apply(made)


def told(snapshot: Snapshot, journey: str) -> dict[str, list[str]]:
    return {
        name: [note.body for note in held] for name, held in clusters(stickies(snapshot, journey))
    }


def test_a_sticky_dropped_on_another_begins_a_cluster_with_it() -> None:
    now, journey, ids = board("late", "dear", "rude")
    made, name = join_sticky(now, journey, [ids["rude"]], ids["late"], "Cluster")
    now = done(now, made)
    assert name == "Cluster 1"
    assert told(now, journey) == {"": ["dear"], "Cluster 1": ["late", "rude"]}
    made, name = join_sticky(now, journey, [ids["dear"]], ids["rude"], "Cluster")
    assert name == "Cluster 1"
    assert told(done(now, made), journey) == {"Cluster 1": ["late", "rude", "dear"]}
    assert join_sticky(now, journey, [ids["dear"]], ids["dear"], "Cluster") == (None, "")


def test_a_cluster_keeps_its_place_when_its_first_sticky_goes_elsewhere() -> None:
    now, journey, ids = board("a1", "a2", "b1", "b2")
    now = done(now, put_together(now, journey, [ids["a1"], ids["a2"]], "A"))
    now = done(now, put_together(now, journey, [ids["b1"], ids["b2"]], "B"))
    now = done(now, put_together(now, journey, [ids["a1"]], "B"))
    assert list(told(now, journey)) == ["A", "B"]
    assert told(now, journey)["B"] == ["b1", "b2", "a1"]
    now = done(now, put_together(now, journey, [ids["a1"]], ""))
    assert told(now, journey) == {"": ["a1"], "A": ["a2"], "B": ["b1", "b2"]}
    assert put_together(now, journey, [ids["a1"]], " ") is None


def test_a_cluster_called_like_another_takes_its_stickies_in() -> None:
    now, journey, ids = board("a", "b")
    now = done(now, put_together(now, journey, [ids["a"]], "A"))
    now = done(now, put_together(now, journey, [ids["b"]], "B"))
    assert free_name(stickies(now, journey), "A") == "A 1"
    for nothing in ("", "  ", "A"):
        assert rename_cluster(now, journey, "A", nothing) is None
    now = done(now, rename_cluster(now, journey, "A", " Waiting \n long "))
    assert list(told(now, journey)) == ["Waiting long", "B"]
    now = done(now, rename_cluster(now, journey, "B", "Waiting long"))
    assert told(now, journey) == {"Waiting long": ["a", "b"]}


def test_a_whole_cluster_is_hung_on_a_touchpoint_as_frictions() -> None:
    now, journey, ids = board("late", "rude")
    card = cards(now, journey)[0]
    before = len(now.of(Friction, "touchpoint", card.id))
    now = now.apply(hang_all(now, list(ids.values()), card.id, "friction") or change("Nothing"))
    told_there = [one.title for one in now.of(Friction, "touchpoint", card.id)][before:]
    assert sorted(told_there) == ["late", "rude"] and not stickies(now, journey)


def test_a_sticky_knows_who_wrote_it() -> None:
    now, _, ids = board("late")
    assert now.all(Note)[ids["late"]].author == "Olha"
