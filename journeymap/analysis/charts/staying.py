"""Who stays: the share of those who start that come so far, and where the others are lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from journeymap.analysis.charts.naming import short, stage_title
from journeymap.analysis.flow.chain import absorbed
from journeymap.analysis.flow.paths import flow, moves_of
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.model.grid import cards, stages
from journeymap.model.records import Step
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ReachedStage:
    """A stage with shares, 0 to 1, of those who start.

    ``share`` is who ever come to one of its touchpoints or of a later stage: who has not, is lost.
    ``here`` is who come to the stage itself; the others pass it by.
    """

    id: str
    title: str
    share: float
    here: float


@dataclass(frozen=True, slots=True)
class Staying:
    """How many come how far.

    ``counted`` is how many starts were counted, ``None`` where nobody counted. ``assumed`` says
    that of some arrows nobody knows the share.
    """

    stages: tuple[ReachedStage, ...]
    counted: int | None
    assumed: bool

    @property
    def skipped(self) -> bool:
        """Whether a stage is passed by on the way to later ones."""
        return any(round(stage.share - stage.here, 3) > 0 for stage in self.stages)


def staying(snapshot: Snapshot, journey: str) -> Staying | None:
    """Return how many come to each stage that has touchpoints, by an absorbing chain.

    ``None`` where no arrow has a number, or the numbers contradict: nobody knows then.
    """
    found = flow(snapshot, journey)
    if found.assumed or found.shares.over or not found.starts.of:
        return None
    every = cards(snapshot, journey)
    stage_of = {
        step.id: stage.id
        for stage in stages(snapshot, journey)
        for step in snapshot.of(Step, "stage", stage.id)
    }
    moves = moves_of(every, found.shares)
    here = {
        stage.id: [card.id for card in every if stage_of.get(card.step) == stage.id]
        for stage in stages(snapshot, journey)
    }
    there = [stage for stage in stages(snapshot, journey) if here[stage.id]]
    reached = []
    try:
        for i, stage in enumerate(there):
            on = [id for later in there[i:] for id in here[later.id]]
            far, own = (absorbed(moves, found.starts.of, ids) for ids in (on, here[stage.id]))
            share, there_share = (min(1.0, max(0.0, one)) for one in (far, own))
            reached.append(ReachedStage(stage.id, stage_title(stage), share, there_share))
    except ZeroDivisionError:
        return None
    walked = {arrow.id for arrows in found.shares.leaving.values() for arrow in arrows}
    assumed = bool(found.shares.assumed & walked)
    return Staying(tuple(reached), found.starts.counted, assumed) if len(reached) > 1 else None


def sentence(found: Staying) -> str:
    """Return how many come to the last stage, and before which most are lost."""
    last = found.stages[-1]
    lost = [(before.share - now.share, now) for before, now in pairwise(found.stages)]
    most, where = max(lost, key=lambda pair: pair[0])
    if round(most, 9) <= 0:
        return tr("Nobody is lost on the way to “{name}”", name=short(last.title))
    share = whole_percent(last.share)
    if where.id == last.id:
        return tr("{share} come to “{name}”; most are lost just before it", share=share,
                  name=short(last.title))  # fmt: skip
    return tr("{share} come to “{name}”; most are lost before “{where}”", share=share,
              name=short(last.title), where=short(where.title))  # fmt: skip


def note(found: Staying) -> list[str]:
    """Return of how many, and what is assumed, in parts."""
    n = found.counted
    return [
        part
        for part in (
            tr("Share of those who start that come so far"),
            tr("strong: come to the stage itself, pale: pass it by") if found.skipped else "",
            plural("{count} start counted", "{count} starts counted", n,
                   count=decimal(n, groups=True)) if n else tr("nobody counted the starts"),
            tr("some shares are assumed") if found.assumed else "",
        )
        if part
    ]  # fmt: skip
