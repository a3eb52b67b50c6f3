"""The command palette: everything one can do or go to, found by typing some of its letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from journeymap.drawing.marked import unmarked
from journeymap.drawing.theme import Theme
from journeymap.editing.records import naming
from journeymap.editing.text_search import TextIndex, first_hits
from journeymap.editing.whereabouts import way_to
from journeymap.language import tr
from journeymap.metrics import kind_of
from journeymap.model.grid import journey_of
from journeymap.model.matching import Wanted
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Journey, Metric, Persona, Record, Stage, Touchpoint
from journeymap.ui.actions.install import Actions
from journeymap.ui.shell.search import MOST, PaletteEntry, found
from journeymap.ui.widgets.key_names import key_name
from journeymap.ui.widgets.style import dress, faint
from journeymap.ui.window_host import WindowHost
from journeymap.view.saved import view_name, views_of
from journeymap.workspace.actions import Action, applies, perform, tidy
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.finding_going import FindingsHost, go_to_finding
from journeymap.workspace.going import INSPECTOR, go_to, go_to_text
from journeymap.workspace.host import Host

WIDTH, ROW, ROWS = 600, 34, 11

ENTRY = Qt.ItemDataRole.UserRole
_SELECTED = QStyle.StateFlag.State_Selected
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _sheet(theme: Theme) -> str:
    return (
        f"#palette {{ background: {theme.lane}; border: 1px solid {theme.divider};"
        f" border-radius: 10px; }}"
        f"QLineEdit {{ font-size: 15px; border: none; padding: 7px 8px; }}"
    )


class Asked(NamedTuple):
    """Something asked of the person: in which words, and what there is to choose from."""

    words: str
    entries: Sequence[PaletteEntry]
    otherwise: Callable[[str], PaletteEntry] | None = None
    """What may be answered in words of one's own, made of what is typed."""


class Palette(QFrame):
    """A field over the window, and below it what answers to what is typed."""

    def __init__(
        self,
        host: WindowHost,
        actions: Actions,
        index: TextIndex | None,
        asked: Asked | None = None,
    ) -> None:
        super().__init__(host.widget)
        self._host, self._window, self._index = host, host.widget, index
        self._otherwise = asked.otherwise if asked else None
        self._entries = list(asked.entries) if asked else [*_doable(host, actions), *_places(host)]
        self.setObjectName("palette")
        self.field = QLineEdit()
        asks = tr("Do something, or go to a touchpoint, stage or journey")
        self.field.setPlaceholderText(asked.words if asked else asks)
        self.field.setAccessibleName(asked.words if asked else tr("Command palette"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setItemDelegate(PaletteRow(host.appearance, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.field)
        box.addWidget(self.list)
        dress(self, host.appearance, _sheet)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._before = self._window.focusWidget()

    def open(self) -> None:
        """Show the palette near the top of the window; a second call for it takes it away."""
        for other in self._window.findChildren(Palette):
            if other is not self and other.isVisible():
                other.close()
                self.deleteLater()
                return
        self._fill("")
        wide = min(WIDTH, self._window.width() - 40)
        self.move((self._window.width() - wide) // 2, 84)
        self.setFixedWidth(wide)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._leave(False)
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key reaches the map behind
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentRow(), self.list.count() - 1
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave(True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.list.currentItem():
                    self._run(self.list.currentItem())
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.list.setCurrentRow(row + 1 if row < last else 0)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.list.setCurrentRow(row - 1 if row > 0 else last)
            case Qt.Key.Key_PageDown:
                self.list.setCurrentRow(min(row + ROWS - 1, last))
            case Qt.Key.Key_PageUp:
                self.list.setCurrentRow(max(row - ROWS + 1, 0))
            case _:
                return False
        return True

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        texts = texts_with(self._host, self._index, wanted) if self._index else ()
        other = [self._otherwise(wanted)] if self._otherwise and wanted.strip() else []
        for entry in (*found([*self._entries, *texts], wanted), *other):
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            item.setSizeHint(QSize(100, ROW))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(100, ROW))
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        # As tall as what was found, and never past the lower edge of a small window.
        rows = max(1, min(self.list.count(), ROWS, (self._window.height() - 84 - 80) // ROW))
        self.list.setFixedHeight(rows * ROW + 4)
        self.adjustSize()

    def _run(self, item: QListWidgetItem) -> None:
        entry: PaletteEntry | None = item.data(ENTRY)
        if entry is None:
            return
        self._leave(True)
        entry.run()

    def _leave(self, back: bool) -> None:
        self.hide()
        if back:
            # The inspector may have made its fields anew meanwhile.
            if self._before and isValid(self._before):
                self._before.setFocus()
            else:
                self._host.focus()
        self.deleteLater()


class PaletteRow(QStyledItemDelegate):
    """Paints an entry: its title, softly what it is, at the right its key."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._appearance.theme
        entry: PaletteEntry | None = index.data(ENTRY)
        rect: QRect = option.rect
        if entry is None:
            painter.setPen(QColor(faint(theme)))
            painter.drawText(rect.adjusted(10, 0, -16, 0), _LEFT, str(index.data()))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _SELECTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_tint))
            painter.drawRoundedRect(rect.adjusted(0, 1, -4, -1), 6, 6)
        inner = rect.adjusted(10, 0, -16, 0)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.ink_soft))
        painter.drawText(inner, _RIGHT, entry.aside)
        room = inner.width() - metrics.horizontalAdvance(entry.aside) - 16
        # What is said at length leaves where it stands as much room as that needs, in reason.
        section = min(metrics.horizontalAdvance(entry.section) + 12, room // 2)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room - section)
        wide = metrics.horizontalAdvance(title)
        aside = metrics.elidedText(entry.section, Qt.TextElideMode.ElideRight, room - wide)
        painter.drawText(inner.adjusted(wide + 10, 0, 0, 0), _LEFT, aside)
        painter.setPen(QColor(theme.ink) if entry.applies else QColor(faint(theme)))
        painter.drawText(inner, _LEFT, title)
        painter.restore()


def _doable(host: Host, actions: Actions) -> Iterator[PaletteEntry]:
    """Yield what can be done, first what applies."""
    made = []
    for action in actions.declared.values():
        if action.name == "palette":
            continue
        made.append(
            PaletteEntry(
                _called(action, host),
                tr(action.menu),
                partial(perform, host, action),
                action.label,
                key_name(action.keys[0]) if action.keys else "",
                applies(host, action),
            )
        )
    yield from sorted(made, key=lambda entry: not entry.applies)


def _called(action: Action, host: Host) -> str:
    """Return what an action is called where its menu is not seen."""
    if action.name in _QUOTING:
        return tr(action.label)
    text = tidy(action.text(host))
    return f"{tr(action.menu)}: {text}" if action.menu in _ALL_ALIKE else text


_QUOTING = frozenset({"undo", "redo"})
"""What quotes the last step: who types its words wants to do it again, not to take it back."""

_ALL_ALIKE = frozenset({"New lane", "New lane above", "Kind of connection"})
"""Menus whose entries say only together with their name what they do."""


def _places(host: Host) -> Iterator[PaletteEntry]:
    """Yield where one can go: touchpoints of the journey in view first."""
    snapshot = host.workspace.snapshot

    here = host.workspace.journey
    cards = list(snapshot.all(Touchpoint).values())
    for card in sorted(cards, key=lambda card: journey_of(snapshot, card) != here):
        if card.title:
            yield PaletteEntry(card.title, tr("Touchpoint"), partial(_go, host, card))
    for stage in snapshot.ordered(Stage):
        if stage.title:
            yield PaletteEntry(stage.title, tr("Stage"), partial(_go, host, stage))
    for persona in snapshot.ordered(Persona):
        if persona.name:
            focus = partial(host.workspace.focus_on, persona.id)
            yield PaletteEntry(persona.name, tr("Persona"), focus)
    if isinstance(host, FindingsHost):
        for finding in host.findings.review.open:
            yield PaletteEntry(finding.text, tr("Finding"), partial(go_to_finding, host, finding))
    for saved in views_of(snapshot, host.workspace.journey):
        through = partial(host.workspace.look_through, saved)
        yield PaletteEntry(view_name(saved), kind_name("SavedView"), through)
    for metric in snapshot.ordered(Metric):
        if metric.title:
            page, kind = partial(_open, host, metric), tr(kind_of(metric).label)
            yield PaletteEntry(metric.title, tr("Metric"), page, f"{tr('Metric')} {kind}")
    for record in snapshot.ordered(Journey):
        if record.title:
            look = partial(host.workspace.look_at, record.id)
            yield PaletteEntry(journey_name(record), tr("Journey"), look)


def _go(host: Host, record: Record) -> None:
    go_to(host, record)
    host.focus()


def _open(host: Host, record: Record) -> None:
    """Show the page of what stands on no page of the main view."""
    host.panels.set_shown(INSPECTOR, True)
    host.workspace.select((record.id,))


_PLACES = (Touchpoint, Stage, Persona, Metric, Journey)
"""What one goes to by its name."""


def texts_with(host: Host, index: TextIndex, words: str) -> Iterator[PaletteEntry]:
    """Yield the texts of the document that have some words, each with what it is and where."""
    snapshot = host.workspace.snapshot
    for hit in first_hits(index, snapshot, Wanted(words), MOST):
        record, (start, end) = hit.found.record, hit.span
        names = hit.found.field == naming(record)
        if isinstance(record, _PLACES) and names:
            continue
        text = hit.found.text
        begins = text.rfind(" ", 0, start - _ROUND) + 1 if start > _ROUND else 0
        said = " ".join(unmarked(text[begins : end + 2 * _ROUND]).split())
        what = kind_name(type(record).__name__) if names else tr(hit.found.spec.label)
        where = f"{what} · {way_to(snapshot, record)}"
        go = partial(go_to_text, host, hit.found, (hit.span,))
        yield PaletteEntry(said, where, go, said=True)


_ROUND = 60
"""How many letters round a hit are shown of a long text, about."""
