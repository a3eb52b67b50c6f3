"""Where more was promised than is felt, and where less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.findings import Finding, Plain, called, check
from journeymap.language import decimal, tr
from journeymap.model.grid import seen
from journeymap.model.names import level_number, levels_of
from journeymap.model.records import Feeling, Journey
from journeymap.model.snapshot import Snapshot

_MOST = 3
"""How many gaps are told, the largest first."""

_LARGE = 1.0
"""From which gap on, in half the length of the scale, it is a matter of the promise itself."""


class _Gap(NamedTuple):
    size: float
    touchpoint: str
    persona: str | None
    promised: float
    felt: float


@check("promise")
def gaps(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where what is felt falls short of the promise by a level or more, and exceeds it most.

    The figures are levels of the project's own scale, from 1 for the worst.
    """
    found = _gaps(snapshot, journey)
    step = 2 / (levels_of(snapshot) - 1)
    short = sorted((gap for gap in found if gap.size <= -step + 1e-9), key=lambda gap: gap.size)
    for gap in short[:_MOST]:
        text = tr(
            "{persona} was promised {promised} of {levels} and feels {felt}: {place}",
            **_said(snapshot, gap),
        )
        yield _finding(3 if gap.size <= -_LARGE else 2, text, gap)
    over = max(found, key=lambda gap: gap.size, default=None)
    if over and over.size >= step - 1e-9:
        text = tr(
            "{persona} was promised {promised} of {levels} and feels more, {felt}: {place}",
            **_said(snapshot, over),
        )
        yield _finding(0, text, over)


def _gaps(snapshot: Snapshot, journey: str) -> list[_Gap]:
    record = snapshot.get(Journey, journey)
    people = (record.personas if record else ()) or (None,)
    return [
        _Gap(felt.valence - card.expectation, card.id, felt.persona, card.expectation, felt.valence)
        for card in seen(snapshot, journey)
        if card.expectation is not None
        for felt in snapshot.of(Feeling, "touchpoint", card.id)
        if felt.persona in people
    ]


def _said(snapshot: Snapshot, gap: _Gap) -> dict[str, object]:
    levels = levels_of(snapshot)
    return {
        "persona": called(snapshot, gap.persona),
        "promised": decimal(level_number(gap.promised, levels), None),
        "felt": decimal(level_number(gap.felt, levels), None),
        "levels": levels,
        "place": called(snapshot, gap.touchpoint),
    }


def _finding(severity: int, text: str, gap: _Gap) -> Finding:
    values: dict[str, Plain] = {
        "persona": gap.persona,
        "promised": 2 * gap.promised,
        "felt": 2 * gap.felt,
        "gap": 2 * gap.size,
    }
    return Finding(severity, text[:1].upper() + text[1:], (gap.touchpoint,), values)
