"""The main window: one document, its canvas and its panels."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from journeymap.language import tr
from journeymap.registry import Registry
from journeymap.ui.platform.geometry import place

if TYPE_CHECKING:
    from journeymap.storage.session import Session
    from journeymap.ui.actions.install import Actions
    from journeymap.ui.documents.files import Files
    from journeymap.ui.present.presentation import Presentation
    from journeymap.ui.shell.bars import Bars
    from journeymap.ui.shell.docks import DockArea
    from journeymap.ui.shell.windows import Windows
    from journeymap.ui.start.page import StartPage
    from journeymap.ui.views.map.canvas import Canvas
    from journeymap.ui.workshop.clock import AgendaClock
    from journeymap.ui.workshop.large import LargeType
    from journeymap.workspace.autosave import Autosave, Drawing
    from journeymap.workspace.workspace import Workspace

_SIZE = QSize(1440, 880)
_BARS = (0, 84, 0, 28)
_AFTER = 10  # milliseconds: the first picture is on the screen by then


class Window(QMainWindow):
    """Shows the start page until there is a document; then canvas, navigator and inspector.

    Its parts are made when they are first asked for: the start page needs none of them, and
    the first picture of a map does not wait for panels and menus.
    """

    furnished = Signal()

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self.theme, self.settings, self._windows = windows.theme, windows.settings, windows
        self.start: StartPage | None = None
        self.presentation: Presentation | None = None
        self._furnished = False
        self._autosave: Autosave | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(tr("Journeymap"))
        place(self, _SIZE, self.settings.geometry("window"))

    @cached_property
    def workspace(self) -> Workspace:
        """The document that is open, and what one is doing with it."""
        from journeymap.workspace.workspace import Workspace

        workspace = Workspace(self)
        workspace.theme = self.theme
        workspace.failed.connect(self._tell)
        workspace.opened.connect(self._name)
        return workspace

    @cached_property
    def canvas(self) -> Canvas:
        """The map."""
        from journeymap.ui.views.map.canvas import Canvas

        canvas = Canvas(self.workspace, self.theme)
        canvas.context.connect(self.context_menu)
        canvas.dropped.connect(self._dropped)
        canvas.came.connect(lambda text, ending: self.files.take_text(self, text, ending))
        return canvas

    @property
    def autosave(self) -> Autosave:
        """What keeps the document and its file."""
        if self._autosave is None:
            from journeymap.workspace.autosave import Autosave

            self._autosave = Autosave(self.workspace, self)
            self._autosave.trouble.connect(self._tell)
            self._autosave.conflict.connect(self._conflict)
            self._autosave.drawing = self._drawing
        return self._autosave

    def _drawing(self) -> Drawing | None:
        """Return what draws the thumbnail of the file."""
        from journeymap.ui.views.map.drawn_small import drawn_small

        return drawn_small(self.canvas)

    @cached_property
    def actions_(self) -> Actions:
        """Everything one can do here."""
        from journeymap.ui.actions.install import Actions

        return Actions(self)

    @cached_property
    def bars(self) -> Bars:
        """Menu bar, toolbar and status line."""
        from journeymap.ui.shell.bars import Bars

        self._stack.setContentsMargins(0, 0, 0, 0)
        bars = Bars(self, self.actions_)
        self.autosave.state.connect(bars.show_state)
        return bars

    @cached_property
    def clock(self) -> AgendaClock:
        """What counts the parts of a workshop down."""
        from journeymap.ui.workshop.clock import AgendaClock

        return AgendaClock(self)

    @cached_property
    def large_type(self) -> LargeType:
        """What shows the map close up and alone."""
        from journeymap.ui.workshop.large import LargeType

        return LargeType(self)

    @property
    def files(self) -> Files:
        """What opens and saves documents."""
        return self._windows.files

    @cached_property
    def docks(self) -> DockArea:
        """The canvas and the panels beside it."""
        from journeymap.ui.shell.docks import DockArea

        docks = DockArea(self)
        self._stack.addWidget(docks)
        return docks

    @property
    def session(self) -> Session | None:
        """The session that keeps the document, ``None`` on the start page."""
        return self._autosave.session if self._autosave else None

    def take(self, session: Session) -> None:
        """Show a document that was opened or begun."""
        from journeymap.model.document import Document

        self.autosave.take(session)
        self.autosave.await_hand(self.canvas, self.canvas.viewport())
        self._stack.setCurrentWidget(self.docks)
        self.workspace.assets = session.attachments
        self.workspace.open(Document(session.snapshot, session.write, session.past))
        self.canvas.setFocus()
        if self._furnished:
            self.build_late()
        else:
            # Room is kept for the bars that follow in the next turn of the loop.
            self._stack.setContentsMargins(*_BARS)
        if told := [words for words in (session.spare, *session.notices) if words]:
            self._tell("\n\n".join(told))

    def build_late(self) -> None:
        """Make what the first picture did not wait for: bars, keys, panels."""
        self.bars.show_document(self.session is not None)
        self.autosave.tell()
        if self.session is not None:
            self.docks.build_late()
        for sentence in Registry.left_out.values():
            self.workspace.said.emit(sentence)
        self._tell_of_looking()
        self.furnished.emit()

    def _tell_of_looking(self) -> None:
        """Say why the file may only be looked at; what was changed is offered another name."""
        session = self.session
        if session is None or not session.read_only:
            return
        if session.pending:
            self.bars.status.offer(session.read_only, tr("Save as…"), self.save_as)
        else:
            self.workspace.said.emit(session.read_only)

    def show_start(self) -> None:
        """Show templates, samples, recent files and what a crash left behind."""
        if self.start is None:
            from journeymap.ui.start.page import StartPage

            self.start = StartPage(self.settings.recent, self)
            self._stack.addWidget(self.start)
            self._connect(self.start)
        self._stack.setCurrentWidget(self.start)
        if self._furnished:
            self.bars.show_document(False)

    def new_window(self) -> None:
        """Open another window on its start page."""
        self._windows.new()

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
            self.keep_typing()
            self.autosave.release()

    def save_as(self) -> None:
        """Put the document into another file and go on with that one."""
        self.keep_typing()
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

    def find_text(self) -> None:
        """Look for something in the journey, or for something to do."""
        self.show_palette()

    def show_palette(self) -> None:
        """Show everything one can do or go to, found by typing."""
        from journeymap.ui.shell.palette import Palette

        self.canvas.writing.close()
        Palette(self, self.actions_).open()

    def show_shortcuts(self) -> None:
        """Show all keys and gestures."""
        from journeymap.ui.shell.shortcuts import ShortcutSheet

        ShortcutSheet(self, self.actions_).open()

    def about(self) -> None:
        """Say what this is, in which version, under which licence."""
        from journeymap.version import __version__

        self._tell(
            tr(
                "Journeymap {version}\n\nCustomer journeys drawn as graphs, kept in one file.\n"
                "MIT licence. Qt for Python under LGPL-3.0; letters: Inter, SIL Open Font Licence.",
                version=__version__,
            ),
        )

    def choose_language(self, code: str) -> None:
        """Speak another language from the next start."""
        self.settings.language = code
        self._tell(tr("The language changes when the program is started again."))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def quit(self) -> None:
        """Close every window."""
        self._windows.quit()

    def context_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected."""
        self.actions_.context(self).popup(at)

    def _connect(self, start: StartPage) -> None:
        """Let the start page do what it offers."""
        start.template_chosen.connect(lambda name: self.files.new_from(self, name))
        start.file_chosen.connect(lambda path: self.files.open(self, path))
        start.open_wanted.connect(self.open_file)
        start.import_wanted.connect(self.import_file)
        start.dropped.connect(self._dropped)
        start.recovered.connect(lambda found: self.files.recover(self, found))
        start.forgotten.connect(lambda thing: self.files.forget(self, thing))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._furnished:
            self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The window hears that it is to be painted even where its parts cover all of it.
        if event.type() == QEvent.Type.Expose and not self._furnished:
            self._furnished = True
            watched.removeEventFilter(self)
            QTimer.singleShot(_AFTER, self.build_late)
        return False

    def keep_typing(self) -> None:
        """Keep what is being typed: on the page, in a panel or a list, while presenting."""
        self.canvas.writing.close()
        self.docks.flush()
        if self.presentation is not None:
            self.presentation.keep()
        self.workspace.hurried.emit()

    def _name(self) -> None:
        session = self.session
        path = session.path if session else None
        shown = path.name if path else tr("Untitled") if session else tr("Journeymap")
        if session and session.read_only:
            shown = tr("{name} (read-only)", name=shown)
        self.setWindowTitle(shown)
        self.setWindowFilePath(str(path) if path else "")

    def _tell(self, sentence: str) -> None:
        from journeymap.ui.widgets.questions import tell

        if self.presentation is None:  # which says it in its foot line
            tell(self, sentence)

    def _dropped(self, paths: list[str]) -> None:
        for path in paths:
            self.files.take_in(self, Path(path))

    def _conflict(self, sentence: str) -> None:
        self.files.settle_conflict(self, sentence)
        self._name()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.set_geometry("window", self.saveGeometry())
        if self.session is not None:
            self.keep_typing()
            if self.canvas.writing.active or not self.files.may_close(self):
                event.ignore()
                return
        if self.presentation is not None:
            self.presentation.end()
        if self._autosave is not None:
            self._autosave.stop()
        event.accept()
        self._windows.closed(self)
