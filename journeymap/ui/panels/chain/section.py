"""The chain of what one looks at, on its page in the inspector, with ways to add to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_line
from journeymap.analysis.findings import Finding
from journeymap.editing.linking import idea_of, link_to, unlink
from journeymap.language import plural, tr
from journeymap.model.records import Friction, Goal, Idea, Metric, Quote, Record
from journeymap.ui.panels.chain.links import ChainLink, chain_links
from journeymap.ui.panels.chain.offers import ideas_to_link, offers
from journeymap.ui.panels.chain.row import ChainRow
from journeymap.ui.panels.listing import added
from journeymap.ui.panels.sections import PageSection, Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.pick_list import Pick, PickList
from journeymap.ui.widgets.words import Words
from journeymap.workspace.findings_review import FindingsReview

Show = Callable[[Finding], object]


class ChainSection(PageSection):
    """Why: goal, evidence, idea, metric, from above, and what one looks at among them."""

    first = 8
    """So many links are shown at first."""

    def __init__(
        self, field_editor: FieldEditor, review: FindingsReview | None = None, show: Show = bool
    ) -> None:
        super().__init__(field_editor, tr("Why"))
        self._review, self._show = review, show
        self.about, self._whole = "", False
        self.opened: PickList | None = None
        self.rows: list[ChainRow] = []
        self.hint = Words("soft")
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.more = link("", self._show_more)
        self.linker = link(tr("Link…"), self._offer)
        self.maker = link(tr("New idea of this"), self._make)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons, 10)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.linker, self.maker):
            flow.addWidget(button)
        flow.addWidget(QWidget())  # takes what is left of the line
        self.column.addLayout(self._body)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.buttons)

    @property
    def record(self) -> Record | None:
        """The record whose chain is shown."""
        return self.field_editor.workspace.snapshot.find(self.about)

    def present(self, records: Records) -> None:
        """Show the chain of a record; of several there is none."""
        self.setVisible(len(records) == 1)
        if len(records) == 1:
            self.show_chain(records[0].id)

    def show_chain(self, about: str) -> None:
        """Show the chain of a record or of a kind of finding."""
        if about != self.about:
            self.about, self._whole = about, False
        snapshot = self.field_editor.workspace.view.document
        links = chain_links(snapshot, about)
        shown = links if self._whole or len(links) <= self.first + 1 else _cut(links, self.first)
        while len(self.rows) < len(shown):
            row = ChainRow(self.field_editor, self._follow, self._let_go)
            self._body.addWidget(row)
            self.rows.append(row)
        for i, row in enumerate(self.rows):
            row.setVisible(i < len(shown))
            if i < len(shown):
                row.tell(shown[i], first=i == 0, last=i == len(shown) - 1)
        n = len(links) - len(shown)
        self.more.setVisible(n > 0)
        self.more.setText(plural("{n} more", "{n} more", n))
        self._say(snapshot.find(about), links)

    def _say(self, record: Record | None, links: tuple[ChainLink, ...]) -> None:
        idea = record if isinstance(record, Idea) else None
        snapshot = self.field_editor.workspace.view.document
        said = backing_line(backing(snapshot, idea)) if idea else ""
        if not any(one.kind == "Idea" for one in links):
            said = _ideas_wanted(record)
        elif idea and not said:
            said = tr("Nothing stands behind it yet: link a quote, a friction or a finding.")
        self.hint.say(said[:1].upper() + said[1:])
        self.hint.setVisible(bool(said))
        words = tr("Link…") if idea else tr("Link to idea…")
        self.linker.setText(words)
        self.maker.setVisible(isinstance(record, Quote | Friction))

    def _show_more(self) -> None:
        self._whole = True
        self.show_chain(self.about)

    def _follow(self, link_: ChainLink) -> None:
        if link_.kind != "Finding":
            self.field_editor.going.emit((link_.id,))
            return
        found = [one for one in self._review.open if one.kind == link_.id] if self._review else []
        idea = self.record
        near = idea.touchpoints if isinstance(idea, Idea) else ()
        found.sort(key=lambda one: not set(one.ids) & set(near))
        if found:
            self._show(found[0])
        else:
            self.field_editor.workspace.said.emit(tr("That is not found any more."))

    def _let_go(self, link_: ChainLink) -> None:
        idea, target = (link_.id, self.about) if link_.kind == "Idea" else (self.about, link_.id)
        self.field_editor.write(unlink(self.field_editor.workspace.snapshot, idea, target))

    def _offer(self) -> None:
        """Offer what can be linked, in a list that is searched by typing."""
        workspace, record = self.field_editor.workspace, self.record
        if isinstance(record, Idea):
            open_now = self._review.open if self._review else ()
            picks, new = offers(workspace.snapshot, record, open_now), ""
        else:
            picks = ideas_to_link(workspace.snapshot, self.about, workspace.journey)
            new = tr("New idea") if isinstance(record, Quote | Friction) else ""
        self._open(picks, new)

    def _open(self, picks: list[Pick], new: str) -> None:
        self.opened = PickList(self, self.field_editor.theme, picks, None, new=new)
        self.opened.picked.connect(self._take)
        self.opened.made.connect(self._make)
        below = self.linker.mapToGlobal(self.linker.rect().bottomLeft())
        self.opened.open_at(below, self.linker.height())

    def _take(self, id: str) -> None:
        about, snapshot = self.about, self.field_editor.workspace.snapshot
        pair = (about, id) if isinstance(self.record, Idea) else (id, about)
        self.field_editor.write(link_to(snapshot, *pair))

    def _make(self, title: str = "") -> None:
        """Make an idea that is linked to this at once, and let its name be written."""
        record = self.record
        new = idea_of(self.field_editor.workspace.snapshot, (record,), title) if record else None
        id = added(new, Idea) if new and self.field_editor.write(new) else None
        if id:
            self.field_editor.named.emit(id)


def _cut(links: tuple[ChainLink, ...], first: int) -> tuple[ChainLink, ...]:
    """Return as many links as are shown at first, those of evidence left out from the last."""
    spare = [one for one in links if one.level == 1 and not one.current]
    left_out = set(spare[max(0, len(spare) - (len(links) - first)) :])
    return tuple(one for one in links if one not in left_out)


def _ideas_wanted(record: Record | None) -> str:
    """Return what a record lacks that is in no chain with an idea."""
    if isinstance(record, Metric):
        return tr("No idea is measured by it yet.")
    return (
        tr("No idea serves it yet.") if isinstance(record, Goal) else tr("No idea rests on it yet.")
    )
