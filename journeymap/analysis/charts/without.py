"""What each touchpoint is to reaching the goal: what is left without it, and what it is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeymap.analysis.charts.naming import short, title_of
from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.analysis.flow.paths import Completion
from journeymap.analysis.flow.touches import touches_of
from journeymap.analysis.flow.variants import LoggedWays
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

MOST = 10
"""How many touchpoints are drawn."""

_ALL = 1.0 - 1e-9


@dataclass(frozen=True, slots=True)
class Loss:
    """A touchpoint and the share, 0 to 1, of those who start that reach the goal without it."""

    id: str
    title: str
    left: float


@dataclass(frozen=True, slots=True)
class Losses:
    """What completion falls to without each touchpoint, the heaviest loss first.

    ``now`` is completion as it is, and ``assumed`` says that some shares on the way are.
    """

    of: tuple[Loss, ...]
    now: Completion
    assumed: bool

    @property
    def needed(self) -> tuple[Loss, ...]:
        """Those without which nobody reaches the goal."""
        return tuple(one for one in self.of if one.left <= 1.0 - _ALL)


@dataclass(frozen=True, slots=True)
class TouchShares:
    """A touchpoint and what it is given of those who arrive, in four ways, each 0 to 1."""

    id: str
    title: str
    first: float
    last: float
    linear: float
    removal: float

    @property
    def shares(self) -> tuple[float, float, float, float]:
        """All four, in their order."""
        return self.first, self.last, self.linear, self.removal


@dataclass(frozen=True, slots=True)
class TouchTable:
    """First, last and linear touch and removal side by side, the most given by removal first.

    ``counted`` is how many arrivals they were counted from, ``None`` where they follow from the
    shares on the arrows; ``hidden`` how many are given something and are not to be seen.
    """

    of: tuple[TouchShares, ...]
    counted: int | None
    hidden: int = 0


def losses(
    snapshot: Snapshot, journey: str, found: Outcomes, kept: Collection[str] | None = None
) -> Losses | None:
    """Return what is left without each touchpoint of a journey that has anything to lose.

    Goals are left out, and where all begin, and those that are not ``kept`` to be seen. ``None``
    where nobody gave a number, or nobody reaches the goal.
    """
    done, given = found.completion, found.flow.shares
    if done is None or not done.share or found.flow.assumed:
        return None
    starts, titles = found.flow.starts.of, {c.id: title_of(c) for c in cards(snapshot, journey)}
    rows = []
    for id, effect in (found.removal or {}).items():
        left = found.without(id)
        if left is not None and effect > 0 and id not in done.goals and starts.get(id) != 1.0:
            rows.append(Loss(id, titles[id], left))
    rows = [one for one in rows if kept is None or one.id in kept]
    rows.sort(key=lambda one: one.left)
    return Losses(tuple(rows), done, bool(given.assumed)) if rows else None


def touch_table(
    snapshot: Snapshot,
    journey: str,
    found: Outcomes,
    logged: LoggedWays | None = None,
    kept: Collection[str] | None = None,
) -> TouchTable | None:
    """Return what each touchpoint of a journey is given; ``None`` as ``losses`` says.

    Where it has a log it is counted from the ways that are ``logged``. Those that are not
    ``kept`` to be seen are left out; what they are given is nobody else's.
    """
    given = None if found.flow.assumed else touches_of(found, logged)
    if given is None:
        return None
    titles = {card.id: title_of(card) for card in cards(snapshot, journey)}
    rows = [
        TouchShares(one.id, titles[one.id], one.first, one.last, one.linear, one.removal)
        for one in given.of
        if max(one.first, one.last, one.linear, one.removal) > 0
    ]
    seen = sorted(
        (one for one in rows if kept is None or one.id in kept), key=lambda one: -one.removal
    )
    hidden = len(rows) - len(seen)
    return TouchTable(tuple(seen), given.counted, hidden) if len(seen) > 1 else None


def losses_sentence(found: Losses) -> str:
    """Return what matters most."""
    needed = found.needed
    if len(needed) > 1:
        return plural("{n} touchpoint is on every way to the goal",
                      "{n} touchpoints are on every way to the goal", len(needed))  # fmt: skip
    worst = found.of[0]
    return tr("Without “{name}” {left} reach the goal instead of {now}", name=short(worst.title),
              left=whole_percent(worst.left), now=whole_percent(found.now.share))  # fmt: skip


def losses_note(found: Losses) -> list[str]:
    """Return what the bars are, and of how many, in parts."""
    left, now = len(found.of) - MOST, found.now
    counted = now.n and now.low is not None and now.high is not None
    return [
        part
        for part in (
            tr("Share of those who start that would still reach the goal"),
            tr("line: {now} now", now=whole_percent(now.share)),
            tr("{low} … {high} %, n = {n}", low=decimal(100 * (now.low or 0.0), 0),
               high=decimal(100 * (now.high or 0.0), 0), n=decimal(now.n or 0, groups=True))
            if counted else "",
            tr("some shares are assumed") if found.assumed else "",
            tr("no goal is declared: the ends of the last stage are taken for it")
            if now.assumed else "",
            plural("{n} more is not drawn", "{n} more are not drawn", left) if left > 0 else "",
        )
        if part
    ]  # fmt: skip


def touches_sentence(found: TouchTable) -> str:
    """Return whether it matters how one counts."""
    first = max(found.of, key=lambda one: one.first)
    last = max(found.of, key=lambda one: one.last)
    removal = max(found.of, key=lambda one: one.removal)
    if first.id == last.id == removal.id:
        return tr("“{name}” is given most, however one counts", name=short(first.title))
    if first.id == last.id:
        return tr("“{name}” is the first and the last touch of most", name=short(first.title))
    return tr("Most begin with “{first}”, and come to the goal from “{last}”",
              first=short(first.title), last=short(last.title))  # fmt: skip


def touches_note(found: TouchTable) -> list[str]:
    """Return what the columns are, and what they were found of, in parts."""
    left = len(found.of) - MOST
    return [
        part
        for part in (
            tr("Share of those who arrive that each touchpoint is given; each column is 100 %"),
            plural("counted from {count} arrival", "counted from {count} arrivals", found.counted,
                   count=decimal(found.counted, groups=True)) if found.counted
            else tr("from the shares on the arrows"),
            plural("{n} more is not drawn", "{n} more are not drawn", left) if left > 0 else "",
            plural("{n} that is hidden is left out", "{n} that are hidden are left out",
                   found.hidden) if found.hidden else "",
        )
        if part
    ]  # fmt: skip
