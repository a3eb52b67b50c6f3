"""The way one came in: the journeys around the one in view, over whatever shows it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.atlas import ATLAS
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Touchpoint
from journeymap.painting.fonts import family
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost
from journeymap.view.differing import DIFFERENCE

_PATH = " › "
_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse
_KEYS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class Breadcrumb(QLabel):
    """Names the journeys one went into, each a link back to it; unseen where one is in none."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self._host, self._workspace = host, host.workspace
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(_LINKS | _KEYS)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self, host.appearance, _sheet)
        host.appearance.changed.connect(self.refresh)
        self.linkActivated.connect(self._go)
        self._workspace.shown.connect(self.refresh)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.focusNextPrevChild(True)  # to the first link

    def refresh(self) -> None:
        """Show the way there is now."""
        snapshot, trail = self._workspace.view.snapshot, self._workspace.trail
        around = [one for id in trail.journeys if (one := snapshot.get(Journey, id))]
        self.setVisible(len(around) > 1 and self._workspace.arrangement != ATLAS)
        if len(around) < 2:
            return
        theme = self._host.appearance.theme
        names = [journey_name(one) for one in around]
        told = [escape(name).replace("\n", " ") for name in names]
        links = [
            f'<a href="{i}" style="color: {theme.accent_ink}; text-decoration: none">{name}</a>'
            for i, name in enumerate(told[:-1])
        ]
        separator = f'<span style="color: {theme.ink_soft}">{_PATH}</span>'
        text = separator.join([*links, f"<b>{told[-1]}</b>{self._shared()}"])
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(tr("Way here: {path}", path=_PATH.join(names)))

    def _shared(self) -> str:
        """Say that the journey is inside other touchpoints, too, as what is done shows there."""
        others = len(self._workspace.snapshot.of(Touchpoint, "opens", self._workspace.journey)) - 1
        if others < 1:
            return ""
        ink = self._host.appearance.theme.ink_soft
        words = tr("also inside others: {n}", n=others)
        return f'<span style="color: {ink}"> · {escape(words)}</span>'

    def _go(self, link: str) -> None:
        trail = self._workspace.trail.journeys
        if link.isdecimal() and int(link) < len(trail):
            self._workspace.leave(trail[int(link)])
            self._host.reveal(self._workspace.selection)
            self._host.focus()


class MainColumn(QWidget):
    """The main view, with the way in over it."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self.breadcrumb = Breadcrumb(host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breadcrumb)
        column.addWidget(host.main_widget, 1)
        self._host, self._column = host, column
        self._bar: QWidget | None = None
        host.workspace.shown.connect(self._turn)

    def _turn(self) -> None:
        """Have the bar of a difference over the page once one is shown."""
        if self._bar is None and self._host.workspace.arrangement == DIFFERENCE:
            from journeymap.ui.difference.bar import DifferenceBar

            self._bar = DifferenceBar(self._host)
            self._column.insertWidget(self._column.indexOf(self._host.main_widget), self._bar)


def _sheet(theme: Theme) -> str:
    return (
        f'Breadcrumb {{ font-family: "{family()}"; font-size: 13px; color: {theme.ink}; '
        f"background: {theme.lane}; border-bottom: 1px solid {theme.edge}; padding: 7px 14px; }}"
    )
