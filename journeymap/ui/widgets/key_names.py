"""Keys as a person reads them: by name, and as the marked letter of a label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence


def key_name(key: str) -> str:
    """Return a key as the person's system writes it."""
    key = "Enter" if key == "Return" else key
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def mnemonic(title: str, taken: set[str]) -> str:
    """Mark the first letter that no label before has taken, for Alt and that letter."""
    for place, letter in enumerate(title):
        if letter.isalpha() and letter.casefold() not in taken:
            taken.add(letter.casefold())
            return f"{title[:place]}&{title[place:]}"
    return title


def mnemonics(titles: Sequence[str]) -> list[str]:
    """Mark a letter in each of the titles, no two the same, so that as many as can have one.

    Each gets the first that is free; where none is, others give way (augmenting paths).
    """
    owners: dict[str, int] = {}

    def settle(at: int, tried: set[str]) -> bool:
        letters = [letter for letter in titles[at].casefold() if letter.isalpha()]
        free = [letter for letter in letters if letter not in owners]
        for letter in dict.fromkeys(free or letters):
            if letter not in tried:
                tried.add(letter)
                if letter not in owners or settle(owners[letter], tried):
                    owners[letter] = at
                    return True
        return False

    for at in range(len(titles)):
        settle(at, set())
    chosen = {at: letter for letter, at in owners.items()}
    return [_marked(title, chosen.get(at, "")) for at, title in enumerate(titles)]


def _marked(title: str, letter: str) -> str:
    """Return a title as menus want it: with its letter marked, and an ampersand as itself."""
    place = title.casefold().find(letter) if letter else -1
    if place < 0:
        return title.replace("&", "&&")
    return f"{title[:place].replace('&', '&&')}&{title[place:].replace('&', '&&')}"
