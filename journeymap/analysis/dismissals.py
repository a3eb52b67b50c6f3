"""Findings nobody wants to see again: which they are, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.analysis.findings import Finding, find
from journeymap.model.records import Dismissal
from journeymap.model.snapshot import Snapshot

_MOST = 1_000_000
"""How long what a dismissal is about may be, in letters; nothing of ours is that long."""


@dataclass(frozen=True, slots=True)
class DismissedFinding:
    """A finding that was dismissed, and the record that says why."""

    finding: Finding
    dismissal: Dismissal

    @property
    def reason(self) -> str:
        """Why it was dismissed, blank where nobody said."""
        return self.dismissal.reason.strip()


@dataclass(frozen=True, slots=True)
class SiftedFindings:
    """The findings of a journey: the ``open`` ones, those ``dismissed``, and what is ``over``.

    That are dismissals of what is no longer found: mended, gone, or of a plug-in that is missing.
    """

    open: tuple[Finding, ...]
    dismissed: tuple[DismissedFinding, ...]
    over: tuple[Dismissal, ...]


def sifted(snapshot: Snapshot, journey: str) -> SiftedFindings:
    """Return all findings of a journey, those that were dismissed apart, the worst first."""
    return dismissed(snapshot, journey, find(snapshot, journey))


def dismissed(snapshot: Snapshot, journey: str, findings: Iterable[Finding]) -> SiftedFindings:
    """Part findings into those that are open and those that were dismissed.

    A finding is dismissed while a dismissal of its kind names all it is about: once something
    new joins it, it is open again.
    """
    every = snapshot.of(Dismissal, "journey", journey)
    known = _by_first(every)
    still, gone, met = list[Finding](), list[DismissedFinding](), set[str]()
    for finding in findings:
        # Whatever covers it names all it is about, so also the first.
        near = known.get((finding.kind, next(iter(finding.about), None)), ())
        why = next((one for about, one in near if _covers(about, finding)), None)
        if why is None:
            still.append(finding)
        else:
            gone.append(DismissedFinding(finding, why))
            met.add(why.id)
    over = tuple(one for one in every if one.id not in met)
    return SiftedFindings(tuple(still), tuple(gone), over)


def _by_first(
    dismissals: Iterable[Dismissal],
) -> dict[tuple[str, str | None], list[tuple[frozenset[str], Dismissal]]]:
    """Return dismissals by their kind and each thing they are about, ``None`` for nothing."""
    found: dict[tuple[str, str | None], list[tuple[frozenset[str], Dismissal]]] = {}
    for one in dismissals:
        about = about_of(one)
        if about is not None:
            for id in about or (None,):
                found.setdefault((one.kind, id), []).append((about, one))
    return found


def is_covered(finding: Finding, dismissal: Dismissal) -> bool:
    """Tell whether a dismissal, if it is of that kind, is about all that a finding is about.

    A finding about nothing in particular is covered by what is about nothing alone.
    """
    about = about_of(dismissal)
    return dismissal.kind == finding.kind and about is not None and _covers(about, finding)


def about_of(dismissal: Dismissal) -> frozenset[str] | None:
    """Return what a dismissal is about; ``None`` where that cannot be read, and it means nothing."""
    if len(dismissal.about) > _MOST:
        return None
    try:
        about = json.loads(dismissal.about)
    except (ValueError, RecursionError):
        return None
    if not isinstance(about, list) or not all(isinstance(one, str) for one in about):
        return None
    return frozenset(about)


def _covers(about: frozenset[str], finding: Finding) -> bool:
    wanted = finding.about
    return about.issuperset(wanted) if wanted else not about
