"""Actions of a plan put under another scope, owner or month, and taken further."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from journeymap.analysis.action_plan import UNREAD, By
from journeymap.analysis.action_results import due_days
from journeymap.dates import day
from journeymap.editing.records import set_field
from journeymap.model.change import Change, change
from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot

STATUSES = ("idea", "planned", "work", "done")
"""How an idea goes on, from the first to the last; what was dropped is not on the way."""


def regroup(snapshot: Snapshot, id: str, by: By, key: str) -> Change | None:
    """Put an idea into another group of a plan, by the key of that group.

    In another month it keeps its day, the last where the month is shorter; what was due in a
    month as a whole, or on no day, is due in that month as a whole. ``None`` where it is there
    already, or where the group is that of days that cannot be read.
    """
    idea = snapshot.get(Idea, id)
    if idea is None or (by == "month" and key == UNREAD):
        return None
    if by == "month":
        now = due_days(idea.due)
        if now and f"{now[1]:%Y-%m}" == key:
            return None
        moved = idea.but(due=_due_in(idea.due, key))
    elif by == "owner":
        if " ".join(idea.owner.split()).casefold() == key.casefold():
            return None
        moved = idea.but(owner=key)
    else:
        moved = idea.but(**{by: key})
    return change("Move", edit=[(idea, moved)]) or None


def _due_in(due: str, month: str) -> str:
    """Return when something is due once it is due in another month; blank for none."""
    on = day(due)
    if not month or on is None:
        return month
    year, number = map(int, month.split("-"))
    return date(year, number, min(on.day, monthrange(year, number)[1])).isoformat()


def further(snapshot: Snapshot, id: str, by: int) -> Change | None:
    """Take an idea so many steps further on its way from idea to done, or back."""
    idea = snapshot.get(Idea, id)
    if idea is None:
        return None
    at = STATUSES.index(idea.status) if idea.status in STATUSES else 0
    status = STATUSES[max(0, min(len(STATUSES) - 1, at + by))]
    return set_field(snapshot, [id], "status", status)
