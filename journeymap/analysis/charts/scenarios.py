"""The scenarios of a journey beside how it is: what each would come to."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.naming import short
from journeymap.analysis.flow.outcome_words import DifferenceLine, difference_lines
from journeymap.analysis.flow.outcomes import PreparedJourney
from journeymap.analysis.flow.what_if import what_if_of
from journeymap.language import plural, tr
from journeymap.model.names import kind_name
from journeymap.model.records import Scenario
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TriedScenario:
    """A scenario: its title, and how each figure of the journey would differ."""

    id: str
    title: str
    lines: tuple[DifferenceLine, ...]
    gain: float | None


@dataclass(frozen=True, slots=True)
class TriedScenarios:
    """The scenarios of a journey in their order, each beside how it is."""

    of: tuple[TriedScenario, ...]


def tried_scenarios(
    snapshot: Snapshot, journey: str, prepared: PreparedJourney
) -> TriedScenarios | None:
    """Return what the scenarios of a journey come to; ``None`` where it has none."""
    kept = snapshot.of(Scenario, "journey", journey)
    if not kept:
        return None
    present, found = prepared.present, []
    for one in kept:
        then = prepared.outcomes(what_if_of(one.changes))
        gain = None
        if present.completion and then.completion:
            gain = then.completion.share - present.completion.share
        title = " ".join(one.title.split()) or kind_name("Scenario")
        found.append(TriedScenario(one.id, title, difference_lines(present, then), gain))
    return TriedScenarios(tuple(found))


def sentence(found: TriedScenarios) -> str:
    """Return which scenario lets most reach the goal."""
    known = [one for one in found.of if one.gain is not None]
    best = max(known, key=lambda one: one.gain or 0.0, default=None)
    if best is None:
        return tr("Nobody knows how many reach the goal")
    if (best.gain or 0.0) <= 1e-9:
        return plural("The scenario lets nobody more reach the goal",
                      "No scenario lets more reach the goal", len(found.of))  # fmt: skip
    line = best.lines[0]
    return tr("With “{name}” {after} would reach the goal instead of {before}",
              name=short(best.title), after=line.after, before=line.before)  # fmt: skip
