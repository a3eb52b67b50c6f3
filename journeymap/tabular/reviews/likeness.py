"""Whether what was read looks like reviews, so that whoever drops a file is asked what it is."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.tabular.reviews.review import Review

_LEAST, _WORDS = 3, 8
_MANY = 0.5


def looks_like_reviews(reviews: Sequence[Review]) -> bool:
    """Tell whether most of some texts are several words long, as reviews are and titles are not.

    Fewer than three are no file of reviews, unless stars stand beside them.
    """
    rated = sum(one.stars is not None for one in reviews)
    if not reviews or (len(reviews) < _LEAST and rated < len(reviews)):
        return False
    long = sum(len(one.text.split()) >= _WORDS for one in reviews)
    return long >= _MANY * len(reviews) or (rated >= _MANY * len(reviews) and long * 4 >= rated)
