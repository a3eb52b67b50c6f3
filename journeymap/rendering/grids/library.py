"""The library as a table: a row for each goal, quote, friction, idea and metric of the file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from journeymap.analysis.library import words
from journeymap.analysis.library.choice import EVERY_ENTRY, chosen
from journeymap.analysis.library.entries import LibraryEntry, library
from journeymap.drawing.memo import Memo
from journeymap.language import tr
from journeymap.layout.library import LIBRARY
from journeymap.model.names import kind_name
from journeymap.model.records import Journey
from journeymap.rendering.grids import DataTable, TableColumn, Told, made
from journeymap.view import View

_WIDE, _BROAD, _FIGURE = 34, 60, 11


def library_of(view: View) -> tuple[LibraryEntry, ...]:
    """Return the entries of a file; where the library is looked at, those that are looked for."""
    choice = view.library if view.arrangement == LIBRARY else EVERY_ENTRY
    return chosen(library(view.document, Memo()), choice).entries


def library_sheet(view: View) -> DataTable | None:
    """Return all as one table, where that says more than the tables of the one journey.

    That is where the library itself is looked at, and where the file has several journeys.
    """
    if view.arrangement != LIBRARY and len(view.document.all(Journey)) < 2:
        return None
    kind = Told(TableColumn("kind", tr("Kind")), lambda entry: kind_name(entry.kind))
    return made(tr("Library"), [kind, *_columns()], library_of(view))


def library_tables(view: View) -> Iterable[DataTable]:
    """Yield a table for each kind of which anything is looked for."""
    rank = list(words.CALLED)
    found = sorted(library_of(view), key=lambda entry: rank.index(entry.kind))
    for kind, entries in groupby(found, key=lambda entry: entry.kind):
        yield made(tr(words.CALLED[kind]), _columns(), entries)


def _columns() -> list[Told]:
    return [
        Told(TableColumn("what", tr("What"), _BROAD), words.title_of),
        Told(TableColumn("state", tr("State"), _WIDE), words.state),
        Told(TableColumn("journeys", tr("Journeys"), _FIGURE, True), _journeys),
        Told(TableColumn("where", tr("Where"), _BROAD), _ways),
        Told(TableColumn("used", tr("Used by"), _WIDE), _users),
    ]


def _journeys(entry: LibraryEntry) -> int:
    return len(entry.journeys)


def _ways(entry: LibraryEntry) -> str | None:
    return "\n".join(map(words.way, entry.places)) or None


def _users(entry: LibraryEntry) -> str | None:
    return "\n".join(words.users(entry)) or None
