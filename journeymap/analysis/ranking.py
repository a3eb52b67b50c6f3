"""Findings as they are read: ranked, grouped, and no more at once than a person can take in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.analysis.findings import GROUPS, Finding, kind_group, ranked
from journeymap.language import tr

FIRST = 12
"""How many findings are read at first (ours)."""

_ALIKE = 2
"""How many of one kind are among them before any kind has more."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that belong together, the worst first; ``first`` are those to be read first."""

    group: str
    findings: tuple[Finding, ...]
    first: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """What the group is called in the language spoken now."""
        return tr(self.group)

    @property
    def more(self) -> int:
        """How many there are behind the first."""
        return len(self.findings) - len(self.first)

    @property
    def rest(self) -> tuple[Finding, ...]:
        """Those behind the first."""
        first = {id(finding) for finding in self.first}
        return tuple(finding for finding in self.findings if id(finding) not in first)


def grouped(findings: Iterable[Finding], first: int = FIRST) -> tuple[FindingGroup, ...]:
    """Return findings by their groups, the group with the worst first.

    ``first`` are over all groups the worst, but of no kind many before all have had their say;
    what is no fault is read first only where there is room.
    """
    order = ranked(findings)
    chosen = {id(finding) for finding in _first(order, first)}
    by_group: dict[str, list[Finding]] = {}
    for finding in order:
        by_group.setdefault(kind_group(finding.kind), []).append(finding)
    groups = (
        FindingGroup(group, tuple(row), tuple(one for one in row if id(one) in chosen))
        for group, row in by_group.items()
    )
    return tuple(sorted(groups, key=_worst))


def _first(order: Sequence[Finding], first: int) -> list[Finding]:
    """Return the first of what is ranked, those of a kind that has many later."""
    met: dict[str, int] = {}
    late: list[tuple[bool, bool, Finding]] = []
    for finding in order:
        met[finding.kind] = met.get(finding.kind, 0) + 1
        late.append((finding.severity == 0, met[finding.kind] > _ALIKE, finding))
    return [finding for _, _, finding in sorted(late, key=lambda one: one[:2])][:first]


def _worst(group: FindingGroup) -> tuple[int, float, int]:
    return *group.findings[0].rank, GROUPS.index(group.group)
