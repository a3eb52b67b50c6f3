"""Scores as they are typed into a cell: a value and of how many, as “4,2 (n = 30)”."""

from __future__ import annotations

import re

from journeymap.editing.lanes import with_lane
from journeymap.errors import JourneyError
from journeymap.language import decimal, read_number, tr
from journeymap.metrics import scale_of
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.typed.values import shortened
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import score_of

_SAID = re.compile(
    r"(?P<value>[+−–-]?\s*[\d.,\u00a0\u202f ]+?)\s*(?P<unit>%)?\s*"
    r"[(\[,;]?\s*[nN]\s*[=:]?\s*(?P<n>\d[\d\u00a0\u202f ]*)[)\]]?"
)
_MOST = 10**12


def type_score(
    snapshot: Snapshot, column: GridColumn, card: Touchpoint, text: str
) -> Change | None:
    """Write what a metric came to at a touchpoint, as somebody else reported it.

    A blank takes its scores away. Answers that were counted here are not written over.
    """
    metric = snapshot.get(Metric, column.ref)
    if metric is None:
        return None
    row = snapshot.of(Score, "touchpoint", card.id)
    there = [score for score in row if score.metric == metric.id]
    if not text:
        return change("Score", remove=there) or None
    value, n = _read(metric, text)
    shown = score_of(snapshot, metric.id, card.id)
    if shown and not shown.today and shown.score.reported is None:
        raise JourneyError(
            tr(
                "This score is counted from {n} answers. Clear the cell first to write another.",
                n=shown.reading.n,
            )
        )
    if shown and not shown.today:
        now = shown.score.but(reported=value, reported_n=n)
        return change("Score", edit=[(shown.score, now)]) or None
    new = Score(
        metric=metric.id,
        touchpoint=card.id,
        reported=value,
        reported_n=n,
        position=after_last(row),
    )
    done, journey = change("Score", add=[new]), journey_of(snapshot, card)
    return with_lane(snapshot, journey, "scores", done) if journey else done


def _read(metric: Metric, text: str) -> tuple[float, int]:
    """Return value and count of a typed score; raises ``JourneyError`` with what is missing."""
    found = _SAID.fullmatch(text.strip())
    number = read_number(found["value"].replace(" ", "")) if found else None
    if found is None or number is None:
        if read_number(text.removesuffix("%").strip()) is not None:
            raise JourneyError(
                tr(
                    "{text} does not say of how many. Write it as {example}: without a number of "
                    "answers a score cannot be trusted.",
                    text=shortened(text),
                    example=f"{shortened(text)} (n = 30)",
                )
            )
        raise JourneyError(
            tr(
                "“{text}” is no score. Write it as {example}.",
                text=shortened(text),
                example=_example(metric),
            )
        )
    n = int(re.sub(r"\D", "", found["n"]))
    low, high = scale_of(metric)
    if not 0 < n <= _MOST:
        raise JourneyError(tr("A score is of at least one answer."))
    if not low <= number[0] <= high:
        raise JourneyError(
            tr(
                "{text} lies outside the scale from {low} to {high}.",
                text=shortened(found["value"]),
                low=decimal(low),
                high=decimal(high),
            )
        )
    return number[0], n


def _example(metric: Metric) -> str:
    """Return a score of a metric as it is typed."""
    low, high = scale_of(metric)
    value = decimal(round(low + 0.8 * (high - low), 1), None, "+" if metric.method == "nps" else "")
    return f"{value}{' %' if metric.method == 'top' else ''} (n = 30)"
