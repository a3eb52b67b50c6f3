"""Scores and findings as plain data: what JSON answers and scripts get, in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.periods import days_of
from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.records import Journey, Persona
from journeymap.model.snapshot import Snapshot

if TYPE_CHECKING:
    from journeymap.analysis.findings import Finding

SCHEMA = 1
"""The number of the shapes; it grows when a key changes its meaning or goes."""

Plain = dict[str, Any]


def scores_plain(snapshot: Snapshot, place: str, id: str) -> list[Plain]:
    """Return what is known at a ``touchpoint``, ``stage`` or ``journey``, what counts first."""
    return [score_plain(snapshot, scored) for scored in scores_at(snapshot, place, id)]


def score_plain(snapshot: Snapshot, scored: Scored) -> Plain:
    """Return one score, as ``score.schema.json`` has it.

    ``scale`` are the ends of ``value``, ``low`` and ``high`` its 95 % interval; ``begins`` and
    ``ends`` the first and the last day of the period, where it can be read.
    """
    metric, reading, score = scored.metric, scored.reading, scored.score
    persona = snapshot.get(Persona, score.persona)
    days = days_of(score)
    invited = [record.invitations for record in scored.records]
    return {
        "metric_id": metric.id,
        "metric": metric.title.strip() or metric.kind,
        "kind": metric.kind,
        "method": metric.method,
        "scale": list(reading.scale),
        "value": reading.value,
        "low": reading.low,
        "high": reading.high,
        "n": reading.n,
        "invitations": None if None in invited else sum(n for n in invited if n is not None),
        "period": score.period,
        "begins": days[0].isoformat() if days else None,
        "ends": days[1].isoformat() if days else None,
        "respondents": score.respondents,
        "persona": persona.name if persona else None,
        "segment": score.segment or None,
        "target": metric.target,
        "counts": scored.counts,
        "pooled_from": scored.touchpoints,
        "today": scored.today,
        "reported": scored.reported,
        "own": [_own(gap) for gap in gaps(scored)],
    }


def _own(gap: PerceptionGap) -> Plain:
    """Return what the company says of the same as its customers, and how far above that is."""
    reading = gap.ours.reading
    return {
        "respondents": gap.ours.score.respondents,
        "value": reading.value,
        "n": reading.n,
        "gap": gap.points,
    }


def findings_plain(snapshot: Snapshot, journey: str, *, dismissed: bool = False) -> list[Plain]:
    """Return what is worth a look in a journey, the worst first, as ``finding.schema.json`` has it.

    What was dismissed is left out or, with ``dismissed``, comes after the others. Sentence and
    title are in the language spoken now, nothing else is; ``finding`` is the same as the sentence,
    as it was first called.
    """
    from journeymap.analysis.dismissals import sifted

    record, found = snapshot.get(Journey, journey), sifted(snapshot, journey)
    title = record.title if record else ""
    told = [_finding(finding, journey, title, None) for finding in found.open]
    if dismissed:
        told += [_finding(one.finding, journey, title, one.reason) for one in found.dismissed]
    return told


def _finding(finding: Finding, journey: str, title: str, reason: str | None) -> Plain:
    """Return one finding; a reason, though blank, says that it was dismissed."""
    from journeymap.analysis.findings import kind_group, kind_title

    return {
        "kind": finding.kind,
        "title": kind_title(finding.kind),
        "group": kind_group(finding.kind),
        "journey_id": journey,
        "journey": title,
        "ids": list(finding.ids),
        "severity": finding.severity,
        "weight": finding.weight,
        "sentence": finding.text,
        "finding": finding.text,
        "values": dict(finding.values),
        "dismissed": reason is not None,
        "reason": reason or "",
    }


def finding_of(told: Mapping[str, Any]) -> Finding:
    """Return the finding that a script was told; raises ``JourneyError`` where it is none."""
    from journeymap.analysis.findings import Finding

    kind, ids, values = told.get("kind"), told.get("ids"), told.get("values", {})
    fits = isinstance(kind, str) and isinstance(ids, list | tuple) and isinstance(values, dict)
    if not fits or not all(isinstance(id, str) for id in ids or ()):
        raise JourneyError(tr("That is no finding. Give one of journey.findings()."))
    return Finding(0, str(told.get("sentence", "")), tuple(ids or ()), values, str(kind))
