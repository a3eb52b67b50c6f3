"""One file a kind of connection: how its arrow looks, and where it leads the customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.fields import Options, Spec
from journeymap.model.records import Connection
from journeymap.registry import Registry

PLAIN: Final = "next"
"""The kind every arrow is of when nobody says another."""

_ON_SLIDES = 2.5


class Leads(StrEnum):
    """Where an arrow leads: ``ON`` to what follows, ``BACK`` to go round once more as is wanted,
    ``AWAY`` to somebody else's journey, so that nobody walks along it."""

    ON = "on"
    BACK = "back"
    AWAY = "away"


class ArrowColours(NamedTuple):
    """What an arrow is drawn in: its line, and the tint, the edge and the letters of its label."""

    line: str
    tint: str
    edge: str
    ink: str


def quiet(theme: Theme) -> ArrowColours:
    """Return the colours of an arrow that is one of many."""
    return ArrowColours(theme.arrow, theme.lane, theme.divider, theme.ink_soft)


def accented(theme: Theme) -> ArrowColours:
    """Return the colours of an arrow that stands out."""
    return ArrowColours(theme.accent, theme.accent_tint, theme.accent, theme.accent_ink)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrowKind:
    """A kind of connection. ``label`` and ``legend`` are message ids.

    ``legend`` says what its line means; without it, it is not explained. ``dash`` are lengths of
    stroke and gap in page units, ``()`` for a line that is dashed only where it runs back;
    ``slide_dash`` the same for a slide, where lines are so much wider. ``over`` lets it run over
    the top of the lanes. ``sign`` is one of ``drawing.arrow_signs`` that stands before its head,
    with ``both_ends`` where it begins, too. ``order`` sorts menus. Every export takes the line as
    it is drawn.
    """

    name: str
    label: str
    legend: str = ""
    colours: Callable[[Theme], ArrowColours] = quiet
    dash: tuple[float, ...] = ()
    slide_dash: tuple[float, ...] = ()
    width: float = 1.8
    over: bool = False
    sign: str = ""
    both_ends: bool = False
    leads: Leads = Leads.ON
    order: int = 100

    @property
    def on_slides(self) -> tuple[float, tuple[float, ...]]:
        """The width and the dash of its line on a slide."""
        dash = self.slide_dash or tuple(_ON_SLIDES * length for length in self.dash)
        return self.width * _ON_SLIDES, dash


ARROWS: Registry[ArrowKind] = Registry(__name__, "journeymap.arrows")
"""Every kind of connection by name."""


def kind_of(connection: Connection) -> ArrowKind:
    """Return the kind of a connection; one that a missing plug-in made is drawn as plain."""
    try:
        return ARROWS[connection.kind]
    except KeyError:
        return ARROWS[PLAIN]


def is_walked(connection: Connection) -> bool:
    """Tell whether the customer goes along a connection, on or back."""
    return kind_of(connection).leads is not Leads.AWAY


def is_return(connection: Connection) -> bool:
    """Tell whether a connection is meant to lead back, as loyalty does."""
    return kind_of(connection).leads is Leads.BACK


def runs_over(connection: Connection) -> bool:
    """Tell whether a connection runs over the top of the lanes."""
    return kind_of(connection).over


def colours_of(kind: ArrowKind, theme: Theme) -> ArrowColours:
    """Return what arrows of a kind are drawn in; as the plain ones where a plug-in fails."""
    with ARROWS.guard(kind.name):
        return kind.colours(theme)
    return quiet(theme)


def drawn_in(connection: Connection, theme: Theme) -> ArrowColours:
    """Return what one arrow is drawn in: its own colour, else that of its kind.

    One that is only assumed is pale, unless somebody gave it a colour.
    """
    own = theme.own(connection.colour)
    if own:
        return ArrowColours(own.strong, theme.lane, own.strong, own.strong)
    colours = colours_of(kind_of(connection), theme)
    return colours._replace(line=theme.assumed_arrow) if connection.assumed else colours


def kinds() -> list[ArrowKind]:
    """Return every kind as menus list them."""
    return sorted(ARROWS, key=lambda kind: (kind.order, kind.name))


def choices(spec: Spec) -> Options:
    """Return what a field offers: the words it is declared with, or the kinds there are."""
    if spec.editor == "kind":
        return tuple((kind.name, kind.label) for kind in kinds())
    return spec.options


def chosen(spec: Spec, value: str) -> str:
    """Return what people read for a choice; a kind that nobody knows goes by its name."""
    label = dict(choices(spec)).get(value)
    return value if label is None else tr(label)


_MAIN, _SIDE = 1.3, 0.8
_MANY = 0.5


def thick(connection: Connection) -> float:
    """Return how wide the line of an arrow is on the map, in page units: the main path stands out.

    That is the ways on which customers go on whose share is not said, or is at least a half.
    """
    kind, weight = kind_of(connection), connection.weight
    if kind.name != PLAIN or connection.assumed:
        return kind.width * (_SIDE if kind.leads is Leads.ON else 1.0)
    less = weight is not None and connection.unit == "probability" and weight < _MANY
    return kind.width * (_SIDE if less else _MAIN)
