"""Questions that are asked: of which kind they are, and on which scale, without a false answer."""

from __future__ import annotations

from typing import Any, TypeVar

from journeymap.editing import EditView, command
from journeymap.editing.places import index_of, reorder
from journeymap.errors import JourneyError
from journeymap.language import mark, plural, tr
from journeymap.metrics import METRICS, MetricKind, kind_of
from journeymap.metrics.scored import is_reported
from journeymap.model.change import Change, change
from journeymap.model.order import after_last, between
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot

Number = TypeVar("Number", int, float)

USUAL_SCALES = ((1, 5), (1, 7), (0, 10), (1, 10), (1, 4), (1, 3))
"""The scales questions are usually asked on."""

_MOST = 201
_ASKED = ("kind", "question", "low", "high", "direction", "method", "target", "top")
_OTHER = mark("Make a new metric for the other scale.")


def set_scale(snapshot: Snapshot, id: str, low: int, high: int) -> Change | None:
    """Ask a metric on another scale; every answer that was given keeps its meaning.

    A wider scale leaves each count at its value. Raises ``JourneyError`` where answers would
    lie outside, or were plainly given on another scale.
    """
    metric = snapshot.get(Metric, id)
    if metric is None or (metric.low, metric.high) == (low, high):
        return None
    now = metric.but(low=low, high=high, top=max(1, min(metric.top, high - low)))
    return change("Scale", edit=[(metric, now), *rescaled(snapshot, metric, now)]) or None


def rescaled(snapshot: Snapshot, before: Metric, now: Metric) -> list[tuple[Score, Score]]:
    """Return the scores of a metric as they are after its scale became another.

    Raises ``JourneyError`` as ``set_scale`` does.
    """
    if (before.low, before.high) == (now.low, now.high):
        return []
    if not now.low < now.high or now.high - now.low >= _MOST:
        raise JourneyError(tr("The highest answer must be above the lowest, by 200 at most."))
    scores = snapshot.of(Score, "metric", before.id)
    answered = [score for score in scores if any(score.answers)]
    _refuse_without_answers(before, scores)
    _refuse_lost(before, now, answered)
    if answered and _is_another(before, now):
        why = tr(
            "Answers from {low} to {high} are no answers from {then_low} to {then_high}: the best"
            " would no longer be the best.",
            low=before.low, high=before.high, then_low=now.low, then_high=now.high,
        )  # fmt: skip
        raise JourneyError(f"{why} {tr(_OTHER)}")
    return [(score, _moved(score, before, now)) for score in scores]


@command("metric.duplicate", "Duplicate metric", menu="Journey")
def duplicate_metric(view: EditView) -> Change | None:
    """Add the same question once more, without its answers."""
    metric = view.primary
    if not isinstance(metric, Metric):
        return None
    row = view.snapshot.ordered(Metric)
    place, moved = between(row, index_of(row, metric.id) + 1)
    title = tr("{title} (copy)", title=metric.title)
    twin = Metric().but(**{name: getattr(metric, name) for name in _ASKED}, title=title)
    return change("Duplicate metric", add=[twin.but(position=place)], edit=moved)


@command("metric.up", "Move metric up", menu="Journey")
def metric_up(view: EditView) -> Change | None:
    """List the selected metric before the one before it."""
    return _shifted(view, -1)


@command("metric.down", "Move metric down", menu="Journey")
def metric_down(view: EditView) -> Change | None:
    """List the selected metric after the one after it."""
    return _shifted(view, 1)


def _shifted(view: EditView, by: int) -> Change | None:
    metric, row = view.primary, view.snapshot.ordered(Metric)
    if not isinstance(metric, Metric):
        return None
    index = index_of(row, metric.id) + by
    return reorder("Move metric", row, metric, metric, index) if 0 <= index < len(row) else None


def set_kind(snapshot: Snapshot, id: str, kind: str) -> Change | None:
    """Make a metric one of another kind; what was left as usual becomes what is usual there.

    What somebody wrote stays, and a question of one's own is all it was before. Raises
    ``JourneyError`` where answers were given on a scale on which the new kind is not asked,
    ``KeyError`` when there is no such kind.
    """
    metric, new = snapshot.get(Metric, id), METRICS[kind]
    if metric is None or metric.kind == kind:
        return None
    now = metric.but(kind=kind, **({} if kind == "own" else _as_usual(metric, new)))
    return change("Kind", edit=[(metric, now), *rescaled(snapshot, metric, now)])


def with_scale(snapshot: Snapshot, id: str, low: int, high: int) -> Change | None:
    """Add the same question on another scale, beside the one that has answers."""
    metric = snapshot.get(Metric, id)
    if metric is None:
        return None
    title = tr("{title} ({low} to {high})", title=metric.title, low=low, high=high)
    top, place = max(1, min(metric.top, high - low)), after_last(snapshot.ordered(Metric))
    twin = Metric().but(
        **{name: getattr(metric, name) for name in ("kind", "question", "direction", "method")},
        title=title, low=low, high=high, top=top, position=place,
    )  # fmt: skip
    return change("New metric", add=[twin])


def _as_usual(metric: Metric, new: MetricKind) -> dict[str, Any]:
    """Return the fields of a well-known question: its own scale, and words nobody wrote anew."""
    old = kind_of(metric)
    fields: dict[str, Any] = {"low": new.low, "high": new.high, "direction": new.direction}
    if metric.title.strip() in ("", tr(old.label)):
        fields["title"] = tr(new.label)
    if metric.question.strip() in ("", tr(old.question)):
        fields["question"] = tr(new.question)
    if "nps" in (metric.method, new.method) or metric.method == old.method:
        fields |= {"method": new.method, "top": 2}
    return fields


def _refuse_without_answers(before: Metric, scores: tuple[Score, ...]) -> None:
    """Refuse where only what came of the answers is known: nobody can tell what it would be."""
    bare = sum(is_reported(score) or any(score.classes) for score in scores)
    if bare:
        why = plural(
            "{n} score is known only as what came of answers from {low} to {high}.",
            "{n} scores are known only as what came of answers from {low} to {high}.",
            bare,
            low=before.low,
            high=before.high,
        )
        raise JourneyError(f"{why} {tr(_OTHER)}")


def _refuse_lost(before: Metric, now: Metric, answered: list[Score]) -> None:
    """Refuse to lose answers that lie outside the new scale."""
    lost = sum(
        count
        for score in answered
        for value, count in enumerate(score.answers, before.low)
        if not now.low <= value <= now.high
    )
    if lost:
        why = plural(
            "{n} answer lies outside a scale from {low} to {high}.",
            "{n} answers lie outside a scale from {low} to {high}.",
            lost,
            low=now.low,
            high=now.high,
        )
        raise JourneyError(f"{why} {tr(_OTHER)}")


def _is_another(before: Metric, now: Metric) -> bool:
    """Tell whether it is another scale rather than one that was too short at an end."""
    both = before.low != now.low and before.high != now.high
    return both or now.high - now.low + 1 >= 2 * (before.high - before.low + 1)


def _moved(score: Score, before: Metric, now: Metric) -> Score:
    """Return a score whose every count stands at the value it was given for."""
    if not any(score.answers):
        return score.but(answers=())
    return score.but(
        answers=_placed(score.answers, before, now, 0),
        weighted=_placed(score.weighted, before, now, 0.0),
        weighted_squares=_placed(score.weighted_squares, before, now, 0.0),
    )


def _placed(
    row: tuple[Number, ...], before: Metric, now: Metric, none: Number
) -> tuple[Number, ...]:
    if not row:
        return row
    by_value = dict(enumerate(row, before.low))
    return tuple(by_value.get(value, none) for value in range(now.low, now.high + 1))
