"""What colours the cards of the graph: each way with the words that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.analysis.frictions import worst_severity
from journeymap.drawing.faces import severity_tone
from journeymap.drawing.shapes import Box, Rect
from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext, LegendEntry
from journeymap.lanes.parts.card import shown_feeling
from journeymap.language import mark, tr
from journeymap.metrics import goodness
from journeymap.metrics.scored import scores_at
from journeymap.model.fields import specs
from journeymap.model.records import Feeling, Friction, Lane, Touchpoint

PLAIN = "feeling"
"""What colours the cards until somebody chooses another, and where a choice is unknown."""


class CardColour(NamedTuple):
    """The colour of a card, blank for none, and what it means in words."""

    tone: str = ""
    meaning: str = ""
    adds: str = ""
    """What the head of the card has to say, where nothing else on it says the same."""


@dataclass(frozen=True, slots=True)
class Colouring:
    """A way to colour cards. ``label`` is a message id; ``tints`` says if the ground is, too.

    ``colours`` finds the colour of each card of a page, by its id; ``explains`` if the legend is
    to name those it gave.
    """

    name: str
    label: str
    colours: Callable[[LaneContext, Sequence[Touchpoint]], Mapping[str, CardColour]]
    tints: bool = True
    explains: bool = True


def _by_feeling(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    felt = ((c.id, feeling_of(context, c)) for c in cards)
    return {id: CardColour(context.theme.feeling(v)) for id, v in felt if v is not None}


def feeling_of(context: LaneContext, card: Touchpoint) -> float | None:
    """Return what is felt at a touchpoint by the persona in focus, else by the first one."""
    return shown_feeling(context, context.snapshot.of(Feeling, "touchpoint", card.id))


def _by_friction(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    found = {}
    for card in cards:
        frictions = context.snapshot.of(Friction, "touchpoint", card.id)
        if frictions:
            worst = worst_severity(frictions)
            words = tr("severity unknown") if worst is None else tr("severity {n}", n=worst)
            found[card.id] = CardColour(severity_tone(worst, context.theme), words)
    return found


_LEVELS = (
    mark("score in the lowest fifth of its scale"),
    mark("score in the second fifth"),
    mark("score in the middle fifth"),
    mark("score in the fourth fifth"),
    mark("score in the highest fifth of its scale"),
)


def _by_score(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    """Colour by how good the score is that counts: by which fifth of its scale it lies in."""
    found = {}
    for card in cards:
        best = next(iter(scores_at(context.snapshot, "touchpoint", card.id)), None)
        if best is not None and best.carries and not best.elsewhere:
            level = min(4, int(5 * goodness(best.metric, best.reading)))
            found[card.id] = CardColour(context.theme.feeling(level / 2 - 1), tr(_LEVELS[level]))
    return found


def _by_channel(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    channels = {lane.id: i for i, lane in enumerate(context.shown.channels)}
    found = {}
    for card in cards:
        lane = context.snapshot.get(Lane, card.lane)
        if lane is not None:
            tone = _palette(context.theme, channels.get(lane.id, 0), lane.colour)
            found[card.id] = CardColour(tone, lane_words(lane) or tr("Channel"))
    return found


def _palette(theme: Theme, place: int, wish: str = "") -> str:
    """Return the colour of a place; the first of the palette, nearly that of letters, comes last."""
    return theme.persona(wish, place + 1)


def lane_words(lane: Lane) -> str:
    """Return what a channel is called on its cards, blank where it has no name."""
    return " ".join(lane.title.split())


def _by_owner(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    named = {card.id: " ".join(card.owner.split()) for card in cards}
    owners = {name: i for i, name in enumerate(sorted({*named.values()} - {""}))}
    tone = {name: _palette(context.theme, i) for name, i in owners.items()}
    return {id: CardColour(tone[name], name, name) for id, name in named.items() if name}


def _by_evidence(context: LaneContext, cards: Sequence[Touchpoint]) -> dict[str, CardColour]:
    theme = context.theme
    tones = {"assumed": theme.severities[2], "partly": theme.severities[1]}
    words = dict(specs(Touchpoint)["evidence"].options)
    found = {}
    for card in cards:
        said = tr(words[card.evidence]) if card.evidence in words else card.evidence
        tone = tones.get(card.evidence, theme.feelings[-1])
        found[card.id] = CardColour(tone, said, said)
    return found


COLOURINGS: dict[str, Colouring] = {
    way.name: way
    for way in (
        Colouring(PLAIN, mark("Feeling"), _by_feeling, tints=False, explains=False),
        Colouring("friction", mark("Friction"), _by_friction),
        Colouring("score", mark("Score"), _by_score),
        Colouring("channel", mark("Channel"), _by_channel),
        Colouring("owner", mark("Owner"), _by_owner),
        Colouring("evidence", mark("Evidence"), _by_evidence),
    )
}
"""The ways to colour cards by name, in the order of menus."""


def colouring_of(name: str) -> Colouring:
    """Return a way to colour cards; one that nobody knows is that by feeling."""
    return COLOURINGS.get(name, COLOURINGS[PLAIN])


def explained(given: Iterable[CardColour]) -> Iterator[LegendEntry]:
    """Yield what the colours of a page mean, each once, in the order of their words."""
    for tone, meaning in sorted({(c.tone, c.meaning) for c in given if c.meaning}, key=_by_words):
        yield LegendEntry(_swatch(tone), 22, meaning)


def _by_words(entry: tuple[str, str]) -> tuple[int, str]:
    told = [tr(level) for level in _LEVELS]
    return (told.index(entry[1]) if entry[1] in told else 0, entry[1])


def _swatch(tone: str) -> Callable[[float, float], tuple[Box, ...]]:
    return lambda x, y: (Box(Rect(x, y - 6, 22, 12), tone, radius=3.0),)
