"""The page of the library: what there is in all, and under each kind its cards in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import sqrt

from journeymap.analysis.library import words
from journeymap.analysis.library.choice import ChosenEntries, LibraryChoice, chosen
from journeymap.analysis.library.entries import library
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import joined, paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.drawing.theme import BODY, MARGIN, TITLE
from journeymap.language import tr
from journeymap.layout.library.card import WIDTH, LibraryCard, drawn, measured
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Persona
from journeymap.view import View

GAP = 14.0
"""How far apart the cards are, in page units."""

_BROAD = 1.6
"""How many times as wide as tall the page is to be, about."""

_LEAST = 2
_HEADING = TextStyle(17, 700)
_TOLD = TextStyle(14, 400)


def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Return the page of what a view looks for in the library."""
    entries = library(view.document, memo)
    found = chosen(entries, view.library)
    cards = [
        memo(("library card", entry.id), (entry,), partial(measured, entry, view.theme, measure))
        for entry in found.entries
    ]
    across = columns(cards)
    width = across * WIDTH + (across - 1) * GAP
    figures, y = _head(view, found, width, measure)
    rank = list(words.CALLED)
    cards.sort(key=lambda card: rank.index(card.entry.kind))
    for kind, group in groupby(cards, key=lambda card: card.entry.kind):
        made, y = _group(kind, list(group), y, across, view, measure, memo)
        figures += made
    if not cards:
        text = paragraph(words.nothing(view.library, entries), BODY, width, measure)
        place = Rect(MARGIN, y, width, text.height)
        shapes = text.shapes(MARGIN, y, view.theme.ink_soft, measure)
        figures.append(Figure("", FigureRole.PANEL, " ".join(text.lines), place, shapes))
        y = place.bottom
    layer = Layer(LayerName.FRAME, tuple(figures))
    return Scene(width + 2 * MARGIN, y + MARGIN, (layer,))


def columns(cards: Sequence[LibraryCard]) -> int:
    """Return how many cards stand side by side, so that the page is rather wide than tall."""
    area = sum((card.height + GAP) * (WIDTH + GAP) for card in cards)
    return max(_LEAST, round(sqrt(area * _BROAD) / (WIDTH + GAP)))


def _head(
    view: View, found: ChosenEntries, width: float, measure: Measure
) -> tuple[list[Figure], float]:
    """Return title and overview, and where the cards begin."""
    figures: list[Figure] = []
    y = MARGIN
    told = words.overview(found.entries)
    lines = [
        (tr("Library"), TITLE, view.theme.ink, FigureRole.TITLE),
        (joined(told, _TOLD, width, measure), _TOLD, view.theme.ink_soft, FigureRole.SUBTITLE),
        (
            joined(list(_asked(view)), _TOLD, width, measure),
            _TOLD,
            view.theme.accent_ink,
            FigureRole.SUBTITLE,
        ),
    ]
    for said, style, ink, role in lines:
        if said:
            text = paragraph(said, style, width, measure)
            place = Rect(MARGIN, y, width, text.height)
            shapes = text.shapes(MARGIN, y, ink, measure)
            figures.append(Figure("", role, " ".join(text.lines), place, shapes))
            y = place.bottom + 4
    return figures, y + 18


def _asked(view: View) -> Iterator[str]:
    """Yield in words what is looked for, where that leaves anything out."""
    wanted: LibraryChoice = view.library
    snapshot = view.document
    if wanted.text.strip():
        yield tr("“{said}”", said=wanted.text.strip())
    for kind, called in words.CALLED.items():
        if kind in wanted.kinds:
            yield tr(called)
    journey, persona = snapshot.get(Journey, wanted.journey), snapshot.get(Persona, wanted.persona)
    if journey:
        yield tr("on “{title}”", title=journey_name(journey))
    if persona:
        yield tr("of {name}", name=persona.name.strip() or tr("Persona"))
    yield from words.conditions(wanted)


def _group(
    kind: str,
    cards: Sequence[LibraryCard],
    y: float,
    across: int,
    view: View,
    measure: Measure,
    memo: Memo,
) -> tuple[list[Figure], float]:
    """Return the cards of a kind under its name, each in the column that is the shortest then."""
    theme = view.theme
    said = f"{tr(words.CALLED[kind])} · {len(cards)}"
    heading = paragraph(said, _HEADING, across * WIDTH, measure)
    place = Rect(MARGIN, y, heading.width, heading.height)
    shapes = heading.shapes(place.x, y, theme.ink, measure)
    figures = [Figure("", FigureRole.SUBTITLE, said, place, shapes)]
    tops = [place.bottom + 10.0] * across
    for card in cards:
        column = tops.index(min(tops))
        at = Rect(MARGIN + column * (WIDTH + GAP), tops[column], WIDTH, card.height)
        figures.append(
            memo(
                ("library drawn", card.entry.id),
                (card, at),
                partial(drawn, card, at, theme, measure),
            )
        )
        tops[column] = at.bottom + GAP
    return figures, max(tops) + 20.0
