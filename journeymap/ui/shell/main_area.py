"""The middle of the window: the page, or what works the arrangement that is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from journeymap.ui.views.kinds import VIEWS, MadeView
from journeymap.ui.views.map.canvas import Canvas
from journeymap.ui.window_host import WidgetView, WindowHost
from journeymap.workspace.workspace import MAP


class MainArea(QStackedWidget):
    """Shows the canvas, or the widget of an arrangement that brings one.

    ``turned`` says that something else stands there, ``zoomed`` carries the scale of what does,
    ``made`` the widget that has the keys of a view that was just built.
    """

    turned = Signal()
    zoomed = Signal(float)
    made = Signal(object)

    def __init__(self, host: WindowHost, canvas: Canvas) -> None:
        super().__init__()
        self._host, self._canvas = host, canvas
        self._page = MadeView(canvas, canvas, canvas)
        self._views = {MAP: self._page}
        self._now = self._page
        self.addWidget(canvas)
        self.setFocusProxy(canvas)
        canvas.zoomed.connect(lambda zoom: self._tell(canvas, zoom))
        host.workspace.shown.connect(self._turn)

    @property
    def view(self) -> WidgetView:
        """What is shown: the page, or what stands in its place."""
        return self._now.view

    @property
    def writing_open(self) -> bool:
        """Whether a text is being written that could not be kept."""
        return any(made.view.writing_open for made in self._views.values())

    def finish_writing(self) -> None:
        """Keep what is being written anywhere in the middle."""
        for made in tuple(self._views.values()):
            made.view.finish_writing()

    def take_keys(self) -> None:
        """Give the keyboard to what is shown."""
        self._now.focus.setFocus()

    def _turn(self) -> None:
        """Show what works the arrangement there is now."""
        name = self._host.workspace.arrangement
        wanted = self._views.get(name) or self._views.setdefault(name, self._made(name))
        if wanted is self._now:
            return
        focus = QApplication.focusWidget()
        here = focus is not None and (focus is self or self.isAncestorOf(focus))
        self._now.view.finish_writing()
        self._now = wanted
        self._canvas.away = wanted is not self._page
        self.setCurrentWidget(wanted.widget)
        self.setFocusProxy(wanted.focus)
        if here:
            self.take_keys()
        wanted.view.reveal(self._host.workspace.selection)
        self.turned.emit()
        self.zoomed.emit(wanted.view.zoom)

    def _made(self, name: str) -> MadeView:
        """Build the view of an arrangement; the page, where it has none or that of a plug-in fails."""
        try:
            kind = VIEWS[name]
        except KeyError:
            return self._page
        with VIEWS.guard(name):
            made = kind.make(self._host)
            view = made.view
            view.zoomed.connect(lambda zoom: self._tell(view, zoom))
            self.addWidget(made.widget)
            self.made.emit(made.focus)
            return made
        return self._page

    def _tell(self, view: WidgetView, zoom: float) -> None:
        if view is self._now.view:
            self.zoomed.emit(zoom)
