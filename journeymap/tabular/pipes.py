"""Tables in Markdown: rows of cells between bars, under headings that are stages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import takewhile

from journeymap.language import tr
from journeymap.tabular.across import stages_across
from journeymap.tabular.cells import meaning
from journeymap.tabular.outline import heading_of
from journeymap.tabular.sheet import ReadTable

_RULE = re.compile(r"\|?(:?-+:?\|)+(:?-+:?)?|\|:?-+:?")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(.+?)\1")


def tabled(text: str) -> tuple[ReadTable, int] | None:
    """Return the tables of touchpoints in a text as one sheet, and the row of their headings.

    The rows are the lines of the text. The heading over a table is the stage where it has no
    column of stages; of several tables those count that have the columns of the first.
    """
    lines = text.split("\n")
    rows = [tuple[str, ...]()] * len(lines)
    stage, head, columns, own = "", 0, tuple[str, ...](), False
    for at, line in enumerate(lines):
        heading = heading_of(line)
        if heading and heading[0] == 1 and not head:
            rows[at] = (_plain(heading[1]),)
        elif heading:
            stage = _plain(heading[1])
        elif at and "|" in lines[at - 1] and _RULE.fullmatch("".join(line.split())):
            here = _cells(lines[at - 1])
            across = not head and stages_across(_below(lines, at))
            if not head and (across or "title" in map(meaning, here)):
                own = across or "stage" in map(meaning, here)
                head, columns = at, here
                rows[at - 1] = here if own else (tr("Stage"), *here)
            if here == columns:
                below = takewhile(lambda n: "|" in lines[n], range(at + 1, len(lines)))
                for n in below:
                    rows[n] = _cells(lines[n]) if own else (stage, *_cells(lines[n]))
    return (ReadTable("", tuple(rows)), head) if head else None


def _below(lines: Sequence[str], at: int) -> ReadTable:
    """Return the one table whose rule is that line."""
    rows = takewhile(lambda n: "|" in lines[n], range(at + 1, len(lines)))
    return ReadTable("", (_cells(lines[at - 1]), *(_cells(lines[n]) for n in rows)))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(map(_plain, _BAR.split(inner)))


def _plain(words: str) -> str:
    """Return words without the marks of Markdown."""
    return unescape(_ESCAPED.sub(r"\1", _STRONG.sub(r"\2", _BREAK.sub("\n", words)))).strip()
