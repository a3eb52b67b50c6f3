"""The arrows of a page over which cases are laid: which were gone along, and ways the model has not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeymap.analysis.flow.cases import Shortcut
from journeymap.arrows import is_walked
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.language import decimal, tr
from journeymap.model.records import Connection
from journeymap.view import LaidCases, Shown

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NONE: Mapping[str, float] = MappingProxyType({})
_NAMED = 2
"""Up to how many cases are named on a way of theirs; more are counted."""
_LONG = 24


class LaidArrows(NamedTuple):
    """The arrows as they are drawn; ``said`` and ``shares`` are of those that cases tell of, by id.

    ``beside`` are the ids of ways that cases went though the model has no arrow: they stand for no
    record, so nothing can be done with them.
    """

    arrows: Mapping[str, Connection]
    said: Mapping[str, str] = _NOTHING
    shares: Mapping[str, float] = _NONE
    beside: frozenset[str] = frozenset()

    def without_records(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """Return figures, those of ways the model has not as figures of nothing in the document."""
        return tuple(_nobody(one) if one.id in self.beside else one for one in figures)

    def of_records(self, drawn: Mapping[str, Connection]) -> Mapping[str, Connection]:
        """Return those of the arrows as they are drawn that the document has."""
        if not self.beside:
            return drawn
        return {id: arrow for id, arrow in drawn.items() if id not in self.beside}


def _nobody(figure: Figure) -> Figure:
    return Figure("", figure.role, figure.name, figure.rect, figure.shapes, figure.tone)


def laid_arrows(here: Shown, memo: Memo) -> LaidArrows:
    """Return the arrows of what is shown as the cases that are laid over it tell of them."""
    every, laid = here.view.snapshot.all(Connection), here.laid
    if laid is None:
        return LaidArrows(every)
    return memo("arrows laid", (every, laid, here.ids), lambda: _told(here, laid, every))


def _told(here: Shown, laid: LaidCases, every: Mapping[str, Connection]) -> LaidArrows:
    arrows, said, shares = dict(every), dict[str, str](), dict[str, float]()
    for arrow in every.values():
        if not {arrow.source, arrow.target} <= here.ids or not is_walked(arrow):
            continue
        came = laid.came(arrow.id)
        shares[arrow.id] = came / len(laid.laid)
        # What is pale and dotted says here that nobody went so.
        arrows[arrow.id] = arrow.but(assumed=not came)
        if laid.alone:
            if came:
                arrows[arrow.id] = arrow.but(assumed=False, colour=_tone(here, laid))
        else:
            said[arrow.id] = _of(came, laid)
    for one in laid.support.shortcuts:
        who = [case for case in one.cases if case in laid.laid]
        if who and {one.source, one.target} <= here.ids:
            made = _beside(here, laid, one, who)
            arrows[made.id], shares[made.id] = made, len(who) / len(laid.laid)
    return LaidArrows(arrows, said, shares, frozenset(arrows) - every.keys())


def _of(came: int, laid: LaidCases) -> str:
    return tr("{n} of {of}", n=decimal(came), of=decimal(len(laid.laid)))


def _beside(here: Shown, laid: LaidCases, one: Shortcut, who: list[str]) -> Connection:
    """Return a way the model has no arrow for as one, with who went so."""
    names = ", ".join(_short(laid.names[case]) for case in who)
    words = "" if laid.alone else names if len(who) <= _NAMED else _of(len(who), laid)
    tone = laid.tone(who[0], here.view.theme) if len(who) == 1 else here.view.theme.accent
    id = f"beside {one.source} {one.target}"
    return Connection(
        id=id, source=one.source, target=one.target, kind="alternative", label=words, colour=tone
    )


def _tone(here: Shown, laid: LaidCases) -> str:
    return laid.tone(laid.alone, here.view.theme)


def _short(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[: _LONG - 1]}…"
