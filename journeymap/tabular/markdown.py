"""Markdown taken apart: headings, tables between bars, fenced blocks, and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from journeymap.tabular.outline import heading_of

_RULE = re.compile(r"\|?(:?-+:?\|)+(:?-+:?)?|\|:?-+:?")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(.+?)\1")
_FENCE = re.compile(r"(`{3,}|~{3,}|:{3,})[ \t]*\{?\.?([\w+-]*)[^`]*")
_FRONT = re.compile(r"\s*(?:[\w-]+\s*:.*|#.*|-\s.*|\s+\S.*)?")
_BOLD = re.compile(r"(\*\*|__)([^*_]+)\1:?")
_UNDERLINED = re.compile(r"=+|-{3,}")
_LED_BY = re.compile(r"\A\s{0,3}(?:>\s?)+")
_JOURNEY = re.compile(
    r"\s*(?:---\n.*?\n---\s*)?(?:%%[^\n]*\n\s*)*journey[ \t]*(?:\n|\Z)", re.DOTALL
)
_MARKS = "mermaid", "journey", ""
_TEXTS = "markdown", "md", "text", "txt", ""


class TextHeading(NamedTuple):
    """A heading: its line, from 1, its level, from 1 to 6, and its words."""

    line: int
    level: int
    words: str


class BarTable(NamedTuple):
    """A table between bars: the line of its headings, from 1, and its last, and its cells."""

    line: int
    last: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class FencedBlock(NamedTuple):
    """What stands between fences: its first line, from 1, that of the fence below, and itself."""

    line: int
    last: int
    language: str
    text: str

    @property
    def is_journey(self) -> bool:
        """Whether it is a journey of mermaid."""
        return self.language in _MARKS and bool(_JOURNEY.match(self.text))


class FreeText(NamedTuple):
    """Lines of text that stand together: the number of the first, from 1, and they themselves."""

    line: int
    text: str


class FrontMatter(NamedTuple):
    """What stands above a text for programs, from its first line, 1, to its last."""

    line: int
    last: int
    text: str


Part = TextHeading | BarTable | FencedBlock | FreeText | FrontMatter


def parts_of(text: str) -> tuple[Part, ...]:
    """Return a text of Markdown part by part; a fence around Markdown is as if it were not there."""
    return tuple(_parts(text.split("\n"), 0))


def holds_journeys(text: str) -> bool:
    """Tell whether there is a journey of mermaid or a table between bars in a longer text."""
    if "|" not in text and "journey" not in text:
        return False
    return any(
        isinstance(part, BarTable) or (isinstance(part, FencedBlock) and part.is_journey)
        for part in parts_of(text)
    )


def without_marks(words: str) -> str:
    """Return words without the marks of Markdown."""
    return unescape(_ESCAPED.sub(r"\1", _STRONG.sub(r"\2", _BREAK.sub("\n", words)))).strip()


def _parts(lines: Sequence[str], before: int) -> Iterator[Part]:
    """Yield the parts of lines, ``before`` which there are others."""
    at = 0
    if not before and (end := _front(lines)):
        yield FrontMatter(1, end + 1, "\n".join(lines[1:end]))
        at = end + 1
    begun: int | None = None
    while at < len(lines):
        found, after = _other(lines, at, before)
        if begun is not None and (found or not lines[at].strip()):
            yield FreeText(before + begun + 1, "\n".join(lines[begun:at]))
            begun = None
        if found:
            yield from found
        elif begun is None and lines[at].strip():
            begun = at
        at = after
    if begun is not None:
        yield FreeText(before + begun + 1, "\n".join(lines[begun:]))


def _other(lines: Sequence[str], at: int, before: int) -> tuple[list[Part], int]:
    """Return what begins in a line and is no plain text, nothing for text, and where it is over."""
    line = _LED_BY.sub("", lines[at])
    if fence := _FENCE.fullmatch(line.strip()):
        return _fenced(lines, at, before, fence)
    if heading := heading_of(line):
        return [TextHeading(before + at + 1, heading[0], without_marks(heading[1]))], at + 1
    below = _LED_BY.sub("", lines[at + 1]).strip() if at + 1 < len(lines) else ""
    if "|" in line and _RULE.fullmatch("".join(below.split())):
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows = tuple(_cells(_LED_BY.sub("", row)) for row in lines[at + 2 : end])
        return [BarTable(before + at + 1, before + end, _cells(line), rows)], end
    alone = at == 0 or not lines[at - 1].strip()
    if alone and line.strip() and _UNDERLINED.fullmatch(below) and not line[:1].isspace():
        level = 1 if below.startswith("=") else 2
        return [TextHeading(before + at + 1, level, without_marks(line))], at + 2
    bold = _BOLD.fullmatch(line.strip())
    if alone and bold and not below:
        return [TextHeading(before + at + 1, 6, without_marks(bold[2]))], at + 1
    return [], at + 1


def _fenced(
    lines: Sequence[str], at: int, before: int, fence: re.Match[str]
) -> tuple[list[Part], int]:
    end = at + 1
    while end < len(lines):
        closing = _LED_BY.sub("", lines[end]).strip()
        if closing.startswith(fence[1]) and not closing.strip(fence[1][0]):
            break
        end += 1
    inner = [_LED_BY.sub("", line) for line in lines[at + 1 : end]]
    last = min(before + end + 1, before + len(lines))
    block = FencedBlock(before + at + 2, last, fence[2].casefold(), "\n".join(inner))
    if block.language in _TEXTS and not block.is_journey:
        inside = list(_parts(inner, before + at + 1))
        if any(isinstance(part, BarTable) for part in inside):
            return inside, end + 1
    return [block], end + 1


def _front(lines: Sequence[str]) -> int:
    """Return the place of the line that ends what stands above a text for programs, 0 for none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:200], 1):
        if line.rstrip() in ("---", "..."):
            return at
        if not _FRONT.fullmatch(line):
            break
    return 0


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(map(without_marks, _BAR.split(inner)))


def outlined(text: str) -> tuple[str, tuple[Part, ...]]:
    """Return a text for an outline, line by line where it was, and the parts that are not in it.

    Tables, fenced blocks and what stands above a text for programs are no lines of an outline.
    """
    lines = text.split("\n")
    parts = parts_of(text)
    left = tuple(x for x in parts if isinstance(x, BarTable | FencedBlock | FrontMatter))
    for part in left:
        first = part.line - 2 if isinstance(part, FencedBlock) else part.line - 1
        lines[first : part.last] = [""] * (part.last - first)
    for at, line in enumerate(lines):
        said = _LED_BY.sub("", line).strip()
        if _FENCE.fullmatch(said) or ("|" in said and _RULE.fullmatch("".join(said.split()))):
            lines[at] = ""
    return "\n".join(lines), left
