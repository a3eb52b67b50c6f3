"""Mind maps of XMind: each sheet is a journey, its middle the title."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journeymap.errors import JourneyError
from journeymap.formats import IMPORTERS, LIKELY, UNLIKE, Importer
from journeymap.formats.mm import journey_of_map
from journeymap.language import mark, plural, tr
from journeymap.model.fields import clean
from journeymap.tabular.imported import Imported
from journeymap.tabular.joining import joined
from journeymap.tabular.outline import Branch
from journeymap.tabular.xml_tree import DEEPEST, MOST_BYTES, MOST_ELEMENTS, parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PART, _OLD = "content.json", "content.xml"
_SPACE = "{urn:xmind:xmap:xmlns:content:2.0}"
_MOST_SHEETS = 50


def likeness(content: bytes) -> int:
    """Tell whether a content is an archive that may have a mind map in it."""
    known = b"content.json" in content or b"application/vnd.xmind" in content
    return LIKELY if content.startswith(b"PK\x03\x04") and known else UNLIKE


def read(content: str | bytes, name: str) -> Imported:
    """Return each sheet of a mind map as a journey; raises ``JourneyError``."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    part, packed = _unpacked(data, name)
    sheets = _sheets(packed, name) if part == _PART else _old_sheets(packed, name)
    if not sheets or len(sheets) > _MOST_SHEETS:
        raise _damaged(name)
    came = [journey_of_map(middle, name, report) for middle, report in sheets]
    return came[0] if len(came) == 1 else joined(came, name)


def _unpacked(data: bytes, name: str) -> tuple[str, bytes]:
    """Return the part of the archive that holds the map, never more of it than is read."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            part = next(one for one in (_PART, _OLD) if one in parts.namelist())
            with parts.open(part) as file:
                packed = file.read(MOST_BYTES + 1)
    except RuntimeError as fault:
        raise JourneyError(
            tr(
                "{name} is locked with a password. Nothing was imported; save it without one and "
                "try again.",
                name=name,
            )
        ) from fault
    except (
        zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, StopIteration, KeyError,
        NotImplementedError,
    ) as fault:  # fmt: skip
        raise _damaged(name) from fault
    if len(packed) > MOST_BYTES:
        raise JourneyError(
            tr(
                "{name} becomes larger than 20 MB when it is unpacked. Nothing was imported.",
                name=name,
            )
        )
    return part, packed


Sheets = list[tuple[Branch, tuple[tuple[int, str], ...]]]


def _sheets(packed: bytes, name: str) -> Sheets:
    try:
        found = json.loads(packed)
        sheets = [sheet for sheet in found if isinstance(sheet.get("rootTopic"), dict)]
    except (ValueError, RecursionError, AttributeError, TypeError) as fault:
        raise _damaged(name) from fault
    return [(_branch(one["rootTopic"], name), _arrows(one.get("relationships"))) for one in sheets]


def _branch(top: dict[str, Any], name: str) -> Branch:
    root = Branch(_title(top), _note(top))
    waiting, count = [(top, root, 0)], 0
    while waiting:
        topic, branch, depth = waiting.pop()
        children = topic.get("children")
        attached = children.get("attached") if isinstance(children, dict) else None
        for one in attached if isinstance(attached, list) else ():
            count += 1
            if count > MOST_ELEMENTS or depth > DEEPEST:
                raise _damaged(name)
            if isinstance(one, dict):
                branch.under.append(Branch(_title(one), _note(one)))
                waiting.append((one, branch.under[-1], depth + 1))
    return root


def _title(topic: dict[str, Any]) -> str:
    title = topic.get("title")
    return (clean(title).strip() if isinstance(title, str) else "") or tr("(no title)")


def _note(topic: dict[str, Any]) -> str:
    inner: Any = topic.get("notes")
    for key in ("plain", "content"):
        inner = inner.get(key) if isinstance(inner, dict) else None
    return clean(inner).strip() if isinstance(inner, str) else ""


def _old_sheets(packed: bytes, name: str) -> Sheets:
    """Return the sheets as XMind kept them before 2020."""
    found: Sheets = []
    for sheet in parse(packed, name).findall(f"{_SPACE}sheet"):
        topic = sheet.find(f"{_SPACE}topic")
        if topic is not None:
            arrows = list(sheet.iter(f"{_SPACE}relationship"))
            found.append((_old_branch(topic), _arrows(arrows)))
    return found


def _old_branch(top: Element) -> Branch:
    root = _old_said(top)
    waiting = [(top, root)]
    while waiting:
        element, branch = waiting.pop()
        for topics in element.findall(f"{_SPACE}children/{_SPACE}topics"):
            if topics.get("type") == "attached":
                for one in topics.findall(f"{_SPACE}topic"):
                    branch.under.append(_old_said(one))
                    waiting.append((one, branch.under[-1]))
    return root


def _old_said(topic: Element) -> Branch:
    title = clean(topic.findtext(f"{_SPACE}title") or "").strip()
    note = clean(topic.findtext(f"{_SPACE}notes/{_SPACE}plain") or "").strip()
    return Branch(title or tr("(no title)"), note)


def _arrows(found: Any) -> tuple[tuple[int, str], ...]:
    count = len(found) if isinstance(found, list) else 0
    why = plural(
        "{n} arrow between branches was left out.",
        "{n} arrows between branches were left out.",
        count,
    )
    return ((0, why),) if count else ()


def _damaged(name: str) -> JourneyError:
    return JourneyError(
        tr("{name} is not a mind map that can be read. Nothing was imported.", name=name)
    )


IMPORTERS.add(
    Importer(
        name="xmind",
        label=mark("Mind map (XMind)"),
        suffixes=(".xmind",),
        read=read,
        likeness=likeness,
    )
)
