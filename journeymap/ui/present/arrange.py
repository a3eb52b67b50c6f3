"""Arranging frames by hand: their order, titles, notes, what is revealed, what is left out.

The window stays open beside the map: select touchpoints there, and add a frame of them here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from journeymap.drawing.memo import Memo
from journeymap.drawing.theme import Theme
from journeymap.editing.frames import (
    add_frame,
    add_missing,
    missing,
    move_frame,
    remove_frame,
    renew_frames,
    set_frame,
)
from journeymap.language import plural, tr
from journeymap.layout.slides.slide import Slide
from journeymap.model.change import Change
from journeymap.model.fields import specs
from journeymap.model.records import Frame
from journeymap.rendering.deck import deck, made
from journeymap.ui.present.listed import Frames
from journeymap.ui.present.room import SIZE
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.window_host import WindowHost

_SIZE = (980, 720)
_FORM = 320


class Arrange(QDialog):
    """The frames on the left, the one chosen on the right; all of it can be undone."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget)
        self._host, self._workspace = host, host.workspace
        self._field_editor = FieldEditor(host.workspace, host.appearance, self)
        self.setWindowTitle(tr("Arrange frames"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.frames: tuple[Frame, ...] = ()
        self._slides: tuple[Slide, ...] = ()
        self._memo = Memo()
        self.list = Frames()
        self.title = TextField(self._field_editor, lambda words: self._set(self.title, title=words))
        self.reveal = Choice(self._field_editor, lambda way: self._set(reveal=way), _ways())
        self.notes = TextField(
            self._field_editor, lambda words: self._set(self.notes, notes=words), lines=12
        )
        self.hidden = QCheckBox(tr("Leave this frame out"))
        self.add = QPushButton(tr("Add what is selected"))
        self.remove = QPushButton(tr("Remove"))
        self.new = QPushButton()
        self.anew = QPushButton(tr("Begin anew"))
        self.from_here = QPushButton(tr("Present from here"))
        dress(self, host.appearance, _sheet)
        self._build()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show the frames as they are now."""
        snapshot, journey = self._workspace.snapshot, self._workspace.journey
        row = self.list.currentRow()
        kept = snapshot.of(Frame, "journey", journey)
        view = self._workspace.edit_view.view
        self._made = made(view, self._memo)
        self.frames = kept or self._made
        self._slides = deck(view, size=SIZE, hidden=True, memo=self._memo)
        self.list.put(self.frames, self._slides, row)
        self.anew.setEnabled(bool(kept))
        new = len(missing(kept, self._made)) if kept else 0
        self.new.setText(plural("Add a frame of what is new", "Add {n} frames of what is new", new))
        self.new.setVisible(new > 0)
        self._show_frame()
        self._selected()

    @property
    def chosen(self) -> Frame | None:
        """The frame that is chosen in the list."""
        row = self.list.currentRow()
        return self.frames[row] if 0 <= row < len(self.frames) else None

    def flush(self) -> None:
        """Commit the title or notes typed, as another frame is chosen."""
        self.title.flush()
        self.notes.flush()

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(6)
        for words, editor in (
            (tr("Title"), self.title),
            (tr("Reveal"), self.reveal),
            (tr("Speaker notes"), self.notes),
        ):
            label = QLabel(words)
            label.setBuddy(editor)
            label.setProperty("look", "soft")
            editor.setAccessibleName(words)
            form.addWidget(label)
            form.addWidget(editor)
            form.addSpacing(8)
        form.addWidget(self.hidden)
        form.addStretch(1)
        for button in (self.new, self.add, self.remove, self.anew):
            button.setAutoDefault(False)
            form.addWidget(button)
        self.from_here.setDefault(True)
        form.addSpacing(12)
        form.addWidget(self.from_here)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(18)
        left = QVBoxLayout()
        hint = QLabel(tr("Drag frames into order, or move one with Alt and the arrow keys."))
        hint.setProperty("look", "soft")
        left.addWidget(self.list, 1)
        left.addWidget(hint)
        row.addLayout(left, 1)
        row.addLayout(form)
        self.notes.setMinimumWidth(_FORM)
        self.title.setMinimumWidth(_FORM)

    def _listen(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (self._workspace.changed, self._workspace.opened, self._workspace.shown):
            signal.connect(self._stale)
        self._workspace.selected.connect(self._selected)
        self.list.currentRowChanged.connect(self._show_frame)
        self.list.moved.connect(self._move)
        self.list.unwanted.connect(self._remove)
        self.hidden.clicked.connect(lambda on: self._set(hidden=on))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.new.clicked.connect(self._add_new)
        self.anew.clicked.connect(
            lambda: self._workspace.commit(renew_frames(self._workspace.edit_view))
        )
        self.from_here.clicked.connect(self._present)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._workspace.undo),
            (QKeySequence.StandardKey.Redo, self._workspace.redo),
            ("F5", lambda: self._host.commands.present()),
            ("Shift+F5", self._present),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _stale(self, *_: object) -> None:
        if not self._workspace.previewing:
            self._soon.start()

    def _show_frame(self, *_: object) -> None:
        frame = self.chosen
        for widget in (self.title, self.reveal, self.notes, self.hidden):
            widget.setEnabled(frame is not None)
        self.from_here.setEnabled(frame is not None and not frame.hidden)
        gone = frame and remove_frame(self._workspace.edit_view, self.frames, frame.id)
        self.remove.setEnabled(bool(gone))
        titled = (s.title for s in self._slides if frame and s.frame.id == frame.id)
        self.title.hint(next(titled, ""))
        self.title.present(frame.title if frame else "")
        self.notes.present(frame.notes if frame else "")
        self.reveal.present(frame.reveal if frame else "")
        self.hidden.setChecked(bool(frame and frame.hidden))

    def _selected(self) -> None:
        self.add.setEnabled(bool(add_frame(self._workspace.edit_view, self.frames)))
        self.add.setToolTip(tr("Select touchpoints or a stage on the map first."))

    def _set(self, merge_group: object = None, **values: Any) -> bool:
        frame = self.chosen
        return frame is not None and self._commit(
            set_frame(self._workspace.edit_view, self.frames, frame.id, **values), merge_group
        )

    def _move(self, row: int, there: int) -> None:
        self.flush()
        if self._commit(
            move_frame(self._workspace.edit_view, self.frames, self.frames[row].id, there)
        ):
            self.list.setCurrentRow(there)
        else:
            self.refresh()

    def _add(self) -> None:
        frame = self.chosen
        row = self.list.currentRow()
        if self._commit(
            add_frame(self._workspace.edit_view, self.frames, frame.id if frame else None)
        ):
            self.list.setCurrentRow(row + 1)

    def _add_new(self) -> None:
        """Keep frames of what is new, and choose the first of them."""
        known = {frame.id for frame in self.frames}
        if self._commit(add_missing(self._workspace.edit_view, self._made)):
            rows = (row for row, frame in enumerate(self.frames) if frame.id not in known)
            self.list.setCurrentRow(next(rows))

    def _remove(self) -> None:
        frame = self.chosen
        if frame is not None:
            self._commit(remove_frame(self._workspace.edit_view, self.frames, frame.id))

    def _commit(self, change: Change | None, merge_group: object = None) -> bool:
        """Make a change and show it at once: frames that are kept now have other ids."""
        done = self._field_editor.write(change, merge_group)
        if done:
            self.refresh()
        return done

    def _present(self) -> None:
        frame = self.chosen
        if frame is not None:
            self.flush()
            self._host.commands.present((frame.id,))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)


def _sheet(theme: Theme) -> str:
    return f"""
QListWidget {{ background: {theme.lane}; border: 1px solid {theme.edge}; border-radius: 8px;
  padding: 4px; outline: none; }}
QListWidget::item {{ border: 2px solid transparent; border-radius: 8px; padding: 6px;
  color: {theme.ink}; }}
QListWidget::item:hover {{ background: {theme.lane_alt}; }}
QListWidget::item:selected {{ background: {theme.accent_tint}; border-color: {theme.accent}; }}
QPlainTextEdit {{ background: {theme.lane}; border: 1px solid {theme.divider};
  border-radius: 6px; padding: 3px 5px; placeholder-text-color: {theme.ink_soft}; }}
QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
"""


def _ways() -> list[tuple[str, str]]:
    return [(key, tr(label)) for key, label in specs(Frame)["reveal"].options]


def arrange(host: WindowHost) -> None:
    """Show the frames to arrange; a window of them that is open already comes to the front."""
    open_ = host.widget.findChild(Arrange) or Arrange(host)
    open_.show()
    open_.activateWindow()
