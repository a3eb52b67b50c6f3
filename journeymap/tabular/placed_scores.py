"""Scores and goals of a sheet, put where its touchpoints and stages have come to stand."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.editing import EditView
from journeymap.editing.lanes import shown_lane
from journeymap.model.change import Change, change
from journeymap.model.grid import stages
from journeymap.model.order import after_last
from journeymap.model.records import Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.entries import TableEntry

_ALIKE = ("kind", "low", "high", "direction", "method", "top")


def scores_and_goals(
    view: EditView,
    now: Snapshot,
    entries: Sequence[TableEntry],
    met: Sequence[tuple[TableEntry, Touchpoint]],
    label: str,
) -> Change:
    """Return the change that adds the scores of touchpoints and the goals of stages.

    A question that is there already, of the same scale, is met again.
    """
    return _scores(view, now, met, label) + _goals(view, now, entries, label)


def _scores(
    view: EditView, now: Snapshot, met: Sequence[tuple[TableEntry, Touchpoint]], label: str
) -> Change:
    known = list(now.ordered(Metric))
    asked: dict[str, Metric] = {}
    new: list[Metric] = []
    found: list[Score] = []
    for entry, card in met:
        for i, (metric, score) in enumerate(entry.scores, 1):
            there = asked.get(metric.id) or next((x for x in known if _alike(x, metric)), None)
            if there is None:
                there = metric.but(position=after_last(known))
                known.append(there)
                new.append(there)
            asked[metric.id] = there
            found.append(score.but(metric=there.id, touchpoint=card.id, position=float(i)))
    if not found:
        return Change(label)
    _, lane = shown_lane(now, view.journey, "scores")
    return Change(label, lane) + change(label, add=[*new, *found])


def _alike(one: Metric, other: Metric) -> bool:
    same = all(getattr(one, name) == getattr(other, name) for name in _ALIKE)
    return same and (one.kind != "own" or one.title == other.title)


def _goals(view: EditView, now: Snapshot, entries: Sequence[TableEntry], label: str) -> Change:
    said: dict[str, list[str]] = {}
    for entry in entries:
        if entry.goal:
            said.setdefault(entry.stage, []).append(entry.goal)
    edits = []
    for stage in stages(now, view.journey):
        lines = dict.fromkeys((*filter(None, (stage.goal,)), *said.get(stage.title, ())))
        goal = "\n".join(lines)
        if goal != stage.goal:
            edits.append((stage, stage.but(goal=goal)))
    return change(label, edit=edits)
