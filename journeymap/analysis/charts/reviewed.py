"""What reviews say: quotes by touchpoint and by theme, with how many praise and how many blame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.naming import short, title_of
from journeymap.analysis.reviews.mentions import mentions
from journeymap.analysis.reviews.remembered import review_sources, stars_given
from journeymap.analysis.reviews.sign import Sign, sign_of
from journeymap.analysis.reviews.words import THEMES
from journeymap.language import plural, tr
from journeymap.model.records import Quote, Touchpoint
from journeymap.model.snapshot import Snapshot

LEAST = 10
"""Fewer quotes say nothing when they are counted."""

MOST = 10
"""How many bars are drawn."""

_TWICE = 2
"""A theme that one quote has is none yet."""


@dataclass(frozen=True, slots=True)
class SaidOf:
    """How many quotes are of something, a touchpoint or a theme: praise, blame, neither or both.

    ``id`` is the touchpoint's, blank for a theme.
    """

    id: str
    title: str
    good: int
    bad: int
    other: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.good + self.bad + self.other


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What quotes are of, what most are of first; ``quotes`` is how many there are in all.

    ``reviews`` of them came from reviews, ``places`` is how many touchpoints have any.
    """

    said: tuple[SaidOf, ...]
    by_theme: bool
    quotes: int
    reviews: int
    places: int


def reviewed(snapshot: Snapshot, touchpoints: Iterable[Touchpoint], *, by_theme: bool) -> Reviewed:
    """Return the quotes at some touchpoints, counted by touchpoint, or by what they are about.

    Praise and blame are told by words, and by the stars where a review gave them; what is said
    of several themes counts for each.
    """
    cards = {card.id: card for card in touchpoints}
    stars, brought = stars_given(snapshot), set[str]()
    for _, remembered in review_sources(snapshot):
        brought.update(remembered.quotes)
    quotes = [quote for id in cards for quote in snapshot.of(Quote, "touchpoint", id)]
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for quote in quotes:
        sign = sign_of(quote.said, stars.get(quote.id))
        for key in _themes(quote) if by_theme else (quote.touchpoint,):
            counts[key][_kind(sign)] += 1
    found = [
        SaidOf(
            "" if by_theme else key,
            _theme_title(key) if by_theme else title_of(cards[key]),
            each["good"], each["bad"], each["other"],
        )
        for key, each in counts.items()
    ]  # fmt: skip
    kept = [one for one in found if not by_theme or one.total >= _TWICE]
    return Reviewed(
        tuple(sorted(kept, key=lambda one: -one.total)), by_theme, len(quotes),
        sum(quote.id in brought for quote in quotes), len({quote.touchpoint for quote in quotes}),
    )  # fmt: skip


def _theme_title(key: str) -> str:
    label = tr(THEMES[key].label)
    return label[:1].upper() + label[1:]


def _themes(quote: Quote) -> set[str]:
    return {one.key for one in mentions(quote.said) if one.key in THEMES}


def _kind(sign: Sign) -> str:
    return sign if sign in ("good", "bad") else "other"


def sentence(found: Reviewed) -> str:
    """Return what most blame is of, and what most praise is of."""
    worst = max(found.said, key=lambda one: (one.bad, one.total), default=None)
    best = max(found.said, key=lambda one: (one.good, one.total), default=None)
    if worst is None or best is None:
        return tr("No theme comes more than once")
    if worst.bad and best.good and worst is not best:
        return tr(
            "“{bad}” is blamed most, “{good}” praised most",
            bad=short(worst.title),
            good=short(best.title),
        )
    if worst.bad > best.good:
        return tr("“{name}” is blamed most", name=short(worst.title))
    if best.good:
        return tr("“{name}” is praised most", name=short(best.title))
    return tr("Most is said about “{name}”", name=short(found.said[0].title))


def note(found: Reviewed) -> list[str]:
    """Return how many quotes there are and where they are from, in parts."""
    many = plural("{n} quote", "{n} quotes", found.quotes)
    where = plural("at {n} touchpoint", "at {n} touchpoints", found.places)
    left = len(found.said) - MOST
    parts: Sequence[str] = (
        f"{many} {where}",
        plural("{n} from reviews", "{n} from reviews", found.reviews) if found.reviews else "",
        tr("red: blame, green: praise, by words and stars"),
        plural("{n} more is not drawn", "{n} more are not drawn", left) if left > 0 else "",
    )
    return [part for part in parts if part]
