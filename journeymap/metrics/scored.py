"""Which score counts at a place: every card, lane, slide, finding and export asks here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from journeymap.drawing.memo import Memo
from journeymap.metrics import Reading, read_counts, reported
from journeymap.metrics.answer_counts import AnswerCounts, answer_counts_of, summed
from journeymap.metrics.periods import Span, age, same
from journeymap.model.records import Journey, Metric, Score, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

_KINDS: dict[str, type[Touchpoint] | type[Stage] | type[Journey]] = {
    "touchpoint": Touchpoint,
    "stage": Stage,
    "journey": Journey,
}
_PLACES = tuple(_KINDS)

ENOUGH = 10
"""So many must have answered before anything is judged by it; fewer are anecdotal (ours)."""

_RANK = {"customers": 0, "employees": 1, "team": 2, "others": 3}
_NEVER_POOLED = ("team", "others")
_COMPANY = ("employees", "team")
_Key = tuple[str, str, tuple[str | None, str], Span | str, bool]


class Scored(NamedTuple):
    """What came of a question at a place, of one kind of people and in one period.

    ``records`` are the scores whose answers it holds. ``touchpoints`` is of how many
    touchpoints they were pooled, 0 where the question was asked of the place itself. Of each
    metric one ``counts`` at the place: the first. ``today`` is what a place that is to be was
    copied from: nobody could be asked about the place itself. ``own`` is what the company says
    of the same, where customers' answers count: its employees, and what it believes.
    """

    metric: Metric
    reading: Reading
    records: tuple[Score, ...]
    touchpoints: int = 0
    counts: bool = False
    today: bool = False
    own: tuple[Scored, ...] = ()

    @property
    def score(self) -> Score:
        """The first of its records: all agree on metric, people, part and period."""
        return self.records[0]

    @property
    def answer_counts(self) -> AnswerCounts | None:
        """The answers of all its records; ``None`` where only a value is known."""
        known = [answer_counts_of(self.metric, record) for record in self.records]
        return summed(one for one in known if one) if any(known) else None

    @property
    def weighted(self) -> bool:
        """Whether people weigh differently in it."""
        return any(self.score.weighted)

    @property
    def guessed(self) -> bool:
        """Whether nobody was asked: it is what the team believes."""
        return self.score.respondents == "team"

    @property
    def elsewhere(self) -> bool:
        """Whether it is of the customers of others: a benchmark, and nothing of ours."""
        return self.score.respondents == "others"

    @property
    def reported(self) -> bool:
        """Whether somebody else computed it: only the value and of how many are known."""
        return is_reported(self.score)

    @property
    def carries(self) -> bool:
        """Whether it may be judged: enough were asked, about this, and it is no guess of ours."""
        return self.reading.n >= ENOUGH and not self.guessed and not self.today

    @property
    def aimed(self) -> bool:
        """Whether it has a target; a single answer is no score, and others have none."""
        return self.metric.target is not None and self.reading.n > 1 and not self.elsewhere

    @property
    def misses(self) -> bool:
        """Whether it misses its target by the whole interval; only what counts is judged.

        What was pooled is not: who answered at several touchpoints is in it several times,
        so its interval is too narrow.
        """
        aim, low, high = self.metric.target, self.reading.low, self.reading.high
        judged = self.counts and self.carries and not self.touchpoints
        if aim is None or low is None or high is None or not judged:
            return False
        return low > aim if self.metric.direction == "lower" else high < aim


def of_ours(found: Iterable[Scored]) -> Iterator[Scored]:
    """Yield scores but those of the customers of others, a benchmark that stands for nothing here."""
    return (one for one in found if not one.elsewhere)


def scores_at(snapshot: Snapshot, place: str, id: str) -> tuple[Scored, ...]:
    """Return what is known at a ``touchpoint``, ``stage`` or ``journey``, what counts first.

    Customers come before employees and these before our own guess, all of them before the part
    of a persona or segment, which never stands for the whole, then the newest period. Last are
    customers of others, a benchmark that never counts. A stage
    and a journey also have what was asked at two or more of their touchpoints, unless they were
    asked about it themselves.
    What is to be has what is known ``today`` of that it was copied from, after its own. What
    nobody answered, and counts that do not fit their question, are left out.
    """
    own = [*_together(snapshot, snapshot.of(Score, place, id))]
    if place != "touchpoint":
        everywhere = _placed(snapshot, snapshot.ordered(Score))
        own += _pooled(snapshot, own, (score for score, homes in everywhere if id in homes))
    return _with_today(snapshot, most_telling_first(own), place, id)


def today_of(snapshot: Snapshot, place: str, id: str) -> str | None:
    """Return the as-is touchpoint, stage or journey that one to be was copied from, if it is there.

    Of what was copied several times it is the first that is as-is.
    """
    kind, seen = _KINDS[place], set[str]()
    record = snapshot.get(kind, id)
    while record and record.id not in seen:
        journey = _journey_of(snapshot, record)
        if journey is None or journey.state != "to-be":
            return record.id if journey and seen else None
        seen.add(record.id)
        record = snapshot.get(kind, record.origin)
    return None


def _journey_of(snapshot: Snapshot, record: Touchpoint | Stage | Journey) -> Journey | None:
    if isinstance(record, Touchpoint):
        step = snapshot.get(Step, record.step)
        return (
            _journey_of(snapshot, stage)
            if step and (stage := snapshot.get(Stage, step.stage))
            else None
        )
    return record if isinstance(record, Journey) else snapshot.get(Journey, record.journey)


def _with_today(
    snapshot: Snapshot, own: tuple[Scored, ...], place: str, id: str
) -> tuple[Scored, ...]:
    """Return scores with those of the place it was copied from, of what was not asked here."""
    source = today_of(snapshot, place, id)
    if source is None:
        return own
    asked = {scored.metric.id for scored in own}
    before = scores_at(snapshot, place, source)
    return (
        *own,
        *(
            scored._replace(today=True, counts=False, own=())
            for scored in before
            if scored.counts and scored.metric.id not in asked
        ),
    )


def scores_over(snapshot: Snapshot, journey: str, memo: Memo) -> Mapping[str, tuple[Scored, ...]]:
    """Return the same for a journey and all its stages by their ids, at once and remembered."""
    homes = tuple(found for _, found in _placed(snapshot, snapshot.all(Score).values()))
    stages = tuple(stage.id for stage in snapshot.of(Stage, "journey", journey))
    sources = tuple(today_of(snapshot, "stage", id) for id in stages)
    sources = (*sources, today_of(snapshot, "journey", journey))
    inputs = (journey, stages, sources, snapshot.all(Score), snapshot.all(Metric), homes)
    return memo("scores over", inputs, lambda: _over(snapshot, journey))


def _over(snapshot: Snapshot, journey: str) -> dict[str, tuple[Scored, ...]]:
    places = {journey: "journey"}
    places |= {stage.id: "stage" for stage in snapshot.of(Stage, "journey", journey)}
    beneath: dict[str, list[Score]] = {id: [] for id in places}
    for score, homes in _placed(snapshot, snapshot.ordered(Score)):
        for id in homes:
            if id in beneath:
                beneath[id].append(score)
    found = {}
    for id, place in places.items():
        own = [*_together(snapshot, snapshot.of(Score, place, id))]
        known = most_telling_first([*own, *_pooled(snapshot, own, beneath[id])])
        found[id] = _with_today(snapshot, known, place, id)
    return found


def scored_by(snapshot: Snapshot, score: Score) -> Scored | None:
    """Return what one record says on its own, and whether it is among what counts at its place."""
    metric = snapshot.get(Metric, score.metric)
    reading = reading_of(metric, score)
    if metric is None or reading is None:
        return None
    place = next((name for name in _PLACES if getattr(score, name)), "touchpoint")
    around = scores_at(snapshot, place, getattr(score, place) or "")
    whole = next((found for found in around if score in found.records and not found.today), None)
    counts, alone = bool(whole and whole.counts), whole is not None and len(whole.records) == 1
    own = whole.own if whole and alone else ()
    return Scored(metric, reading, (score,), counts=counts, own=own)


def reading_of(metric: Metric | None, score: Score) -> Reading | None:
    """Return what one record says, ``None`` when nobody answered or its counts do not fit."""
    if metric is None:
        return None
    if is_reported(score):
        return reported(metric, score.reported or 0.0, score.reported_n or 0)
    given = answer_counts_of(metric, score)
    return read_counts(metric, given) if given else None


def is_reported(score: Score) -> bool:
    """Tell whether a record holds a bare value that somebody else computed, and no answers."""
    known = any(score.answers) or any(score.classes)
    return score.reported is not None and bool(score.reported_n) and not known


def _part(score: Score) -> tuple[str | None, str]:
    """Return which part of the people a score is of, nobody and blank for all of them."""
    return score.persona, score.segment.strip()


def _placed(snapshot: Snapshot, scores: Iterable[Score]) -> Iterator[tuple[Score, tuple[str, ...]]]:
    """Yield each score of a touchpoint with the ids of the stage and journey it stands in."""
    for score in scores:
        card = snapshot.get(Touchpoint, score.touchpoint)
        step = snapshot.get(Step, card.step) if card else None
        stage = snapshot.get(Stage, step.stage) if step else None
        if stage:
            yield score, (stage.id, stage.journey)


def _grouped(snapshot: Snapshot, scores: Iterable[Score]) -> dict[_Key, list[tuple[Metric, Score]]]:
    """Group what may be pooled: one metric, kind of people, part of them, period and weighting."""
    groups: dict[_Key, list[tuple[Metric, Score]]] = {}
    for score in scores:
        metric = snapshot.get(Metric, score.metric)
        if metric and reading_of(metric, score):
            part = _part(score)
            when = f"reported {score.id}" if is_reported(score) else same(score)
            key = (score.metric, score.respondents, part, when, any(score.weighted))
            groups.setdefault(key, []).append((metric, score))
    return groups


def together(snapshot: Snapshot, scores: Iterable[Score]) -> tuple[Scored, ...]:
    """Return what some scores come to, those of one metric, people, part and period as one."""
    return tuple(_together(snapshot, scores))


def _together(snapshot: Snapshot, scores: Iterable[Score]) -> Iterator[Scored]:
    yield from map(_sum, _grouped(snapshot, scores).values())


def _pooled(
    snapshot: Snapshot, own: Iterable[Scored], beneath: Iterable[Score]
) -> Iterator[Scored]:
    """Yield what touchpoints have in common; guesses of ours are not added up."""
    asked = {(scored.metric.id, scored.score.respondents) for scored in own}
    counted = (score for score in beneath if not is_reported(score))
    for (metric, who, *_), group in _grouped(snapshot, counted).items():
        count = len({score.touchpoint for _, score in group})
        if count > 1 and who not in _NEVER_POOLED and (metric, who) not in asked:
            yield _sum(group)._replace(touchpoints=count)


def _sum(group: list[tuple[Metric, Score]]) -> Scored:
    """Return the score of all answers: counts are added up, never scores."""
    metric, records = group[0][0], tuple(score for _, score in group)
    if is_reported(records[0]):  # it is alone: a bare value is never added up
        reading = reading_of(metric, records[0])
    else:
        found = (answer_counts_of(metric, record) for record in records)
        reading = read_counts(metric, summed(one for one in found if one))
    assert reading is not None  # each of the group has answers
    return Scored(metric, reading, records)


def most_telling_first(found: Iterable[Scored]) -> tuple[Scored, ...]:
    """Return scores with those of customers and of now first; of each metric the first counts."""

    def rank(scored: Scored) -> tuple[int, bool, int, int]:
        score = scored.score
        end, begin = age(score)
        return _RANK.get(score.respondents, 2), _part(score) != (None, ""), -end, -begin

    order = sorted(found, key=rank)
    ours = [(i, scored) for i, scored in enumerate(order) if not scored.elsewhere]
    first = {scored.metric.id: i for i, scored in reversed(ours)}
    return tuple(
        scored._replace(counts=True, own=_own_views(scored, order))
        if first.get(scored.metric.id) == i
        else scored._replace(counts=False, own=())
        for i, scored in enumerate(order)
    )


def _own_views(theirs: Scored, found: Iterable[Scored]) -> tuple[Scored, ...]:
    """Return what employees and the team say of the same people, the newest of each.

    A single answer is no score of customers; one of ours is compared where it is on the scale
    of the score.
    """
    if theirs.score.respondents != "customers" or theirs.reading.n == 1:
        return ()
    first: dict[str, Scored] = {}
    for one in found:
        same = one.metric.id == theirs.metric.id and _part(one.score) == _part(theirs.score)
        who = one.score.respondents
        if same and who in _COMPANY and one.reading.scale == theirs.reading.scale:
            first.setdefault(who, one._replace(counts=False, own=()))
    return tuple(first[who] for who in _COMPANY if who in first)
