"""Documents and files to try things on; the same in every process."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from journeymap.model.change import Change, change
from journeymap.model.records import (
    Asset,
    Connection,
    Feeling,
    Frame,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Project,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session


def document(cards: int = 6) -> Snapshot:
    """Return a journey with this many touchpoints, the same ids each time."""
    records: list[Record] = [
        Project(id="project", name="Coffee", notes="First line\nsecond line"),
        Asset(id="asset", name="bean.png", digest="0" * 64, media="image/png"),
        Persona(id="persona", name="Nadia", picture="asset"),
        Journey(id="journey", title="Buying a coffee machine", personas=("persona",)),
        Stage(id="stage", journey="journey", title="Помічає потребу"),
        Step(id="step", stage="stage", position=1.0),
        Lane(id="lane", journey="journey", title="Shop", visible=False),
        Metric(id="metric", title="Satisfaction"),
        Score(id="score", metric="metric", stage="stage", answers=(1, 0, 2, 5, 4)),
    ]
    for i in range(cards):
        card = Touchpoint(id=f"card{i}", step="step", lane="lane", position=float(i), title=f"#{i}")
        records += [card, Feeling(id=f"feeling{i}", touchpoint=card.id, valence=i / cards - 0.5)]
        if i:
            arrow = Connection(
                id=f"arrow{i}", source=f"card{i - 1}", target=card.id, assumed=i == 2
            )
            records.append(arrow)
    records.append(Friction(id="queue", touchpoint="card0", title="Queue", origin="gone"))
    records.append(Friction(id="price", touchpoint="card0", title="Price", severity=2))
    records.append(Idea(id="idea", journey="journey", touchpoints=("card0", "card1")))
    records.append(Frame(id="frame", journey="journey", kind="stage", stage="stage", notes="Hm"))
    records.append(Vote(id="vote", idea="idea", voter="Olha"))
    return Snapshot(records)


def numbered(snapshot: Snapshot, number: int) -> Change:
    """Return the change with this number: a new touchpoint, and another title for the first."""
    first = snapshot.all(Touchpoint)["card0"]
    name = f"Edit {number}"
    card = Touchpoint(
        id=f"new{number}", step="step", lane="lane", position=100.0 + number, title=name
    )
    return change(name, add=[card], edit=[(first, first.but(title=name))])


def after(number: int, snapshot: Snapshot | None = None) -> Snapshot:
    """Return the document after the first so many numbered changes."""
    snapshot = snapshot or document()
    for i in range(number):
        snapshot = snapshot.apply(numbered(snapshot, i))
    return snapshot


def written(path: Path, snapshot: Snapshot | None = None) -> Path:
    """Put a document into a file and return its path."""
    session = Session.new(snapshot or document())
    session.save_as(path)
    session.close()
    return path


def contents(path: Path) -> Snapshot:
    """Return the document in a file, whoever else has it open."""
    session = Session.open(path, for_reading=True)
    session.close()
    return session.snapshot


def tampered(path: Path, *statements: str) -> Path:
    """Run SQL on a file behind the program's back; the seal is taken off."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in ("DELETE FROM meta WHERE key = 'digest'", *statements):
            db.execute(statement)
    return path
