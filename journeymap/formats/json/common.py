"""Plain JSON as chat assistants and scripts write journeys: stages with touchpoints, or flat rows.

Keys mean what the headings of tables mean, in three languages, written as one likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.errors import JourneyError
from journeymap.formats.json.found_rows import Row, rows_of
from journeymap.formats.json.keys import title_of, words_of
from journeymap.formats.json.shapes import FoundJourney, journeys_in
from journeymap.language import tr
from journeymap.model.change import Change, Edit
from journeymap.model.fields import specs
from journeymap.model.records import Feeling, Journey, Persona
from journeymap.tabular.cells import FELT, REPEATED, meaning
from journeymap.tabular.imported import Imported
from journeymap.tabular.joining import joined
from journeymap.tabular.meant import MeantSheet
from journeymap.tabular.rows import MOST_TOUCHPOINTS, journey_of
from journeymap.tabular.sheets.sheet import Mapping, ReadTable, columns_below
from journeymap.tabular.telling import blank

_MOST_JOURNEYS = 50
_OWN = (*REPEATED, "stage", "step", "title")

Report = tuple[tuple[int, str], ...]


def read_common(plain: Any, name: str) -> Imported | None:
    """Return the journeys in plain JSON; ``None`` where nothing in it looks like one.

    What is not understood is named. Raises ``JourneyError`` where there is more than can be shown.
    """
    found = journeys_in(plain)
    rows = [_alike(rows_of(one)) for one in found]
    known = [(one, row) for one, row in zip(found, rows, strict=True) if row]
    if not known:
        return None
    if len(known) > _MOST_JOURNEYS or max(len(row) for _, row in known) > MOST_TOUCHPOINTS:
        raise JourneyError(
            tr(
                "{name} is more than a map can show. Nothing was imported; bring it in by parts.",
                name=name,
            )
        )
    came = [_journey(one, row, name) for one, row in known]
    return came[0] if len(came) == 1 else joined(came, name)


def _journey(one: FoundJourney, rows: Sequence[Row], name: str) -> Imported:
    """Return one journey, its rows read as those of a table are."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    cells = tuple(tuple(row.get(key, "") for key in headings) for row in rows)
    table = ReadTable("", (tuple(headings), *cells))
    meant = list(columns_below(table, 1))
    meant = _felt_in_score(headings, meant)
    came = journey_of(MeantSheet(table, table, Mapping(1, tuple(meant), across=True)), name)
    unknown = [
        key
        for i, key in enumerate(headings)
        if not meant[i] and any(not blank(row[i]) for row in cells)
    ]
    left = [*one.unknown, *unknown]
    report = [(0, tr("“{key}” was left out.", key=key)) for key in dict.fromkeys(left)]
    report += [(0, _placed(row, rows, why)) for row, why in came.report]
    return _told_of_whole(came._replace(report=(*report,)), one)


def _alike(rows: Sequence[Row]) -> list[Row]:
    """Return rows in which what means the same has one heading, as “emotion” and “feeling”."""
    first: dict[str, str] = {}
    found: list[Row] = []
    for row in rows:
        same: Row = {}
        for key, cell in row.items():
            name = meaning(key)
            known = first.setdefault(name, key) if name and name not in _OWN else key
            same[key if known in same else known] = cell
        found.append(same)
    return found


def _felt_in_score(headings: Sequence[str], meant: list[str]) -> list[str]:
    """Take a bare score for what is felt, where nothing else is said to be."""
    if {"feeling", FELT} & {*meant}:
        return meant
    scores = [i for i, key in enumerate(headings) if key.casefold() in ("score", "rating", "mood")]
    return ["feeling" if i in scores[:1] else name for i, name in enumerate(meant)]


def _placed(row: int, rows: Sequence[Row], why: str) -> str:
    """Return a sentence about a row under what that row is called."""
    at = row - 2
    called = next(iter(rows[at].values()), "") if 0 <= at < len(rows) else ""
    title = rows[at].get("Touchpoint", called) if called else ""
    return tr("“{title}”: {why}", title=" ".join(title.split()), why=why) if title else why


def _told_of_whole(came: Imported, one: FoundJourney) -> Imported:
    """Give a journey its title, its scenario and the people its JSON names."""
    edits = list(came.change.edits)
    at = next(i for i, edit in enumerate(edits) if isinstance(edit.after, Journey))
    journey = edits[at].after
    assert isinstance(journey, Journey)
    known = {e.after.name: e.after for e in edits if isinstance(e.after, Persona)}
    report = list(came.report)
    people = list(journey.personas)
    for place, said in enumerate(one.people, len(known) + 1):
        person, left = _person(said, float(place))
        report += [(0, tr("“{key}” was left out.", key=key)) for key in left]
        if person is None:
            continue
        if person.name in known:
            old = known[person.name]
            merged = person.but(id=old.id, position=old.position)
            edits = [Edit(e.before, merged) if e.after is old else e for e in edits]
        else:
            known[person.name] = person
            edits.append(Edit(None, person))
            people.append(person.id)
    if len(people) == 1:
        edits = [_of_the_one(edit, people[0]) for edit in edits]
    title = one.title or journey.title
    edits[at] = Edit(None, journey.but(title=title, scenario=one.scenario, personas=(*people,)))
    whole = Change(came.change.label, tuple(edits)).normal()
    return came._replace(change=whole, report=tuple(dict.fromkeys(report)))


def _of_the_one(edit: Edit, person: str) -> Edit:
    """Return a feeling that nobody is named for as that of the only person there is."""
    felt = edit.after
    if isinstance(felt, Feeling) and felt.persona is None:
        return Edit(edit.before, felt.but(persona=person))
    return edit


def _person(said: Any, position: float) -> tuple[Persona | None, list[str]]:
    """Return a persona by its name and its texts, and the keys nothing is known to be done with."""
    if isinstance(said, str):
        name = " ".join(said.split())
        return (Persona(name=name, position=position) if name else None), []
    if not isinstance(said, dict) or not title_of(said):
        return None, [tr("persona")]
    fields = {
        name: spec
        for name, spec in specs(Persona).items()
        if spec.editor == "text" and name != "name"
    }
    values: dict[str, str] = {}
    left: list[str] = []
    name = title_of(said)
    for key, value in said.items():
        plain = words_of(key).casefold()
        text = ", ".join(map(str, value)) if _texts(value) else value
        if text == name or plain == "id":
            continue
        if plain == "age" and isinstance(value, int | str):
            name = f"{name}, {value}"
        elif plain in fields and isinstance(text, str) and text.strip():
            values[plain] = text.strip()
        else:
            left.append(words_of(key))
    return Persona(name=name, position=position, **values), left  # type: ignore[arg-type]


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
