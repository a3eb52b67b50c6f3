"""What differs, as a report: groups of short lines, Markdown, and rows for tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.difference.compared import ComparedJourney, Difference, JourneyDifference
from journeymap.analysis.difference.count_words import FIGURES, assumed, count_lines
from journeymap.analysis.difference.part_words import KIND_SIGNS
from journeymap.analysis.difference.words import (
    ideas_needed,
    kind_word,
    line,
    place_of,
    record_title,
    summary,
    title_of,
)
from journeymap.language import bare, mark, tr
from journeymap.model.names import kind_name
from journeymap.model.records import Journey

TOUCHPOINTS, STAGES, COLUMNS = mark("Touchpoints"), mark("Stages"), mark("Columns")
LANES, CONNECTIONS, OTHERS = mark("Lanes"), mark("Connections"), mark("Ideas and others")


class ToldDifference(NamedTuple):
    """A difference in words: its sign and kind, what it is about and where, and what differs."""

    sign: str
    kind: str
    what: str
    title: str
    place: str
    words: str

    @property
    def text(self) -> str:
        """All of it on one line."""
        said = f"{self.title}: {self.words}" if self.words else self.title
        return f"{self.kind} · {said}"


class DifferenceGroup(NamedTuple):
    """The differences of one kind of records, under a heading."""

    title: str
    lines: tuple[ToldDifference, ...]


def told_groups(found: JourneyDifference) -> tuple[DifferenceGroup, ...]:
    """Return what differs in words, those groups in which anything does, touchpoints first."""
    groups = (
        (TOUCHPOINTS, found.touchpoints),
        (STAGES, found.stages),
        (COLUMNS, found.steps),
        (LANES, found.lanes),
        (CONNECTIONS, found.connections),
        (OTHERS, found.others),
    )
    return tuple(
        DifferenceGroup(tr(title), tuple(told(found, one) for one in differences))
        for title, differences in groups
        if differences
    )


def told(found: JourneyDifference, one: Difference) -> ToldDifference:
    """Return one difference in words."""
    return ToldDifference(
        KIND_SIGNS[one.kind],
        kind_word(one),
        kind_name(type(one.record).__name__),
        title_of(found, one),
        place_of(found.after if one.after else found.before, one.record),
        line(found, one),
    )


def compared_title(found: JourneyDifference) -> str:
    """Return what the comparison is called: both sides, the title once where it is one."""
    before, after = (_name(side) for side in (found.before, found.after))
    labels = {"before": found.before.label, "after": found.after.label}
    if before == after and all(labels.values()):
        return bare(tr("{title}: {before} → {after}", title=after, **labels))
    sides = (
        f"{name} ({side.label})" if side.label and side.label not in name else name
        for name, side in ((before, found.before), (after, found.after))
    )
    return " → ".join(sides)


def _name(side: ComparedJourney) -> str:
    journey = side.snapshot.get(Journey, side.journey)
    return (journey.title.strip() if journey else "") or tr("Untitled journey")


def unrelated_text(found: JourneyDifference) -> str:
    """Return the sentence that nothing of one side is on the other; blank where something is."""
    if found.are_related or not found.touchpoints:
        return ""
    return tr(
        "No touchpoint of one is found again in the other: all are told as removed and added."
    )


def diff_text(found: JourneyDifference, level: int = 1) -> str:
    """Return what differs as Markdown, its first heading of a ``level``."""
    return "\n".join((*_markdown(found, level), ""))


def _markdown(found: JourneyDifference, level: int) -> Iterator[str]:
    yield "#" * level + " " + _escaped(compared_title(found))
    yield ""
    unrelated = unrelated_text(found)
    if unrelated:
        yield unrelated
        yield ""
    labels = (_escaped(side.label) for side in (found.before, found.after))
    yield f"| {' | '.join((tr('Figure'), *labels, tr('Difference')))} |"
    yield "|---|---:|---:|---:|"
    for one in count_lines(found.counts):
        yield f"| {one.name} | {one.before} | {one.after} | {one.judged} |"
    for sentence in assumed(found):
        yield ""
        yield _escaped(tr("Assumed: {sentence}", sentence=sentence))
    yield ""
    yield f"**{summary(found)}**"
    for group in told_groups(found):
        yield ""
        yield "#" * (level + 1) + " " + group.title
        yield ""
        yield from (f"- {one.sign} {_escaped(one.text)}" for one in group.lines)
    ideas = ideas_needed(found)
    if ideas:
        yield ""
        yield "#" * (level + 1) + " " + tr("Needs these ideas")
        yield ""
        yield from (f"- {_escaped(record_title(found.after, idea))}" for idea in ideas)


def _escaped(text: str) -> str:
    """Return a text in which nothing is taken for a sign of Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in text)


FIGURE_HEADINGS = (
    mark("Figure"),
    mark("Before"),
    mark("After"),
    mark("Difference"),
    mark("Rests on"),
)
"""The headings of the table of figures; ``tr`` says them."""

DIFFERENCE_HEADINGS = (
    mark("Kind"),
    mark("What"),
    mark("Title"),
    mark("Where"),
    mark("What differs"),
)
"""The headings of the table of differences; ``tr`` says them."""


_UNITS = {
    "completion": mark("Completion (share)"),
    "time": mark("Expected time (minutes)"),
}


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def figure_rows(found: JourneyDifference) -> list[tuple[str | float | None, ...]]:
    """Return the figures as rows under ``FIGURE_HEADINGS``, numbers as numbers."""
    names = FIGURES | _UNITS
    return [
        (
            tr(names[one.name]),
            *(_short(value) for value in (one.before, one.after, one.change)),
            " · ".join(one.assumptions),
        )
        for one in found.counts.every
    ]


def difference_rows(found: JourneyDifference) -> list[tuple[str, ...]]:
    """Return what differs as rows under ``DIFFERENCE_HEADINGS``."""
    return [
        (one.kind, one.what, one.title, one.place, "" if one.words == one.place else one.words)
        for group in told_groups(found)
        for one in group.lines
    ]
