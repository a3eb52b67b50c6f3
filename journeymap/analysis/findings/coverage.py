"""What is missing: feelings, research, and touchpoints where a stage or phase should have some."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, Plain, called, check
from journeymap.language import plural, tr
from journeymap.model.fields import specs
from journeymap.model.grid import cards, columns, stages
from journeymap.model.records import Feeling, Stage
from journeymap.model.snapshot import Snapshot


@check("feelings.unset")
def without_feeling(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints at which nobody feels anything yet."""
    felt = snapshot.by(Feeling, "touchpoint")
    unset = tuple(card.id for card in cards(snapshot, journey) if card.id not in felt)
    if unset:
        n = len(unset)
        text = plural("{n} touchpoint without a feeling", "{n} touchpoints without a feeling", n)
        yield Finding(1, text, unset, {"touchpoints": n})


@check("evidence")
def assumed(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find how many touchpoints are only assumed; most of them is worse than some.

    Those researched in part are told apart: they are neither assumed nor known.
    """
    row = cards(snapshot, journey)
    guessed = tuple(card.id for card in row if card.evidence == "assumed")
    if guessed:
        text = plural(
            "{n} of {all} touchpoints is only assumed",
            "{n} of {all} touchpoints are only assumed",
            len(guessed),
            all=len(row),
        )
        values: dict[str, Plain] = {
            "evidence": "assumed",
            "touchpoints": len(guessed),
            "of": len(row),
        }
        yield Finding(2 if 2 * len(guessed) > len(row) else 1, text, guessed, values)
    partly = tuple(card.id for card in row if card.evidence == "partly")
    if partly:
        text = plural(
            "{n} of {all} touchpoints is only partly researched",
            "{n} of {all} touchpoints are only partly researched",
            len(partly),
            all=len(row),
        )
        values = {"evidence": "partly", "touchpoints": len(partly), "of": len(row)}
        yield Finding(1, text, partly, values)


@check("stages.empty")
def empty_stages(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the stages without a touchpoint, unless the whole journey has none yet."""
    filled = _filled(snapshot, journey)
    empty = tuple(one.id for one in stages(snapshot, journey) if filled and one.id not in filled)
    if empty:
        names = ", ".join(called(snapshot, id) for id in empty)
        text = plural(
            "The stage {stages} has no touchpoint",
            "{n} stages have no touchpoint: {stages}",
            len(empty),
            stages=names,
        )
        yield Finding(2, text, empty, {"stages": len(empty)})


@check("phases.empty")
def empty_phases(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the phases without a touchpoint, where stages are told apart by phases.

    Nothing is found while touchpoints stand in a stage of no phase: it may be the missing one.
    """
    order, filled = stages(snapshot, journey), _filled(snapshot, journey)
    used = {stage.phase for stage in order if stage.id in filled}
    if not used or "" in used:
        return
    for phase, words in dict(specs(Stage)["phase"].options).items():
        if phase and phase not in used:
            here = tuple(stage.id for stage in order if stage.phase == phase)
            text = tr("No touchpoint {phase}", phase=tr(words))
            yield Finding(2, text, here or (journey,), {"phase": phase})


def _filled(snapshot: Snapshot, journey: str) -> set[str]:
    """Return the ids of the stages in which touchpoints stand."""
    columned = {step.id: step.stage for step in columns(snapshot, journey)}
    return {columned[card.step] for card in cards(snapshot, journey)}
