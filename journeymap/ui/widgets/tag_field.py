"""The editor of tags: each a chip that can be taken away, more come by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QToolButton

from journeymap.drawing.theme import Theme
from journeymap.editing.tags import one_each, tags_in
from journeymap.language import tr
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.suggestions import Suggestions

Retag = Callable[[Sequence[str], Sequence[str]], bool]
"""What gives some tags to all that is shown, and takes others away."""

_CROSS, _HIGH = 18, 22
_ENDS = (",", ";")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STANDARD = QKeySequence.StandardKey


class TagChip(QToolButton):
    """A tag; one that not all that is shown has is paler, and a click gives it to all."""

    def __init__(self, tag: str, whole: bool, owner: TagField) -> None:
        super().__init__()
        self.tag, self.whole, self._owner = tag, whole, owner
        self.setText(tag)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Tag: {name}", name=tag))
        self.setToolTip(tag if whole else tr("{name}: not on all that is selected", name=tag))

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.tag) + 18 + _CROSS
        return QSize(wide, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, _HIGH)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.position().x() > self.width() - _CROSS - 3:
            self._owner.take(self.tag)
        elif inside and not self.whole:
            self._owner.give((self.tag,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING:
            self._owner.take(self.tag)
        elif event.key() in (*_ENTER, Qt.Key.Key_Space) and not self.whole:
            self._owner.give((self.tag,))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._owner.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.hasFocus() else theme.divider if not self.whole else ""
        painter.setPen(line_of(edge, 1.0))
        painter.setBrush(brush(theme.accent_tint if self.whole else theme.lane))
        painter.drawRoundedRect(place, _HIGH / 2, _HIGH / 2)
        painter.setPen(line_of(theme.accent_ink if self.whole else theme.ink_soft, 1.0))
        room = self.width() - 14 - _CROSS
        said = self.fontMetrics().elidedText(self.tag, Qt.TextElideMode.ElideRight, room)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(9, 0, -_CROSS, 0), left, said)
        x, y = self.width() - _CROSS / 2 - 3, self.height() / 2
        painter.setPen(line_of(theme.ink if self.underMouse() else theme.ink_soft, 1.3))
        painter.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3))
        painter.drawLine(QPointF(x + 3, y - 3), QPointF(x - 3, y + 3))


class _TagLine(QLineEdit):
    """Where the next tag is typed."""

    def __init__(self, owner: TagField) -> None:
        super().__init__()
        self._owner = owner
        self.setFrame(False)
        self.setProperty("look", "bare")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        typed = self.fontMetrics().horizontalAdvance(self.text()) + 16
        return QSize(max(90, typed), _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self._owner
        if event.key() in _ENTER or event.text() in _ENDS:
            owner.flush()
        elif event.key() == Qt.Key.Key_Escape:
            owner.flush()
            owner.leave()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            owner.take_last()
        elif event.matches(_STANDARD.Paste):
            self._paste(event)
        elif event.matches(_STANDARD.Undo) and not self.text():
            owner.travel(undo=True)
        elif event.matches(_STANDARD.Redo) and not self.text():
            owner.travel(undo=False)
        else:
            super().keyPressEvent(event)

    def _paste(self, event: QKeyEvent) -> None:
        """Take several tags at once where several are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if len(tags_in(text)) > 1:
            self._owner.give(tags_in(self.text() + text))
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._owner.frame(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._owner.flush()
        self._owner.frame(False)
        super().focusOutEvent(event)


class TagField(QFrame):
    """Chips and a place to type; what is done is done to all that is shown."""

    def __init__(
        self, field_editor: FieldEditor, retag: Retag, offers: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__()
        self._field_editor, self._retag = field_editor, retag
        self._shown: tuple[tuple[str, bool], ...] = ()
        self._chips: list[TagChip] = []
        self.setProperty("look", "tags")
        self.line = _TagLine(self)
        self.line.setPlaceholderText(tr("a word, then Enter"))
        self.setFocusProxy(self.line)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(5, 4, 5, 4)
        self._flow.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._suggestions = Suggestions(self.line, field_editor, lambda: self._others(offers()))
        self._suggestions.chosen.connect(self._choose)
        self.line.textEdited.connect(self._typed)

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self._field_editor.theme

    def present(self, value: Sequence[str], several: bool = False) -> None:
        """Show the tags of one record."""
        self.present_each([value])

    def present_each(self, values: Sequence[Sequence[str]]) -> None:
        """Show the tags of what is selected, those that not all have as such."""
        every = one_each(tag for value in values for tag in value)
        shown = tuple((tag, all(tag in value for value in values)) for tag in every)
        if shown == self._shown:
            return
        self._shown = shown
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [TagChip(tag, whole, self) for tag, whole in shown]
        for chip in self._chips:
            self._flow.put_before_last(chip)
            chip.show()
        self.updateGeometry()

    def flush(self) -> None:
        """Make a tag of what is typed."""
        typed = tags_in(self.line.text())
        self.line.clear()
        self._suggestions.withdraw()
        if typed:
            self.give(typed)

    def give(self, tags: Sequence[str]) -> None:
        """Give tags to all that is shown; one that is known is written as it is."""
        known = {tag.casefold(): tag for tag in self._suggestions.words()}
        self._retag([known.get(tag.casefold(), tag) for tag in tags], ())

    def take(self, tag: str) -> None:
        """Take a tag from all that is shown."""
        self.line.setFocus()
        self._retag((), (tag,))

    def take_last(self) -> None:
        """Take the tag that stands last."""
        if self._shown:
            self.take(self._shown[-1][0])

    def frame(self, focused: bool) -> None:
        """Show whether the keyboard is here."""
        self.setProperty("focused", focused)
        self.style().polish(self)

    def leave(self) -> None:
        """Go back to the main view."""
        self._field_editor.left.emit()

    def travel(self, *, undo: bool) -> None:
        """Take back the last step of the document, or do it again."""
        workspace = self._field_editor.workspace
        (workspace.undo if undo else workspace.redo)()

    def _others(self, offers: Iterable[str]) -> list[str]:
        here = {tag.casefold() for tag, whole in self._shown if whole}
        return [tag for tag in offers if tag.casefold() not in here]

    def _typed(self, text: str) -> None:
        if any(end in text for end in _ENDS):
            self.flush()
        else:
            self._suggestions.offer(text)
            self._flow.invalidate()

    def _choose(self, tag: str) -> None:
        self.line.clear()
        self.give((tag,))
