"""The actions of findings: gone through one by one, dismissed, made ideas of."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.analysis.findings import Finding
from journeymap.language import mark, tr
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.difference_going import seen_in, step_differences
from journeymap.workspace.finding_edits import make_idea
from journeymap.workspace.finding_going import FINDINGS, ON_CARDS, FindingsHost, step_findings
from journeymap.workspace.findings_review import COPY, DISMISS, DISMISSED
from journeymap.workspace.host import Host


def _current(host: Host) -> Finding | None:
    return host.findings.review.current if isinstance(host, FindingsHost) else None


def _at_one(host: Host) -> bool:
    return on_journey(host) and _current(host) is not None


def _has_dismissed(host: Host) -> bool:
    return isinstance(host, FindingsHost) and bool(host.findings.review.dismissed)


def _has_any(host: Host) -> bool:
    return isinstance(host, FindingsHost) and bool(host.findings.review.open)


def _has_next(host: Host) -> bool:
    return seen_in(host.workspace) is not None or _has_any(host)


def _step(by: int) -> Callable[[Host], None]:
    """Return what goes on by so many: to a difference where those are shown, else a finding."""

    def step(host: Host) -> None:
        if seen_in(host.workspace) is not None:
            step_differences(host, by)
        else:
            step_findings(host, by)

    return step


def _called(finding: str, difference: str) -> Callable[[Host], str]:
    return lambda host: tr(finding if seen_in(host.workspace) is None else difference)


def _make_idea(host: Host) -> None:
    finding = _current(host)
    if finding is not None:
        make_idea(host, finding)


def _on_cards(host: Host) -> bool:
    return isinstance(host, FindingsHost) and host.findings.review.on_cards


def _turn_on_cards(host: Host) -> None:
    if isinstance(host, FindingsHost):
        now = not _on_cards(host)
        host.findings.review.show_on_cards(now)
        host.settings.remember(ON_CARDS, now)


def _ask(what: str) -> Callable[[Host], None]:
    """Return what shows the panel of the findings and asks something of it."""

    def ask(host: Host) -> None:
        host.panels.set_shown(FINDINGS, True)
        if isinstance(host, FindingsHost):
            host.findings.review.asked.emit(what)

    return ask


declare(
    Action(
        name="finding.next",
        label=mark("The next finding"),
        menu="Analyse",
        keys=("F8",),
        run=_step(1),
        applies=_has_next,
        title=_called(mark("The next finding"), mark("The next difference")),
        repeats=True,
    ),
    Action(
        name="finding.previous",
        label=mark("The finding before"),
        menu="Analyse",
        keys=("Shift+F8",),
        run=_step(-1),
        applies=_has_next,
        title=_called(mark("The finding before"), mark("The difference before")),
        repeats=True,
    ),
    Action(
        name="finding.idea",
        label=mark("Make an idea of the finding"),
        menu="Analyse",
        run=_make_idea,
        applies=_at_one,
        icon="idea",
    ),
    Action(
        name="finding.dismiss",
        label=mark("Dismiss the finding…"),
        menu="Analyse",
        run=_ask(DISMISS),
        applies=_at_one,
    ),
    Action(
        name="finding.copy",
        label=mark("Copy the finding as text"),
        menu="Analyse",
        run=_ask(COPY),
        applies=_at_one,
    ),
    Action(
        name="finding.dismissed",
        label=mark("Dismissed findings"),
        menu="Analyse",
        run=_ask(DISMISSED),
        applies=_has_dismissed,
    ),
    Action(
        name="finding.cards",
        label=mark("Count findings on the cards"),
        menu="Analyse",
        run=_turn_on_cards,
        applies=on_journey,
        checked=_on_cards,
        hint=mark("On map and graph while one works; exports and the wall leave them out"),
    ),
)
