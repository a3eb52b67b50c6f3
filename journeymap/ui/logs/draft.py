"""What a log would become, as it is chosen: read, built and drawn beside the hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme
from journeymap.layout.graph import GRAPH
from journeymap.model.change import Change, Edit
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.columns import LogChoices
from journeymap.tabular.logs.reading import ReadLog, journey_of, read_log
from journeymap.view import Filter, View, WaysChoice
from journeymap.view.ways import SeenWays, along_ways, seen_ways
from journeymap.workspace.beside import beside_the_hand
from journeymap.workspace.work import Tell


@dataclass(frozen=True, slots=True)
class LogDraft:
    """A log that was read, and the journey it would become; ``goal`` is the activity asked for."""

    read: ReadLog
    came: Imported
    goal: str
    snapshot: Snapshot
    journey: str


@dataclass(frozen=True, slots=True)
class DrawnLog:
    """The journey of a log as a page along some of its ways."""

    scene: Scene
    ways: WaysChoice
    seen: SeenWays | None


def drafted(path: Path, name: str, choices: LogChoices, goal: str, tell: Tell) -> LogDraft:
    """Return the journey of a file, read as is chosen; raises ``JourneyError``."""
    with beside_the_hand():
        return built(read_log(path, choices, tell, name), goal)


def built(read: ReadLog, goal: str) -> LogDraft:
    """Return the journey of a log that was read, with another goal."""
    names = read.log.variants.activities
    came = journey_of(read, goal if goal in names else "")
    snapshot = Snapshot().apply(came.change)
    journey = next(iter(snapshot.all(Journey)))
    return LogDraft(read, came, goal, snapshot, journey)


def along(draft: LogDraft, ways: WaysChoice) -> Filter:
    """Return the filter with which the journey of a draft is looked at."""
    return Filter(ways=ways, hides=True) if ways.active else Filter()


def drawn(draft: LogDraft, ways: WaysChoice, theme: Theme) -> DrawnLog:
    """Return the journey of a draft as a graph along some of its ways."""
    from journeymap.layout import layout
    from journeymap.painting.fonts import QtMeasure

    how = along(draft, ways)
    view = View.of(draft.snapshot, draft.journey, arrangement=GRAPH, theme=theme, filter=how)
    with beside_the_hand():
        seen = seen_ways(draft.snapshot, draft.journey, ways)
        scene = layout(along_ways(view), QtMeasure())
    return DrawnLog(scene, ways, seen)


def titled(draft: LogDraft, title: str) -> Imported:
    """Return what comes in under a title, as one change."""
    if not title.strip():
        return draft.came
    edits = tuple(
        Edit(None, edit.after.but(title=title.strip())) if isinstance(edit.after, Journey) else edit
        for edit in draft.came.change
    )
    return draft.came._replace(change=Change(draft.came.change.label, edits))
