"""What there is to say of a record, in words: for pages and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from journeymap.analysis.benefits import benefit_told
from journeymap.analysis.findings import kind_title
from journeymap.analysis.personas import weights_line
from journeymap.analysis.rolled_up import rolled_lines, rolled_up
from journeymap.arrows import choices, chosen
from journeymap.dates import written
from journeymap.durations import written as time_of
from journeymap.editing.records import NAMING
from journeymap.language import decimal, mark, percent, tr
from journeymap.model.fields import Spec, offered
from journeymap.model.names import feeling_word, journey_name, kind_name
from journeymap.model.records import Feeling, Idea, Journey, Persona, Record, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot

_UNTITLED: dict[type[Record], str] = {
    Stage: mark("Untitled stage"),
    Touchpoint: mark("Untitled touchpoint"),
}
_UNTOLD = frozenset({"none", "position", "colour", "counts"})
_FELT = frozenset({"valence", "expectation"})


class Felt(NamedTuple):
    """What one persona feels: who (blank when nobody is named), how, and in which words."""

    id: str
    persona: str | None
    who: str
    valence: float
    words: str


def title_of(record: Record | None) -> str:
    """Return what a record is called, as the map calls it where it has no name."""
    if record is None:
        return ""
    if isinstance(record, Journey):
        return journey_name(record)
    named = (str(getattr(record, name, "")).strip() for name in NAMING)
    untitled = _UNTITLED.get(type(record))
    return next(filter(None, named), tr(untitled) if untitled else kind_name(type(record).__name__))


def facts(
    snapshot: Snapshot, record: Record, without: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield label and value of every field of a record that says something, in words."""
    left_out = {"title", "name", *without}
    for name, spec in offered(type(record)).items():
        if name in left_out or not spec.label or spec.editor in _UNTOLD:
            continue
        said = _said(snapshot, name, spec, getattr(record, name))
        if isinstance(record, Idea):
            said = _of_idea(record, name, said)
        if isinstance(record, Touchpoint) and name == "opens":
            rolled = rolled_up(snapshot, record)
            said = "; ".join(rolled_lines(snapshot, rolled)) if rolled else ""
        if said:
            yield tr(spec.label), said


def _of_idea(idea: Idea, name: str, said: str) -> str:
    """Return what a field of an idea says: its benefit with the unit, and findings by name."""
    if name == "benefit":
        return benefit_told(idea.benefit, idea.benefit_unit)
    if name == "benefit_unit":
        return said if idea.benefit is None else ""
    return ", ".join(map(kind_title, idea.findings)) if name == "findings" else said


def feelings(snapshot: Snapshot, card: str) -> list[Felt]:
    """Return what is felt at a touchpoint, the personas in their order."""
    rank = {persona.id: i for i, persona in enumerate(snapshot.ordered(Persona))}
    felt = snapshot.of(Feeling, "touchpoint", card)
    found = []
    for one in sorted(felt, key=lambda one: rank.get(one.persona or "", -1)):
        level = feeling_word(snapshot, one.valence)
        own = one.word.strip()
        words = f"{own} ({level})" if own and own.casefold() != level.casefold() else level
        if one.arousal is not None:
            words = f"{words}, {tr('intensity: {share}', share=percent(one.arousal))}"
        persona = snapshot.get(Persona, one.persona)
        found.append(Felt(one.id, one.persona, title_of(persona), one.valence, words))
    return found


def _said(snapshot: Snapshot, name: str, spec: Spec, value: Any) -> str:
    if value is None or value in ("", ()):
        return ""
    if spec.day:
        return written(value.strip())
    if choices(spec):
        return chosen(spec, value)
    if spec.editor == "weights":
        return weights_line(value)
    if spec.target:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(title_of(found) for id in ids if (found := snapshot.find(id)))
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if name in _FELT:
        return feeling_word(snapshot, value)
    if spec.editor == "flag":
        return tr("yes") if value else tr("no")
    if spec.minutes:
        return time_of(value)
    if (spec.low, spec.high) == (0, 1):
        return percent(value)
    return str(value).strip() if isinstance(value, str) else decimal(value, groups=True)
