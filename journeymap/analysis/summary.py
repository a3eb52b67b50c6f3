"""What is in a document, as plain data for scripts."""

from __future__ import annotations

from math import fsum
from typing import Any

from journeymap.analysis.frictions import worst_severity
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
)
from journeymap.model.snapshot import Snapshot

Plain = dict[str, Any]


def summary(snapshot: Snapshot) -> Plain:
    """Return journeys, stages, touchpoints and connections, in the order they are read.

    Feelings are valences from −1 to 1; ``feeling`` is their mean over the personas, and
    ``None`` where nobody gave one.
    """
    project = next(iter(snapshot.ordered(Project)), None)
    return {
        "project": project.name if project else "",
        "journeys": [_journey(snapshot, journey) for journey in snapshot.ordered(Journey)],
        "counts": {
            kind.__name__.lower(): len(snapshot.all(kind))
            for kind in (
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
        },
    }


def _journey(snapshot: Snapshot, journey: Journey) -> Plain:
    stages = snapshot.of(Stage, "journey", journey.id)
    lanes = snapshot.of(Lane, "journey", journey.id)
    rank = {lane.id: place for place, lane in enumerate(lanes)}
    points = [
        (stage, step, point)
        for stage in stages
        for step in snapshot.of(Step, "stage", stage.id)
        for point in sorted(
            snapshot.of(Touchpoint, "step", step.id), key=lambda point: rank.get(point.lane, -1)
        )
    ]
    titles = {point.id: point.title for _, _, point in points}
    arrows = [
        arrow for _, _, point in points for arrow in snapshot.of(Connection, "source", point.id)
    ]
    people = [snapshot.get(Persona, id) for id in journey.personas]
    return {
        "id": journey.id,
        "title": journey.title,
        "state": journey.state,
        "version": journey.version,
        "personas": [persona.name for persona in people if persona],
        "stages": [stage.title for stage in stages],
        "lanes": [{"title": lane.title, "kind": lane.kind, "role": lane.role} for lane in lanes],
        "touchpoints": [_touchpoint(snapshot, *point) for point in points],
        "connections": [_connection(arrow, titles) for arrow in arrows],
        "counts": {
            "stages": len(stages),
            "lanes": len(lanes),
            "touchpoints": len(points),
            "connections": len(arrows),
        },
    }


def _touchpoint(snapshot: Snapshot, stage: Stage, step: Step, point: Touchpoint) -> Plain:
    lane = snapshot.get(Lane, point.lane)
    felt = snapshot.of(Feeling, "touchpoint", point.id)
    return {
        "id": point.id,
        "title": point.title,
        "stage": stage.title,
        "step": step.title,
        "lane": lane.title if lane else "",
        "feeling": fsum(one.valence for one in felt) / len(felt) if felt else None,
        "feelings": [
            {
                "persona": persona.name if persona else None,
                "valence": one.valence,
                "word": one.word,
            }
            for one in felt
            for persona in [snapshot.get(Persona, one.persona)]
        ],
        "moment": point.moment,
        "evidence": point.evidence,
        "friction": worst_severity(snapshot.of(Friction, "touchpoint", point.id)),
    }


def _connection(arrow: Connection, titles: dict[str, str]) -> Plain:
    return {
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
