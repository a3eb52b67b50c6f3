"""How a score went over time, and which of its movements are more than chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.analysis.charts.axis import Ends, part_of_scale, shown_range
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import both, short, title_of
from journeymap.language import decimal, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.comparing import SURE, compared, holm
from journeymap.metrics.periods import Span, age, days_of, when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import method
from journeymap.model.grid import cards, stages
from journeymap.model.records import Journey, Metric

MOST = 3
"""How many movements a sentence names."""


@dataclass(frozen=True, slots=True)
class Movement:
    """How far a score moved from one period to the next, and whether that is more than chance.

    ``p`` is corrected by Holm for all movements shown together, ``None`` where nothing can tell.
    ``few`` says that too few answered for anything to be judged by it.
    """

    difference: float
    p: float | None
    sure: bool
    few: bool = False


@dataclass(frozen=True, slots=True)
class ScoreSeries:
    """One question at one place over its periods, the oldest first; a movement before each but it."""

    metric: Metric
    place: str
    id: str
    name: str
    points: tuple[Scored, ...]
    movements: tuple[Movement, ...]

    @property
    def sure(self) -> tuple[int, ...]:
        """The numbers of the points that really differ from the one before."""
        return tuple(i for i, one in enumerate(self.movements, 1) if one.sure)

    @property
    def ends(self) -> Ends:
        """What the axis goes from and to."""
        return shown_range(scored.reading for scored in self.points)

    def days(self, i: int) -> Span:
        """Return the first and last day of a point."""
        found = days_of(self.points[i].score)
        assert found is not None  # what has no days is in no series
        return found


def series_over_time(known: KnownScores, journey: str) -> list[ScoreSeries]:
    """Return of each question the place that has most to say over time, satisfaction first.

    That is the one with most movements that are sure, then with most periods, then the journey.
    """
    best: dict[str, ScoreSeries] = {}
    for one in _every(known, journey):
        now = best.get(one.metric.id)
        if now is None or _telling(one) > _telling(now):
            best[one.metric.id] = one
    order = {metric.id: i for i, metric in enumerate(known.snapshot.ordered(Metric))}
    return sorted(best.values(), key=lambda s: (s.metric.kind != "csat", order[s.metric.id]))


def _telling(series: ScoreSeries) -> tuple[int, int, bool]:
    return len(series.sure), len(series.points), series.place == "journey"


def _every(known: KnownScores, journey: str) -> Iterator[ScoreSeries]:
    snapshot = known.snapshot
    record = snapshot.get(Journey, journey)
    if record is None:
        return
    places = [("journey", journey, tr("The journey"))]
    places += [("stage", s.id, s.title.strip()) for s in stages(snapshot, journey)]
    places += [("touchpoint", c.id, title_of(c)) for c in cards(snapshot, journey)]
    for place, id, name in places:
        groups: dict[str, list[Scored]] = {}
        for scored in known.at(place, id):
            score = scored.score
            part = score.persona or score.segment.strip()
            asked = score.respondents == "customers" and not part and not scored.today
            if asked and days_of(score) and scored.reading.n > 1:
                groups.setdefault(scored.metric.id, []).append(scored)
        for found in groups.values():
            if len(found) > 1:
                ordered = tuple(sorted(found, key=lambda s: age(s.score)))
                moved = movements(ordered)
                yield ScoreSeries(found[0].metric, place, id, name, ordered, moved)


def movements(points: Sequence[Scored]) -> tuple[Movement, ...]:
    """Return how each point differs from the one before, all corrected together by Holm."""
    tests = [compared(now, before) for before, now in pairwise(points)]
    corrected = iter(holm([test.p for test in tests if test]))
    found = []
    for (before, now), test in zip(pairwise(points), tests, strict=True):
        difference = now.reading.value - before.reading.value
        p = next(corrected) if test else None
        found.append(Movement(difference, p, bool(test and test.sure(p)), bool(test and test.few)))
    return tuple(found)


def sentence(series: ScoreSeries) -> str:
    """Return which movements are real, in words."""
    whole = series.place == "journey"
    name = tr("The journey") if whole else tr("“{name}”", name=short(series.name))
    sure = series.sure
    if not sure and all(one.p is None for one in series.movements):
        return tr("{name}: whether it moved cannot be tested", name=name)
    if not sure and any(one.p is None or one.few for one in series.movements):
        return tr("{name}: no movement is sure, as too few answered or no test can tell", name=name)
    if not sure:
        return plural(
            "{name} moved no more than chance would have it",
            "{name} never moved more than chance would have it",
            len(series.movements),
            name=name,
        )
    told = tr("{name} {moved}", name=name, moved=both([*_moved(series, sure[:MOST])]))
    if len(sure) > MOST:
        return tr("{finding}, and moved for real again later", finding=told)
    if not (rest := len(series.movements) - len(sure)):
        return told
    return plural("{finding}; the other movement may be chance",
                  "{finding}; the other movements may be chance", rest, finding=told)  # fmt: skip


def _moved(series: ScoreSeries, which: Sequence[int]) -> Iterator[str]:
    """Yield in which periods it rose, and in which it fell, as it did first."""
    ways: dict[bool, list[str]] = {}
    for i in which:
        down = series.movements[i - 1].difference < 0
        ways.setdefault(down, []).append(when(series.points[i].score))
    for down, periods in ways.items():
        if down:
            yield tr("fell for real in {periods}", periods=both(periods))
        else:
            yield tr("rose for real in {periods}", periods=both(periods))


def note(series: ScoreSeries) -> list[str]:
    """Return what is drawn, and by which test a mark is filled, in parts."""
    metric = series.metric
    ns = [scored.reading.n for scored in series.points]
    least, most = (decimal(end(ns), groups=True) for end in (min, max))
    n = least if least == most else tr("{low} to {high}", low=least, high=most)
    return [
        part
        for part in (
            tr("{metric}, {method}", metric=short_name(metric), method=method(metric)),
            tr("band: 95 % interval"),
            tr("n = {n} a period", n=n),
            tr("filled: differs from the one before (p < {p}, Holm)", p=decimal(SURE)),
            tr("lower is better") if metric.direction == "lower" else "",
            part_of_scale(series.ends, series.points[0].reading),
        )
        if part
    ]
