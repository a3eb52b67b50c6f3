"""The columns of the table, read off the declarations of fields, the personas and the metrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.language import mark, tr
from journeymap.metrics import short_name
from journeymap.model.fields import Spec, offered
from journeymap.model.records import Metric, Touchpoint
from journeymap.view.shown import Shown
from journeymap.view.view import View

ColumnKind = Literal[
    "stage", "lane", "title", "text", "choice", "face", "friction", "score", "number",
    "tags", "next", "count",
]  # fmt: skip
"""How what stands in a column is shown and typed."""

FELT, SCORED = "felt:", "score:"
"""What the name of a column begins with before the id of a persona or a metric."""

FROZEN = "|"
"""Stands among the names of columns after those that stay when the others are scrolled."""

JOURNEY = "journey"
"""Sorts by the order of the journey, without groups of stages."""

_EDITORS: dict[str, ColumnKind] = {
    "text": "text",
    "choice": "choice",
    "number": "number",
    "whole": "number",
    "tags": "tags",
    "addresses": "tags",
}
_HEADINGS = {
    "title": mark("Touchpoint"),
    "moment": mark("Moment"),
    "importance_customer": mark("Importance"),
    "expectation": mark("Expected"),
}
_WIDTHS = {"title": 216.0, "happened": 240.0, "reading": 240.0, "moment": 116.0, "owner": 112.0}
_USUAL_FIRST = ("stage", "title")
_USUAL = ("moment", "evidence", "friction")
_USUAL_LAST = ("owner", "next")
_FACE, _SCORE, _NUMBER, _CHOICE, _TEXT = 88.0, 96.0, 104.0, 112.0, 150.0
_NO_SPEC = Spec()


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its name, its heading, how it is shown, and so wide in page units.

    ``field`` is the field of a touchpoint it holds, ``ref`` the id of its persona or metric.
    What is not ``typed`` follows from what is entered elsewhere.
    """

    name: str
    heading: str
    kind: ColumnKind
    width: float
    field: str = ""
    ref: str | None = None
    spec: Spec = _NO_SPEC
    typed: bool = True


def all_columns(here: Shown) -> tuple[GridColumn, ...]:
    """Return every column there is for a journey, in their usual order."""
    fields = {name: _field(name, spec) for name, spec in offered(Touchpoint).items()
              if spec.editor in _EDITORS}  # fmt: skip
    first = ("title",)
    middle = ("moment", "evidence")
    rest = [one for name, one in fields.items() if name not in (*first, *middle)]
    return (
        GridColumn("stage", tr("Stage"), "stage", 148.0),
        fields["title"],
        GridColumn("lane", tr("Lane"), "lane", 124.0),
        *_people(here),
        *(fields[name] for name in middle),
        GridColumn("friction", tr("Friction"), "friction", 236.0),
        *_metrics(here),
        *rest,
        GridColumn("next", tr("Next"), "next", 220.0),
        GridColumn("ideas", tr("Ideas"), "count", _TEXT, typed=False),
        GridColumn("quotes", tr("Quotes"), "count", 84.0, typed=False),
    )


def usual(every: tuple[GridColumn, ...]) -> tuple[str, ...]:
    """Return the names of the columns that are shown until somebody chooses others."""
    people = [one.name for one in every if one.name.startswith(FELT)]
    asked = [one.name for one in every if one.name.startswith(SCORED)]
    return (*_USUAL_FIRST, FROZEN, "lane", *people, *_USUAL, *asked, *_USUAL_LAST)


def chosen_columns(view: View, every: tuple[GridColumn, ...]) -> tuple[tuple[GridColumn, ...], int]:
    """Return the columns of a view in their order, and how many of them stay when one scrolls.

    What is not there, as of a persona that was removed, is passed over; of none that are there
    the usual ones are shown.
    """
    known = {column.name: column for column in every}
    for names in (view.columns, usual(every)):
        found = [known[name] for name in dict.fromkeys(names) if name in known]
        if found:
            before = names[: names.index(FROZEN)] if FROZEN in names else ()
            return tuple(found), sum(name in known for name in dict.fromkeys(before))
    return (), 0


def sorted_by(view: View) -> tuple[bool, str, bool]:
    """Return whether rows are grouped by stage, the column they are sorted by, and if downwards.

    The column is blank for the order of the journey.
    """
    names = [name for name in view.sort if name.strip("-")]
    grouped = not names or names[0] == "stage"
    key = next((name for name in names if name not in ("stage", JOURNEY)), "")
    return grouped, key.removeprefix("-"), key.startswith("-")


def sort_for(grouped: bool, key: str, down: bool) -> tuple[str, ...]:
    """Return what a look keeps of such an order."""
    named = (f"-{key}" if down else key,) if key else ()
    if grouped:
        return ("stage", *named) if named else ()
    return named or (JOURNEY,)


def _field(name: str, spec: Spec) -> GridColumn:
    kind = _EDITORS[spec.editor]
    if name == "title":
        kind = "title"
    if name == "expectation":
        kind = "face"
    width = _WIDTHS.get(name) or {"number": _NUMBER, "choice": _CHOICE, "face": _FACE}.get(
        kind, _TEXT
    )
    label = _HEADINGS.get(name, spec.label)
    heading = tr(label)
    return GridColumn(name, heading, kind, _room(heading, width), name, spec=spec)


def _people(here: Shown) -> list[GridColumn]:
    """Return a column for each persona; where there is none, one for what anybody feels."""
    people: list[tuple[str | None, str]] = [
        (one.id, one.name.strip() or tr("(no name)"))
        for one in here.personas
        if here.view.focus in (None, one.id)
    ]
    return [
        GridColumn(f"{FELT}{id or ''}", name, "face", _room(name, _FACE), ref=id)
        for id, name in people or [(None, tr("Feeling"))]
    ]


def _room(heading: str, least: float) -> float:
    """Return the width of a column whose heading may be longer than what stands in it."""
    return max(least, min(180.0, 8.0 * len(heading) + 30.0))


def _metrics(here: Shown) -> list[GridColumn]:
    found = here.view.snapshot.ordered(Metric)
    names = [short_name(metric).strip() or tr("(no title)") for metric in found]
    made = []
    for metric, name in zip(found, names, strict=True):
        # Two questions of one kind are told apart by their titles.
        shown = metric.title.strip() or name if names.count(name) > 1 else name
        made.append(
            GridColumn(f"{SCORED}{metric.id}", shown, "score", _room(shown, _SCORE), ref=metric.id)
        )
    return made
