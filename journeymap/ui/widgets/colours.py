"""The editor of colours: those of the theme, those in use, and one typed or picked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeymap.drawing.colours import is_own, read_colour
from journeymap.editing.colours import own_colours
from journeymap.language import tr
from journeymap.ui.widgets.choices import Write
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.picks import swatches
from journeymap.ui.widgets.words import Words

_IN_USE = 9
_FIRST = "#3b5bdb"
"""What a picked colour begins with where there is none yet."""


class ColourField(QWidget):
    """A row of the theme's colours behind "by place", and below it those of one's own.

    What is typed and is no colour is not kept; ``problem`` says why.
    """

    def __init__(self, field_editor: FieldEditor, write: Write) -> None:
        super().__init__()
        self._field_editor, self._write = field_editor, write
        self._used: tuple[str, ...] = ()
        self._now = ""
        count = len(field_editor.theme.stages)
        names = [tr("by place"), *(tr("colour {n}", n=n + 1) for n in range(count))]
        appearance = field_editor.appearance
        self.palette_row = swatches(names, self._of_theme, appearance, self._picked)
        self.own_row = swatches([""] * _IN_USE, self._of_used, appearance, self._picked_used)
        for pick in self.own_row.picks:
            policy = pick.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # so that they stand below those of the theme
            pick.setSizePolicy(policy)
        self.problem = Words("problem")
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(_FIRST)
        self.typed.setAccessibleName(tr("Own colour"))
        self.typed.setToolTip(tr("A colour as #3b5bdb or rgb(59, 91, 219)"))
        self.typed.editingFinished.connect(self.flush)
        self.typed.textEdited.connect(lambda text: self.problem.hide())
        self.ask = QPushButton(tr("Own colour…"))
        self.ask.setProperty("look", "link")
        self.ask.setAutoDefault(False)
        self.ask.clicked.connect(self._choose)
        self._stand()

    def _stand(self) -> None:
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.typed, 1)
        beside.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.palette_row)
        column.addWidget(self.own_row)
        column.addLayout(beside)
        column.addWidget(self.problem)
        self.problem.hide()

    def present(self, value: str, several: bool = False) -> None:
        """Show a value of the document; none where several differ."""
        self._now = "" if several else value
        own = is_own(self._now)
        self._used = own_colours(self._field_editor.workspace.snapshot, _IN_USE)
        place = 1 + int(value) if value.isdecimal() else 0
        self.palette_row.mark(None if several or own else place)
        self._show_used()
        if not self.typed.hasFocus() or own:
            self.typed.setText(self._now if own else "")
            self.problem.hide()

    def _show_used(self) -> None:
        """Show as many colours of one's own as are in use, the present one marked."""
        for pick, colour in zip(self.own_row.picks, self._used, strict=False):
            pick.setAccessibleName(colour)
            pick.setToolTip(colour)
        for index, pick in enumerate(self.own_row.picks):
            pick.setVisible(index < len(self._used))
        self.own_row.setVisible(bool(self._used))
        self.own_row.mark(self._used.index(self._now) if self._now in self._used else None)
        self.own_row.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._field_editor.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _of_theme(self, index: int) -> tuple[str, str]:
        return self._field_editor.theme.stage("", index - 1) if index else ("", "")

    def _of_used(self, index: int) -> tuple[str, str]:
        tones = self._field_editor.theme.tones(_at(self._used, index), 0)
        return tones.tint, tones.ink

    def _picked(self, index: int) -> None:
        self._write(str(index - 1) if index > 0 else "")

    def _picked_used(self, index: int) -> None:
        self._write(_at(self._used, index))

    def flush(self) -> None:
        """Keep the colour typed, or say why it is none."""
        text = self.typed.text().strip()
        colour = read_colour(text)
        if not text or colour == self._now:
            self.problem.hide()
        elif colour is None:
            said = tr(
                "“{text}” is no colour. Write it as #3b5bdb or rgb(59, 91, 219).", text=text[:40]
            )
            self.problem.say(said)
            self.problem.show()
        else:
            self.problem.hide()
            self._write(colour)

    def _choose(self) -> None:
        colour = ask_colour(self.window(), self._now if is_own(self._now) else "")
        if colour:
            self._write(colour)


def ask_colour(over: QWidget, now: str) -> str:
    """Let a person pick a colour, beginning with the one there is; blank when none was picked."""
    from PySide6.QtWidgets import QColorDialog

    dialog = QColorDialog(QColor(now or _FIRST), over)
    dialog.setWindowTitle(tr("Own colour"))
    taken = dialog.exec() == QColorDialog.DialogCode.Accepted
    return dialog.currentColor().name() if taken else ""


def _at(colours: Sequence[str], index: int) -> str:
    return colours[index] if 0 <= index < len(colours) else ""
