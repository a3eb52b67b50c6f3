"""The places of the panels beside the main view; a panel is built when it is first seen."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from journeymap.registry import Registry
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.shell.breadcrumb import MainColumn
from journeymap.ui.shell.panel_tabs import PanelTabs
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost

_MAIN = 900
"""The width of the main view beside panels of their own width; it takes what room there is."""


@runtime_checkable
class Flushed(Protocol):
    """A panel that may hold what was typed and is not kept yet."""

    def flush(self) -> None:
        """Keep what was typed, now."""
        ...


@runtime_checkable
class NamingPanel(Protocol):
    """A panel in which what is selected can be named."""

    def write_name(self, id: str) -> None:
        """Let a record be called something else."""
        ...


class DockArea(QSplitter):
    """Lays out the main view and the panels; those on the right stand in the same place."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._host = host
        self._known: dict[str, Panel] = {}
        self._holders: dict[str, QWidget] = {}
        self._built: dict[str, QWidget] = {}
        self._covered: dict[str, tuple[str, ...]] = {}
        self._tabs: dict[str, PanelTabs] = {}
        self._arrangement, self._late = "", False
        self.main_column = MainColumn(host)
        self.addWidget(self.main_column)
        host.workspace.unplaced.connect(self._name_beside)
        host.workspace.shown.connect(self._turn)
        # Plug-ins are looked for after the first picture.
        for panel in PANELS.ours():
            self._add(panel)
        self.setStretchFactor(self.indexOf(self.main_column), 1)
        self.setSizes(self._widths())
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def toggle(self, name: str) -> None:
        """Show or hide a panel; what stands there at first comes back where another one goes."""
        self.set_shown(name, not self.shows(name))
        panel = self._known[name]
        if panel.side == "right" and not panel.at_first and not self.shows(name):
            back = self._front()
            for other in self._beside(panel):
                if other.name == back if not panel.tab else other.at_first:
                    self.set_shown(other.name, True)
        self._remember()
        if not self.shows(name):
            for other_name in self._covered.pop(name, ()):
                self.set_shown(other_name, True)

    def set_shown(self, name: str, yes: bool) -> None:
        """Show a panel, or hide it."""
        panel = self._known[name]
        if yes and panel.covers and not self.shows(name):
            beside = (other.name for other in self._beside(panel))
            covered = tuple(other for other in beside if self.shows(other))
            # One that was covered itself comes back to what it had covered.
            self._covered[name] = covered or self._covered.get(name, ())
        if yes and (panel.side == "right" or panel.covers):
            for other in self._beside(panel):
                self._holders[other.name].hide()
        self._holders[name].setVisible(yes)
        if yes:
            self.panel(name)

    def choose(self, name: str) -> None:
        """Show a panel by its tab, and have it in front in this arrangement from now on."""
        self.set_shown(name, True)
        self._remember()

    def _remember(self) -> None:
        """Keep which of the tabs the person wants in front in this arrangement."""
        for panel in self._tabbed():
            if self.shows(panel.name):
                self._host.settings.remember(f"front/{self._arrangement}", panel.name)

    def _front(self) -> str:
        """Return the name of the tab that is in front in this arrangement."""
        tabs = self._tabbed()
        chosen = self._host.settings.word(f"front/{self._arrangement}")
        first = [panel.name for panel in tabs if panel.at_first]
        itself = [panel.name for panel in tabs if self._arrangement in panel.front]
        known = [panel.name for panel in tabs if panel.name == chosen]
        return next(iter([*known, *itself, *first]), "")

    def _turn(self) -> None:
        """Bring to the front what stands there in an arrangement that is new."""
        now = self._host.workspace.arrangement
        if now == self._arrangement:
            return
        self._arrangement = now
        there = [panel.name for panel in self._tabbed() if self.shows(panel.name)]
        wanted = self._front()
        if there and wanted not in there:
            for name in there:
                self._holders[name].hide()
            self._holders[wanted].show()
            if self._late:
                self.panel(wanted)

    def _tabbed(self) -> list[Panel]:
        return [panel for panel in self._in_order() if panel.tab]

    def walk(self, by: int) -> None:
        """Give the keyboard to the next part from left to right, or to the one before."""
        every = (self.widget(i) for i in range(self.count()))
        parts = [part for part in every if part is not None and part.isVisible()]
        now = QApplication.focusWidget()
        within = [i for i, part in enumerate(parts) if now is not None and part.isAncestorOf(now)]
        at = within[0] if within else parts.index(self.main_column)
        for step in range(1, len(parts)):
            part = parts[(at + by * step) % len(parts)]
            if part is self.main_column:
                self._host.focus()
                return
            if stop := _first_stop(part):
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def shows(self, name: str) -> bool:
        """Tell whether a panel is shown."""
        return not self._holders[name].isHidden()

    def shown(self) -> tuple[str, ...]:
        """Return the names of the panels that are shown, from left to right."""
        return tuple(panel.name for panel in self._in_order() if self.shows(panel.name))

    def panel(self, name: str) -> QWidget:
        """Return a panel, built when it is first asked for in the place that is kept for it."""
        if name not in self._built:
            self._built[name] = panel = self._made(name)
            box = QVBoxLayout(self._holders[name])
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            if self._known[name].tab:
                self._tabs[name] = PanelTabs(self._host.appearance, self.choose)
                box.addWidget(self._tabs[name])
                self._label_tabs()
            box.addWidget(panel, 1)
        return self._built[name]

    def _made(self, name: str) -> QWidget:
        """Build a panel; where that of a plug-in fails, it says so."""
        with PANELS.guard(name):
            return self._known[name].make(self._host)
        return Words("soft", Registry.left_out[PANELS.owner(name)])

    def _name_beside(self, id: str) -> None:
        """Let what stands nowhere in the main view be named where all of it is told."""
        self.set_shown("inspector", True)
        inspector = self.panel("inspector")
        if isinstance(inspector, NamingPanel):
            inspector.write_name(id)

    def tabs(self, name: str) -> PanelTabs:
        """Return the tabs that stand over a panel that is one."""
        self.panel(name)
        return self._tabs[name]

    def _label_tabs(self) -> None:
        tabs = self._tabbed()
        for name, row in self._tabs.items():
            row.offer(tabs, name)

    def build_late(self) -> None:
        """Make room for the panels of plug-ins, and build those that are to be seen."""
        self._late = True
        for panel in PANELS:
            if panel.name not in self._known:
                self._add(panel)
        self._label_tabs()
        for name in self.shown():
            self.panel(name)

    def flush(self) -> None:
        """Keep what was typed into the panels, now."""
        for panel in self._built.values():
            if isinstance(panel, Flushed):
                panel.flush()

    def _add(self, panel: Panel) -> None:
        """Make a place for a panel."""
        holder = QWidget()
        if not panel.at_first:
            holder.hide()
        self._known[panel.name], self._holders[panel.name] = panel, holder
        before = [p for p in self._in_order() if _order(p) < _order(panel)]
        main = panel.side == "right"
        self.insertWidget(len(before) + main, holder)

    def _in_order(self) -> list[Panel]:
        return sorted(self._known.values(), key=_order)

    def _beside(self, panel: Panel) -> list[Panel]:
        """Return the other panels of the same side."""
        return [p for p in self._in_order() if p.side == panel.side and p is not panel]

    def _widths(self) -> list[int]:
        widths = {id(self._holders[name]): p.width for name, p in self._known.items()}
        found = (self.widget(i) for i in range(self.count()))
        return [widths.get(id(widget), _MAIN) for widget in found]


def _first_stop(part: QWidget) -> QWidget | None:
    """Return where the keys were in a part, else the first place they stop at under its tabs."""
    stops: list[QWidget] = []
    one = part.nextInFocusChain()
    while one is not None and one is not part:
        able = (
            part.isAncestorOf(one)
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isEnabled()
        )
        if able and one.isVisible() and not isinstance(one.parent(), PanelTabs):
            stops.append(one)
        one = one.nextInFocusChain()
    last = part.focusWidget()
    return last if last in stops else next(iter(stops), None)


def _order(panel: Panel) -> tuple[str, int, str]:
    return panel.side, panel.rank, panel.name
