"""The actions that wrap a long map into rows, or lay it out in one."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from journeymap.language import mark
from journeymap.layout.map.scene import MapScene
from journeymap.view.differing import DIFFERENCE
from journeymap.view.look import ROWS_AUTO
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host

_IN_ROWS = ("map", DIFFERENCE)
_LABELS = {
    ROWS_AUTO: mark("As it fits"),
    1: mark("One row"),
    2: mark("Two rows"),
    3: mark("Three rows"),
    4: mark("Four rows"),
    5: mark("Five rows"),
    6: mark("Six rows"),
}


def _on_map(host: Host) -> bool:
    return on_journey(host) and host.workspace.arrangement in _IN_ROWS


def _wrap(rows: int) -> Action:
    return Action(
        name=f"rows.{rows}" if rows else "rows.auto",
        label=_LABELS[rows],
        menu=mark("Rows"),
        run=lambda host: host.workspace.change_look(rows=rows),
        applies=_on_map,
        checked=lambda host: host.workspace.look.rows == rows,
        hint=mark("Wrap the map by its stages; arrows go on at the same number"),
    )


def _turn(host: Host) -> None:
    """Wrap the map, or lay it out in one row again.

    Who wants it wrapped sees it wrapped: where one row would suit the page, it takes two.
    """
    look = host.workspace.change_look
    if host.workspace.look.rows != 1:
        look(rows=1)
        return
    look(rows=ROWS_AUTO)
    view = host.main_view
    if isinstance(view, ShowsPage) and len(view.page.rows) == 1:
        look(rows=2)


@runtime_checkable
class ShowsPage(Protocol):
    """What stands in the middle of a window and shows a page of rows."""

    @property
    def page(self) -> MapScene:
        """The page as it is laid out now."""
        ...


@runtime_checkable
class FitsWidth(Protocol):
    """What stands in the middle of a window and can be shown as wide as that is."""

    def fit_width(self) -> None:
        """Show all of its width, in letters one can read."""
        ...


def _fit_width(host: Host) -> None:
    view = host.main_view
    if isinstance(view, FitsWidth):
        view.fit_width()


declare(
    Action(
        name="zoom.width",
        label=mark("Fit width"),
        menu="View",
        keys=("Shift+3",),
        run=_fit_width,
        applies=lambda host: on_journey(host) and isinstance(host.main_view, FitsWidth),
        hint=mark("As wide as the window, in letters one can read; where rows fit, in rows"),
    ),
    Action(
        name="rows.turn",
        label=mark("Wrap into rows, or one row"),
        menu="View",
        keys=("Ctrl+Shift+W",),
        run=_turn,
        applies=_on_map,
        checked=lambda host: host.workspace.look.rows != 1,
        hint=mark("A long journey in as many rows as fit, by its stages"),
    ),
    *map(_wrap, _LABELS),
)
