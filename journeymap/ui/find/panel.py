"""The panel that finds: as an editor does it, in all texts of the file, and puts others there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.editing.replacing import Replacement
from journeymap.editing.tags import counted_tags
from journeymap.editing.text_search import TAG_SIGN, TextHit
from journeymap.language import plural, tr
from journeymap.ui.find.fields import SearchFields
from journeymap.ui.find.hit_list import HitList
from journeymap.ui.find.row_painter import FoundPainter
from journeymap.ui.find.rows import MOST, FoundRows
from journeymap.ui.find.tag_list import TagList
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets import look
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.going import go_to_text
from journeymap.workspace.text_search import TextSearch

NAME = "find"
"""What the panel is called among the panels."""

_TOLD = 3
"""So many texts that were left out are named."""


def _sheet(theme: Theme) -> str:
    return look.sheet(theme) + (
        f"#find, QListView {{ background: {theme.lane}; border: none; }}"
        f"QToolButton[look='toggle'] {{ color: {theme.ink_soft}; font-size: 12px;"
        f" font-weight: 600; padding: 0 5px; }}"
        f"QToolButton[look='toggle']:checked {{ background: {theme.accent_tint};"
        f" color: {theme.accent_ink}; border-color: {theme.accent}; }}"
        f"QListWidget {{ background: {theme.lane}; border: none; }}"
        f"QListWidget::item {{ padding: 5px 8px; border-radius: 6px; }}"
        f"QListWidget::item:hover {{ background: {theme.pill}; }}"
        f"QListWidget::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}"
    )


class FindPanel(FollowingPanel):
    """Fields above, what is found below; while nothing is wanted, the tags of the file."""

    def __init__(self, host: WindowHost, search: TextSearch) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host, self.search = host, search
        self.setObjectName("find")
        self.setAccessibleName(tr("Find"))
        self.setMinimumWidth(240)
        self.fields = SearchFields(host.appearance)
        self.told, self.problem = Words("soft"), Words("problem")
        self.problem.hide()
        self.list = HitList(FoundRows(search, host.workspace, self), self)
        self.list.setItemDelegate(FoundPainter(host.appearance, self._by, self.list))
        self.tags = TagList(self)
        self.one, self.every = QPushButton(tr("Replace")), QPushButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Words("kind", tr("Find").upper()), 1)
        close = link(tr("Close"), self._leave)
        head.addWidget(close)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self.one)
        row.addWidget(self.every, 1)
        top = QVBoxLayout()
        top.setContentsMargins(SIDE - 8, 14, 10, 6)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.fields)
        top.addWidget(self._buttons)
        top.addWidget(self.told)
        top.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.tags, 1)
        self._buttons.hide()

    def _connect(self) -> None:
        search, fields = self.search, self.fields
        fields.changed.connect(self._changed)
        fields.left.connect(self._leave)
        fields.stepped.connect(self.search.step)
        fields.replaced.connect(self.replace)
        self.one.clicked.connect(lambda: self.replace(False))
        self.every.clicked.connect(lambda: self.replace(True))
        self.list.chosen.connect(search.go)
        self.list.ticked.connect(self._tick)
        self.list.left.connect(self._leave)
        self.tags.chosen.connect(self._ask_tag)
        search.found.connect(self._tell)
        search.went.connect(self._go)
        search.wanted_by.connect(fields.ask)

    def refresh(self) -> None:
        """Show what is found in the file as it is now."""
        self._soon.stop()
        self.tags.show_tags(counted_tags(self.workspace.snapshot))
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        self.search.wake(True)
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.search.wake(False)
        self.workspace.pointed.emit(None, ())

    def replace(self, every: bool) -> None:
        """Put what is typed there where all that is ticked is, or where one is, and go on."""
        if not self.fields.replacing:
            self.fields.unfold.setChecked(True)
            return
        session, search = self._host.session, self.search
        if session is not None and session.read_only:
            self._complain(tr("Nothing can be replaced here. {reason}", reason=session.read_only))
            return
        if every:
            self._say(search.replace(self.fields.by.text()))
            return
        if search.current is None:
            search.step(1)
            return
        hit = search.current
        self._say(search.replace(self.fields.by.text(), [hit]), counted=False)
        search.step(1)

    def _say(self, done: Replacement, counted: bool = True) -> None:
        """Say what was replaced, and what was not and why."""
        left = [
            tr("“{text}” {reason}.", text=_short(one.text), reason=tr(why))
            for one, why in done.left_out[:_TOLD]
        ]
        more = len(done.left_out) - len(left)
        if more > 0:
            left.append(plural("And {n} more.", "And {n} more.", more))
        self._complain(tr("Left as it is: {texts}", texts=" ".join(left)) if left else "")
        if counted and (done.hits or not left):
            places = plural("{n} place replaced", "{n} places replaced", done.hits)
            texts = plural("in {n} text", "in {n} texts", done.texts)
            self._host.notify(f"{places} {texts}." if done.hits else tr("Nothing to replace."))

    def _complain(self, sentence: str) -> None:
        self.problem.say(sentence)
        self.problem.setVisible(bool(sentence))

    def _by(self) -> str | None:
        return self.fields.by.text() if self.fields.replacing else None

    def _changed(self) -> None:
        self._complain("")
        self.search.look_for(self.fields.wanted())
        self._tell()
        self.list.viewport().update()

    def _tell(self) -> None:
        """Say how much there is, and let buttons and lists fit it."""
        search, fields = self.search, self.fields
        hits, wanted = len(search.hits), bool(search.wanted)
        self.list.setVisible(wanted)
        self.tags.setVisible(not wanted)
        self._buttons.setVisible(fields.replacing)
        self.list.ticking = fields.replacing
        if wanted:
            self.told.say(self._found(hits))
        self.told.setVisible(wanted)
        ticked = len(search.to_replace()) if fields.replacing else 0
        self.one.setEnabled(bool(hits))
        self.every.setEnabled(bool(ticked))
        self.every.setText(plural("Replace {n}", "Replace all {n}", ticked))
        self._show_current()

    def _found(self, hits: int) -> str:
        search = self.search
        if not hits:
            return tr("Nothing found") if search.complete else tr("Searching…")
        if search.place >= 0:
            told = tr("{place} of {count}", place=search.place + 1, count=hits)
        else:
            told = plural("{n} hit", "{n} hits", hits)
        if hits > MOST:
            told = f"{told} · {tr('the first {n} are listed', n=MOST)}"
        return told

    def _show_current(self) -> None:
        """Show in the list which hit one is at."""
        self.list.show_current(self.list.rows.row_of(self.search.place))

    def _go(self, hit: TextHit) -> None:
        self._tell()
        go_to_text(self._host, hit.found, [hit.span])

    def _tick(self, place: int) -> None:
        hit = self.search.hits[place]
        self.search.tick([hit], not self.search.ticked(hit))

    def _ask_tag(self, tag: str) -> None:
        self.fields.ask(TAG_SIGN + tag, False)
        self.search.step(1)

    def _leave(self) -> None:
        """Make room for what stood there, and give the keyboard back."""
        self._host.panels.toggle(NAME)
        self._host.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"
