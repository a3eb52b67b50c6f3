"""What the dialog of reviews says of them and of what becomes of them."""

from __future__ import annotations

from journeymap.analysis.reviews.sign import Sign
from journeymap.dates import written
from journeymap.language import decimal, mark, plural, tr
from journeymap.tabular.reviews.offering import ReviewsOffer
from journeymap.tabular.reviews.review import Review
from journeymap.ui.reviews.choices import ReviewChoices

SIGNS: dict[Sign, str] = {"good": mark("praise"), "bad": mark("blame"), "mixed": mark("both")}
"""What is said of a review's sign."""


def sign_label(sign: Sign) -> str:
    """Return what a sign is called, blank where there is none."""
    return tr(SIGNS[sign]) if sign else ""


def stars_shown(review: Review) -> str:
    """Return the stars of a review as signs, blank where it has none."""
    if review.stars is None:
        return ""
    full = round(review.stars)
    return "★" * full + "☆" * (5 - full)


def about(review: Review) -> str:
    """Return what is known of a review: stars, who, where, about what, when."""
    parts = (stars_shown(review), review.author, review.origin, review.product, written(review.day))
    return " · ".join(filter(None, parts))


def offer_told(offer: ReviewsOffer) -> str:
    """Return which file this is, and how many reviews it has."""
    many = len(offer.read.reviews)
    return f"{offer.read.name} · {reviews_counted(many)}"


def reviews_counted(many: int) -> str:
    """Return how many reviews there are."""
    return plural("{count} review", "{count} reviews", many, count=decimal(many, groups=True))


def outcome_told(choices: ReviewChoices) -> str:
    """Return what comes in as it is chosen now."""
    confirmed = choices.confirmed
    if not confirmed:
        return tr("Nothing is confirmed yet, so nothing comes in.")
    places = len({one.touchpoint for one in confirmed})
    at = plural("at {n} touchpoint", "at {n} touchpoints", places)
    quotes = plural("{n} quote comes in", "{n} quotes come in", len(confirmed))
    return f"{quotes} {at}"
