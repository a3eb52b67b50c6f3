"""The actions of the menu View: how large, how much of the window, in which language."""

from __future__ import annotations

from journeymap.drawing.theme import ThemeName, themes
from journeymap.language import LANGUAGES, mark
from journeymap.workspace.actions import Action, declare, on_anything, on_journey


def _speaks(code: str, name: str) -> Action:
    return Action(
        name=f"language.{code}",
        label=name,
        menu=mark("Language"),
        run=lambda host: host.commands.choose_language(code),
    )


def _shows(theme: ThemeName) -> Action:
    return Action(
        name=f"theme.{theme.name}",
        label=theme.label,
        menu=mark("Theme"),
        run=lambda host: host.commands.choose_theme(theme.name),
        applies=lambda host: host.appearance.theme.name != theme.name,
        preview=theme.name,
    )


declare(
    Action(
        name="zoom.in",
        label=mark("Zoom in"),
        menu="View",
        keys=("Ctrl+=", "Ctrl++"),
        run=lambda host: host.main_view.zoom_in(),
        applies=on_journey,
        icon="plus",
        repeats=True,
    ),
    Action(
        name="zoom.out",
        label=mark("Zoom out"),
        menu="View",
        keys=("Ctrl+-",),
        run=lambda host: host.main_view.zoom_out(),
        applies=on_journey,
        icon="minus",
        repeats=True,
    ),
    Action(
        name="zoom.actual",
        label=mark("Actual size"),
        menu="View",
        keys=("Ctrl+0",),
        run=lambda host: host.main_view.zoom_actual(),
        applies=on_journey,
    ),
    Action(
        name="zoom.fit",
        label=mark("Whole map"),
        menu="View",
        keys=("Shift+1",),
        run=lambda host: host.main_view.zoom_fit(),
        applies=on_journey,
        icon="fit",
    ),
    Action(
        name="zoom.selection",
        label=mark("What is selected"),
        menu="View",
        keys=("Shift+2",),
        run=lambda host: host.main_view.zoom_selection(),
        applies=on_anything,
    ),
    Action(
        name="all-details",
        label=mark("All details on cards"),
        menu="View",
        keys=("Ctrl+Shift+D",),
        run=lambda host: host.workspace.toggle_detail(),
        applies=on_journey,
        checked=lambda host: host.workspace.look.detail == "full",
    ),
    Action(
        name="behind",
        label=mark("What stands behind ideas"),
        menu="View",
        keys=("Ctrl+Shift+I",),
        run=lambda host: host.workspace.show_behind(not host.workspace.shows_behind),
        applies=on_journey,
        checked=lambda host: host.workspace.shows_behind,
        hint=mark("Arrows from quotes and friction points to ideas, and from ideas to goals"),
    ),
    Action(
        name="large-type",
        label=mark("Large type"),
        menu="View",
        keys=("Ctrl+Shift+L",),
        run=lambda host: host.commands.toggle_large_type(),
        applies=on_journey,
    ),
    Action(
        name="minimap",
        label=mark("Minimap"),
        menu="View",
        run=lambda host: host.appearance.show_minimap(not host.appearance.shows_minimap),
        checked=lambda host: host.appearance.shows_minimap,
        hint=mark("The whole page small in a corner, of the graph and of large maps"),
    ),
    Action(
        name="reduce-motion",
        label=mark("Reduce motion"),
        menu="View",
        run=lambda host: host.appearance.set_calm(not host.appearance.calm),
        checked=lambda host: host.appearance.calm,
        hint=mark("What changes is shown at once, and nothing glides"),
    ),
    Action(
        name="full-screen",
        label=mark("Full screen"),
        menu="View",
        keys=("F11",),
        run=lambda host: host.commands.toggle_full_screen(),
    ),
    Action(
        name="part.next",
        label=mark("Keys to the next part"),
        menu="View",
        keys=("F6",),
        run=lambda host: host.panels.walk(1),
        applies=on_journey,
        hint=mark("From the map to the panels beside it, and on; Esc leads back"),
    ),
    Action(
        name="part.before",
        label=mark("Keys to the part before"),
        menu="View",
        keys=("Shift+F6",),
        run=lambda host: host.panels.walk(-1),
        applies=on_journey,
    ),
    *map(_shows, themes()),
    Action(
        name="theme.own",
        label=mark("Theme of your own…"),
        menu="Theme",
        run=lambda host: host.commands.choose_own_theme(),
    ),
    *(_speaks(code, name) for code, name in LANGUAGES.items()),
)
