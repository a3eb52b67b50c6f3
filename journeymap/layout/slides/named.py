"""A journey in which nothing is felt yet: the names of its touchpoints under their stages."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.faces import diamond, disc
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.language import plural, tr
from journeymap.layout.slides.letters import fitted, flat, unbroken, widest
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Piece
from journeymap.model.records import Stage, Step

_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0)
_COUNT = (TextStyle(32, 500), TextStyle(28, 500))
_MARK = 34.0
_BETWEEN = 16.0


def named(
    show: ShowContext, stages: Sequence[Stage], places: Sequence[Rect], room: Rect
) -> list[Piece]:
    """List the touchpoints of each stage in large letters, else tell how many there are."""
    row = [
        (at.x + 20.0, at.w - 52.0, _ids(show, stage))
        for stage, at in zip(stages, places, strict=True)
    ]
    for size in _SIZES:
        style = TextStyle(size, 500)
        sets = [
            [paragraph(_called(show, id), style, w - _MARK, show.measure) for id in ids]
            for _, w, ids in row
        ]
        whole = size == _SIZES[-1] or all(
            unbroken(show.cards[id].title, style, w - _MARK, show.measure)
            for _, w, ids in row
            for id in ids
        )
        if whole and all(_height(column) <= room.h - 16.0 for column in sets):
            return [
                piece
                for (x, w, ids), column in zip(row, sets, strict=True)
                for piece in _list(show, ids, column, Rect(x, room.y + 16.0, w, 0.0))
            ]
    return [_count(show, len(ids), Rect(x, room.y + 16.0, w, room.h - 16.0)) for x, w, ids in row]


def _ids(show: ShowContext, stage: Stage) -> list[str]:
    steps = show.snapshot.of(Step, "stage", stage.id)
    return [id for step in steps for id in show.steps.get(step.id, ())]


def _called(show: ShowContext, id: str) -> str:
    return flat(show.cards[id].title) or tr("untitled touchpoint")


def _height(column: Sequence[Paragraph]) -> float:
    return sum(set_.height + _BETWEEN for set_ in column)


def _list(
    show: ShowContext, ids: Sequence[str], column: Sequence[Paragraph], at: Rect
) -> list[Piece]:
    theme, pieces, y = show.theme, [], at.y
    for id, set_ in zip(ids, column, strict=True):
        card = show.cards[id]
        middle = y + set_.style.size * 0.65
        mark = (
            diamond(at.x + 10.0, middle, 11.0, theme.accent, theme.page)
            if card.moment
            else disc(at.x + 10.0, middle, 6.0, theme.arrow)
        )
        words = set_.shapes(at.x + _MARK, y, theme.ink, show.measure)
        rect = Rect(at.x - 2.0, y, at.w + 2.0, set_.height)
        figure = Figure(id, FigureRole.TOUCHPOINT, card.title, rect, (mark, *words))
        pieces.append(Piece((figure,), show.lanes[card.lane][0]))
        y += set_.height + _BETWEEN
    return pieces


def _count(show: ShowContext, n: int, at: Rect) -> Piece:
    said = plural("{n} touchpoint", "{n} touchpoints", n)
    set_ = fitted(said, _COUNT, at.w, at.h, show.measure)
    rect = Rect(at.x, at.y, widest(set_, show.measure), set_.height)
    words = set_.shapes(rect.x, rect.y, show.theme.ink_soft, show.measure)
    return Piece((Figure("", FigureRole.COUNT, said, rect, words),))
