"""Where reviews are from: pasted into a field, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.reviews.reading import KINDS
from journeymap.ui.reviews.opening import bring_pasted, bring_reviews
from journeymap.ui.reviews.parts import SIDE
from journeymap.ui.surveys.look import sheet as style_of
from journeymap.ui.widgets.questions import tell
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost


class _Field(QPlainTextEdit):
    """``dropped`` carries a file that was dropped on it."""

    dropped = Signal(object)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(Path(files[0]))
        else:
            self.insertPlainText(source.text())


class ReviewsSourceDialog(QDialog):
    """Asks for reviews; ``given`` carries a path, or the text that was pasted."""

    given = Signal(object)

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget)
        self._host = host
        self.setObjectName("reviews-source")
        self.setWindowTitle(tr("Reviews"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme: Theme = host.appearance.theme
        self.setStyleSheet(style_of(theme))
        title = QLabel(tr("Reviews"))
        title.setProperty("look", "page-title")
        about = Words(
            "soft",
            tr(
                "Paste them here, a line or a paragraph each, or choose a table or a text. You"
                " then confirm at which touchpoint each belongs; nothing leaves this computer."
            ),
        )
        self.text = _Field()
        self.text.setPlaceholderText(tr("★★★★☆ The courier was kind, but pairing failed twice…"))
        self.text.setAccessibleName(tr("Reviews"))
        self.text.setTabChangesFocus(True)
        self.file = QPushButton(tr("Choose a file…"))
        self.cancel, self.further = QPushButton(tr("Cancel")), QPushButton(tr("Go on"))
        for button in (self.file, self.cancel):
            button.setAutoDefault(False)
        self.further.setDefault(True)
        self.further.setEnabled(False)
        self.text.textChanged.connect(
            lambda: self.further.setEnabled(bool(self.text.toPlainText().strip()))
        )
        self.text.dropped.connect(self._give)
        self.file.clicked.connect(lambda _=False: self._choose())
        self.cancel.clicked.connect(self.reject)
        self.further.clicked.connect(lambda _=False: self._give(self.text.toPlainText()))
        self._build(title, about)
        self.resize(680, 460)
        self.text.setFocus()

    def _build(self, title: QLabel, about: Words) -> None:
        body, foot = QFrame(), QFrame()
        foot.setObjectName("foot")
        body.setObjectName("page")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(SIDE, 18, SIDE, 18)
        inside.setSpacing(10)
        for part in (title, about, self.text):
            inside.addWidget(part)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 12, SIDE, 14)
        row.setSpacing(12)
        row.addWidget(self.file)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(foot)

    def _choose(self) -> None:
        settings = self._host.settings
        words = tr("Tables and texts ({endings})", endings=" ".join(KINDS))
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Reviews"), str(settings.folder("import")), words
        )
        if path:
            settings.set_folder("import", Path(path).parent)
            self._give(Path(path))

    def _give(self, found: object) -> None:
        self.done(QDialog.DialogCode.Accepted)
        self.given.emit(found)


def reviews_into(host: WindowHost, path: Path | None = None) -> None:
    """Bring reviews in as quotes, of a file or of what is asked for; a fault is told."""

    def bring(found: Path | str) -> None:
        try:
            if isinstance(found, Path):
                bring_reviews(host, found)
            else:
                bring_pasted(host, found)
        except JourneyError as error:
            tell(host.widget, str(error))

    if path is not None:
        bring(path)
        return
    dialog = ReviewsSourceDialog(host)
    dialog.given.connect(bring)
    dialog.open()
