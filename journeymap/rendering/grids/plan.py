"""The action plan as tables: for a workbook, and for programs that keep track of tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from journeymap.analysis.action_plan import ActionPlan, PlannedAction, action_plan, ideas_of
from journeymap.analysis.action_results import ActionResult
from journeymap.analysis.action_words import (
    benefit_words,
    day_words,
    kind_words,
    result_words,
    scope_word,
    status_word,
    verdict,
)
from journeymap.analysis.evidence import backing
from journeymap.dates import day
from journeymap.language import plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.model.fields import clean, specs
from journeymap.model.records import Idea, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import Cell, DataTable, TableColumn, Told, chosen, made
from journeymap.rendering.options import Options, Order
from journeymap.view import View

_WIDE, _NARROW, _FIGURE = 34, 16, 11

JIRA = "Summary,Issue Type,Status,Priority,Assignee,Due Date,Description"
TRELLO = "Card Name,Card Description,List Name,Labels,Due Date,Members"
_PRIORITIES = {5: "Highest", 4: "High", 3: "Medium", 2: "Low", 1: "Lowest"}
_STATES = {"idea": "To Do", "planned": "To Do", "work": "In Progress", "done": "Done"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LISTS = ("idea", "planned", "work", "done")


class TaskTable(NamedTuple):
    """A table as another program wants it: its headings, which may be the same, and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def planned(view: View, options: Options, *, dropped: bool = False) -> ActionPlan:
    """Return the plan of what is asked for: ideas that are selected, else those on touchpoints."""
    snapshot, wanted = view.snapshot, set(options.selection)
    cards = [card.id for card in chosen(view, options)]
    every = ideas_of(snapshot, view.journey, cards)
    named = [idea for idea in snapshot.of(Idea, "journey", view.journey) if idea.id in wanted]
    if not named and wanted & {*snapshot.all(Touchpoint)}:
        every = tuple(idea for idea in every if idea.touchpoints)
    return action_plan(snapshot, named or every, dropped=dropped)


def plan_table(view: View, options: Options) -> DataTable:
    """Return a row an action, with everything that is known of it, as dates and numbers."""
    snapshot = view.snapshot
    plan = planned(view, options, dropped=True)
    told = [
        _text("title", tr("Action"), lambda a: a.title, _WIDE),
        *_said(),
        _number("impact", tr(specs(Idea)["impact"].label), lambda a: a.idea.impact),
        _number("effort", tr(specs(Idea)["effort"].label), lambda a: a.idea.effort),
        _text("places", tr("Touchpoints"), lambda a: _places(snapshot, a.idea, "\n"), _WIDE),
        _text("metric", tr("Metric"), lambda a: short_name(a.result.metric) if a.result else None),
        *_score("before", tr("Before"), lambda result: result.before),
        *_score("after", tr("After"), lambda result: result.after),
        _number(
            "difference", tr("Difference"), lambda a: a.result.difference if a.result else None
        ),
        _number("p", "p", lambda a: a.result.p if a.result else None),
        _text("verdict", tr("What became of it"), _verdict, _WIDE),
        _number("benefit", tr(specs(Idea)["benefit"].label), lambda a: a.idea.benefit),
        _text("unit", tr(specs(Idea)["benefit_unit"].label), lambda a: a.idea.benefit_unit),
        *_backed(snapshot),
    ]
    return made(tr("Action plan"), told, plan.actions)


def _said() -> list[Told]:
    """Return the columns of what people say of an action."""
    return [
        _text("scope", tr(specs(Idea)["scope"].label), lambda a: scope_word(a.idea) or None),
        _text("owner", tr(specs(Idea)["owner"].label), lambda a: a.idea.owner),
        _text("due", tr(specs(Idea)["due"].label), lambda a: a.due[1] if a.due else None),
        _text("due as written", tr("Due, as written"), _as_written),
        _text("overdue", tr("Overdue"), lambda a: tr("yes") if a.overdue else None, _FIGURE),
        _text("status", tr(specs(Idea)["status"].label), lambda a: status_word(a.idea)),
        _text("kind", tr("Horizon and kind"), lambda a: " · ".join(kind_words(a.idea)) or None),
    ]


def _as_written(action: PlannedAction) -> Cell:
    """Return when it is due in the words it was typed, where that is more or less than a day."""
    said = action.idea.due.strip()
    return None if day(said) else said or None


def _verdict(action: PlannedAction) -> Cell:
    return verdict(action.result) or None if action.result else None


def _score(key: str, label: str, of: Callable[[ActionResult], Scored | None]) -> list[Told]:
    """Return the columns of a score: value, interval, how many, and of when."""

    def scored(action: PlannedAction) -> Scored | None:
        return of(action.result) if action.result else None

    def figure(name: str) -> Callable[[PlannedAction], Cell]:
        return lambda a: getattr(one.reading, name) if (one := scored(a)) else None

    ends = {
        "value": label,
        "low": tr("{score}, from", score=label),
        "high": tr("{score}, to", score=label),
    }
    return [
        *(_number(f"{key} {name}", said, figure(name)) for name, said in ends.items()),
        _number(f"{key} n", tr("{score}, n", score=label), figure("n")),
        _text(
            f"{key} period",
            tr("{score}, when", score=label),
            lambda a: when(one.score) if (one := scored(a)) else None,
        ),
    ]


def _backed(snapshot: Snapshot) -> list[Told]:
    """Return the columns of how much stands behind an action, each insight once."""
    names = {
        "quotes": tr("Quotes"),
        "frictions": tr("Friction points"),
        "personas": tr("Personas"),
        "findings": tr("Findings"),
    }
    return [
        _number(f"behind {name}", label, lambda a, name=name: _behind(snapshot, a, name))
        for name, label in names.items()
    ]


def _behind(snapshot: Snapshot, action: PlannedAction, name: str) -> int:
    found: int = getattr(backing(snapshot, action.idea), name)
    return found


def _text(
    key: str, heading: str, cell: Callable[[PlannedAction], Cell], width: int = _NARROW
) -> Told:
    return Told(TableColumn(key, heading, width), cell)


def _number(key: str, heading: str, cell: Callable[..., Cell]) -> Told:
    return Told(TableColumn(key, heading, _FIGURE, True), cell)


def _places(snapshot: Snapshot, idea: Idea, between: str = ", ") -> str | None:
    found = (snapshot.get(Touchpoint, id) for id in idea.touchpoints)
    titles = [" ".join(card.title.split()) for card in found if card]
    return between.join(title for title in titles if title) or None


def jira_tasks(view: View, options: Options) -> TaskTable:
    """Return the plan as Jira reads it; each label has a column, all under one heading.

    Dates are as its wizard expects them unless it is told otherwise, ``15/Dec/26 12:00 AM``.
    """
    actions = planned(view, options).actions
    labels = [_labels(action.idea, "-") for action in actions]
    most = max(map(len, labels), default=0)
    rows = tuple(
        (
            action.title,
            "Task",
            _STATES[action.idea.status],
            _PRIORITIES.get(action.idea.impact or 0, ""),
            " ".join(action.idea.owner.split()),
            _jira_day(action.due[1]) if action.due else "",
            _description(view.snapshot, action),
            *own,
            *("" for _ in range(most - len(own))),
        )
        for action, own in zip(actions, labels, strict=True)
    )
    return TaskTable((*JIRA.split(","), *("Labels" for _ in range(most))), rows)


def trello_tasks(view: View, options: Options) -> TaskTable:
    """Return the plan as programs read it that fill boards of Trello: a list for each status."""
    plan = planned(view, options)
    ordered = sorted(plan.actions, key=lambda action: _LISTS.index(action.idea.status))
    rows = tuple(
        (
            action.title,
            _description(view.snapshot, action),
            _upper(status_word(action.idea)),
            ", ".join(_labels(action.idea, " ")),
            action.due[1].isoformat() if action.due else "",
            " ".join(action.idea.owner.split()),
        )
        for action in ordered
    )
    return TaskTable(tuple(TRELLO.split(",")), rows)


def left_of_tasks(order: Order) -> tuple[str, ...]:
    """Say what of a plan is not in a file of tasks, and what has no date there."""
    plan = planned(order.view, order.options)
    unread = sum(action.unread for action in plan.actions)
    free = sum(not action.due for action in plan.actions) - unread
    told = [
        tr("There is no idea to write: the file holds headings only.") if not plan.actions else "",
        plural("{n} dropped idea is left out.", "{n} dropped ideas are left out.", plan.dropped)
        if plan.dropped
        else "",
        plural(
            "The date of {n} idea cannot be read: it stands in its description only.",
            "The dates of {n} ideas cannot be read: they stand in their descriptions only.",
            unread,
        )
        if unread
        else "",
        plural("{n} idea has no date.", "{n} ideas have no date.", free) if free else "",
    ]
    return tuple(sentence for sentence in told if sentence)


def _description(snapshot: Snapshot, action: PlannedAction) -> str:
    """Return what else is known of an action, a line each."""
    idea = action.idea
    lines = [
        (tr("Touchpoints"), _places(snapshot, idea)),
        (tr("Scope"), scope_word(idea)),
        (tr("Due"), "" if action.due and day(idea.due.strip()) else day_words(action)),
        (tr("Metric"), result_words(action.result) if action.result else ""),
        (tr("Impact"), str(idea.impact or "")),
        (tr("Effort"), str(idea.effort or "")),
        (tr("Benefit"), benefit_words(idea)),
    ]
    return clean("\n".join(f"{label}: {said}" for label, said in lines if said))


def _labels(idea: Idea, blank: str) -> list[str]:
    """Return what an idea is marked by, each a word where ``blank`` joins it."""
    words = [*idea.tags, scope_word(idea), *kind_words(idea)]
    found = (blank.join(word.replace(",", " ").split()) for word in words)
    return [word for word in dict.fromkeys(found) if word]


def _jira_day(when_: date) -> str:
    return f"{when_:%d}/{_MONTHS[when_.month - 1]}/{when_:%y} 12:00 AM"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
