"""Metrics asked and their answers."""

from __future__ import annotations

from dataclasses import replace

from journeymap.editing import EditView, command
from journeymap.editing.lanes import add_lane, with_lane
from journeymap.language import tr
from journeymap.metrics import METRICS, kind_of
from journeymap.metrics.periods import days_said
from journeymap.model.change import Change, change
from journeymap.model.grid import lanes
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Lane, Metric, Score, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot


def add_metric(snapshot: Snapshot, kind: str, title: str = "") -> Change:
    """Add a metric of a well-known kind, with its wording, scale and direction.

    Raises ``KeyError`` when there is no such kind.
    """
    known = METRICS[kind]
    return change(
        "New metric",
        add=[
            Metric(
                position=after_last(snapshot.ordered(Metric)),
                kind=kind,
                title=title or tr(known.label),
                question=tr(known.question),
                low=known.low,
                high=known.high,
                direction=known.direction,
                method=known.method,
            )
        ],
    )


def add_score(
    view: EditView, metric: str, answers: tuple[int, ...] = (), *, period: str = ""
) -> Change | None:
    """Add the answers to a metric at the selected touchpoint or stage, else at the journey."""
    primary = view.primary
    journey, question = view.snapshot.get(Journey, view.journey), view.snapshot.get(Metric, metric)
    if question is None or journey is None:
        return None
    place = {"journey": journey.id}
    if isinstance(primary, Touchpoint):
        place = {"touchpoint": primary.id}
    elif isinstance(primary, Stage):
        place = {"stage": primary.id}
    ((name, id),) = place.items()
    row = view.snapshot.of(Score, name, id)
    days = days_said(period)
    new = Score(metric=metric, answers=answers, period=period, position=after_last(row))
    new = new.but(**place, **days, respondents=kind_of(question).respondents)
    done = change("New score", add=[new])
    return with_lane(view.snapshot, journey.id, "scores", done) if new.touchpoint else done


@command("metric.add", "New metric", menu="Journey")
def add_question(view: EditView) -> Change | None:
    """Add a question of one's own."""
    return None if view.blank else add_metric(view.snapshot, "own")


@command("metric.lane", "Lane for this metric", menu="Journey")
def metric_lane(view: EditView) -> Change | None:
    """Show the selected metric in a lane of its own; one that is hidden is shown again."""
    metric, row = view.primary, lanes(view.snapshot, view.journey)
    if not isinstance(metric, Metric) or view.blank:
        return None
    there = next((lane for lane in row if lane.metric == metric.id), None)
    if there:
        return change("Show lane", edit=[(there, there.but(visible=True))]) or None
    made = add_lane(view, "scores", metric.title)
    return Change(
        made.label,
        tuple(
            replace(edit, after=edit.after.but(metric=metric.id))
            if edit.before is None and isinstance(edit.after, Lane)
            else edit
            for edit in made
        ),
    )
