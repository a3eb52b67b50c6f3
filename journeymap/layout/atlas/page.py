"""The page of the atlas: what there is in all, and a card for each journey in rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from journeymap.analysis.atlas import JourneySummary, in_order, summary_of
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import joined, paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.drawing.theme import MARGIN, TITLE, Theme
from journeymap.language import tr
from journeymap.layout.atlas.card import WIDTH, AtlasCard, drawn, height_of, measured
from journeymap.layout.atlas.words import overdue, overview
from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.view import View

GAP = 22.0
"""How far apart the cards are, in page units."""

NEW_HEIGHT = 330.0

_TOLD = TextStyle(14, 400)
_NEW = TextStyle(16, 600)
_READ = (Journey, Stage, Step, Lane, Touchpoint, Feeling, Friction, Idea, Score, Metric)
_SHAPE = ((2, 2), (9, 3), (20, 4), (30, 5))
_MOST = 6


def sort_of(view: View) -> str:
    """Return by what the journeys of a view are sorted, blank for as in the file."""
    return view.sort[0] if view.sort else ""


def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Return the page with every journey of the document."""
    found = summaries(view, memo)
    across = columns(len(found))
    width = across * WIDTH + (across - 1) * GAP
    head, y = _head(view, found, width, measure)
    people = view.snapshot.all(Persona)
    cards = [
        memo(
            ("measured", one.journey.id),
            (one, people),
            partial(measured, one, view.snapshot, measure),
        )
        for one in found
    ]
    figures = [*head]
    rows = [cards[i : i + across] for i in range(0, len(cards), across)]
    last = Rect(MARGIN, y, 0.0, 0.0)
    for row in rows:
        made, last = _row(row, y, view.theme, measure, memo)
        figures += made
        y = last.bottom + GAP
    new = _place_of_new(rows, last, y, across)
    figures.append(_new(view.theme, new, measure))
    bottom = max(new.bottom, last.bottom)
    layer = Layer(LayerName.FRAME, tuple(figures))
    return Scene(width + 2 * MARGIN, bottom + MARGIN, (layer,))


def summaries(view: View, memo: Memo) -> list[JourneySummary]:
    """Return the journeys of the document in short, in the order the view sorts them."""
    snapshot = view.snapshot
    tables = tuple(snapshot.all(kind) for kind in _READ)
    found = [
        memo(("summary", one.id), tables, partial(summary_of, snapshot, one))
        for one in snapshot.ordered(Journey)
    ]
    return in_order(found, sort_of(view))


def columns(count: int) -> int:
    """Return how many cards stand side by side, so that the page is rather wide than tall."""
    return next((across for most, across in _SHAPE if count < most), _MOST)


def _head(
    view: View, found: Sequence[JourneySummary], width: float, measure: Measure
) -> tuple[list[Figure], float]:
    """Return title and overview, and where the cards begin."""
    theme, y = view.theme, MARGIN
    title = paragraph(tr("All journeys of this file"), TITLE, width, measure)
    at = Rect(MARGIN, y, width, title.height)
    shapes = title.shapes(at.x, y, theme.ink, measure)
    figures = [Figure("", FigureRole.TITLE, " ".join(title.lines), at, shapes)]
    y += title.height + 4
    late = overdue(found)
    for words, ink in ((overview(view.snapshot, found), theme.ink_soft), ([late], theme.pain_ink)):
        if said := joined(words, _TOLD, width, measure):
            text = paragraph(said, _TOLD, width, measure)
            rect = Rect(MARGIN, y, text.width, text.height)
            name = " ".join(text.lines)
            figures.append(
                Figure("", FigureRole.SUBTITLE, name, rect, text.shapes(MARGIN, y, ink, measure))
            )
            y += text.height + 2
    return figures, y + 18


def _row(
    row: Sequence[AtlasCard], y: float, theme: Theme, measure: Measure, memo: Memo
) -> tuple[list[Figure], Rect]:
    """Draw cards side by side, their parts level; return them and the place of the last."""
    head, worst = max(card.head for card in row), max(card.worst.height for card in row)
    foot = max(card.foot for card in row)
    tall = max(height_of(card, head, worst, foot) for card in row)
    made = []
    for i, card in enumerate(row):
        place = Rect(MARGIN + i * (WIDTH + GAP), y, WIDTH, tall)
        made.append(
            memo(
                ("card", card.one.journey.id),
                (card, place, head, worst),
                partial(drawn, card, place, head, worst, theme, measure),
            )
        )
    return made, made[-1].rect


def _place_of_new(rows: Sequence[Sequence[AtlasCard]], last: Rect, y: float, across: int) -> Rect:
    """Return the place for a new journey: beside the last one, or in a row of its own."""
    if rows and len(rows[-1]) < across:
        return Rect(last.right + GAP, last.y, WIDTH, last.h)
    return Rect(MARGIN, y, WIDTH, NEW_HEIGHT if not rows else 120.0)


def _new(theme: Theme, at: Rect, measure: Measure) -> Figure:
    """Draw the place for a new journey, which is in no picture."""
    words = paragraph(tr("+ new journey"), _NEW, at.w - 40, measure)
    x, y = at.centre
    text = words.shapes(x, y - words.height / 2, theme.ink_soft, measure, "middle")
    edge = Box(at, "", theme.assumed_edge, 1.5, 12.0, (7.0, 5.0))
    return Figure("journey.add", FigureRole.HINT, tr("New journey"), at, (edge, *text))
