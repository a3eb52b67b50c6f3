"""In which order the actions stand: a line of names for each menu, blanks between groups.

What is not named here, such as the command of a plug-in, stands at the end of its menu.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.language import mark
from journeymap.workspace.actions import Action

MENUS = (
    mark("File"),
    mark("Edit"),
    mark("Insert"),
    mark("Touchpoint"),
    mark("Arrange"),
    mark("Journey"),
    mark("View"),
    mark("Present"),
    mark("Help"),
)
"""The menu bar, from left to right."""

INSIDE = {
    mark("Feeling"): "Touchpoint",
    mark("New lane"): "Insert",
    mark("New lane above"): "Insert",
    mark("Kind of connection"): "Arrange",
    mark("Colour"): "Edit",
    mark("Kind of moment"): "Touchpoint",
    mark("Evidence"): "Touchpoint",
    mark("Status of the idea"): "Touchpoint",
    mark("Authenticity"): "Touchpoint",
    mark("Phase"): "Arrange",
    mark("Role"): "Arrange",
    mark("Selection"): "Edit",
    mark("Theme"): "View",
    mark("Language"): "View",
    mark("Arrangement"): "View",
    mark("Sort journeys"): "View",
}
"""Menus that stand inside another one."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "File": (
        "file.new",
        "file.window",
        "file.open",
        "file.sample",
        "file.start",
        "",
        "file.save",
        "file.save-as",
        "file.version",
        "version.save",
        "file.clean",
        "",
        "file.import",
        "file.export",
        "file.print",
        "",
        "file.quit",
    ),
    "Edit": (
        "undo",
        "redo",
        "",
        "cut",
        "copy",
        "copy.picture",
        "paste",
        "duplicate",
        "remove",
        "",
        "Colour",
        "style.copy",
        "style.paste",
        "",
        "title",
        "inspect",
        "",
        "find",
        "find.next",
        "find.previous",
        "replace",
        "",
        "select-all",
        "clear",
        "Selection",
    ),
    "Insert": (
        "touchpoint.add",
        "touchpoint.next",
        "touchpoint.parallel",
        "touchpoint.before",
        "touchpoint.after",
        "",
        "stage.add",
        "stage.before",
        "stage.after",
        "step.add",
        "step.before",
        "step.after",
        "New lane",
        "New lane above",
        "persona.add",
        "",
        "ask.friction",
        "ask.quote",
        "ask.note",
        "ask.idea",
        "picture",
        "",
        "link",
        "connection.chain",
    ),
    "Touchpoint": (
        "Feeling",
        "touchpoint.moment",
        "Kind of moment",
        "Evidence",
        "touchpoint.evidence",
        "",
        "severity.up",
        "severity.down",
        "",
        "Status of the idea",
        "Authenticity",
    ),
    "Feeling": (
        *(f"feeling.{level}" for level in range(9, 0, -1)),
        "",
        "feeling.better",
        "feeling.worse",
        "feeling.unset",
        "",
        "promise",
    ),
    "Colour": (
        "colour.none",
        "",
        *(f"colour.{n}" for n in range(1, 9)),
        "",
        *(f"colour.used.{n}" for n in range(1, 7)),
        "colour.own",
    ),
    "Arrange": (
        "move.left",
        "move.right",
        "move.up",
        "move.down",
        "",
        "stage.left",
        "stage.right",
        "Phase",
        "lane.up",
        "lane.down",
        "Role",
        "lane.group",
        "lane.ungroup",
        "lane.fit",
        "lane.hide",
        "lane.show",
        "lane.bare",
        "",
        "connection.turn",
        "Kind of connection",
    ),
    "View": (
        "Arrangement",
        "Sort journeys",
        "",
        "zoom.in",
        "zoom.out",
        "zoom.actual",
        "zoom.fit",
        "zoom.selection",
        "",
        "panel.navigator",
        "panel.inspector",
        "panel.outline",
        "panel.find",
        "panel.workshop",
        "panel.versions",
        "version.earlier",
        "version.later",
        "version.replay",
        "version.restore",
        "version.back",
        "",
        "all-details",
        "large-type",
        "reduce-motion",
        "full-screen",
        "",
        "Theme",
        "Language",
    ),
    "Theme": (
        "theme.light",
        "theme.dark",
        "",
        "theme.own",
    ),
    "Present": (
        "present.start",
        "present.here",
        "",
        "present.arrange",
        "frame.anew",
        "",
        "present.screen",
        "present.calm",
    ),
    "Help": ("palette", "shortcuts", "", "about"),
}


def entries(menu: str, actions: Iterable[Action]) -> list[str]:
    """Return what stands in a menu: names of actions and of menus inside it, ``""`` for a line."""
    found = list(actions)
    here = [action.name for action in found if action.menu == menu]
    filled = {action.menu for action in found}
    listed = ORDER.get(menu, ())
    known = [
        name for name in listed if not name or name in here or (name in INSIDE and name in filled)
    ]
    while known[:1] == [""]:
        known.pop(0)
    return known + [name for name in here if name not in listed]
