"""The navigator: journeys, personas and lanes of the file, and what was found in the journey."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QMenu,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymap.editing import COMMANDS
from journeymap.editing.lanes import add_lane
from journeymap.editing.records import naming, retitle
from journeymap.editing.scores import add_metric
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.names import journey_name
from journeymap.model.records import Goal, Journey, Lane, Metric, Record, SavedView
from journeymap.ui.panels.editors import called
from journeymap.ui.panels.entries import NavigatorEntry, entries, worst
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.navigator_rows import ID, NavigatorRows, ids_of, rows_of
from journeymap.ui.panels.navigator_views import fill_view_menu, keep_look, look_or_leave
from journeymap.ui.widgets import look
from journeymap.ui.widgets.eye import Sign, eye, plus
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.icons import icon
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.row_painter import DEEP, ICON, LOOK, SOFT
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.findings_worker import FindingsWorker
from journeymap.workspace.introducing import introduce
from journeymap.workspace.workspace import Workspace

JOURNEYS, PERSONAS, LANES, VIEWS, METRICS, FINDINGS, GOALS = range(7)

_WHERE_FIT = ("lane.ungroup", "lane.hide", "lane.show")
_ON_LANES = ("lane.up", "lane.down", "lane.group", *_WHERE_FIT, "duplicate", "lane.bare")

_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Navigator(FollowingPanel):
    """Where to go in the file; ``shows`` carries a finding that is to be shown, none for all."""

    shows = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        findings: FindingsWorker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, appearance, look.sheet, parent)
        self._appearance = appearance
        self.setObjectName("navigator")
        self.setAccessibleName(tr("Navigator"))
        self.setMinimumWidth(160)
        self._field_editor = FieldEditor(workspace, appearance, self)
        self._review = findings.review
        self._review.changed.connect(self.outdate)
        self.tree = NavigatorRows(self, appearance, self)
        self.tree.itemDelegate().closeEditor.connect(self.outdate)
        self._sections = self._headings()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 2, 6)
        column.addWidget(self.tree)

    def _headings(self) -> list[QTreeWidgetItem]:
        sections = []
        for words, add in (
            (tr("Journeys"), partial(self._add, "journey.add")),
            (tr("Personas"), partial(self._add, "persona.add")),
            (tr("Lanes"), self._offer_lanes),
            (tr("Views"), self._keep_view),
            (tr("Metrics"), self._offer_metrics),
            (tr("Findings"), None),
            (tr("Goals"), partial(self._add, "goal.add")),
        ):
            item = QTreeWidgetItem(self.tree, [words.upper()])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setData(0, LOOK, "heading")
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            item.setExpanded(True)
            if add:
                sign = plus(self._appearance, add)
                sign.setAccessibleName(tr("Add: {name}", name=words))
                sign.setToolTip(sign.accessibleName())
                self.tree.setItemWidget(item, 1, sign)
            sections.append(item)
        return sections

    def section(self, index: int) -> list[QTreeWidgetItem]:
        """Return the rows of a section, from top to bottom."""
        return rows_of(self._sections[index])

    def refresh(self) -> None:
        """Show the file as it is now; what is the same is left alone."""
        self._soon.stop()
        if not self.isVisible() or self.tree.editing:
            return
        told = entries(self.workspace, self._review.open)
        for item, listed in zip(self._sections, told, strict=True):
            self._fill(item, listed)

    def _fill(self, section: QTreeWidgetItem, listed: list[NavigatorEntry]) -> None:
        while section.childCount() > len(listed):
            section.takeChild(section.childCount() - 1)
        while section.childCount() < len(listed):
            QTreeWidgetItem(section)
        for item, entry in zip(rows_of(section), listed, strict=True):
            if ids_of(item) != entry.ids:
                item.setData(0, ID, entry.ids)
            if item.text(0) != entry.text:
                item.setText(0, entry.text)
            for role, value in _roles(entry):
                if item.data(0, role) != value:
                    item.setData(0, role, value)
            if item.isFirstColumnSpanned() != (entry.shown is None):
                item.setFirstColumnSpanned(entry.shown is None)  # no eye takes of its room
            fixed = section is self._sections[FINDINGS] or entry.look == "group"
            flags = _FIXED if fixed else _EDITABLE
            if item.flags() != flags:
                item.setFlags(flags)
            if entry.shown is not None:
                self._see(item, entry)
        section.setHidden(section is self._sections[FINDINGS] and not listed)

    def _see(self, item: QTreeWidgetItem, entry: NavigatorEntry) -> None:
        sign = self.tree.itemWidget(item, 1)
        if not isinstance(sign, Sign):
            sign = eye(self._appearance, lambda yes: self._show_lane(item, yes))
            self.tree.setItemWidget(item, 1, sign)
        name = tr("Show {name}", name=entry.text)
        if sign.accessibleName() != name:
            sign.setAccessibleName(name)
            sign.setToolTip(name)
        if sign.isChecked() != bool(entry.shown):
            sign.setChecked(bool(entry.shown))

    def _show_lane(self, item: QTreeWidgetItem, yes: bool) -> None:
        ids, hidden = ids_of(item), self.workspace.look.hidden
        if hidden is None:
            self._field_editor.set(ids, "visible", yes)
        else:  # one looks through a view, which has lanes of its own
            now = hidden.difference(ids) if yes else hidden.union(ids)
            self.workspace.change_look(hidden=now)

    def leave(self) -> None:
        """Give the keyboard back to the main view."""
        self.left.emit()

    def act(self, item: QTreeWidgetItem) -> None:
        """Show the journey, record or finding a row stands for, and select it on the map."""
        above, ids, workspace = item.parent(), ids_of(item), self.workspace
        if above is not None:
            match self._sections.index(above):
                case 0:
                    workspace.look_at(ids[0])
                case 1:
                    workspace.focus_on(None if workspace.focus == ids[0] else ids[0])
                case 3:
                    look_or_leave(workspace, ids[0])
                case 2 | 4 | 6:
                    workspace.select(ids)
                case _:
                    told, place = worst(self._review.open), above.indexOfChild(item)
                    self.shows.emit(told[place] if place < len(told) else None)

    def renamed(self, record: Record | None, text: str) -> Change | None:
        """Return the change that gives a record the name typed into the row it stood in."""
        if record is None:
            return None
        if text == called(record):
            # Maybe only what is said where there is no name.
            text = str(getattr(record, naming(record) or "", ""))
        elif isinstance(record, Journey):
            # What a row adds to the title, that it is to be, is no part of it.
            text = text.removesuffix(journey_name(record).removeprefix(record.title))
        return retitle(self._field_editor.workspace.snapshot, record.id, text)

    def record(self, item: QTreeWidgetItem | None) -> Record | None:
        """Return the record a row stands for; findings, headings and groups stand for none."""
        if item is None or item in self._sections or item.parent() is self._sections[FINDINGS]:
            return None
        if item.data(0, LOOK) == "group":
            return None
        ids = ids_of(item)
        return self.workspace.snapshot.find(ids[0]) if ids else None

    def run(self, name: str, record: Record) -> None:
        """Run an editing command on the record of a row."""
        view = self._field_editor.edit_view(record.id)
        journey = record.id if isinstance(record, Journey) else view.journey
        self._introduce(COMMANDS[name].run(view.within(journey)))

    def menu(self, item: QTreeWidgetItem) -> QMenu:
        """Return what may be done with a row."""
        menu, record = LetterMenu(self), self.record(item)
        if record is None:
            return menu
        menu.addAction(tr("Rename"), partial(self.tree.editItem, item, 0))
        if isinstance(record, SavedView):
            fill_view_menu(menu, self.workspace, record)
        else:
            menu.addAction(tr("Details"), partial(self.workspace.select, (record.id,)))
        view = self._field_editor.edit_view(record.id)
        commands = {
            Journey: ("journey.duplicate", "journey.to-be"),
            Lane: _ON_LANES,
            Goal: ("goal.up", "goal.down"),
            Metric: ("metric.lane", "metric.duplicate", "metric.up", "metric.down"),
        }
        for name in (*commands.get(type(record), ()), "remove"):
            if name in _WHERE_FIT and not COMMANDS[name].applies(view):
                continue
            menu.addAction(tr(COMMANDS[name].label), partial(self.run, name, record))
        return menu

    def lane_menu(self) -> QMenu:
        """Return the kinds of lane there are."""
        from journeymap.lanes import in_order

        menu = LetterMenu(self)
        menu.setToolTipsVisible(True)
        ink = self._appearance.theme.ink_pill
        for kind in in_order():
            action = menu.addAction(icon(kind.icon, ink), tr(kind.label))
            action.setToolTip(tr(kind.hint))
            title = tr(kind.label)
            action.triggered.connect(partial(self._add_lane, kind.name, title))
        return menu

    def _offer_lanes(self) -> None:
        sign = self.tree.itemWidget(self._sections[LANES], 1)
        self.lane_menu().popup(sign.mapToGlobal(sign.rect().bottomLeft()))

    def metric_menu(self) -> QMenu:
        """Return the kinds of metric there are."""
        from journeymap.metrics import METRICS as KINDS

        menu = LetterMenu(self)
        for kind in KINDS:
            menu.addAction(tr(kind.label), partial(self._add_metric, kind.name))
        return menu

    def _keep_view(self) -> None:
        """Keep how one looks just now, under a name that is typed into its row."""
        saved = keep_look(self.workspace)
        if saved:
            self.refresh()
            self.name(saved, None, lambda: None)

    def _offer_metrics(self) -> None:
        sign = self.tree.itemWidget(self._sections[METRICS], 1)
        self.metric_menu().popup(sign.mapToGlobal(sign.rect().bottomLeft()))

    def _add_metric(self, kind: str) -> None:
        self._introduce(add_metric(self.workspace.snapshot, kind))

    def _add_lane(self, kind: str, title: str, checked: bool = False) -> None:
        self._introduce(add_lane(self.workspace.edit_view, kind, title))

    def _add(self, name: str) -> None:
        self._introduce(COMMANDS[name].run(self.workspace.edit_view))

    def _introduce(self, change: Change | None) -> None:
        introduce(self.workspace, change, self, renames=True)

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Show the file as it is now; nothing of it is out of view for long."""
        self.refresh()

    def name(self, id: str, text: str | None, take_back: Callable[[], None]) -> None:
        """Let a newcomer be named in its row."""
        for index in (JOURNEYS, PERSONAS, LANES, VIEWS, METRICS, GOALS):
            for item in self.section(index):
                if ids_of(item) == (id,) and item.data(0, LOOK) != "group":
                    self.tree.scrollToItem(item)
                    self.tree.editItem(item, 0)


def _roles(entry: NavigatorEntry) -> Iterable[tuple[int, object]]:
    """Return what a row keeps besides its words."""
    spoken = f"{entry.soft}: {entry.told}" if entry.soft else None
    return (
        (LOOK, entry.look),
        (ICON, entry.icon),
        (DEEP, entry.deep),
        (SOFT, entry.soft or None),
        (int(Qt.ItemDataRole.ToolTipRole), entry.told or None),
        (int(Qt.ItemDataRole.AccessibleTextRole), spoken),
    )
