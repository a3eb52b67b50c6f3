"""What a lane is, in the inspector: its kind, its group, its icon."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from journeymap.drawing.icons import ICONS
from journeymap.drawing.theme import Theme, mix
from journeymap.editing.lane_kinds import kinds_for, set_kind
from journeymap.lanes import LANES
from journeymap.lanes.parts.looks import group_names, group_of, icon_of
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.grid import lanes
from journeymap.model.records import Lane
from journeymap.ui.panels.editors import beside
from journeymap.ui.panels.sections import PageSection, Records
from journeymap.ui.widgets.choices import Choice, chevron
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.icon_picker import IconButton
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

SHOWN = ("group", "icon")
"""The fields of a lane that are shown here, and not among the others."""


class GroupField(QComboBox):
    """The name of a group: one of those there are, or a new one that is typed."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(28)
        self.setMinimumContentsLength(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.letters = QLineEdit()
        self.setLineEdit(self.letters)
        self.letters.setPlaceholderText(tr("no group"))
        dress(self, appearance, _sheet)

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer the groups there are."""
        if names != tuple(self.itemText(i) for i in range(self.count())):
            typed = self.currentText()
            self.clear()
            self.addItems(list(names))
            self.setEditText(typed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        chevron(painter, self.width() - 12.0, middle, self._appearance.theme.ink_soft, True)


def _sheet(theme: Theme) -> str:
    edge = mix(theme.lane, theme.edge, 0.35)
    return (
        f"QComboBox {{ background: {theme.lane}; border: 1px solid {edge}; border-radius: 6px;"
        " padding: 0px 3px; }"
        f"QComboBox:focus {{ border-color: {theme.accent}; }}"
        "QComboBox::drop-down { border: none; width: 20px; }"
        "QComboBox::down-arrow { image: none; }"
        f"QLineEdit {{ background: transparent; border: none; color: {theme.ink}; }}"
    )


class LaneFields(PageSection):
    """Kind, group and icon of the lanes that are selected."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, look="heading")
        self.column.setContentsMargins(SIDE, 0, SIDE, 8)
        self._lanes: tuple[Lane, ...] = ()
        self._known = ""
        known = specs(Lane)
        self.kind = Choice(field_editor, self._set_kind)
        self.group = GroupField(field_editor.appearance)
        self.icon = IconButton(field_editor.appearance, self._set_icon)
        self.group.activated.connect(lambda _: self.flush())
        self.group.letters.editingFinished.connect(self.flush)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        self.hint = Words("soft")
        self._row(grid, tr("Kind"), self.kind)
        grid.addWidget(self.hint, 1, 1)
        self._row(grid, tr(known["group"].label), self.group)
        self._row(grid, tr(known["icon"].label), self.icon)
        self.column.addLayout(grid)

    def _row(self, grid: QGridLayout, words: str, editor: QWidget) -> None:
        row = grid.rowCount() if grid.count() else 0
        label = Words("name", words)
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(editor, row, 1)

    def present(self, records: Records) -> None:
        """Show what the lanes are; what differs is left open."""
        self.flush()
        self._lanes = tuple(record for record in records if isinstance(record, Lane))
        snapshot = self.field_editor.workspace.snapshot
        kinds = {lane.kind for lane in self._lanes}
        one = next(iter(kinds)) if len(kinds) == 1 else None
        offered = [(name, tr(LANES[name].label)) for name in kinds_for(snapshot, self._lanes)]
        if one is not None and one not in dict(offered):
            offered.append((one, one))
        self.kind.offer(offered)
        self.kind.present(one, len(kinds) > 1)
        self.kind.setEnabled(len(offered) > 1)
        missing = one is not None and one not in {kind.name for kind in LANES}
        self.hint.say(
            tr("Its plug-in is missing: what stands in it is shown as text.")
            if missing
            else tr(LANES[one].hint)
            if one
            else ""
        )
        self.hint.setVisible(one is not None)
        self.group.offer(group_names(lanes(snapshot, self._lanes[0].journey)))
        groups = {group_of(lane) for lane in self._lanes}
        self._known = groups.pop() if len(groups) == 1 else ""
        self.group.setEditText(self._known)
        self._show_icon()

    def _show_icon(self) -> None:
        names = {icon_of(lane) for lane in self._lanes}
        if len(names) > 1:
            self.icon.present("", tr("several"))
            return
        (name,) = names
        self.icon.present(name, tr(ICONS[name]) if name else tr("none"))

    def flush(self) -> None:
        """Keep the group that was typed, now."""
        typed = " ".join(self.group.currentText().split())
        if self._lanes and typed != self._known:
            self._known = typed
            self.field_editor.set([lane.id for lane in self._lanes], "group", typed)

    def _set_kind(self, kind: str) -> bool:
        ids = [lane.id for lane in self._lanes]
        return self.field_editor.write(set_kind(self.field_editor.workspace.snapshot, ids, kind))

    def _set_icon(self, name: str) -> None:
        self.field_editor.set([lane.id for lane in self._lanes], "icon", name)
