"""What comes of a journey for those who begin it, as it is or as it would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeymap.analysis.flow.assumptions import assumptions, trouble
from journeymap.analysis.flow.expected import SUMS, Expected, minutes_of, summed, unknown
from journeymap.analysis.flow.hops import channel_hops
from journeymap.analysis.flow.known import known_course, known_followed
from journeymap.analysis.flow.paths import Completion, Course, Flow, Followed, follow
from journeymap.analysis.flow.what_if import Burden, Felt, WhatIf, supposed
from journeymap.language import plural, tr
from journeymap.model.records import Feeling, Friction, Persona
from journeymap.model.snapshot import Snapshot

MOST = 4.0
"""What a friction of the highest severity that hits everybody weighs."""


class TouchpointOutcome(NamedTuple):
    """What a touchpoint is to one who begins the journey.

    ``visits`` is how often one comes to it, ``reach`` the chance, 0 to 1, ever to come,
    ``drop_off`` the share of those at it who go no further though it is no end, and ``removal``
    the removal effect: the share, 0 to 1, of those who reach the goal that would not if everybody
    who comes here left. ``None`` where it cannot be said.
    """

    id: str
    visits: float | None
    reach: float | None
    drop_off: float | None
    removal: float | None


@dataclass(frozen=True)
class Outcomes:
    """What is to be expected of one customer who begins a journey.

    ``completion`` is the chance to reach the goal. ``steps`` is how many touchpoints one visits.
    ``feeling`` is the mean per visited step that has one, −2 to 2 (a ratio of expectations), and
    ``felt`` how many of the steps have one. ``friction`` is Σ visits × severity × share, of those
    whose severity and share are known, and ``friction_most`` what it would be if each of them had
    severity 4 and hit everybody. ``minutes`` is duration, waiting and the way. ``hops`` is how
    often one changes the channel. ``dropped`` is the share, 0 to 1, who leave where the journey has
    no end. What cannot be said is ``None``, and ``gaps`` says why in a sentence, by these names.
    ``of_ways`` are the sentences that say what is taken for granted of the ways, on which all
    rests, ``granted`` what is of one figure, by these names.
    ``trapped`` are the touchpoints no way leads out of; ``flow`` is what all this was made of.
    By the id of a touchpoint, ``feeling_of`` is what is felt there, −2 to 2, and ``burden_of`` its
    Σ severity × share; ``minutes_of`` are by the id of a touchpoint or an arrow.
    """

    completion: Completion | None
    steps: float | None
    feeling: float | None
    felt: float | None
    friction: float | None
    friction_most: float | None
    minutes: float | None
    hops: float | None
    dropped: float | None
    of_ways: tuple[str, ...]
    granted: Mapping[str, str]
    gaps: Mapping[str, str]
    trapped: frozenset[str]
    followed: Followed
    feeling_of: Mapping[str, float]
    burden_of: Mapping[str, float]
    minutes_of: Mapping[str, float]

    @property
    def assumptions(self) -> tuple[str, ...]:
        """All that is taken for granted, in sentences."""
        return (*self.of_ways, *self.granted.values())

    @property
    def flow(self) -> Flow:
        """The shares, visits, walks and drop-off it follows from."""
        return self.followed.flow

    @cached_property
    def touchpoints(self) -> tuple[TouchpointOutcome, ...]:
        """What each touchpoint is to it, in the order of the journey; made when it is asked for."""
        flow, chain = self.flow, self.followed.chain
        reach = chain.reach(flow.visits) if chain else {}
        removal = self.removal or {}
        lost = None if self.removal is None else 0.0
        return tuple(
            TouchpointOutcome(
                id,
                flow.visits.get(id),
                reach.get(id),
                flow.drop_off.get(id, 0.0) if id in flow.visits else None,
                removal.get(id, lost),
            )
            for id in self.followed.moves
        )

    @cached_property
    def removal(self) -> Mapping[str, float] | None:
        """The removal effect of each touchpoint that is reached, ``None`` where nobody arrives."""
        arrivals = self.followed.arrivals
        return arrivals.removal() if arrivals else None

    def without(self, touchpoint: str) -> float | None:
        """Return the completion, 0 to 1, that is left if whoever comes to a touchpoint left."""
        if self.completion is None or self.removal is None:
            return None
        return self.completion.share * (1.0 - self.removal.get(touchpoint, 0.0))


class PreparedJourney:
    """A journey read once, to be asked again and again what would come of it.

    With a ``persona`` it is what this one feels that counts; without, everybody's feelings at a
    touchpoint by the shares of the personas, where all of them have one, else alike.
    """

    def __init__(self, snapshot: Snapshot, journey: str, persona: str | None = None) -> None:
        self.course: Course = known_course(snapshot, journey)
        self._present: Callable[[], Followed] = lambda: known_followed(snapshot, journey)
        self.persona = persona
        ids = {card.id for card in self.course.every}
        self.feelings: dict[Felt, float] = {
            (one.touchpoint, one.persona): one.valence
            for one in snapshot.all(Feeling).values()
            if one.touchpoint in ids and persona in (None, one.persona)
        }
        self.persona_shares = {
            id: one.share for id, one in snapshot.all(Persona).items() if one.share
        }
        self.frictions = {
            one.id: (one.touchpoint, Burden(one.severity, one.share))
            for one in snapshot.all(Friction).values()
            if one.touchpoint in ids
        }
        arrows = [a for leaving in self.course.shares.leaving.values() for a in leaving]
        self.changing = tuple(channel_hops(snapshot, journey))
        self.minutes = minutes_of(self.course.every, arrows)

    @cached_property
    def present(self) -> Outcomes:
        """What comes of it as it is."""
        return self._outcomes(WhatIf())

    def outcomes(self, what_if: WhatIf | None = None) -> Outcomes:
        """Return what comes of the journey, or would come of it."""
        return self._outcomes(what_if) if what_if else self.present

    def _outcomes(self, what_if: WhatIf) -> Outcomes:
        way = supposed(self.course, what_if)
        done = self._present() if way is self.course else follow(way)
        burdens = self._burdens(what_if) if what_if.frictions else self._burdens_now
        felt = self._felt(what_if) if what_if.feelings else self._felt_now
        weighed = [(id, one.known) for id, one in burdens if one.known is not None]
        expected = Expected(done.flow)
        feeling, steps_felt = expected.mean(felt)
        why = trouble(way, done)
        missing = self._gaps(way, done, why)
        found: dict[str, float | None] = {
            "steps": expected.steps,
            "feeling": feeling,
            "felt": steps_felt,
            "friction": expected.sum(weighed) if weighed else None,
            "friction_most": expected.sum((id, MOST) for id, _ in weighed) if weighed else None,
            "minutes": expected.sum(self.minutes.items()) if self.minutes else None,
            "hops": expected.sum((id, 1.0) for id in self.changing),
            "dropped": expected.sum(done.flow.drop_off.items()),
        }
        return Outcomes(
            completion=done.flow.completion,
            **(dict.fromkeys(found) if why else found),
            of_ways=assumptions(way),
            granted=self._taken_for_granted(felt, burdens),
            gaps=missing | ({} if why else unknown(found)),
            trapped=done.flow.trapped,
            followed=done,
            feeling_of=felt,
            burden_of=summed(weighed),
            minutes_of=self.minutes,
        )

    def _gaps(self, way: Course, done: Followed, why: str) -> dict[str, str]:
        missing = dict.fromkeys(SUMS, why) if why else {}
        if done.flow.completion is None:
            missing["completion"] = why or tr("Nobody ever leaves, so that nobody can be counted")
        return missing

    def _burdens(self, what_if: WhatIf) -> list[tuple[str, Burden]]:
        return [
            (place, what_if.frictions.get(id, burden))
            for id, (place, burden) in self.frictions.items()
        ]

    @cached_property
    def _burdens_now(self) -> list[tuple[str, Burden]]:
        return self._burdens(WhatIf())

    @cached_property
    def _felt_now(self) -> dict[str, float]:
        return self._felt(WhatIf())

    def _felt(self, what_if: WhatIf) -> dict[str, float]:
        """Return what is felt at each touchpoint that has a feeling, from −2 to 2."""
        here: dict[str, dict[str | None, float]] = {}
        every: dict[Felt, float | None] = {**self.feelings, **what_if.feelings}
        for (place, who), valence in every.items():
            if valence is not None and self.persona in (None, who):
                here.setdefault(place, {})[who] = 2.0 * valence
        return {place: self._together(felt) for place, felt in here.items()}

    def _together(self, felt: Mapping[str | None, float]) -> float:
        shares = [self.persona_shares.get(who or "") for who in felt]
        weights = [share or 1.0 for share in shares] if all(shares) else [1.0] * len(felt)
        weighted = zip(felt.values(), weights, strict=True)
        return sum(value * weight for value, weight in weighted) / sum(weights)

    def _taken_for_granted(
        self, felt: Mapping[str, float], burdens: Sequence[tuple[str, Burden]]
    ) -> dict[str, str]:
        told: dict[str, str] = {}
        out = sum(burden.known is None for _, burden in burdens)
        if out:
            told["friction"] = plural(
                "{n} friction point of unknown severity or share is left out",
                "{n} friction points of unknown severity or share are left out",
                out,
            )
        people = {who for _, who in self.feelings if who}
        if len(people) > 1 and not all(self.persona_shares.get(who) for who in people):
            told["feeling"] = tr("Not every persona has a share: their feelings count alike")
        timed = sum(card.id in self.minutes for card in self.course.every)
        if self.minutes and timed < len(self.course.every):
            told["minutes"] = tr(
                "The time is known of {n} of {all} touchpoints; the others take none",
                n=timed,
                all=len(self.course.every),
            )
        return told


def prepare(snapshot: Snapshot, journey: str, persona: str | None = None) -> PreparedJourney:
    """Return a journey read once, to be asked for its outcomes as often as one likes.

    Example: ``prepare(now, id).outcomes(WhatIf(shares={arrow: 0.15}))``. The present is solved
    once for each snapshot, for findings and pages too; a new snapshot is prepared anew.
    """
    return PreparedJourney(snapshot, journey, persona)


def outcomes(
    snapshot: Snapshot, journey: str, persona: str | None = None, what_if: WhatIf | None = None
) -> Outcomes:
    """Return what comes of a journey for one who begins it; ``prepare`` where it is asked often."""
    return prepare(snapshot, journey, persona).outcomes(what_if)


class OutcomeDifference(NamedTuple):
    """One figure before and after, by its name in ``Outcomes``, ``None`` where it is not known."""

    name: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """How much more it is after, ``None`` where one of both is not known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def differences(before: Outcomes, after: Outcomes) -> tuple[OutcomeDifference, ...]:
    """Return completion (0 to 1), steps, feeling, friction, minutes and hops before and after."""
    names = ("steps", "feeling", "friction", "minutes", "hops")
    done = (one.completion.share if one.completion else None for one in (before, after))
    return (
        OutcomeDifference("completion", *done),
        *(OutcomeDifference(name, getattr(before, name), getattr(after, name)) for name in names),
    )
