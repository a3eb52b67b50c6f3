"""Outlines: OPML, and text whose lines stand under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.formats import IMPORTERS, LIKELY, SURE, UNLIKE, Importer
from journeymap.formats.csv.reading import decoded, is_binary
from journeymap.formats.embedded import journeys_in, left_out
from journeymap.language import mark, plural, tr
from journeymap.model.fields import clean
from journeymap.tabular.imported import Imported
from journeymap.tabular.markdown import outlined
from journeymap.tabular.outline import Branch, branches, understand
from journeymap.tabular.rows import SheetReading, placed
from journeymap.tabular.xml_tree import parse, plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_LINES = 20_000
_SAID = 60
_LOOKED_AT = 2**12
_STANDS_UNDER = re.compile(r"^#{1,6} \S|^(?:\t| {2,})?[-*+•] \S|^(?:\t| {2,})\S", re.MULTILINE)

Report = tuple[tuple[int, str], ...]


def read_text(content: str | bytes, name: str) -> Imported:
    """Return the journey of an indented text or Markdown; raises ``JourneyError``.

    Where Markdown has journeys of mermaid, or tables of touchpoints, those are read, and what of
    the text around them is left out is named.
    """
    text, report = decoded(content)
    if text.count("\n") + text.count("\r") > _MOST_LINES or "\0" in text or is_binary(content):
        raise JourneyError(
            tr(
                "{name} is not an outline: it has more than {most} lines, or is no text. Nothing was "
                "imported.",
                name=name,
                most=_MOST_LINES,
            )
        )
    plain_text = clean(text.removeprefix("\ufeff"))
    came = journeys_in(plain_text, name)
    if came:
        return came._replace(report=(*report, *came.report))
    shown, left = outlined(plain_text)
    return outline_journey(branches(shown), "", name, (*report, *map(left_out, left)))


def likeness(content: bytes) -> int:
    """Tell whether a text has lines that stand under one another, or headings of Markdown."""
    text, _ = decoded(content[:_LOOKED_AT])
    return LIKELY if "\0" not in text and _STANDS_UNDER.search(text) else UNLIKE


def likeness_to_opml(content: bytes) -> int:
    """Tell whether the first element is that of an outline."""
    return SURE if b"<opml" in content[:_LOOKED_AT] else UNLIKE


def read_opml(content: str | bytes, name: str) -> Imported:
    """Return the journey of an OPML outline; raises ``JourneyError``."""
    root = parse(content, name)
    body = root.find("body") if root.tag == "opml" else None
    if body is None:
        raise JourneyError(tr("{name} is not an OPML outline. Nothing was imported.", name=name))
    hidden = sum(one.get("isComment") == "true" for one in body.iter("outline"))
    why = plural(
        "{n} line that is commented out was left out with what is under it.",
        "{n} lines that are commented out were left out with what is under them.",
        hidden,
    )
    title = plain(root.findtext("head/title") or "")
    return outline_journey(_branches(body), title, name, ((0, why),) if hidden else ())


def outline_journey(roots: Sequence[Branch], title: str, name: str, report: Report) -> Imported:
    """Return an outline as a journey; a title that is beside its own is left out and told."""
    outline = understand(roots)
    if outline.title and title and title != outline.title:
        why = tr("“{title}” was left out: a journey has one title.", title=title)
        report = (*report, (0, why))
    report = (*report, *map(note_left_out, outline.left))
    return placed(SheetReading(outline.title or title, outline.entries, ()), name, report)


def note_left_out(note: str) -> tuple[int, str]:
    """Return the sentence about a note of a title or a stage, which has no place on a map."""
    words = " ".join(note.split())
    words = words if len(words) <= _SAID else f"{words[: _SAID - 1]}…"
    return 0, tr("The text “{words}” was left out.", words=words)


IMPORTERS.add(
    Importer(
        name="outline",
        label=mark("Outline (text, Markdown)"),
        suffixes=(".txt", ".md", ".markdown"),
        read=read_text,
        likeness=likeness,
    )
)
IMPORTERS.add(
    Importer(
        name="opml",
        label=mark("Outline (OPML)"),
        suffixes=(".opml",),
        read=read_opml,
        likeness=likeness_to_opml,
    )
)


def _branches(body: Element) -> list[Branch]:
    """Return the outline of an element and what is under it; what is commented out is not there."""
    root = Branch("")
    waiting = [(body, root)]
    while waiting:
        element, branch = waiting.pop()
        for one in element.findall("outline"):
            words = plain(one.get("text") or one.get("title") or "")
            if one.get("isComment") == "true":
                continue
            grown = Branch(words or tr("(no title)"), plain(one.get("_note") or ""))
            branch.under.append(grown)
            waiting.append((one, grown))
    return root.under
