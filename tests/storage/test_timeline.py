"""The timeline: what a document was at any moment, whatever happened to it since."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.difference import change_between
from journeymap.model.document import Document
from journeymap.model.links import removal
from journeymap.model.plain import pack_change
from journeymap.model.records import Asset, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.timeline import Timeline
from tests.storage.samples import after, document, numbered, tampered, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "coffee.journey")


def opened(path: Path) -> tuple[Session, Document]:
    session = Session.open(path)
    return session, Document(session.snapshot, session.write, session.past)


def worked(path: Path, count: int) -> list[Snapshot]:
    """Make so many changes of every sort; return the document after each, the first before."""
    session, journey = opened(path)
    chance, states = random.Random(7), [journey.snapshot]
    for number in range(count):
        cards = [id for id in journey.snapshot.all(Touchpoint) if id != "card0"]
        if number % 7 == 3:
            journey.undo()
        elif number % 11 == 5:
            journey.redo()
        elif number % 5 == 4 and cards:
            journey.commit(Change("Remove", removal(journey.snapshot, cards[:1])))
        elif number % 6 == 1:
            card = journey.snapshot.all(Touchpoint)["card0"]
            title = f"typed {chance.random()}"
            journey.commit(change("Type", edit=[(card, card.but(title=title))]), join=True)
        else:
            journey.commit(numbered(journey.snapshot, number))
        states.append(journey.snapshot)
        if number % 250 == 249:
            session.publish()
    session.close()
    return states


def timeline(path: Path) -> Timeline:
    session = Session.open(path, for_reading=True)
    found = session.versions.timeline()
    session.leave()
    return found


def test_every_moment_of_much_work_is_what_it_was(file: Path) -> None:
    states = worked(file, 450)
    found = timeline(file)
    assert found.whole and found.now == states[-1]
    seen = [found.at(step.number) for step in found.steps]
    assert all(state in states for state in seen[:40] + seen[-40:])
    assert seen[-1] == states[-1] and found.at(0) == states[0]
    for step in (found.steps[300], found.steps[20], found.steps[150]):
        assert found.at(step.number) in states


def test_what_is_walked_forward_comes_to_now(file: Path) -> None:
    states = worked(file, 300)
    found = timeline(file)
    start, frames = found.frames(0, most=50)
    assert start == states[0] and len(frames) <= 50
    for frame in frames:
        start = start.apply(frame.change)
        assert start == found.at(frame.step.number)
    assert start == found.now
    for frame in reversed(frames):
        start = start.apply(~frame.change)
    assert start == states[0]


def test_a_timeline_stays_true_while_work_goes_on(file: Path) -> None:
    session, journey = opened(file)
    for number in range(500):
        journey.commit(numbered(journey.snapshot, number))
    found = session.versions.timeline()
    for number in range(500, 900):
        journey.commit(numbered(journey.snapshot, number))
    session.publish()
    assert found.at(250) == after(250) and found.now == after(500)
    assert session.versions.timeline().at(700) == after(700)
    session.close()


def test_ten_thousand_steps_are_listed_at_once_and_gone_back_in_pieces(file: Path) -> None:
    many, card = 10_000, document().all(Touchpoint)["card0"]
    packed = [
        json.dumps(pack_change(change("", edit=[(old, card.but(title=f"{number}"))])))
        for number in range(1, many + 1)
        for old in [card.but(title=f"{number - 1}") if number > 1 else card]
    ]
    with closing(sqlite3.connect(file)) as db, db:
        db.executemany(
            "INSERT INTO revision VALUES (?, '2026-11-24T09:00:00.000+00:00', '', 'do', 'Type', ?)",
            enumerate(packed, 1),
        )
        db.execute("UPDATE touchpoint SET title = ? WHERE id = 'card0'", (str(many),))
    tampered(file)
    session = Session.open(file)
    session.versions.name("Now")
    session.publish()  # packs
    took: list[float] = []

    def title(number: int) -> str:
        begun = time.process_time()
        said = found.at(number).all(Touchpoint)["card0"].title
        took.append(time.process_time() - begun)
        return said

    found = session.versions.timeline()
    assert len(found.steps) == many
    assert [title(number) for number in (many - 100, 1, 3)] == [str(many - 100), "1", "3"]
    near, far, again = took
    assert near < far and again < far, took
    session.close()


def test_names_are_given_changed_and_taken_away_and_reach_the_file(file: Path) -> None:
    session, journey = opened(file)
    journey.commit(numbered(journey.snapshot, 0))
    session.versions.name("Before the workshop")
    journey.commit(numbered(journey.snapshot, 1))
    session.versions.name("Same")
    session.versions.name("Same")
    session.versions.name("At the very beginning", 0, "2026-01-01T00:00:00+00:00")
    first, before, *_ = session.versions.all()
    session.versions.rename(before, "Before\nlunch ")
    session.versions.remove(session.versions.all()[-1])
    assert session.pending
    session.publish()
    assert not session.pending
    session.close()
    found = timeline(file)
    assert [(v.revision, v.name) for v in found.versions] == [
        (0, "At the very beginning"),
        (1, "Before lunch"),
        (2, "Same"),
    ]
    assert found.at(found.versions[1].revision) == after(1)
    assert b"Before the workshop" not in file.read_bytes()
    assert first.name == "At the very beginning"


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u2066\u2069", "\x00\n"])
def test_a_name_nobody_can_see_is_refused(file: Path, name: str) -> None:
    session, _ = opened(file)
    with pytest.raises(JourneyError, match="needs a name"):
        session.versions.name(name)
    assert not session.pending
    session.close()


def test_a_name_that_is_gone_meanwhile_is_not_taken_away_twice(file: Path) -> None:
    session, _ = opened(file)
    session.versions.name("Once")
    (version,) = session.versions.all()
    session.versions.remove(version)
    before = session.pending
    with pytest.raises(JourneyError, match="no name any more"):
        session.versions.rename(version, "Twice")
    assert session.versions.all() == () and session.pending == before
    session.close()


DAMAGE = {
    "edits are no JSON": "UPDATE revision SET edits = '[[' WHERE number = 20",
    "an edit of nothing": """UPDATE revision SET edits = '[["Touchpoint",null,null]]'
        WHERE number = 20""",
    "an unknown kind": """UPDATE revision SET edits = '[["Dragon",{"id":"a"},null]]'
        WHERE number = 20""",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_cannot_be_read_ends_the_way_back_and_not_what_came_after(
    file: Path, damage: str
) -> None:
    worked_plainly(file, 40)
    tampered(file, DAMAGE[damage])
    found = timeline(file)
    assert found.at(25) == after(25) and found.at(20) == after(20)
    with pytest.raises(JourneyError, match="cannot all be read"):
        found.at(19)
    with pytest.raises(JourneyError, match="cannot all be read"):
        found.frames(3)


@pytest.mark.parametrize(
    "damage",
    ["role = 'dance'", "label = printf('%.*c', 5000, 'x')"],
)
def test_a_row_that_is_no_step_ends_the_list(file: Path, damage: str) -> None:
    worked_plainly(file, 40)
    tampered(file, f"UPDATE revision SET {damage} WHERE number = 20")
    found = timeline(file)
    assert not found.whole
    assert found.at(30) == after(30)
    with pytest.raises(JourneyError):
        found.at(2)


def worked_plainly(path: Path, count: int) -> None:
    session, journey = opened(path)
    for number in range(count):
        journey.commit(numbered(journey.snapshot, number))
    session.close()


def test_a_moment_whose_links_lead_nowhere_is_said_and_not_shown(file: Path) -> None:
    """A step is missing in the middle: a card stands on a step nobody knows."""
    session, journey = opened(file)
    stage = Stage(id="later", journey="journey", title="Later")
    journey.commit(change("Stage", add=[stage]))
    journey.commit(numbered(journey.snapshot, 1))
    journey.commit(Change("Gone", removal(journey.snapshot, ("new1",))))
    journey.commit(numbered(journey.snapshot, 2))
    session.close()
    tampered(
        file,
        """UPDATE revision SET edits = replace(edits, '"step":"step"', '"step":"nowhere"')
        WHERE number IN (2, 3)""",
    )
    found = timeline(file)
    with pytest.raises(JourneyError):
        found.at(2)
    assert found.at(3).all(Stage)


def test_a_clock_that_goes_backwards_does_not_mix_the_steps_up(file: Path) -> None:
    worked_plainly(file, 6)
    tampered(
        file,
        "UPDATE revision SET at = '2031-01-01T00:00:00+00:00' WHERE number = 2",
        "UPDATE revision SET at = 'yesterday, I think' WHERE number = 4",
    )
    found = timeline(file)
    assert [step.number for step in found.steps] == [1, 2, 3, 4, 5, 6]
    assert found.at(2) == after(2)


def test_a_document_nobody_has_worked_on_has_a_now_and_no_steps(file: Path) -> None:
    found = timeline(file)
    assert found.steps == () and found.versions == () and found.at(0) == found.now == document()


def test_going_back_is_one_step_and_brings_pictures_back_with_their_bytes(file: Path) -> None:
    session, journey = opened(file)
    asset = session.attachments.put_asset(b"a picture, nearly", "bean.png", "image/png")
    journey.commit(change("Picture", add=[asset]))
    session.versions.name("With the picture")
    journey.commit(change("Take it out", remove=[asset]))
    for number in range(20):
        journey.commit(numbered(journey.snapshot, number))
    session.close()
    session, journey = opened(file)
    found = session.versions.timeline()
    then = found.at(found.versions[0].revision)
    journey.commit(change_between("Restore", journey.snapshot, then))
    assert journey.snapshot == then and journey.snapshot.get(Asset, asset.id)
    assert session.attachments.asset(asset.digest) == b"a picture, nearly"
    journey.undo()
    assert journey.snapshot == after(20)
    session.close()


def test_what_lies_between_any_two_moments_leads_from_one_to_the_other(file: Path) -> None:
    states = worked(file, 200)
    chance = random.Random(3)
    for _ in range(60):
        one, other = chance.choice(states), chance.choice(states)
        assert one.apply(change_between("Go", one, other)) == other


def test_a_packed_piece_that_cannot_be_read_ends_the_list_there(file: Path) -> None:
    worked(file, 700)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE history SET packed = x'00' WHERE last = (SELECT min(last) FROM history)")
    tampered(file)
    found = timeline(file)
    assert not found.whole and found.steps
    assert found.at(found.steps[5].number)
    with pytest.raises(JourneyError):
        found.at(0)
