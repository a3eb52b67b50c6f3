"""Lanes of notes in words: how what people write in them looks, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import BODY, Theme
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow
from journeymap.lanes.parts.boxes import Standing, TextBox, stacked_boxes, text_box
from journeymap.lanes.parts.notes import (
    hang_in,
    make_note,
    move_note,
    note_cell,
    span,
    span_note,
    spanned,
)
from journeymap.lanes.parts.pictured import above_text, picture_height
from journeymap.language import mark
from journeymap.model.grid import slots
from journeymap.model.records import Asset, Lane, Note

_CLOSE = 3.0
_ROUND = 6.0
_At = tuple[int, int]


class NoteLook(NamedTuple):
    """How the notes of a kind of lane look where a note has no colour of its own.

    ``colours`` are tint and ink, ``sign`` is the name of an icon, ``edge`` an outline.
    """

    colours: Callable[[Theme], tuple[str, str]]
    sign: str = ""
    edge: Callable[[Theme], str] = lambda theme: ""
    style: TextStyle = BODY


def note_boxes(kind: str, ask: str) -> LaneBoxes:
    """Return what one may do with the notes of a kind of lane; ``ask`` is the message in the
    empty field."""
    return LaneBoxes(
        holds=Note,
        roles=frozenset({FigureRole.NOTE}),
        ask=ask,
        refusal=mark("A note stands in a lane of notes, under a step or a stage."),
        alone=True,
        by_note=True,
        make=make_note,
        hang=hang_in(kind),
        where=note_cell,
        move=move_note,
        span=span_note,
        spanned=spanned,
    )


def notes_row(
    context: LaneContext,
    lane: Lane,
    look: NoteLook,
    *inputs: object,
    more: Callable[[], Sequence[Standing]] = tuple,
) -> LaneRow:
    """Set the notes of a lane under what they span, and what ``more`` stands there.

    ``inputs`` is what that depends on.
    """
    notes = context.snapshot.of(Note, "lane", lane.id)
    row = slots(context.snapshot, context.journey.id)
    spans = tuple(span(context, note, row) for note in notes)

    def made() -> LaneRow:
        return stacked_boxes(context, [*more(), *_standing(context, notes, spans, look)])

    return context.memo(
        ("lane", lane.id),
        (
            lane,
            notes,
            spans,
            context.columns,
            context.view.assets,
            context.snapshot.all(Asset),
            *inputs,
        ),
        made,
    )


def _standing(
    context: LaneContext, notes: Sequence[Note], spans: Sequence[_At | None], look: NoteLook
) -> list[Standing]:
    """Measure notes; those of one cluster in one place stand close, under its word."""
    pairs = [(note, at) for note, at in zip(notes, spans, strict=True) if at]
    first: dict[tuple[_At, str], int] = {}
    for i, pair in enumerate(pairs):
        first.setdefault(_group(pair), i)
    pairs.sort(key=lambda pair: (pair[1], first[_group(pair)]))
    found: list[Standing] = []
    for _, group in groupby(pairs, key=_group):
        for i, (note, at) in enumerate(group):
            box = text_box(context, _box(context, note, at, look, not i))
            found.append(box._replace(above=_CLOSE) if i else box)
    return found


def _group(pair: tuple[Note, _At]) -> tuple[_At, str]:
    note, at = pair
    return at, note.cluster.strip() or note.id


def _box(context: LaneContext, note: Note, at: _At, look: NoteLook, heads: bool) -> TextBox:
    view, theme = context.view, context.theme
    tint, ink = theme.stage(note.colour, 0) if note.colour else look.colours(theme)
    shown = view.snapshot.get(Asset, note.asset) is not None
    return TextBox(
        note.id,
        FigureRole.NOTE,
        *at,
        note.body,
        note.author.strip(),
        tint,
        ink,
        look.style,
        over=note.cluster.strip() if heads else "",
        rich=True,
        sign=look.sign,
        edge=look.edge(theme),
        picture=(
            partial(picture_height, view, note.asset),
            lambda place: above_text(view, note.asset, place, _ROUND),
        )
        if shown
        else None,
    )
