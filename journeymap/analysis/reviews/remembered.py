"""What a source remembers of the reviews it brought, as JSON in its record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from journeymap.model.records import Quote, Source
from journeymap.model.snapshot import Snapshot

_KIND = "reviews"
_SAID = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReviewMemory:
    """Which quotes came of a file of reviews, and into which journey.

    ``quotes`` are their ids, each with the key of the whole review it is from; ``stars`` are
    what the review gave, 1 to 5, where it did.
    """

    journey: str
    quotes: Mapping[str, str]
    stars: Mapping[str, float]

    def written(self) -> str:
        """Return it as JSON."""
        told = {"journey": self.journey, "quotes": dict(self.quotes), "stars": dict(self.stars)}
        return json.dumps({_KIND: told}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> ReviewMemory | None:
        """Return what a source remembers, ``None`` where it is of no reviews."""
        try:
            told = json.loads(text).get(_KIND) if text else None
        except (ValueError, RecursionError, AttributeError):
            return None
        if not isinstance(told, dict):
            return None
        quotes, stars = told.get("quotes"), told.get("stars")
        return cls(
            str(told.get("journey") or ""),
            {str(id): str(key) for id, key in quotes.items()} if isinstance(quotes, dict) else {},
            {str(id): float(n) for id, n in stars.items() if isinstance(n, int | float)}
            if isinstance(stars, dict)
            else {},
        )


def review_key(text: str) -> str:
    """Return what tells a review from others, however it is spaced and punctuated."""
    said = " ".join(_SAID.findall(text.casefold())) or " ".join(text.split())
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def review_sources(snapshot: Snapshot) -> list[tuple[Source, ReviewMemory]]:
    """Return the files of reviews a document has quotes of, the earliest first."""
    found = [
        (one, remembered)
        for one in snapshot.all(Source).values()
        if (remembered := ReviewMemory.read(one.mapping))
    ]
    return sorted(found, key=lambda pair: (pair[0].at, pair[0].id))


def stars_given(snapshot: Snapshot) -> dict[str, float]:
    """Return how many stars, 1 to 5, the reviews gave whose words are quotes, by their ids."""
    found: dict[str, float] = {}
    for _, remembered in review_sources(snapshot):
        found.update(remembered.stars)
    return found


def known_keys(snapshot: Snapshot) -> frozenset[str]:
    """Return the keys of all reviews a document has quotes of, so that none comes in twice."""
    there = snapshot.all(Quote)
    found = {review_key(quote.said) for quote in there.values()}
    for _, remembered in review_sources(snapshot):
        found.update(key for id, key in remembered.quotes.items() if id in there)
    return frozenset(found)
