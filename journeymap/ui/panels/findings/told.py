"""What was found about a touchpoint, on its page in the inspector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymap.analysis.findings import Finding
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.language import plural
from journeymap.painting.paint import paint_figures
from journeymap.ui.panels.findings.painter import severity_mark
from journeymap.ui.panels.findings.wording import counted, kind_line
from journeymap.ui.panels.sections import PageSection, Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words
from journeymap.workspace.findings_review import FindingsReview

FIRST = 3
"""So many findings about a touchpoint are told at first."""

Show = Callable[[Finding], object]


class ToldFindings(PageSection):
    """The worst findings about what the page shows; a click leads to one among all."""

    def __init__(self, field_editor: FieldEditor, review: FindingsReview, show: Show) -> None:
        super().__init__(field_editor)
        self._review, self._show = review, show
        self._about, self._whole = "", False
        self.heading = Words("section")
        self.rows: list[ToldFinding] = []
        self.more = link("", self._show_more)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        review.changed.connect(self._tell)

    def present(self, records: Records) -> None:
        """Tell of the record the page is about."""
        about = records[0].id if len(records) == 1 else ""
        if about != self._about:
            self._about, self._whole = about, False
        self._tell()

    def _show_more(self) -> None:
        self._whole = True
        self._tell()

    def _tell(self) -> None:
        found = self._review.about(self._about) if self._about else ()
        shown = found if self._whole else found[:FIRST]
        self.setVisible(bool(found))
        self.heading.say(counted(len(found)))
        self.setAccessibleName(self.heading.text())
        while len(self.rows) < len(shown):
            row = ToldFinding(self.field_editor, self._show)
            self.column.insertWidget(self.column.count() - 1, row)
            self.rows.append(row)
        for i, row in enumerate(self.rows):
            row.setVisible(i < len(shown))
            if i < len(shown):
                row.tell(shown[i])
        n = len(found) - len(shown)
        self.more.setVisible(n > 0)
        self.more.setText(plural("{n} more", "{n} more", n))


class ToldFinding(QWidget):
    """A finding as a line that leads to it."""

    def __init__(self, field_editor: FieldEditor, show: Show) -> None:
        super().__init__()
        self.sign, self.words = SeveritySign(field_editor), WordLink(field_editor)
        self._finding: Finding | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.words.followed.connect(lambda: self._finding and show(self._finding))

    def tell(self, finding: Finding) -> None:
        """Tell of a finding."""
        self._finding = finding
        self.words.say(finding.text)
        self.words.setToolTip(kind_line(finding))
        self.words.setAccessibleName(f"{finding.text}, {kind_line(finding)}")
        self.sign.show_severity(finding.severity)


class SeveritySign(QWidget):
    """The sign of a severity beside words."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__()
        self._field_editor, self._severity = field_editor, 0
        self.setFixedSize(QSize(20, 20))

    def show_severity(self, severity: int) -> None:
        """Show how bad something is, from 0 to 4."""
        if severity != self._severity:
            self._severity = severity
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = severity_mark(10.0, 9.0, self._severity, self._field_editor.theme)
        spot = Rect(0.0, 0.0, 20.0, 20.0)
        paint_figures(painter, (Figure("", FigureRole.PICK, "", spot, sign),))
