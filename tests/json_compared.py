"""The JSON Schema of what ``diff`` answers."""

from __future__ import annotations

from journeymap.model.records import NAMES, Journey
from tests.json_shapes import SCHEMA, Plain, of, row, said, shape

_FIGURES = {
    "touchpoints": "Touchpoints",
    "hops": "Changes of lane one who begins is to expect",
    "friction": "Sum of visits × severity × share",
    "feeling": "The mean feeling of a visit that has one, from −2 to 2",
    "completion": "The chance ever to reach a goal, 0 to 1",
    "lowest": "The lowest feeling of a touchpoint, from −2 to 2",
    "time": "Duration, waiting and way in minutes",
}


def diff() -> Plain:
    """Return the shape of what ``diff`` answers."""
    return shape(
        "What differs between two journeys",
        schema=SCHEMA,
        before=_side(),
        after=_side(),
        related=said("Whether any touchpoint of one is found again in the other", "boolean"),
        added=row("What is only after", _record()),
        removed=row("What is only before", _record()),
        moved=row("What stands elsewhere, a row for each field that tells", _record(_FIELD)),
        changed=row("What says something else, a row for each field", _record(_FIELD)),
        counts=shape("The figures of both", **{name: _count(_FIGURES[name]) for name in _FIGURES}),
    )


def _side() -> Plain:
    return shape(
        "A journey that is compared",
        label=said("What it is called beside the other"),
        journey_id=said("The id of the journey"),
        title=of(Journey, "title"),
        state=of(Journey, "state"),
        file=said("The file it is in, as it was named"),
        version=said("The version of the file, null for now", "string?"),
    )


_FIELD = {
    "field": said("The name of the field; of a move stage, lane, step or position"),
    "before": {"description": "What it said; links are ids, feelings from −2 to 2", "items": {}},
    "after": {"description": "What it says", "items": {}},
}


def _record(more: dict[str, Plain] | None = None) -> Plain:
    return shape(
        "A record",
        id=said("Its id after; of one that was removed that before"),
        origin=said("Its id before, null where it was added", "string?"),
        kind=said("The kind of record", enum=[*NAMES]),
        title=said("What it is called"),
        touchpoint=said("The touchpoint it hangs on, null where it does on none", "string?"),
        guessed=said("Whether only a title tells that both are the same", "boolean"),
        **(more or {}),
    )


def _count(about: str) -> Plain:
    return shape(
        about,
        before=said("Before, null where it cannot be said", "number?"),
        after=said("After", "number?"),
        change=said("How much more it is after", "number?"),
        assumptions=row("What it takes for granted, or why it is null", said("A sentence")),
    )
