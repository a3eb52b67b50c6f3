"""The room between columns: where arrows turn up or down, each on a track of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from journeymap.layout.graph.layers import Layers
from journeymap.layout.graph.ports import Ports, says_at
from journeymap.layout.graph.shape import GraphLink
from journeymap.layout.tracks import tracks_of

ROOF = -1e6
"""A height above everything: where ways over the top go."""
HEAD = 17.0
"""The room of an arrow's head beside its card."""
_TRACK = 6.0
_LEAST, _BORDER = 52.0, 72.0
_BEFORE_LABEL, _AFTER_LABEL = 6.0, 7.0


class Upright(NamedTuple):
    """A run up or down in a gutter; ``part`` counts those of one arrow from the left."""

    link: GraphLink
    part: int
    start: float
    end: float
    beside: bool


@dataclass(slots=True)
class Gutter:
    """What runs in a gutter, the widest label at its left, and where things are from its left."""

    uprights: list[Upright] = field(default_factory=list)
    label: float = 0.0
    heads: bool = False
    width: float = 0.0
    tracks: dict[tuple[str, int], float] = field(default_factory=dict)

    @property
    def label_x(self) -> float:
        """Where labels begin."""
        return _BEFORE_LABEL + (HEAD if self.heads else 0.0)


def gutters_of(
    layers: Layers, ports: Ports, links: Mapping[str, GraphLink], borders: frozenset[int]
) -> list[Gutter]:
    """Return all gutters with their widths; those in ``borders`` part two stages."""
    found = [Gutter() for _ in range(len(layers.columns) + 1)]
    for link in links.values():
        _enter(found, layers, ports, link)
    for number, gutter in enumerate(found):
        least = _BORDER if number in borders else _LEAST
        _set_tracks(gutter, 32.0 if number in (0, len(found) - 1) else least)
    return found


def _enter(found: list[Gutter], layers: Layers, ports: Ports, link: GraphLink) -> None:
    """Enter the uprights of an arrow in the gutters it passes."""
    way = layers.ways[link.id]
    if way in ("through", "back"):
        heights = levels_of(layers, ports, link)
        first = layers.column[layers.chains[link.id][0]] + 1
        for part, (start, end) in enumerate(pairwise(heights)):
            if start != end:
                found[first + part].uprights.append(Upright(link, part, start, end, False))
        says, found[first].heads = first, found[first].heads or way == "back"
    elif way == "over":
        says = layers.column[layers.item_of[link.source]] + 1
        if (link.id, True) not in ports.risen:
            up = Upright(link, 0, ports.out[link.id], ROOF, False)
            found[says].uprights.append(up)
        if (link.id, False) not in ports.risen:
            down = Upright(link, 1, ROOF, ports.into[link.id], False)
            found[layers.column[layers.item_of[link.target]]].uprights.append(down)
    elif way == "beside":
        says = layers.column[layers.item_of[link.source]] + 1
        start, end = ports.out[link.id], ports.into[link.id]
        found[says].uprights.append(Upright(link, 0, start, end, True))
        found[says].heads = True
    if link.label[0] and (says_at(link, way, True) or says_at(link, way, False)):
        found[says].label = max(found[says].label, link.label[0])


def levels_of(layers: Layers, ports: Ports, link: GraphLink) -> list[float]:
    """Return the heights of an arrow through columns, from left to right."""
    ends = ports.out[link.id], ports.into[link.id]
    if layers.ways[link.id] == "back":
        ends = ends[::-1]
    return [ends[0], *ports.lanes[link.id], ends[1]]


def _left_to_right(upright: Upright) -> tuple[int, float, float, str]:
    """Order uprights so that few cross: of those going down, the lower start is further left."""
    start, end = upright.start, upright.end
    if upright.beside:
        return (-1, abs(end - start), start, upright.link.id)
    down = end >= start
    return (int(down), -start if down else start, -end if down else end, upright.link.id)


def _set_tracks(gutter: Gutter, least: float) -> None:
    uprights = sorted(gutter.uprights, key=_left_to_right)
    spans = [(min(u.start, u.end) - 3.0, max(u.start, u.end) + 3.0) for u in uprights]
    tracks = tracks_of(spans, keep_order=True)
    wide = [0.0] * (max(tracks, default=-1) + 1)
    for upright, track in zip(uprights, tracks, strict=True):
        wide[track] = max(wide[track], upright.link.thick + _TRACK)
    left = gutter.label_x
    left += gutter.label + _AFTER_LABEL if gutter.label else 0.0
    gutter.width = max(least, left + sum(wide) + HEAD)
    x = left + (gutter.width - left - sum(wide) - HEAD) / 2
    middles = []
    for room in wide:
        middles.append(x + room / 2)
        x += room
    for upright, track in zip(uprights, tracks, strict=True):
        gutter.tracks[upright.link.id, upright.part] = middles[track]
