"""The sources beside the map: which files scores came from, and what came of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Journey, Source
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.surveys.again import read_next, take_out
from journeymap.ui.surveys.offers import mapping_of
from journeymap.ui.surveys.wording import came_of, read_when
from journeymap.ui.widgets import look
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.scrolled import scroll_inside
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost


def _sheet(theme: Theme) -> str:
    return (
        look.sheet(theme)
        + f"""
#sources {{ background: {theme.lane}; border: none; }}
QPushButton[look="plain-button"] {{ background: {theme.pill}; border: 1px solid {theme.edge};
  border-radius: 6px; padding: 4px 10px; font-size: 12px; }}
QPushButton[look="plain-button"]:focus {{ border-color: {theme.accent}; }}
"""
    )


class SourcesPanel(FollowingPanel):
    """Lists the files scores came from; each can be taken out again, and the next one read like it."""

    edits = True

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host = host
        self._listed: tuple[Source, ...] | None = None
        self._told: Snapshot | None = None
        self.cards: list[SourceCard] = []
        self.setObjectName("sources")
        self.setAccessibleName(tr("Sources"))
        self.setMinimumWidth(280)
        inside = QWidget()
        inside.setObjectName("sheet")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SIDE, 16, SIDE, 16)
        self._column.setSpacing(10)
        self._column.addWidget(Words("title", tr("Sources")))
        self.nothing = Words("soft", tr("No survey has been brought in yet."))
        self._column.addWidget(self.nothing)
        self.bring = _button(tr("Scores from a survey…"), host.documents.bring_survey)
        self._column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        scroll_inside(self, inside)

    def refresh(self) -> None:
        """List what is there now, the newest first."""
        self._soon.stop()
        snapshot = self.workspace.snapshot
        found = sorted(snapshot.all(Source).values(), key=lambda one: one.at, reverse=True)
        self.nothing.setVisible(not found)
        if tuple(found) != self._listed:
            self._listed = tuple(found)
            for card in self.cards:
                self._column.removeWidget(card)
                card.deleteLater()
            self.cards = [SourceCard(self._host, source) for source in found]
            for at, card in enumerate(self.cards):
                self._column.insertWidget(2 + at, card)
        for card in self.cards:
            card.tell(snapshot)


class SourceCard(QFrame):
    """One file: its name, when it was read, what came of it, and what can be done with it."""

    def __init__(self, host: WindowHost, source: Source) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.source = source
        self.setAccessibleName(source.name)
        self.came, told = Words("soft"), Words("soft", read_when(source))
        self.out = _button(tr("Take out again"), lambda: self._guard(host, take_out))
        self.next = _button(tr("Next file like this…"), lambda: self._guard(host, read_next))
        self.next.setToolTip(tr("Reads another file by the same mapping"))
        if mapping_of(source) is None:
            self.next.hide()
        self.ways = _button(tr("Show the ways"), lambda: _show_ways(host, source))
        if not source.variants:
            self.ways.hide()
        if source.variants:  # the journey made of a log needs it
            self.out.hide()
        buttons = QWidget()
        row = FlowLayout(buttons, 6)
        row.setContentsMargins(0, 4, 0, 0)
        for part in (self.ways, self.next, self.out, QWidget()):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        for part in (Words("strong", source.name), told, self.came, buttons):
            column.addWidget(part)

    def tell(self, snapshot: Snapshot) -> None:
        """Say what of it is there now."""
        self.came.say(came_of(snapshot, self.source))

    def _guard(self, host: WindowHost, act: Callable[[WindowHost, Source], object]) -> None:
        try:
            act(host, self.source)
        except JourneyError as error:
            host.show_message(str(error))


def _show_ways(host: WindowHost, source: Source) -> None:
    """Go to the journey that came of a log, with the ways that were gone beside it."""
    from journeymap.analysis.flow.variants import mapping_of as meant_of

    journey = str(meant_of(source).get("journey", ""))
    if host.workspace.snapshot.get(Journey, journey):
        host.workspace.look_at(journey)
    host.panels.set_shown("variants", True)


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "plain-button")
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
