"""What of a journey can be tried otherwise at what is selected, and how a what-if says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar
from unicodedata import bidirectional

from journeymap.analysis.flow.shares import Shares
from journeymap.analysis.flow.what_if import Burden, WhatIf
from journeymap.language import decimal, tr, whole_percent
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Persona,
    Record,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

Kind = Literal["share", "severity", "affected", "feeling", "without"]
K = TypeVar("K")
V = TypeVar("V")

_MOST = 12
"""How many sliders stand under one another at the most, of each kind."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Something that may be otherwise: of which record, what it is called, what it is now.

    ``now`` is a share, a severity 0 to 4 or a feeling −1 to 1; ``None`` where nobody knows.
    ``place`` is the touchpoint at which it stands. A share that brings customers to what is
    selected is named by where they come from, and ``comes_to`` says where to.
    """

    kind: Kind
    id: str
    place: str
    name: str
    now: float | None
    persona: str | None = None
    comes_to: str = ""

    @property
    def spoken(self) -> str:
        """What it is called where the caption above it is not seen."""
        return f"{self.name} → {self.comes_to}" if self.comes_to else self.name

    def called(self, place: str) -> Handle:
        """Return it under a name that also says where it stands."""
        between = " → " if self.kind == "share" else " · "
        return replace(self, name=f"{place}{between}{self.name}")

    def said(self, value: float | None) -> str:
        """Return a value of it as people read it."""
        if value is None:
            return tr("not known")
        if self.kind == "severity":
            return decimal(value, 0)
        if self.kind == "feeling":
            return decimal(2 * value, 1 if (2 * value) % 1 else 0, "+")
        return whole_percent(value)


def handles(
    snapshot: Snapshot, journey: str, record: Record | None, given: Shares, focus: str | None
) -> tuple[Handle, ...]:
    """Return what can be tried at a touchpoint, an arrow or a friction; nothing at anything else."""
    if isinstance(record, Connection):
        return tuple(_arrows(snapshot, given, record.source, record.id))
    if isinstance(record, Friction):
        return tuple(_friction(record))
    if not isinstance(record, Touchpoint):
        return ()
    found = [*_coming(snapshot, given, record.id)][:_MOST]
    found += [*_arrows(snapshot, given, record.id)][:_MOST]
    for friction in snapshot.of(Friction, "touchpoint", record.id)[:_MOST]:
        found += _friction(friction)
    found += _feelings(snapshot, journey, record, focus)
    return (*found, Handle("without", record.id, record.id, tr("Taken out"), 0.0))


def value_of(what_if: WhatIf, handle: Handle) -> float | None:
    """Return what a what-if says of something, ``None`` where it leaves it as it is."""
    match handle.kind:
        case "share":
            return what_if.shares.get(handle.id)
        case "feeling":
            return what_if.feelings.get((handle.id, handle.persona))
        case "without":
            return 1.0 if handle.id in what_if.without else None
    burden = what_if.frictions.get(handle.id)
    if burden is None:
        return None
    value = burden.severity if handle.kind == "severity" else burden.share
    return None if value == handle.now else value


def tried(what_if: WhatIf, handle: Handle, value: float | None, snapshot: Snapshot) -> WhatIf:
    """Return a what-if in which something is otherwise; ``None`` leaves it as it is."""
    match handle.kind:
        case "share":
            return replace(what_if, shares=_with(what_if.shares, handle.id, value))
        case "feeling":
            key = handle.id, handle.persona
            return replace(what_if, feelings=_with(what_if.feelings, key, value))
        case "without":
            rest = what_if.without - {handle.id}
            return replace(what_if, without=rest | {handle.id} if value else rest)
    friction = snapshot.get(Friction, handle.id)
    if friction is None:
        return what_if
    now = Burden(friction.severity, friction.share)
    known = what_if.frictions.get(handle.id, now)
    if handle.kind == "severity":
        new = known._replace(severity=friction.severity if value is None else round(value))
    else:
        new = known._replace(share=friction.share if value is None else value)
    kept = None if new == now else new
    return replace(what_if, frictions=_with(what_if.frictions, handle.id, kept))


def every_handle(
    snapshot: Snapshot, journey: str, what_if: WhatIf, given: Shares
) -> tuple[Handle, ...]:
    """Return what a what-if changes, as far as it is there."""
    found: list[Handle] = []
    for id in what_if.shares:
        arrow = snapshot.get(Connection, id)
        found += _arrows(snapshot, given, arrow.source, id) if arrow else ()
    for id in what_if.frictions:
        friction = snapshot.get(Friction, id)
        found += _friction(friction) if friction else ()
    for id, persona in what_if.feelings:
        card = snapshot.get(Touchpoint, id)
        found += [_feeling(snapshot, card, persona)] if card else ()
    for id in sorted(what_if.without):
        card = snapshot.get(Touchpoint, id)
        if card:
            found.append(Handle("without", id, id, tr("Taken out"), 0.0))
    return tuple(handle for handle in found if value_of(what_if, handle) is not None)


def titled(snapshot: Snapshot, id: str) -> str:
    """Return what a touchpoint is called, on one line."""
    card = snapshot.get(Touchpoint, id)
    return (
        " ".join(card.title.split()) if card and card.title.split() else tr("untitled touchpoint")
    )


def with_figures(name: str, figures: str) -> str:
    """Return a name and figures behind it, which a name read from the right must not turn round."""
    if any(bidirectional(letter) in ("R", "AL") for letter in name):
        return f"\u200e\u2068{name}\u2069: {figures}"
    return f"{name}: {figures}"


def _with(known: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    others = {one: said for one, said in known.items() if one != key}
    return others if value is None else {**others, key: value}


def _arrows(snapshot: Snapshot, given: Shares, source: str, only: str = "") -> Iterator[Handle]:
    for arrow in given.leaving.get(source, ()):
        if only in ("", arrow.id):
            name = titled(snapshot, arrow.target)
            yield Handle("share", arrow.id, source, name, given.of.get(arrow.id))


def _coming(snapshot: Snapshot, given: Shares, target: str) -> Iterator[Handle]:
    """Yield the shares that bring customers to a touchpoint from others."""
    for arrow in snapshot.of(Connection, "target", target):
        if arrow in given.leaving.get(arrow.source, ()) and arrow.source != target:
            source, now = titled(snapshot, arrow.source), given.of.get(arrow.id)
            to = titled(snapshot, target)
            yield Handle("share", arrow.id, arrow.source, source, now, comes_to=to)


def _friction(friction: Friction) -> Iterator[Handle]:
    title, at = " ".join(friction.title.split()) or kind_name("Friction"), friction.touchpoint
    severity = None if friction.severity is None else float(friction.severity)
    yield Handle("severity", friction.id, at, tr("{friction} · severity", friction=title), severity)
    affected = tr("{friction} · share affected", friction=title)
    yield Handle("affected", friction.id, at, affected, friction.share)


def _feelings(
    snapshot: Snapshot, journey: str, card: Touchpoint, focus: str | None
) -> Iterator[Handle]:
    walkers = snapshot.get(Journey, journey)
    people: tuple[str | None, ...] = walkers.personas if walkers else ()
    felt = tuple(one.persona for one in snapshot.of(Feeling, "touchpoint", card.id))
    who = (focus,) if focus else tuple(dict.fromkeys((*people, *felt))) or (None,)
    yield from (_feeling(snapshot, card, persona) for persona in who[:_MOST])


def _feeling(snapshot: Snapshot, card: Touchpoint, persona: str | None) -> Handle:
    found = snapshot.of(Feeling, "touchpoint", card.id)
    now = next((one.valence for one in found if one.persona == persona), None)
    one = snapshot.get(Persona, persona) if persona else None
    who = " ".join(one.name.split()) if one else ""
    name = who or tr("Feeling")
    return Handle("feeling", card.id, card.id, name, now, persona)
