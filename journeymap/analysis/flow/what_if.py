"""What if: other shares, frictions and feelings than those of the file, or a touchpoint less."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeymap.analysis.flow.paths import Course, Starts
from journeymap.analysis.flow.shares import Shares
from journeymap.model.records import Connection

_SLACK = 1e-9


class Burden(NamedTuple):
    """How badly a friction hits, 0 to 4, and the share, 0 to 1, of those who come that it hits."""

    severity: float | None
    share: float | None

    @property
    def known(self) -> float | None:
        """Severity times share, 0 to 4; ``None``, to stay out of sums, where one is unset."""
        if self.severity is None or self.share is None:
            return None
        return self.severity * self.share


Felt = tuple[str, str | None]
"""A touchpoint and who feels it, by their ids; ``None`` for nobody in particular."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed to be otherwise than in the file; ids that are not there mean nothing.

    ``shares`` say of arrows which share, 0 to 1, of those at their source take them; the others
    who leave that touchpoint, those who drop off among them, become more or fewer in proportion.
    ``frictions`` hit otherwise, ``feelings`` run from −1 to 1 (``None`` for unset), and whoever
    would come to a touchpoint that is ``without`` leaves instead.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    frictions: Mapping[str, Burden] = field(default_factory=dict)
    feelings: Mapping[Felt, float | None] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is supposed to be otherwise."""
        return bool(self.shares or self.frictions or self.feelings or self.without)

    @property
    def moves(self) -> bool:
        """Whether customers go other ways."""
        return bool(self.shares or self.without)

    def changes(self) -> str:
        """Return it as ``Scenario.changes`` keeps it: a JSON object of ids and their fields.

        Arrows have ``weight`` and ``unit``, frictions ``severity`` and ``share``, touchpoints
        ``feelings`` by the id of the persona (blank for nobody in particular) or ``removed``.
        """
        found: dict[str, dict[str, Any]] = {}
        for id, share in self.shares.items():
            found[id] = {"weight": share, "unit": "probability"}
        for id, burden in self.frictions.items():
            found[id] = burden._asdict()
        for (id, persona), valence in self.feelings.items():
            found.setdefault(id, {}).setdefault("feelings", {})[persona or ""] = valence
        for id in sorted(self.without):
            found.setdefault(id, {})["removed"] = True
        return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def what_if_of(changes: str) -> WhatIf:
    """Return the what-if that ``WhatIf.changes`` wrote; what cannot be read of it is left out."""
    try:
        found = json.loads(changes) if changes.strip() else {}
    except (ValueError, RecursionError):
        found = {}
    shares: dict[str, float] = {}
    frictions: dict[str, Burden] = {}
    feelings: dict[Felt, float | None] = {}
    without: set[str] = set()
    for id, fields in found.items() if isinstance(found, dict) else ():
        if not isinstance(fields, dict):
            continue
        share = _number(fields.get("weight"), 0, 1)
        if share is not None:
            shares[id] = share
        if "severity" in fields:
            severity, hit = _number(fields["severity"], 0, 4), _number(fields.get("share"), 0, 1)
            # As a friction keeps it: what is applied is then what was shown.
            frictions[id] = Burden(None if severity is None else round(severity), hit)
        felt = fields.get("feelings")
        for persona, valence in felt.items() if isinstance(felt, dict) else ():
            if valence is None or _number(valence, -1, 1) is not None:
                feelings[id, persona or None] = _number(valence, -1, 1)
        if fields.get("removed") is True:
            without.add(id)
    return WhatIf(shares, frictions, feelings, frozenset(without))


def _number(value: object, low: float, high: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value <= high else None  # no NaN is


def supposed(given: Course, what_if: WhatIf) -> Course:
    """Return the ways of a journey as they would be; the same where nobody goes otherwise."""
    gone = what_if.without.intersection(card.id for card in given.every)
    if not gone and not what_if.shares.keys() & given.shares.of.keys():
        return given
    every = tuple(card for card in given.every if card.id not in gone)
    starts = {id: share for id, share in given.starts.of.items() if id not in gone}
    goals = tuple(id for id in given.goals if id not in gone)
    shares = _shares(given.shares, what_if)
    return Course(
        every, shares, Starts(starts, given.starts.counted), goals, given.declared, supposed=True
    )


def _shares(given: Shares, what_if: WhatIf) -> Shares:
    of, rest, over = dict(given.of), dict(given.rest), dict(given.over)
    leaving: dict[str, tuple[Connection, ...]] = {}
    for source, arrows in given.leaving.items():
        set_here = [arrow.id for arrow in arrows if arrow.id in what_if.shares]
        if set_here:
            _scale(of, arrows, what_if.shares)
        kept = tuple(arrow for arrow in arrows if arrow.target not in what_if.without)
        if source in what_if.without:
            over.pop(source, None)
            rest.pop(source, None)
        elif set_here or len(kept) < len(arrows):
            together = sum(of[arrow.id] for arrow in kept)
            rest[source] = 1.0 - together if 1.0 - together > _SLACK else 0.0
            over.pop(source, None)
            if together - 1.0 > _SLACK:
                over[source] = together
        if kept and source not in what_if.without:
            leaving[source] = kept
    still = {arrow.id for arrows in leaving.values() for arrow in arrows}
    return Shares(
        {id: share for id, share in of.items() if id in still},
        frozenset(id for id in given.assumed if id in still and id not in what_if.shares),
        rest,
        over,
        leaving,
    )


def _scale(of: dict[str, float], arrows: Iterable[Connection], wanted: Mapping[str, float]) -> None:
    """Set the wanted shares of a touchpoint's arrows; the others and the drop-off share the rest."""
    others = [arrow.id for arrow in arrows if arrow.id not in wanted]
    before = sum(of[arrow.id] for arrow in arrows)
    drop_off = max(0.0, 1.0 - before)
    drop_off = drop_off if drop_off > _SLACK else 0.0
    of |= {arrow.id: wanted[arrow.id] for arrow in arrows if arrow.id in wanted}
    left = max(0.0, 1.0 - sum(of[arrow.id] for arrow in arrows if arrow.id in wanted))
    divided = sum(of[id] for id in others) + drop_off
    for id in others:
        of[id] = of[id] / divided * left if divided > 0 else 0.0
