"""What is said of findings besides their own sentence: how bad, of which kind, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.charts.naming import short
from journeymap.analysis.findings import Finding, kind_title, named_ways
from journeymap.analysis.ranking import FindingGroup
from journeymap.language import mark, plural, tr
from journeymap.model.records import Connection, Friction, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import called

SEVERITIES = (
    mark("Good to know"),
    mark("Minor"),
    mark("Moderate"),
    mark("Serious"),
    mark("Critical"),
)
"""What a finding is called by its severity, from 0 to 4."""

SIGN = "▲"
"""What stands before the number of a severity; one of no severity has a dot."""

_NONE = "●"


def severity_word(severity: int) -> str:
    """Return what a severity is called."""
    return tr(SEVERITIES[max(0, min(4, severity))])


def severity_sign(severity: int) -> str:
    """Return a severity as a sign with its number, for plain text."""
    return f"{SIGN} {severity}" if severity > 0 else _NONE


def kind_line(finding: Finding) -> str:
    """Return how bad a finding is and of which kind, in one line."""
    return f"{severity_word(finding.severity)} · {kind_title(finding.kind)}"


def about_line(snapshot: Snapshot, finding: Finding) -> str:
    """Return what a finding is about in a few words: its friction, else arrow, else touchpoint.

    Blank where it is about nothing that is there.
    """
    there = [one for id in finding.ids if (one := snapshot.find(id)) is not None]
    for kind in (Friction, Connection, Touchpoint):
        there = [one for one in there if isinstance(one, kind)] or there
    if not there:
        return ""
    first, rest = there[0], len(there) - 1
    said = (
        named_ways(snapshot, [first])
        if isinstance(first, Connection)
        else " ".join(called(first).split())
    )
    name = short(said)
    return tr("{names} and {n} more", names=name, n=rest) if rest else name


def as_text(finding: Finding) -> str:
    """Return a finding as a line for any other program."""
    return f"{severity_sign(finding.severity)} {finding.text} ({kind_line(finding)})"


def all_as_text(groups: Iterable[FindingGroup]) -> str:
    """Return findings under the headings of their groups, a line each."""
    return "\n\n".join(
        "\n".join((f"{group.title} ({len(group.findings)})", *map(as_text, group.findings)))
        for group in groups
    )


def counted(n: int) -> str:
    """Return how many findings there are."""
    return plural("{n} finding", "{n} findings", n) if n else tr("No findings")
