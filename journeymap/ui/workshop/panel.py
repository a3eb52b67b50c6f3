"""The workshop beside the map: clock, stickies and votes, one above the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.widgets import look
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.scrolled import scroll_inside
from journeymap.ui.workshop.ballot import Ballot
from journeymap.ui.workshop.clock import AgendaClock
from journeymap.ui.workshop.inbox import Inbox
from journeymap.ui.workshop.timer import Timer
from journeymap.ui.workshop.voting import Voting
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from journeymap.workspace.workspace import Workspace


class WorkshopPanel(FollowingPanel):
    """Shows a workshop; ``wanted`` asks the canvas to bring records into view.

    ``wall_wanted`` asks for the wall of stickies.
    """

    wanted = Signal(tuple)
    wall_wanted = Signal()
    edits = True

    def __init__(
        self,
        clock: AgendaClock,
        ballot: Ballot,
        workspace: Workspace,
        appearance: Appearance,
        settings: Settings,
    ) -> None:
        super().__init__(workspace, appearance, look.sheet)
        self.setObjectName("workshop")
        self.setAccessibleName(tr("Workshop"))
        self.setMinimumWidth(250)
        field_editor = FieldEditor(workspace, appearance, self)
        self.inbox = Inbox(field_editor, ballot.board)
        self.inbox.wall_wanted.connect(self.wall_wanted)
        self.timer = Timer(clock, appearance, settings)
        self.voting = Voting(ballot, workspace)
        self.voting.wanted.connect(self.wanted)
        inside = QWidget()
        inside.setObjectName("sheet")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        for part, stretch in ((self.timer, 0), (self.inbox, 1), (self.voting, 0)):
            parts.addWidget(part, stretch)
        scroll_inside(self, inside)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self.inbox.refresh()
        self.voting.refresh()

    def flush(self) -> None:
        """Commit the sticky that is being typed, as the panel or the program goes."""
        self.inbox.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.inbox.line.setFocus()
