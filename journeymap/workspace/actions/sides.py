"""The actions that look at a journey from one side: the customer’s, or the company’s."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.view.sides import SIDES, Side, of_one_side
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host

_LABELS: dict[Side, str] = {
    "customer": mark("Outside in: what customers live through"),
    "company": mark("Inside out: what we do for it"),
}
_HINTS: dict[Side, str] = {
    "customer": mark("Their touchpoints, thoughts, feelings and impressions; our lanes are hidden"),
    "company": mark("What is promised, designed and managed; the customers’ lanes are hidden"),
}


def _hidden(host: Host, side: Side) -> frozenset[str]:
    return of_one_side(host.workspace.snapshot, host.workspace.journey, side)


def _looks_from(side: Side) -> Action:
    return Action(
        name=f"side.{side}",
        label=_LABELS[side],
        menu=mark("Side"),
        run=lambda host: host.workspace.change_look(hidden=_hidden(host, side)),
        applies=on_journey,
        checked=lambda host: on_journey(host) and host.workspace.look.hidden == _hidden(host, side),
        hint=_HINTS[side],
    )


declare(
    *map(_looks_from, SIDES),
    Action(
        name="side.both",
        label=mark("Both sides"),
        menu="Side",
        run=lambda host: host.workspace.change_look(hidden=None),
        applies=on_journey,
        checked=lambda host: host.workspace.look.hidden is None,
    ),
)
