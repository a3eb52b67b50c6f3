"""The actions of the menu Present."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey

declare(
    Action(
        name="present.start",
        label=mark("Present from the start"),
        menu=mark("Present"),
        keys=("F5",),
        run=lambda host: host.commands.present(),
        applies=on_journey,
        icon="present",
    ),
    Action(
        name="present.here",
        label=mark("Present from here"),
        menu="Present",
        keys=("Shift+F5",),
        run=lambda host: host.commands.present(host.workspace.selection),
        applies=on_journey,
    ),
    Action(
        name="present.arrange",
        label=mark("Arrange frames…"),
        menu="Present",
        run=lambda host: host.commands.arrange_frames(),
        applies=on_journey,
    ),
    Action(
        name="present.stickies",
        label=mark("Wall of stickies"),
        menu="Present",
        keys=("Ctrl+Alt+K",),
        run=lambda host: host.commands.show_stickies(),
        applies=on_journey,
    ),
    Action(
        name="present.screen",
        label=mark("Choose the screen…"),
        menu="Present",
        run=lambda host: host.commands.choose_screen(),
    ),
    Action(
        name="present.calm",
        label=mark("Glide between frames, or not"),
        menu="Present",
        run=lambda host: host.commands.toggle_gliding(),
    ),
)
