"""What a column of a survey asks: which kind of metric, by the words of its question and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journeymap.metrics import Direction, Method
from journeymap.model.records import Metric
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.likeness import asks
from journeymap.tabular.surveys.mapping import AskedMetric, asked
from journeymap.tabular.surveys.profile import Profile, Scale, scale_in
from journeymap.tabular.surveys.words import EASY, EFFORT, RECOMMEND, SATISFIED

_SET = re.compile(r"([A-Za-zА-Яа-яІіЇїЄє]{1,3}\s?\d{1,3})(?=$|[^\d])")
_LEAST_OF_A_SET = 2


class Battery(NamedTuple):
    """Questions that were asked together on one scale: what they share, and which they are."""

    shared: str
    scaled: tuple[tuple[Profile, Scale], ...]


def batteries(seen: Sequence[Profile]) -> tuple[Battery, ...]:
    """Return the columns whose answers are on a scale, those of one question together."""
    groups: dict[str, list[Profile]] = {}
    for one in seen:
        groups.setdefault(_shared(one), []).append(one)
    found = []
    for shared, group in groups.items():
        rated = [one for one in group if scale_in(one)]
        scales = [(one, scale_in(one, [x for x in rated if _alike(one, x)])) for one in rated]
        told = tuple((one, scale) for one, scale in scales if scale)
        if told:
            found.append(Battery(shared if len(told) >= _LEAST_OF_A_SET else "", told))
    return tuple(found)


def _alike(one: Profile, other: Profile) -> bool:
    """Tell whether two columns of a set answer on one scale, as far as can be seen."""
    a, b = scale_in(one), scale_in(other)
    return bool(a and b and one is not other and (a.low, a.high) == (b.low, b.high))


def _shared(profile: Profile) -> str:
    """Return what a question has in common with others of its set: what stands before it.

    ``Q7FOOD`` and ``Q7ART`` share ``Q7``; ``Please rate: Ordering`` and ``Please rate:
    Delivery`` their beginning.
    """
    question = profile.question
    for mark in (" - ", ": ", " – ", " — ", " [", "["):
        before, apart, after = question.partition(mark)
        if apart and after.strip() and len(before) > 3:
            return before
    found = _SET.match(profile.key)
    return found[1] if found else profile.key


def asked_in(
    profile: Profile, scale: Scale, battery: Battery, snapshot: Snapshot
) -> AskedMetric | None:
    """Return the metric a column asks for, ``None`` where its numbers are codes of something."""
    said, width = f"{profile.question} {profile.key}".casefold(), (scale.low, scale.high)
    metric = _worded(said, width, scale)
    if metric is None:
        known = asks(profile.question) or scale.words or _is_set(battery, width)
        if not known or (width not in ((1, 5), (1, 7), (1, 10), (0, 10)) and not scale.words):
            return None
        metric = _plain(width)
    return _of_the_file(metric, snapshot)


def _is_set(battery: Battery, width: tuple[int, int]) -> bool:
    """Tell whether columns without a word are ratings: several on one scale, all of it used."""
    alike = [one for one, scale in battery.scaled if (scale.low, scale.high) == width]
    used = {n for one in alike for n in one.numbers}
    return (
        len(alike) >= _LEAST_OF_A_SET
        and width in ((1, 5), (1, 7))
        and used >= {*range(width[0], width[1] + 1)}
    )


def _worded(said: str, width: tuple[int, int], scale: Scale) -> AskedMetric | None:
    """Return what the words of a question say it asks."""
    if any(word in said for word in RECOMMEND) and width in ((0, 10), (1, 10)):
        return asked("nps")
    if any(word in said for word in EFFORT) and width == (1, 5) and not scale.words:
        return asked("ces1")
    if any(word in said for word in EASY) or scale.kind == "easy":
        if width == (1, 7):
            return asked("ces2")
        return _own("ease", width)
    if any(word in said for word in SATISFIED) or scale.kind == "csat":
        return _plain(width)
    return None


def _plain(width: tuple[int, int]) -> AskedMetric:
    if width == (1, 5):
        return asked("csat")
    if width in ((1, 7), (1, 10), (0, 10)):
        return asked("csat", f"csat_{width[0]}_{width[1]}", low=width[0], high=width[1])
    return _own("rating", width)


def _own(name: str, width: tuple[int, int]) -> AskedMetric:
    low, high = width
    direction: Direction = "higher"
    method: Method = "mean"
    return AskedMetric(
        id=f"{name}_{low}_{high}", kind="own", title=name.capitalize(), low=low, high=high,
        direction=direction, method=method,
    )  # fmt: skip


def _of_the_file(metric: AskedMetric, snapshot: Snapshot) -> AskedMetric:
    """Return the metric of the file that asks the same on the same scale, else this one."""
    for one in snapshot.ordered(Metric):
        same = (one.kind, one.low, one.high, one.direction) == (
            metric.kind, metric.low, metric.high, metric.direction,
        )  # fmt: skip
        if same and (metric.kind != "own" or one.title == metric.title):
            return of_record(one)
    return metric


def of_record(metric: Metric) -> AskedMetric:
    """Return a metric of the file as a mapping names it."""
    direction: Direction = "lower" if metric.direction == "lower" else "higher"
    method: Method = (
        "nps" if metric.method == "nps" else "top" if metric.method == "top" else "mean"
    )
    return AskedMetric(
        id=metric.id, kind=metric.kind, title=metric.title, question=metric.question,
        low=metric.low, high=metric.high, direction=direction, method=method, top=metric.top,
    )  # fmt: skip
