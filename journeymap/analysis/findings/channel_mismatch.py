"""Personas who are met in channels they hardly use, or never in those they prefer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeymap.analysis.concerned import customers_own, people, share_of
from journeymap.analysis.findings import PEOPLE, Finding, Plain, called, check
from journeymap.analysis.personas import channel_weights
from journeymap.language import mark, plural, tr, whole_percent
from journeymap.model.grid import lanes
from journeymap.model.records import Feeling, Lane, Persona, Touchpoint
from journeymap.model.snapshot import Snapshot

_LITTLE, _MUCH = 0.25, 0.5
_OFTEN = 2
"""Up to which weight a channel is hardly used, from which on it is preferred, and at how many
touchpoints in a channel that is hardly used one is met there too often (ours)."""


@check(
    "channel_mismatch",
    mark("Not their channel"),
    PEOPLE,
    mark(
        "A persona is met at several touchpoints of a channel they hardly use, or at none of one "
        "they prefer, by the weights of channels on their sheet. Some want a person, some a "
        "screen: offer the other way there."
    ),
)
def mismatch(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find for each persona the channels hardly used in which they are met, and preferred ones not.

    A weight is of the lane of its title. Met they are where they feel something; who feels nothing
    anywhere goes everywhere.
    """
    by_title = {_folded(lane.title): lane for lane in lanes(snapshot, journey)}
    for id in people(snapshot, journey):
        persona = snapshot.get(Persona, id)
        if persona is None or persona.kind == "employee":
            continue
        met = _met(snapshot, journey, persona)
        here = Counter(card.lane for card in met)
        for channel, weight in channel_weights(persona.weights):
            lane = by_title.get(_folded(channel))
            if lane is None or not met:
                continue
            if weight <= _LITTLE and here[lane.id] >= _OFTEN:
                yield _hardly(snapshot, journey, persona, lane, weight, met)
            elif weight >= _MUCH and not here[lane.id]:
                yield _missing(snapshot, journey, persona, lane, weight)


def _met(snapshot: Snapshot, journey: str, persona: Persona) -> list[Touchpoint]:
    every = customers_own(snapshot, journey)
    grouped = snapshot.by(Feeling, "touchpoint")
    felt = [
        card for card in every if any(one.persona == persona.id for one in grouped.get(card.id, ()))
    ]
    return felt or list(every)


def _hardly(
    snapshot: Snapshot,
    journey: str,
    persona: Persona,
    lane: Lane,
    weight: float,
    met: list[Touchpoint],
) -> Finding:
    here = tuple(card.id for card in met if card.lane == lane.id)
    text = plural(
        "{persona} hardly uses {channel} ({weight}) and meets us there at {n} of {all} touchpoints",
        "{persona} hardly uses {channel} ({weight}) and meets us there at {n} of {all} touchpoints",
        len(here),
        persona=called(snapshot, persona.id),
        channel=lane.title.strip(),
        weight=whole_percent(weight),
        all=len(met),
    )
    values: dict[str, Plain] = {
        "persona": persona.id,
        "channel": lane.id,
        "weight": weight,
        "touchpoints": len(here),
        "of": len(met),
    }
    part = share_of(snapshot, journey, persona.id) * len(here) / len(met)
    return Finding(2 if 2 * len(here) >= len(met) else 1, text, here, values, weight=part)


def _missing(
    snapshot: Snapshot, journey: str, persona: Persona, lane: Lane, weight: float
) -> Finding:
    text = tr(
        "{persona} prefers {channel} ({weight}) and never meets us there",
        persona=called(snapshot, persona.id),
        channel=lane.title.strip(),
        weight=whole_percent(weight),
    )
    values: dict[str, Plain] = {"persona": persona.id, "channel": lane.id, "weight": weight}
    share = share_of(snapshot, journey, persona.id)
    return Finding(1, text, (persona.id, lane.id), values, weight=share)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
