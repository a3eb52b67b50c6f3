"""What the navigator lists, read off the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.analysis.evidence import goals_of
from journeymap.analysis.findings import Finding, kind_title
from journeymap.editing.nesting import nested
from journeymap.lanes.parts.looks import groups_of, icon_of
from journeymap.language import plural
from journeymap.model.grid import lanes
from journeymap.model.records import Journey, Lane, Metric, Persona, Record, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import called
from journeymap.ui.panels.findings.wording import about_line
from journeymap.view.saved import view_name, views_of
from journeymap.workspace.workspace import Workspace

_WORST = 3
"""So many findings are told here; the others have a panel of their own."""


class NavigatorEntry(NamedTuple):
    """A row: what it stands for, what it says, how it looks, and whether it is shown.

    ``icon`` is the name of that before the words; ``deep`` is how far a row
    stands in: under the name of a group, or as a journey inside others. ``soft`` stands below
    the words, and ``told`` is all of it where the row says less.
    """

    ids: tuple[str, ...]
    text: str
    look: str = "plain"
    shown: bool | None = None
    icon: str = ""
    deep: int = 0
    soft: str = ""
    told: str = ""


def entries(workspace: Workspace, findings: Sequence[Finding]) -> list[list[NavigatorEntry]]:
    """Return the journeys, personas, lanes, views, metrics, findings and goals to list.

    Lanes, goals and findings are those of the journey in view, of these the worst and how many
    there are; personas who walk it come first.
    """
    snapshot = workspace.view.snapshot
    journeys = [
        NavigatorEntry(
            (j.id,), called(j), "current" if j.id == workspace.journey else "plain", deep=depth
        )
        for j, depth in nested(snapshot)
    ]
    journey = snapshot.get(Journey, workspace.journey)
    here = journey.personas if journey else ()
    people = sorted(snapshot.ordered(Persona), key=lambda p: p.id not in here)
    personas = [
        NavigatorEntry((p.id,), called(p), _persona_look(workspace, p, here)) for p in people
    ]
    rows = list(_rows(workspace, lanes(snapshot, workspace.journey)))
    questions = [_plain(workspace, metric) for metric in snapshot.ordered(Metric)]
    return [
        journeys,
        personas,
        rows,
        list(_views(workspace)),
        questions,
        list(_found(snapshot, findings)),
        list(_goals(workspace)),
    ]


def _plain(workspace: Workspace, record: Record, soft: str = "") -> NavigatorEntry:
    look = "current" if record.id in workspace.selection else "plain"
    return NavigatorEntry((record.id,), called(record), look, soft=soft)


def _goals(workspace: Workspace) -> Iterator[NavigatorEntry]:
    """Yield the goals of the journey in view, those of its stages with the stage below."""
    snapshot = workspace.view.snapshot
    for goal in goals_of(snapshot, workspace.journey):
        stage = snapshot.get(Stage, goal.stage)
        yield _plain(workspace, goal, called(stage) if stage else "")


def worst(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings that are told among journeys and lanes."""
    return findings[:_WORST]


def _found(snapshot: Snapshot, findings: Sequence[Finding]) -> Iterator[NavigatorEntry]:
    """Yield the worst findings by what they are about, and a row that leads to all of them."""
    for finding in worst(findings):
        sign = "friction" if finding.severity else "idea"
        about, kind = about_line(snapshot, finding), kind_title(finding.kind)
        told = kind if about else ""
        yield NavigatorEntry(
            finding.ids, about or finding.text, icon=sign, soft=told, told=finding.text
        )
    if findings:
        n = len(findings)
        yield NavigatorEntry((), plural("{n} finding…", "All {n} findings…", n), "faint")


def _views(workspace: Workspace) -> Iterator[NavigatorEntry]:
    """Yield the views that are kept of the journey in view; that one looks through stands out."""
    through = workspace.through
    for saved in views_of(workspace.snapshot, workspace.journey):
        look = "current" if through is not None and saved.id == through.id else "plain"
        icon = "star" if saved.default else "eye"
        yield NavigatorEntry((saved.id,), view_name(saved), look, icon=icon)


def _persona_look(workspace: Workspace, persona: Persona, here: Sequence[str]) -> str:
    if persona.id == workspace.focus or persona.id in workspace.selection:
        return "current"
    return "plain" if persona.id in here else "faint"


def _rows(workspace: Workspace, row: Sequence[Lane]) -> Iterator[NavigatorEntry]:
    """Yield the lanes from above, each group under its name, which stands for all in it."""
    groups = {group.first: group for group in groups_of(row)}
    last = -1
    for i, lane in enumerate(row):
        if group := groups.get(i):
            last = group.last
            inside = row[group.first : last + 1]
            ids = tuple(one.id for one in inside)
            seen = any(is_seen(workspace, one) for one in inside)
            yield NavigatorEntry(ids, group.name, "group", seen)
        seen = is_seen(workspace, lane)
        look = "plain" if seen else "faint"
        look = "current" if lane.id in workspace.selection else look
        yield NavigatorEntry((lane.id,), called(lane), look, seen, icon_of(lane), deep=i <= last)


def is_seen(workspace: Workspace, lane: Lane) -> bool:
    """Tell whether a lane is shown: as the document says, or the view one looks through."""
    hidden = workspace.look.hidden
    return lane.visible if hidden is None else lane.id not in hidden
