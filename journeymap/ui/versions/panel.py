"""The versions beside the map: a name for now, the history to walk in, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journeymap.analysis.changes import ChangeGroup, told_changes
from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.storage.history import Version
from journeymap.storage.sittings import DaySittings
from journeymap.storage.timeline import Timeline
from journeymap.storage.versions import LONGEST_NAME
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.versions.changed import ChangedPart
from journeymap.ui.versions.lookback import Lookback
from journeymap.ui.versions.moments import day_name
from journeymap.ui.versions.replay import Replay
from journeymap.ui.versions.rows import NOW, NUMBER, VersionRows
from journeymap.ui.widgets import look
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.questions import ask_line

_REREAD = 350
"""Milliseconds without an edit after which the history is read again."""


def _sheet(theme: Theme) -> str:
    return (
        look.sheet(theme)
        + f"""
#versions-panel, #versions-panel QSplitter {{ background: {theme.lane}; border: none; }}
QPushButton[look="switch"] {{ background: {theme.pill}; color: {theme.ink_pill};
  border: 1px solid transparent; border-radius: 5px; padding: 2px 8px; font-size: 12px; }}
QPushButton[look="switch"]:checked {{ background: {theme.accent_tint};
  color: {theme.accent_ink}; font-weight: 600; }}
QPushButton[look="switch"]:focus {{ border-color: {theme.accent}; }}
"""
    )


class VersionsPanel(FollowingPanel):
    """Shows the history of the document of a window."""

    def __init__(self, lookback: Lookback, replay: Replay) -> None:
        host = lookback.host
        super().__init__(host.workspace, host.appearance, _sheet)
        self.setObjectName("versions-panel")
        self.setAccessibleName(tr("Versions"))
        self.setMinimumWidth(280)
        self._lookback, self._replay = lookback, replay
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._give_name)
        give = QPushButton(tr("Name it"))
        give.clicked.connect(self._give_name)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the history"))
        self.search.setAccessibleName(tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.rows = VersionRows(host.workspace, host.appearance)
        self.changed = ChangedPart(host.workspace, host.appearance)
        self._lay_out(give)
        self._listen()

    def _lay_out(self, give: QPushButton) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(14, 12, 8, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.name, 1)
        line.addWidget(give)
        column.addLayout(line)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        for part, stretch in ((top, 3), (self.changed, 2)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.indexOf(part), stretch)
        parts.setSizes([480, 320])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)

    def _listen(self) -> None:
        rows, lookback = self.rows, self._lookback
        self._reread = QTimer(self, singleShot=True, interval=_REREAD)
        self._reread.timeout.connect(self._read)
        self.workspace.changed.connect(lambda *_: self._reread.start())
        self.workspace.opened.connect(self._reread.start)
        lookback.listed.connect(self._fill)
        lookback.moved.connect(self._show_moment)
        self._replay.changed.connect(self._follow_replay)
        rows.wanted.connect(self._go)
        rows.left.connect(self._leave)
        rows.renamed.connect(self._rename)
        rows.unnamed.connect(self._remove_name)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._menu)
        self.changed.spanned.connect(self._tell)
        self.changed.rows.wanted.connect(self._show_records)
        self.changed.rows.left.connect(self._leave)

    def refresh(self) -> None:
        """Say of which moment a name would be."""
        moment = self._lookback.moment
        words = tr("Name this version…") if moment is None else tr("Name the version shown…")
        self.name.setPlaceholderText(words)
        self.name.setAccessibleName(words)

    def ask_name(self) -> None:
        """Give the keyboard to the field for the name of the present moment."""
        self.name.setFocus()
        self.name.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Forget what waits to be shown, as the window goes."""
        self._reread.stop()

    def _read(self) -> None:
        if self.isVisible():
            self._lookback.read()

    def _here(self) -> int:
        moment = self._lookback.moment
        return moment.number if moment else NOW

    def _fill(self) -> None:
        timeline = self._lookback.timeline
        if timeline is None:
            self.rows.clear()
            self.changed.fill("", (), choice=False)
        elif self.isVisible():
            self.rows.fill(timeline, self._lookback.days, self._here(), self.search.text().strip())
            self._tell()

    def _show_moment(self) -> None:
        self.refresh()
        if self.isVisible() and self._lookback.timeline is not None:
            self.rows.show_here(self._here())
            if not self._replay.playing:
                self._tell()

    def _follow_replay(self) -> None:
        """Say what changed once a replay rests."""
        if self._replay.running and not self._replay.playing and self.isVisible():
            self._tell()

    def _go(self, number: int) -> None:
        if number == NOW:
            self._lookback.back()
        elif number != self._here() or self._replay.running:
            self._lookback.look(number)

    def _leave(self) -> None:
        """Come back to now first, then leave the panel."""
        if self._lookback.moment is not None:
            self._lookback.back()
        else:
            self.left.emit()

    def _give_name(self) -> None:
        session, moment = self._lookback.host.session, self._lookback.moment
        if session is None or not self._lookback.may_leave():
            return
        step = None
        if moment is not None and self._lookback.timeline is not None:
            step = self._lookback.timeline.step_at(moment.number)
        number = moment.number if moment is not None else None
        name = self.name.text()
        if self._try(lambda: session.versions.name(name, number, step.at if step else "")):
            self.search.clear()
            self.name.clear()
            self._lookback.host.notify(
                tr("This version is now called “{name}”.", name=name.strip())
            )
        self._lookback.read()

    def _rename(self, version: Version) -> None:
        session = self._lookback.host.session
        name = ask_line(self, tr("Rename"), tr("What is this version called?"), version.name)
        if session and name and name != version.name:
            self._try(lambda: session.versions.rename(version, name))
            self._lookback.read()

    def _remove_name(self, version: Version) -> None:
        session = self._lookback.host.session
        if session and self._try(lambda: session.versions.remove(version)):
            host = self._lookback.host
            said = tr("“{name}” is only a moment of the history now.", name=version.name)
            host.offer(said, tr("Undo"), lambda: self._name_again(version))
            self._lookback.read()

    def _name_again(self, version: Version) -> None:
        session = self._lookback.host.session
        if session:
            self._try(lambda: session.versions.name(version.name, version.revision, version.at))
            self._lookback.read()

    def _try(self, act: Callable[[], object]) -> bool:
        host = self._lookback.host
        try:
            act()
        except JourneyError as error:
            host.show_message(str(error))
            return False
        self._lookback.publish()
        return True

    def _menu(self, at: QPoint) -> None:
        """Offer what can be done with the version or step pointed at."""
        row = self.rows.itemAt(at)
        number = row.data(0, NUMBER) if row is not None else None
        if number is None or number == NOW:
            return
        version = self.rows.version(row)
        menu = LetterMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Look at it"), lambda: self._go(number))
        menu.addAction(tr("Replay from here"), lambda: self._replay.begin(number))
        if version is not None:
            menu.addSeparator()
            menu.addAction(tr("Rename…"), lambda: self._rename(version))
            menu.addAction(tr("Take the name away"), lambda: self._remove_name(version))
        menu.popup(self.rows.viewport().mapToGlobal(at))

    def _tell(self) -> None:
        """Say what changed since the moment looked at, or up to it; at now, lately."""
        lookback, timeline = self._lookback, self._lookback.timeline
        if timeline is None:
            return
        moment = lookback.moment
        if moment is None:
            since, heading = _lately(timeline, lookback.days)
            upto = timeline.last
        elif self.changed.before:
            stops = [number for number in lookback.stops() if number < moment.number]
            since, upto = (stops[-1] if stops else timeline.first), moment.number
            heading = tr("What led to it")
        else:
            since, upto = moment.number, timeline.last
            heading = tr("What changed since then")

        def compare() -> tuple[ChangeGroup, ...]:
            return told_changes(timeline.at(since), timeline.at(upto))

        def put(groups: Sequence[ChangeGroup]) -> None:
            if timeline is lookback.timeline and moment == lookback.moment:
                self.changed.fill(heading, groups, choice=moment is not None)

        lookback.do(compare, put)

    def _show_records(self, ids: tuple[str, ...], journey: str) -> None:
        """Select what a sentence is about: as it was where it was there, else as it is now."""
        workspace, host = self.workspace, self._lookback.host
        if not any(workspace.snapshot.find(id) for id in ids):
            self._lookback.back()
        there = [id for id in ids if workspace.snapshot.find(id)]
        if not there:
            host.notify(tr("That is not there any more."))
            return
        if journey and workspace.snapshot.get(Journey, journey):
            workspace.look_at(journey)
        workspace.select(there)
        host.reveal(there)


def _lately(timeline: Timeline, days: Sequence[DaySittings]) -> tuple[int, str]:
    """Return since when it is told what changed while one is at now, and how that is called."""
    named = [one for one in timeline.versions if one.revision < timeline.last]
    if named:
        since = max(named, key=lambda one: one.revision)
        return since.revision, tr("What changed since “{name}”", name=since.name)
    if not days:
        return timeline.last, tr("What changed")
    first = days[0].sittings[-1].steps[0]
    return first.number - 1, tr("What changed: {day}", day=day_name(days[0].day))
