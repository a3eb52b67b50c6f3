"""Reviews for scripts and the command line: proposed, or brought in as far as they were placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journeymap.api.plain import Plain
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.bringing import ConfirmedQuote, ReviewsBrought, reviews_change
from journeymap.tabular.reviews.offering import OfferedQuote, ReviewsOffer, reviews_offer
from journeymap.tabular.reviews.reading import read_reviews


@dataclass(frozen=True, slots=True)
class ReviewsOutcome:
    """What came, or would come, of a file of reviews; without confirmation nothing is ``brought``.

    ``snapshot`` is the document the reviews were read for.
    """

    offer: ReviewsOffer
    brought: ReviewsBrought | None
    snapshot: Snapshot

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about what is not offered."""
        return self.offer.remarks

    def plain(self) -> Plain:
        """Return it as ``reviews.schema.json`` has it."""
        read = self.offer.read
        return {
            "reviews": read.name,
            "read": len(read.reviews),
            "blank": read.blank,
            "duplicates": read.again,
            "beyond": read.beyond,
            "known": self.offer.known,
            "proposals": [self._proposal(one) for one in self.offer.quotes],
            "quotes": [quote.id for quote in self.brought.quotes] if self.brought else [],
            "remarks": list(self.remarks),
        }

    def _proposal(self, one: OfferedQuote) -> Plain:
        proposal, review = one.proposal, one.review
        card = self.snapshot.get(Touchpoint, proposal.touchpoint)
        return {
            "row": review.row,
            "said": one.said,
            "date": review.day,
            "stars": review.stars,
            "author": review.author,
            "origin": review.origin,
            "product": review.product,
            "sign": one.sign,
            "touchpoint_id": card.id if card else None,
            "touchpoint": card.title if card else None,
            "because": [review.text[x.start : x.end] for x in proposal.because],
            "others": list(proposal.others),
        }


def proposed_reviews(
    snapshot: Snapshot,
    journey: str,
    path: Path,
    *,
    sheet: str = "",
    confirm: bool = False,
    tell: Callable[[float], None] = lambda share: None,
) -> ReviewsOutcome:
    """Return what a file of reviews comes to; with ``confirm`` all that was placed is brought.

    Raises ``JourneyError`` for a file that holds none, and to confirm where nothing is placed.
    """
    offer = reviews_offer(snapshot, journey, read_reviews(path, sheet, tell))
    placed = [
        ConfirmedQuote(one, one.proposal.touchpoint)
        for one in offer.quotes
        if one.proposal.touchpoint
    ]
    brought = None
    if confirm and (placed or not offer.known):
        brought = reviews_change(snapshot, journey, offer.read, placed)
    return ReviewsOutcome(offer, brought, snapshot)
