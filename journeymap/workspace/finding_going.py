"""Going to a finding: what it is about is selected and seen, in whatever arrangement is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from journeymap.analysis.findings import Finding
from journeymap.editing.whereabouts import whereabouts
from journeymap.language import plural, tr
from journeymap.layout.persona import PERSONA
from journeymap.layout.table import TABLE
from journeymap.model.records import Connection, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import shown
from journeymap.view.filter import EVERYTHING
from journeymap.workspace.findings_worker import FindingsWorker
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import MAP, Workspace

FINDINGS = "findings"
"""What the panel of the findings is called among the panels."""

ON_CARDS = "findings/on cards"
"""Where the settings remember whether findings are counted on the cards."""


@runtime_checkable
class FindingsHost(Host, Protocol):
    """A window that looks for findings."""

    @property
    def findings(self) -> FindingsWorker:
        """What looks for findings beside the hand."""
        ...


def go_to_finding(host: FindingsHost, finding: Finding) -> None:
    """Be at a finding, and show what it is about."""
    host.findings.review.go(finding)
    show_finding(host, finding)


def step_findings(host: Host, by: int) -> None:
    """Go to the next finding, or with −1 to the one before, and say which of how many it is."""
    if not isinstance(host, FindingsHost):
        return
    review = host.findings.review
    finding = review.step(by)
    if finding is None:
        host.notify(tr("No findings"))
        return
    place, count = review.order.index(finding) + 1, len(review.order)
    host.notify(tr("{place} of {count}", place=place, count=count) + f": {finding.text}")
    show_finding(host, finding)


def show_finding(host: Host, finding: Finding) -> None:
    """Select and show what a finding is about; stages that are folded there are unfolded.

    What a filter or a hidden lane leaves out is said, with a way to see it.
    """
    workspace = host.workspace
    there = [one for id in finding.ids if (one := workspace.snapshot.find(id)) is not None]
    if not there:
        host.notify(tr("What this is about is not there any more."))
        return
    workspace.look_at(workspace.journey)  # from the atlas back to it
    if workspace.arrangement == PERSONA:
        workspace.arrange(MAP)
    cards = list(dict.fromkeys(card.id for one in there for card in _cards(workspace, one)))
    show_cards(workspace, cards)
    host.select(_chosen(workspace, there, cards))
    if cards and not set(cards) & set(workspace.selection):
        host.reveal((*workspace.selection, *cards[:1]))
    _tell_hidden(host, cards)


def _chosen(workspace: Workspace, there: Iterable[Record], cards: list[str]) -> list[str]:
    """Return what is selected: in a table, which has rows for nothing else, the touchpoints.

    The last is the one keys act on: a touchpoint, where there is one.
    """
    if workspace.arrangement == TABLE and cards:
        return cards
    return [one.id for one in sorted(there, key=lambda one: isinstance(one, Touchpoint))]


def _cards(workspace: Workspace, record: Record) -> Iterator[Touchpoint]:
    """Yield the touchpoints a record is, joins, hangs on or holds."""
    snapshot = workspace.snapshot
    if isinstance(record, Stage):
        for step in snapshot.of(Step, "stage", record.id):
            yield from snapshot.of(Touchpoint, "step", step.id)
    elif isinstance(record, Connection):
        yield from _present(snapshot, (record.source, record.target))
    elif ids := getattr(record, "touchpoints", ()):
        yield from _present(snapshot, ids)
    elif card := whereabouts(snapshot, record).card:
        yield card


def _present(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Touchpoint]:
    return (card for id in ids if (card := snapshot.get(Touchpoint, id)) is not None)


def show_cards(workspace: Workspace, cards: Iterable[str]) -> None:
    """Unfold the stages in which touchpoints are drawn together."""
    wanted = set(cards)
    for stage, fold in shown(workspace.view).folds.items():
        if any(card.id in wanted for card in fold.touchpoints):
            workspace.unfold(stage)


def _tell_hidden(host: Host, cards: Iterable[str]) -> None:
    """Say so where one looks at the journey in a way that leaves some touchpoints out."""
    workspace, wanted = host.workspace, set(cards)
    away = wanted - shown(workspace.view).ids
    if not away:
        return
    n = len(away)
    message = plural(
        "{n} touchpoint of this finding is not shown just now.",
        "{n} touchpoints of this finding are not shown just now.",
        n,
    )
    whole = {"filter": EVERYTHING, "hidden": frozenset(), "folded": frozenset()}
    if away & shown(workspace.view.but(**whole)).ids:
        host.offer(message, tr("Show everything"), lambda: workspace.change_look(**whole))
    else:
        host.notify(message)
