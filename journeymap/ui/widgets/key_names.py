"""Keys as a person reads them: by name, and as the marked letter of a label."""

from __future__ import annotations

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
