"""What was found of the paths of a journey, as the panel says it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from journeymap.analysis.charts.naming import short
from journeymap.analysis.flow.outcome_words import completion_text, said_minutes
from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.analysis.flow.routes import SingleWay
from journeymap.analysis.flow.variants import variants_of
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.model.names import feeling_words
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.paths.handles import titled
from journeymap.ui.panels.paths.way_cards import WayStop
from journeymap.ui.panels.paths.ways import TRAVELLED, WORST, ShownWay
from journeymap.ui.panels.paths.without import MOST, Left
from journeymap.workspace.paths_worker import FoundPaths


def goal_title(snapshot: Snapshot, found: Outcomes) -> str:
    """Return what is to be reached, by the titles of the touchpoints that are goals."""
    goals = found.completion.goals if found.completion else ()
    if not goals:
        return tr("Nothing is reached")
    if len(goals) > 2:
        return plural("Reach one of {n} goal", "Reach one of {n} goals", len(goals))
    titles = [short(titled(snapshot, id)) for id in goals]
    if len(titles) == 1:
        return tr("Reach “{title}”", title=titles[0])
    return tr("Reach “{title}” or “{other}”", title=titles[0], other=titles[1])


def of_whom(found: Outcomes) -> tuple[str, str]:
    """Return the share who reach the goal, and of whom that is, with its interval where counted.

    Where no arrow has a number it is no more than what equal shares come to, and called so.
    """
    done = found.completion
    if done is None:
        return "", found.gaps.get("completion", "")
    of = tr("of those who start")
    if done.n and done.low is not None and done.high is not None:
        low, high = (decimal(100 * share, 0) for share in (done.low, done.high))
        n = decimal(done.n, groups=True)
        of += "\n" + tr("{low} … {high} %, n = {n}", low=low, high=high, n=n)
    elif found.flow.assumed:
        return f"≈ {completion_text(found)}", of + "\n" + tr("if all ways are taken alike")
    return completion_text(found), of


def shown_left(paths: FoundPaths, kept: Collection[str]) -> list[Left]:
    """Return what is left without each touchpoint that is seen, the heaviest loss first.

    Goals and the one place at which all begin are left out: without these nothing is left.
    """
    present, snapshot = paths.present, paths.seen[0]
    done = present.completion
    if done is None or not done.share:
        return []
    starts = paths.prepared.course.starts.of
    heaviest = (
        one.id
        for one in sorted(present.touchpoints, key=lambda one: -(one.removal or 0.0))
        if one.removal and one.id in kept and one.id not in done.goals and starts.get(one.id) != 1.0
    )
    found, now = [], whole_percent(done.share)
    for id in islice(heaviest, MOST):
        left = present.without(id) or 0.0
        title, value = titled(snapshot, id), whole_percent(left)
        words = tr("Without “{title}” completion falls from {now} to {left}", title=title,
                   now=now, left=value)  # fmt: skip
        found.append(Left(id, title, value, left / done.share, words))
    return found


def shown_ways(paths: FoundPaths, kind: int) -> tuple[list[ShownWay], str]:
    """Return the ways of a kind, and in sentences what they are.

    They follow from the shares on the arrows, also where a log tells which were really gone.
    """
    ways, note = _ways_of(paths, kind)
    if ways and variants_of(*paths.seen[:2]):
        shares = tr("By the shares on the arrows: Variants has the ways that were really gone")
        note = "\n".join(filter(None, (note, shares)))
    return ways, note


def _ways_of(paths: FoundPaths, kind: int) -> tuple[list[ShownWay], str]:
    found = paths.routes
    if kind == TRAVELLED:
        note = tr("Together {share} of those who start", share=whole_percent(found.covered))
        return [_shown_way(paths, way, kind) for way in found.travelled], note
    if kind == WORST:
        note = tr("The highest severity × share on one way")
        if found.bounded:
            note = tr("The highest severity × share found on one way; the loops have too many to"
                      " look at all", note=note)  # fmt: skip
        way = found.worst if found.worst and found.worst.friction > 0 else None
        none = tr("No friction point on any way has both a severity and a share")
    else:
        timed = tr("The least time on one way; unknown times count as none")
        note = timed if found.timed else tr("The fewest steps on one way, as no time is known")
        way, none = found.fastest, tr("There is no way yet")
    return ([_shown_way(paths, way, kind)], note) if way else ([], none)


def _shown_way(paths: FoundPaths, way: SingleWay, kind: int) -> ShownWay:
    snapshot, felt = paths.seen[0], paths.present.feeling_of
    stops = tuple(
        WayStop(titled(snapshot, id), felt[id] / 2 if id in felt else None)
        for id in way.touchpoints
    )
    share = whole_percent(way.share)
    value = {TRAVELLED: share, WORST: decimal(way.friction, 1)}.get(kind) or _quick(way)
    goes = tr("{share} of those who start go this way", share=share)
    ends = "" if way.reached else tr("It ends before the goal")
    lines = [value if kind != TRAVELLED else "", goes, ends]
    words = "\n".join([*filter(None, lines), *(_told(snapshot, stop) for stop in stops)])
    end = "" if way.reached else tr("leaves")
    return ShownWay(way.touchpoints, value, stops, end, words)


def _quick(way: SingleWay) -> str:
    if way.minutes is not None:
        return said_minutes(way.minutes)
    return plural("{n} step", "{n} steps", len(way.touchpoints))


def _told(snapshot: Snapshot, stop: WayStop) -> str:
    if stop.feeling is None:
        return stop.title
    words = feeling_words(snapshot)
    at = round((stop.feeling + 1) / 2 * (len(words) - 1))
    return f"{stop.title} ({words[at]})"
