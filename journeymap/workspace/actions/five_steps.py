"""The way to the five steps, which stand on the plan."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.leading import show_steps

declare(
    Action(
        name="steps.show",
        label=mark("Five steps"),
        menu="Journey",
        run=show_steps,
        applies=on_journey,
        hint=mark("What of a good journey is done, what is missing, and the way to it"),
    ),
)
