"""Copy and paste: whole parts of a journey, between documents and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from journeymap.editing import EditView
from journeymap.editing.annotations import write_here, writes_into
from journeymap.editing.copies import plant
from journeymap.editing.cuts import TOLD, Copy, take
from journeymap.editing.lane_copies import holds_lanes, plant_lanes, without_place
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.plain import pack, unpack
from journeymap.model.records import NAMES, Asset, Record
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipped import assumed_of_rows, lost_of_rows, paste_rows
from journeymap.tabular.outline import is_outline, paste_outline, title_left_out
from journeymap.tabular.telling import assumed_arrows

FORMAT = 1


def copy(snapshot: Snapshot, ids: Iterable[str]) -> str:
    """Return records, and everything inside them, as JSON text for the clipboard."""
    cut = take(snapshot, ids)
    return json.dumps(
        {"journeymap": FORMAT, "inside": _packed(cut.inside), "around": _packed(cut.around)},
        ensure_ascii=False,
    )


def pictures(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Asset, ...]:
    """Return the pictures that records and everything inside them show."""
    cut = take(snapshot, ids)
    return tuple(one for one in (*cut.inside, *cut.around) if isinstance(one, Asset))


def paste(view: EditView, text: str) -> Change | None:
    """Return the change that puts a text from the clipboard at the selection.

    Text of ours becomes what it was copied from; rows of a spreadsheet and lines of
    text become touchpoints, lines under one another stages with touchpoints; in the current
    cell of a lane that holds something else they become that. ``None`` when
    there is nothing in it that fits here.
    Raises ``JourneyError`` when it is a copy of ours that was damaged on the way.
    """
    if view.blank:
        return None
    if _ours(text):
        cut = _unpacked(text)
        return plant_lanes(view, cut) if holds_lanes(cut) else plant(view, cut).done("Paste")
    if _written(view):
        return write_here(view, text)
    return paste_outline(view, text) or paste_rows(view, text)


def assumed(view: EditView, text: str) -> tuple[str, ...]:
    """Return what a text did not say and is taken for granted where it is pasted, in sentences."""
    if _ours(text) or _written(view):
        return ()
    if is_outline(text):
        return (assumed_arrows(),)
    return assumed_of_rows(text)


def lost(view: EditView, text: str) -> tuple[str, ...]:
    """Return what in a text cannot be taken where it is pasted, in sentences."""
    if _ours(text):
        return without_place(view, _unpacked(text))
    if _written(view):
        return ()
    title = title_left_out(view, text)
    if title:
        return (tr("“{title}” was left out: a journey has one title.", title=title),)
    return () if is_outline(text) else lost_of_rows(view, text)


def _ours(text: str) -> bool:
    return text.lstrip().startswith('{"journeymap"')


def _written(view: EditView) -> bool:
    """Tell whether what is pasted is written into the current cell as it is."""
    return writes_into(view) is not None


def _packed(records: Iterable[Record]) -> list[Any]:
    return [[type(record).__name__, pack(record)] for record in records]


def _unpacked(text: str) -> Copy:
    try:
        plain = json.loads(text)
        inside, around = (
            tuple(unpack(NAMES[name], fields) for name, fields in plain[part])
            for part in ("inside", "around")
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise JourneyError(
            tr(
                "The clipboard holds a damaged copy of a journey, so nothing was pasted. "
                "Your document is unchanged; copy it again and paste once more."
            )
        ) from why
    return Copy(inside, tuple(record for record in around if isinstance(record, TOLD)))
