"""The scores of one question along a journey, what we had guessed, and which are the lowest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.axis import Ends, part_of_scale, shown_range
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import both, short, title_of
from journeymap.language import decimal, plural, tr
from journeymap.metrics import Reading, short_name
from journeymap.metrics.comparing import compared, holm
from journeymap.metrics.scored import ENOUGH, Scored
from journeymap.metrics.wording import heading, interval, method, scale
from journeymap.model.records import Metric, Touchpoint

_FEW = 3


@dataclass(frozen=True, slots=True)
class AlongPoint:
    """A touchpoint that was asked about, or guessed; either is ``None`` where it was not."""

    touchpoint: str
    title: str
    stage: str
    asked: Scored | None
    guess: Scored | None

    @property
    def reading(self) -> Reading:
        """What was asked, else what we guess."""
        found = self.asked or self.guess
        assert found is not None
        return found.reading

    @property
    def words(self) -> str:
        """What is known of it, for whoever points at its mark."""
        return "\n".join((self.title, *(scored_line(s) for s in (self.asked, self.guess) if s)))


@dataclass(frozen=True, slots=True)
class ScoresAlong:
    """The scores of one metric at the touchpoints of a journey, in their order.

    ``touchpoints`` is how many there are in all. ``lowest`` are those that are the lowest: one
    alone where the tests tell it from all the others, several where these cannot be told apart,
    none where no difference is sure. Where lower is better these are the highest.
    """

    metric: Metric
    points: tuple[AlongPoint, ...]
    touchpoints: int
    lowest: tuple[AlongPoint, ...]

    @property
    def answers(self) -> int:
        """How many answers there are in all."""
        return sum(point.asked.reading.n for point in self.points if point.asked)

    @property
    def ends(self) -> Ends:
        """What the axis goes from and to."""
        readings = [s.reading for p in self.points for s in (p.asked, p.guess) if s]
        return shown_range(readings, (self.target,))

    @property
    def target(self) -> float | None:
        """What was aimed at."""
        return self.metric.target if any(p.asked for p in self.points) else None


def scored_line(scored: Scored) -> str:
    """Return a score with its interval and of how many it is, on one line."""
    between = interval(scored.reading)
    parts = [heading(scored), tr("95 % interval {ends}", ends=between) if between else ""]
    if not scored.guessed and scored.reading.n > 1:
        parts.append(f"n = {scored.reading.n}")
    return ", ".join(part for part in parts if part)


def metrics_along(known: KnownScores, cards: Iterable[Touchpoint]) -> list[Metric]:
    """Return the questions asked at some touchpoints: satisfaction first, then as they stand."""
    asked = {s.metric.id for card in cards for s in known.at("touchpoint", card.id)}
    found = [metric for metric in known.snapshot.ordered(Metric) if metric.id in asked]
    return sorted(found, key=lambda metric: metric.kind != "csat")


def scores_along(
    known: KnownScores,
    cards: Sequence[tuple[Touchpoint, str]],
    metric: Metric,
    respondents: str = "",
) -> ScoresAlong:
    """Return the scores of a metric at touchpoints, each given with the id of its stage.

    With ``respondents`` only what these said is shown; what we guessed stands beside it always.
    """
    points = []
    for card, stage in cards:
        every = known.at("touchpoint", card.id)
        found = [scored for scored in every if scored.metric.id == metric.id]
        wanted = {respondents} if respondents else {"customers", "employees"}
        asked = next((scored for scored in found if scored.score.respondents in wanted), None)
        asked = None if asked and asked.guessed else asked
        guess = next((scored for scored in found if scored.guessed), None)
        if asked or guess:
            points.append(AlongPoint(card.id, title_of(card), stage, asked, guess))
    return ScoresAlong(metric, tuple(points), len(cards), lowest(metric, points))


def lowest(metric: Metric, points: Sequence[AlongPoint]) -> tuple[AlongPoint, ...]:
    """Return the lowest of some points, with all that no test tells from it.

    The lowest is tested against each other one, corrected by Holm. Only what carries is judged;
    none where nothing is told from anything.
    """
    judged = [(point, point.asked) for point in points if point.asked and point.asked.carries]
    sign = -1 if metric.direction == "lower" else 1
    judged.sort(key=lambda pair: sign * pair[1].reading.value)
    if len(judged) < 2:
        return ()
    (first, least), *others = judged
    tests = [compared(least, scored) for _, scored in others]
    corrected = holm([test.p if test else 1.0 for test in tests])
    alike = [
        point
        for (point, _), test, p in zip(others, tests, corrected, strict=True)
        if test is None or not test.sure(p)
    ]
    return () if len(alike) == len(others) else (first, *alike)


def sentence(along: ScoresAlong) -> str:
    """Return what the scores along a journey come to."""
    asked = [point for point in along.points if point.asked]
    if not asked:
        return tr("Nobody has been asked yet; these are our own guesses")
    if len(asked) == 1:
        return tr("“{name}” is the only touchpoint asked about", name=short(asked[0].title))
    found = along.lowest
    if not found:
        return tr("No touchpoint is surely worse than the others")
    if len(found) == 1:
        told = _alone(along, found[0])
        if _beneath(along, found[0]):
            return tr("Where {n} or more answered, {finding}", n=ENOUGH, finding=told)
        return told
    if len(found) > _FEW:
        return plural(
            "{n} touchpoint cannot be told from the worst",
            "{n} touchpoints cannot be told from the worst",
            len(found),
        )
    if not _is_run(along, found):
        return _least_of(along, found)
    listed = both([tr("“{name}”", name=short(point.title)) for point in found])
    if along.metric.direction == "lower":
        return tr(
            "{names} are the highest, which is worst; which of them is not sure", names=listed
        )
    return tr("{names} are the lowest; the difference between them is not sure", names=listed)


def _beneath(along: ScoresAlong, worst: AlongPoint) -> bool:
    """Tell whether too few to be judged say something worse than the worst that is."""
    sign = -1 if along.metric.direction == "lower" else 1
    few = (p for p in along.points if p.asked and p.asked.reading.n < ENOUGH)
    return any(sign * (worst.reading.value - p.reading.value) > 0 for p in few)


def _is_run(along: ScoresAlong, found: Sequence[AlongPoint]) -> bool:
    """Tell whether none of the others lies among those that cannot be told from the worst."""
    sign = -1 if along.metric.direction == "lower" else 1
    others = [p for p in along.points if p.asked and p not in found]
    best = max(sign * point.reading.value for point in found)
    return all(sign * point.reading.value >= best for point in others)


def _least_of(along: ScoresAlong, found: Sequence[AlongPoint]) -> str:
    """Return which is the worst, and which only may be, as of these too little is known."""
    name = short(found[0].title)
    others = both([tr("“{name}”", name=short(point.title)) for point in found[1:]])
    if along.metric.direction == "lower":
        return tr("“{name}” is the highest, which is worst; {others} cannot be told from it",
                  name=name, others=others)  # fmt: skip
    return tr("“{name}” is the lowest; {others} cannot be told from it", name=name, others=others)


def _alone(along: ScoresAlong, point: AlongPoint) -> str:
    name, higher = short(point.title), along.metric.direction != "lower"
    guess, value = point.guess, point.reading
    if guess is not None and guess.reading.shown != value.shown:
        if higher:
            return tr(
                "“{name}” is the lowest, and we had guessed {value}",
                name=name,
                value=guess.reading.shown,
            )
        return tr(
            "“{name}” is the highest, which is worst, and we had guessed {value}",
            name=name,
            value=guess.reading.shown,
        )
    if higher:
        return tr("“{name}” is the lowest: {value}", name=name, value=value.shown)
    return tr("“{name}” is the highest, which is worst: {value}", name=name, value=value.shown)


def note(along: ScoresAlong) -> list[str]:
    """Return what is drawn and of how many, in parts."""
    metric, guessed = along.metric, any(point.guess for point in along.points)
    n, total = len(along.points), along.touchpoints
    asked = along.answers
    return [
        part
        for part in (
            tr(
                "{metric} {scale}, {method}",
                metric=short_name(metric),
                scale=scale(metric),
                method=method(metric),
            ),
            tr("95 % interval") if asked else "",
            plural(
                "n = {count} answer",
                "n = {count} answers",
                asked,
                count=decimal(asked, groups=True),
            )
            if asked
            else "",
            tr("{n} of {total} touchpoints", n=n, total=total) if n < total else "",
            tr("hollow: our own guess") if guessed else "",
            *_grey(along),
            _red(along),
            tr("lower is better") if metric.direction == "lower" else "",
            part_of_scale(along.ends, along.points[0].reading),
        )
        if part
    ]


def _red(along: ScoresAlong) -> str:
    """Return what is drawn in red, blank for nothing."""
    if any(point.asked and point.asked.misses for point in along.points):
        return tr("red: misses the target for certain")
    return tr("red: the worst") if len(along.lowest) == 1 else ""


def _grey(along: ScoresAlong) -> list[str]:
    """Return why values are drawn grey and hollow: too few answered, or about another journey."""
    asked = [point.asked for point in along.points if point.asked]
    few = any(scored.reading.n < ENOUGH and not scored.today for scored in asked)
    return [
        *([tr("grey: fewer than {n} answers", n=ENOUGH)] if few else []),
        *([tr("grey: of the journey as it is today")] if any(s.today for s in asked) else []),
    ]
