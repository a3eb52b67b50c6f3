"""Texts of other programs on the clipboard: known by how they begin, read as their files are."""

from __future__ import annotations

import re
from urllib.parse import unquote

from journeymap.tabular.markdown import holds_journeys

_FENCED = re.compile(
    r"\A\s*```\s*(?:mermaid|json|xml|opml)\b[^\n]*\n(.*?)\n\s*```\s*\Z", re.DOTALL | re.IGNORECASE
)
_COPIED = re.compile(r"\A\s*\{\s*\"journeymap\"\s*:\s*\d+\s*,\s*\"inside\"")
"""How a copy of our own begins, in whose texts anything may stand."""
_QUOTED = "%3Cmx"
"""How the cells begin that draw.io puts on the clipboard."""
_HEAD = r"\A\s*(?:---\s*\n.*?\n---\s*\n)?(?:\s*%%[^\n]*\n)*\s*"
_XML = r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
_BEGINNINGS = tuple(
    (re.compile(pattern, re.DOTALL), ending)
    for pattern, ending in (
        (_HEAD + r"journey[ \t]*\r?\n.*:\s*\d", ".mmd"),
        (_XML + r"<mx(?:file|GraphModel)\b", ".drawio"),
        (_XML + r"<opml\b", ".opml"),
        (_XML + r"<map\b[^>]*>\s*(?:<[^n][^>]*>\s*)*<node\b", ".mm"),
        (_XML + r"(?:<!DOCTYPE[^>]*>\s*)?<svg\b[^>]*\scontent=[\"']&lt;mx", ".drawio.svg"),
        (
            r"\A\s*[{\[].*\"(?i:stages|phases|touch_?points|journeys|етапи|этапы)\"\s*:\s*[\[{]",
            ".json",
        ),
        (r"\A\s*\{\s*\"journeymap\"\s*:\s*\d+\s*,\s*\"records\"", ".json"),
    )
)


def foreign(text: str) -> tuple[str, str]:
    """Return a text without the fence it stood in, and the ending its file would have.

    A longer text with a journey of mermaid or a table between bars in it is Markdown. The
    ending is blank for a text of no known kind, such as an outline or rows of a table.
    """
    if _COPIED.match(text):
        return text, ""
    fenced = _FENCED.match(text)
    text = fenced[1] if fenced else text
    text = unquote(text) if text.lstrip().startswith(_QUOTED) else text
    ending = next((ending for begins, ending in _BEGINNINGS if begins.match(text)), "")
    return text, ending or (".md" if holds_journeys(text) else "")
