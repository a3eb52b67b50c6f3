"""The action plan in words: how groups are called, what became of an action, what stands out."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.action_plan import UNREAD, ActionGroup, ActionPlan, By, PlannedAction
from journeymap.analysis.action_results import ActionResult, Unmeasured
from journeymap.analysis.benefits import benefits
from journeymap.analysis.charts.naming import both, short
from journeymap.dates import written
from journeymap.language import decimal, mark, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.comparing import SURE
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import interval
from journeymap.model.fields import specs
from journeymap.model.records import Idea

HEADINGS: dict[By, str] = {
    "scope": mark("Actions by scope"),
    "owner": mark("Actions by owner"),
    "month": mark("Actions by month"),
    "horizon": mark("Benefits by horizon"),
}
"""What the plan is called in each grouping."""

ARROW = "→"
"""What stands between before and after."""

_WHY: dict[Unmeasured, str] = {
    "never": mark("not measured yet"),
    "open": mark("not done yet"),
    "undated": mark("no day says since when"),
    "since": mark("not measured since"),
}
_LEAST_P = 0.001
_NAMED = 2


def group_title(group: ActionGroup) -> str:
    """Return what a group is called."""
    key = group.key
    if group.by == "scope":
        return _upper(tr(dict(specs(Idea)["scope"].options)[key]))
    if group.by == "owner":
        return key or tr("Nobody yet")
    if group.by == "horizon":
        return _upper(tr(dict(specs(Idea)["horizon"].options)[key]))
    if key == UNREAD:
        return tr("On a day that cannot be read")
    return _upper(written(key)) if key else tr("Without a date")


def status_word(idea: Idea) -> str:
    """Return the status of an idea in words."""
    return _option(idea, "status")


def scope_word(idea: Idea) -> str:
    """Return where an idea acts in words, blank where nobody said."""
    return _option(idea, "scope") if idea.scope else ""


def _option(idea: Idea, name: str) -> str:
    return tr(dict(specs(Idea)[name].options)[getattr(idea, name)])


def kind_words(idea: Idea) -> tuple[str, ...]:
    """Return how far off an idea is and of what kind, as far as that is said."""
    return tuple(_option(idea, name) for name in ("horizon", "kind") if getattr(idea, name))


def day_words(action: PlannedAction) -> str:
    """Return the day of an action, as it stands under the word “due”: ``1 Oct 2026, overdue``."""
    said = written(action.idea.due.strip())
    if action.overdue:
        return tr("{day}, overdue", day=said)
    return tr("“{text}” is no date", text=short(said)) if action.unread else said


def due_words(action: PlannedAction) -> str:
    """Return when an action is due, that it is overdue, or that nobody can read when."""
    said = written(action.idea.due.strip())
    if action.overdue:
        return tr("overdue since {day}", day=said)
    if action.unread:
        return tr("due: “{text}” is no date", text=short(said))
    return tr("due {day}", day=said) if said else ""


def reading_words(scored: Scored) -> str:
    """Return a score with its interval and of how many it is: ``3.2 (2.9 to 3.5, n = 66)``."""
    reading = scored.reading
    told = [part for part in (interval(reading), f"n = {reading.n}") if part]
    return f"{reading.shown} ({', '.join(told)})"


def result_words(result: ActionResult | None) -> str:
    """Return a metric before and after in a line, with intervals and what the test says."""
    if result is None:
        return tr("no metric")
    name = short_name(result.metric)
    if result.before is None and result.after is None:
        return f"{name}: {tr(_WHY['never' if result.why in ('never', '') else result.why])}"
    parts = [name]
    if result.before:
        parts.append(reading_words(result.before))
    if result.after:
        parts += [ARROW, reading_words(result.after)]
    return "; ".join(part for part in (" ".join(parts), verdict(result)) if part)


def verdict(result: ActionResult) -> str:
    """Return how far a score moved and whether by more than chance, or why nobody knows."""
    moved = result.difference
    if result.after is not None and result.before is None:
        return tr("not measured before")
    if moved is None:
        return tr(_WHY[result.why]) if result.why else ""
    far = _moved(result, moved)
    if result.test is None or result.p is None:
        return tr("{far}, which no test can judge", far=far)
    if result.test.few:
        return tr("{far}, too few answered to judge", far=far)
    if not result.sure:
        return tr("{far}, may be chance ({p})", far=far, p=p_words(result.p))
    if result.better:
        return tr("{far}, better for real ({p})", far=far, p=p_words(result.p))
    return tr("{far}, worse for real ({p})", far=far, p=p_words(result.p))


def _moved(result: ActionResult, moved: float) -> str:
    """Return how far a score moved, as ``+30 points``; of a mean it is a bare ``+0.8``.

    Where it does not follow from the scores as they are shown it is said more finely, so that
    24 → 27 is not called 4.
    """
    assert result.before is not None and result.after is not None
    first, last = result.before.reading, result.after.reading
    digits = max(first.digits, last.digits)
    seen = round(last.value, last.digits) - round(first.value, first.digits)
    if abs(seen - moved) >= 0.5 * 10**-digits:
        digits += 1
    far = decimal(moved, digits, "+")
    if result.metric.method == "mean":
        return far
    return plural("{points} point", "{points} points", round(abs(moved)), points=far)


def p_words(p: float) -> str:
    """Return a p as ``p = 0.03`` or ``p < 0.001``."""
    if p < _LEAST_P:
        return f"p < {decimal(_LEAST_P, 3)}"
    return f"p = {decimal(p, 3 if p < SURE else 2)}"


def periods_words(result: ActionResult) -> str:
    """Return of when the scores before and after are, blank where none is known."""
    found = [when(one.score) for one in (result.before, result.after) if one]
    return f" {ARROW} ".join(found)


def benefit_words(idea: Idea) -> str:
    """Return what an idea is to bring, as ``40,000 €``, blank where nobody said."""
    if idea.benefit is None:
        return ""
    return f"{decimal(idea.benefit, groups=True)} {idea.benefit_unit.strip()}".strip()


def sentence(plan: ActionPlan, by: By) -> str:
    """Return what stands out of a plan in one of its groupings."""
    if by == "owner":
        return _of_owners(plan)
    if by == "month":
        return _of_months(plan)
    if by == "horizon":
        return _of_horizons(plan)
    begun = sum(action.begun for action in plan.actions)
    return plural(
        "{begun} of {n} action is planned, in work or done",
        "{begun} of {n} actions are planned, in work or done",
        len(plan.actions),
        begun=begun,
    )


def _of_owners(plan: ActionPlan) -> str:
    free = [action for action in plan.open if not action.idea.owner.strip()]
    if free:
        return plural(
            "Nobody looks after {n} action: {names}",
            "Nobody looks after {n} actions: {names}",
            len(free),
            names=_names(free),
        )
    groups = [group for group in plan.grouped("owner") if group.key]
    if not groups:
        return tr("Everything is done")
    most = max(groups, key=lambda group: len(group.actions))
    return plural(
        "{owner} has most to do: {n} of {all}",
        "{owner} has most to do: {n} of {all}",
        len(most.actions),
        owner=most.key,
        all=len(plan.actions),
    )


def _of_months(plan: ActionPlan) -> str:
    if late := plan.overdue:
        return plural(
            "{n} action is overdue: {names}",
            "{n} actions are overdue: {names}",
            len(late),
            names=_names(late),
        )
    ahead = [action for action in plan.open if action.due]
    if ahead:
        first = ahead[0]
        name = tr("“{name}”", name=short(first.title))
        return tr("Next is {name}, {due}", name=name, due=due_words(first))
    if any(action.unread for action in plan.actions):
        return tr("No date of these can be read")
    return tr("No action that is still open has a date")


def _of_horizons(plan: ActionPlan) -> str:
    """Return what the actions are to bring soon and later."""
    told = [
        tr("{horizon}: {benefit}", horizon=group_title(group), benefit=", ".join(sums))
        for group in plan.grouped("horizon")
        if (sums := group_benefits(group))
    ]
    return " · ".join(told) or tr("Nobody has said yet what these are to bring")


def group_benefits(group: ActionGroup) -> list[str]:
    """Return what the actions of a group bring together, a sum for each unit."""
    return [one.told for one in benefits(action.idea for action in group.actions)]


def _names(actions: Sequence[PlannedAction]) -> str:
    names = [tr("“{name}”", name=short(action.title)) for action in actions[:_NAMED]]
    if more := len(actions) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    return both(names)


def note(plan: ActionPlan) -> list[str]:
    """Return what the plan rests on, in parts: what was left out, and by which test it judges."""
    free = sum(not action.due and not action.unread for action in plan.open)
    unread = sum(action.unread for action in plan.actions)
    parts = [
        plural("{n} action has no date", "{n} actions have no date", free) if free else "",
        plural(
            "the date of {n} action cannot be read",
            "the dates of {n} actions cannot be read",
            unread,
        )
        if unread
        else "",
        plural("{n} dropped idea is left out", "{n} dropped ideas are left out", plan.dropped)
        if plan.dropped
        else "",
        tr("before and after by the newest periods on either side of the day it was due (Holm)")
        if plan.measured
        else "",
    ]
    return [part for part in parts if part]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
