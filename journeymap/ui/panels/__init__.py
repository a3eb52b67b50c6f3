"""The panels beside the main view: which there are, and the action that shows each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from journeymap.registry import Registry
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions import Action, on_journey


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel; ``make`` builds it when it is first seen.

    ``label`` is a message id, ``rank`` its place among those of its side, from left to right.
    On the right only one is seen at a time: the one that is shown ``at_first`` comes back when
    another one goes. One that ``covers`` takes the place of those beside it until it goes. Those
    that are a ``tab`` can be chosen over the one that is shown; one is in ``front`` by itself in
    some arrangements, by name, until the person chooses another there.
    """

    name: str
    label: str
    make: Callable[[WindowHost], QWidget]
    keys: tuple[str, ...] = ()
    side: Literal["left", "right"] = "right"
    rank: int = 9
    at_first: bool = False
    covers: bool = False
    tab: bool = False
    front: tuple[str, ...] = ()
    width: int = 320
    menu: str = "View"


PANELS: Registry[Panel] = Registry("journeymap.ui.panels.declared", "journeymap.panels")
"""Every panel by name; one more is one more file there, or a plug-in's."""


def panel_actions() -> Iterator[Action]:
    """Yield the action that shows or hides each panel."""
    for panel in sorted(PANELS, key=lambda panel: (panel.side, panel.rank)):
        yield _shows(panel)


def _shows(panel: Panel) -> Action:
    return Action(
        name=f"panel.{panel.name}",
        label=panel.label,
        menu=panel.menu,
        keys=panel.keys,
        run=lambda host: host.panels.toggle(panel.name),
        applies=on_journey,
        checked=lambda host: on_journey(host) and host.panels.shows(panel.name),
    )
