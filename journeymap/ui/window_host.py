"""What dialogs and panels, being widgets, ask of their window besides what every host offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtWidgets import QWidget

from journeymap.drawing.measure import Measure
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.model.snapshot import Snapshot
from journeymap.painting.camera import Camera
from journeymap.storage.timeline import Timeline
from journeymap.ui.workshop.ballot import Ballot
from journeymap.ui.workshop.clock import AgendaClock
from journeymap.workspace.findings_worker import FindingsWorker
from journeymap.workspace.host import DocumentCommands, HistoryCommands, Host, MainView


class WidgetView(MainView, Protocol):
    """A main view as the window and its bars see it, whatever it is made of."""

    @property
    def keys_told(self) -> tuple[tuple[str, str], ...]:
        """The keys worth telling of, with what they do; none where they are those of a page."""
        ...

    @property
    def zoom(self) -> float:
        """How large everything is shown, 1 being the size it is made in."""
        ...

    @property
    def zoomed(self) -> SignalInstance:
        """Carries the scale whenever it is another."""
        ...

    def zoom_to(self, zoom: float) -> None:
        """Set the scale, keeping the middle of the view."""
        ...

    def open_view(self) -> None:
        """Show a newly opened journey from its beginning."""
        ...

    def centre_on(self, ids: tuple[str, ...]) -> None:
        """Show some records in the middle of the view, at the scale there is."""
        ...

    def nearest(self) -> tuple[str, ...]:
        """Return the touchpoint nearest to the middle of the view; none where there is none."""
        ...

    def place(self) -> object:
        """Return what is seen and how large, to be gone back to."""
        ...

    def go_back(self, place: object) -> None:
        """Show what was seen when a place was kept."""
        ...


class PageView(WidgetView, Protocol):
    """The view of a scene: a page seen through a camera."""

    renames_by_typing: bool
    """Whether letters that are no command begin the title of what is selected."""

    @property
    def camera(self) -> Camera:
        """Where the page is seen, and how large."""
        ...

    @property
    def measure(self) -> Measure:
        """How its texts are measured."""
        ...

    def lay_out(self) -> Scene:
        """Return the scene of what is looked at."""
        ...

    def seen(self) -> Rect:
        """Return the part of the page that is in view."""
        ...

    def moved(self) -> None:
        """Show what the camera sees, which was moved."""
        ...


class RunningShow(Protocol):
    """A presentation that is under way."""

    def go(self, ids: Iterable[str]) -> None:
        """Go to the frame that shows some records; of none, go on where the show was."""
        ...

    def keep(self) -> None:
        """Keep what is being written on the wall or in the notes."""
        ...

    def show_stickies(self) -> None:
        """Show the wall of stickies over the slides."""
        ...

    def end(self) -> None:
        """Close all its windows."""
        ...

    def set_calm(self, calm: bool) -> None:
        """Let frames change at once, or glide from one to the next."""
        ...


class WindowedHistory(HistoryCommands, Protocol):
    """The history of a document, with the panel that shows it."""

    def panel(self) -> QWidget:
        """Return a panel that shows the history."""
        ...

    def when_read(self, act: Callable[[Timeline], object]) -> None:
        """Do something with the history, once it is read."""
        ...

    def when_at(self, timeline: Timeline, number: int, act: Callable[[Snapshot], object]) -> None:
        """Do something with the document as it was after a step, once that is found."""
        ...


class WindowedDocument(DocumentCommands, Protocol):
    """What can be done with a document in a window of widgets."""

    @property
    def history(self) -> WindowedHistory:
        """What can be done with what was done to the document."""
        ...


class WindowHost(Host, Protocol):
    """A window of widgets, as those see it who stand in it or over it without knowing it."""

    presentation: RunningShow | None
    """The presentation of this window, while one is under way."""

    @property
    def widget(self) -> QWidget:
        """The window itself, for dialogs to stand over."""
        ...

    @property
    def documents(self) -> WindowedDocument:
        """What can be done with the document as a whole."""
        ...

    @property
    def main_widget(self) -> QWidget:
        """The middle of the window, whatever stands there."""
        ...

    @property
    def page_widget(self) -> QWidget:
        """The widget of the page, where its keys are heard."""
        ...

    @property
    def main_view(self) -> WidgetView:
        """What stands in the middle."""
        ...

    @property
    def page(self) -> PageView:
        """The page of the journey, also while something else stands in its place."""
        ...

    @property
    def turned(self) -> SignalInstance:
        """Says that something else stands in the middle."""
        ...

    @property
    def zoomed(self) -> SignalInstance:
        """Carries the scale of what stands in the middle, whenever it is another."""
        ...

    @property
    def siblings(self) -> Iterable[WindowHost]:
        """All windows of the program, this one among them."""
        ...

    @property
    def clock(self) -> AgendaClock:
        """What counts the parts of a workshop down."""
        ...

    @property
    def ballot(self) -> Ballot:
        """Who votes, and with how many dots."""
        ...

    @property
    def findings(self) -> FindingsWorker:
        """What looks for findings beside the hand."""
        ...

    def context_menu(self, at: QPoint) -> None:
        """Show at a point of the screen what can be done with what is selected."""
        ...

    def suggested_name(self, suffix: str) -> str:
        """Return a file name for what is written of the document."""
        ...

    def show_message(self, message: str) -> None:
        """Show a sentence that must be read; while presenting, where the show says things."""
        ...

    def refresh_bars(self) -> None:
        """Let menus, toolbar and status line say what is so now."""
        ...
