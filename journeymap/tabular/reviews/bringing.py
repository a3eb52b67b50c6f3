"""Reviews that were confirmed, as one change: quotes at their touchpoints, and where they are from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from journeymap.analysis.reviews.remembered import ReviewMemory
from journeymap.editing.lanes import with_lane
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Quote, Source, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.offering import LONGEST, OfferedQuote
from journeymap.tabular.reviews.reading import ReadReviews


class ConfirmedQuote(NamedTuple):
    """A quote somebody confirmed, and the touchpoint it goes to."""

    quote: OfferedQuote
    touchpoint: str


class ReviewsBrought(NamedTuple):
    """What reviews come to: one change, its source, and the quotes it makes."""

    change: Change
    source: Source
    quotes: tuple[Quote, ...]


def reviews_change(
    snapshot: Snapshot,
    journey: str,
    read: ReadReviews,
    confirmed: Sequence[ConfirmedQuote],
    *,
    at: str = "",
) -> ReviewsBrought:
    """Return the change that brings in what was confirmed, and nothing else.

    A quote keeps who said it, where and when; how far it is to be trusted nobody has said yet,
    so it is unverified, and no feeling is set. The source of the same file is gone on with.
    ``at`` is when it was read, ISO 8601, now without. Raises ``JourneyError`` where nothing was
    confirmed, and where a touchpoint is not there.
    """
    if snapshot.get(Journey, journey) is None:
        raise JourneyError(tr("There is no journey to bring the reviews into."))
    if not confirmed:
        raise JourneyError(tr("No review is confirmed, so nothing was brought in."))
    for one in confirmed:
        if snapshot.get(Touchpoint, one.touchpoint) is None:
            raise JourneyError(tr("A touchpoint that was chosen is not there any more."))
    quotes = _quotes(snapshot, read.name, confirmed)
    before = _before(snapshot, read)
    remembered = ReviewMemory.read(before.mapping) if before else None
    memory = ReviewMemory(
        journey,
        {**(remembered.quotes if remembered else {}), **_keys(quotes, confirmed)},
        {**(remembered.stars if remembered else {}), **_stars(quotes, confirmed)},
    )
    moment = at or datetime.now(UTC).isoformat(timespec="microseconds")
    source = (before or Source(name=read.name, digest=read.digest)).but(
        mapping=memory.written(), at=moment, rows=len(read.reviews)
    )
    label = tr("Reviews {name}", name=read.name)
    edit = [(before, source)] if before else []
    made = change(label, add=[*([] if before else [source]), *quotes], edit=edit)
    whole = with_lane(snapshot, journey, "quotes", made)
    return ReviewsBrought(Change(label, whole.edits), source, quotes)


def _before(snapshot: Snapshot, read: ReadReviews) -> Source | None:
    """Return the source of the same file, where it is one of reviews."""
    return next(
        (
            one
            for one in snapshot.all(Source).values()
            if read.digest and one.digest == read.digest and ReviewMemory.read(one.mapping)
        ),
        None,
    )


def _quotes(
    snapshot: Snapshot, name: str, confirmed: Iterable[ConfirmedQuote]
) -> tuple[Quote, ...]:
    last: dict[str, float] = {}
    found = []
    for offered, touchpoint in confirmed:
        review = offered.review
        if touchpoint not in last:
            last[touchpoint] = after_last(snapshot.of(Quote, "touchpoint", touchpoint))
        found.append(
            Quote(
                touchpoint=touchpoint, position=last[touchpoint], said=_shortened(offered.said),
                source=", ".join(filter(None, (review.author, review.origin or name, review.product))),
                date=review.day,
            )
        )  # fmt: skip
        last[touchpoint] += 1.0
    return tuple(found)


def _shortened(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"


def _keys(quotes: Sequence[Quote], confirmed: Sequence[ConfirmedQuote]) -> dict[str, str]:
    pairs = zip(quotes, confirmed, strict=True)
    return {quote.id: one.quote.review.key for quote, one in pairs}


def _stars(quotes: Sequence[Quote], confirmed: Sequence[ConfirmedQuote]) -> dict[str, float]:
    pairs = zip(quotes, confirmed, strict=True)
    return {
        quote.id: stars
        for quote, one in pairs
        if (stars := one.quote.review.stars) is not None and not one.quote.is_part
    }
