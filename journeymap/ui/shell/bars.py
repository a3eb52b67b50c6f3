"""What frames the canvas: menu bar, toolbar and status line."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from journeymap.language import tr
from journeymap.layout.graph import GRAPH
from journeymap.layout.graph.colouring import colouring_of
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.ui.actions.install import Actions
from journeymap.ui.shell.arrangement_switch import ArrangementSwitch
from journeymap.ui.shell.removals import Removals
from journeymap.ui.shell.status import StatusLine
from journeymap.ui.shell.view_bar import ViewBar
from journeymap.ui.widgets.icons import icon
from journeymap.ui.widgets.key_names import key_name, mnemonic
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.style import faint
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions import Action, applies, tidy
from journeymap.workspace.actions.arrangements import arrangements
from journeymap.workspace.actions.order import INSIDE, MENUS, entries
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import Workspace

TOOLBAR = (
    "arrangements",
    "undo",
    "redo",
    "",
    "touchpoint.add",
    "link",
    "ask.note",
    "stage.add",
    "New lane",
    "Colour by",
    "",
    "filter.bar",
    ">",
    "present.start",
    "file.export",
)
"""The toolbar from left to right: the switch of arrangements, actions, menus, ``""`` for a line,
``">"`` for the gap."""

PRIMARY = "file.export"
"""The one button that stands out."""

COLLAPSE_ORDER = (
    ("undo", "redo"),
    ("link", "ask.note"),
    ("stage.add", "New lane"),
    ("Colour by",),
    ("filter.bar",),
    ("touchpoint.add",),
    ("present.start",),
)
"""Which buttons give up their words where the toolbar is narrow, first those named first."""

GRAPH_ONLY, NOT_IN_GRAPH = frozenset({"Colour by"}), frozenset({"New lane"})
"""Which buttons are there for the graph alone, and which for all but that."""

NOT_IN_NUMBERS = frozenset({"touchpoint.add", "link", "ask.note", "stage.add", "New lane"})
"""Which buttons are not there among charts, where nothing is drawn."""

HEIGHT = 52
"""The height of the toolbar, kept free before it has buttons, in pixels."""


class Bars(QObject):
    """Builds the bars of a window and keeps them true.

    The window is painted first, with the names of the menus and room for the toolbar;
    actions, entries and buttons come in the next turn of the loop.
    """

    def __init__(self, window: QMainWindow, host: WindowHost, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        bar = MenuBar(window)
        bar.painted.connect(self.build_late)
        window.setMenuBar(bar)
        self._menus = {name: LetterMenu(bar) for name in MENUS}
        self._furnished = False
        taken = set[str]()
        for name, menu in self._menus.items():
            menu.setTitle(mnemonic(tr(name), taken))
            bar.addMenu(menu)
        self.toolbar = Toolbar(actions, host.appearance, window)
        window.addToolBar(self.toolbar)
        self._host = host
        self.view_bar: ViewBar | None = None
        self.status = StatusLine(host, window)
        window.setStatusBar(self.status)
        # Many things may change in one turn of the loop; the buttons are told of it once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (
            host.workspace.selected,
            host.workspace.changed,
            host.workspace.opened,
        ):
            signal.connect(lambda *_: self._soon.start())
        self._arrangement = ""
        host.workspace.shown.connect(self._turned)
        host.workspace.said.connect(self.status.say)
        Removals(host.workspace, self.status)
        self.show_document(False)

    def show_document(self, there: bool) -> None:
        """Show what is of use with a document; on the start page only the menus are."""
        self.toolbar.setVisible(there)
        self.status.setVisible(there)
        if self.view_bar is not None:
            self.view_bar.show_document(there)

    def show_state(self, state: str) -> None:
        """Say how the file stands."""
        self.toolbar.show_state(state)

    def build_late(self) -> None:
        """Make the actions, put them into the menus and the toolbar; only once."""
        if not self._furnished:
            from journeymap.ui.panels.findings.count import FindingsCount

            self._furnished = True
            self._actions.install()
            for name, menu in self._menus.items():
                self._actions.fill(menu, entries(name, self._actions.declared.values()))
            self.toolbar.build_late()
            self.status.show_beside(FindingsCount(self._host))
            self.view_bar = ViewBar(self._host, self._window)
            self._window.addToolBarBreak()
            self._window.addToolBar(self.view_bar)
            self.view_bar.show_document(self.toolbar.isVisibleTo(self._window))
            self.refresh()

    def _turned(self) -> None:
        """Tell of another arrangement; most of what is shown anew is the preview of a gesture."""
        if self._arrangement != self._host.workspace.arrangement:
            self._arrangement = self._host.workspace.arrangement
            self._soon.start()

    def refresh(self) -> None:
        """Grey what does not apply, and say what the keys do now."""
        if self._furnished and self.toolbar.isVisibleTo(self._window):
            self.toolbar.refresh()
            self.status.refresh()


class MenuBar(QMenuBar):
    """Tells once that it was painted, or that it is painted by the system and never will be."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wait = QTimer(self, singleShot=True, interval=0)
        self._wait.timeout.connect(self.painted)
        self._new = True
        if self.isNativeMenuBar():
            self._wait.start(300)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._new:
            self._new = False
            self._wait.start(0)


class Toolbar(QToolBar):
    """The actions one reaches for most, with their letters, and how the file stands."""

    def __init__(self, actions: Actions, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(tr("Toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.setFixedHeight(HEIGHT)
        self._actions, self._appearance = actions, appearance
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._places: dict[str, QAction] = {}
        self._lines: list[QAction] = []
        self._look = ("", "")
        self._switch: ArrangementSwitch | None = None
        appearance.changed.connect(self._draw)
        self.state = QLabel()
        self.state.setProperty("look", "soft")
        self.state.setContentsMargins(10, 0, 6, 0)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def build_late(self) -> None:
        """Put the buttons in."""
        for name in TOOLBAR:
            if not name:
                self._lines.append(self.addSeparator())
            elif name == "arrangements":
                if ways := arrangements():
                    self._switch = ArrangementSwitch(self._actions.host.workspace, ways)
                    self.addWidget(self._switch)
            elif name == ">":
                gap = QWidget()
                gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.addWidget(gap)
                self.addWidget(self.state)
            else:
                self._buttons[name] = self._button(name)
                self._places[name] = self.addWidget(self._buttons[name])
        self._draw()
        self._words = {name: button.text() for name, button in self._buttons.items()}
        metrics = self.state.fontMetrics()  # nothing moves while one types and it is saved
        usual = max(map(metrics.horizontalAdvance, (tr("Saving…"), tr("Saved"))))
        self.state.setMinimumWidth(usual + 16)
        self._actions.host.workspace.shown.connect(self._follow_look)
        self._follow_look()

    def show_state(self, state: str) -> None:
        """Say how the file stands."""
        self.state.setText(state)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        """Grey the buttons that have nothing to work on."""
        for name, button in self._buttons.items():
            if name not in INSIDE:
                action = self._actions.declared[name]
                button.setEnabled(applies(self._actions.host, action))
                button.setToolTip(_tip(action, self._actions.host))

    def _follow_look(self) -> None:
        """Have the buttons that are of use in the arrangement shown, and say what colours it."""
        workspace = self._actions.host.workspace
        look = workspace.arrangement, workspace.look.coloured
        if look == self._look:
            return
        self._look = look
        for name, place in self._places.items():
            if name in GRAPH_ONLY | NOT_IN_GRAPH | NOT_IN_NUMBERS:
                place.setVisible(_belongs(name, look[0]))
        for line in self._lines:
            line.setVisible(look[0] not in CHART_PAGES)
        self._words["Colour by"] = _menu_words("Colour by", workspace)
        QTimer.singleShot(0, self, self._fit)  # when those that come or go have done so

    def _fit(self) -> None:
        """Take words off buttons, group by group, until every button has its place."""
        for yielding in range(len(COLLAPSE_ORDER) + 2):
            if self._switch is not None:
                self._switch.compact(yielding > len(COLLAPSE_ORDER))
            bare = {name for names in COLLAPSE_ORDER[:yielding] for name in names}
            for name, words in self._words.items():
                self._buttons[name].setText("" if name in bare else words)
            if self.sizeHint().width() <= self.width():
                return

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in INSIDE:
            button.setText(_menu_words(name, self._actions.host.workspace))
            button.setAccessibleName(tr(name))
            button.setProperty("look", "menu")
            button.setToolTip(tr(name))
            button.setMenu(self._actions.menu(name, button))
        else:
            action = self._actions.declared[name]
            button.setText(_short(action))
            button.setAccessibleName(tidy(tr(action.label)))
            button.clicked.connect(self._actions[name].trigger)
        if name == PRIMARY:
            button.setProperty("look", "primary")
        return button

    def _draw(self) -> None:
        """Draw the icons, in the colours of now."""
        theme = self._appearance.theme
        for name, button in self._buttons.items():
            picture = _PICTURES[name] if name in INSIDE else self._actions.declared[name].icon
            ink = theme.lane if name == PRIMARY else theme.ink_pill
            button.setIcon(icon(picture, ink, faint=faint(theme)))


_PICTURES = {"New lane": "lane", "Colour by": "brush"}
"""The icons of the menus in the toolbar."""


def _belongs(name: str, arrangement: str) -> bool:
    """Tell whether a button is of use in an arrangement."""
    if arrangement in CHART_PAGES and name in NOT_IN_NUMBERS:
        return False
    if name in GRAPH_ONLY | NOT_IN_GRAPH:
        return (arrangement == GRAPH) == (name in GRAPH_ONLY)
    return True


def _menu_words(name: str, workspace: Workspace) -> str:
    """Return what stands on a button that opens a menu."""
    if name != "Colour by":
        return tr("Lane")
    way = tr(colouring_of(workspace.look.coloured).label)
    return tr("Colour: {way}", way=way[:1].lower() + way[1:])


def _short(action: Action) -> str:
    """Return what fits on a button: its noun and its letter."""
    words = {
        "touchpoint.add": tr("Touchpoint"),
        "stage.add": tr("Stage"),
        "present.start": tr("Present"),
    }
    label = words.get(action.name) or tr(action.label)
    key = action.keys[0] if action.scope == "canvas" and action.keys else ""
    return f"{label}  {key}" if key else label


def _tip(action: Action, host: Host) -> str:
    keys = ", ".join(tuple(dict.fromkeys(map(key_name, action.keys)))[:2])
    text = tidy(action.text(host))
    return f"{text} ({keys})" if keys else text
