"""Places one can walk into of which nobody said what is to be seen, heard, smelt and touched."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import FEELINGS, Finding, Plain, check
from journeymap.analysis.senses import is_place
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.grid import cards, channels
from journeymap.model.records import Lane, Sense
from journeymap.model.snapshot import Snapshot

_ASKED = ("sight", "hearing", "smell", "touch")
"""Those that speak at any place; taste does at some only, and is never missed."""


@check(
    "unasked_senses",
    mark("Senses not thought of"),
    FEELINGS,
    mark(
        "A shop, a branch or another place one walks into, by the icon of its lane, where nothing "
        "is said of one or more of sight, hearing, smell and touch. Walk through it and say what "
        "each is to be: neither overloaded nor empty."
    ),
)
def not_thought_of(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the lanes that are places one walks into, with the senses nothing is said of there."""
    every = cards(snapshot, journey)
    for lane in channels(snapshot, journey):
        here = tuple(card.id for card in every if card.lane == lane.id)
        if not is_place(lane) or not here:
            continue
        said = {sense.sense for id in here for sense in snapshot.of(Sense, "touchpoint", id)}
        missing = [sense for sense in _ASKED if sense not in said]
        if missing:
            yield _finding(snapshot, journey, lane, here, missing)


def _finding(
    snapshot: Snapshot, journey: str, lane: Lane, here: tuple[str, ...], missing: list[str]
) -> Finding:
    names = dict(specs(Sense)["sense"].options)
    place = lane.title.strip() or tr("(no title)")
    senses = ", ".join(tr(names[sense]) for sense in missing)
    if len(missing) == len(_ASKED):
        text = tr("Nothing is said of any sense: {place}", place=place)
    else:
        text = tr("Nothing is said of {senses}: {place}", senses=senses, place=place)
    values: dict[str, Plain] = {"lane": lane.id, "senses": len(missing)}
    part = len(missing) / len(_ASKED) * coming_to(snapshot, journey, here)
    return Finding(1, text, here, values, weight=part)
