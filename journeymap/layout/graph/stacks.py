"""Which cards of a small journey stand on one another, so that it is no long strip."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from journeymap.layout.graph.columns import depths_in, within
from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape

FEW = 40
"""Up to how many cards a journey is small: larger ones are easier to follow in straight lines."""
_HIGHEST = 3
_ACROSS, _DOWN = 245.0, 150.0
"""About how far apart the middles of cards are, beside and under one another."""

Stack = tuple[str, ...]
"""Cards on one another, from above to below; an arrow runs between each and the next."""


def stacks_of(shape: GraphShape) -> tuple[Stack, ...]:
    """Return the stacks of a journey; none in a large one, and no more than make it handy."""
    if not 1 < len(shape.nodes) <= FEW:
        return ()
    return _Stacking(shape).found()


class _Stacking:
    """Puts the second card of an arrow under the first as long as that saves columns."""

    def __init__(self, shape: GraphShape) -> None:
        self.shape = shape
        self.stages: list[list[GraphNode]] = [[] for _ in range(shape.stages)]
        for node in shape.nodes:
            self.stages[node.stage].append(node)
        self.links = within(shape)
        self.chains: list[list[str]] = []

    def found(self) -> tuple[Stack, ...]:
        """Return the stacks, turned so that the likeliest path and loops have short ways."""
        while self._is_long() and self._join():
            pass
        return self._turned()

    def _depths(self, stage: int, chains: Sequence[Sequence[str]]) -> dict[str, int]:
        group = {id: chain[0] for chain in chains for id in chain}
        nodes, links = self.stages[stage], self.links[stage]
        return depths_in(nodes, links, self.shape.main, group)

    def _columns(self, stage: int, chains: Sequence[Sequence[str]]) -> int:
        return 1 + max(self._depths(stage, chains).values(), default=0)

    def _is_long(self) -> bool:
        columns, most = 0, 1
        for stage in range(len(self.stages)):
            depths = self._depths(stage, self.chains)
            columns += 1 + max(depths.values(), default=0)
            most = max(most, *Counter(depths.values()).values(), 1)
        return columns * _ACROSS > self.shape.aspect * (most + 0.6) * _DOWN

    def _join(self) -> bool:
        """Put one card under another where that saves a column; else tell that none does."""
        chosen: tuple[tuple[float, ...], list[list[str]]] | None = None
        for stage, links in enumerate(self.links):
            now = self._columns(stage, self.chains)
            if now == 1:
                continue
            for number, link in enumerate(links):
                chains = self._with(stage, link)
                if chains is None:
                    continue
                saved = now - self._columns(stage, chains)
                tallest = max(len(chain) for chain in chains)
                worth = (saved > 0, -tallest, now, -self._awkward(link), -number)
                if saved > 0 and (chosen is None or worth > chosen[0]):
                    chosen = (worth, chains)
        if chosen is not None:
            self.chains = chosen[1]
        return chosen is not None

    def _with(self, stage: int, link: GraphLink) -> list[list[str]] | None:
        """Return the stacks if the end of an arrow stood under its beginning, if it may."""
        into = {other.source for other in self.links[stage] if other.target == link.target}
        pinned = {node.id for node in self.stages[stage] if node.pin is not None}
        if into != {link.source} or {link.source, link.target} & pinned:
            return None
        upper = next((c for c in self.chains if link.source in c), [link.source])
        lower = next((c for c in self.chains if link.target in c), [link.target])
        if upper is lower or upper[-1] != link.source or lower[0] != link.target:
            return None
        if len(upper) + len(lower) > _HIGHEST:
            return None
        rest = [chain for chain in self.chains if chain is not upper and chain is not lower]
        return [*rest, [*upper, *lower]]

    def _awkward(self, link: GraphLink) -> float:
        """Return how much speaks against a stack: loops that come in between, other ways out."""
        loops = sum(k.over and link.target in (k.source, k.target) for k in self.shape.links)
        outs = sum(k.source == link.source for k in self.shape.links)
        return 2.0 * loops + 0.5 * (outs - 1)

    def _turned(self) -> tuple[Stack, ...]:
        main, turned, down = self.shape.main, [], True
        looped = {end for k in self.shape.links if k.over for end in (k.source, k.target)}
        rank = {id: i for i, id in enumerate(main)}
        for chain in sorted(self.chains, key=lambda c: min(rank.get(id, len(main)) for id in c)):
            first, last = chain[0], chain[-1]
            if (last in looped) != (first in looped):
                up = last in looped
            elif (last in rank) != (first in rank):
                up = last in rank
            else:
                up = first in rank and not down
            if first in rank and last in rank:
                down = up
            turned.append(tuple(chain[::-1]) if up else tuple(chain))
        return tuple(turned)


def standing_on(stacks: Sequence[Stack]) -> Mapping[str, frozenset[str]]:
    """Return for each card of a stack those right above and below it."""
    found: dict[str, set[str]] = defaultdict(set)
    for stack in stacks:
        for upper, lower in pairwise(stack):
            found[upper].add(lower)
            found[lower].add(upper)
    return {id: frozenset(others) for id, others in found.items()}
