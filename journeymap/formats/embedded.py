"""Journeys that stand in a longer text: blocks of mermaid and tables, each under its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymap.errors import JourneyError
from journeymap.formats.mmd import read as read_mermaid
from journeymap.language import plural, tr
from journeymap.model.change import Change, Edit
from journeymap.model.records import Journey
from journeymap.tabular.across.turned import stages_across
from journeymap.tabular.cells import meaning
from journeymap.tabular.imported import Imported
from journeymap.tabular.joining import joined
from journeymap.tabular.markdown import (
    BarTable,
    FencedBlock,
    FrontMatter,
    Part,
    TextHeading,
    parts_of,
)
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import ReadTable

_MOST_NAMED = 20
_SHOWN = 50

Report = tuple[tuple[int, str], ...]


@dataclass
class _Found:
    """A journey in a text: a block, or tables that belong together, and the heading over it."""

    heading: TextHeading | None
    title: TextHeading | None
    block: FencedBlock | None = None
    tables: list[tuple[BarTable, TextHeading | None]] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.block.line if self.block else self.tables[0][0].line


def journeys_in(text: str, name: str) -> Imported | None:
    """Return the journeys in a text of Markdown as one import; ``None`` where there is none.

    What cannot be read of several is named, as is the text around them. Raises ``JourneyError``
    when none of those that are there can be read.
    """
    parts = parts_of(text)
    found = _found(parts)
    if not found:
        return None
    came: list[Imported] = []
    faults: list[tuple[int, JourneyError]] = []
    for one in found:
        try:
            came.append(_read(one, name))
        except JourneyError as fault:
            faults.append((one.line, fault))
    if not came:
        raise faults[0][1]
    whole = joined(came, name)
    unread = tuple((line, str(fault)) for line, fault in faults)
    report = (*_around(parts, found), *unread, *whole.report)
    return whole._replace(report=tuple(sorted(report, key=lambda told: told[0])))


def left_out(part: Part) -> tuple[int, str]:
    """Return the sentence about a part of a text that is no journey, with its line."""
    if isinstance(part, BarTable):
        words = _short(" | ".join(part.headings))
        said = tr("The table “{words}” was left out: it names no touchpoints.", words=words)
    elif isinstance(part, FencedBlock):
        words = _short(part.text)
        said = tr("The block “{words}” was left out: it is no journey.", words=words)
    elif isinstance(part, FrontMatter):
        said = tr("What stands above the text for programs was left out.")
    elif isinstance(part, TextHeading):
        said = tr("The heading “{words}” was left out.", words=_short(part.words))
    else:
        said = tr("The text “{words}” was left out.", words=_short(part.text))
    return part.line, said


def _found(parts: Sequence[Part]) -> list[_Found]:
    """Return the journeys of a text in their order.

    Tables without a column of stages are one journey as long as their columns are the same and
    no heading of the first level stands between them: the headings over them are its stages.
    """
    found: list[_Found] = []
    title: TextHeading | None = None
    heading: TextHeading | None = None
    goes_on = False
    for part in parts:
        if isinstance(part, TextHeading):
            heading = part
            if part.level == 1:
                title, goes_on = part, False
        elif isinstance(part, FencedBlock) and part.is_journey:
            found.append(_Found(heading, title, part))
            goes_on = False
        elif isinstance(part, BarTable) and _tells_a_journey(part):
            bare = _without_stages(part)
            if bare and goes_on and found[-1].tables[0][0].headings == part.headings:
                found[-1].tables.append((part, heading))
                continue
            found.append(_Found(heading, title, tables=[(part, heading)]))
            goes_on = bare
    return found


def _tells_a_journey(table: BarTable) -> bool:
    """Tell whether a table speaks of touchpoints, by its headings or by the names at its side."""
    known = {*filter(None, map(meaning, table.headings))}
    return "title" in known or len(known) > 1 or _across(table)


def _across(table: BarTable) -> bool:
    return stages_across(ReadTable("", (table.headings, *table.rows)))


def _without_stages(table: BarTable) -> bool:
    """Tell whether a table names touchpoints and no stages, which the headings over it are."""
    known = {*map(meaning, table.headings)}
    return "title" in known and "stage" not in known and not _across(table)


def _read(one: _Found, name: str) -> Imported:
    """Return a journey read by what it is; its title is its own, else the heading over it."""
    if one.block is None:
        table, lines = _sheet(one)
        came = import_table((table,), name)
        said = tuple((lines[row - 1] if row else 0, why) for row, why in came.report)
        return came._replace(report=said)
    came = read_mermaid(one.block.text, name)
    report = tuple((line and line + one.block.line - 1, why) for line, why in came.report)
    title = one.heading.words if one.heading else name.rpartition(".")[0] or name
    return _titled(came._replace(report=report), title)


def _titled(came: Imported, title: str) -> Imported:
    """Return an import whose journey has a title where it had none."""
    edits = tuple(
        Edit(e.before, e.after.but(title=title))
        if isinstance(e.after, Journey) and not e.after.title
        else e
        for e in came.change
    )
    return came._replace(change=Change(came.change.label, edits))


def _sheet(one: _Found) -> tuple[ReadTable, list[int]]:
    """Return tables as one sheet under their title, and the lines of the text its rows stand in."""
    (first, under), *others = one.tables
    staged = bool(others) or (one.title is not None and under is not None and under.level > 1)
    staged = staged and _without_stages(first)
    title = one.title if staged else one.heading
    rows, lines = list[tuple[str, ...]](), list[int]()
    if title:
        rows, lines = [(title.words,)], [title.line]
    rows.append((tr("Stage"), *first.headings) if staged else first.headings)
    lines.append(first.line)
    for table, heading in one.tables:
        stage = heading.words if heading and heading is not title else ""
        rows += [(stage, *row) if staged else row for row in table.rows]
        lines += range(table.line + 2, table.line + 2 + len(table.rows))
    return ReadTable("", tuple(rows)), lines


def _around(parts: Sequence[Part], found: Sequence[_Found]) -> Iterator[tuple[int, str]]:
    """Yield a sentence for each part of a text that is in no journey, up to a number."""
    taken = {id(one.block) for one in found if one.block}
    for one in found:
        taken |= {id(table) for table, _ in one.tables} | {id(h) for _, h in one.tables}
        if one.block is None:
            taken.add(id(one.title))
        elif not _says_its_title(one.block):
            taken.add(id(one.heading))
    left = [part for part in parts if id(part) not in taken]
    yield from map(left_out, left[:_MOST_NAMED])
    if len(left) > _MOST_NAMED:
        said = plural(
            "{n} more piece of the text was left out.",
            "{n} more pieces of the text were left out.",
            len(left) - _MOST_NAMED,
        )
        yield 0, said


def _says_its_title(block: FencedBlock) -> bool:
    lines = (line.strip().casefold() for line in block.text.split("\n"))
    return any(line.startswith("title") for line in lines)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
