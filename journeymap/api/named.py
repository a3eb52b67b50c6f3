"""Finding what a person names: by title or id, and a sentence where that is none or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from journeymap.errors import JourneyError
from journeymap.language import tr


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)


def one_named(things: Sequence[tuple[T, tuple[str, ...]]], wanted: str, kind: str) -> T:
    """Return the one thing with this id, else with this as one of its titles.

    ``kind`` is what such a thing is called. Raises ``JourneyError`` when there is none, and
    when a title fits several.
    """
    by_id = [thing for thing, _ in things if thing.id == wanted]
    found = by_id or [thing for thing, titles in things if wanted in titles]
    if not found:
        known = ", ".join(f"“{titles[0]}”" for _, titles in things)
        raise JourneyError(
            tr(
                "There is no {kind} “{title}”. There are: {known}.",
                kind=kind,
                title=wanted,
                known=known or tr("none"),
            )
        )
    if len(found) > 1:
        raise JourneyError(
            tr(
                "“{title}” fits {n} times as the title of a {kind}. Name one by its id: {ids}.",
                kind=kind,
                title=wanted,
                n=len(found),
                ids=", ".join(thing.id for thing in found),
            )
        )
    return found[0]
