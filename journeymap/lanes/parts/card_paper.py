"""What lies under the words of a card: shadow, ground and edge, and the inks for what is said."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.difference_signs import difference_frame, look_of
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import RADIUS, Theme, mix
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card_head import CardHead
from journeymap.model.records import Touchpoint
from journeymap.view import Shown

ASSUMED = "assumed"
"""The evidence of what nobody has looked into, and of what no case came to."""

_TINTED = 0.12
"""How much of its colour the ground of a tinted card has."""


class CardPaper(NamedTuple):
    """What lies under the words of a card, and the inks for them; ``tone`` stands for it afar."""

    shapes: tuple[Shape, ...]
    ground: str
    ink: str
    soft: str
    strong: str
    tone: str


def evidence_of(here: Shown, touchpoint: Touchpoint) -> str:
    """Return what a touchpoint rests on: as it says, or on cases where some are laid over.

    Where nobody has looked into anything yet nothing need stand out as only assumed.
    """
    if here.view.differs is not None:
        return ""  # dashes say there that something went
    if here.laid is not None:
        return "" if here.laid.came(touchpoint.id) else ASSUMED
    return touchpoint.evidence if here.looked_into else ""


def outline(evidence: str, theme: Theme, scale: float = 1.0) -> tuple[str, tuple[float, ...]]:
    """Return colour and dashes of a card's edge: dashed when assumed, dash and dot when partly."""
    dash = {"assumed": (4.0, 3.0), "partly": (9.0, 2.5, 2.0, 2.5)}.get(evidence, ())
    edge = theme.assumed_edge if dash else theme.card_edge
    return edge, tuple(part * scale for part in dash)


def paper_of(
    context: LaneContext,
    colour: str,
    rect: Rect,
    differs: str,
    evidence: str,
    head: CardHead | None,
    valence: float | None,
) -> CardPaper:
    """Draw shadow, ground, edge and bar; what differs in some way has the frame of that instead.

    Where two journeys are shown at once a card is plain: its colours would be taken for signs.
    """
    theme, (x, y, w, h) = context.theme, rect
    shadow = Box(Rect(x, y + 1.5, w, h), theme.card_shadow, radius=RADIUS)
    plain = theme.ink, theme.ink_soft, theme.accent_ink
    if differs:
        look, went = look_of(differs, theme), differs == "removed"
        inks = (look.strong,) * 3 if went else plain
        frame = difference_frame(rect, differs, theme)
        return CardPaper((frame,) if went else (shadow, frame), look.ground, *inks, look.strong)
    edge, dash = outline(evidence, theme)
    if context.view.differs:
        bare = Box(rect, theme.card, edge, 1.0, RADIUS, dash)
        return CardPaper((shadow, bare), theme.card, *plain, theme.card_edge)
    own, tone = theme.own(colour), _tone(head, valence, theme)
    ground = own.tint if own else _ground(head, theme)
    shapes = [shadow, Box(rect, ground, edge, 1.0, RADIUS, dash)]
    if tone:
        # From the outer rim of the border on, whose dashes would show beside it.
        shapes.append(Box(Rect(x - 0.5, y + 7, 4.5, h - 14), tone, radius=2.25))
    inks = (own.ink,) * 3 if own else plain
    return CardPaper(tuple(shapes), ground, *inks, tone or theme.card_edge)


def _tone(head: CardHead | None, valence: float | None, theme: Theme) -> str:
    """Return the colour of a card's bar, blank for none: that of its head, else of its feeling."""
    if head:
        return head.tone
    return "" if valence is None else theme.feeling(valence)


def _ground(head: CardHead | None, theme: Theme) -> str:
    """Return what a card without a colour of its own is filled with: a little of what tints it."""
    return mix(theme.card, head.tone, _TINTED) if head and head.tinted and head.tone else theme.card
