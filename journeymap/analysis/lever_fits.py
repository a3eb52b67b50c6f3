"""Which levers fit what is looked at: its phase, frictions, moments, senses and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap.analysis.findings import kind_title
from journeymap.analysis.levers import Lever, lever_groups
from journeymap.analysis.senses import is_device, is_place, offered_at
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.grid import cards, columns
from journeymap.model.records import (
    Friction,
    Idea,
    Lane,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class LeverFit:
    """A lever that fits, why in words, and the frictions of what is looked at that it is for."""

    lever: Lever
    reasons: tuple[str, ...]
    frictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FittingGroup:
    """The levers of a group that fit, those with the most reasons first."""

    title: str
    fits: tuple[LeverFit, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is looked at: touchpoints, what gets in the way there, and where they stand.

    ``frictions`` are those selected, else all of the touchpoints. ``findings`` are kinds. ``wide``
    tells whether it is a stage or the whole journey, which has goals.
    """

    touchpoints: tuple[Touchpoint, ...] = ()
    frictions: tuple[Friction, ...] = ()
    phases: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    wide: bool = False


def situation(
    snapshot: Snapshot, journey: str, ids: Iterable[str], findings: Iterable[str] = ()
) -> Situation:
    """Return what ids of touchpoints, frictions, steps or stages of a journey come to."""
    records = [record for id in ids if (record := snapshot.find(id))]
    here = {card.id: card for card in cards(snapshot, journey)}
    stage_of = {step.id: step.stage for step in columns(snapshot, journey)}
    found: dict[str, Touchpoint] = {}
    for record in records:
        found |= {card.id: card for card in _places(record, here, stage_of)}
    chosen = tuple(one for one in records if isinstance(one, Friction) and one.touchpoint in here)
    around = {
        card.id
        for record in records
        if not isinstance(record, Friction)
        for card in _places(record, here, stage_of)
    }
    hurting = (
        pain for id in found if id in around for pain in snapshot.of(Friction, "touchpoint", id)
    )
    stages = {stage_of[card.step] for card in found.values()}
    stages |= {one.id for one in records if isinstance(one, Stage)}
    phases = (stage.phase for id in stages if (stage := snapshot.get(Stage, id)))
    return Situation(
        tuple(found.values()),
        tuple(dict.fromkeys((*chosen, *hurting))),
        frozenset(phase for phase in phases if phase),
        frozenset(findings),
        not records or any(isinstance(one, Stage) for one in records),
    )


def fitting(snapshot: Snapshot, now: Situation) -> tuple[FittingGroup, ...]:
    """Return the levers that fit a situation, group by group; of the whole journey all.

    A group that is for what is in the way, or for a finding, comes before one that is only for
    the phase.
    """
    found = []
    for group in lever_groups():
        fits = [fit for one in group.levers if (fit := _fit(snapshot, now, one))]
        if fits:
            fits.sort(key=lambda fit: -len(fit.reasons))
            found.append(FittingGroup(group.title, tuple(fits)))
    return tuple(found)


def _places(
    record: Record, here: dict[str, Touchpoint], stage_of: dict[str, str]
) -> Iterator[Touchpoint]:
    match record:
        case Touchpoint() if record.id in here:
            yield record
        case Friction() if record.touchpoint in here:
            yield here[record.touchpoint]
        case Idea():
            yield from (here[id] for id in record.touchpoints if id in here)
        case Step():
            yield from (card for card in here.values() if card.step == record.id)
        case Stage():
            yield from (card for card in here.values() if stage_of[card.step] == record.id)


def _fit(snapshot: Snapshot, now: Situation, one: Lever) -> LeverFit | None:
    if not now.touchpoints and now.wide and not now.phases:
        return LeverFit(one, ())
    if one.makes == "note":
        return LeverFit(one, ())
    if one.makes == "goal":
        return LeverFit(one, ()) if now.wide else None
    if one.makes == "sense":
        return _for_senses(snapshot, now, one)
    against = tuple(pain for pain in now.frictions if pain.kind in one.frictions)
    reasons = (*_reasons(now, one, against),)
    return LeverFit(one, reasons, tuple(pain.id for pain in against)) if reasons else None


def _reasons(now: Situation, one: Lever, against: tuple[Friction, ...]) -> Iterator[str]:
    """Yield why a lever fits, what is most particular first."""
    kinds = dict(specs(Friction)["kind"].options)
    for kind in dict.fromkeys(pain.kind for pain in against):
        yield tr("against: {friction}", friction=tr(kinds[kind]))
    for finding in sorted(one.findings & now.findings):
        yield tr("finding: {kind}", kind=kind_title(finding))
    moments = dict(specs(Touchpoint)["moment"].options)
    for moment in dict.fromkeys(card.moment for card in now.touchpoints):
        if moment in one.moments:
            yield tr(moments[moment])
    phases = dict(specs(Stage)["phase"].options)
    for phase in phases:
        if phase in one.phases & now.phases:
            yield tr(phases[phase])


def _for_senses(snapshot: Snapshot, now: Situation, one: Lever) -> LeverFit | None:
    """Return why a lever for a sense fits: nothing is said of it, or it is done poorly."""
    names = dict(specs(Sense)["sense"].options)
    for card in now.touchpoints:
        lane = snapshot.get(Lane, card.lane)
        said = snapshot.of(Sense, "touchpoint", card.id)
        room = lane is not None and (is_place(lane) or bool(said) or is_device(lane))
        fits = lane is not None and (one.device if is_device(lane) else room)
        if fits and one.sense in offered_at(snapshot, card):
            known = [sense for sense in said if sense.sense == one.sense]
            words = "" if known else tr("nothing is said of {sense}", sense=tr(names[one.sense]))
            return LeverFit(one, (words or tr(names[one.sense]),))
    return None
