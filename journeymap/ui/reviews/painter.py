"""Paints the rows of the list of reviews, and says where in a row what can be clicked is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.tabular.reviews.offering import OfferedQuote
from journeymap.ui.reviews.choices import GroupOfReviews
from journeymap.ui.reviews.rows import ROW, ReviewRow
from journeymap.ui.reviews.wording import about, sign_label
from journeymap.ui.widgets.words import flow, height

Index = QModelIndex | QPersistentModelIndex

CHECK, CHIP, LINK = "check", "chip", "link"

_SAID, _SOFT, _CHIP = TextStyle(13, 400), TextStyle(12, 400), TextStyle(12, 600)
_TITLE, _LINK, _SIGN = TextStyle(14, 700), TextStyle(12, 600), TextStyle(11, 700)
_SIDE, _BOX, _LEFT, _CHIP_WIDE, _GAP = 14.0, 18.0, 44.0, 250.0, 18.0
_PAD, _BETWEEN, _ARROW, _DISC = 10.0, 4.0, 20.0, 15.0
_HEAD_ABOVE, _HEAD_BELOW = 16.0, 8.0
_SELECTED = QStyle.StateFlag.State_Selected
_SIGNS = {"good": "+", "bad": "−", "mixed": "±"}


class ReviewPainter(QStyledItemDelegate):
    """A review with the words that say where it belongs, and the touchpoint beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.width = 900
        self._heights: dict[tuple[int, str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, wide = index.data(ROW), float(self.width)
        if not isinstance(row, ReviewRow):
            return QSize(self.width, round(self._head_high(row, wide)))
        # The list asks for all heights anew after each choice.
        key = row.at, row.title, self.width
        if key not in self._heights:
            self._heights[key] = round(self._high(row, wide))
        return QSize(self.width, self._heights[key])

    def area(self, name: str, row: GroupOfReviews | ReviewRow, rect: QRectF) -> QRectF:
        """Return where in a row what can be clicked is; an empty place where it has none."""
        if isinstance(row, ReviewRow) and name == CHECK:
            return QRectF(rect.left() + _SIDE, rect.top() + _PAD, _BOX, _BOX)
        if isinstance(row, ReviewRow) and name == CHIP:
            x = rect.right() - _SIDE - _CHIP_WIDE
            return QRectF(x, rect.top() + _PAD - 4, _CHIP_WIDE, self._chip_high(row))
        if not isinstance(row, ReviewRow) and name == LINK and row.touchpoint:
            wide = _natural(_link_words(row), _LINK) + 16
            high = height(" ", font(_LINK), 100) + 8.0
            top = rect.top() + _HEAD_ABOVE - 3
            return QRectF(rect.right() - _SIDE - wide, top, wide, high)
        return QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, rect = index.data(ROW), QRectF(option.rect)
        chosen = bool(option.state & _SELECTED)
        if isinstance(row, ReviewRow):
            self._paint_review(painter, row, rect, chosen)
        else:
            self._paint_head(painter, row, rect, chosen)
        painter.restore()

    def _room(self, wide: float) -> float:
        return max(120.0, wide - _LEFT - _GAP - _CHIP_WIDE - _SIDE)

    def _chip_high(self, row: ReviewRow) -> float:
        return height(row.title, font(_CHIP), _CHIP_WIDE - _ARROW - 18) + 10.0

    def _high(self, row: ReviewRow, wide: float) -> float:
        said = height(row.choice.quote.said, font(_SAID), self._room(wide))
        soft = height(about(row.choice.quote.review) or " ", font(_SOFT), self._room(wide) - 90)
        return max(said + _BETWEEN + soft, self._chip_high(row) - 4) + 2 * _PAD

    def _head_high(self, group: GroupOfReviews, wide: float) -> float:
        room = self._head_room(group, wide)
        title = height(group.title, font(_TITLE), room)
        under = height(_under(group), font(_SOFT), room) if _under(group) else 0
        return _HEAD_ABOVE + title + under + _HEAD_BELOW

    def _head_room(self, group: GroupOfReviews, wide: float) -> float:
        link = self.area(LINK, group, QRectF(0, 0, wide, 10)).width()
        return max(120.0, wide - 2 * _SIDE - link - 170)

    def _paint_review(self, painter: QPainter, row: ReviewRow, rect: QRectF, chosen: bool) -> None:
        theme, quote = self.theme, row.choice.quote
        ground = theme.accent_tint if chosen else theme.lane
        painter.setPen(line_of(theme.accent if chosen else theme.edge, 1.0))
        painter.setBrush(brush(ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 7, 7)
        self._paint_check(painter, self.area(CHECK, row, rect), row.choice.confirmed)
        room = self._room(rect.width())
        layout, high = flow(quote.said, font(_SAID), room)
        at = QPointF(rect.left() + _LEFT, rect.top() + _PAD)
        painter.setPen(line_of(theme.ink, 1.0))
        layout.draw(painter, at, self._marks(quote, chosen))
        y, x = at.y() + high + _BETWEEN, at.x()
        if quote.sign:
            tone, tint = self._tones(quote.sign)
            self._paint_sign(painter, QPointF(x, y + 1), _SIGNS[quote.sign], tone, tint)
            x += _DISC + 5
            x += self._words(painter, QPointF(x, y), sign_label(quote.sign), _SOFT, tone, 90) + 10
        left = rect.left() + _LEFT + room - x
        self._words(painter, QPointF(x, y), about(quote.review), _SOFT, theme.ink_soft, left)
        self._paint_chip(painter, row, self.area(CHIP, row, rect))

    def _marks(self, quote: OfferedQuote, chosen: bool) -> list[QTextLayout.FormatRange]:
        """Return the words that name the touchpoint as a selection of the text."""
        marked = QTextCharFormat()
        marked.setBackground(brush(self.theme.note if chosen else self.theme.accent_tint))
        marked.setForeground(brush(self.theme.note_ink if chosen else self.theme.accent_ink))
        found = []
        for one in quote.proposal.because:
            start, end = one.start - quote.proposal.start, one.end - quote.proposal.start
            if 0 <= start < end <= len(quote.said):
                piece = QTextLayout.FormatRange()
                piece.start = _units(quote.said[:start])
                piece.length = _units(quote.said[start:end])
                piece.format = marked
                found.append(piece)
        return found

    def _paint_check(self, painter: QPainter, rect: QRectF, yes: bool) -> None:
        theme = self.theme
        painter.setPen(line_of(theme.accent if yes else theme.divider, 1.5))
        painter.setBrush(brush(theme.accent if yes else theme.lane))
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if yes:
            tick = QPainterPath(QPointF(rect.left() + 4.5, rect.center().y() + 0.5))
            tick.lineTo(rect.left() + 7.8, rect.bottom() - 5)
            tick.lineTo(rect.right() - 4.2, rect.top() + 5.2)
            painter.setPen(line_of(theme.lane, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(tick)

    def _paint_chip(self, painter: QPainter, row: ReviewRow, rect: QRectF) -> None:
        theme, placed = self.theme, bool(row.choice.touchpoint)
        painter.setPen(line_of(theme.divider, 1.0))
        painter.setBrush(brush(theme.lane_alt if placed else theme.lane))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = theme.ink if placed else theme.ink_soft
        words = row.title if placed else tr("Choose a touchpoint")
        self._words(
            painter, QPointF(rect.left() + 10, rect.top() + 5), words, _CHIP, ink,
            rect.width() - _ARROW - 18,
        )  # fmt: skip
        x, y = rect.right() - 14, rect.center().y()
        arrow = QPainterPath(QPointF(x - 4, y - 2))
        arrow.lineTo(x, y + 2)
        arrow.lineTo(x + 4, y - 2)
        painter.setPen(line_of(theme.ink_soft, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrow)

    def _paint_head(
        self, painter: QPainter, group: GroupOfReviews, rect: QRectF, chosen: bool
    ) -> None:
        theme = self.theme
        if chosen:
            painter.setPen(line_of(theme.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 6.5, -0.5, -1.5), 7, 7)
        room = self._head_room(group, rect.width())
        at = QPointF(rect.left() + _SIDE, rect.top() + _HEAD_ABOVE)
        layout, high = flow(group.title, font(_TITLE), room)
        painter.setPen(line_of(theme.ink if group.touchpoint else theme.ink_soft, 1.0))
        layout.draw(painter, at)
        self._words(
            painter, QPointF(at.x(), at.y() + high), _under(group), _SOFT, theme.ink_soft, room
        )
        link = self.area(LINK, group, rect)
        right = link.left() - 14 if group.touchpoint else rect.right() - _SIDE
        if group.touchpoint:
            self._words(
                painter, QPointF(link.left() + 8, link.top() + 4), _link_words(group), _LINK,
                theme.accent_ink, link.width(),
            )  # fmt: skip
        for sign, many in (("bad", group.bad), ("good", group.good)):
            if many:
                right -= self._paint_count(painter, right, at.y(), sign, many)

    def _paint_count(
        self, painter: QPainter, right: float, y: float, sign: str, many: int
    ) -> float:
        """Paint how many praise or blame, ending at the right; return how wide it is."""
        tone, tint = self._tones(sign)
        wide = _natural(str(many), _SOFT)
        self._words(painter, QPointF(right - wide, y + 1), str(many), _SOFT, tone, wide + 4)
        x = right - wide - 4 - _DISC
        self._paint_sign(painter, QPointF(x, y + 2), _SIGNS[sign], tone, tint)
        return wide + 4 + _DISC + 12

    def _paint_sign(self, painter: QPainter, at: QPointF, sign: str, tone: str, tint: str) -> None:
        disc = QRectF(at.x(), at.y(), _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(tint))
        painter.drawEllipse(disc)
        painter.setPen(line_of(tone, 1.0))
        painter.setFont(font(_SIGN))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _tones(self, sign: str) -> tuple[str, str]:
        """Return the colour of a sign, and the tint under it."""
        theme = self.theme
        if sign == "good":
            return theme.joy_ink, theme.above
        return (theme.pain_ink, theme.below) if sign == "bad" else (theme.ink_pill, theme.pill)

    def _words(
        self, painter: QPainter, at: QPointF, words: str, style: TextStyle, ink: str, wide: float
    ) -> float:
        """Set words in lines no wider than that, and return how wide they are."""
        if not words:
            return 0.0
        layout, _ = flow(words, font(style), wide)
        painter.setPen(line_of(ink, 1.0))
        layout.draw(painter, at)
        return layout.maximumWidth()


def _under(group: GroupOfReviews) -> str:
    """Return what stands under the title of a group: stage, how many, what they are about."""
    if not group.touchpoint:
        return tr("Nothing says clearly where these belong; choose a touchpoint, or leave them.")
    many = plural("{n} review", "{n} reviews", len(group.places))
    themes = ", ".join(_counted(group.themes))
    confirmed = tr("{n} confirmed", n=group.confirmed) if group.confirmed else ""
    return " · ".join(filter(None, (group.stage, many, confirmed, themes)))


def _counted(themes: Iterable[tuple[str, int]]) -> Iterable[str]:
    return (f"{label} {n}" for label, n in themes)


def _link_words(group: GroupOfReviews) -> str:
    if group.confirmed == len(group.places):
        return tr("Confirm none of them")
    return plural("Confirm {n}", "Confirm all {n}", len(group.places))


def _natural(words: str, style: TextStyle) -> float:
    return flow(words, font(style), 10_000)[0].maximumWidth()


def _units(text: str) -> int:
    """Return how many units of UTF-16 a text is, as Qt counts letters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
