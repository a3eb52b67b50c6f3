"""The main window: one document, its canvas and its panels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from journeymap.language import tr
from journeymap.ui.platform.geometry import place

if TYPE_CHECKING:
    from journeymap.storage.recovery import Recovery
    from journeymap.storage.session import Session
    from journeymap.ui.actions.install import Actions
    from journeymap.ui.documents.commands import WindowDocuments
    from journeymap.ui.documents.files import Files
    from journeymap.ui.shell.bars import Bars
    from journeymap.ui.shell.commands import ShellCommands
    from journeymap.ui.shell.docks import DockArea
    from journeymap.ui.shell.main_area import MainArea
    from journeymap.ui.start.page import StartPage
    from journeymap.ui.views.map.canvas import Canvas
    from journeymap.ui.window_host import RunningShow, WidgetView
    from journeymap.ui.workshop.ballot import Ballot
    from journeymap.ui.workshop.clock import AgendaClock
    from journeymap.workspace.appearance import Appearance
    from journeymap.workspace.autosave import Autosave, Drawing
    from journeymap.workspace.findings_worker import FindingsWorker
    from journeymap.workspace.settings import Settings
    from journeymap.workspace.workspace import Workspace

_SIZE = QSize(1440, 880)
_BARS = (0, 84, 0, 28)
_AFTER = 10  # milliseconds: the first picture is on the screen by then


class WindowGroup(Protocol):
    """The windows of the program, as one of them sees them."""

    appearance: Appearance
    settings: Settings

    def __iter__(self) -> Iterator[Window]: ...

    @property
    def files(self) -> Files:
        """What opens and saves documents."""
        ...

    def new(self) -> Window:
        """Open a window on its start page."""
        ...

    def closed(self, window: Window) -> None:
        """Forget a window that was closed."""
        ...

    def quit(self) -> None:
        """Close every window."""
        ...


class Window(QMainWindow):
    """Shows the start page until there is a document; then canvas, navigator and inspector.

    Its parts are made when they are first asked for: the start page needs none of them, and
    the first picture of a map does not wait for panels and menus.
    """

    furnished = Signal()
    turned = Signal()
    zoomed = Signal(float)

    def __init__(self, windows: WindowGroup) -> None:
        super().__init__()
        self._windows, self.settings = windows, windows.settings
        self.appearance = windows.appearance
        self.start: StartPage | None = None
        self.presentation: RunningShow | None = None
        self._furnished = False
        self._autosave: Autosave | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(tr("Journeymap"))
        place(self, _SIZE, self.settings.geometry("window"))

    @cached_property
    def workspace(self) -> Workspace:
        """The document that is open, and what one is doing with it."""
        from journeymap.ui.shell.plug_in_news import PlugInNews
        from journeymap.workspace.workspace import Workspace

        workspace = Workspace(self)
        self.furnished.connect(PlugInNews(workspace).tell)
        workspace.follow(self.appearance)
        workspace.failed.connect(self.show_message)
        workspace.opened.connect(self.show_name)
        return workspace

    @cached_property
    def canvas(self) -> Canvas:
        """The map."""
        from journeymap.ui.views.map.canvas import Canvas

        canvas = Canvas(self.workspace, self.appearance)
        canvas.context.connect(self.context_menu)
        canvas.dropped.connect(lambda paths: self.documents.take_in(paths))
        canvas.pictures.connect(lambda found: self.documents.take_pictures(found))
        canvas.came.connect(lambda text, ending: self.files.take_text(self, text, ending))
        return canvas

    @property
    def autosave(self) -> Autosave:
        """What keeps the document and its file."""
        if self._autosave is None:
            from journeymap.workspace.autosave import Autosave

            self._autosave = Autosave(self.workspace, self)
            self._autosave.trouble.connect(self.show_message)
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
        bars = Bars(self, self, self.actions_)
        self.autosave.state.connect(bars.show_state)
        return bars

    @cached_property
    def clock(self) -> AgendaClock:
        """What counts the parts of a workshop down."""
        from journeymap.ui.workshop.clock import AgendaClock

        return AgendaClock(self)

    @property
    def files(self) -> Files:
        """What opens and saves documents."""
        return self._windows.files

    @cached_property
    def documents(self) -> WindowDocuments:
        """What can be done with the document as a whole."""
        from journeymap.ui.documents.commands import WindowDocuments

        return WindowDocuments(self, self.files)

    @cached_property
    def commands(self) -> ShellCommands:
        """What can be done with the window."""
        from journeymap.ui.shell.commands import ShellCommands

        return ShellCommands(
            self,
            self.actions_,
            new_window=self._windows.new,
            show_start=self.show_start,
            leave=self._windows.quit,
        )

    @cached_property
    def findings(self) -> FindingsWorker:
        """What looks for findings beside the hand, whatever panels are shown."""
        from journeymap.workspace.findings_worker import FindingsWorker

        return FindingsWorker(self.workspace, self)

    @property
    def ballot(self) -> Ballot:
        """Who votes, and with how many dots."""
        return self.canvas.ballot

    @property
    def widget(self) -> QWidget:
        """The window itself, for dialogs to stand over."""
        return self

    @cached_property
    def main_widget(self) -> MainArea:
        """The middle of the window, whatever stands there."""
        from journeymap.ui.shell.main_area import MainArea

        area = MainArea(self, self.canvas)
        self.destroyed.connect(area.deleteLater)  # where no document came, nobody took it in
        area.made.connect(self.autosave.await_hand)
        area.turned.connect(self.turned)
        area.zoomed.connect(self.zoomed)
        return area

    @property
    def main_view(self) -> WidgetView:
        """What stands in the middle."""
        return self.main_widget.view

    @property
    def page(self) -> Canvas:
        """The page of the journey."""
        return self.canvas

    @property
    def page_widget(self) -> QWidget:
        """The widget of the page, where its keys are heard."""
        return self.canvas

    @property
    def panels(self) -> DockArea:
        """The panels beside the main view."""
        return self.docks

    @property
    def siblings(self) -> Iterable[Window]:
        """All windows of the program."""
        return self._windows

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
        self.workspace.keep_pictures(session.attachments)
        self.workspace.open(Document(session.snapshot, session.write, session.past))
        self.main_widget.take_keys()
        if self._furnished:
            self.build_late()
        else:
            # Room is kept for the bars that follow in the next turn of the loop.
            self._stack.setContentsMargins(*_BARS)
        if told := [words for words in (session.spare, *session.notices) if words]:
            self.show_message("\n\n".join(told))

    def build_late(self) -> None:
        """Make what the first picture did not wait for: bars, keys, panels."""
        self.bars.show_document(self.session is not None)
        self.autosave.tell()
        if self.session is not None:
            self.docks.build_late()
            _ = self.findings  # which look by themselves from now on
        for sentence in self.appearance.trouble:
            self.workspace.said.emit(sentence)
        self.documents.explain_reading()
        self.furnished.emit()

    def show_start(self) -> None:
        """Show templates, samples, recent files and what a crash left behind."""
        if self.start is None:
            from journeymap.ui.start.page import StartPage

            self.start = StartPage(self.settings.recent, self.appearance, self)
            self._stack.addWidget(self.start)
            self.documents.serve(self.start)
        else:
            self.start.offer_templates()
            self.start.set_recent(self.settings.recent)
        self._stack.setCurrentWidget(self.start)
        if self._furnished:
            self.bars.show_document(False)

    def show_recoveries(self, found: Sequence[Recovery]) -> None:
        """Offer work a crash left behind, where the start page is there."""
        if self.start is not None:
            self.start.set_recoveries(found)

    def run(self, name: str) -> bool:
        """Run an editing command on the selection."""
        return self.main_view.perform(name)

    def select(self, ids: Iterable[str]) -> None:
        """Select records and bring them into view."""
        self.workspace.select(ids)
        self.main_view.reveal(self.workspace.selection)

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring records into view."""
        self.main_view.reveal(tuple(ids))

    def edit(self, id: str, text: str | None = None) -> None:
        """Let the title of a record be edited where it stands."""
        self.main_view.edit(id, text)

    def notify(self, message: str) -> None:
        """Say a sentence where it does not get into the way."""
        self.workspace.said.emit(message)

    def offer(self, message: str, label: str, act: Callable[[], object]) -> None:
        """Say a sentence, and beside it offer something to do about it."""
        self.bars.status.offer(message, label, act)

    def focus(self) -> None:
        """Give the keyboard to the main view."""
        self.main_widget.take_keys()

    def suggested_name(self, suffix: str) -> str:
        """Return a file name for what is written of the document."""
        return self.files.suggested(self, suffix)

    def refresh_bars(self) -> None:
        """Let menus, toolbar and status line say what is so now."""
        self.bars.refresh()

    def context_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected."""
        self.actions_.context(self).popup(at)

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
        self.main_widget.finish_writing()
        self.docks.flush()
        if self.presentation is not None:
            self.presentation.keep()
        self.workspace.hurried.emit()

    def show_name(self) -> None:
        """Say in the title which file this is."""
        session = self.session
        path = session.path if session else None
        shown = path.name if path else tr("Untitled") if session else tr("Journeymap")
        if session and session.read_only:
            shown = tr("{name} (read-only)", name=shown)
        self.setWindowTitle(shown)
        self.setWindowFilePath(str(path) if path else "")

    def show_message(self, message: str) -> None:
        """Show a sentence that must be read; on the wall it stands in the foot line."""
        from journeymap.ui.widgets.questions import tell

        if self.presentation is None:
            tell(self, message)

    def _conflict(self, sentence: str) -> None:
        self.files.settle_conflict(self, sentence)
        self.show_name()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.set_geometry("window", self.saveGeometry())
        if self.session is not None:
            self.keep_typing()
            if self.main_widget.writing_open or not self.files.may_close(self):
                event.ignore()
                return
        if self.presentation is not None:
            self.presentation.end()
        if self._autosave is not None:
            self._autosave.stop()
        event.accept()
        self._windows.closed(self)
