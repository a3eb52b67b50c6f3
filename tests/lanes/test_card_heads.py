"""What stands over the title of a card: its channel, a number, a face, a colour."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Text
from journeymap.drawing.theme import load_theme
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card import block, figure
from journeymap.lanes.parts.card_head import CardHead
from journeymap.model.records import Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View, shown
from tests.layout.pages import LONG, MEASURE

ASKS = Touchpoint(id="asks", step="step", lane="web", title="Asks a friend", moment="zmot")


def drawn(head: CardHead | None, title: str = ASKS.title) -> Figure:
    journey = Journey(id="j", title="Buys")
    card = ASKS.but(title=title)
    stage, step, lane = (
        Stage(id="s", journey="j"),
        Step(id="step", stage="s"),
        Lane(id="web", journey="j"),
    )
    snapshot = Snapshot([journey, stage, step, lane, card])
    view = View.of(snapshot, "j")
    context = LaneContext(view=view, shown=shown(view), journey=journey, measure=MEASURE)
    return figure(context, block(context, card, 172.0, head), 10.0, 20.0)


def lines(card: Figure) -> list[tuple[str, Rect]]:
    found = []
    for shape in card.shapes:
        if isinstance(shape, Text):
            wide = MEASURE.width(shape.text, shape.style)
            left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            top, high = shape.y - shape.style.size * 0.72, shape.style.size * 0.9
            found.append((shape.text, Rect(shape.x - left, top, wide, high)))
    return found


def test_the_title_is_still_the_first_text_of_a_card() -> None:
    card = drawn(CardHead("Web", "1.31", 0.5, "#2f9e5b"))
    assert lines(card)[0][0] == "Asks a friend"
    assert {"Web", "1.31", "ZMOT"} <= {text for text, _ in lines(card)}


@pytest.mark.parametrize("words", ["", "Web", *LONG])
@pytest.mark.parametrize("pill", ["", "1.31", "≈ 12,345.67"])
@pytest.mark.parametrize("valence", [None, -1.0])
def test_whatever_a_head_says_it_stays_in_its_card_and_on_nothing(
    words: str, pill: str, valence: float | None
) -> None:
    card = drawn(CardHead(words, pill, valence, "#2f9e5b"), "Asks " * 30)
    places = [rect for _, rect in lines(card)]
    assert all(card.rect.joined(place) == card.rect for place in places)
    assert not any(one.meets(other) for one, other in combinations(places, 2))


def test_a_head_colours_the_bar_and_where_it_tints_the_ground() -> None:
    theme, tone = load_theme(), "#7a4fc0"
    plain, tinted = (drawn(CardHead("Web", "", None, tone, tints)) for tints in (False, True))
    grounds = [
        next(s.fill for s in card.shapes if isinstance(s, Box) and s.rect == card.rect)
        for card in (plain, tinted)
    ]
    assert grounds[0] == theme.card != grounds[1]
    assert all(any(getattr(s, "fill", "") == tone for s in card.shapes) for card in (plain, tinted))
    assert plain.tone == tinted.tone == tone
