"""The rows of the versions: now, what has a name, and the history by day and sitting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from journeymap.language import plural, tr
from journeymap.storage.history import Version
from journeymap.storage.sittings import DaySittings, Sitting
from journeymap.storage.timeline import HistoryStep, Timeline
from journeymap.ui.versions.moments import clock, day_name, step_name, when
from journeymap.ui.widgets.row_painter import LOOK, SOFT, RowPainter
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

NUMBER = int(Qt.ItemDataRole.UserRole)
"""The role of the step after which a row shows the document; -1 for now, none for a heading."""
VERSION = int(Qt.ItemDataRole.UserRole) + 7
"""The role of the number of the named version a row stands for."""

NOW = -1
_MOST = 300
"""Sittings that are listed at once; older ones follow when they are asked for."""
_MOST_FOUND = 300
_LABELS = 3
_WAIT = 160
"""Milliseconds a row stays the current one before what it means is shown: keys walk past many."""


class VersionRows(QTreeWidget):
    """``wanted`` carries the number of the step after which somebody wants to see the document,
    ``renamed`` and ``unnamed`` the version of a row, ``left`` that the keyboard goes back."""

    wanted = Signal(int)
    renamed = Signal(object)
    unnamed = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(RowPainter(self, workspace, appearance, lambda _: lambda _: None))
        self.setAccessibleName(tr("Versions and history"))
        self._timeline: Timeline | None = None
        self._days: Sequence[DaySittings] = ()
        self._sought, self._most, self._filling = "", _MOST, False
        self._soon = QTimer(self, singleShot=True, interval=_WAIT)
        self._soon.timeout.connect(self._ask)
        self.currentItemChanged.connect(lambda *_: None if self._filling else self._soon.start())
        self.itemClicked.connect(self._clicked)
        self.itemExpanded.connect(self._open)

    def fill(
        self, timeline: Timeline, days: Sequence[DaySittings], here: int, sought: str = ""
    ) -> None:
        """Show a timeline with its days, the row of the moment looked at being the current one."""
        if sought != self._sought:
            self._most = _MOST
        at = self.verticalScrollBar().value()
        opened = {row.data(0, NUMBER) for row in self._rows() if row.isExpanded() and row.parent()}
        self._timeline, self._days = timeline, days
        self._sought, self._filling = sought, True
        self.clear()
        if sought:
            self._fill_found(timeline, sought.casefold())
        else:
            self._fill_all(timeline)
        for row in self._rows():
            if row.parent() is None or row.data(0, NUMBER) in opened:
                row.setExpanded(True)
        self._filling = False
        self.show_here(here)
        self.verticalScrollBar().setValue(at)

    def show_here(self, here: int) -> None:
        """Make the row of a moment the current one."""
        found = next((row for row in self._rows() if row.data(0, NUMBER) == here), None)
        self._filling = True
        if found is not None:
            now = self.currentItem()
            if now is None or now.data(0, NUMBER) != here:
                self.setCurrentItem(found)
        else:
            self.setCurrentIndex(QModelIndex())
        self._filling = False

    def version(self, row: QTreeWidgetItem | None) -> Version | None:
        """Return the named version a row stands for."""
        number = row.data(0, VERSION) if row is not None else None
        versions = self._timeline.versions if self._timeline else ()
        return next((one for one in versions if one.number == number), None)

    def _fill_all(self, timeline: Timeline) -> None:
        self._add(None, tr("Now"), "", NOW)
        if timeline.versions:
            named = self._add(None, tr("Named versions").upper(), "", None, "heading")
            for version in reversed(timeline.versions):
                row = self._add(named, version.name, when(version.at), version.revision)
                row.setData(0, VERSION, version.number)
        left = self._most
        for day in self._days:
            if left <= 0:
                break
            self._add_day(day, left)
            left -= len(day.sittings)
        if left <= 0:
            self._add(None, tr("Older steps…"), "", None, "faint")
        elif not timeline.whole:
            self._add(None, tr("What was done before cannot be read."), "", None, "faint")
        elif timeline.steps:
            self._add(None, tr("The beginning"), "", 0, "faint")

    def _add_day(self, day: DaySittings, left: int) -> None:
        oldest = day.sittings[-1].steps[0]
        row = self._add(None, day_name(day.day).upper(), "", oldest.number - 1, "heading")
        row.setToolTip(0, tr("How it was before this day, and what changed since"))
        for sitting in islice(day.sittings, left):
            self._add_sitting(row, sitting)

    def _add_sitting(self, above: QTreeWidgetItem, sitting: Sitting) -> None:
        steps = sitting.steps
        said = ", ".join(
            _times(tr(label) or tr("Edit"), n) for label, n in sitting.labels[:_LABELS]
        )
        more = len(sitting.labels) - _LABELS
        said += " …" if more > 0 else ""
        began, ended = clock(steps[0].at), clock(steps[-1].at)
        soft = [
            began if began == ended else f"{began}–{ended}",
            plural("{n} step", "{n} steps", len(steps)),
            ", ".join(dict.fromkeys(step.author for step in steps if step.author)),
        ]
        row = self._add(above, said, " · ".join(filter(None, soft)), steps[-1].number)
        row.setData(0, _STEPS, len(steps))
        if len(steps) > 1:
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _open(self, row: QTreeWidgetItem) -> None:
        """List the steps of a sitting when somebody wants to see them; equal ones are one row."""
        count = row.data(0, _STEPS)
        if not count or row.childCount() or self._timeline is None:
            return
        steps = self._timeline.steps
        last = next(i for i, step in enumerate(steps) if step.number == row.data(0, NUMBER))
        mine = reversed(steps[last - count + 1 : last + 1])
        for label, run in groupby(mine, step_name):
            same = list(run)
            self._add(row, _times(label, len(same)), clock(same[0].at), same[0].number)

    def _fill_found(self, timeline: Timeline, sought: str) -> None:
        named = [one for one in reversed(timeline.versions) if sought in one.name.casefold()]
        for version in named:
            row = self._add(None, version.name, when(version.at), version.revision)
            row.setData(0, VERSION, version.number)
        fits = (step for step in reversed(timeline.steps) if _fits(step, sought))
        found = list(islice(fits, _MOST_FOUND))
        for step in found:
            self._add(None, step_name(step), when(step.at), step.number)
        if not named and not found:
            self._add(None, tr("Nothing in the history is called so."), "", None, "faint")

    def _add(
        self,
        above: QTreeWidgetItem | None,
        text: str,
        soft: str,
        number: int | None,
        look: str = "",
    ) -> QTreeWidgetItem:
        row = QTreeWidgetItem(self.invisibleRootItem() if above is None else above)
        row.setText(0, text)
        row.setData(0, SOFT, soft)
        row.setData(0, NUMBER, number)
        row.setData(0, LOOK, look)
        if number is None:
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return row

    def _rows(self) -> Iterable[QTreeWidgetItem]:
        waiting = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        while waiting:
            row = waiting.pop(0)
            if row is not None:
                yield row
                waiting[:0] = [row.child(i) for i in range(row.childCount())]

    def _clicked(self, row: QTreeWidgetItem) -> None:
        if row.data(0, NUMBER) is None and row.data(0, LOOK) == "faint" and self._timeline:
            self._most += _MOST
            self.fill(self._timeline, self._days, NOW)
            return
        self._soon.stop()
        self._ask()

    def _ask(self) -> None:
        row = self.currentItem()
        number = row.data(0, NUMBER) if row is not None else None
        if number is not None:
            self.wanted.emit(number)

    def event(self, event: QEvent) -> bool:
        # These keys are the map's too, but not while a version is meant.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete, *_WALK)
            if own and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        version = self.version(self.currentItem())
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self._soon.stop()
            self._ask()
        elif event.key() == Qt.Key.Key_F2 and version:
            self.renamed.emit(version)
        elif event.key() == Qt.Key.Key_Delete and version:
            self.unnamed.emit(version)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


_STEPS = VERSION + 1
"""The role of how many steps a sitting has."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def _times(label: str, n: int) -> str:
    return f"{label} ×\u00a0{n}" if n > 1 else label


def _fits(step: HistoryStep, sought: str) -> bool:
    return sought in step_name(step).casefold() or sought in step.author.casefold()
