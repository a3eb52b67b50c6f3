"""What the wall of stickies shows: its page, its heading, the line under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.editing.clusters import clusters
from journeymap.language import plural, tr
from journeymap.layout.stickies import StickyWall, sticky_wall
from journeymap.layout.stickies.fitting import READABLE
from journeymap.layout.stickies.sticky import WallSticky, setting
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Note, Vote
from journeymap.painting.fonts import QtMeasure, font, metrics
from journeymap.painting.paint import brush, pen
from journeymap.ui.workshop.ballot import Ballot
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

BAR = Rect(60.0, 884.0, 1800.0, 92.0)
"""The line under the columns: how many are being written, and what uncovers them."""

LINE = Rect(60.0, 884.0, 1480.0, 92.0)
"""Where a line to write on stands in it."""

BUTTON = Rect(1560.0, 900.0, 284.0, 60.0)
_TITLE, _UNDER = (TextStyle(42, 700), TextStyle(34, 700)), TextStyle(24, 400)
_WORDS, _PRESS = TextStyle(28, 400), TextStyle(24, 600)
_LEFT, _BASE, _BELOW, _CLOCK = 62.0, 70.0, 112.0, 520.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ELIDE = Qt.TextElideMode.ElideRight
_NO_PEN = Qt.PenStyle.NoPen


class _Laid(NamedTuple):
    """What a wall was laid out of: as long as it is the same, so is the wall."""

    notes: tuple[Note, ...]
    votes: object
    theme: Theme
    authors: bool
    dots: bool
    page: int


class ShownWall:
    """The wall as it is now, laid out only when something of it is another."""

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        ballot: Ballot,
        heading: Callable[[], str] = str,
    ) -> None:
        self._workspace, self._appearance = workspace, appearance
        self.ballot, self.board, self._heading = ballot, ballot.board, heading
        self._measure = QtMeasure()
        self._set = setting(self._measure)
        self._of: _Laid | None = None
        self._wall: StickyWall | None = None
        self.page = 0

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self._appearance.theme

    @property
    def notes(self) -> tuple[Note, ...]:
        """The stickies that may be read, in their order."""
        return self.board.seen(self.board.notes)

    @property
    def now(self) -> StickyWall:
        """The page of the wall that is shown."""
        board, notes = self.board, self.notes
        votes = self._workspace.snapshot.all(Vote)
        laid = _Laid(notes, votes, self.theme, board.authors, board.dots_covered, self.page)
        if self._wall is None or not self._same(laid):
            self._of, self._wall = laid, self._lay(notes)
            self.page = self._wall.page
        return self._wall

    def _same(self, laid: _Laid) -> bool:
        was = self._of
        if was is None or was.votes is not laid.votes or was[2:] != laid[2:]:
            return False
        pairs = zip(was.notes, laid.notes, strict=False)
        return len(was.notes) == len(laid.notes) and all(a is b for a, b in pairs)

    def _lay(self, notes: tuple[Note, ...]) -> StickyWall:
        dots = self.ballot.dots()

        def told(note: Note) -> WallSticky:
            author = note.author.strip() if self.board.authors else ""
            words = " ".join(note.body.split()) or " "
            return WallSticky(note.id, words, author, note.colour, dots.get(note.id, 0))

        held = [(name, [told(note) for note in there]) for name, there in clusters(notes)]
        return sticky_wall(held, self.theme, self._measure, self._set, self.page)

    def turn(self, by: int) -> bool:
        """Turn to another page; return whether there is one."""
        wall = self.now
        if not 0 <= wall.page + by < wall.pages:
            return False
        self.page = wall.page + by
        return True

    def paint_surround(self, painter: QPainter) -> None:
        """Paint the heading and the line under the wall, in units of the wall."""
        theme = self.theme
        room = 1920.0 - _LEFT - _CLOCK
        title = self._title()
        style = next((s for s in _TITLE if metrics(s).horizontalAdvance(title) <= room), _TITLE[-1])
        painter.setFont(font(style))
        painter.setPen(pen(theme.surround_ink, 1.0))
        painter.drawText(round(_LEFT), round(_BASE), metrics(style).elidedText(title, _ELIDE, room))
        painter.setFont(font(_UNDER))
        painter.setPen(pen(theme.surround_soft, 1.0))
        under = metrics(_UNDER).elidedText(self.subtitle, _ELIDE, room)
        painter.drawText(round(_LEFT), round(_BELOW), under)
        self._paint_bar(painter)

    def _title(self) -> str:
        journey = self._workspace.snapshot.get(Journey, self._workspace.journey)
        return self._heading() or (journey_name(journey) if journey else "") or tr("Stickies")

    @property
    def subtitle(self) -> str:
        """What is said under the heading: covered, how many people, how many stickies."""
        board, wall = self.board, self.now
        there = board.notes
        people = len({note.author.strip() for note in there} - {""})
        parts = [
            tr("covered while we write") if board.writing_covered else "",
            tr("dots covered") if board.dots_covered else "",
            plural("{n} person", "{n} people", people) if people and board.authors else "",
            plural("{n} sticky", "{n} stickies", len(there)),
            tr("small letters: sort some onto the map") if 0 < wall.letters < READABLE else "",
            tr("page {n} of {count}", n=wall.page + 1, count=wall.pages) if wall.pages > 1 else "",
        ]
        return " · ".join(filter(None, parts))

    @property
    def bar_words(self) -> str:
        """What the line under the wall says."""
        board = self.board
        covered = len(board.notes) - len(self.notes)
        if board.writing_covered and covered:
            return plural("{n} more being written …", "{n} more being written …", covered)
        if board.writing_covered:
            return tr("What is written now is covered.")
        if board.dots_covered:
            n = self.ballot.put_down
            return plural("{n} dot is down, covered", "{n} dots are down, covered", n)
        if not board.notes:
            return tr("Nothing is written yet: N writes the first sticky.")
        return tr("N writes a sticky · drag one onto another to put them together")

    @property
    def press_words(self) -> str:
        """What the button in that line says."""
        board = self.board
        covered = board.writing_covered or board.dots_covered
        if covered:
            return tr("Uncover  U")
        return tr("Cover dots  U") if self.ballot.open else tr("Cover  U")

    def _paint_bar(self, painter: QPainter) -> None:
        theme, board = self.theme, self.board
        painter.setPen(_NO_PEN)
        painter.setBrush(brush(theme.surround_raised))
        painter.drawRoundedRect(QRectF(*BAR), 14, 14)
        covered = board.writing_covered or board.dots_covered
        if covered:
            painter.setBrush(brush(theme.accent))
            ink = theme.card if not theme.dark else theme.surround
        else:
            painter.setPen(pen(theme.surround_edge, 2.0))
            ink = theme.surround_ink
        painter.drawRoundedRect(QRectF(*BUTTON), 10, 10)
        painter.setFont(font(_PRESS))
        painter.setPen(pen(ink, 1.0))
        painter.drawText(QRectF(*BUTTON), int(_CENTRE), self.press_words)
        painter.setFont(font(_WORDS))
        painter.setPen(pen(theme.surround_soft, 1.0))
        place = QRectF(BAR.x + 30, BAR.y, BUTTON.x - BAR.x - 60, BAR.h)
        words = metrics(_WORDS).elidedText(self.bar_words, _ELIDE, place.width())
        painter.drawText(place, int(_MIDDLE), words)
