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


def arrangements() -> list[Arrangement]:
    """Return the arrangements there are to choose from, in their order; none when there is one."""
    found = sorted(ARRANGEMENTS, key=lambda way: (way.order, way.name))
    return found if len(found) > 1 else []


def arrangement_actions() -> Iterator[Action]:
    """Yield the action that shows the journey in each arrangement; Alt and a digit choose one."""
    for number, way in enumerate(arrangements(), 1):
        yield _shows(way.name, way.label, (f"Alt+{number}",) if number <= _MOST_KEYS else ())


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
