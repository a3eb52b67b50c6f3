"""Metrics asked and their answers."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.lanes import with_lane
from journeymap.language import tr
from journeymap.metrics import METRICS
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Metric, Score, Stage, Touchpoint
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


def add_score(view: EditView, metric: str, answers: tuple[int, ...] = ()) -> Change | None:
    """Add the answers to a metric at the selected touchpoint or stage, else at the journey."""
    primary = view.primary
    journey = view.snapshot.get(Journey, view.journey)
    if view.snapshot.get(Metric, metric) is None or journey is None:
        return None
    place = {"journey": journey.id}
    if isinstance(primary, Touchpoint):
        place = {"touchpoint": primary.id}
    elif isinstance(primary, Stage):
        place = {"stage": primary.id}
    ((name, id),) = place.items()
    row = view.snapshot.of(Score, name, id)
    new = Score(metric=metric, answers=answers, position=after_last(row)).but(**place)
    done = change("New score", add=[new])
    return with_lane(view.snapshot, journey.id, "scores", done) if new.touchpoint else done
