"""The tool controller: every event of pointer and keys goes through it to the current state."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.shapes import Shape
from journeymap.tools.keypress import ESCAPE, KeyPress
from journeymap.tools.select import Select
from journeymap.tools.state import PASS, Pointer, State, ToolContext

Handler = Callable[[State], State | None]


class ToolController:
    """Holds the states one lies over the other, ``Select`` under them all.

    Modes are entered from outside, as by L, by a field that opens or when people vote; gestures
    begin where a state returns one. Whoever changes the way of the states while one of them
    handles an event, as a field that opens by it, finds it kept.
    """

    def __init__(self, context: ToolContext) -> None:
        self._context = context
        self._states: list[State] = [Select()]

    @property
    def state(self) -> State:
        """The current state: the uppermost."""
        return self._states[-1]

    @property
    def busy(self) -> bool:
        """Whether the mouse holds something."""
        return any(state.holds for state in self._states)

    @property
    def engaged(self) -> bool:
        """Whether the next keys are meant for what is going on and for nothing else."""
        return any(state.engaged for state in self._states)

    @property
    def hovers(self) -> bool:
        """Whether what lies under the pointer is to be shown."""
        return all(state.hovers for state in self._states)

    def within(self, kind: type[State]) -> bool:
        """Tell whether a kind of state is going on."""
        return any(isinstance(state, kind) for state in self._states)

    def enter(self, state: State) -> None:
        """Begin a mode; what the mouse holds is held on over it, what waits for keys ends."""
        self.leave(type(state))
        self._cancel([one for one in self._states if one.engaged and not one.holds])
        held = next((i for i, one in enumerate(self._states) if one.holds), len(self._states))
        self._states.insert(held, state)
        self._context.refresh()

    def leave(self, kind: type[State]) -> None:
        """End a mode, wherever it lies; without one nothing happens."""
        left = [state for state in self._states if type(state) is not kind]
        if len(left) < len(self._states):
            self._states = left
            self._context.refresh()

    def cursor_at(self, at: Pointer) -> str:
        """Return the name of the cursor that fits a place."""
        names = (state.cursor_at(self._context, at) for state in reversed(self._states))
        return next((name for name in names if name), "arrow")

    def shapes(self, pixel: float) -> tuple[Shape, ...]:
        """Return what the states show over the page; ``pixel`` is the size of one there."""
        return tuple(
            shape for state in self._states for shape in state.shapes(self._context, pixel)
        )

    def press(self, at: Pointer) -> None:
        """A button goes down; a gesture whose end was never told of is over."""
        if at.button == "left":
            self._cancel([state for state in self._states if state.holds])
        self._hand(lambda state: state.press(self._context, at))

    def move(self, at: Pointer) -> None:
        """The pointer moves."""
        self._hand(lambda state: state.move(self._context, at))

    def release(self, at: Pointer) -> None:
        """A button comes up; only a state that holds it hears of that."""
        self._hand(
            lambda state: state.release(self._context, at) if state.button == at.button else PASS
        )

    def double_click(self, at: Pointer) -> None:
        """The left button went down twice."""
        self._hand(lambda state: state.double_click(self._context, at))

    def overrides(self, key: KeyPress) -> bool:
        """Tell whether a key is for the states just now, though an action listens to it."""
        return any(state.overrides(self._context, key) for state in self._states)

    def key(self, key: KeyPress) -> bool:
        """A key goes down; return whether it meant anything here."""
        return self._hand(lambda state: state.key(self._context, key))

    def key_up(self, key: KeyPress) -> bool:
        """A key comes up; return whether that meant anything here."""
        return self._hand(lambda state: state.key_up(self._context, key))

    def cancel(self) -> None:
        """Esc: leave what is going on; with nothing going on, select nothing."""
        self.key(ESCAPE)

    def outdated(self) -> None:
        """The document has moved: what is about something that is gone ends without a trace."""
        now = self._context.snapshot
        self._cancel([s for s in self._states if any(now.find(id) is None for id in s.about)])

    def _cancel(self, gone: list[State]) -> None:
        for state in gone:
            state.cancel(self._context)
            self._states = [one for one in self._states if one is not state]

    def _hand(self, handler: Handler) -> bool:
        """Let the uppermost state that wants it handle an event; return whether one did."""
        for state in reversed(tuple(self._states)):
            following = handler(state)
            if following is not PASS:
                self._follow(state, following)
                return True
        return False

    def _follow(self, state: State, following: State | None) -> None:
        """Go on from a state to what follows it."""
        if following is state or state not in self._states:
            return
        at = next(i for i, one in enumerate(self._states) if one is state)
        if following is None:
            del self._states[at]
        elif state.holds or state.engaged or type(following) is type(state):
            self._states[at] = following
        else:
            self._states.append(following)
