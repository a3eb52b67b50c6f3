"""The goals of a journey or a stage in the inspector: what is to be reached, and by when."""

from __future__ import annotations

from journeymap.editing.goals import add_goal_to
from journeymap.lanes.goals import aim_of
from journeymap.language import tr
from journeymap.model.records import Goal, Record
from journeymap.ui.panels.listing import Listing, added
from journeymap.ui.panels.said import SaidRow
from journeymap.ui.widgets.field_editor import FieldEditor


class GoalRow(SaidRow):
    """A goal with the metric by which it is seen, how far that is to come, and when."""

    kind = Goal
    look = "goal"

    def told(self) -> tuple[str, ...]:
        return (aim_of(self.field_editor.workspace.view.document, self.record),)


class GoalList(Listing):
    """The goals of a journey or of a stage, and a way to set another."""

    def __init__(self, field_editor: FieldEditor, link_name: str) -> None:
        def find(place: Record) -> tuple[Record, ...]:
            return field_editor.workspace.view.document.of(Goal, link_name, place.id)

        super().__init__(field_editor, tr("Goals"), GoalRow, find, self._put)

    def _put(self) -> str | None:
        new = add_goal_to(self.field_editor.workspace.snapshot, self._about.id)
        return added(new, Goal) if new and self.field_editor.write(new) else None
