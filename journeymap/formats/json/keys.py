"""What the keys of plain JSON are called in words, and what an object is called."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from journeymap.model.fields import clean
from journeymap.tabular.words.headings import listed

CARD_KEYS = (
    "touchpoints, touchpoint, cards, items, steps, actions, activities, tasks, moments, events, "
    "nodes, точки контакту, кроки, дії, точки контакта, шаги, действия"
)
"""Keys under which touchpoints stand."""

_TITLES = (
    "title", "name", "label", "touchpoint", "text", "stage", "phase", "step", "action", "activity",
    "task", "event", "description", "summary", "назва", "название", "заголовок",
)  # fmt: skip
_HUMP = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁІЇЄҐ])(?=[A-ZА-ЯЁІЇЄҐ])")


def words_of(key: str) -> str:
    """Return a key in words: “painPoints” and “pain_points” are “pain points”, “Find” stays."""
    parted = _HUMP.sub(" ", key).replace("_", " ").replace("-", " ") if " " not in key else key
    words = " ".join(clean(parted).split())
    return words.lower() if _HUMP.search(key) or "_" in key else words


def is_key(key: str, words: str) -> bool:
    """Tell whether a key is one of some words, set apart by commas."""
    return words_of(key).casefold() in _known(words)


@cache
def _known(words: str) -> frozenset[str]:
    return frozenset(listed(words))


def title_of(plain: Any) -> str:
    """Return what an object is called; blank where nothing names it."""
    if isinstance(plain, str):
        return " ".join(plain.split())
    if not isinstance(plain, dict):
        return ""
    keys = {words_of(key).casefold(): key for key in reversed(plain)}
    for name in _TITLES:
        value = plain.get(keys.get(name, ""))
        if isinstance(value, str) and value.strip():
            return " ".join(clean(value).split())
    return ""
