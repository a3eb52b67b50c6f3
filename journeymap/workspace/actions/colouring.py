"""Colours and styles as actions: of the theme, in use, one of one's own; copied and pasted."""

from __future__ import annotations

from journeymap.editing.colours import coloured, own_colours, present_colour, set_colour
from journeymap.editing.styles import copyable_style, paste_style
from journeymap.language import mark, tr
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.host import Host

OF_THEME = 8
"""How many colours of the theme have an entry; those the theme does not have are grey."""
IN_USE = 6
"""How many colours of one's own that are in use have one."""

_MENU = mark("Colour")


def _on_coloured(host: Host) -> bool:
    """Tell whether something is selected that may have a colour."""
    return bool(coloured(host.workspace.edit_view))


def _give(host: Host, colour: str) -> None:
    host.workspace.commit(set_colour(host.workspace.edit_view, colour))


def _of_theme(place: int) -> Action:
    wish = str(place)
    return Action(
        name=f"colour.{place + 1}",
        label=mark("Colour of the theme"),
        menu=_MENU,
        run=lambda host: _give(host, wish),
        applies=lambda host: place < len(host.appearance.theme.stages) and _on_coloured(host),
        title=lambda host: tr("Colour {n}", n=place + 1),
        checked=lambda host: present_colour(host.workspace.edit_view) == wish,
        swatch=lambda host: wish,
    )


def _in_use(place: int) -> Action:
    def colour(host: Host) -> str:
        used = own_colours(host.workspace.snapshot, IN_USE)
        return used[place] if place < len(used) else ""

    return Action(
        name=f"colour.used.{place + 1}",
        label=mark("Colour in use"),
        menu=_MENU,
        run=lambda host: _give(host, colour(host)),
        applies=lambda host: bool(colour(host)) and _on_coloured(host),
        title=lambda host: colour(host) or tr("Colour in use {n}", n=place + 1),
        checked=lambda host: (
            bool(colour(host)) and present_colour(host.workspace.edit_view) == colour(host)
        ),
        swatch=colour,
        hides=True,
    )


def _copy_style(host: Host) -> None:
    host.workspace.style = copyable_style(host.workspace.edit_view)
    host.workspace.said.emit(tr("The style is copied; select others and paste it."))


declare(
    Action(
        name="colour.none",
        label=mark("By place"),
        menu=_MENU,
        run=lambda host: _give(host, ""),
        applies=_on_coloured,
        checked=lambda host: present_colour(host.workspace.edit_view) == "",
        swatch=lambda host: "",
    ),
    *map(_of_theme, range(OF_THEME)),
    *map(_in_use, range(IN_USE)),
    Action(
        name="colour.own",
        label=mark("Own colour…"),
        menu=_MENU,
        run=lambda host: host.commands.choose_colour(),
        applies=_on_coloured,
    ),
    Action(
        name="style.copy",
        label=mark("Copy style"),
        menu=mark("Edit"),
        keys=("Ctrl+Alt+C",),
        run=_copy_style,
        applies=lambda host: bool(copyable_style(host.workspace.edit_view)),
        icon="brush",
    ),
    Action(
        name="style.paste",
        label=mark("Paste style"),
        menu="Edit",
        keys=("Ctrl+Alt+V",),
        run=lambda host: host.workspace.commit(
            paste_style(host.workspace.edit_view, host.workspace.style)
        ),
        applies=lambda host: bool(paste_style(host.workspace.edit_view, host.workspace.style)),
        icon="brush",
    ),
)
