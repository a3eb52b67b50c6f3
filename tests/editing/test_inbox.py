"""Stickies are written down fast and sorted onto the map later."""

import pytest

from journeymap.editing.inbox import (
    hang_sticky,
    place_sticky,
    place_sticky_between,
    stickies,
    write_sticky,
)
from journeymap.editing.votes import tally, vote
from journeymap.model.records import Friction, Idea, Lane, Note, Quote, Record
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, shown, sketch, view

MAP = sketch("Web: a . | b", "Shop: . c | .")


def written(*texts: str, on: Snapshot = MAP) -> Snapshot:
    for text in texts:
        done = write_sticky(view(on), text)
        assert done
        on = on.apply(done)
    return on


def lane(snapshot: Snapshot, kind: str) -> Snapshot:
    return Snapshot([*snapshot.records(), Lane(id=kind, journey=JOURNEY, kind=kind, position=9.0)])


def test_stickies_stay_in_the_order_they_were_written() -> None:
    now = written("Queue at the till", "Nice smell", "No price tag")
    bodies = [note.body for note in stickies(now, JOURNEY)]
    assert bodies == ["Queue at the till", "Nice smell", "No price tag"]


def test_a_sticky_with_nothing_on_it_is_not_kept() -> None:
    assert write_sticky(view(MAP), "  \n") is None
    assert write_sticky(view(Snapshot()), "Something") is None


def test_in_a_channel_a_sticky_becomes_a_touchpoint() -> None:
    now = written("Asks a friend")
    done = place_sticky(now, stickies(now, JOURNEY)[0].id, "s1", "Web")
    assert done
    after = now.apply(done)
    assert shown(after) == ["Web: a Asks a friend | b", "Shop: . c | ."]
    assert stickies(after, JOURNEY) == ()
    assert after.apply(~done) == now


def test_between_two_steps_a_sticky_becomes_a_touchpoint_in_a_step_of_its_own() -> None:
    now = written("New")
    done = place_sticky_between(now, stickies(now, JOURNEY)[0].id, "S0", 1, "Shop")
    assert done and shown(now.apply(done)) == ["Web: a . . | b", "Shop: . New c | ."]


@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [("friction", Friction, "title"), ("quotes", Quote, "said"), ("ideas", Idea, "title")],
)
def test_in_another_lane_it_becomes_what_stands_there(
    kind: str, record: type[Record], field: str
) -> None:
    now = written("So slow", on=lane(MAP, kind))
    done = place_sticky(now, stickies(now, JOURNEY)[0].id, "s1", kind)
    assert done
    after = now.apply(done)
    (new,) = after.all(record).values()
    assert getattr(new, field) == "So slow"
    assert "c" in (getattr(new, "touchpoint", ""), *getattr(new, "touchpoints", ()))
    assert not after.all(Note)


def test_in_a_lane_of_notes_it_stays_a_note_and_keeps_its_votes() -> None:
    now = written("Remember this", on=lane(MAP, "text"))
    note = stickies(now, JOURNEY)[0].id
    now = now.apply(vote(view(now), note, "Olha", 3) or pytest.fail("no vote"))
    done = place_sticky(now, note, "s0", "text")
    assert done
    after = now.apply(done)
    assert after.all(Note)[note].step == "s0"
    assert tally(after, JOURNEY) == {note: 1}


def test_votes_go_along_to_what_a_sticky_becomes() -> None:
    now = written("Pay at the shelf")
    note = stickies(now, JOURNEY)[0].id
    for voter in ("Olha", "Ivan"):
        now = now.apply(vote(view(now), note, voter, 3) or pytest.fail("no vote"))
    after = now.apply(hang_sticky(now, note, "a", "ideas") or pytest.fail("no idea"))
    (idea,) = after.all(Idea)
    assert tally(after, JOURNEY) == {idea: 2}


def test_where_nothing_can_hang_a_sticky_stays_in_the_inbox() -> None:
    now = written("Lost", on=lane(lane(MAP, "friction"), "emotion"))
    note = stickies(now, JOURNEY)[0].id
    empty = now.apply(place_sticky(now, note, "s1", "Web") or pytest.fail("no touchpoint"))
    assert place_sticky(now, note, "s0", "emotion") is None
    assert place_sticky(now, note, "s9", "Web") is None
    assert hang_sticky(now, note, "a", "emotion") is None
    assert place_sticky(empty, note, "s0", "Web") is None
