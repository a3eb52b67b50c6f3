"""The text of a mermaid user journey: what is written in it, and how names are written safely.

The rules are those mermaid 11 was observed to follow, its odd ones included, so that a
text means here what it means there.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.fields import clean

UNSET = "%% unset:"
"""Starts the note above a task whose score only stands in for one nobody gave."""

_BLANKS = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_S = f"[{_BLANKS}]"
_FRONT = re.compile(r"([^\S\n]*)---[^\S\n]*\n(.*?)\n\1---\s*\n", re.DOTALL)
_FRONT_TITLE = re.compile(
    r"""title:[ \t]+(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|(\S.*?))\s*(?:\s#.*)?$"""
)
_DIRECTIVE = re.compile(
    r"%%\{\s*\w+\s*:?\s*(?:\w+|(?:(?!\}%%).)*)\s*(?:\}%%)?", re.ASCII | re.DOTALL
)
_PASSED = re.compile(rf"(?P<note>%(?!\{{)[^\n]*|[^}}]%%[^\n]*|#[^\n]*)|{_S}+")
_STATEMENT = re.compile(
    r"(?P<keyword>journey(?!\w))"
    rf"|title{_S}(?P<title>[^#\n;]+)"
    rf"|accTitle{_S}*:{_S}*+(?P<named>[^\n]+)"
    rf"|accDescr{_S}*:{_S}*+(?P<told>[^\n]+)"
    rf"|accDescr{_S}*\{{(?P<tale>[^}}]*)(?P<closed>\}}?)"
    rf"|section{_S}(?P<section>[^#:\n;]+)"
    r"|(?P<task>[^#:\n;]+)(?::(?!%%)(?P<score>[^#\n;]+))?",
    re.ASCII | re.IGNORECASE,
)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_WHOLE = re.compile(r"0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.IGNORECASE)
_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_APART = re.compile("\0([^\1]*)\1")
_RESERVED = re.compile("journey|title|section|accTitle|accDescr", re.IGNORECASE)
_UNSAFE = re.compile(rf"[#;<>]|[^\S ]|[{_BLANKS[6:]}]|^ | $|^%|%(?=%)|(?<=%)%")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a section; ``score`` is NaN when what was written is not a number."""

    line: int
    name: str
    score: float
    written: str
    people: tuple[str, ...]
    unset: bool


@dataclass(slots=True)
class Section:
    """Tasks under one heading; those before any heading stand in one without a title."""

    title: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class MermaidJourney:
    """All that a journey text says; lines count from 1."""

    title: str = ""
    description: str = ""
    named: tuple[int, str] | None = None
    sections: list[Section] = field(default_factory=list)


def parse(text: str, name: str) -> MermaidJourney:
    """Return what a mermaid journey says.

    Raises ``JourneyError`` with the line for a text mermaid itself would reject.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    diagram = MermaidJourney()
    start = 0
    if front := _FRONT.match(text):
        diagram.title = _front_title(front[2].replace(f"\n{front[1]}", "\n")[len(front[1]) :])
        start = front.end()
    for line, unset, found in _statements(text[:start] + _scannable(text[start:]), start, name):
        _take(diagram, line, unset, found, name)
    return diagram


def escape(text: str, *, name: bool = False, also: str = "") -> str:
    """Write a text so that mermaid, and ``parse``, read exactly it; a blank one as one space.

    ``also`` holds the characters that mean something in this place besides those that do
    everywhere; ``name`` is for the name of a task, which must not begin like a statement.
    """
    if not text.strip():
        return "#32;"
    safe = _UNSAFE.sub(lambda m: _code(m[0]), text)
    for mark in also:
        safe = safe.replace(mark, _code(mark))
    return _code(safe[0]) + safe[1:] if name and _RESERVED.match(safe) else safe


def guard(line: str) -> str:
    """Keep mermaid from taking a line of ours with codes in it for one of its style rules."""
    if "#" not in line:
        return line
    return line.replace("style", "#115;tyle").replace("classDef", "#99;lassDef")


def number(written: str) -> float:
    """Return a score as JavaScript reads a number: blank is 0, what is no number is NaN."""
    written = written.strip(_BLANKS)
    if _WHOLE.fullmatch(written):
        whole = int(written, 0)
        return float(whole) if whole.bit_length() < 1000 else math.inf
    if _DECIMAL.fullmatch(written):
        return float(written)
    if written.lstrip("+-") == "Infinity" and len(written) < 10:
        return -math.inf if written[0] == "-" else math.inf
    return math.nan if written else 0.0


def _scannable(text: str) -> str:
    """Take out directives, keeping the count of lines, and set codes apart from comments."""
    text = _DIRECTIVE.sub(lambda m: "\n" * m[0].count("\n"), text)
    return _ENTITY.sub("\0\\1\1", text.replace("\0", "").replace("\1", "")) + "\n"


def _statements(text: str, at: int, name: str) -> Iterator[tuple[int, bool, re.Match[str]]]:
    """Yield each statement after the keyword: its line, whether a note says unset, the match."""
    line, seen, unset, begun = 1, 0, False, False
    while at < len(text):
        if passed := _PASSED.match(text, at):
            note = (passed["note"] or "").lstrip()
            if note and not begun and not note.startswith("%%"):
                raise _not_a_journey(name)
            unset, at = unset or note.startswith(UNSET), passed.end()
            continue
        line, seen = line + text.count("\n", seen, at), at
        found = _STATEMENT.match(text, at)
        if not begun:
            if not found or not text.startswith("journey", at) or found["keyword"] is None:
                raise _not_a_journey(name)
            begun = True
        elif found is None or found["keyword"] is not None:
            raise _rejected(name, line, text[at : text.find("\n", at)])
        else:
            yield line, unset, found
            unset = False
        at = found.end()
    if not begun:
        raise _not_a_journey(name)


def _take(diagram: MermaidJourney, line: int, unset: bool, found: re.Match[str], name: str) -> None:
    said = found.groupdict()
    if said["title"] is not None:
        diagram.title = _plain(said["title"])
    elif said["named"] is not None:
        diagram.named = (line, _plain(said["named"]))
    elif said["told"] is not None:
        diagram.description = _plain(said["told"])
    elif said["tale"] is not None:
        if not said["closed"]:
            raise _rejected(name, line, "accDescr {")
        lines = (row.strip(_BLANKS) for row in said["tale"].strip(_BLANKS).split("\n"))
        diagram.description = _plain("\n".join(filter(None, lines)))
    elif said["section"] is not None:
        diagram.sections.append(Section(_plain(said["section"])))
    elif said["score"] is None:
        raise _rejected(name, line, said["task"])
    else:
        if not diagram.sections:
            diagram.sections.append(Section(""))
        diagram.sections[-1].tasks.append(_task(line, unset, said["task"], said["score"]))


def _task(line: int, unset: bool, title: str, rest: str) -> Task:
    written, *further = rest.split(":")
    people = [_plain(actor) for actor in further[0].split(",")] if further else []
    known = tuple(dict.fromkeys(filter(None, people)))
    return Task(line, _plain(title), number(written), _plain(written), known, unset)


def _plain(text: str) -> str:
    """Return a text trimmed and its codes turned back into characters; blank ones as nothing."""
    said = _APART.sub(_character, text.strip(_BLANKS))
    return clean(said) if said.strip() else ""


def _character(code: re.Match[str]) -> str:
    if code[1].isdigit():
        digits = code[1].lstrip("0")
        return chr(int(digits)) if 0 < len(digits) < 7 else f"#{code[1]};"
    known = html.unescape(f"&{code[1]};")
    return f"#{code[1]};" if known.startswith("&") and len(known) > 1 else known


def _code(character: str) -> str:
    return f"#{ord(character)};"


def _front_title(block: str) -> str:
    """Return the title in the front matter; of YAML only what a title is written in."""
    for row in block.split("\n"):
        if found := _FRONT_TITLE.match(row):
            single, double, bare = found.groups("")
            return single.replace("''", "'") or re.sub(r"\\(.)", r"\1", double) or str(bare)
    return ""


def _not_a_journey(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} is not a mermaid user journey: it has to begin with the word “journey”. "
            "Nothing was imported.",
            name=name,
        )
    )


def _rejected(name: str, line: int, found: str) -> JourneyError:
    shown = _plain(found)
    return JourneyError(
        tr(
            "Line {line} of {name} cannot be read: “{found}”. A task looks like "
            "“Pay at the till: 4: Olena”; write “;” as “#59;” and a “:” in a name as “#58;”. "
            "Nothing was imported.",
            line=line,
            name=name,
            found=shown if len(shown) <= 60 else shown[:59] + "…",
        )
    )
