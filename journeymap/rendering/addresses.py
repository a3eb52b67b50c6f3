"""Addresses in texts: which parts of what is told can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'“”‘’«»()]+[^\s<>\"'“”‘’«»().,;:!?]", re.I)


def addressed(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether each is an address in the web or of mail.

    No other address is one: what runs something when it is followed stays plain text.
    """
    at = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
