"""Maps drawn as text, so that tests show what they mean.

``|`` divides stages, ``.`` is an empty cell, ``a+b`` are two cards in one cell.
Untitled cards, such as new ones, are shown as ``*``.
"""

from journeymap.editing import EditView
from journeymap.model.change import Change
from journeymap.model.grid import cell, columns, lanes, stages
from journeymap.model.records import Journey, Lane, Persona, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

JOURNEY, OLENA, MAKSYM = "journey", "Olena", "Maksym"


def sketch(*rows: str) -> Snapshot:
    """Read a map from text; a record's id is its title, steps are called s0, s1, …"""
    records = [
        Persona(id=OLENA, name="Olena", position=1.0),
        Persona(id=MAKSYM, name="Maksym", position=2.0),
        Journey(id=JOURNEY, title="Coffee", personas=(OLENA, MAKSYM), position=1.0),
    ]
    groups = [group.split() for group in rows[0].partition(":")[2].split("|")]
    count = 0
    for i, group in enumerate(groups):
        records.append(Stage(id=f"S{i}", journey=JOURNEY, title=f"Stage {i}", position=i + 1.0))
        for _ in group:
            records.append(Step(id=f"s{count}", stage=f"S{i}", position=count + 1.0))
            count += 1
    for i, row in enumerate(rows):
        lane, _, body = row.partition(":")
        records.append(Lane(id=lane, journey=JOURNEY, title=lane, position=i + 1.0))
        for column, names in enumerate(body.replace("|", " ").split()):
            for j, name in enumerate(names.split("+") if names != "." else ()):
                records.append(
                    Touchpoint(id=name, step=f"s{column}", lane=lane, title=name, position=j + 1.0)
                )
    return Snapshot(records)


def shown(snapshot: Snapshot, journey: str = JOURNEY) -> list[str]:
    """Write a map back as the text it could have been read from."""
    rows = []
    for lane in lanes(snapshot, journey):
        groups = []
        for stage in stages(snapshot, journey):
            cells = []
            for step in snapshot.of(Step, "stage", stage.id):
                here = cell(snapshot, step.id, lane.id)
                cells.append("+".join(card.title or "*" for card in here) or ".")
            groups.append(" ".join(cells))
        rows.append(f"{lane.title}: {' | '.join(groups)}".rstrip())
    return rows


def view(snapshot: Snapshot, *selection: str, persona: str | None = None) -> EditView:
    """Look at the map with something selected, the last being the primary."""
    return EditView.of(snapshot, JOURNEY, selection, persona)


def after(snapshot: Snapshot, change: Change | None) -> Snapshot:
    """Do a change that is expected to apply."""
    assert change is not None, "the command does not apply"
    return snapshot.apply(change)


def titles(snapshot: Snapshot) -> list[str]:
    """Return the titles of the steps from left to right."""
    return [step.title for step in columns(snapshot, JOURNEY)]
