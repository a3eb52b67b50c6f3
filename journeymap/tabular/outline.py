"""An outline: text whose lines stand under one another by indents, bullets or headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymap.editing import EditView
from journeymap.model.change import Change, change
from journeymap.model.fields import clean
from journeymap.model.records import Journey
from journeymap.tabular.entries import TableEntry
from journeymap.tabular.placed import place

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*)")
_BULLET = re.compile(r"(?:[-*+•·◦▪‣–—]|\d{1,3}[.)]|[^\W\d_][.)])\s+(?P<words>.*)")
_EMPTY = ("", "-", "–", "—", "*", "•")
_TICK = re.compile(r"\[[ xX]\]\s+")
_STRONG = re.compile(r"(\*\*|__)(.+)\1(:?)")
_RULE = re.compile(r"([-*_=])(\s*\1){2,}")
_TAB = 4
_SET_IN = 2
_WRAPPED = 40

_Rank = tuple[int, int, int]


@dataclass(slots=True)
class Branch:
    """A line of an outline, what was noted of it, and the lines under it."""

    words: str
    note: str = ""
    under: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextOutline:
    """What an outline says of a journey: its title, blank where it has none, and its entries.

    ``left`` are notes of the title and of stages, which have no place on a map.
    """

    title: str
    entries: tuple[TableEntry, ...]
    left: tuple[str, ...] = ()


def branches(text: str) -> tuple[Branch, ...]:
    """Return the lines of a text as they stand under one another; bullets and marks are gone."""
    root = Branch("")
    above: list[tuple[_Rank, Branch]] = [((-1, 0, 0), root)]
    for line in unwrapped(clean(text.removeprefix("\ufeff")).expandtabs(_TAB).split("\n")):
        said = line.strip()
        if said in _EMPTY or _RULE.fullmatch(said):
            continue
        rank, words = _rank(said, len(line) - len(line.lstrip()))
        while not _under(rank, above[-1][0]):
            above.pop()
        branch = Branch(words)
        above[-1][1].under.append(branch)
        above.append((rank, branch))
    return tuple(root.under)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return lines in which a paragraph that was broken at a margin is one again.

    It begins with no small letter, all but its last line are long, and one goes on with a small
    letter; so a list of short or of long titles stays a list.
    """
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _goes_on(lines[at], lines[end - 1], lines[end]):
            end += 1
        broken = [line.strip() for line in lines[at:end]]
        begins = _BULLET.fullmatch(broken[0])
        words = begins["words"] if begins else broken[0]
        if not words[:1].islower() and any(line[0].islower() for line in broken[1:]):
            found.append(" ".join((lines[at].rstrip(), *broken[1:])))
        else:
            found += lines[at:end]
        at = end
    return found


def _goes_on(first: str, before: str, line: str) -> bool:
    """Tell whether a line may belong to the paragraph a first one begins, after one before it."""
    said = line.strip()
    if len(before.strip()) < _WRAPPED or not said or heading_of(first) or heading_of(said):
        return False
    bullet = bool(_BULLET.fullmatch(first.strip()))
    indent, under = (len(x) - len(x.lstrip()) for x in (first, line))
    plain = not (_BULLET.fullmatch(said) or _RULE.fullmatch(said) or said in _EMPTY)
    return plain and (under >= indent if bullet else under == indent)


def heading_of(line: str) -> tuple[int, str] | None:
    """Return the level, from 1 to 6, and the words of a heading in Markdown."""
    found = _HEADING.fullmatch(line.strip())
    if found is None:
        return None
    words = found["words"].rstrip("#")
    closed = words != found["words"] and (not words or words[-1].isspace())
    return len(found["marks"]), words.rstrip() if closed else found["words"]


def is_outline(text: str) -> bool:
    """Tell whether a text is lines under one another or a list, and not rows of a sheet."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if text.lstrip().startswith('"') or any("\t" in line for line in lines):
        return False
    return height(branches(text)) > 1 or (len(lines) > 1 and all(map(_BULLET.fullmatch, lines)))


def height(roots: Sequence[Branch]) -> int:
    """Return how many levels there are."""
    levels, row = 0, list(roots)
    while row:
        levels, row = levels + 1, [branch for above in row for branch in above.under]
    return levels


def understand(roots: Sequence[Branch]) -> TextOutline:
    """Return what an outline says of a journey.

    A single root with two levels or more under it is the title. Then come stages, under them
    touchpoints, and what is deeper is what happened there; lines on one level only are
    touchpoints.
    """
    title, stages, left = "", list(roots), list[str]()
    levels = height(roots)
    if levels > 2 and len(roots) == 1:
        title, stages = roots[0].words, roots[0].under
        left.append(roots[0].note)
    if levels == 1:
        return TextOutline("", tuple(_touchpoint("", branch) for branch in stages))
    entries: list[TableEntry] = []
    for stage in stages:
        entries.append(TableEntry(stage=stage.words))
        left.append(stage.note)
        entries += [_touchpoint(stage.words, branch) for branch in stage.under]
    return TextOutline(title, tuple(entries), tuple(filter(None, left)))


def paste_outline(view: EditView, text: str) -> Change | None:
    """Return the change that puts an outline at the selection; ``None`` for other texts.

    Its title is given to a journey that has none.
    """
    journey = view.snapshot.get(Journey, view.journey)
    if journey is None or not is_outline(text):
        return None
    outline = understand(branches(text))
    whole = place(view, outline.entries, "Paste")
    if outline.title and not journey.title:
        now = view.snapshot.apply(whole).all(Journey)[journey.id]
        whole += change("Paste", edit=[(now, now.but(title=outline.title))])
    return whole


def title_left_out(view: EditView, text: str) -> str:
    """Return the title of an outline that a journey with another would not take, else blank."""
    journey = view.snapshot.get(Journey, view.journey)
    if journey is None or not journey.title or not is_outline(text):
        return ""
    title = understand(branches(text)).title
    return title if title != journey.title else ""


def _under(rank: _Rank, other: _Rank) -> bool:
    """Tell whether a line stands under another; one blank more at its start is a slip."""
    if rank[0] != 1 or other[0] != 1:
        return rank > other
    deeper = rank[1] - other[1]
    return deeper >= _SET_IN or (deeper >= 0 and rank[2] > other[2])


def _rank(said: str, indent: int) -> tuple[_Rank, str]:
    """Return how deep a line stands, and its words: headings, plain lines, bullets under them."""
    heading = heading_of(said)
    if heading:
        return (0, heading[0], 0), _plain(heading[1])
    bullet = _BULLET.fullmatch(said)
    words = _TICK.sub("", bullet["words"], count=1) if bullet else said
    return (1, indent, 1 if bullet else 0), _plain(words)


def _plain(words: str) -> str:
    return _STRONG.sub(r"\2\3", words).strip()


def _touchpoint(stage: str, branch: Branch) -> TableEntry:
    happened = "\n".join(filter(None, (branch.note, *_deeper(branch))))
    fields = {"title": branch.words} | ({"happened": happened} if happened else {})
    return TableEntry(stage=stage, fields=fields)


def _deeper(branch: Branch) -> Iterator[str]:
    """Yield what stands under a touchpoint, line by line, deeper lines set in."""
    waiting = [(0, under) for under in reversed(branch.under)]
    while waiting:
        depth, one = waiting.pop()
        yield "  " * depth + one.words
        if one.note:
            yield "  " * (depth + 1) + one.note
        waiting += [(depth + 1, under) for under in reversed(one.under)]
