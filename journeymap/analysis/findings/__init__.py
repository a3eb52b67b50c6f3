"""Findings: what a journey tells about itself, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeymap.language import mark, tr
from journeymap.model.names import journey_name
from journeymap.model.records import Connection, Journey, Persona, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry

Plain = str | int | float | bool | None

WAYS = mark("Ways")
FRICTION = mark("Friction")
FEELINGS = mark("Feelings")
PROMISE = mark("Promise")
SCORES = mark("Scores")
PEOPLE = mark("People and blueprint")
CARE = mark("Care of the map")
OTHERS = mark("Others")
GROUPS = (WAYS, FRICTION, FEELINGS, PROMISE, SCORES, PEOPLE, CARE, OTHERS)
"""What findings are grouped under, in the order in which they are read; the last is of those that
plug-ins bring without a group."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a look: how bad it is from 0 to 4, a sentence, and the records meant.

    ``values`` are what the sentence says, for programs: counts, shares, ids of personas and
    words that no language changes; feelings in it run from −2 to 2. ``kind`` is the name of
    the check that found it. ``weight``, 0 to 1, ranks those that are equally bad: the share of
    customers concerned or, where nobody knows, of the journey. ``ranks_as`` is the severity it
    is ranked with where, by a rule of its kind, it comes before what is worse.
    """

    severity: int
    text: str
    ids: tuple[str, ...] = ()
    values: Mapping[str, Plain] = field(default_factory=dict, hash=False)
    kind: str = ""
    weight: float = 0.0
    ranks_as: int = 0

    @property
    def rank(self) -> tuple[int, float]:
        """What findings are sorted by: how bad they are, then whom they concern."""
        return -max(self.severity, self.ranks_as), -self.weight

    @property
    def about(self) -> tuple[str, ...]:
        """What it is about, whatever its numbers: ids, and the words among its values.

        So a score that gets worse, or one arrow less, stays the finding it was.
        """
        words = (value for value in self.values.values() if isinstance(value, str) and value)
        return tuple(dict.fromkeys((*self.ids, *words)))


Find = Callable[[Snapshot, str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A way of looking at a journey, by name; ``title``, ``group`` and ``about`` are message ids."""

    name: str
    find: Find
    title: str = ""
    group: str = OTHERS
    about: str = ""


CHECKS: Registry[Check] = Registry("journeymap.analysis.findings", "journeymap.findings")
"""Every check by name."""


def check(
    name: str, title: str = "", group: str = OTHERS, about: str = ""
) -> Callable[[Find], Find]:
    """Declare what looks at a snapshot and the id of a journey, and yields findings of one kind.

    ``title`` is what that kind is called, ``group`` the one of ``GROUPS`` it is read under.
    ``about`` says in a sentence or two how it is found, and what one can do.
    """

    def declare(find: Find) -> Find:
        CHECKS.add(Check(name, find, title, group, about))
        return find

    return declare


def find(snapshot: Snapshot, journey: str) -> list[Finding]:
    """Return all findings of a journey in the language spoken now, the worst first.

    Those that were dismissed are among them: see ``analysis.dismissals``. What a plug-in finds
    is left out when it fails.
    """
    found: list[Finding] = []
    for check in CHECKS:
        with CHECKS.guard(check.name):
            seen = check.find(snapshot, journey)
            found += [replace(finding, kind=check.name) for finding in seen]
    return ranked(found)


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings the worst first, those equally bad by the share of customers concerned."""
    return sorted(findings, key=lambda finding: finding.rank)


def kind_title(kind: str) -> str:
    """Return what a kind of finding is called now; its name where the plug-in is missing."""
    try:
        return tr(CHECKS[kind].title) or kind
    except KeyError:
        return kind


def kind_about(kind: str) -> str:
    """Return how findings of a kind are found, and what one can do; blank where nobody said."""
    try:
        return tr(CHECKS[kind].about)
    except KeyError:
        return ""


def kind_group(kind: str) -> str:
    """Return the message id of what a kind of finding is read under."""
    try:
        group = CHECKS[kind].group
    except KeyError:
        return OTHERS
    return group if group in GROUPS else OTHERS


def called(snapshot: Snapshot, id: str | None) -> str:
    """Return what a finding calls a touchpoint, a stage, a journey or a persona."""
    card, persona = snapshot.get(Touchpoint, id), snapshot.get(Persona, id)
    stage, journey = snapshot.get(Stage, id), snapshot.get(Journey, id)
    if stage:
        return stage.title.strip() or tr("Untitled stage")
    if journey:
        return journey_name(journey)
    if card:
        return card.title or tr("untitled touchpoint")
    return persona.name if persona and persona.name else tr("the customer")


def listed(snapshot: Snapshot, ids: Sequence[str], most: int = 3) -> str:
    """Return what a finding calls several, those after the first few counted."""
    return _few([called(snapshot, id) for id in ids[:most]], len(ids))


def named_ways(snapshot: Snapshot, arrows: Sequence[Connection], most: int = 3) -> str:
    """Return what a finding calls several arrows, those after the first few counted."""
    said = [
        tr(
            "{source} → {target}",
            source=called(snapshot, arrow.source),
            target=called(snapshot, arrow.target),
        )
        for arrow in arrows[:most]
    ]
    return _few(said, len(arrows))


def _few(names: Sequence[str], n: int) -> str:
    rest, told = n - len(names), ", ".join(names)
    return tr("{names} and {n} more", names=told, n=rest) if rest > 0 else told
