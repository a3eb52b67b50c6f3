"""What is to be placed in a graph, and where it came to stand: plain data, no records.

Lengths are page units. The field is what lies under the stage headers: its left and its upper
edge are 0, x grows to the right and y downwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.drawing.shapes import Point, Rect

Size = tuple[float, float]


class GraphNode(NamedTuple):
    """A card to be placed in the region of a stage, counted from 0.

    ``pin`` is where it was put by hand: x from the left of its region, y from ``Placement.top``.
    """

    id: str
    stage: int
    width: float
    height: float
    pin: Point | None = None


class GraphLink(NamedTuple):
    """An arrow from one card to another, or to itself.

    ``weight`` is the share of those who go this way; what runs ``over`` the top always does;
    ``label`` is the size of what it says, (0, 0) without; ``thick`` the width of its line. One that
    stands ``aside`` has a way like any other, and no say in where cards stand.
    """

    id: str
    source: str
    target: str
    weight: float = 1.0
    over: bool = False
    label: Size = (0.0, 0.0)
    thick: float = 1.5
    aside: bool = False


@dataclass(frozen=True, slots=True)
class GraphShape:
    """A whole journey to be placed.

    ``stages`` counts the regions, empty ones too; ``main`` are the cards of the likeliest path in
    their order; ``drops`` the sizes of the tags that hang under cards. A small journey is put
    together until it is no broader than ``aspect`` times its height.
    """

    nodes: tuple[GraphNode, ...]
    links: tuple[GraphLink, ...] = ()
    stages: int = 1
    main: tuple[str, ...] = ()
    drops: Mapping[str, Size] = field(default_factory=dict)
    aspect: float = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where everything stands.

    A card is as high as its node asks for, or higher where many arrows meet it. ``regions`` are
    (x, width) of each stage. ``routes`` run at right angles from the source to the target. Of a
    tag under a card, ``drops`` holds the line down to it and its place. ``top`` is where the
    field of cards begins, under the ways over the top: the y of pins is counted from there.
    ``lanes`` are the heights at which long arrows pass columns; ``columns`` the left edges of the
    columns of each region; ``engine`` the name of who found the order, empty when it was ours.
    """

    cards: Mapping[str, Rect]
    regions: tuple[tuple[float, float], ...]
    routes: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Rect]
    drops: Mapping[str, tuple[tuple[Point, Point], Rect]]
    top: float
    width: float
    height: float
    lanes: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    columns: tuple[tuple[float, ...], ...] = ()
    engine: str = ""
