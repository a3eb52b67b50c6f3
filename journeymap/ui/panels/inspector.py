"""The inspector: everything known of what is selected, made from the declarations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from journeymap.editing.records import naming
from journeymap.language import tr
from journeymap.layout.persona import PERSONA
from journeymap.model.matching import Span
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Feeling,
    Journey,
    Persona,
    Project,
    Record,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.model.texts import FieldText
from journeymap.ui.panels.chain.links import OF_CHAIN
from journeymap.ui.panels.chain.section import ChainSection
from journeymap.ui.panels.editors import SHOWS, shows
from journeymap.ui.panels.findings.told import ToldFindings
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.pages import InspectorPage, page_for
from journeymap.ui.panels.sections import PageSection
from journeymap.ui.widgets import look
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words
from journeymap.view import shown
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.findings_review import FindingsReview
from journeymap.workspace.workspace import Workspace

Group = tuple[type[Record], tuple[Record, ...]]
_ROUND = 120


class Inspector(FollowingPanel):
    """Shows and edits the selection; with nothing selected the journey and the project.

    ``wanted`` asks to go to records, wherever they are, ``shows`` to show a finding.
    """

    wanted = Signal(tuple)
    shows = Signal(object)
    edits = True

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        review: FindingsReview | None = None,
    ) -> None:
        super().__init__(workspace, appearance, look.sheet, parent)
        self.setObjectName("inspector")
        self.setAccessibleName(tr("Inspector"))
        self.setMinimumWidth(280)
        self.field_editor = FieldEditor(workspace, appearance, self)
        self.field_editor.left.connect(self.left)
        self.field_editor.going.connect(self.wanted)
        self.field_editor.named.connect(self.write_name)
        self._review = review
        self._pages: dict[tuple[type[Record], bool], InspectorPage] = {}
        self._shown: list[InspectorPage] = []
        self._frame()
        # What a new row needs is only known when everything round it has its place.
        self._placed = QTimer(self, singleShot=True, interval=0)
        self._placed.timeout.connect(self._bring)
        self.field_editor.began.connect(self._placed.start)
        self._pointed: TextField | None = None
        self._to_see: QWidget | None = None
        workspace.pointed.connect(self.point)
        workspace.selected.connect(self._forget_pointed)

    def _frame(self) -> None:
        """Put a scrolled sheet for the pages in place."""
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QWidget()
        self.sheet.setObjectName("sheet")
        self._column = QVBoxLayout(self.sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._mixed = PageSection(self.field_editor, look="heading")
        self._counts = Words("strong")
        self._mixed.column.addWidget(self._counts)
        self._column.addWidget(self._mixed)
        self._column.addStretch(1)
        self._scroll.setWidget(self.sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def flush(self) -> None:
        """Keep what was typed, now; for those who undo, save or close without the keyboard."""
        for page in self._shown:
            page.flush()

    def page(self, kind: type[Record]) -> InspectorPage | None:
        """Return the page that shows records of a kind now."""
        return next((page for page in self._shown if page.kind is kind), None)

    def refresh(self) -> None:
        """Show what is selected now; pages are made once and then told other records."""
        self._soon.stop()
        if not self.isVisible():
            return
        groups = self._groups()
        pages = [self._page(kind, len(records) > 1) for kind, records in groups]
        if pages != self._shown:
            self._turn_to(pages)
        for page, (_, records) in zip(pages, groups, strict=True):
            page.present(records)
        self._counts.say(self._summary() if not groups else "")
        self._mixed.setVisible(not groups)

    def point(self, found: FieldText | None, spans: Sequence[Span]) -> None:
        """Bring the field of a text into view, and mark some places in it; of none, no longer."""
        self._forget_pointed()
        if found is None or not self.isVisible():
            return
        self.refresh()
        wanted = shows(type(found.record), found.field)
        for page in self._shown:
            for editor in page.findChildren(QWidget):
                if editor.property(SHOWS) == wanted and editor.isVisibleTo(page):
                    if isinstance(editor, TextField):
                        self._pointed = editor
                        editor.point(spans, self.field_editor.theme)
                    self._to_see = editor
                    # What was just shown has its place in the next turn of the loop.
                    self._placed.start()
                    return

    def write_name(self, id: str) -> None:
        """Let a record be called something else in the field of its name."""
        self.workspace.select((id,))
        self.refresh()
        record = self.workspace.snapshot.find(id)
        name = naming(record) if record else None
        for page in self._shown:
            for editor in page.findChildren(TextField):
                if record and name and editor.property(SHOWS) == shows(type(record), name):
                    editor.setFocus()
                    editor.selectAll()
                    return

    def _forget_pointed(self) -> None:
        if self._pointed and isValid(self._pointed):
            self._pointed.point((), self.field_editor.theme)
        self._pointed = None

    def _groups(self) -> list[Group]:
        """Return what is to be shown: records of one kind, or the journey and the project."""
        snapshot = self.workspace.view.document
        chosen = subjects(snapshot, self.workspace.selection)
        if not chosen and self.workspace.arrangement == PERSONA:
            people = shown(self.workspace.view).personas
            focus = [one for one in people if one.id == self.workspace.focus]
            if people:
                return [(Persona, tuple(focus or people[:1]))]
        if not chosen:
            journey = snapshot.get(Journey, self.workspace.journey)
            projects = tuple(snapshot.all(Project).values())[:1]
            groups: list[Group] = [(Journey, (journey,))] if journey else []
            return groups + ([(Project, projects)] if projects else [])
        kinds = {type(record) for record in chosen}
        return [(kinds.pop(), chosen)] if len(kinds) == 1 else []

    def _summary(self) -> str:
        chosen = subjects(self.workspace.view.document, self.workspace.selection)
        counted: dict[str, int] = {}
        for record in chosen:
            counted[type(record).__name__] = counted.get(type(record).__name__, 0) + 1
        return "\n".join(f"{kind_name(kind)} · {n}" for kind, n in counted.items())

    def _page(self, kind: type[Record], several: bool) -> InspectorPage:
        key = (kind, several)
        if key not in self._pages:
            self._pages[key] = page_for(self.field_editor, kind, several, self._found)
        return self._pages[key]

    def _found(self, kind: type[Record]) -> Sequence[PageSection]:
        """Return what tells of the findings about a touchpoint, where somebody looks for them, and
        in which chain of goals and ideas a record stands."""
        if kind in OF_CHAIN:
            return (ChainSection(self.field_editor, self._review, self.shows.emit),)
        if self._review is None or kind is not Touchpoint:
            return ()
        return (ToldFindings(self.field_editor, self._review, self.shows.emit),)

    def _turn_to(self, pages: list[InspectorPage]) -> None:
        for page in self._shown:
            if page not in pages:
                page.flush()
                page.hide()
                self._column.removeWidget(page)
        for index, page in enumerate(pages):
            self._column.insertWidget(index + 1, page)
            page.show()
        self._shown = pages
        self._scroll.verticalScrollBar().setValue(0)

    def _bring(self) -> None:
        """Bring into view what has the keyboard, with some of what stands round it."""
        field, self._to_see = self._to_see or self.focusWidget(), None
        if field:
            self._scroll.ensureWidgetVisible(field, 0, _ROUND)


def subjects(snapshot: Snapshot, selection: tuple[str, ...]) -> tuple[Record, ...]:
    """Return the records a selection is about: feelings and votes are shown with what has them,
    and what hangs on a touchpoint that is selected too is shown with that."""
    found: dict[str, Record] = {}
    for id in selection:
        record = snapshot.find(id)
        if isinstance(record, Feeling):
            record = snapshot.get(Touchpoint, record.touchpoint)
        if isinstance(record, Vote):
            record = snapshot.find(record.touchpoint or record.idea or record.note or "")
        if record is not None and getattr(record, "touchpoint", None) not in selection:
            found[record.id] = record
    return tuple(found.values())
