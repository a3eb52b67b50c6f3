"""Reviews as they are offered: what is new of them, where each seems to belong, what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.analysis.reviews.matching import Proposal, TouchpointWords, proposed
from journeymap.analysis.reviews.mentions import mentions
from journeymap.analysis.reviews.remembered import known_keys
from journeymap.analysis.reviews.sign import Sign, sign_of
from journeymap.analysis.reviews.words import THEMES
from journeymap.language import decimal, plural, tr
from journeymap.model.records import Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.reading import ReadReviews
from journeymap.tabular.reviews.review import Review

LONGEST = 2_000
"""So many letters of a quote come in."""

_TOLD_EACH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedQuote:
    """A review, or a part of one, as it would come in, with where it seems to belong.

    ``themes`` are what it is about, by their names.
    """

    review: Review
    proposal: Proposal
    sign: Sign
    themes: frozenset[str] = frozenset()

    @property
    def said(self) -> str:
        """What it says."""
        return self.review.text[self.proposal.start : self.proposal.end]

    @property
    def is_part(self) -> bool:
        """Whether the review says more than this."""
        return len(self.said) < len(self.review.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsOffer:
    """What a file of reviews comes to: the new ones of it, and what is to be known of it.

    ``known`` is how many are quotes already; ``before`` is the source of the same file.
    """

    read: ReadReviews
    quotes: tuple[OfferedQuote, ...]
    known: int = 0
    before: Source | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about what is not offered."""
        again = ""
        if self.before is not None:
            again = tr("{name} was read before; only what is new is offered.", name=self.read.name)
        known = plural("{n} is a quote already.", "{n} are quotes already.", self.known)
        long = sum(len(one.said) > LONGEST for one in self.quotes)
        cut = plural(
            "{n} is longer than {most} letters and comes in shortened.",
            "{n} are longer than {most} letters and come in shortened.",
            long,
            most=decimal(LONGEST, groups=True),
        )
        said = (again, known if self.known else "", cut if long else "", *self.read.left_out)
        return tuple(filter(None, said))


def reviews_offer(
    snapshot: Snapshot,
    journey: str,
    read: ReadReviews,
    tell: Callable[[float], None] = lambda share: None,
) -> ReviewsOffer:
    """Return the reviews that are new to a document, each with where it seems to belong.

    A review that clearly says two things of two touchpoints is offered as two quotes.
    """
    among, known = TouchpointWords.of(snapshot, journey), known_keys(snapshot)
    fresh = [review for review in read.reviews if review.key not in known]
    quotes: list[OfferedQuote] = []
    for at, review in enumerate(fresh):
        if at % _TOLD_EACH == 0:
            tell(at / len(fresh))
        quotes += offered_quotes(review, proposed(review.text, among))
    before = next(
        (x for x in snapshot.all(Source).values() if read.digest and x.digest == read.digest), None
    )
    return ReviewsOffer(
        read=read, quotes=tuple(quotes), known=len(read.reviews) - len(fresh), before=before
    )


def offered_quotes(review: Review, proposals: tuple[Proposal, ...]) -> list[OfferedQuote]:
    """Return a review as what its proposals make of it, each with its sign."""
    found = []
    for one in proposals:
        # Of a review that says two things, its stars say little about each.
        stars = review.stars if len(proposals) == 1 else None
        said = review.text[one.start : one.end]
        themes = frozenset(x.key for x in mentions(said) if x.key in THEMES)
        sign = sign_of(said, stars)
        found.append(OfferedQuote(review=review, proposal=one, sign=sign, themes=themes))
    return found
