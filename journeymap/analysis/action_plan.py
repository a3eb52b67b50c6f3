"""The action plan: the ideas of a journey as actions, by where they act, by owner and by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.analysis.action_results import (
    ActionResult,
    Compared,
    corrected,
    due_days,
    over,
    result_of,
)
from journeymap.metrics.periods import Span
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

By = Literal["scope", "owner", "month", "horizon"]
"""What actions are grouped by."""

GROUPINGS: tuple[By, ...] = ("scope", "owner", "month", "horizon")
"""Every way to group them, in the order they are shown."""

UNREAD = "?"
"""The key of the month of what is due on a day that cannot be read."""

_CLOSED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An idea as an action: when it is due, whether that has passed, and what became of it."""

    idea: Idea
    title: str
    due: Span | None
    overdue: bool
    result: ActionResult | None = None

    @property
    def unread(self) -> bool:
        """Whether it is due on a day that cannot be read."""
        return self.due is None and bool(self.idea.due.strip())

    @property
    def begun(self) -> bool:
        """Whether it is more than an idea: planned, in work or done."""
        return self.idea.status in ("planned", "work", "done")

    @property
    def month(self) -> str:
        """The month it is due as ``2026-12``, ``?`` where it cannot be read, blank for none."""
        if self.due:
            return f"{self.due[1]:%Y-%m}"
        return UNREAD if self.unread else ""


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions of one scope, owner, month or horizon; a blank key is that of none."""

    by: By
    key: str
    actions: tuple[PlannedAction, ...]

    @property
    def overdue(self) -> int:
        """How many of them should be done by now."""
        return sum(action.overdue for action in self.actions)


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The actions of a journey in the order they are due; what was dropped is only counted."""

    actions: tuple[PlannedAction, ...]
    dropped: int = 0

    def grouped(self, by: By) -> tuple[ActionGroup, ...]:
        """Return them in groups: what is not said comes last, months that cannot be read before."""
        found: dict[str, list[PlannedAction]] = {}
        key, order = _KEYS[by], _ORDERS[by]
        for action in self.actions:
            found.setdefault(key(action), []).append(action)
        ranked = sorted(found, key=order)
        return tuple(
            ActionGroup(by, _said(by, one, found[one]), tuple(found[one])) for one in ranked
        )

    @property
    def overdue(self) -> tuple[PlannedAction, ...]:
        """What should be done by now."""
        return tuple(action for action in self.actions if action.overdue)

    @property
    def open(self) -> tuple[PlannedAction, ...]:
        """What is still to be done."""
        return tuple(action for action in self.actions if action.idea.status != "done")

    @property
    def measured(self) -> tuple[PlannedAction, ...]:
        """What has a score from before and one from after."""
        return tuple(a for a in self.actions if a.result and a.result.difference is not None)


@dataclass(frozen=True, slots=True)
class GroupedPlan:
    """A plan with what its actions are grouped by, as a card shows it."""

    plan: ActionPlan
    by: By

    @property
    def groups(self) -> tuple[ActionGroup, ...]:
        """Its groups."""
        return self.plan.grouped(self.by)


def action_plan(
    snapshot: Snapshot,
    ideas: Iterable[Idea],
    today: date | None = None,
    *,
    dropped: bool = False,
) -> ActionPlan:
    """Return ideas as a plan, as it is on a day, today without one; ``dropped`` ones if wanted."""
    every = tuple(ideas)
    kept = [idea for idea in every if dropped or idea.status != "dropped"]
    tests: Compared = {}
    results = corrected([result_of(snapshot, idea, tests) for idea in kept])
    made = [_action(idea, one, today) for idea, one in zip(kept, results, strict=True)]
    made.sort(key=lambda action: (action.due[1], action.due[0]) if action.due else (date.max,) * 2)
    return ActionPlan(tuple(made), len(every) - len(kept))


def ideas_of(snapshot: Snapshot, journey: str, seen: Sequence[str]) -> tuple[Idea, ...]:
    """Return the ideas of a journey on touchpoints that are seen, and those on none."""
    there = frozenset(seen)
    return tuple(
        idea
        for idea in snapshot.of(Idea, "journey", journey)
        if not idea.touchpoints or not there.isdisjoint(idea.touchpoints)
    )


def _action(idea: Idea, result: ActionResult | None, today: date | None) -> PlannedAction:
    title = " ".join(idea.title.split()) or kind_name("Idea")
    late = idea.status not in _CLOSED and over(idea.due, today)
    return PlannedAction(idea, title, due_days(idea.due), late, result)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _said(by: By, key: str, actions: Sequence[PlannedAction]) -> str:
    """Return the key of a group as it is kept; an owner as the first of them writes the name."""
    return " ".join(actions[0].idea.owner.split()) if by == "owner" else key


_KEYS: dict[By, Callable[[PlannedAction], str]] = {
    "scope": lambda action: action.idea.scope,
    "owner": lambda action: _folded(action.idea.owner),
    "month": lambda action: action.month,
    "horizon": lambda action: action.idea.horizon,
}


def _ranked_by(field: str) -> Callable[[str], tuple[object, ...]]:
    """Return what sorts the choices of a field as they are offered, what is not said last."""
    names = [name for name, _ in specs(Idea)[field].options]
    return lambda key: (not key, names.index(key) if key in names else len(names), key)


_ORDERS: dict[By, Callable[[str], tuple[object, ...]]] = {
    "scope": _ranked_by("scope"),
    "owner": lambda key: (not key, key),
    "month": lambda key: (not key, key == UNREAD, key),
    "horizon": _ranked_by("horizon"),
}
