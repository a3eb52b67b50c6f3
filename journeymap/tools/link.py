"""Linking from a card: L, then a click on the other one, or arrow keys to it and Enter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.drawing.shapes import Shape
from journeymap.editing.connections import connect
from journeymap.editing.walk import Direction, neighbour
from journeymap.editing.walk_graph import card_beside
from journeymap.language import tr
from journeymap.tools.connect import aimed, loose
from journeymap.tools.hit import card_at
from journeymap.tools.keypress import KeyPress
from journeymap.tools.standing import standing_on
from journeymap.tools.state import PASS, Pointer, State, ToolContext
from journeymap.tools.write import letters_ignored

_KEEP = frozenset({"enter", "l"})
_ASIDE: tuple[Direction, Direction] = ("right", "left")


@dataclass(frozen=True)
class Linking(State):
    """An arrow on its way from one card; the pointer or the arrow keys choose where it ends."""

    source: str
    target: str
    at: Pointer | None = None

    cursor = "cross"
    engaged = True
    hovers = False

    @property
    def about(self) -> tuple[str, ...]:
        return (self.source,)

    def overrides(self, context: ToolContext, key: KeyPress) -> bool:
        return not key.commands

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """Look for the end with the arrow keys; everything but the keys of linking ends it."""
        if key.name == "copy":
            return self
        if key.direction:
            there = beside(context, self.target, key.direction)
            if there:
                context.reveal((there,))
            context.refresh()
            return replace(self, target=there or self.target, at=None)
        target = self.target
        if self.at is not None:
            target = card_at(context.scene, self.at)
        self._finish(context, target if key.name in _KEEP else "")
        # Who goes on to type means none of the letters that follow as a command or a title.
        writes = key.writes and key.text and key.name not in _KEEP and context.renames_by_typing
        return letters_ignored(context) if writes else None

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Let the arrow follow the pointer."""
        context.refresh()
        return replace(self, at=at)

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Connect with the card under the pointer; a click on anything else ends it."""
        if at.button != "left":
            return PASS
        self._finish(context, card_at(context.scene, at))
        return None

    def cancel(self, context: ToolContext) -> None:
        """Leave without an arrow."""
        context.say("")

    def shapes(self, context: ToolContext, pixel: float) -> tuple[Shape, ...]:
        """Return the arrow on its way."""
        if self.at is not None:
            return loose(context, self.source, self.at)
        return aimed(context, self.source, self.target, pixel) if self.target != self.source else ()

    def _finish(self, context: ToolContext, target: str) -> None:
        self.cancel(context)
        made = connect(context.snapshot, self.source, target) if target else None
        if made:
            context.commit(made)
        elif target and target != self.source:
            context.say(tr("These two touchpoints are connected already."))
        context.refresh()


def beside(context: ToolContext, id: str, way: Direction) -> str | None:
    """Return the touchpoint beside another one, by where their cards stand."""
    standing = standing_on(context.scene)
    if standing.regions:
        return card_beside(standing, id, way)
    return neighbour(context.snapshot, context.journey, id, way)


def linking_from(context: ToolContext, card: str) -> Linking:
    """Return the state in which an arrow from a card looks for its end, and say how it does."""
    near = (beside(context, card, way) for way in _ASIDE)
    context.say(
        tr(
            "Click the card the arrow goes to, or choose it with the arrow keys and press Enter; "
            "Esc leaves."
        )
    )
    return Linking(card, next((id for id in near if id), ""))
