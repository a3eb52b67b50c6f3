"""Scores as a table: every number with its n, its interval and all its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.language import mark, tr
from journeymap.metrics import Reading, kind_of, short_name
from journeymap.metrics.abridged import abridged
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored, reading_of, scores_at
from journeymap.metrics.wording import BADGES, heading, method, scale
from journeymap.model.fields import specs
from journeymap.model.records import Metric, Persona, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import Cell, DataTable, TableColumn, Told, made
from journeymap.view import View, shown

_MOST_ANSWERS = 101


class ScoreLine(NamedTuple):
    """A score with its metric, where it was taken, and what it says."""

    score: Score
    metric: Metric
    level: str
    where: str
    reading: Reading | None
    gap: PerceptionGap | None = None
    """What the company says of it, set apart from what customers say."""
    first: bool = True
    """Whether it is one of those that stand for the place, where there are many."""


def scores(view: View, cards: Sequence[Touchpoint]) -> DataTable:
    """Return every score of a journey, the same metric together, as it is read."""
    snapshot = view.snapshot
    lines = scored_lines(view, cards)
    people = snapshot.all(Persona)

    def of_reading(key: str, heading: str) -> Told:
        return Told(TableColumn(key, heading, 11, True), lambda line: _number(line, key))

    told = [
        Told(TableColumn("metric", tr("Metric"), 22), lambda line: named(line.metric)),
        Told(TableColumn("score", tr("Score"), 24), _said),
        Told(TableColumn("level", tr("Level")), lambda line: tr(line.level)),
        Told(TableColumn("where", tr("Where"), 34), lambda line: line.where),
        Told(
            TableColumn("persona", tr("Persona")),
            lambda line: people[line.score.persona].name if line.score.persona in people else None,
        ),
        *_of_whom(),
        Told(TableColumn("n", "n", 8, True), _n),
        Told(
            TableColumn("invitations", tr("Invitations"), 12, True), lambda x: x.score.invitations
        ),
        Told(TableColumn("rate", tr("Response rate"), 11, True), _rate),
        of_reading("value", tr("Value")),
        of_reading("low", tr("Interval from (95 %)")),
        of_reading("high", tr("Interval to (95 %)")),
        Told(TableColumn("gap", tr("Gap to customers"), 12, True), _gap),
        Told(TableColumn("badge", tr("How far it carries")), _carries),
        Told(TableColumn("target", tr("Target"), 9, True), lambda line: line.metric.target),
        Told(TableColumn("method", tr("Method"), 22), lambda line: method(line.metric)),
        Told(TableColumn("scale", tr("Scale of answers"), 14), lambda line: scale(line.metric)),
        Told(TableColumn("direction", tr("Better is"), 10), lambda line: _better(line.metric)),
        Told(TableColumn("least", tr("Scale from"), 9, True), lambda line: _end(line, 0)),
        Told(TableColumn("most", tr("Scale to"), 9, True), lambda line: _end(line, 1)),
        *_answers(lines),
        Told(TableColumn("label", tr("Label"), hidden=True), lambda line: _label(snapshot, line)),
        Told(
            TableColumn("above", tr("Interval above"), 9, True, True), lambda x: _reach(x, "high")
        ),
        Told(TableColumn("below", tr("Interval below"), 9, True, True), lambda x: _reach(x, "low")),
    ]
    return made(tr("Scores"), told, lines)


def _of_whom() -> list[Told]:
    """Return the columns of which part of whom answered, and when."""
    who = dict(specs(Score)["respondents"].options)
    return [
        Told(
            TableColumn("segment", tr("Segment")), lambda line: line.score.segment.strip() or None
        ),
        Told(
            TableColumn("respondents", tr("Who answered")),
            lambda line: tr(who[line.score.respondents]),
        ),
        Told(
            TableColumn("period", tr("Period")), lambda line: line.score.period or when(line.score)
        ),
    ]


def named(metric: Metric) -> str:
    """Return what a metric is called: by its title, with its short name where that says more."""
    short = short_name(metric)
    if not metric.title or metric.title == short:
        return short or tr(kind_of(metric).label)
    return f"{metric.title} ({short})" if short else metric.title


def scored_lines(view: View, cards: Sequence[Touchpoint]) -> list[ScoreLine]:
    """Return the scores of a journey with what they say, the same metric together.

    Of a metric those come first that stand for their places: not every month and group.
    """
    snapshot, here = view.snapshot, shown(view.in_words)
    places: list[tuple[str, str, str, str]] = []
    if here.journey:
        places.append(("journey", here.journey.id, mark("Journey"), here.journey.title))
    places += [("stage", stage.id, mark("Stage"), stage.title) for stage in here.stages]
    places += [("touchpoint", card.id, mark("Touchpoint"), card.title) for card in cards]
    found: dict[str, list[ScoreLine]] = {metric.id: [] for metric in snapshot.ordered(Metric)}
    for field, id, level, title in places:
        known = scores_at(snapshot, field, id)
        brief = abridged(known).scores
        first = {x.id for one in brief for y in (one, *one.own) for x in y.records}
        apart = {record: gap for one in known for gap in gaps(one) for record in gap.ours.records}
        for score in snapshot.of(Score, field, id):
            metric = snapshot.get(Metric, score.metric)
            if metric:
                reading, gap = reading_of(metric, score), apart.get(score)
                line = ScoreLine(score, metric, level, title, reading, gap, score.id in first)
                found[metric.id].append(line)
    return [
        line for lines in found.values() for line in sorted(lines, key=lambda one: not one.first)
    ]


def _number(line: ScoreLine, key: str) -> Cell:
    """Return a figure of a score; a single answer is none."""
    single = line.reading is None or line.reading.n == 1
    return None if single else getattr(line.reading, key)


def _said(line: ScoreLine) -> Cell:
    """Return the score as the map says it: with its scale, a guess of ours named as one."""
    if line.reading is None:
        return None
    return heading(Scored(line.metric, line.reading, (line.score,)))


def _better(metric: Metric) -> Cell:
    return tr(dict(specs(Metric)["direction"].options)[metric.direction])


def _n(line: ScoreLine) -> int:
    """Return how many answered, also where only somebody else counted them."""
    return line.reading.n if line.reading else sum(line.score.answers)


def _rate(line: ScoreLine) -> Cell:
    asked = line.score.invitations
    return _n(line) / asked if asked else None


def _gap(line: ScoreLine) -> Cell:
    """Return how far what the company says lies above what customers say, or below with a minus."""
    return line.gap.points if line.gap else None


def _carries(line: ScoreLine) -> Cell:
    return tr(BADGES[line.reading.badge]) if line.reading else None


def _end(line: ScoreLine, end: int) -> Cell:
    return line.reading.scale[end] if line.reading and line.reading.n > 1 else None


def _reach(line: ScoreLine, end: str) -> Cell:
    """Return how far the interval reaches from the value to one of its ends."""
    bound = getattr(line.reading, end, None)
    return abs(bound - line.reading.value) if line.reading and bound is not None else None


def _label(snapshot: Snapshot, line: ScoreLine) -> Cell:
    """Return where and when a score was taken, and of whom where that was not all customers."""
    persona = snapshot.get(Persona, line.score.persona)
    who = line.score.respondents
    said = [
        line.where,
        persona.name if persona else "",
        line.score.segment.strip(),
        tr(dict(specs(Score)["respondents"].options)[who]) if who != "customers" else "",
        when(line.score),
    ]
    return " · ".join(part for part in said if part)


def _answers(lines: Sequence[ScoreLine]) -> list[Told]:
    """Return a column for each answer that any of the metrics allows, as far as they are few."""
    fitting = [line for line in lines if line.reading]
    if not fitting:
        return []
    low = min(line.metric.low for line in fitting)
    high = max(line.metric.low + len(line.score.answers) - 1 for line in fitting)

    def of(answer: int) -> Told:
        def count(line: ScoreLine) -> Cell:
            i = answer - line.metric.low
            fits = line.reading and 0 <= i < len(line.score.answers)
            return line.score.answers[i] if fits else None

        return Told(TableColumn(f"answer {answer}", tr("Answer {n}", n=answer), 9, True), count)

    return [of(answer) for answer in range(low, min(high, low + _MOST_ANSWERS - 1) + 1)]
