"""The actions of a difference: what is seen of it, what is taken over, what is taken back."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.analysis.difference import Difference
from journeymap.language import mark, plural, tr
from journeymap.model.change import Change
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.difference_going import back, chosen, is_here, listed, over, seen_in
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import Workspace

_Makes = Callable[..., Change | None]
_Run = Callable[[Host], None]


def _compares(host: Host) -> bool:
    return seen_in(host.workspace) is not None


def _all_of(workspace: Workspace) -> tuple[Difference, ...]:
    seen = seen_in(workspace)
    return (*listed(seen), *seen.difference.steps) if seen else ()


def _can_take(
    which: Callable[[Workspace], tuple[Difference, ...]], there: bool
) -> Callable[[Host], bool]:
    """Return what tells whether there is anything to take; over only where it can be written."""

    def can(host: Host) -> bool:
        seen = seen_in(host.workspace)
        if seen is None or host.workspace.looks_back:
            return False
        return bool(which(host.workspace)) and (not there or is_here(host.workspace, seen))

    return can


def _takes(make: _Makes, which: Callable[[Workspace], tuple[Difference, ...]], told: bool) -> _Run:
    """Return what makes a change of differences, and offers to undo it."""

    def run(host: Host) -> None:
        wanted = which(host.workspace)
        change = make(host.workspace, *wanted)
        if change is None:
            host.notify(tr("Nothing would come of it: it is so already, or what it needs is not."))
        elif host.workspace.commit(change):
            n = len(wanted)
            said = (
                plural("{n} difference was taken over.", "{n} differences were taken over.", n)
                if told
                else plural("{n} difference was taken back.", "{n} differences were taken back.", n)
            )
            host.workspace.select(())
            host.offer(said, tr("Undo"), host.workspace.undo)

    return run


declare(
    Action(
        name="difference.only",
        label=mark("Only what changed"),
        menu="View",
        run=lambda host: host.workspace.show_only_changed(not host.workspace.only_changed),
        applies=_compares,
        checked=lambda host: host.workspace.only_changed,
        hides=True,
    ),
    Action(
        name="difference.over",
        label=mark("Take over the difference"),
        menu="Journey",
        run=_takes(over, chosen, True),
        applies=_can_take(chosen, True),
        hides=True,
        hint=mark("What is compared with becomes like this, in what is selected"),
    ),
    Action(
        name="difference.back",
        label=mark("Take back the difference"),
        menu="Journey",
        run=_takes(back, chosen, False),
        applies=_can_take(chosen, False),
        hides=True,
        hint=mark("This becomes again as it was, in what is selected"),
    ),
    Action(
        name="difference.over-all",
        label=mark("Take over all differences"),
        menu="Journey",
        run=_takes(over, _all_of, True),
        applies=_can_take(_all_of, True),
        hides=True,
    ),
    Action(
        name="difference.back-all",
        label=mark("Take back all differences"),
        menu="Journey",
        run=_takes(back, _all_of, False),
        applies=_can_take(_all_of, False),
        hides=True,
    ),
)
