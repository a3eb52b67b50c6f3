"""Rolled up: what is felt, in the way and scored in the journey inside a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journeymap.analysis.frictions import severity_text, share_text, worst_first
from journeymap.language import plural, tr
from journeymap.metrics.scored import Scored, most_telling_first, scores_at, together
from journeymap.metrics.wording import heading
from journeymap.model.grid import cards, journey_of
from journeymap.model.names import feeling_word, journey_name
from journeymap.model.records import Feeling, Friction, Journey, Persona, Score, Touchpoint
from journeymap.model.snapshot import Snapshot

Who = str | None


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What the ``touchpoints`` of a journey and of those inside it come to, that many of them.

    ``feelings`` are the mean of each persona, −1 to 1, by id, ``None`` for nobody in particular;
    ``friction`` is the one that ranks worst; ``scores`` those that count, one of each metric.
    """

    journey: Journey
    touchpoints: int
    feelings: Mapping[Who, float] = field(hash=False)
    friction: Friction | None
    scores: tuple[Scored, ...]

    @property
    def frictions(self) -> tuple[Friction, ...]:
        """The worst friction, or none."""
        return (self.friction,) if self.friction else ()

    @property
    def says(self) -> bool:
        """Whether anything is known of what is inside."""
        return bool(self.feelings or self.friction or self.scores)


def rolled_up(snapshot: Snapshot, card: Touchpoint) -> RolledUp | None:
    """Return what the journey inside a touchpoint comes to; ``None`` where there is none.

    What a touchpoint in there says of itself counts for what is inside of it. Each journey is
    gone through once, so that a file in which they lead in a circle is one, too; the touchpoint
    itself is no part of what is inside it.
    """
    inside = snapshot.get(Journey, card.opens)
    if inside is None:
        return None
    found = _Inside(snapshot, {journey_of(snapshot, card) or ""} - {inside.id})
    within = list(found.of(inside.id))
    felt: dict[Who, list[float]] = {}
    for one in found.feelings:
        felt.setdefault(one.persona, []).append(one.valence)
    frictions = [f for one in within for f in snapshot.of(Friction, "touchpoint", one.id)]
    return RolledUp(
        inside,
        len(within),
        {who: sum(values) / len(values) for who, values in felt.items()},
        next(iter(worst_first(frictions)), None),
        _scores(snapshot, inside, found.scores),
    )


class _Inside:
    """Gathers what touchpoints say, from one journey down to those inside it."""

    def __init__(self, snapshot: Snapshot, met: set[str]) -> None:
        self._snapshot, self._met = snapshot, met
        self.feelings: list[Feeling] = []
        self.scores: list[Score] = []

    def of(self, journey: str) -> Iterator[Touchpoint]:
        """Yield the touchpoints of a journey and of all inside it, each journey once."""
        # An explicit stack: in a hostile file they are inside one another thousands deep.
        waiting = [(journey, True, True)]
        while waiting:
            id, feelings, scores = waiting.pop()
            if id in self._met:
                continue
            self._met.add(id)
            for card in cards(self._snapshot, id):
                yield card
                felt = self._snapshot.of(Feeling, "touchpoint", card.id) if feelings else ()
                asked = self._snapshot.of(Score, "touchpoint", card.id) if scores else ()
                self.feelings += felt
                self.scores += asked
                if card.opens:
                    waiting.append((card.opens, feelings and not felt, scores and not asked))


def _scores(snapshot: Snapshot, inside: Journey, records: list[Score]) -> tuple[Scored, ...]:
    """Return what was asked of the journey itself, else what its touchpoints have in common.

    A guess of ours about one touchpoint is none about what is around it, nor is a benchmark.
    """
    known = scores_at(snapshot, "journey", inside.id)
    # What its own touchpoints have in common is less than all there is inside.
    own = tuple(one for one in known if one.counts and not one.touchpoints)
    asked = {one.metric.id for one in own}
    rest = [
        one
        for one in records
        if one.metric not in asked and one.respondents not in ("team", "others")
    ]
    pooled = (
        one._replace(touchpoints=len({score.touchpoint for score in one.records}))
        for one in most_telling_first(together(snapshot, rest))
        if one.counts
    )
    return (*own, *pooled)


def from_words(rolled: RolledUp) -> str:
    """Return of how many touchpoints it is."""
    if not rolled.says:
        return plural("{n} touchpoint inside", "{n} touchpoints inside", rolled.touchpoints)
    return plural("from {n} touchpoint", "from {n} touchpoints", rolled.touchpoints)


def rolled_lines(snapshot: Snapshot, rolled: RolledUp) -> list[str]:
    """Return in words what is inside: the journey, who feels how on average, worst, scores."""
    lines = [f"{journey_name(rolled.journey)} · {from_words(rolled)}"]
    for who, valence in rolled.feelings.items():
        persona = snapshot.get(Persona, who)
        name = persona.name.strip() if persona else ""
        word = feeling_word(snapshot, valence)
        lines.append(
            tr("{name}: {feeling} on average", name=name or tr("the customer"), feeling=word)
        )
    if rolled.friction:
        one = rolled.friction
        told = (one.title.strip(), severity_text(one), share_text(one.share))
        lines.append(tr("worst friction: {friction}", friction=", ".join(filter(None, told))))
    lines += [f"{heading(one)} (n = {one.reading.n})" for one in rolled.scores]
    return lines
