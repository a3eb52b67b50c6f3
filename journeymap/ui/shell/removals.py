"""What was removed is said in the status line, with a way to have it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from journeymap.editing.records import naming
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.ui.shell.status import StatusLine
from journeymap.workspace.workspace import Workspace

_LEADING = (Journey, Persona, Lane, Stage, Step, Touchpoint, Metric)
_CONTENT = (Touchpoint, Friction, Quote, Idea, Note, Score)
_MOST = 3
"""How many kinds of content are told; the rest is less than those."""


class Removals(QObject):
    """Offers Undo for what was just removed."""

    def __init__(self, workspace: Workspace, status: StatusLine) -> None:
        super().__init__(status)
        self._workspace, self._status = workspace, status
        workspace.removed.connect(self._tell)

    def _tell(self, change: Change) -> None:
        self._status.offer(told(change), tr("Undo"), self._workspace.undo)


def told(change: Change) -> str:
    """Return what a change removed: by name when it is one, else how many, and what was in it."""
    gone = [edit.before for edit in change if edit.after is None and edit.before is not None]
    lead = _lead(gone)
    what = _named(lead[0]) if len(lead) == 1 else counted(type(lead[0]), len(lead))
    rest = [record for record in gone if record not in lead]
    content = [
        counted(kind, n)
        for kind in _CONTENT
        if kind is not type(lead[0]) and (n := sum(type(record) is kind for record in rest))
    ]
    if not content:
        return tr("{what} removed", what=what)
    return tr("{what} with {content} removed", what=what, content=", ".join(content[:_MOST]))


def _lead(gone: Sequence[Record]) -> Sequence[Record]:
    """Return those everything else went with; blank steps only went along with touchpoints."""
    for kind in _LEADING:
        found = [r for r in gone if type(r) is kind and (type(r) is not Step or _titled(r))]
        if found:
            return found
    first = type(gone[-1])
    return [record for record in gone if type(record) is first]


def _titled(step: Record) -> bool:
    return isinstance(step, Step) and bool(step.title)


def _named(record: Record) -> str:
    kind, name = kind_name(type(record).__name__), naming(record)
    title = str(getattr(record, name)).strip() if name else ""
    return tr("{kind} “{title}”", kind=kind, title=title) if title else kind


def counted(kind: type[Record], n: int) -> str:
    """Return how many there are of a kind, in words."""
    match kind.__name__:
        case "Journey":
            return plural("{n} journey", "{n} journeys", n)
        case "Persona":
            return plural("{n} persona", "{n} personas", n)
        case "Lane":
            return plural("{n} lane", "{n} lanes", n)
        case "Stage":
            return plural("{n} stage", "{n} stages", n)
        case "Step":
            return plural("{n} step", "{n} steps", n)
        case "Touchpoint":
            return plural("{n} touchpoint", "{n} touchpoints", n)
        case "Friction":
            return plural("{n} friction point", "{n} friction points", n)
        case "Quote":
            return plural("{n} quote", "{n} quotes", n)
        case "Idea":
            return plural("{n} idea", "{n} ideas", n)
        case "Note":
            return plural("{n} note", "{n} notes", n)
        case "Score":
            return plural("{n} score", "{n} scores", n)
    return f"{kind_name(kind.__name__)} · {n}"
