"""The actions that arrange the journey in another way; with one arrangement there are none."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.language import mark
from journeymap.layout import ARRANGEMENTS, Arrangement
from journeymap.workspace.actions import Action, on_journey

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
