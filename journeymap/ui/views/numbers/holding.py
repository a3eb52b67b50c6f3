"""A mark of a chart that is held: what comes of it is shown, and made when it is let go."""

from __future__ import annotations

from typing import Generic, TypeVar

from journeymap.model.change import Change
from journeymap.ui.views.numbers.page import NumbersPage

H = TypeVar("H")


class MarkHold(Generic[H]):
    """Shows what a held mark would change, as one step to be made or left."""

    def __init__(self, page: NumbersPage) -> None:
        self._page, self._workspace = page, page.workspace
        self._held: H | None = None
        self._change: Change | None = None
        self.active = False

    def _take(self, held: H | None) -> None:
        self._held, self._change, self.active = held, None, False

    def _show(self, change: Change | None) -> None:
        self._change, self.active = change, True
        self._workspace.preview(change)

    def end(self) -> None:
        """Make the change that is shown, as one step."""
        made = self._change
        self._take(None)
        self._workspace.commit(made)

    def cancel(self) -> None:
        """Leave all as it was."""
        self._take(None)
        self._workspace.preview(None)
