"""Mind maps of FreeMind and Freeplane: the middle is the title, then come stages and touchpoints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.formats import IMPORTERS, SURE, UNLIKE, Importer
from journeymap.formats.outline import note_left_out, outline_journey
from journeymap.language import mark, plural, tr
from journeymap.tabular.imported import Imported
from journeymap.tabular.outline import Branch, height
from journeymap.tabular.xml_tree import parse, plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOOKED_AT = 2**12
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*+>\s*)?(?:<!--.*?-->\s*)*+<map[\s>](?!.*<area)", re.DOTALL
)
"""What a mind map begins with; a map of a web page has areas."""
_NOTES = ("NOTE", "DETAILS")


def likeness(content: bytes) -> int:
    """Tell whether the first element is that of a mind map."""
    return SURE if _BEGINS.match(content[:_LOOKED_AT]) else UNLIKE


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of a mind map; raises ``JourneyError``."""
    root = parse(content, name)
    middle = root.find("node") if root.tag == "map" else None
    if middle is None:
        raise JourneyError(tr("{name} is not a mind map. Nothing was imported.", name=name))
    return journey_of_map(_branch(middle), name, tuple(_left_out(root)))


def journey_of_map(middle: Branch, name: str, report: tuple[tuple[int, str], ...]) -> Imported:
    """Return a mind map as a journey; what stands in its middle is the title, however small it is."""
    if height([middle]) == 2:
        noted = (note_left_out(middle.note),) if middle.note else ()
        return outline_journey(middle.under, middle.words, name, (*report, *noted))
    return outline_journey([middle], "", name, report)


def _branch(top: Element) -> Branch:
    """Return a node with all that grows on it; those that are locked are not there."""
    root = _said(top)
    waiting = [(top, root)]
    while waiting:
        element, branch = waiting.pop()
        for one in element.findall("node"):
            if one.get("ENCRYPTED_CONTENT") is None:
                branch.under.append(_said(one))
                waiting.append((one, branch.under[-1]))
    return root


def _said(node: Element) -> Branch:
    words = plain(node.get("TEXT") or node.get("LOCALIZED_TEXT") or "")
    notes = []
    for rich in node.findall("richcontent"):
        said = plain(_inner(rich))
        if rich.get("TYPE") in _NOTES:
            notes.append(said)
        else:
            words = words or said
    notes += [
        f"{one.get('NAME')}: {one.get('VALUE')}"
        for one in node.findall("attribute")
        if one.get("NAME") and one.get("VALUE")
    ]
    return Branch(words or tr("(no title)"), "\n".join(filter(None, notes)))


def _inner(element: Element) -> str:
    from xml.etree.ElementTree import tostring

    if len(element):
        return "".join(tostring(one, "unicode") for one in element)
    return element.text or ""


def _left_out(root: Element) -> list[tuple[int, str]]:
    """Return sentences about what of a mind map is no outline."""
    arrows = sum(1 for _ in root.iter("arrowlink"))
    locked = sum(node.get("ENCRYPTED_CONTENT") is not None for node in root.iter("node"))
    said = (
        plural(
            "{n} arrow between branches was left out.",
            "{n} arrows between branches were left out.",
            arrows,
        ),
        plural(
            "{n} branch that is locked with a password was left out.",
            "{n} branches that are locked with a password were left out.",
            locked,
        ),
    )
    return [(0, why) for count, why in zip((arrows, locked), said, strict=True) if count]


IMPORTERS.add(
    Importer(
        name="freemind",
        label=mark("Mind map (FreeMind, Freeplane)"),
        suffixes=(".mm",),
        read=read,
        likeness=likeness,
    )
)
