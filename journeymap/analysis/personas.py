"""What is told of a persona, in few words and in numbers."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from journeymap.dates import written
from journeymap.language import decimal, percent, tr
from journeymap.model.fields import clean, specs
from journeymap.model.records import Persona


class ChannelWeight(NamedTuple):
    """How much a persona uses a channel, from 0 to 1."""

    channel: str
    weight: float


def in_line(text: str) -> str:
    """Return a text of several lines as one, its lines parted by dots."""
    lines = (
        " ".join(line.split()).removeprefix("- ").removeprefix("• ") for line in text.split("\n")
    )
    return " · ".join(line for line in lines if line)


def kind_word(persona: Persona) -> str:
    """Return which kind of consumer a persona is, blank where nobody said."""
    labels = dict(specs(Persona)["kind"].options)
    return tr(labels[persona.kind]) if persona.kind else ""


def share_line(persona: Persona) -> str:
    """Return which share of the customers are like this persona, blank where it is unknown.

    Employees are no customers: their share stands beside what they are and is said alone.
    """
    if persona.share is None:
        return ""
    if persona.kind == "employee":
        return percent(persona.share)
    return tr("{share} of customers", share=percent(persona.share))


def counted_line(persona: Persona) -> str:
    """Return among how many, and when, the share of a persona was counted."""
    n = persona.share_n
    counted = f"n = {decimal(n, groups=True)}" if n is not None else ""
    return " · ".join(part for part in (counted, written(persona.share_period.strip())) if part)


def channel_weights(text: str) -> tuple[ChannelWeight, ...]:
    """Return the channels in a JSON object of weights, the most used first.

    What is no number from 0 to 1 is left out.
    """
    found = [
        ChannelWeight(channel.strip(), float(weight))
        for channel, weight in weights_of(text).items()
        if channel.strip() and _is_weight(weight)
    ]
    return tuple(sorted(found, key=lambda one: -one.weight))


def weights_line(text: str) -> str:
    """Return weights in words, as ``Web 92 %, Store 55 %``."""
    return ", ".join(f"{one.channel} {percent(one.weight)}" for one in channel_weights(text))


def weights_of(text: str) -> dict[str, Any]:
    """Return the JSON object of weights by channel, an empty one for what is none."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    # As it is escaped there, JSON may hold letters that no format can carry.
    return {clean(name): value for name, value in found.items()} if isinstance(found, dict) else {}


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def preferred(persona: Persona) -> str:
    """Return which channels a persona prefers: in own words, else the most used by weight."""
    said = in_line(persona.channels)
    return said or ", ".join(
        one.channel for one in channel_weights(persona.weights)[:3] if one.weight
    )


def empathy(persona: Persona) -> tuple[tuple[str, str, str], ...]:
    """Return the four pairs of the empathy map, each its heading and what stands in it.

    A pair of which nothing is said is there, too, with blanks: whoever shows it leaves it out.
    """
    return (
        (tr("Thinks and feels"), persona.thinks, persona.feels),
        (tr("Sees and hears"), persona.sees, persona.hears),
        (tr("Says and does"), persona.says, persona.does),
        (tr("Fears and hopes"), persona.fears, persona.hopes),
    )
