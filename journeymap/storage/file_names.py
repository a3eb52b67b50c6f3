"""Names of files that every system takes, made of titles people gave."""

from __future__ import annotations

import unicodedata

_LETTERS = 80
_BYTES = 200
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)


def file_name(title: str, suffix: str, otherwise: str) -> str:
    """Return a file's name after a title, of at most 80 letters and 200 bytes before the suffix.

    Letters of every script stay. What Windows, macOS or Linux refuse in a name, or take to
    mean something else (separators, control characters, a leading dot, devices such as CON),
    does not. ``otherwise`` is the name where nothing is left of the title.
    """
    kept = "".join(map(_kept, unicodedata.normalize("NFC", title)))
    name = _short(" ".join(kept.split()).strip(". -"))
    if not name:
        name = otherwise
    if name.partition(".")[0].strip().casefold() in _RESERVED:
        name = f"_{name}"
    return name + suffix


def _kept(letter: str) -> str:
    """Return a letter, a blank for what may not stand there, nothing for what is not seen."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return " " if letter in _FORBIDDEN or category[0] in "CZ" else letter


def _short(name: str) -> str:
    name = name[:_LETTERS]
    while len(name.encode()) > _BYTES:
        name = name[:-1]
    return name.rstrip(". -")
