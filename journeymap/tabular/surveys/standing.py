"""Where the scores of a survey come to stand: the places that are there, and those that are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.editing import EditView
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import cards, stages
from journeymap.model.records import Connection, Journey, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.entries import TableEntry
from journeymap.tabular.placed import place
from journeymap.tabular.surveys.mapping import AnswerColumn

Stands = tuple[str, str]
"""The field of a score that says where it stands, and the id of what it stands on."""


@dataclass(frozen=True, slots=True)
class Places:
    """What the places of a mapping are in a document.

    ``change`` makes those that are not there yet; ``unknown`` are the names nothing was made
    of.
    """

    journey: str
    known: dict[tuple[str, str], str]
    change: Change
    made: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def of(self, column: AnswerColumn, touchpoint: str = "") -> Stands | None:
        """Return where a column stands, for the touchpoint of a row; ``None`` for nowhere."""
        for field, name in (
            ("touchpoint", touchpoint or column.touchpoint),
            ("stage", column.stage),
            ("journey", column.journey),
        ):
            if name:
                found = self.known.get((field, name))
                return (field, found) if found else None
        return "journey", self.journey


def places_for(
    snapshot: Snapshot,
    journey: str,
    columns: Iterable[AnswerColumn],
    touchpoints: Iterable[str],
    create: bool,
) -> Places:
    """Return the places columns and rows name; with ``create`` touchpoints are made.

    A name is an id or a title of the journey; titles are compared without case.
    """
    known: dict[tuple[str, str], str] = {}
    lost: list[str] = []
    titled = {card.title.strip().casefold(): card.id for card in reversed(cards(snapshot, journey))}
    row = {one.title.strip().casefold(): one.id for one in reversed(stages(snapshot, journey))}
    all_of = [one for one in snapshot.ordered(Journey)]
    wanted = dict.fromkeys((*(one.touchpoint for one in columns), *touchpoints))
    for name in filter(None, wanted):
        found = titled.get(name.strip().casefold())
        card = snapshot.get(Touchpoint, name)
        if card or found:
            known["touchpoint", name] = card.id if card else found or ""
        else:
            lost.append(name)
    for column in columns:
        if column.stage:
            stage = snapshot.get(Stage, column.stage)
            known["stage", column.stage] = (
                stage.id if stage else row.get(column.stage.strip().casefold(), "")
            )
        if column.journey:
            there = [one.id for one in all_of if column.journey in (one.id, one.title)]
            known["journey", column.journey] = there[0] if there else ""
    unknown = [name for (_, name), id in known.items() if not id]
    if not create or not lost:
        return Places(journey, known, Change(""), (), (*unknown, *lost))
    change, ids = _made(snapshot, journey, lost)
    known.update({("touchpoint", name): id for name, id in zip(lost, ids, strict=True)})
    return Places(journey, known, change, tuple(lost), tuple(unknown))


def _made(snapshot: Snapshot, journey: str, titles: list[str]) -> tuple[Change, list[str]]:
    """Make touchpoints, in a stage of their own where there are others; no arrow is invented.

    They are researched: customers were asked there.
    """
    row = stages(snapshot, journey)
    stage = row[-1].title if row and not cards(snapshot, journey) else tr("From the survey")
    entries = [
        TableEntry(fields={"title": title, "evidence": "researched"}, stage=stage)
        for title in titles
    ]
    aim = (row[-1].id,) if row else ()
    whole = place(EditView.of(snapshot, journey, aim), entries, "")
    kept = tuple(edit for edit in whole.edits if not isinstance(edit.record, Connection))
    ids = [edit.after.id for edit in kept if isinstance(edit.after, Touchpoint) and not edit.before]
    return Change("", kept), ids
