"""Scores as they are typed into a cell: “4,2 (n = 30)”, or the answers themselves."""

from __future__ import annotations

from journeymap.editing.lanes import with_lane
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.metrics.typed_answers import typed_answers
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import score_of


def type_score(
    snapshot: Snapshot, column: GridColumn, card: Touchpoint, text: str
) -> Change | None:
    """Write what a metric came to at a touchpoint, as somebody else reported it or as answers.

    A blank takes its scores away. Answers that were counted here are not written over.
    """
    metric = snapshot.get(Metric, column.ref)
    if metric is None:
        return None
    row = snapshot.of(Score, "touchpoint", card.id)
    there = [score for score in row if score.metric == metric.id]
    if not text:
        return change("Score", remove=there) or None
    typed = typed_answers(metric, text)
    shown = score_of(snapshot, metric.id, card.id)
    if shown and not shown.today and shown.score.reported is None:
        raise JourneyError(
            tr(
                "This score is counted from {n} answers. Clear the cell first to write another.",
                n=shown.reading.n,
            )
        )
    if shown and not shown.today:
        return change("Score", edit=[(shown.score, typed.put(shown.score))]) or None
    new = typed.put(Score(metric=metric.id, touchpoint=card.id, position=after_last(row)))
    done, journey = change("Score", add=[new]), journey_of(snapshot, card)
    return with_lane(snapshot, journey, "scores", done) if journey else done
