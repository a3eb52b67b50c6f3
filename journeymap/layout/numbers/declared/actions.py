"""The action plan on cards: by where actions act, by who looks after them, by when they are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.analysis.action_plan import (
    ActionGroup,
    ActionPlan,
    By,
    GroupedPlan,
    PlannedAction,
    action_plan,
    ideas_of,
)
from journeymap.analysis.action_results import ActionResult
from journeymap.analysis.action_words import (
    ARROW,
    HEADINGS,
    benefit_words,
    day_words,
    due_words,
    group_benefits,
    group_title,
    kind_words,
    note,
    result_words,
    scope_word,
    sentence,
    status_word,
    verdict,
)
from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_line
from journeymap.language import plural, tr
from journeymap.layout.numbers.action_rows import (
    CARD,
    ActionRow,
    ActionsBody,
    ActionSection,
    ResultLines,
)
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.pages import PLAN
from journeymap.metrics import short_name
from journeymap.metrics.wording import interval
from journeymap.model.records import (
    Feeling,
    Friction,
    Goal,
    Idea,
    Metric,
    Persona,
    Quote,
    Score,
    Touchpoint,
)


@chart_kind("actions-scope", order=70, page=PLAN)
def by_scope(context: ChartContext) -> Iterator[Chart]:
    """Yield the plan by channel, point of sale, contact centre and multichannel."""
    yield _card(context, "scope")


@chart_kind("actions-owner", order=72, page=PLAN)
def by_owner(context: ChartContext) -> Iterator[Chart]:
    """Yield the plan by who looks after what."""
    yield _card(context, "owner")


@chart_kind("actions-month", order=71, page=PLAN)
def by_month(context: ChartContext) -> Iterator[Chart]:
    """Yield the plan by when what is due."""
    yield _card(context, "month")


@chart_kind("actions-horizon", order=73, page=PLAN)
def by_horizon(context: ChartContext) -> Iterator[Chart]:
    """Yield what the plan is to bring, in the short and in the medium or long term."""
    yield _card(context, "horizon")


def plan_of(context: ChartContext) -> ActionPlan:
    """Return the plan of a page, made once for all its cards."""
    snapshot = context.scores("period")
    cards = tuple(card.id for card in context.shown.kept)
    ideas = ideas_of(context.view.snapshot, context.view.journey, cards)
    inputs = (snapshot, ideas, *context.tables(Idea, Goal, Metric, Score, Touchpoint))
    return context.memo("action plan", inputs, lambda: action_plan(snapshot, ideas))


def _card(context: ChartContext, by: By) -> Chart:
    plan, name, label = plan_of(context), f"{CARD}{by}", tr(HEADINGS[by])
    if not plan.actions:
        how = tr("Note ideas at touchpoints: who does what by when is then shown here.")
        return nothing(name, label, how)
    behind = _behind(context, plan)
    sections = tuple(_section(group, by, behind) for group in plan.grouped(by))
    who = tr("Scope") if by == "owner" else tr("Owner")
    body = ActionsBody(sections, who, context.theme, context.measure)
    told = " · ".join(note(plan))
    return Chart(name, label, sentence(plan, by), told, body, breadth=3,
                 data=GroupedPlan(plan, by))  # fmt: skip


def _behind(context: ChartContext, plan: ActionPlan) -> dict[str, str]:
    """Return how much stands behind each action, by its id, made once for all cards."""
    snapshot = context.view.snapshot

    def made() -> dict[str, str]:
        return {a.idea.id: backing_line(backing(snapshot, a.idea)) for a in plan.actions}

    inputs = (plan, *context.tables(Idea, Quote, Friction, Feeling, Persona, Touchpoint))
    return context.memo("behind actions", inputs, made)


def _section(group: ActionGroup, by: By, behind: Mapping[str, str]) -> ActionSection:
    n = len(group.actions)
    counted = plural("{n} action", "{n} actions", n)
    if by == "horizon":
        counted = " · ".join((counted, *group_benefits(group)))
    late = plural("{n} overdue", "{n} overdue", group.overdue) if group.overdue else ""
    rows = tuple(_row(one, by, behind[one.idea.id]) for one in group.actions)
    return ActionSection(group.key, group_title(group), counted, late, rows)


def _row(action: PlannedAction, by: By, behind: str) -> ActionRow:
    idea = action.idea
    who = scope_word(idea) if by == "owner" else " ".join(idea.owner.split())
    under = (*kind_words(idea), benefit_words(idea), behind)
    words = [
        action.title,
        " · ".join(part for part in (status_word(idea), who, due_words(action)) if part),
        behind,
        result_words(action.result),
    ]
    return ActionRow(
        id=idea.id,
        title=action.title,
        status=idea.status,
        said=status_word(idea),
        under=tuple(part for part in under if part),
        who=who,
        day=day_words(action),
        due=due_words(action),
        late=action.overdue or action.unread,
        result=_result(action.result),
        words="\n".join(part for part in words if part),
    )


def _result(result: ActionResult | None) -> ResultLines:
    if result is None:
        return ResultLines("", tr("no metric"), (), None, None, 0)
    before = result.before.reading if result.before else None
    after = result.after.reading if result.after else None
    name, told = short_name(result.metric), verdict(result)
    if before is None and after is None:
        return ResultLines(name, told, (), None, None, 0)
    # Where there is no room for both, the arrow goes on with what it leads to.
    value = f" {ARROW}\N{NO-BREAK SPACE}".join(one.shown if one else "?" for one in (before, after))
    if after is None and before is not None:
        value = before.shown
    known = [one for one in (before, after) if one]
    between = f" {ARROW} ".join(interval(one) or "–" for one in known)
    counted = f"n = {f' {ARROW} '.join(str(one.n) for one in known)}"
    way = 0 if not result.sure else 1 if result.better else -1
    return ResultLines(name, value, (f"{between} · {counted}", told), before, after, way)
