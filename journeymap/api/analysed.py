"""What follows from a journey, as plain data: the answer of ``analyse``."""

from __future__ import annotations

from journeymap.analysis.flow.outcomes import Outcomes, outcomes
from journeymap.analysis.flow.routes import SingleWay, routes
from journeymap.analysis.flow.touches import Touch, touches_of
from journeymap.analysis.flow.variants import variants_of
from journeymap.analysis.flow.what_if import WhatIf
from journeymap.api.plain import Plain, findings_plain
from journeymap.model.grid import cards
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


def analysed(
    snapshot: Snapshot, journey: Journey, persona: str | None = None, what_if: WhatIf | None = None
) -> Plain:
    """Return what comes of a journey, as a journey in ``analyse.schema.json``.

    With a ``persona``, by its id, it is what this one feels; with a ``what_if`` it is what would
    come of it.
    """
    found = outcomes(snapshot, journey.id, persona, what_if)
    done = found.completion
    ways = routes(found)
    return {
        "id": journey.id,
        "title": journey.title,
        "goal_ids": list(found.followed.goals),
        "goal_assumed": bool(found.followed.goals) and not found.followed.declared,
        "completion": done.share if done else None,
        "completion_low": done.low if done else None,
        "completion_high": done.high if done else None,
        "n": done.n if done else None,
        "expected_steps": found.steps,
        "expected_feeling": found.feeling,
        "steps_with_feeling": found.felt,
        "expected_friction": found.friction,
        "most_friction": found.friction_most,
        "expected_minutes": found.minutes,
        "channel_hops": found.hops,
        "drop_off": found.dropped,
        "paths": [_way(way) for way in ways.travelled],
        "paths_covered": ways.covered,
        "worst_path": _way(ways.worst) if ways.worst else None,
        "worst_path_bounded": ways.bounded,
        "fastest_path": _way(ways.fastest) if ways.fastest else None,
        "touchpoints": _touchpoints(snapshot, journey.id, found),
        "trapped": [id for id in found.followed.moves if id in found.trapped],
        "assumptions": list(found.assumptions),
        "gaps": dict(found.gaps),
        "findings": findings_plain(snapshot, journey.id),
    }


def _way(way: SingleWay) -> Plain:
    return {
        "ids": list(way.touchpoints),
        "share": way.share,
        "reached": way.reached,
        "friction": way.friction,
        "minutes": way.minutes,
    }


def _touchpoints(snapshot: Snapshot, journey: str, found: Outcomes) -> list[Plain]:
    titles = {card.id: card.title for card in cards(snapshot, journey)}
    given = touches_of(found, variants_of(snapshot, journey))
    touched = {one.id: one for one in given.of} if given else {}
    nobody = Touch("", 0.0, 0.0, 0.0, 0.0)
    return [
        {
            "id": one.id,
            "title": titles[one.id],
            "visits": one.visits,
            "reach": one.reach,
            "drop_off": one.drop_off,
            "removal_effect": one.removal,
            **{
                f"{name}_touch": getattr(touched.get(one.id, nobody), name) if given else None
                for name in ("first", "last", "linear", "removal")
            },
        }
        for one in found.touchpoints
    ]
