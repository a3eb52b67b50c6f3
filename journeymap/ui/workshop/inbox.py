"""The inbox: type, Enter, type, Enter; sorted onto the map later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout

from journeymap.editing import REMOVAL
from journeymap.editing.inbox import hang_sticky, stickies, write_sticky
from journeymap.lanes import in_order
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.names import kind_name
from journeymap.model.records import Touchpoint
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.words import Words, tight
from journeymap.ui.workshop.board import StickyBoard
from journeymap.ui.workshop.slips import Slips
from journeymap.workspace.draft import Draft
from journeymap.workspace.pause import Pause


class StickyLine(QLineEdit):
    """A line to write on; while it is empty, undo and redo are those of the document."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.text()
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return True
        return super().event(event)


class Inbox(QFrame):
    """A line to write on, and the stickies that wait to be sorted.

    ``wall_wanted`` asks for all of them as a wall. Those that are covered are counted, not told.
    """

    wall_wanted = Signal()

    def __init__(self, field_editor: FieldEditor, board: StickyBoard) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self._field_editor, self._board = field_editor, board
        self.line = StickyLine()
        self.line.setPlaceholderText(tr("Type, Enter, type, Enter …"))
        self.line.setAccessibleName(tr("New sticky"))
        self.line.returnPressed.connect(self._written)
        self.line.textChanged.connect(self._typed)
        self._pause = Pause(field_editor.workspace, self.flush, self)
        self._begin()
        self._count = tight("soft")
        self.slips = Slips(field_editor.workspace, field_editor.appearance)
        self.slips.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.slips.customContextMenuRequested.connect(self._offer)
        self.slips.removed.connect(self._removed)
        self._hint = Words(
            "soft",
            tr(
                "Drag a sticky onto the map, where it becomes what stands in that lane; a right "
                "click hangs it on the touchpoint that is selected."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(7)
        top = QHBoxLayout()
        top.addWidget(Words("section", tr("Stickies")), 1)
        top.addWidget(self._count)
        self.author = QLineEdit()
        self.author.setPlaceholderText(tr("Who writes? (may stay blank)"))
        self.author.setAccessibleName(tr("Who writes"))
        self.author.textEdited.connect(board.write_as)
        self.author.returnPressed.connect(self.line.setFocus)
        self.cover = link("", self._cover)
        self.wall = link(tr("Wall of stickies"), self.wall_wanted.emit)
        self._covered = Words("soft")
        ways = QHBoxLayout()
        ways.addWidget(self.wall)
        ways.addStretch(1)
        ways.addWidget(self.cover)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addWidget(self.author)
        column.addLayout(ways)
        column.addWidget(self._covered)
        column.addWidget(self._hint)
        column.addWidget(self.slips, 100)
        column.addStretch(1)
        board.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the stickies of the journey in view, without the one that is being typed."""
        there = stickies(
            self._field_editor.workspace.snapshot, self._field_editor.workspace.journey
        )
        seen = self._board.seen(there)
        notes = [note for note in seen if note.id != self._draft.id]  # which is on the line
        self.slips.present(notes)
        if not notes and self.slips.hasFocus():
            self.line.setFocus()
        self.slips.setVisible(bool(notes))
        self._count.say(str(len(notes)) if notes else "")
        self._hint.setVisible(len(notes) < 4)
        covered = len(there) - len(seen)
        self._covered.say(
            plural("{n} more, covered", "{n} more, covered", covered)
            if covered
            else tr("What is written now is covered.")
        )
        self._covered.setVisible(self._board.writing_covered)
        self.cover.setText(tr("Uncover") if self._board.writing_covered else tr("Cover writing"))
        if self.author.text().strip() != self._board.author:
            self.author.setText(self._board.author)

    def _cover(self) -> None:
        """Cover what is written from now on, or uncover it."""
        if self._board.writing_covered:
            self._board.uncover()
        else:
            self._board.cover_writing()

    def flush(self) -> None:
        """Keep what is on the line, now; Enter alone begins the next one."""
        done = self._draft.keep(self.line.text().strip())
        self._pause.rest() if done else self._pause.tried()

    def _begin(self) -> None:
        self._draft = Draft(
            self._field_editor.workspace,
            lambda words: write_sticky(self._field_editor.edit_view(), words, self._board.author),
        )

    def _typed(self) -> None:
        if self.line.text().strip() or self._draft.made:
            self._pause.typed()
        else:
            self._pause.rest()

    def _written(self) -> None:
        self.flush()
        if self._draft.made:
            self._begin()
            self.line.clear()
            self.refresh()

    def _removed(self, ids: list[str]) -> None:
        self._field_editor.write(
            Change(REMOVAL, removal(self._field_editor.workspace.snapshot, ids))
        )

    def menu(self) -> QMenu:
        """Return what can be done with the stickies that are selected."""
        menu, ids = LetterMenu(self), self.slips.chosen
        touchpoint = self._field_editor.workspace.edit_view.card
        title = touchpoint.title if touchpoint else ""
        heading = menu.addAction(
            tr("Hang on “{title}” as", title=title)
            if touchpoint
            else tr("Select the touchpoint to hang it on")
        )
        heading.setEnabled(False)
        if touchpoint:
            for kind in in_order():
                if kind.boxes.holds is None or not kind.boxes.hangs:
                    continue
                act = partial(self._hang, ids, touchpoint, kind.name)
                words = kind_name(kind.boxes.holds.__name__)
                menu.addAction(words).triggered.connect(act)
        menu.addSeparator()
        remove = menu.addAction(plural("Delete {n} sticky", "Delete {n} stickies", len(ids)))
        remove.triggered.connect(partial(self._removed, ids))
        return menu

    def _hang(self, ids: list[str], touchpoint: Touchpoint, kind: str, _: bool = False) -> None:
        for id in ids:
            self._field_editor.write(
                hang_sticky(self._field_editor.workspace.snapshot, id, touchpoint.id, kind)
            )

    def _offer(self, at: QPoint) -> None:
        if self.slips.chosen:
            self.menu().popup(self.slips.viewport().mapToGlobal(at))
