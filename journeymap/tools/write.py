"""Writing on the page, as far as the pointer and the keys of the page have to do with it."""

from __future__ import annotations

from journeymap.language import tr
from journeymap.tools.keypress import KeyPress
from journeymap.tools.state import PASS, Pointer, State, ToolContext


class FieldOpen(State):
    """A text field is open on the page and has the keys; a press beside it ends the writing."""

    hovers = False

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Keep what is written; then the press means what it would without the field."""
        context.stop_writing()
        return PASS


class LettersIgnored(State):
    """Letters that run on after one that did nothing; a pause ends this.

    Typing that meets nothing it could be written into must not become commands half-way.
    """

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Who takes the mouse types no more."""
        context.await_pause(False)
        return PASS

    def overrides(self, context: ToolContext, key: KeyPress) -> bool:
        return context.renames_by_typing and key.writes

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """Say so again, and hear no more until there is a pause."""
        if not (context.renames_by_typing and key.writes and key.text):
            return PASS
        return letters_ignored(context)


def letters_ignored(context: ToolContext) -> LettersIgnored:
    """Say that a letter met nothing it could be written into; those that follow are ignored."""
    context.await_pause(True)
    context.say(
        tr("Nothing was typed: select something to be renamed, or press T for a touchpoint.")
    )
    return LettersIgnored()
