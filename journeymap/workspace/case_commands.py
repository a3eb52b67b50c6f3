"""What the actions of cases ask of the window, where it can ask people."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class CaseCommands(Protocol):
    """A window in which one can say what a customer did next."""

    def ask_case_step(self) -> None:
        """Ask what came next in the case in view: a touchpoint of the model, or other words."""
        ...
