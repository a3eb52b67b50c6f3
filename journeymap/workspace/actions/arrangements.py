"""The actions that arrange the journey in another way; with one arrangement there are none."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.language import mark
from journeymap.layout import ARRANGEMENTS, Arrangement
from journeymap.layout.persona import PERSONA
from journeymap.model.records import Persona
from journeymap.workspace.actions import Action, on_journey
from journeymap.workspace.host import Host

_MOST_KEYS = 9
"""Digits there are: an arrangement has that of its order, by tens."""


def arrangements() -> list[Arrangement]:
    """Return the arrangements there are to choose from, in their order; none when there is one."""
    found = sorted(ARRANGEMENTS, key=lambda way: (way.order, way.name))
    return found if len(found) > 1 else []


def keys_of(way: Arrangement) -> tuple[str, ...]:
    """Return the keys that choose an arrangement: Alt and the digit it was declared with.

    Where several are declared with one digit, it is that of the first.
    """
    digit = way.order // 10
    same = [other for other in arrangements() if other.order // 10 == digit]
    return (f"Alt+{digit}",) if 1 <= digit <= _MOST_KEYS and same[:1] == [way] else ()


def arrangement_actions() -> Iterator[Action]:
    """Yield the action that shows the journey in each arrangement; Alt and a digit choose one."""
    for way in arrangements():
        yield _shows(way.name, way.label, keys_of(way))


def _shows(name: str, label: str, keys: tuple[str, ...]) -> Action:
    return Action(
        name=f"arrangement.{name}",
        label=label,
        menu=mark("Arrangement"),
        keys=keys,
        run=lambda host: host.workspace.arrange(name),
        applies=on_journey,
        checked=lambda host: host.workspace.arrangement == name,
    )


def sheet_actions() -> Iterator[Action]:
    """Yield the way to the sheet of the persona selected, and the way back to the map."""
    yield Action(
        name="persona.sheet",
        label=mark("Open sheet"),
        menu="View",
        run=_open_sheet,
        applies=lambda host: bool(_persona(host)),
        hint=mark("All that is known of the persona, on a page of its own; Esc goes back"),
    )


def _persona(host: Host) -> str:
    """Return the one persona selected, blank for none and for several."""
    chosen = host.workspace.selection
    found = [id for id in chosen if host.workspace.snapshot.get(Persona, id)]
    return found[0] if len(found) == len(chosen) == 1 else ""


def _open_sheet(host: Host) -> None:
    host.workspace.focus_on(_persona(host))
    host.workspace.arrange(PERSONA)
