"""Groups compared: segments, personas, or employees with customers, each with its test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from journeymap.analysis.charts.axis import Ends, part_of_scale, shown_range
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import short
from journeymap.language import decimal, mark, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.comparing import ScoreDifference, Test, compared, holm
from journeymap.metrics.periods import same, when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import method
from journeymap.model.fields import specs
from journeymap.model.records import Metric, Persona, Score
from journeymap.model.snapshot import Snapshot

By = Literal["segment", "persona", "respondents"]
"""What tells groups apart."""


TESTS: dict[Test, str] = {
    "z of net scores": mark("z of net scores"),
    "z of two shares": mark("z of two shares"),
    "Welch t": mark("Welch’s t"),
}
"""What each test is called."""


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What one group said."""

    name: str
    scored: Scored


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """How two groups differ, their p corrected by Holm for all that are compared here."""

    test: ScoreDifference
    p: float
    sure: bool


@dataclass(frozen=True, slots=True)
class ComparedGroups:
    """Groups asked the same question of the same journey at the same time.

    ``widest`` is the difference of the highest and the lowest that nothing but chance could make
    small; ``None`` where nobody can test one.
    """

    metric: Metric
    by: By
    groups: tuple[GroupScore, ...]
    everybody: Scored | None
    widest: GroupDifference | None

    @property
    def ends(self) -> Ends:
        """What the axis goes from and to."""
        every = [group.scored.reading for group in self.groups]
        every += [self.everybody.reading] if self.everybody else []
        return shown_range(every, (self.metric.target,))


def compared_groups(known: KnownScores, journey: str) -> list[ComparedGroups]:
    """Return what can be compared in a journey: customers with employees, segments, personas."""
    snapshot, every = known.snapshot, known.at("journey", journey)
    metrics = {scored.metric.id: scored.metric for scored in every}
    found = []
    for metric in metrics.values():
        here = [s for s in every if s.metric.id == metric.id and not s.today and s.reading.n > 1]
        ways: tuple[By, ...] = ("respondents", "segment", "persona")
        found += [one for by in ways if (one := _compared(snapshot, metric, here, by))]
    order = {metric.id: i for i, metric in enumerate(snapshot.ordered(Metric))}
    return sorted(found, key=lambda g: (g.metric.kind != "csat", order[g.metric.id]))


def _compared(
    snapshot: Snapshot, metric: Metric, here: Sequence[Scored], by: By
) -> ComparedGroups | None:
    """Return the groups told apart by one thing, each in its newest period."""
    newest: dict[str, Scored] = {}
    everybody = next((s for s in here if _is_everybody(s)), None)
    for scored in here:  # what counts most comes first, so the first of a group is its newest
        if name := _group(snapshot, scored, by):
            newest.setdefault(name, scored)
    kept = _of_one_time(newest, by)
    if len(kept) < 2:
        return None
    groups = [GroupScore(name, scored) for name, scored in kept.items()]
    if by != "respondents":
        sign = -1 if metric.direction == "lower" else 1
        groups.sort(key=lambda group: -sign * group.scored.reading.value)
    whole = everybody if by != "respondents" else None
    others = any(group.scored.elsewhere for group in groups)
    told = [g for g in groups if g.scored.elsewhere or g.scored.score.respondents == "customers"]
    return ComparedGroups(metric, by, tuple(groups), whole, _widest(told if others else groups))


def _of_one_time(newest: dict[str, Scored], by: By) -> dict[str, Scored]:
    """Return the groups asked in the newest period there is; people of ours at any time."""
    if by == "respondents" or not newest:
        return newest
    first = next(iter(newest.values()))
    return {k: v for k, v in newest.items() if same(v.score) == same(first.score)}


def _is_everybody(scored: Scored) -> bool:
    score = scored.score
    part = score.persona or score.segment.strip()
    return score.respondents == "customers" and not part


def _group(snapshot: Snapshot, scored: Scored, by: By) -> str:
    """Return the group a score is of, blank for none of these."""
    score = scored.score
    if by == "respondents":
        part = score.persona or score.segment.strip()
        if scored.elsewhere and not score.persona and part:
            return " ".join(part.split())
        words = tr(dict(specs(Score)["respondents"].options)[score.respondents])
        return "" if part else words[:1].upper() + words[1:]
    if score.respondents != "customers":
        return ""
    if by == "segment":
        return "" if score.persona else " ".join(score.segment.split())
    persona = snapshot.get(Persona, score.persona)
    return " ".join(persona.name.split()) if persona and not score.segment.strip() else ""


def _widest(groups: Sequence[GroupScore]) -> GroupDifference | None:
    """Return the largest difference that is sure, else the largest there is a test for.

    All pairs are compared, and corrected by Holm.
    """
    asked = [group for group in groups if not group.scored.guessed]
    tests = [
        test
        for a, b in combinations(asked, 2)
        if (test := compared(a.scored, b.scored)) is not None
    ]
    corrected = holm([test.p for test in tests])
    found = [
        GroupDifference(test, p, test.sure(p)) for test, p in zip(tests, corrected, strict=True)
    ]
    return max(found, key=lambda one: (one.sure, abs(one.test.difference)), default=None)


def sentence(found: ComparedGroups) -> str:
    """Return which groups really differ, and by how much."""
    if found.by == "respondents":
        return _of_ourselves(found)
    widest = found.widest
    if widest is None:
        return tr("Whether these differ cannot be tested")
    test = widest.test
    names = {group.scored: group.name for group in found.groups}
    up, down = (test.one, test.other) if test.difference > 0 else (test.other, test.one)
    if not widest.sure:
        if test.few:
            return tr("Too few answered to tell these apart")
        return tr("These groups cannot be told apart")
    by = difference_words(found.metric, up.reading.written(abs(test.difference)))
    return tr("{one}: surely {difference} more than {other}", one=short(names[up]), difference=by,
              other=short(names[down]))  # fmt: skip


def _of_ourselves(found: ComparedGroups) -> str:
    """Return whether employees, or we who guessed, see it as customers do."""
    by = {group.scored.score.respondents: group.scored for group in found.groups}
    customers, staff, guess = (by.get(who) for who in ("customers", "employees", "team"))
    widest = found.widest
    if customers and any(group.scored.elsewhere for group in found.groups):
        return _beside_others(found, customers)
    if customers and staff and widest:
        if not widest.sure:
            return tr("Whether employees see it as customers do cannot be told")
        test = widest.test
        employees = test.difference if test.one is staff else -test.difference
        better = (employees > 0) == (found.metric.direction != "lower")
        size = difference_words(found.metric, staff.reading.written(abs(employees)))
        if better:
            return tr("Employees surely see it {difference} better than customers do",
                      difference=size)  # fmt: skip
        return tr("Employees surely see it {difference} worse than customers do",
                  difference=size)  # fmt: skip
    if customers and guess:
        return tr("We had guessed {guess}; customers say {value}", guess=guess.reading.shown,
                  value=customers.reading.shown)  # fmt: skip
    return tr("Whether these differ cannot be tested")


def _beside_others(found: ComparedGroups, customers: Scored) -> str:
    """Return whether our customers say better or worse of us than those of others of them."""
    names = {group.scored: group.name for group in found.groups}
    widest = found.widest
    if widest is None:
        return tr("Whether we differ from others cannot be tested")
    if not widest.sure:
        return tr("Whether we are better than others cannot be told")
    test = widest.test
    other = test.other if test.one is customers else test.one
    ahead = test.difference if test.one is customers else -test.difference
    said = {
        "difference": difference_words(found.metric, customers.reading.written(abs(ahead))),
        "other": short(names.get(other, "")),
    }
    if (ahead > 0) == (found.metric.direction != "lower"):
        return tr("We are surely {difference} better than {other}", **said)
    return tr("We are surely {difference} worse than {other}", **said)


def note(found: ComparedGroups) -> list[str]:
    """Return what is compared, by which test, in parts."""
    first, widest = found.groups[0].scored, found.widest
    pooled = first.touchpoints
    return [
        part
        for part in (
            tr("{metric}, {method}", metric=short_name(found.metric), method=method(found.metric)),
            when(first.score) if found.by != "respondents" else "",
            tr("95 % interval"),
            tr("p {p} ({test}, Holm)", p=p_words(widest.p), test=tr(TESTS[widest.test.test]))
            if widest
            else "",
            plural("pooled from {n} touchpoint", "pooled from {n} touchpoints", pooled)
            if pooled
            else "",
            tr("assumes independent answers") if pooled else "",
            tr("lower is better") if found.metric.direction == "lower" else "",
            part_of_scale(found.ends, first.reading),
        )
        if part
    ]


def difference_words(metric: Metric, written: str) -> str:
    """Return a difference with what it is counted in: of shares and net scores in points."""
    return written if metric.method == "mean" else tr("{n} points", n=written)


def p_words(p: float) -> str:
    """Return what p is, as people write it after the letter: never 0."""
    return f"< {decimal(0.001)}" if p < 0.001 else f"= {decimal(p, 3)}"
