"""Fields of touchpoints and what is felt there, as they are typed into cells."""

from __future__ import annotations

import re
from typing import Any

from journeymap.editing.feelings import set_feeling
from journeymap.editing.records import set_field
from journeymap.errors import JourneyError
from journeymap.language import read_number, tr
from journeymap.model.change import Change, change
from journeymap.model.fields import Spec, defaults, fault
from journeymap.model.names import feeling_words
from journeymap.model.records import Feeling, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import read
from journeymap.tabular.feelings import ToldFeeling, told_feeling
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
    told = None if not text or text in _UNSET else _told_feeling(snapshot, text)
    felt = told.valence if told else None
    if column.field:
        return set_field(snapshot, (card.id,), column.field, felt, column.heading)
    done = set_feeling(snapshot, card.id, column.ref, felt)
    if told is None or not told.word:
        return done
    now = snapshot.apply(done) if done else snapshot
    here = [f for f in now.of(Feeling, "touchpoint", card.id) if f.persona == column.ref]
    worded = change(column.heading, edit=[(one, one.but(word=told.word)) for one in here])
    return done + worded if done else worded or None


def _told_feeling(snapshot: Snapshot, text: str) -> ToldFeeling:
    """Return a typed feeling, whose value is known; raises ``JourneyError``."""
    words, said = feeling_words(snapshot), text.casefold().strip()
    named = [word.casefold() for word in words]
    if named.count(said) == 1:
        return ToldFeeling(_at(named.index(said), len(words)))
    if _LEVEL.fullmatch(said) and 1 <= int(said) <= len(words):
        return ToldFeeling(_at(int(said) - 1, len(words)))
    number = read_number(text) if _SIGNED.fullmatch(said) and not said.isdigit() else None
    if number is not None and abs(number[0]) <= 2:
        return ToldFeeling(number[0] / 2)
    plain = read_number(text)
    told = told_feeling(text, "two") if plain is None or plain[1] else None
    if told is not None and told.valence is not None:
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
