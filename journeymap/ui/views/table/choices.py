"""What there is to choose from in the cells of a column."""

from __future__ import annotations

from journeymap.language import tr
from journeymap.model.names import feeling_words
from journeymap.model.records import Touchpoint
from journeymap.view.table.rows import TouchpointTable

_NAMED = ("owner", "department")
"""The fields in which words come again, so that those there are can be chosen."""


def choices_of(table: TouchpointTable, place: int) -> tuple[str, ...]:
    """Return the words of a column, none where anything may be written."""
    column, here = table.columns[place], table.here
    if column.kind == "stage":
        return tuple(stage.title for stage in here.every_stage if stage.title)
    if column.kind == "lane":
        return tuple(lane.title for lane in here.channels if lane.title)
    if column.kind == "face":
        return tuple(reversed(feeling_words(table.view.snapshot)))
    if column.kind == "choice":
        return tuple(tr(label) for _, label in column.spec.options)
    if column.field in _NAMED:
        cards = table.view.snapshot.all(Touchpoint).values()
        return tuple(sorted({said for card in cards if (said := getattr(card, column.field))}))
    return ()
