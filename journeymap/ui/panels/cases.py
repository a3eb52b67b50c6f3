"""The cases beside the map: what real customers did, laid over the model, each thing to be gone to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.editing.cases import stand_for
from journeymap.language import plural, tr
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.cases_told import (
    CasesLine,
    CasesSection,
    heading_of,
    told_of_case,
    told_of_model,
)
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets import look
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.scrolled import scroll_inside
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.view import EVERY_CASE
from journeymap.workspace.actions import ACTIONS, applies, perform
from journeymap.workspace.going import go_to

_NEW = "case.add"
_MOST = 40
"""How many lines of a section are listed; of hundreds nobody reads them all here."""


def _sheet(theme: Theme) -> str:
    return (
        look.sheet(theme)
        + f"""
#cases {{ background: {theme.lane}; border: none; }}
QPushButton[look="choice"] {{ background: {theme.pill}; border: 1px solid {theme.edge};
  border-radius: 6px; padding: 4px 10px; font-size: 12px; }}
QPushButton[look="choice"]:checked {{ background: {theme.accent_tint};
  color: {theme.accent_ink}; border-color: {theme.accent}; font-weight: 600; }}
QPushButton[look="choice"]:focus {{ border-color: {theme.accent}; }}
QPushButton[look="choice"]:disabled {{ color: {theme.assumed_edge}; }}
"""
    )


class CasesPanel(FollowingPanel):
    """Lists the cases of the journey in view, and all in which they and the model differ."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host = host
        self._field_editor = FieldEditor(host.workspace, host.appearance, self)
        self._told: object = None
        self.lines: list[CasesRow] = []
        self.setObjectName("cases")
        self.setAccessibleName(tr("Cases"))
        self.setMinimumWidth(280)
        inside = QWidget()
        inside.setObjectName("sheet")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SIDE, 16, SIDE, 16)
        self._column.setSpacing(6)
        self._column.addWidget(Words("title", tr("Cases")))
        self.about = WordLink(self._field_editor, "soft")
        self.about.followed.connect(self._out)
        self._column.addWidget(self.about)
        self._column.addWidget(self._laying())
        self._column.addWidget(self._doing())
        self._body = QVBoxLayout()
        self._body.setSpacing(2)
        self._column.addLayout(self._body)
        self._column.addStretch(1)
        scroll_inside(self, inside)

    def _laying(self) -> QWidget:
        """Return what lays all cases over the journey, or none."""
        row = QWidget()
        flow = FlowLayout(row, 6)
        flow.setContentsMargins(0, 6, 0, 0)
        self.every = _choice(tr("Lay all over"), partial(self._lay, EVERY_CASE))
        self.none = _choice(tr("No cases"), partial(self._lay, ""))
        for part in (self.every, self.none, QWidget()):
            flow.addWidget(part)
        self.laying = row
        return row

    def _doing(self) -> QWidget:
        """Return what can be done with cases just now."""
        row = QWidget()
        flow = FlowLayout(row, 6)
        flow.setContentsMargins(0, 2, 0, 6)
        self.deeds: dict[str, QPushButton] = {}
        for name, words in (
            (_NEW, tr("+ New case")),
            ("case.step", tr("What they did next…")),
            ("case.match", tr("Match by title")),
        ):
            self.deeds[name] = link(words, partial(self._do, name))
            flow.addWidget(self.deeds[name])
        flow.addWidget(QWidget())
        return row

    def _do(self, name: str) -> None:
        if name == _NEW:
            self._host.main_view.perform(name)
        else:
            perform(self._host, ACTIONS[name])

    def _lay(self, wish: str) -> None:
        self.workspace.change_look(cases=wish)

    def lay_alone(self, case: str) -> None:
        """Lay one case over the journey alone, or all again where it is alone."""
        now = self.workspace.look.cases
        self._lay(EVERY_CASE if now == case else case)

    def go(self, ids: tuple[str, ...]) -> None:
        """Show what a line is about: here where it is of this journey, else where it is."""
        snapshot = self.workspace.snapshot
        records = [one for one in map(snapshot.find, ids) if one is not None]
        if records:
            go_to(self._host, records[-1])
            if len(records) > 1:
                self._host.select(one.id for one in records)

    def match(self, pair: tuple[str, str]) -> None:
        """Let a touchpoint of the case stand for what is suggested."""
        self._field_editor.write(stand_for(self.workspace.snapshot, *pair))

    def _out(self) -> None:
        _, model = heading_of(self.workspace.snapshot, self.workspace.journey)
        if model:
            self.workspace.look_at(model)

    def refresh(self) -> None:
        """Show what is so now; lines that say the same stay as they are."""
        self._soon.stop()
        workspace, theme = self.workspace, self._host.appearance.theme
        snapshot, journey, wish = workspace.snapshot, workspace.journey, workspace.look.cases
        words, model = heading_of(snapshot, journey)
        self.about.say(words)
        self.about.setEnabled(bool(model))
        found = told_of_case(snapshot, journey, theme) or told_of_model(
            snapshot, journey, wish, theme
        )
        some = any(line.lays for section in found for line in section.lines)
        self.laying.setVisible(some)
        self.every.setChecked(wish == EVERY_CASE)
        self.none.setChecked(not wish)
        for name, button in self.deeds.items():
            button.setVisible(self._may(name))
        if not found and not model:
            hint = tr(
                "No case yet. A case is what one real customer told, in an interview or a diary; "
                "laid over the journey it shows what is so and what was only assumed."
            )
            found = [CasesSection("", (), hint)]
        if (found, theme) != self._told:
            self._told = found, theme
            self._fill(found)

    def _may(self, name: str) -> bool:
        if name == _NEW:
            return bool(self.workspace.journey)
        return applies(self._host, ACTIONS[name])

    def _fill(self, found: list[CasesSection]) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for section in found:
            if section.heading:
                self._body.addSpacing(12)
                self._body.addWidget(Words("section", section.heading))
            if section.hint:
                self._body.addWidget(Words("soft", section.hint))
            for line in section.lines[:_MOST]:
                row = CasesRow(self, self._field_editor, line)
                self.lines.append(row)
                self._body.addWidget(row)
            if len(section.lines) > _MOST:
                more = plural("and {n} more", "and {n} more", len(section.lines) - _MOST)
                self._body.addWidget(Words("soft", more))


class CasesRow(QWidget):
    """A line of the panel: the dot of its case, words that lead somewhere, and what belongs to it."""

    def __init__(self, panel: CasesPanel, field_editor: FieldEditor, line: CasesLine) -> None:
        super().__init__()
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        self.dot = CaseDot(line, field_editor, partial(panel.lay_alone, line.lays))
        row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        self.words = WordLink(field_editor, "strong" if line.lays else "")
        self.words.say(line.words)
        self.words.followed.connect(
            partial(panel.lay_alone, line.lays) if line.lays else partial(panel.go, line.leads)
        )
        column.addWidget(self.words)
        if line.aside:
            self.aside = Words("soft", line.aside)
            column.addWidget(self.aside)
        row.addLayout(column, 1)
        if line.lays:
            self.opens = link(tr("Open"), partial(panel.go, line.leads))
            self.opens.setToolTip(tr("Go to this case"))
            row.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignTop)
        if line.matches:
            self.matches = link(tr("Match"), partial(panel.match, line.matches))
            row.addWidget(self.matches, 0, Qt.AlignmentFlag.AlignTop)


class CaseDot(QWidget):
    """The dot of a case: filled while it lies over the journey, a ring while it does not."""

    def __init__(
        self, line: CasesLine, field_editor: FieldEditor, act: Callable[[], object]
    ) -> None:
        super().__init__()
        self._line, self._field_editor, self._act = line, field_editor, act
        self.setFixedSize(12, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, line = self._field_editor.theme, self._line
        if not line.tone:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = line.current or not line.lays
        painter.setPen(line_of(line.tone, 1.6))
        painter.setBrush(brush(line.tone if filled else theme.lane))
        painter.drawEllipse(QPointF(6, 9), 4.6, 4.6)


def _choice(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "choice")
    button.setCheckable(True)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
