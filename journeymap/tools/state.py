"""What the hand is doing: states in a tree, and what they see and touch.

A ``State`` lies over the one it was entered from, its parent, down to ``Select``. Every event
goes to the uppermost state and returns what follows: the state itself to stay, ``None`` to leave
to the parent, another state to go on with, or ``PASS`` for what the parent is to have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from journeymap.drawing.measure import Measure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.editing.walk import Direction
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.snapshot import Snapshot
from journeymap.tools.keypress import KeyPress

SLACK = 4.0
"""How far the pointer may stray, in pixels of the screen, before a press becomes a drag."""

Button = Literal["left", "middle", "other"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is in page units, what is held down, and how large a pixel is.

    ``button`` is the one that goes down or comes up; ``copy`` tells whether the key is held with
    which a drag copies.
    """

    x: float
    y: float
    shift: bool = False
    alt: bool = False
    pixel: float = 1.0
    button: Button = "left"
    copy: bool = False


class ToolContext(Protocol):
    """What a state may see and touch."""

    @property
    def snapshot(self) -> Snapshot:
        """The document, without the preview of a gesture."""
        ...

    @property
    def journey(self) -> str: ...
    @property
    def selection(self) -> tuple[str, ...]: ...
    @property
    def cell(self) -> Cell | None:
        """The cell in which something is to come; ``None`` while something is selected."""
        ...

    @property
    def scene(self) -> MapScene:
        """The page as it is seen: with the preview of a gesture."""
        ...

    @property
    def base_page(self) -> MapScene:
        """The page of the document alone.

        Places to drop on are read off it: the preview moves things, and a place that moved
        away from under the pointer could never be hit.
        """
        ...

    @property
    def theme(self) -> Theme: ...
    @property
    def measure(self) -> Measure: ...
    @property
    def renames_by_typing(self) -> bool:
        """Whether a letter begins the title of what is selected."""
        ...

    def select(self, ids: Iterable[str]) -> None: ...

    def stand(self, cell: Cell | None) -> None:
        """Select nothing but a cell, in which something is to come; ``None`` for nothing."""
        ...

    def preview(self, change: Change | None) -> None: ...

    def commit(self, change: Change | None) -> bool: ...

    def introduce(self, change: Change | None) -> bool:
        """Make a change, select what it brought and let that be named."""
        ...

    def perform(self, name: str) -> bool:
        """Run an editing command by its name."""
        ...

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        """Let the title of a record be written; ``text`` is what was typed already.

        What stands in several lanes is written at a ``place`` of the page.
        """
        ...

    def begin_at(self, at: Pointer) -> None:
        """Begin what belongs where somebody double-clicked an empty place."""
        ...

    def begin_here(self, text: str | None = None) -> bool:
        """Begin what stands in the current cell; return whether there is anything to write."""
        ...

    def visit(self, id: str) -> None:
        """Go to a journey, or into the one inside a touchpoint."""
        ...

    def walk(self, direction: Direction) -> None:
        """Move the selection along the grid."""
        ...

    def say(self, sentence: str) -> None:
        """Show a sentence to the person."""
        ...

    def overlay(self, shapes: tuple[Shape, ...]) -> None:
        """Show shapes of the gesture over the page; they are never part of it."""
        ...

    def drag_by(
        self, ids: frozenset[str], dx: float, dy: float, copies: frozenset[str] | None = None
    ) -> None:
        """Let the image of some figures follow the pointer, so far from where they are.

        Where they would stand is veiled: they themselves, or their ``copies``.
        """
        ...

    def hover(self, id: str) -> None:
        """Show what a press would take hold of; blank for nothing."""
        ...

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring some records into view."""
        ...

    def pan(self, dx: float, dy: float) -> tuple[float, float]:
        """Move the page under the view; return how far it went. In page units."""
        ...

    def refresh(self) -> None:
        """Show anew what a state shows over the page."""
        ...

    def stop_writing(self) -> None:
        """Keep what is being written and close its field."""
        ...

    def await_pause(self, on: bool) -> None:
        """Wait anew until nothing is typed for a while, or wait no longer."""
        ...


class State:
    """The hand in one situation; this one does nothing and passes everything on."""

    holds = False
    """Whether something of the page is held, which nothing else may change meanwhile."""
    engaged = False
    """Whether the next keys are meant for this state alone."""
    hovers = True
    """Whether what lies under the pointer is shown as something one could take hold of."""

    @property
    def cursor(self) -> str:
        """The name of the cursor that fits; blank for that of the parent."""
        return ""

    @property
    def button(self) -> Button | None:
        """The button that is held down in this state."""
        return None

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the records without which there is nothing to go on with."""
        return ()

    def cursor_at(self, context: ToolContext, at: Pointer) -> str:
        """Return the name of the cursor for a place; blank for that of the parent."""
        return self.cursor

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """A button goes down."""
        return PASS

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """The pointer moves, with or without a button."""
        return PASS

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """The button of this state comes up."""
        return PASS

    def double_click(self, context: ToolContext, at: Pointer) -> State | None:
        """The left button went down twice."""
        return PASS

    def overrides(self, context: ToolContext, key: KeyPress) -> bool:
        """Tell whether a key is this state's own just now, though an action listens to it."""
        return False

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """A key goes down that no action and no open field has taken."""
        return PASS

    def key_up(self, context: ToolContext, key: KeyPress) -> State | None:
        """A key comes up."""
        return PASS

    def shapes(self, context: ToolContext, pixel: float) -> tuple[Shape, ...]:
        """Return what this state shows over the page; ``pixel`` is the size of one there."""
        return ()

    def cancel(self, context: ToolContext) -> None:
        """Leave no trace."""


class Gesture(State):
    """The mouse holds something; the keyboard waits until it is let go, but for Esc."""

    button: Button = "left"
    holds = engaged = True
    hovers = False

    def overrides(self, context: ToolContext, key: KeyPress) -> bool:
        return True

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        if key.name != "escape":
            return self
        self.cancel(context)
        return None

    def cancel(self, context: ToolContext) -> None:
        settle(context)


class Adjustment(Gesture):
    """What is held follows the pointer, and the page with it; let go, that is a change."""

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        context.preview(self.change(context, at))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        settle(context)
        done = self.change(context, at)
        if done:
            context.commit(done)
        return None

    def change(self, context: ToolContext, at: Pointer) -> Change | None:
        """Return the change to what the pointer is at, ``None`` where it is that already."""
        return None


PASS: Final = State()
"""Returned for an event that the parent is to have."""


def settle(context: ToolContext) -> None:
    """Take away everything a gesture showed."""
    context.preview(None)
    context.overlay(())
    context.drag_by(frozenset(), 0, 0)
