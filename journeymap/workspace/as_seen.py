"""The document as it is seen: without what is covered, along the ways that are looked at."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.model.snapshot import Snapshot
from journeymap.view import Filter, View, WaysChoice
from journeymap.view.covering import cover
from journeymap.view.ways import along_ways, walked

_KEPT = 2
"""So many states are kept: that of the document, and that of a gesture going on."""


class SeenDocument(NamedTuple):
    """A state of a document as it is seen; ``whole`` is with every way, where some are left out.

    ``walked`` is without the touchpoints nobody comes to who is looked at.
    """

    snapshot: Snapshot
    whole: Snapshot | None
    walked: Snapshot


class SeenDocuments:
    """The last states of a document as they are seen: asked for again they are the same."""

    def __init__(self) -> None:
        self._known: list[tuple[Snapshot, tuple[object, ...], SeenDocument]] = []

    def of(
        self, snapshot: Snapshot, journey: str, covered: frozenset[str], ways: WaysChoice
    ) -> SeenDocument:
        """Return how a state of a document is seen, with some metrics covered, along some ways."""
        if not covered and not ways.active:
            return SeenDocument(snapshot, None, snapshot)
        how = journey, covered, ways
        for state, then, known in self._known:
            if state is snapshot and then == how:
                return known
        wanted = Filter(ways=ways)
        view = along_ways(View.of(cover(snapshot, covered), journey, filter=wanted))
        found = SeenDocument(view.snapshot, view.whole, walked(view))
        self._known[:] = [(snapshot, how, found), *self._known[: _KEPT - 1]]
        return found
