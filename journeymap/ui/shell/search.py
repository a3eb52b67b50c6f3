"""Finding something by some of its letters, as the command palette does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST = 60
"""No more than so many are listed; one types another letter instead of scrolling."""


_LEAST = 0.1
"""How well a text answers that has the words, but in another order or spelling."""


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A line of the palette; ``also`` is another text it is found by, ``aside`` stands right.

    What is ``said`` in the document was found already by the words in it.
    """

    title: str
    section: str
    run: Callable[[], object]
    also: str = ""
    aside: str = ""
    applies: bool = True
    said: bool = False


def closeness(wanted: str, text: str) -> float:
    """Return how well a text answers to some letters; 0 when they do not occur in this order.

    Letters at the start of a word and letters that follow one another count more; a
    shorter text wins over a longer one that fits as well. No language is preferred.
    """
    text, wanted = text.casefold(), "".join(wanted.casefold().split())
    return max(_walked(wanted, text, True), _walked(wanted, text, False))


def _walked(wanted: str, text: str, leaping: bool) -> float:
    """Go through a text letter by letter, leaping to the next word that starts with one."""
    score, place, before = 1.0, -1, -2
    for letter in wanted:
        place = text.find(letter, place + 1)
        if place < 0:
            return 0.0
        if leaping and place != before + 1:
            place = _word_start(text, letter, place)
        opens = not place or not text[place - 1].isalnum()
        score += 1 + 3 * opens + 4 * (place == before + 1)
        before = place
    return score - len(text) / 200


def _word_start(text: str, letter: str, since: int) -> int:
    """Return where the next word with a letter starts, else where the letter stands."""
    place = since
    while place > 0 and text[place - 1].isalnum():
        place = text.find(letter, place + 1)
    return place if place >= 0 else since


def found(entries: list[PaletteEntry], wanted: str) -> list[PaletteEntry]:
    """Return the entries that answer, the best first; all in their order when nothing is typed."""
    if not wanted.strip():
        return entries[:MOST]
    rated = []
    for place, entry in enumerate(entries):
        score = max(closeness(wanted, entry.title), closeness(wanted, entry.also) * 0.95)
        score = max(score, _LEAST) if entry.said else score
        if score > 0:
            rated.append((-score - entry.applies, place, entry))
    return [entry for _, _, entry in sorted(rated, key=lambda one: one[:2])[:MOST]]
