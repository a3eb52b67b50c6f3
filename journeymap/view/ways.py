"""Whose ways are looked at, in a journey that comes from a log: the document as it is then seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from journeymap.analysis.flow.kept_ways import KeptWays, kept
from journeymap.analysis.flow.variants import (
    LoggedWays,
    Variant,
    Variants,
    directly_follows,
    joined,
    mapping_of,
    starts,
    variants_of,
)
from journeymap.arrows import is_walked
from journeymap.language import decimal, plural
from journeymap.model.change import Change, Edit
from journeymap.model.grid import cards
from journeymap.model.links import removal
from journeymap.model.records import Connection, Source, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view.filter import EVERY_WAY, WaysChoice
from journeymap.view.view import View

_KEY = 16
"""How many letters name a way in a filter."""
_REMEMBERED = 8

Pair = tuple[int, int]


def way_key(variants: Variants, way: Variant) -> str:
    """Return what names a way in a filter: it stays when a later log brings others."""
    found, apart = sha256(), b""
    for step in way.steps:  # one after the other: a case may be of any length
        found.update(apart + variants.activities[step].encode("utf-8", "replace"))
        apart = b"\x1f"
    return found.hexdigest()[:_KEY]


class _Asked(NamedTuple):
    """A choice by the numbers of activities: those that are drawn, and where one must have been."""

    drawn: frozenset[int]
    places: tuple[frozenset[int], ...]
    arrows: tuple[frozenset[Pair], ...]
    choice: WaysChoice


@dataclass(frozen=True)
class SeenWays:
    """The ways a choice leaves of a log.

    ``every`` are those of all cases over the activities that have a touchpoint, ``chosen`` those
    that were chosen or go where they must, ``kept`` what is then left of activities and arrows.
    ``choice`` is what was asked for; ``places`` and ``arrows`` are where one must have been, by
    the numbers of activities.
    """

    logged: LoggedWays
    every: Variants
    chosen: Variants
    kept: KeptWays
    choice: WaysChoice
    places: tuple[frozenset[int], ...] = ()
    arrows: tuple[frozenset[Pair], ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is left out by what is asked for and there."""
        return self.chosen is not self.every or _thins(self.choice)

    @cached_property
    def through(self) -> Variants:
        """The ways that go wherever they must, whichever of them were chosen."""
        asked = _Asked(frozenset(), self.places, self.arrows, EVERY_WAY)
        return _chosen(self.logged.variants, self.every, asked)

    @cached_property
    def visited(self) -> frozenset[str]:
        """The ids of the touchpoints somebody of these cases came to."""
        ids = (self.logged.touchpoints[step] for step in self.kept.activities)
        return frozenset(id for id in ids if id)

    @cached_property
    def follows(self) -> Mapping[Pair, int]:
        """How often these cases went from one activity on to another."""
        return directly_follows(self.kept.shown)

    @cached_property
    def followed(self) -> Mapping[Pair, int]:
        """How often all cases did."""
        return directly_follows(self.every)

    @cached_property
    def starts(self) -> Mapping[int, int]:
        """How many of these cases began with each activity."""
        return starts(self.kept.shown)

    @property
    def short(self) -> str:
        """How many cases these are: "412 of 1,000 cases"."""
        every, left = self.logged.variants.cases, self.kept.shown.cases
        return plural(
            "{left} of {count} case",
            "{left} of {count} cases",
            every,
            left=decimal(left, 0, groups=True),
            count=decimal(every, 0, groups=True),
        )

    @property
    def words(self) -> str:
        """Whose ways these are: "412 of 1,000 cases · Shows 82 % of the cases, …"."""
        said = [self.short]
        if _thins(self.choice):
            said.append(self.kept.sentence)
        if self.summed:
            said.append(
                plural(
                    "{count} case of rare ways cannot be told apart",
                    "{count} cases of rare ways cannot be told apart",
                    self.summed,
                    count=decimal(self.summed, 0, groups=True),
                )
            )
        return " · ".join(said)

    @property
    def summed(self) -> int:
        """How many cases are left out as nobody knows their ways any more."""
        return self.logged.variants.rest.cases - self.kept.shown.rest.cases


def _thins(choice: WaysChoice) -> bool:
    """Tell whether a choice leaves out what is rare."""
    return choice.activities < 1 or choice.paths < 1


_newest: list[tuple[Variants, _Asked, tuple[str | None, ...], SeenWays]] = []


def seen_ways(snapshot: Snapshot, journey: str, choice: WaysChoice) -> SeenWays | None:
    """Return the ways a choice leaves of the log of a journey, ``None`` where it has none.

    What is asked for and is not there any more is asked for no more.
    """
    logged = variants_of(snapshot, journey)
    if logged is None:
        return None
    asked, here = _asked(snapshot, logged, choice), logged.touchpoints
    for variants, then, ids, known in _newest:
        if variants is logged.variants and then == asked and ids == here:
            return known
    same = (k.every for v, _, ids, k in _newest if v is logged.variants and ids == here)
    found = _seen(logged, asked, next(same, None))
    _newest[:] = [(logged.variants, asked, here, found), *_newest[: _REMEMBERED - 1]]
    return found


def along_ways(view: View) -> View:
    """Return the view of a document in which only the ways are counted that its filter looks at.

    Arrows from a log carry as many as went there, those nobody takes are gone, and as many begin
    as did; what somebody drew stays. It is for whoever draws, tells or computes, and never edited
    against. ``document`` of the view stays what it was.
    """
    choice, whole = view.filter.ways, view.document
    if not choice.active:
        return view if view.whole is None else view.but(snapshot=whole, whole=None)
    seen = seen_ways(whole, view.journey, choice)
    if seen is None or not seen.active:
        return view.but(snapshot=whole, whole=None)
    return view.but(snapshot=_counted(whole, view.journey, seen), whole=whole)


def logged_ways(view: View) -> LoggedWays | None:
    """Return the ways of the log of a journey that are looked at, ``None`` where it has none."""
    seen = seen_ways(view.document, view.journey, view.filter.ways)
    if seen is None or not seen.active:
        return variants_of(view.document, view.journey)
    return seen.logged._replace(variants=seen.kept.shown)


def walked(view: View) -> Snapshot:
    """Return what is seen of a document without the touchpoints nobody comes to who is looked at.

    Stages in which only such ones stand are gone with them. It is for whoever judges the journey:
    that nobody of a few cases comes somewhere is no fault of it.
    """
    ways = view.filter.ways
    seen = seen_ways(view.document, view.journey, ways) if ways.active else None
    if seen is None or not seen.active:
        return view.snapshot
    gone = {id for id in seen.logged.touchpoints if id} - seen.visited
    if not gone:
        return view.snapshot
    snapshot, standing = view.snapshot, dict[str, set[str]]()
    for card in cards(snapshot, view.journey):
        step = snapshot.get(Step, card.step)
        if step is not None:
            standing.setdefault(step.stage, set()).add(card.id)
    emptied = {stage for stage, ids in standing.items() if ids <= gone}
    return snapshot.apply(Change("", removal(snapshot, gone | emptied)))


def comes_from_log(snapshot: Snapshot, journey: str, ids: Iterable[str]) -> bool:
    """Tell whether a log knows of all these touchpoints and arrows of a journey, if any."""
    logged = variants_of(snapshot, journey)
    places = [place_of(snapshot, id) for id in ids] if logged else []
    known = {id for id in logged.touchpoints if id} if logged else set()
    return bool(places) and all(place and known.issuperset(place) for place in places)


def place_of(snapshot: Snapshot, id: str) -> tuple[str, ...]:
    """Return where a customer was who came to a touchpoint or along an arrow, blank for neither."""
    arrow = snapshot.get(Connection, id)
    if arrow is not None:
        return (arrow.source, arrow.target) if is_walked(arrow) else ()
    return (id,) if snapshot.get(Touchpoint, id) else ()


def _asked(snapshot: Snapshot, logged: LoggedWays, choice: WaysChoice) -> _Asked:
    numbers = _numbers(snapshot, logged)
    drawn = frozenset(step for step, id in enumerate(logged.touchpoints) if id)
    places, arrows = [], []
    for place in sorted(choice.through):
        known = [numbers.get(id, frozenset()) & drawn for id in place]
        if len(known) == 1 and known[0]:
            places.append(known[0])
        elif len(known) == 2 and all(known):
            arrows.append(frozenset((a, b) for a in known[0] for b in known[1]))
    return _Asked(drawn, tuple(places), tuple(arrows), choice)


def _numbers(snapshot: Snapshot, logged: LoggedWays) -> dict[str, frozenset[int]]:
    """Return the numbers of activities by the ids of their touchpoints, here and as first made."""
    source = snapshot.get(Source, logged.source)
    first = mapping_of(source).get("touchpoints") if source else None
    found: dict[str, frozenset[int]] = {}
    for ids in (first if isinstance(first, list) else (), logged.touchpoints):
        for step, id in enumerate(ids):
            if isinstance(id, str) and step < len(logged.touchpoints):
                found[id] = found.get(id, frozenset()) | {step}
    return found


def _seen(logged: LoggedWays, asked: _Asked, known: Variants | None) -> SeenWays:
    choice = asked.choice
    every = known or _drawn(logged.variants, asked.drawn)
    chosen = _chosen(logged.variants, every, asked)
    left = kept(chosen, choice.activities, choice.paths)
    return SeenWays(logged, every, chosen, left, choice, asked.places, asked.arrows)


def _drawn(variants: Variants, drawn: Collection[int]) -> Variants:
    """Return the ways over the activities that are drawn: the others are skipped."""
    if len(drawn) == len(variants.activities):
        return variants
    shorter = (
        way._replace(steps=tuple(step for step in way.steps if step in drawn))
        for way in variants.ways
    )
    return joined(variants.activities, shorter)


def _chosen(whole: Variants, every: Variants, asked: _Asked) -> Variants:
    """Return the ways that were chosen and go wherever they must."""
    ways = every.ways
    if keys := asked.choice.variants:
        named = [way for way in whole.ways if way_key(whole, way) in keys]
        steps = {
            way.steps for way in _drawn(Variants(whole.activities, tuple(named)), asked.drawn).ways
        }
        some = tuple(w for w in ways if w.steps in steps or way_key(whole, w) in keys)
        if some:
            ways = some
            if not asked.places and not asked.arrows:
                return Variants(every.activities, some)
    if not asked.places and not asked.arrows:
        return every
    return Variants(every.activities, tuple(way for way in ways if _goes(way, asked)))


def _goes(way: Variant, asked: _Asked) -> bool:
    if any(place.isdisjoint(way.steps) for place in asked.places):
        return False
    if not asked.arrows:
        return True
    pairs = set(zip(way.steps, way.steps[1:], strict=False))
    return not any(arrow.isdisjoint(pairs) for arrow in asked.arrows)


def _counted(snapshot: Snapshot, journey: str, seen: SeenWays) -> Snapshot:
    edits = (*_begun(snapshot, seen), *_gone(snapshot, journey, seen), *_skipping(seen))
    return snapshot.apply(Change("", edits)) if edits else snapshot


def _begun(snapshot: Snapshot, seen: SeenWays) -> Iterator[Edit]:
    """Yield how many begin at each touchpoint of the log."""
    begun: dict[str, int] = {}
    for step, id in enumerate(seen.logged.touchpoints):
        if id:
            begun[id] = begun.get(id, 0) + seen.starts.get(step, 0)
    for id, many in begun.items():
        card = snapshot.get(Touchpoint, id)
        if card is not None and (card.starts or 0) != many:
            yield Edit(card, card.but(starts=many))


def _gone(snapshot: Snapshot, journey: str, seen: SeenWays) -> Iterator[Edit]:
    """Yield how many go along each arrow that the log tells of."""
    every = _by_touchpoints(seen, {pair: seen.follows.get(pair, 0) for pair in seen.followed})
    found: dict[tuple[str, str], Connection] = {}
    here = {card.id for card in cards(snapshot, journey)}
    for arrow in snapshot.all(Connection).values():
        ends = arrow.source, arrow.target
        if ends in every and arrow.source in here and is_walked(arrow):
            one = found.get(ends)
            if one is None or _rank(arrow) < _rank(one):
                found[ends] = arrow
    for ends, arrow in found.items():
        if not every[ends]:
            yield Edit(arrow, None)
        elif (arrow.weight, arrow.unit) != (every[ends], "count"):
            yield Edit(arrow, arrow.but(weight=float(every[ends]), unit="count"))


def _skipping(seen: SeenWays) -> Iterator[Edit]:
    """Yield the arrows over activities that are left out, which the document does not have."""
    new = {pair: many for pair, many in seen.follows.items() if pair not in seen.followed}
    for (source, target), many in _by_touchpoints(seen, new).items():
        if source == target:
            continue  # no arrow leads from a touchpoint to itself
        arrow = Connection(
            id=f"over-{source}-{target}",
            source=source,
            target=target,
            weight=float(many),
            unit="count",
        )
        yield Edit(None, arrow)


def _by_touchpoints(seen: SeenWays, follows: Mapping[Pair, int]) -> dict[tuple[str, str], int]:
    """Return what is counted of activities by the ids of their touchpoints."""
    found: dict[tuple[str, str], int] = {}
    for pair, many in follows.items():
        source, target = (seen.logged.touchpoints[step] for step in pair)
        if source and target:
            found[source, target] = found.get((source, target), 0) + many
    return found


def _rank(arrow: Connection) -> tuple[bool, bool, str]:
    """Return how likely an arrow is that of the log, among those side by side."""
    return arrow.unit != "count", arrow.kind != "next", arrow.id
