"""Fields of touchpoints and what is felt there, as they are typed into cells."""

from __future__ import annotations

import re
from typing import Any

from journeymap.editing.feelings import set_feeling
from journeymap.editing.records import set_field
from journeymap.errors import JourneyError
from journeymap.language import read_number, tr
from journeymap.model.change import Change
from journeymap.model.fields import Spec, defaults, fault
from journeymap.model.names import feeling_words
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import read, valence
from journeymap.tabular.figures import misfit
from journeymap.view.table.columns import GridColumn

_LEVEL = re.compile(r"\d{1,2}")
_SIGNED = re.compile(r"[+−–-]?\d+(?:[.,]\d+)?")
_UNSET = ("0", "–", "-", "—", "−")


def type_field(
    snapshot: Snapshot, column: GridColumn, card: Touchpoint, text: str
) -> Change | None:
    """Write a field of a touchpoint."""
    value = _value(column.spec, column.field, text)
    return set_field(snapshot, (card.id,), column.field, value, column.heading)


def type_feeling(
    snapshot: Snapshot, column: GridColumn, card: Touchpoint, text: str
) -> Change | None:
    """Write what a persona feels: a level from 1, the worst; a word, a face, or −2 to +2.

    0 and a blank unset it, which is not neutral.
    """
    felt = None if not text or text in _UNSET else read_feeling(snapshot, text)
    if column.field:
        return set_field(snapshot, (card.id,), column.field, felt, column.heading)
    return set_feeling(snapshot, card.id, column.ref, felt)


def read_feeling(snapshot: Snapshot, text: str) -> float:
    """Return a typed feeling from −1 to 1; raises ``JourneyError``."""
    words, said = feeling_words(snapshot), text.casefold().strip()
    named = [word.casefold() for word in words]
    if named.count(said) == 1:
        return _at(named.index(said), len(words))
    if _LEVEL.fullmatch(said) and 1 <= int(said) <= len(words):
        return _at(int(said) - 1, len(words))
    number = read_number(text) if _SIGNED.fullmatch(said) and not said.isdigit() else None
    if number is not None and abs(number[0]) <= 2:
        return number[0] / 2
    told = valence(text, "two") if read_number(text) is None else None
    if told is not None:
        return told
    raise JourneyError(
        tr(
            "“{text}” is no feeling. Write a level from 1 to {most}, or one of: {words}.",
            text=shortened(text),
            most=len(words),
            words=", ".join(words),
        )
    )


def shortened(text: str) -> str:
    """Return a text as it is repeated in a sentence about it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


def _at(level: int, levels: int) -> float:
    return 2 * level / (levels - 1) - 1


def _value(spec: Spec, name: str, text: str) -> Any:
    if not text:
        return defaults(Touchpoint)[name]
    if spec.editor in ("tags", "addresses"):
        parts = re.split(r"[,;\n]", text) if spec.editor == "tags" else text.split()
        words = (part.strip(" ,;") for part in parts)
        return _fitting(spec, tuple(dict.fromkeys(word for word in words if word)), text)
    if spec.options:
        found = read(spec, text)
        if found is None:
            known = ", ".join(tr(label) for _, label in spec.options)
            raise JourneyError(
                tr("“{text}” is none of: {known}.", text=shortened(text), known=known)
            )
        return found
    if spec.editor == "text":
        return _fitting(spec, text, text)
    found = read(spec, text)
    if found is None:
        raise JourneyError(misfit(spec, text))
    return found


def _fitting(spec: Spec, value: Any, text: str) -> Any:
    why = fault(spec, value)
    if why:
        raise JourneyError(tr("“{text}” does not fit: {why}.", text=shortened(text), why=why))
    return value
