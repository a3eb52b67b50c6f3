"""A journey as flat rows, one a touchpoint, and as a graph: for pandas and networkx."""

from __future__ import annotations

from journeymap.analysis.flow.outcomes import TouchpointOutcome, outcomes
from journeymap.api.plain import Plain
from journeymap.api.values import plain_value
from journeymap.arrows import is_walked
from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Quote,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot

_PLACED = frozenset({"step", "lane", "title"})
_EDITORS = frozenset({"none", "position"})


def rows(snapshot: Snapshot, journey: str) -> list[Plain]:
    """Return a dictionary for each touchpoint, all with the same keys, in the order of the map.

    They hold its place, its fields, feelings from −2 to 2 (``feeling`` the mean, and
    ``feeling NAME`` of each persona), its worst friction, how much was said of it, what it is to
    one who begins (``visits``, ``reach``, ``drop_off``, ``removal_effect``), and for each metric
    asked at a touchpoint the score that counts (``score TITLE``), its interval and n.
    """
    found = cards(snapshot, journey)
    scored = {card.id: scores_at(snapshot, "touchpoint", card.id) for card in found}
    names = _metric_names([one for every in scored.values() for one in every if one.counts])
    people = [snapshot.get(Persona, id) for id in snapshot.all(Journey)[journey].personas]
    named = _distinct([(person.id, f"feeling {person.name}") for person in people if person])
    outcome = {one.id: one for one in outcomes(snapshot, journey).touchpoints}
    return [
        {
            **_place(snapshot, card),
            **_fields(card),
            **_felt(snapshot, card, named),
            **_hung(snapshot, card),
            **_come(outcome[card.id]),
            **_scores(scored[card.id], names),
        }
        for card in found
    ]


def edges(snapshot: Snapshot, journey: str) -> list[tuple[str, str, str, Plain]]:
    """Return source, target, id and attributes of every arrow between touchpoints of a journey."""
    inside = {card.id for card in cards(snapshot, journey)}
    fields = ("kind", "label", "weight", "unit", "assumed", "minutes", "colour")
    return [
        (arrow.source, arrow.target, arrow.id, {name: getattr(arrow, name) for name in fields})
        for id in inside
        for arrow in snapshot.of(Connection, "source", id)
        if arrow.target in inside
    ]


def _place(snapshot: Snapshot, card: Touchpoint) -> Plain:
    step = snapshot.all(Step)[card.step]
    stage, lane = snapshot.all(Stage)[step.stage], snapshot.all(Lane)[card.lane]
    return {
        "id": card.id,
        "title": card.title,
        "stage": stage.title,
        "stage_id": stage.id,
        "step": step.title,
        "lane": lane.title,
        "lane_id": lane.id,
    }


def _fields(card: Touchpoint) -> Plain:
    return {
        name: plain_value(name, getattr(card, name))
        for name, spec in specs(Touchpoint).items()
        if name not in _PLACED and spec.editor not in _EDITORS
    }


def _felt(snapshot: Snapshot, card: Touchpoint, named: dict[str, str]) -> Plain:
    felt = snapshot.of(Feeling, "touchpoint", card.id)
    by = {one.persona: 2 * one.valence for one in felt}
    mean = 2 * sum(one.valence for one in felt) / len(felt) if felt else None
    return {"feeling": mean, **{name: by.get(id) for id, name in named.items()}}


def _hung(snapshot: Snapshot, card: Touchpoint) -> Plain:
    from journeymap.analysis.frictions import worst_first

    frictions = worst_first(snapshot.of(Friction, "touchpoint", card.id))
    worst = frictions[0] if frictions else None
    arrows = snapshot.of(Connection, "source", card.id)
    return {
        "friction": worst.title if worst else None,
        "severity": worst.severity if worst else None,
        "share": worst.share if worst else None,
        "frictions": len(frictions),
        "quotes": len(snapshot.of(Quote, "touchpoint", card.id)),
        "ideas": len(snapshot.of(Idea, "touchpoints", card.id)),
        "votes": len(snapshot.of(Vote, "touchpoint", card.id)),
        "next": [*dict.fromkeys(a.target for a in arrows if is_walked(a))],
    }


def _come(outcome: TouchpointOutcome) -> Plain:
    return {
        "visits": outcome.visits,
        "reach": outcome.reach,
        "drop_off": outcome.drop_off,
        "removal_effect": outcome.removal,
    }


def _metric_names(scored: list[Scored]) -> dict[str, str]:
    metrics = {one.metric.id: one.metric for one in scored}
    titled = [
        (id, f"score {metric.title.strip() or metric.kind}") for id, metric in metrics.items()
    ]
    return _distinct(titled)


def _scores(scored: tuple[Scored, ...], names: dict[str, str]) -> Plain:
    counts = {one.metric.id: one.reading for one in scored if one.counts}
    found: Plain = {}
    for id, name in names.items():
        reading = counts.get(id)
        found[name] = reading.value if reading else None
        found[f"{name} low"] = reading.low if reading else None
        found[f"{name} high"] = reading.high if reading else None
        found[f"{name} n"] = reading.n if reading else 0
    return found


def _distinct(named: list[tuple[str, str]]) -> dict[str, str]:
    """Return names by id of which none is there twice."""
    found: dict[str, str] = {}
    for id, name in named:
        n, free = 1, name
        while free in found.values():
            n, free = n + 1, f"{name} ({n + 1})"
        found[id] = free
    return found
