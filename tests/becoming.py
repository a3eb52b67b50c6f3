"""The coffee sample with a to-be: one touchpoint added, one removed, three changed."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.editing import COMMANDS, EditView
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.links import removal
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Persona,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load

ALERT = "Gets an alert with the new time"
PRICE, ORDER, CALL, SETUP = (
    "Checks price and stock",
    "Orders on the site",
    "Calls about the delay",
    "Sets up with the app",
)


class Becoming(NamedTuple):
    """A document with both journeys, and the ids of touchpoints by their titles.

    Of the one that went it is the id in the as-is, of the others in the to-be.
    """

    snapshot: Snapshot
    as_is: str
    to_be: str
    ids: dict[str, str]


def derived(snapshot: Snapshot, journey: str) -> tuple[Snapshot, str]:
    """Return a document with a to-be journey derived from one, and its id."""
    made = COMMANDS["journey.to-be"].run(EditView.of(snapshot, journey))
    assert made is not None
    new = next(edit.after for edit in made if isinstance(edit.after, Journey))
    return snapshot.apply(made), new.id


def becoming() -> Becoming:
    """Derive a to-be of the coffee sample and change it in five places."""
    snapshot = Snapshot().apply(load("coffee", "en"))
    as_is = next(iter(snapshot.ordered(Journey))).id
    was = {card.title: card.id for card in cards(snapshot, as_is)}
    snapshot, to_be = derived(snapshot, as_is)
    now = {card.title: card for card in cards(snapshot, to_be)}
    olena = next(p for p in snapshot.ordered(Persona) if p.name.startswith("Olena")).id
    for title, valence in ((PRICE, 0.5), (ORDER, 0.5), (SETUP, 0.5)):
        snapshot = _felt(snapshot, now[title].id, olena, valence)
    for title in (PRICE, SETUP):
        worst = snapshot.of(Friction, "touchpoint", now[title].id)[0]
        snapshot = snapshot.apply(change("less", edit=[(worst, worst.but(severity=1))]))
    account = snapshot.of(Friction, "touchpoint", now[ORDER].id)[0]
    snapshot = snapshot.apply(Change("gone", removal(snapshot, [account.id])))
    snapshot, added = _instead(snapshot, now[CALL])
    snapshot = _felt(snapshot, added, olena, 0.5)
    ids = {title: card.id for title, card in now.items()}
    return Becoming(snapshot, as_is, to_be, {**ids, CALL: was[CALL], ALERT: added})


def _felt(snapshot: Snapshot, card: str, persona: str, valence: float) -> Snapshot:
    there = [x for x in snapshot.of(Feeling, "touchpoint", card) if x.persona == persona]
    new = Feeling(touchpoint=card, persona=persona, valence=valence)
    made = (
        change("feel", edit=[(there[0], there[0].but(valence=valence))])
        if there
        else change("feel", add=[new])
    )
    return snapshot.apply(made)


def _instead(snapshot: Snapshot, card: Touchpoint) -> tuple[Snapshot, str]:
    """Put an alert in place of a call, in a column of its own; its arrows go there."""
    place = snapshot.get(Step, card.step)
    assert place is not None
    step = Step(stage=place.stage, position=place.position + 0.5)
    alert = Touchpoint(step=step.id, lane=card.lane, position=1.0, title=ALERT)
    turned: list[tuple[Connection, Connection]] = []
    for arrow in snapshot.all(Connection).values():
        if card.id in (arrow.source, arrow.target):
            source = alert.id if arrow.source == card.id else arrow.source
            target = alert.id if arrow.target == card.id else arrow.target
            turned.append((arrow, arrow.but(source=source, target=target)))
    snapshot = snapshot.apply(change("alert", add=[step, alert], edit=turned))
    return snapshot.apply(Change("no call", removal(snapshot, [card.id]))), alert.id
