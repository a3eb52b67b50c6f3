"""The bar of what is seen: the view one looks through, the filter, and how much it leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from journeymap.drawing.theme import Theme, mix
from journeymap.language import plural, tr
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.ui.shell.filter_picker import FilterPicker
from journeymap.ui.shell.view_menu import view_menu, view_words
from journeymap.ui.widgets.icons import icon
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost
from journeymap.view import EVERYTHING, View, shown
from journeymap.view.conditions import Condition, conditions, without_condition
from journeymap.view.ways import seen_ways

HEIGHT = 46
_FIELD = 190
_PAUSE = 180
_TEXT = "text"


def _sheet(theme: Theme) -> str:
    hover = mix(theme.pill, theme.edge, 0.55)
    return f"""
#viewBar {{ background: {theme.lane_alt}; padding: 5px 12px; spacing: 6px; }}
#viewBar QPushButton {{ padding: 4px 10px; }}
#viewBar QPushButton[look="menu"] {{ padding-right: 24px; }}
#viewBar QPushButton[look="chip"] {{ background: {theme.accent_tint}; color: {theme.accent_ink};
  border-radius: 10px; padding: 3px 11px; }}
#viewBar QPushButton[look="chip"]:hover {{ background: {hover}; }}
#viewBar QPushButton[look="chip"]:focus {{ border-color: {theme.accent}; }}
#viewBar QLabel[look="count"] {{ font-weight: 600; color: {theme.ink}; }}
#viewBar QLabel[look="none"] {{ font-weight: 600; color: {theme.pain_ink}; }}
#viewBar QLineEdit {{ padding: 4px 8px; }}
"""


class ViewBar(QToolBar):
    """Shown when it is asked for, and as long as something is filtered."""

    def __init__(self, host: WindowHost, window: QWidget) -> None:
        super().__init__(tr("Filter and views"), window)
        self._host, self._asked, self._there = host, False, False
        self.setObjectName("viewBar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.setFixedHeight(HEIGHT)
        self.picker = FilterPicker(host.workspace, host.appearance, window)
        self.views = self._button("", lambda: None, look="menu")
        self.views.setMenu(view_menu(host, self.views))
        self.add = self._button(tr("Filter"), lambda: self.picker.open(self.add))
        self.add.setAccessibleName(tr("Add a condition"))
        self.field = _Field()
        self.field.setFixedWidth(_FIELD)
        self.chips = _Chips(self._drop)
        self.count = QLabel()
        self.way = self._button("", self._turn_way)
        self.clear_all = self._button(tr("Clear"), self._clear)
        self.away = self._button("✕", self._put_away)
        self.away.setAccessibleName(tr("Put the bar away"))
        for widget in (self.views, self.add, self.field, self.chips):
            self.addWidget(widget)
        self._only = [self.addWidget(one) for one in (self.count, self.way, self.clear_all)]
        self.addWidget(self.away)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._type)
        self.field.textEdited.connect(lambda _: self._pause.start())
        self.field.done.connect(self._back)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        workspace = host.workspace
        for signal in (workspace.shown, workspace.opened, workspace.changed):
            signal.connect(lambda *_: self._soon.start())
        host.appearance.changed.connect(self._draw)
        dress(self, host.appearance, _sheet)
        self._draw()
        self.refresh()

    def turn(self) -> None:
        """Show the bar with the keyboard in it; where it is shown, put it away if it may go."""
        inside = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if self.isVisible() and (inside or not self._filtering):
            self._put_away()
            return
        self._asked = True
        self.refresh()
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_document(self, there: bool) -> None:
        """Be there only with a document."""
        self._there = there
        self.refresh()

    @property
    def _filtering(self) -> bool:
        """Whether something is filtered; which scores count is said by the numbers themselves."""
        workspace = self._host.workspace
        wanted = workspace.look.filter
        return wanted.active or (wanted.scores.active and workspace.arrangement not in CHART_PAGES)

    def refresh(self) -> None:
        """Say what is filtered now, and how much that leaves."""
        workspace = self._host.workspace
        wanted = workspace.look.filter
        here = self._there and bool(workspace.journey) and not workspace.on_file
        seen = here and (self._asked or self._filtering)
        self.setVisible(seen)
        if not seen:
            return
        view = workspace.view
        self.views.setText(view_words(self._host))
        self.views.setAccessibleName(self.views.text())
        told = conditions(view.snapshot, wanted)
        self.chips.show_conditions([one for one in told if one.field != _TEXT])
        if not self._pause.isActive() and self.field.text().strip() != wanted.text.strip():
            self.field.setText(wanted.text)
        self._count(shown(view).counted if wanted.active else None)
        self._tell_cases(view)
        self.way.setText(tr("Hide the rest") if not wanted.hides else tr("Fade the rest"))
        for action in self._only[:-1]:
            action.setVisible(wanted.active)
        self._only[-1].setVisible(wanted.told)

    def _count(self, counted: tuple[int, int] | None) -> None:
        if counted is None:
            self.count.setText("")
            return
        n, count = counted
        words = tr("{n} of {count}", n=n, count=count) if n else tr("nothing matches")
        self.count.setText(words)
        self.count.setAccessibleName(words)
        look = "count" if n else "none"
        if self.count.property("look") != look:
            self.count.setProperty("look", look)
            self.count.style().polish(self.count)

    def _tell_cases(self, view: View) -> None:
        """Say beside the touchpoints how many customers are looked at, where a log tells."""
        ways = view.filter.ways
        seen = seen_ways(view.document, view.journey, ways) if ways.active else None
        if seen is None or not seen.active:
            self.count.setToolTip("")
            return
        self.count.setText(seen.short)
        self.count.setAccessibleName(f"{self.count.accessibleName()} · {seen.words}")
        self.count.setToolTip(self.count.accessibleName())

    def _button(self, words: str, act: Callable[[], object], look: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(14, 14))
        if look:
            button.setProperty("look", look)
        button.clicked.connect(lambda: act())
        return button

    def _draw(self) -> None:
        self.add.setIcon(icon("plus", self._host.appearance.theme.ink_pill))

    def _type(self) -> None:
        """Filter by the words that were typed."""
        self._pause.stop()
        workspace = self._host.workspace
        if self.field.text() != workspace.look.filter.text:
            workspace.change_look(filter=workspace.look.filter.but(text=self.field.text()))

    def _back(self, drop: bool) -> None:
        if drop:
            self.field.clear()
        self._type()
        self._host.focus()

    def _drop(self, one: Condition) -> None:
        workspace = self._host.workspace
        self.add.setFocus()
        workspace.change_look(filter=without_condition(workspace.look.filter, one))

    def _turn_way(self) -> None:
        workspace = self._host.workspace
        wanted = workspace.look.filter
        workspace.change_look(filter=wanted.but(hides=not wanted.hides))

    def _clear(self) -> None:
        self.field.clear()
        self.add.setFocus()
        self._host.workspace.change_look(filter=EVERYTHING)

    def _put_away(self) -> None:
        """Give the keyboard back; the bar stays while something is filtered."""
        self._asked = False
        self.refresh()
        self._host.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    """Where words are typed that touchpoints are to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Words in them…"))
        self.setAccessibleName(tr("Words that stand in touchpoints"))
        self.setClearButtonEnabled(True)

    done = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.done.emit(False)
            case Qt.Key.Key_Escape:
                self.done.emit(True)
            case _:
                super().keyPressEvent(event)


class _Chips(QWidget):
    """The conditions, each a button that drops it; those without room stand in a menu."""

    def __init__(self, drop: Callable[[Condition], None]) -> None:
        super().__init__()
        self._drop, self._told = drop, list[Condition]()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.more = QPushButton()
        self.more.setProperty("look", "chip")
        self.more.setMenu(LetterMenu(self.more))
        self.buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.insertWidget(0, self.more)
        self.more.hide()

    def show_conditions(self, told: list[Condition]) -> None:
        """Show other conditions."""
        if told == self._told:
            return
        self._told = told
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._chip(one) for one in told]
        for place, button in enumerate(self.buttons):
            self._row.insertWidget(place, button)
        self._fit()

    def _chip(self, one: Condition) -> QPushButton:
        button = QPushButton(f"{one.words}  ✕".replace("&", "&&"))
        button.setProperty("look", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(tr("Drop the condition: {words}", words=one.words))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(partial(self._drop, one))
        return button

    def _fit(self) -> None:
        """Show as many as there is room for, the rest in a menu."""
        room, hidden = self.width(), list[Condition]()
        wide = self.more.sizeHint().width() + self._row.spacing()
        widths = [button.sizeHint().width() + self._row.spacing() for button in self.buttons]
        fits = sum(widths) <= room
        taken = 0
        for one, button, width in zip(self._told, self.buttons, widths, strict=True):
            taken += width
            seen = fits or taken + wide <= room
            button.setVisible(seen)
            if not seen:
                hidden.append(one)
        self.more.setVisible(bool(hidden))
        self.more.setText(plural("{n} more", "{n} more", len(hidden)))
        menu = self.more.menu()
        menu.clear()
        for one in hidden:
            menu.addAction(f"{one.words}  ✕".replace("&", "&&"), partial(self._drop, one))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
