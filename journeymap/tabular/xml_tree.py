"""XML from anywhere, read within bounds: nothing is defined in it, fetched for it or made of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.fields import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST, MOST_ELEMENTS, MOST_BYTES = 256, 100_000, 20 * 2**20
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\w{1,8}|\w{1,31});")
_SECTION = re.compile(r"<!\[[^>]*>?")
"""What word processors paste along, and ``HTMLParser`` cannot read."""
_APART = frozenset(("br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul"))
_UNSEEN = frozenset(("style", "script", "title", "head"))


def parse(content: str | bytes, name: str) -> Element:
    """Return the tree of an XML text; raises ``JourneyError`` when it is none, or beyond bounds."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(data) > MOST_BYTES:
        raise _beyond(name)
    parser = DefusedXMLParser(target=_bounded(name), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as fault:
        raise JourneyError(
            tr(
                "{name} defines or refers to things outside of it (a DTD), which is not allowed. "
                "Nothing was imported.",
                name=name,
            )
        ) from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise JourneyError(
            tr("{name} is not sound XML ({why}). Nothing was imported.", name=name, why=fault)
        ) from fault
    return root


def plain(text: str) -> str:
    """Return a text without the HTML that may be in it: what one reads, line by line."""
    if not _MARKUP.search(text):
        return clean(text).strip()
    reader = _Reader()
    reader.feed(_SECTION.sub("", text))
    reader.close()
    lines = (" ".join(line.split()) for line in clean("".join(reader.said)).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Collects the words of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _APART:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _APART:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data)


def _bounded(name: str) -> object:
    """Return a builder of a tree that stops where it becomes too deep or too large."""
    from xml.etree.ElementTree import TreeBuilder

    class Bounded(TreeBuilder):
        depth = count = 0

        def start(self, tag: str, attrs: dict[str, str], /) -> Element:
            self.depth, self.count = self.depth + 1, self.count + 1
            if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
                raise _beyond(name)
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> Element:
            self.depth -= 1
            return super().end(tag)

    return Bounded()


def _beyond(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} is too large or too deep a file to read: the limits are 20 MB, 100,000 elements "
            "and 256 levels. Nothing was imported.",
            name=name,
        )
    )
