"""What the window asks and tells: plain sentences, the safe answer first.

Most starts ask nothing, so the dialogs are loaded when there is something to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeymap.language import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget


def tell(parent: QWidget, sentence: str, title: str = "") -> None:
    """Show a sentence that must be read; the window stays usable behind it."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(
        QMessageBox.Icon.Information, title or tr("Journeymap"), sentence, parent=parent
    )
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.setObjectName("sentence")
    box.open()


def choose(parent: QWidget, sentence: str, answers: Sequence[tuple[str, str]]) -> str:
    """Ask with a button for each (name, label); return the name, blank for cancel.

    The first answer is the safe one and the default.
    """
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Question, tr("Journeymap"), sentence, parent=parent)
    box.setObjectName("question")
    buttons: dict[QPushButton, str] = {}
    for name, label in answers:
        buttons[box.addButton(label, QMessageBox.ButtonRole.AcceptRole)] = name
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(buttons)))
    box.exec()
    return next((name for button, name in buttons.items() if button is box.clickedButton()), "")


def ask_line(parent: QWidget, title: str, words: str, default: str = "") -> str:
    """Ask for one line of text; blank when cancelled."""
    from PySide6.QtWidgets import QInputDialog, QLineEdit

    text, kept = QInputDialog.getText(parent, title, words, QLineEdit.EchoMode.Normal, default)
    return text.strip() if kept else ""
