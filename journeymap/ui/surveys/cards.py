"""Cards with a number each: what of a survey is left out, and what comes in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.words import flow

Index = QModelIndex | QPersistentModelIndex

_CARD = int(Qt.ItemDataRole.UserRole)
_GAP, _PAD = 12, 16.0
_FEWEST = 3
"""A card is never wider than if there were so many, lest few become banners."""
_NUMBER, _TITLE, _NOTE = TextStyle(22, 700), TextStyle(13, 600), TextStyle(12, 400)
_LINK = TextStyle(12, 600)
_FOCUSED = QStyle.StateFlag.State_HasFocus
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCard:
    """A number, what it is of, and what stands below; ``bad`` ones are to be looked at.

    ``link`` says what a click does, ``name`` to what; without a link there is nothing to do.
    """

    number: str
    title: str
    note: str = ""
    beside: str = ""
    bad: bool = False
    link: str = ""
    name: str = ""

    @property
    def told(self) -> str:
        """All of it in a line, as it is read aloud."""
        return ", ".join(filter(None, (self.title, self.number, self.note, self.beside, self.link)))


class _Cards(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[NumberCard, ...] = ()

    def show(self, cards: Sequence[NumberCard]) -> None:
        if len(cards) == len(self.cards):
            self.cards = tuple(cards)
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.cards[index.row()]
        if role == _CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.told
        return card.note if role == Qt.ItemDataRole.ToolTipRole else None


class CardPainter(QStyledItemDelegate):
    """Paints a card into its box, and tells how tall it must be for its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.size = QSize(260, 80)

    @abstractmethod
    def height(self, card: NumberCard, width: float) -> float:
        """Return how tall a card of this width is, in pixels."""

    @abstractmethod
    def paint_card(self, painter: QPainter, rect: QRectF, card: NumberCard) -> None:
        """Paint what stands in a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -_GAP - 0.5, -_GAP - 0.5)
        focused = bool(option.state & _FOCUSED)
        painter.setPen(line_of(self.theme.accent if focused else self.theme.edge, 1.0))
        painter.setBrush(brush(self.ground))
        painter.drawRoundedRect(rect, 7, 7)
        self.paint_card(painter, rect.adjusted(_PAD, 11, -_PAD, -11), index.data(_CARD))
        painter.restore()

    @property
    def ground(self) -> str:
        """The colour cards are of."""
        return self.theme.lane_alt

    def ink(self, card: NumberCard) -> str:
        """Return the colour of the number."""
        return self.theme.pain_ink if card.bad else self.theme.ink

    def say(
        self, painter: QPainter, at: QPointF, words: str, style: TextStyle, ink: str, width: float
    ) -> float:
        """Set words in lines no wider than that, and return how tall they are."""
        if not words:
            return 0.0
        layout, high = flow(words, font(style), width)
        painter.setPen(line_of(ink, 1.0))
        layout.draw(painter, at)
        return high


class LeftOutPainter(CardPainter):
    """The number on the left, and beside it what it is of and why."""

    def height(self, card: NumberCard, width: float) -> float:
        room = self._room(card, width - _GAP - 2 * _PAD)
        high = flow(card.title, font(_TITLE), room)[1]
        for words, style in ((card.note, _NOTE), (card.link, _LINK)):
            high += flow(words, font(style), room)[1] + 2 if words else 0
        return max(high, 28) + 22 + _GAP

    def paint_card(self, painter: QPainter, rect: QRectF, card: NumberCard) -> None:
        theme, left = self.theme, self._left(card)
        layout, high = flow(card.number, font(_NUMBER), left)
        painter.setPen(line_of(self.ink(card), 1.0))
        layout.draw(painter, QPointF(rect.left(), rect.center().y() - high / 2))
        room, x, y = self._room(card, rect.width()), rect.left() + left, rect.top()
        y += self.say(painter, QPointF(x, y), card.title, _TITLE, theme.ink, room) + 2
        y += self.say(painter, QPointF(x, y), card.note, _NOTE, theme.ink_soft, room) + 2
        self.say(painter, QPointF(x, y), card.link, _LINK, theme.accent_ink, room)

    def _left(self, card: NumberCard) -> float:
        return max(64.0, _natural(card.number, _NUMBER) + 18)

    def _room(self, card: NumberCard, width: float) -> float:
        return max(60.0, width - self._left(card))


class ScorePainter(CardPainter):
    """What was asked above, the score in large figures, its interval and how many below."""

    def height(self, card: NumberCard, width: float) -> float:
        room = width - _GAP - 2 * _PAD
        high = flow(card.title, font(_NOTE), room)[1] + flow(card.number, font(_NUMBER), room)[1]
        return high + self._foot(card, room) + 26 + _GAP

    def _foot(self, card: NumberCard, room: float) -> float:
        note, beside = (_natural(words, _NOTE) for words in (card.note, card.beside))
        line = flow(card.note or " ", font(_NOTE), room)[1]
        return line if note + beside + 12 <= room else line + flow(" ", font(_NOTE), room)[1]

    def paint_card(self, painter: QPainter, rect: QRectF, card: NumberCard) -> None:
        theme, room, x, y = self.theme, rect.width(), rect.left(), rect.top()
        y += self.say(painter, QPointF(x, y), card.title, _NOTE, theme.ink_pill, room) + 2
        self.say(painter, QPointF(x, y), card.number, _NUMBER, self.ink(card), room)
        foot = rect.bottom() - self._foot(card, room) + 2
        self.say(painter, QPointF(x, foot), card.note, _NOTE, theme.ink_soft, room)
        right = rect.right() - _natural(card.beside, _NOTE)
        line = flow(" ", font(_NOTE), room)[1]
        self.say(
            painter, QPointF(right, rect.bottom() - line + 2), card.beside, _NOTE,
            theme.ink_soft, room,
        )  # fmt: skip

    @property
    def ground(self) -> str:
        return self.theme.lane


def _natural(words: str, style: TextStyle) -> float:
    """Return how wide words are in one line, in pixels."""
    layout, _ = flow(words, font(style), 5000)  # kept: its lines go with it
    return layout.lineAt(0).naturalTextWidth() if words else 0.0


class CardList(QListView):
    """Cards beside one another in as many rows as they take; ``chosen`` tells of one with a link."""

    chosen = Signal(object)

    def __init__(self, painter: CardPainter, name: str, least: int) -> None:
        super().__init__()
        self._cards, self._painter, self._least = _Cards(), painter, least
        painter.setParent(self)
        self.setModel(self._cards)
        self.setItemDelegate(painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, -_GAP, 0)  # the gap behind the last card is nobody's
        self.clicked.connect(self._ask)

    @property
    def cards(self) -> tuple[NumberCard, ...]:
        """What is shown, in order."""
        return self._cards.cards

    def show_cards(self, cards: Sequence[NumberCard]) -> None:
        """Show other cards."""
        self._cards.show(cards)
        self._arrange()

    def _arrange(self) -> None:
        """Give all cards the size of the tallest, and stand as tall as all of them."""
        count, wide = len(self._cards.cards), self.viewport().width() - 1
        fitting = max(1, wide // self._least)
        across = min(max(count, _FEWEST), fitting)
        width = wide // across
        tall = [self._painter.height(card, width) for card in self._cards.cards]
        size = QSize(width, ceil(max(tall, default=0)))
        if size != self._painter.size:
            self._painter.size = size
            self.setGridSize(size)
            self.scheduleDelayedItemsLayout()
        self.setFixedHeight(ceil(count / across) * size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and self.currentIndex().isValid():
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _ask(self, index: Index) -> None:
        card: NumberCard = index.data(_CARD)
        if card.link:
            self.chosen.emit(card)
