"""The panel of the findings: what is wanted above, the list, and below it the one one is at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from journeymap.analysis.dismissals import DismissedFinding
from journeymap.analysis.findings import GROUPS, Finding, kind_group
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.panels.findings.chain import FindingChain
from journeymap.ui.panels.findings.detail import FindingDetail
from journeymap.ui.panels.findings.filtering import FindingFields
from journeymap.ui.panels.findings.listing import FindingsList
from journeymap.ui.panels.findings.nothing import NothingFound, failed_checks
from journeymap.ui.panels.findings.rows import DismissedRow, FindingRow, FindingRows, ListedRow
from journeymap.ui.panels.findings.wording import all_as_text, as_text, counted
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets import look
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions.levers import show_levers
from journeymap.workspace.finding_edits import dismiss_finding, make_idea, take_back_finding
from journeymap.workspace.finding_going import FINDINGS, show_finding
from journeymap.workspace.findings_review import COPY, DISMISS, DISMISSED, EVERY
from journeymap.workspace.going import go_to


def _sheet(theme: Theme) -> str:
    return look.sheet(theme) + (
        f"#findings, #findings QListView {{ background: {theme.lane}; border: none; }}"
        f"#findings QComboBox, #findings QComboBox * {{ font-size: 12px; }}"
        f"QComboBox QAbstractItemView::item {{ padding: 4px 6px; }}"
        f"QPushButton[look='plain-button'] {{ background: {theme.pill};"
        f" border: 1px solid {theme.edge}; border-radius: 6px; padding: 4px 10px;"
        f" font-size: 12px; }}"
        f"QPushButton[look='plain-button']:hover {{ border-color: {theme.divider}; }}"
        f"QPushButton[look='plain-button']:focus {{ border-color: {theme.accent}; }}"
        f"QPushButton[look='plain-button']:disabled {{ color: {theme.assumed_arrow}; }}"
    )


class FindingsPanel(FollowingPanel):
    """Lists what was found, the worst first; what one is at is shown in the main view."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host, self.review = host, host.findings.review
        self.setObjectName("findings")
        self.setAccessibleName(tr("Findings"))
        self.setMinimumWidth(260)
        self.told, self.problem = Words("soft"), Words("problem")
        self.fields = FindingFields(host.appearance)
        self.rows = FindingRows(self.review, self)
        self.list = FindingsList(self.rows, host.appearance, self)
        self.nothing = NothingFound(self._show_every)
        self.detail = FindingDetail()
        editor = FieldEditor(host.workspace, host.appearance, self)
        editor.going.connect(self._go)
        self.chain = FindingChain(editor, self.review)
        self._gone: DismissedFinding | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Words("kind", tr("Findings").upper()), 1)
        head.addWidget(link(tr("Close"), self._leave))
        above = QFrame()
        top = QVBoxLayout(above)
        top.setContentsMargins(SIDE - 4, 14, 10, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.fields)
        top.addWidget(self.told)
        top.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self.chain)

    def _connect(self) -> None:
        review, fields, listed, detail = self.review, self.fields, self.list, self.detail
        review.changed.connect(self.outdate)
        review.went.connect(self._went)
        review.asked.connect(self._asked)
        fields.changed.connect(lambda: review.look_for(fields.wanted()))
        fields.down.connect(listed.begin)
        fields.left.connect(self._back)
        listed.chosen.connect(self._be_at)
        listed.entered.connect(self._host.focus)
        listed.folded.connect(self._fold)
        listed.more.connect(review.show_whole)
        listed.asked.connect(lambda at: self.menu().popup(at))
        listed.refused.connect(self._refuse)
        listed.copied.connect(self.copy)
        listed.left.connect(self._back)
        detail.dismissed.connect(self._dismiss)
        detail.taken_back.connect(self._take_back)
        detail.made_idea.connect(self._make_idea)
        detail.helped.connect(lambda: show_levers(self._host))
        detail.copied.connect(self.copy)
        detail.left.connect(listed.setFocus)

    @property
    def current(self) -> Finding | DismissedFinding | None:
        """What one is at: a finding that is open, or one that was dismissed."""
        return self._gone or self.review.current

    def refresh(self) -> None:
        """List what is found by now; what one is at stays where it is."""
        self._soon.stop()
        if not self.isVisible():
            return
        review = self.review
        groups = {kind_group(finding.kind) for finding in review.open}
        self.fields.offer([(group, tr(group)) for group in GROUPS if group in groups])
        self.fields.show_wanted(review.wanted)
        self.list.follow()
        if self._gone is not None:
            self._gone = next((one for one in review.dismissed if one == self._gone), None)
        self.told.say(self._told())
        self.told.setVisible(bool(review.open) or not review.looked)
        failed = failed_checks() if review.looked else ""
        self.problem.say(failed)
        self.problem.setVisible(bool(failed))
        self.nothing.tell(review)
        self.nothing.setVisible(not review.listed)
        self._show_current()

    def _told(self) -> str:
        """Return how many findings there are, and how many of them are listed."""
        review, every = self.review, len(self.review.open)
        if not review.looked:
            return tr("Looking…")
        shown = review.listed - review.left
        if shown < every and every:
            return tr("{shown} of {n} findings", shown=shown, n=every)
        return counted(every)

    def _show_current(self) -> None:
        if self._gone is None:
            self.list.show_current(self.rows.row_of(self.review.current))
        self.detail.show_finding(self.current)
        self.chain.show_finding(self.current)

    def _go(self, ids: tuple[str, ...]) -> None:
        """Go to a record of the chain, wherever it is."""
        record = self._host.workspace.snapshot.find(ids[0])
        if record is not None:
            go_to(self._host, record)

    def _went(self) -> None:
        self._gone = None
        self.refresh()
        self.list.scrollTo(self.rows.row_of(self.review.current))

    def _be_at(self, row: ListedRow | None) -> None:
        """Be at a row, and show in the main view what it is about."""
        if isinstance(row, FindingRow):
            self.review.go(row.finding)
            show_finding(self._host, row.finding)
        elif isinstance(row, DismissedRow):
            self._gone = row.dismissed
            self.detail.show_finding(self.current)
            self.chain.show_finding(self.current)
            show_finding(self._host, row.dismissed.finding)

    def _fold(self, group: str, yes: bool) -> None:
        """Close a group or open it, and go on from its heading."""
        if group == DISMISSED:
            self._gone = None
            self.rows.show_dismissed(not yes)
        else:
            self.review.fold(group, yes)
            self.refresh()
        self.list.stand_on(group)

    def _asked(self, what: str) -> None:
        """Do what somebody asks of whoever shows the findings."""
        self.refresh()
        if what == DISMISS:
            self._refuse()
        elif what == COPY:
            self.copy()
        elif what == DISMISSED:
            self.rows.show_dismissed(True)
            self.list.setFocus()
            self.list.stand_on(DISMISSED)

    def _refuse(self) -> None:
        """Ask why a finding is dismissed; one that was is taken back."""
        if self._gone is not None:
            self._take_back()
        else:
            self.detail.ask_why()

    def _dismiss(self, reason: str) -> None:
        finding = self.review.current
        if finding is not None and dismiss_finding(self._host, finding, reason):
            after = self.review.step(1)
            self._go_on()
            if after is not None:
                show_finding(self._host, after)

    def _take_back(self) -> None:
        if self._gone is not None:
            gone = self._gone
            if take_back_finding(self._host, gone):
                self._gone = None
                self.review.go(gone.finding)
                self._go_on()

    def _go_on(self) -> None:
        """Go on in the list, where what stood next is at hand."""
        self.refresh()
        self.list.setFocus()

    def _make_idea(self) -> None:
        finding = self.review.current
        if finding is not None and self._gone is None:
            make_idea(self._host, finding)

    def copy(self) -> None:
        """Put the finding one is at on the clipboard as text."""
        at = self.current
        if at is not None:
            finding = at.finding if isinstance(at, DismissedFinding) else at
            QGuiApplication.clipboard().setText(as_text(finding))
            self._host.notify(tr("Copied."))

    def copy_all(self) -> None:
        """Put all findings that are wanted on the clipboard as text, under their headings."""
        QGuiApplication.clipboard().setText(all_as_text(self.review.groups))
        self._host.notify(tr("Copied."))

    def menu(self) -> QMenu:
        """Return what can be done with the finding one is at."""
        menu, at = LetterMenu(self), self.current
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(at, DismissedFinding):
            menu.addAction(tr("Take back"), self._take_back)
        elif at is not None:
            menu.addAction(tr("Make an idea"), self._make_idea)
            menu.addAction(tr("Dismiss…"), self._refuse)
        if at is not None:
            menu.addAction(tr("Copy"), self.copy)
            menu.addSeparator()
        menu.addAction(tr("Copy all"), self.copy_all).setEnabled(bool(self.review.listed))
        whole = menu.addAction(tr("Show all"), lambda: self.review.show_whole(True))
        whole.setVisible(bool(self.review.left))
        return menu

    def _show_every(self) -> None:
        self.review.look_for(EVERY)
        self.refresh()

    def _back(self) -> None:
        """Give the keyboard back to the main view."""
        self._host.focus()

    def _leave(self) -> None:
        """Make room for what stood there, and give the keyboard back."""
        self._host.panels.toggle(FINDINGS)
        self._host.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)
