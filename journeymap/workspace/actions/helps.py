"""The actions of the menu Help."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare

declare(
    Action(
        name="palette",
        label=mark("Command palette"),
        menu=mark("Help"),
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        run=lambda host: host.commands.show_palette(),
        icon="command",
    ),
    Action(
        name="shortcuts",
        label=mark("Keys and mouse"),
        menu="Help",
        keys=("?", "F1"),
        run=lambda host: host.commands.show_shortcuts(),
        icon="keyboard",
    ),
    Action(
        name="about",
        label=mark("About Journeymap"),
        menu="Help",
        run=lambda host: host.commands.about(),
    ),
)
