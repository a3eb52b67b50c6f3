"""The levers beside the map: what could help where one looks, each to be taken with a click."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journeymap.analysis.findings import called
from journeymap.analysis.lever_fits import (
    FittingGroup,
    LeverFit,
    Situation,
    fitting,
    situation,
)
from journeymap.analysis.levers import Makes
from journeymap.drawing.theme import Theme
from journeymap.editing.levers import is_taken, take
from journeymap.language import mark, plural, tr
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets import look
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.scrolled import scroll_inside
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.finding_going import FindingsHost

_TAKES: dict[Makes, str] = {
    "idea": mark("Take as an idea"),
    "sense": mark("Say so of this sense"),
    "goal": mark("Take as a goal"),
    "note": mark("Put on the map as a note"),
}
_NAMED = 2


def _sheet(theme: Theme) -> str:
    return look.sheet(theme) + f"#levers {{ background: {theme.lane}; border: none; }}"


class LeversPanel(FollowingPanel):
    """Lists the levers that fit what is selected, with the reasons, and all while nothing is."""

    edits = True

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host = host
        self._told: list[FittingGroup] | None = None
        self._now = Situation()
        self.rows: list[LeverRow] = []
        self._made: dict[str, LeverRow] = {}
        self._headings: dict[str, Words] = {}
        self._nothing = Words("soft", tr("No lever says that."))
        self.setObjectName("levers")
        self.setAccessibleName(tr("Levers"))
        self.setMinimumWidth(280)
        inside = QWidget()
        inside.setObjectName("sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(6)
        column.addWidget(Words("title", tr("Levers")))
        self.about = Words("soft")
        column.addWidget(self.about)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search in all levers"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search in all levers"))
        self.search.textChanged.connect(lambda: self.refresh())
        column.addWidget(self.search)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(2)
        column.addWidget(self._list)
        column.addStretch(1)
        scroll_inside(self, inside)

    def refresh(self) -> None:
        """Show what fits now; what says the same stays as it is."""
        self._soon.stop()
        workspace = self.workspace
        snapshot, journey = workspace.snapshot, workspace.journey
        kinds = self._finding_kinds()
        self._now = situation(snapshot, journey, workspace.selection, kinds)
        words = self.search.text().strip().casefold()
        groups = fitting(snapshot, Situation(wide=True) if words else self._now)
        found = [one for group in groups if (one := _matching(group, words)).fits]
        self.about.say(self._heading(bool(words)))
        if found != self._told:
            self._told = found
            self._fill(found)
        for row in self.rows:
            row.offer(*self._offered(row.fit))

    def take(self, fit: LeverFit) -> None:
        """Take a lever where one looks; one step to undo."""
        workspace = self.workspace
        change = take(workspace.edit_view, fit.lever, self._now, fit.frictions)
        if change is None:
            self._host.notify(tr("Select a touchpoint first: it has to stand somewhere."))
        elif workspace.commit(change):
            self.setFocus()
            said = tr("Taken: {title}", title=fit.lever.title)
            self._host.offer(said, tr("Undo"), workspace.undo)

    def _finding_kinds(self) -> tuple[str, ...]:
        """Return the kind of the finding one is at, where what is selected is what it is about."""
        host = self._host
        finding = host.findings.review.current if isinstance(host, FindingsHost) else None
        if finding and not set(finding.ids).isdisjoint(self.workspace.selection):
            return (finding.kind,)
        return ()

    def _heading(self, searching: bool) -> str:
        places = [called(self.workspace.snapshot, card.id) for card in self._now.touchpoints]
        if searching or (not places and self._now.wide):
            return tr(
                "Ways to improve that have proved themselves. Select a touchpoint, a friction or "
                "a stage to see what fits there."
            )
        if not places:
            return tr("Nothing to improve is selected.")
        names = ", ".join(tr("“{title}”", title=name) for name in places[:_NAMED])
        rest = len(places) - _NAMED
        if rest > 0:
            names = tr("{names} and {n} more", names=names, n=rest)
        pains = len(self._now.frictions)
        said = plural("{n} friction", "{n} frictions", pains) if pains else ""
        return tr("What fits {places}", places=" · ".join(filter(None, (names, said))))

    def _fill(self, found: list[FittingGroup]) -> None:
        """Set what fits below one another; rows and headings are made once, and used again.

        All of it is away meanwhile: each that is shown by itself would be laid out anew.
        """
        self._list.hide()
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
        self.rows = []
        for group in found:
            heading = self._headings.setdefault(group.title, Words("section", group.title))
            self._body.addSpacing(12)
            self._put(heading)
            for fit in group.fits:
                name = fit.lever.name
                row = self._made.get(name) or self._made.setdefault(name, LeverRow(self, fit))
                row.present(fit)
                self.rows.append(row)
                self._put(row)
        if not found:
            self._put(self._nothing)
        self._list.show()

    def _put(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        widget.show()

    def _offered(self, fit: LeverFit) -> tuple[str, bool]:
        """Return what taking it is called here, blank where it cannot be; and whether it was."""
        snapshot, journey = self.workspace.snapshot, self.workspace.journey
        makes, somewhere = fit.lever.makes, bool(self._now.touchpoints)
        may = somewhere or (makes == "goal" and self._now.wide)
        return tr(_TAKES[makes]) if may else "", is_taken(snapshot, journey, fit.lever, self._now)


class LeverRow(QWidget):
    """A lever: what it is called, how it is done, why it fits, and what takes it."""

    def __init__(self, panel: LeversPanel, fit: LeverFit) -> None:
        super().__init__()
        self.fit = fit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 7)
        column.setSpacing(1)
        self.title = Words("strong", fit.lever.title)
        column.addWidget(self.title)
        column.addWidget(Words("", fit.lever.how))
        self.why = Words("soft")
        column.addWidget(self.why)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 0, 0)
        self.takes = link("", lambda: panel.take(self.fit))
        self.takes.setAccessibleDescription(fit.lever.title)
        self.taken = Words("soft", tr("✓ taken"))
        foot.addWidget(self.takes)
        foot.addWidget(self.taken, 1)
        foot.addStretch(1)
        column.addLayout(foot)

    def present(self, fit: LeverFit) -> None:
        """Say why it fits what is looked at now, and who does it."""
        self.fit = fit
        seen = tr("seen at {company}", company=fit.lever.seen) if fit.lever.seen else ""
        self.why.say(" · ".join(filter(None, (*fit.reasons, seen))))
        self.why.setVisible(bool(self.why.text()))

    def offer(self, takes: str, taken: bool) -> None:
        """Let it be taken by these words, unless they are blank or it was."""
        self.takes.setText(takes)
        self.takes.setEnabled(not taken)
        self.takes.setVisible(bool(takes) and not taken)
        self.taken.setVisible(taken)


def _matching(group: FittingGroup, words: str) -> FittingGroup:
    """Return a group with the levers that say some words; all of them without any."""
    if not words:
        return group
    fits = tuple(
        fit for fit in group.fits if words in f"{fit.lever.title} {fit.lever.how}".casefold()
    )
    return FittingGroup(group.title, fits)
