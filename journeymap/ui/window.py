"""The main window: one document, its canvas and its panels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.document import Document
from journeymap.ui.actions.install import Actions
from journeymap.ui.bars import Bars
from journeymap.ui.canvas import Canvas
from journeymap.ui.desk import Desk
from journeymap.ui.keeper import Keeper
from journeymap.ui.questions import tell
from journeymap.ui.settings import Settings

if TYPE_CHECKING:
    from journeymap.storage.session import Session
    from journeymap.ui.files import Files
    from journeymap.ui.start import StartPage

_NAVIGATOR, _INSPECTOR = 220, 320
_PANELS = ("navigator", "outline", "inspector")


class Window(QMainWindow):
    """Shows the start page until there is a document; then canvas, navigator and inspector."""

    def __init__(self, theme: Theme, settings: Settings, files: Files) -> None:
        super().__init__()
        self.theme, self.settings, self.files = theme, settings, files
        self.desk = Desk(self)
        self.canvas = Canvas(self.desk, theme)
        self.keeper = Keeper(self.desk, self)
        self.actions_ = Actions(self)
        self.bars = Bars(self, self.actions_)
        self.start: StartPage | None = None
        self._panels: dict[str, QWidget] = {}
        self._holders = {name: QWidget() for name in _PANELS}
        self._stack = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._settled = False
        self._build()
        self._listen()

    # the document

    @property
    def session(self) -> Session | None:
        """The session that keeps the document, ``None`` on the start page."""
        return self.keeper.session

    def take(self, session: Session) -> None:
        """Show a document that was opened or begun."""
        self.keeper.take(session)
        self._stack.setCurrentWidget(self._split)
        self.bars.show_document(True)
        document = Document(session.snapshot, session.write, session.past)
        self.desk.open(document)
        self.canvas.setFocus()
        self._name()
        for notice in session.notices:
            self.desk.said.emit(notice)

    def show_start(self) -> None:
        """Show templates, samples, recent files and what a crash left behind."""
        if self.start is None:
            from journeymap.ui.start import StartPage

            self.start = StartPage(self.settings.recent, self)
            self._stack.addWidget(self.start)
            self.files.connect_start(self, self.start)
        self._stack.setCurrentWidget(self.start)
        self.bars.show_document(False)

    def new_window(self) -> None:
        """Open another window on its start page."""
        self.files.new_window()

    def new_file(self) -> None:
        """Begin an empty journey."""
        self.files.new_from(self, "empty")

    def open_sample(self) -> None:
        """Open the sample, which is nobody's file."""
        self.files.new_from(self, "coffee")

    def open_file(self, path: Path | None = None) -> None:
        """Open a file, asked for when it is not named."""
        self.files.open(self, path)

    def import_file(self, path: Path | None = None) -> None:
        """Bring another program's file in, as one step that can be undone."""
        self.files.import_into(self, path)

    def save(self) -> None:
        """Bring the file up to date now; a document without one is asked where to go."""
        if self.session and (self.session.path is None or self.session.read_only):
            self.save_as()
        else:
            self.canvas.writing.close()
            self.keeper.publish()

    def save_as(self) -> None:
        """Put the document into another file and go on with that one."""
        self.canvas.writing.close()
        self.files.save_as(self)
        self._name()

    def name_version(self) -> None:
        """Give the present moment a name."""
        self.files.name_version(self)

    def export_picture(self) -> None:
        """Ask how the picture is to be, and write it."""
        from journeymap.ui.export import ExportDialog

        self.canvas.writing.close()
        ExportDialog(self).open()

    # the window

    def find(self) -> None:
        """Look for something in the journey, or for something to do."""
        self.show_palette()

    def show_palette(self) -> None:
        """Show everything one can do or go to, found by typing."""
        from journeymap.ui.palette import Palette

        self.canvas.writing.close()
        Palette(self, self.actions_).open()

    def show_shortcuts(self) -> None:
        """Show all keys and gestures."""
        from journeymap.ui.shortcuts import ShortcutSheet

        ShortcutSheet(self, self.actions_).open()

    def about(self) -> None:
        """Say what this is, in which version, under which licence."""
        from journeymap import __version__

        tell(self, tr(
            "Journeymap {version}\n\nCustomer journeys drawn as graphs, kept in one file.\n"
            "MIT licence. Qt for Python under LGPL-3.0; letters: Inter, SIL Open Font Licence.",
            version=__version__,
        ))

    def choose_language(self, code: str) -> None:
        """Speak another language from the next start."""
        self.settings.language = code
        tell(self, tr("The language changes when the program is started again."))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_panel(self, name: str) -> None:
        """Show or hide the navigator, the outline or the inspector."""
        holder = self._holders[name]
        holder.setVisible(holder.isHidden())
        if not holder.isHidden():
            self._furnish(name)

    def panel(self, name: str) -> QWidget:
        """Return a panel, built when it is first asked for."""
        return self._furnish(name)

    def quit(self) -> None:
        """Close every window."""
        self.files.quit()

    def context_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected."""
        self.actions_.context(self).popup(at)

    def _build(self) -> None:
        self.setWindowTitle(tr("Journeymap"))
        self.resize(1440, 880)
        for name in ("navigator", "outline"):
            self._split.addWidget(self._holders[name])
        self._split.addWidget(self.canvas)
        self._split.addWidget(self._holders["inspector"])
        self._holders["outline"].hide()
        self._split.setStretchFactor(2, 1)
        self._split.setSizes([_NAVIGATOR, 0, 900, _INSPECTOR])
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._stack.addWidget(self._split)
        self.setCentralWidget(self._stack)
        kept = self.settings.geometry("window")
        if kept is not None:
            self.restoreGeometry(kept)

    def _listen(self) -> None:
        self.canvas.context.connect(self.context_menu)
        self.canvas.dropped.connect(self._dropped)
        self.desk.failed.connect(self._failed)
        self.desk.opened.connect(self._name)
        self.keeper.state.connect(self.bars.show_state)
        self.keeper.trouble.connect(self._failed)
        self.keeper.conflict.connect(self._conflict)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._settled:
            self._settled = True
            # The map is painted first; the panels follow in the next turn of the loop.
            QTimer.singleShot(0, self._furnish_visible)

    def _furnish_visible(self) -> None:
        for name, holder in self._holders.items():
            if not holder.isHidden():
                self._furnish(name)

    def _furnish(self, name: str) -> QWidget:
        """Put the panel into the place that is kept for it."""
        if name not in self._panels:
            from PySide6.QtWidgets import QVBoxLayout

            from journeymap.ui.panels import make

            panel = make(name, self.desk, self.theme, self.canvas)
            box = QVBoxLayout(self._holders[name])
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(panel)
            self._panels[name] = panel
        return self._panels[name]

    def _name(self) -> None:
        session = self.session
        path = session.path if session else None
        shown = path.name if path else tr("Untitled") if session else tr("Journeymap")
        if session and session.read_only:
            shown = tr("{name} (read-only)", name=shown)
        self.setWindowTitle(shown)
        self.setWindowFilePath(str(path) if path else "")

    def _dropped(self, paths: list[str]) -> None:
        for path in paths:
            self.files.take_in(self, Path(path))

    def _failed(self, sentence: str) -> None:
        tell(self, sentence)

    def _conflict(self, sentence: str) -> None:
        self.files.settle_conflict(self, sentence)
        self._name()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.canvas.writing.close()
        self.settings.set_geometry("window", self.saveGeometry())
        if self.files.may_close(self):
            self.keeper.stop()
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.canvas.writing.close()


