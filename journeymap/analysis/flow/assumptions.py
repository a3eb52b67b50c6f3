"""What is taken for granted of the ways of a journey, and why something cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.analysis.flow.chain import reached_from
from journeymap.analysis.flow.paths import Course, Followed
from journeymap.arrows import is_return
from journeymap.language import decimal, plural, tr
from journeymap.model.records import Touchpoint

_NAMED = 3
"""So many touchpoints are named, of more only how many they are."""


def assumptions(way: Course) -> tuple[str, ...]:
    """Return in sentences what nobody said about the ways, and what is taken in its place."""
    if not way.every:
        return ()
    told = [_of_shares(way), _of_returns(way), _of_starts(way), _of_goals(way)]
    return tuple(sentence for sentence in told if sentence)


def trouble(way: Course, done: Followed) -> str:
    """Return why nothing can be counted along the ways, blank where it can."""
    if not way.every:
        return tr("There is no touchpoint yet")
    for id, together in way.shares.over.items():
        return tr(
            "The ways from {place} add up to {share} %: nothing can be counted from them",
            place=named(way.every, [id]),
            share=decimal(round(together * 100, 1)),
        )
    lost = done.flow.trapped & reached_from(done.moves, way.starts.of)
    if lost:
        first = next(card.id for card in way.every if card.id in lost)
        return tr(
            "Who comes to {place} goes round for ever: no way leads out",
            place=named(way.every, [first]),
        )
    return ""


def named(every: Iterable[Touchpoint], ids: Sequence[str]) -> str:
    """Return touchpoints by their titles, of many only how many they are."""
    if len(ids) > _NAMED:
        return plural("{n} touchpoint", "{n} touchpoints", len(ids))
    titles = {card.id: card.title.strip() for card in every if card.id in ids}
    return ", ".join(titles.get(id) or tr("untitled touchpoint") for id in ids)


def _of_shares(way: Course) -> str:
    given = way.shares
    parting = {
        arrow.source
        for arrows in given.leaving.values()
        for arrow in arrows
        if arrow.id in given.assumed and given.of[arrow.id] < 1.0 and not is_return(arrow)
    }
    if not parting:
        return ""
    if len(given.assumed) == len(given.of):
        return tr("Nobody counted who goes which way: all part equally")
    places = named(way.every, [card.id for card in way.every if card.id in parting])
    return tr("Not every way from {places} has a number: those without share the rest equally",
              places=places)  # fmt: skip


def _of_returns(way: Course) -> str:
    given = way.shares
    n = sum(
        is_return(arrow) and arrow.id in given.assumed
        for arrows in given.leaving.values()
        for arrow in arrows
    )
    if not n:
        return ""
    return plural(
        "{n} arrow that leads back has no number: nobody is taken to go along it",
        "{n} arrows that lead back have no number: nobody is taken to go along them",
        n,
    )


def _of_starts(way: Course) -> str:
    if way.starts.counted is not None:
        return ""
    ids = [card.id for card in way.every if card.id in way.starts.of]
    if len(ids) > 1:
        return tr("Nobody counted where customers begin: alike at {places}",
                  places=named(way.every, ids))  # fmt: skip
    return tr("Nobody counted who begins: all at {place}", place=named(way.every, ids))


def _of_goals(way: Course) -> str:
    if way.declared or not way.goals:
        return ""
    return tr("No touchpoint is set as the goal: it is {places}, where the journey ends",
              places=named(way.every, way.goals))  # fmt: skip
