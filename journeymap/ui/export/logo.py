"""Which logo goes with a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from journeymap.language import tr
from journeymap.workspace.settings import Settings

_KEY = "export/logo"
_ENDINGS = "*.png *.jpg *.jpeg *.webp *.gif"


class Logo(QWidget):
    """A button with the name of the file, and one that takes it away."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        kept = settings.word(_KEY)
        self.path: Path | None = Path(kept) if kept and Path(kept).is_file() else None
        self.button = QPushButton()
        self.button.setMinimumHeight(32)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        self.clear = QToolButton()
        self.clear.setText("✕")
        self.clear.setAutoRaise(True)
        self.clear.setFixedSize(32, 32)
        self.clear.setToolTip(tr("Without a logo"))
        self.clear.setAccessibleName(tr("Without a logo"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.clear)
        self.setFocusProxy(self.button)
        self._tell()

    def take(self, path: Path | None) -> None:
        """Choose a file, or none; it is remembered."""
        self.path = path
        self._settings.remember(_KEY, str(path) if path else "")
        self._tell()
        self.changed.emit()

    def _ask(self) -> None:
        folder = self.path.parent if self.path else self._settings.folder("logo")
        kinds = tr("Pictures ({endings})", endings=_ENDINGS)
        path, _ = QFileDialog.getOpenFileName(self, tr("Logo"), str(folder), kinds)
        if path:
            self._settings.set_folder("logo", Path(path).parent)
            self.take(Path(path))

    def _tell(self) -> None:
        name = self.path.name if self.path else ""
        words = self.button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 100)
        self.button.setText(words.replace("&", "&&") or tr("Choose…"))
        self.button.setToolTip(str(self.path or ""))
        self.button.setAccessibleName(name or tr("Choose a logo"))
        self.clear.setVisible(self.path is not None)
