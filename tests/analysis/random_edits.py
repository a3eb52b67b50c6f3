"""A journey edited at random, as people do to a to-be, and what a plain look finds of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from journeymap.editing import EditView
from journeymap.editing.journeys import derive
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, columns, lanes, stages
from journeymap.model.links import removal
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Note,
    Quote,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

WORDS = ("alert", "bill", "call", "chat", "delay", "form", "help", "offer", "queue", "stock")


def full() -> Snapshot:
    """Return a journey with something of everything."""
    plain = sketch(
        "Web:  a . b | c . | d e f",
        "Shop: . g . | . h | . i+k .",
    )
    records: list[Record] = [
        Lane(id="Feel", journey=JOURNEY, kind="emotion", title="Feel", position=9.0),
        Lane(id="Notes", journey=JOURNEY, kind="text", title="Notes", position=10.0),
        Note(id="note", journey=JOURNEY, lane="Notes", step="s1", body="Think of me"),
        Note(id="wide", journey=JOURNEY, lane="Notes", stage="S1", body="All of it"),
        Idea(id="idea", journey=JOURNEY, touchpoints=("a", "b"), title="Faster"),
        Idea(id="other", journey=JOURNEY, touchpoints=("h",), title="Nearer"),
    ]
    order = [card.id for card in cards(plain, JOURNEY)]
    for i, id in enumerate(order):
        records.append(Feeling(id=f"feel {id}", touchpoint=id, persona=OLENA, valence=i % 3 / 2))
        if i % 2:
            records.append(
                Friction(id=f"hurt {id}", touchpoint=id, title=f"Waits {id}", severity=2, share=0.5)
            )
            records.append(Feeling(id=f"felt {id}", touchpoint=id, persona=MAKSYM, valence=-0.5))
        if i % 3 == 0:
            records.append(Quote(id=f"said {id}", touchpoint=id, said=f"Oh {id}"))
            records.append(Sense(id=f"sees {id}", touchpoint=id, intention=f"Light {id}"))
        if i:
            records.append(Connection(id=f"to {id}", source=order[i - 1], target=id))
    return plain.apply(change("", add=records))


def derived(snapshot: Snapshot) -> tuple[Snapshot, str]:
    """Return a document with its to-be, and the id of this."""
    made = derive(EditView.of(snapshot, JOURNEY))
    assert made is not None
    after = snapshot.apply(made)
    return after, next(id for id in after.all(Journey) if id not in snapshot.all(Journey))


def edited(snapshot: Snapshot, journey: str, seed: int, times: int) -> Snapshot:
    """Return a document in which a journey was edited so many times, whatever came to mind."""
    chance = Random(seed)
    for n in range(times):
        done = chance.choice(EDITS)(snapshot, journey, chance, n)
        if done is not None:
            snapshot = snapshot.apply(done)
    return snapshot


def _retitle(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    card = chance.choice(cards(now, journey) or (None,))
    word = chance.choice(WORDS)
    return change("", edit=[(card, card.but(title=f"{word} {n}", owner=word))]) if card else None


def _remove(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    card = chance.choice(cards(now, journey) or (None,))
    return Change("", removal(now, [card.id])) if card else None


def _beside(step: Step, chance: Random, n: int) -> Step:
    """Return a new column next to another; no two stand at one place, which ids would part."""
    position = step.position + chance.choice((-0.3, 0.3)) + n / 999
    return Step(id=f"step {n}", stage=step.stage, position=position)


def _add(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    rows = [lane for lane in lanes(now, journey) if lane.kind == "channel"]
    if not rows or not columns(now, journey):
        return None
    step = chance.choice(columns(now, journey))
    added: list[Record] = []
    if chance.random() < 0.6:
        step = Step(
            id=f"step {n}",
            stage=step.stage,
            position=step.position + chance.choice((-0.3, 0.3)) + n / 999,
        )
        added.append(step)
    card = Touchpoint(
        id=f"card {n}",
        step=step.id,
        lane=chance.choice(rows).id,
        title=f"New {n}",
        position=9.0 + n,
    )
    added += [card, Friction(touchpoint=card.id, title=f"Ouch {n}", severity=1)]
    others = cards(now, journey)
    if others:
        added.append(Connection(source=chance.choice(others).id, target=card.id))
        added.append(Idea(journey=journey, touchpoints=(card.id,), title=f"Do {n}"))
    return change("", add=added)


def _move(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    card = chance.choice(cards(now, journey) or (None,))
    if card is None:
        return None
    step = chance.choice(columns(now, journey))
    row = [lane for lane in lanes(now, journey) if lane.kind == "channel"]
    added: list[Record] = []
    if chance.random() < 0.5:
        step = Step(
            id=f"step {n}",
            stage=step.stage,
            position=step.position + chance.choice((-0.4, 0.4)) + n / 999,
        )
        added.append(step)
    moved = card.but(step=step.id, lane=chance.choice(row).id)
    return change("", add=added, edit=[(card, moved)])


def _hurt(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    card = chance.choice(cards(now, journey) or (None,))
    if card is None:
        return None
    parts: list[Record] = [*now.of(Friction, "touchpoint", card.id)]
    parts += now.of(Quote, "touchpoint", card.id)
    parts += now.of(Sense, "touchpoint", card.id)
    if parts and chance.random() < 0.4:
        return Change("", removal(now, [chance.choice(parts).id]))
    frictions = now.of(Friction, "touchpoint", card.id)
    if frictions and chance.random() < 0.6:
        one = chance.choice(frictions)
        return change("", edit=[(one, one.but(severity=chance.choice((None, 0, 4))))])
    return change("", add=[Quote(touchpoint=card.id, said=f"Well {n}")])


def _feel(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    card = chance.choice(cards(now, journey) or (None,))
    felt = now.of(Feeling, "touchpoint", card.id) if card else ()
    if not felt:
        return None
    one = chance.choice(felt)
    if chance.random() < 0.2:
        return Change("", removal(now, [one.id]))
    return change("", edit=[(one, one.but(valence=chance.choice((-1.0, 0.0, 1.0))))])


def _rows(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    row: list[Stage | Lane] = [*stages(now, journey)]
    if chance.random() < 0.5:
        row = [*lanes(now, journey)]
    one = chance.choice(row)
    roll = chance.random()
    if roll < 0.3:
        return change("", edit=[(one, one.but(position=chance.choice((0.1, 1.4, 7.7)) + n / 99))])
    if roll < 0.5:
        return change("", edit=[(one, one.but(title=f"Called {n}"))])
    if roll < 0.6 and len(row) > 2 and not (isinstance(one, Lane) and one.id == row[0].id):
        return Change("", removal(now, [one.id]))
    if isinstance(one, Stage):
        stage = Stage(journey=journey, title=f"Stage of {n}", position=one.position + 0.3 + n / 999)
        return change("", add=[stage, Step(stage=stage.id, title=f"Column {n}")])
    return change(
        "",
        add=[
            one.but(id=f"lane {n}", origin=None, title=f"Lane {n}", position=one.position + n / 999)
        ],
    )


def _connect(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    ids = [card.id for card in cards(now, journey)]
    arrows = [one for one in now.all(Connection).values() if one.source in ids]
    if arrows and chance.random() < 0.6:
        one = chance.choice(arrows)
        if chance.random() < 0.5:
            return Change("", removal(now, [one.id]))
        return change("", edit=[(one, one.but(weight=float(n), unit="count"))])
    if len(ids) < 2:
        return None
    ends = chance.sample(ids, 2)
    if any((one.source, one.target) == tuple(ends) for one in arrows):
        return None
    return change("", add=[Connection(source=ends[0], target=ends[1], kind="alternative")])


def _note(now: Snapshot, journey: str, chance: Random, n: int) -> Change | None:
    notes = now.of(Note, "journey", journey)
    ideas = now.of(Idea, "journey", journey)
    other: list[Record] = [*notes, *ideas]
    if other and chance.random() < 0.3:
        return Change("", removal(now, [chance.choice(other).id]))
    if notes and chance.random() < 0.5:
        one = chance.choice(notes)
        return change("", edit=[(one, one.but(body=f"Note {n}"))])
    rows = lanes(now, journey)
    stage = chance.choice(stages(now, journey))
    note = Note(journey=journey, lane=rows[-1].id, stage=stage.id, body=f"Said {n}")
    return change("", add=[note])


EDITS: tuple[Callable[[Snapshot, str, Random, int], Change | None], ...] = (
    _retitle,
    _remove,
    _add,
    _move,
    _move,
    _hurt,
    _feel,
    _rows,
    _connect,
    _note,
)
