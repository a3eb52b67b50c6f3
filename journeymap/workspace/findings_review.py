"""The findings as a person goes through them: which are listed, and which one of them one is at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from journeymap.analysis.dismissals import DismissedFinding, SiftedFindings, dismissed
from journeymap.analysis.findings import Finding, kind_group, kind_title
from journeymap.analysis.ranking import FIRST, FindingGroup, grouped
from journeymap.model.change import Change
from journeymap.model.matching import folded
from journeymap.model.records import Dismissal, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.workspace.surroundings import Badge
from journeymap.workspace.workspace import Workspace

FindingKey = tuple[str, tuple[str, ...], int]
"""By what a finding is known again when its numbers change: kind, what it is about, which of them."""

NOTHING = SiftedFindings((), (), ())

DISMISS, COPY, DISMISSED = "dismiss", "copy", "dismissed"
"""What may be asked of whoever shows the findings: why one is dismissed, its text, the dismissed."""


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings one wants to see: of a group, blank for any, at least so bad, with words."""

    group: str = ""
    least: int = 0
    words: str = ""

    @property
    def active(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.group or self.least or self.words.strip())

    def lets(self, finding: Finding) -> bool:
        """Tell whether a finding is wanted."""
        if finding.severity < self.least or self.group not in ("", kind_group(finding.kind)):
            return False
        text = _compared(f"{finding.text} {kind_title(finding.kind)}")
        return all(word in text for word in _compared(self.words).split())


EVERY = FindingFilter()


class FindingsReview(QObject):
    """What is open and what was dismissed of all that was found, as it is gone through.

    ``changed`` says that other findings are listed, or otherwise; ``went`` that one is at another.
    ``asked`` carries what whoever shows them is to do. ``looked`` is false until the journey was
    looked at for the first time.
    """

    changed = Signal()
    went = Signal()
    asked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._found: Sequence[Finding] = ()
        self._journey = ""
        self._sifted = NOTHING
        self._keys: dict[FindingKey, Finding] = {}
        self._known: dict[int, FindingKey] = {}
        self._at: FindingKey | None = None
        self._before = -1
        self.wanted = EVERY
        self.whole = False
        self.closed: frozenset[str] = frozenset()
        self._opened: frozenset[str] = frozenset()
        self.groups: tuple[FindingGroup, ...] = ()
        self.looked = False
        self.on_cards = False
        workspace.changed.connect(self._follow)
        workspace.shown.connect(self._turn)

    @property
    def open(self) -> tuple[Finding, ...]:
        """All findings nobody dismissed, the worst first."""
        return self._sifted.open

    @property
    def dismissed(self) -> tuple[DismissedFinding, ...]:
        """Those that were dismissed, each with the record that says why."""
        return self._sifted.dismissed

    @property
    def listed(self) -> int:
        """How many findings answer to what is wanted."""
        return sum(len(group.findings) for group in self.groups)

    @property
    def order(self) -> tuple[Finding, ...]:
        """The findings that are gone through, as they stand in the list."""
        rows = [finding for group in self.groups for finding in self.rows(group)]
        every = [one for group in self.groups for one in self.rows(group, closed=False)]
        return tuple(rows or every)

    @property
    def left(self) -> int:
        """How many are listed behind those to be read first."""
        some = () if self.whole else self.groups
        return sum(group.more for group in some if group.group not in self._opened)

    @property
    def first(self) -> int:
        """How many are read first where there are more."""
        return min(FIRST, self.listed)

    @property
    def current(self) -> Finding | None:
        """The finding one is at."""
        return self._keys.get(self._at) if self._at is not None else None

    def rows(self, group: FindingGroup, *, closed: bool = True) -> tuple[Finding, ...]:
        """Return the findings that stand under the heading of a group, none where it is closed."""
        if closed and group.group in self.closed:
            return ()
        every = self.whole or group.group in self._opened
        return group.findings if every else group.first

    def is_open(self, group: FindingGroup) -> bool:
        """Tell whether findings stand under the heading of a group."""
        return bool(self.rows(group))

    def key(self, finding: Finding) -> FindingKey:
        """Return by what a finding is known again."""
        return self._known.get(id(finding), (finding.kind, finding.about, 0))

    def about(self, id: str) -> tuple[Finding, ...]:
        """Return the open findings that are about a record."""
        return tuple(finding for finding in self.open if id in finding.ids)

    def take(self, findings: Sequence[Finding], journey: str) -> None:
        """Take what was found just now in a journey."""
        first, self.looked = not self.looked, True
        self._found, self._journey = findings, journey
        self._sift(anew=first)
        self._turn()

    def _turn(self) -> None:
        """Let go of what was found where another journey is looked at."""
        if self._journey != self._workspace.journey and self.looked:
            self._found, self.looked, self._at = (), False, None
            self._sift(anew=True)

    def show_on_cards(self, yes: bool) -> None:
        """Mark the touchpoints that have findings over the page, or mark none."""
        self.on_cards = yes
        self._mark()

    def look_for(self, wanted: FindingFilter) -> None:
        """List only what is wanted."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._list()

    def show_whole(self, yes: bool) -> None:
        """List all, or those to be read first."""
        if yes != self.whole:
            self.whole, self._opened = yes, frozenset()
            self._list()

    def fold(self, group: str, yes: bool) -> None:
        """Close a group, or open it: all of it where none of it is among those to be read first."""
        closed = self.closed | {group} if yes else self.closed - {group}
        behind = {one.group for one in self.groups if not one.first}
        opened = self._opened - {group} if yes else self._opened | ({group} & behind)
        if (closed, opened) != (self.closed, self._opened):
            self.closed, self._opened = closed, opened
            self.changed.emit()

    def go(self, finding: Finding) -> None:
        """Be at a finding, wherever it is listed."""
        self._at = self.key(finding)
        if finding not in self.order:
            if not self.wanted.lets(finding):
                self.wanted = EVERY
            self.closed -= {kind_group(finding.kind)}
            self._list()
            self.show_whole(self.whole or finding not in self.order)
        self._remember()
        self.went.emit()

    def step(self, by: int) -> Finding | None:
        """Be at the next finding, or with −1 at the one before; after the last comes the first."""
        order = self.order
        if not order:
            return None
        here = self.current
        place = order.index(here) if here is not None and here in order else -1
        to = place + by if place >= 0 else self._before + (by > 0)
        self.go(order[to % len(order)])
        return self.current

    def _remember(self) -> None:
        """Keep the place of the one one is at, for when it is gone."""
        here, order = self.current, self.order
        if here is not None and here in order:
            self._before = order.index(here) - 1

    def _follow(self, change: Change) -> None:
        """Sift anew where something came or went, or a dismissal changed; the rest is found out."""
        if any(type(e.record) is Dismissal or e.before is None or e.after is None for e in change):
            self._sift()

    def _sift(self, *, anew: bool = False) -> None:
        """Part what was found into open and dismissed, as the document says now."""
        workspace = self._workspace
        now = _still(workspace.snapshot, workspace.journey, self._found)
        if anew or now != self._sifted:
            self._sifted, self._keys, self._known = now, {}, {}
            for finding in now.open:
                key = self._keyed(finding)
                self._keys[key], self._known[id(finding)] = finding, key
            self._mark()
            self._list()

    def _mark(self) -> None:
        """Say on which touchpoints there are how many findings; what is no fault is none."""
        cards, badges = self._workspace.snapshot.all(Touchpoint), dict[str, Badge]()
        for finding in self.open if self.on_cards else ():
            for id in dict.fromkeys(finding.ids):
                if finding.severity and id in cards:
                    n, worst = badges.get(id, (0, 0))
                    badges[id] = n + 1, max(worst, min(finding.severity, 4))
        self._workspace.show_badges(badges)

    def _keyed(self, finding: Finding) -> FindingKey:
        number = 0
        while (key := (finding.kind, finding.about, number)) in self._keys:
            number += 1
        return key

    def _list(self) -> None:
        self.groups = grouped(
            filter(self.wanted.lets, self.open), len(self.open) if self.whole else FIRST
        )
        self._remember()
        self.changed.emit()


def _still(snapshot: Snapshot, journey: str, found: Iterable[Finding]) -> SiftedFindings:
    """Part findings, without those about nothing that is still there: they are gone with it."""
    there = [one for one in found if not one.ids or any(map(snapshot.find, one.ids))]
    return dismissed(snapshot, journey, there)


def _compared(text: str) -> str:
    return folded(text).text
