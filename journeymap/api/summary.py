"""What is in a document, as plain data: the answer of ``info`` and of ``project.info()``."""

from __future__ import annotations

from math import fsum

from journeymap.analysis.flow.case_ways import CASE, model_of, stands_for
from journeymap.analysis.flow.cases import support
from journeymap.analysis.frictions import worst_first, worst_severity
from journeymap.api.plain import SCHEMA, Plain, scores_plain
from journeymap.arrows import is_walked
from journeymap.model.grid import cards
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Project,
    Quote,
    Score,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot

_COUNTED = (
    Persona,
    Journey,
    Stage,
    Step,
    Lane,
    Touchpoint,
    Feeling,
    Friction,
    Connection,
    Score,
    Quote,
    Idea,
)


def summary(snapshot: Snapshot) -> Plain:
    """Return journeys and what is in them, in the order they are read, as ``info.schema.json``.

    Feelings run from −2 to 2; ``feeling`` is their mean over the personas, and ``None`` where
    nobody gave one.
    """
    project = next(iter(snapshot.ordered(Project)), None)
    return {
        "schema": SCHEMA,
        "project": project.name if project else "",
        "journeys": [journey_plain(snapshot, journey) for journey in snapshot.ordered(Journey)],
        "counts": {kind.__name__.lower(): len(snapshot.all(kind)) for kind in _COUNTED},
    }


def journey_plain(snapshot: Snapshot, journey: Journey) -> Plain:
    """Return one journey."""
    stages = snapshot.of(Stage, "journey", journey.id)
    lanes = snapshot.of(Lane, "journey", journey.id)
    points = cards(snapshot, journey.id)
    titles = {point.id: point.title for point in points}
    arrows = [arrow for id in titles for arrow in snapshot.of(Connection, "source", id)]
    people = filter(None, (snapshot.get(Persona, id) for id in journey.personas))
    return {
        "id": journey.id,
        "title": journey.title,
        "state": journey.state,
        "status": journey.status,
        "version": journey.version,
        "case_of": model_of(snapshot, journey.id) if journey.state == CASE else None,
        "cases": [*support(snapshot, journey.id).cases],
        "scores": scores_plain(snapshot, "journey", journey.id),
        "ideas": [_idea(snapshot, idea) for idea in snapshot.of(Idea, "journey", journey.id)],
        "personas": [
            {"id": persona.id, "name": persona.name, "share": persona.share} for persona in people
        ],
        "stages": [
            {
                "id": stage.id,
                "title": stage.title,
                "phase": stage.phase,
                "goal": stage.goal,
                "scores": scores_plain(snapshot, "stage", stage.id),
            }
            for stage in stages
        ],
        "lanes": [
            {
                "id": lane.id,
                "title": lane.title,
                "kind": lane.kind,
                "role": lane.role,
                "group": lane.group,
            }
            for lane in lanes
        ],
        "touchpoints": _touchpoints(snapshot, journey, points),
        "connections": [_connection(arrow, titles) for arrow in arrows],
        "counts": {
            "stages": len(stages),
            "lanes": len(lanes),
            "touchpoints": len(points),
            "connections": len(arrows),
        },
    }


def _touchpoints(
    snapshot: Snapshot, journey: Journey, points: tuple[Touchpoint, ...]
) -> list[Plain]:
    """Return touchpoints, each with the cases that came there and what it stands for in one."""
    laid, known = support(snapshot, journey.id), _matched(snapshot, journey)
    return [
        _touchpoint(snapshot, point)
        | {"stands_for": known.get(point.id), "cases": [*laid.at.get(point.id, ())]}
        for point in points
    ]


def _matched(snapshot: Snapshot, journey: Journey) -> dict[str, str]:
    """Return what the touchpoints of a case stand for; nothing of a journey that is none."""
    model = model_of(snapshot, journey.id) if journey.state == CASE else None
    return stands_for(snapshot, model, journey.id) if model else {}


def _touchpoint(snapshot: Snapshot, point: Touchpoint) -> Plain:
    step = snapshot.all(Step)[point.step]
    stage, lane = snapshot.all(Stage)[step.stage], snapshot.all(Lane)[point.lane]
    felt = snapshot.of(Feeling, "touchpoint", point.id)
    frictions = worst_first(snapshot.of(Friction, "touchpoint", point.id))
    arrows = snapshot.of(Connection, "source", point.id)
    worst = worst_severity(frictions)
    return {
        "id": point.id,
        "title": point.title,
        "stage": stage.title,
        "stage_id": stage.id,
        "step": step.title,
        "lane": lane.title,
        "lane_id": lane.id,
        "owner": point.owner,
        "department": point.department,
        "evidence": point.evidence,
        "moment": point.moment,
        "feeling": 2 * fsum(one.valence for one in felt) / len(felt) if felt else None,
        "feelings": [_feeling(snapshot, one) for one in felt],
        "friction": worst,
        "frictions": [_friction(friction) for friction in frictions],
        "worst_friction": worst,
        "scores": scores_plain(snapshot, "touchpoint", point.id),
        "quotes": [_quote(quote) for quote in snapshot.of(Quote, "touchpoint", point.id)],
        "tags": list(point.tags),
        "next": [*dict.fromkeys(a.target for a in arrows if is_walked(a))],
    }


def _feeling(snapshot: Snapshot, felt: Feeling) -> Plain:
    persona = snapshot.get(Persona, felt.persona)
    return {
        "persona_id": felt.persona,
        "persona": persona.name if persona else None,
        "valence": 2 * felt.valence,
        "word": felt.word,
    }


def _friction(friction: Friction) -> Plain:
    return {
        "id": friction.id,
        "title": friction.title,
        "kind": friction.kind,
        "severity": friction.severity,
        "share": friction.share,
    }


def _quote(quote: Quote) -> Plain:
    return {
        "id": quote.id,
        "said": quote.said,
        "source": quote.source,
        "date": quote.date,
        "authenticity": quote.authenticity,
    }


def _idea(snapshot: Snapshot, idea: Idea) -> Plain:
    names = ("title", "status", "owner", "due", "scope", "kind", "horizon")
    numbers = ("impact", "effort", "reach", "confidence")
    return {
        "id": idea.id,
        **{name: getattr(idea, name) for name in (*names, *numbers)},
        "touchpoints": list(idea.touchpoints),
        "votes": len(snapshot.of(Vote, "idea", idea.id)),
    }


def _connection(arrow: Connection, titles: dict[str, str]) -> Plain:
    return {
        "id": arrow.id,
        "source": titles.get(arrow.source, ""),
        "target": titles.get(arrow.target, ""),
        "source_id": arrow.source,
        "target_id": arrow.target,
        "kind": arrow.kind,
        "label": arrow.label,
        "weight": arrow.weight,
        "unit": arrow.unit,
        "assumed": arrow.assumed,
    }
