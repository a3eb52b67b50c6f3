"""What the fields of a panel write with, so that all that is typed in one is one undo step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from journeymap.drawing.theme import Theme
from journeymap.editing import REMOVAL, EditView
from journeymap.editing.records import set_field
from journeymap.errors import JourneyError
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace


class FieldEditor(QObject):
    """Commits what the fields of a panel say, and knows what the last undo step is made of.

    Changes of one merge group are one step: a field gives itself, and the group ends when the
    focus leaves it. ``left`` asks to go back to the canvas,
    ``began`` tells that the person goes on in something new, ``going`` asks to go to
    records, ``named`` to let one be named.
    """

    left = Signal()
    began = Signal()
    going = Signal(tuple)
    named = Signal(str)

    def __init__(
        self, workspace: Workspace, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.appearance = workspace, appearance
        self._merge_group: object = None
        self._writing = False
        workspace.changed.connect(self._heard)
        workspace.opened.connect(self._end)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._end)

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self.appearance.theme

    def edit_view(self, *ids: str) -> EditView:
        """Return what a command sees when these records are selected."""
        return EditView.of(
            self.workspace.snapshot, self.workspace.journey, ids, self.workspace.focus
        )

    def write(self, change: Change | None, merge_group: object = None) -> bool:
        """Make a change; later ones of the same merge group become part of the first."""
        if not change:
            return False
        join = merge_group is not None and merge_group is self._merge_group
        self._writing = True
        try:
            kept = self.workspace.commit(change, join=join)
        finally:
            self._writing = False
        self._merge_group = merge_group if kept else None
        return kept

    def set(self, ids: Iterable[str], field: str, value: Any, merge_group: object = None) -> bool:
        """Set a field of records; those that are gone meanwhile are passed over."""
        try:
            done = set_field(self.workspace.snapshot, ids, field, value)
        except JourneyError as error:
            self.workspace.failed.emit(str(error))
            return False
        return self.write(done, merge_group)

    def remove(self, id: str) -> bool:
        """Remove a record and what cannot be without it."""
        return self.write(Change(REMOVAL, removal(self.workspace.snapshot, (id,))))

    def _heard(self) -> None:
        if not self._writing:
            self._merge_group = None

    def _end(self) -> None:
        self._merge_group = None
