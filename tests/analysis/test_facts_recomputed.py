"""What findings say of random journeys is what plain arithmetic says of them."""

from __future__ import annotations

from math import sqrt
from random import Random

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

JOURNEYS = 300
Z = 1.959964
LEVELS = 5


class RandomWalk:
    """A journey from left to right whose every number is known here, too."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)
        self.n = rng.randint(2, 9)
        self.ways = {
            (i, j): round(rng.random() / (self.n - i), 3)
            for i in range(self.n)
            for j in range(i + 1, self.n)
            if rng.random() < 0.6
        }
        self.felt = {
            i: rng.choice((-1.0, -0.75, -0.5, 0.0, 0.25, 0.5, 1.0))
            for i in range(self.n)
            if rng.random() < 0.7
        }
        self.promised = {i: rng.randint(-2, 2) / 2 for i in self.felt if rng.random() < 0.5}
        self.pains = [
            (rng.randrange(self.n), rng.randint(0, 4), rng.choice((None, round(rng.random(), 2))))
            for _ in range(rng.randint(0, 7))
        ]
        self.answers = {
            i: tuple(rng.randint(0, rng.choice((1, 4, 30))) for _ in range(5))
            for i in range(self.n)
            if rng.random() < 0.6
        }
        self.nps = tuple(rng.randint(0, 12) for _ in range(11))

    def snapshot(self) -> Snapshot:
        records: list[Record] = [
            Persona(id="p", name="Olena"),
            Journey(id="j", personas=("p",)),
            Stage(id="s", journey="j"),
            Lane(id="l", journey="j"),
            Metric(id="top", kind="csat", method="top", target=70.0),
            Metric(id="net", kind="nps", method="nps", low=0, high=10, target=20.0),
            Score(id="net of all", metric="net", journey="j", answers=self.nps),
        ]
        for i in range(self.n):
            records.append(Step(id=f"s{i}", stage="s", position=float(i)))
            starts = 100 if i == 0 else None
            promise = self.promised.get(i)
            card = Touchpoint(id=str(i), step=f"s{i}", lane="l", title=str(i), position=float(i))
            records.append(card.but(starts=starts, expectation=promise, evidence="researched"))
        for (i, j), share in self.ways.items():
            arrow = Connection(source=str(i), target=str(j), weight=share, unit="probability")
            records.append(arrow)
        for i, valence in self.felt.items():
            records.append(Feeling(touchpoint=str(i), persona="p", valence=valence))
        for k, (i, severity, hit) in enumerate(self.pains):
            pain = Friction(id=f"pain{k}", touchpoint=str(i), severity=severity, share=hit)
            records.append(pain.but(position=float(k)))
        for i, answers in self.answers.items():
            records.append(Score(metric="top", touchpoint=str(i), answers=answers))
        return Snapshot(records)

    def visits(self) -> list[float]:
        came = [1.0] + [0.0] * (self.n - 1)
        for i in range(self.n):
            for j in range(i + 1, self.n):
                came[j] += came[i] * self.ways.get((i, j), 0.0)
        return came


def of(found: list[Finding], kind: str) -> list[Finding]:
    return [one for one in found if one.kind == kind]


@pytest.mark.parametrize("block", range(10))
def test_what_is_found_in_300_journeys_is_what_plain_arithmetic_finds(block: int) -> None:
    for seed in range(block * JOURNEYS // 10, (block + 1) * JOURNEYS // 10):
        walk = RandomWalk(seed)
        found = find(walk.snapshot(), "j")
        _frictions(walk, of(found, "highest_friction"))
        _targets(walk, of(found, "missed_target"))
        _feelings(walk, of(found, "worst_moment"), of(found, "peak_end"))
        _promises(walk, of(found, "promise_gap"), of(found, "promise_exceeded"))
        (unfelt,) = of(found, "unfelt") or [Finding(1, "")]
        assert set(unfelt.ids) == {str(i) for i in range(walk.n) if i not in walk.felt}
        keys = [one.rank for one in found]
        assert keys == sorted(keys) and all(0 <= one.weight <= 1 for one in found)


def _frictions(walk: RandomWalk, found: list[Finding]) -> None:
    rows = [(s, share, i) for i, s, share in walk.pains if s]
    known = sorted(((s * share, s) for s, share, _ in rows if share is not None), reverse=True)
    bad = [(b, s) for b, s in known if s >= 3 or b >= 1]
    unknown = sorted((s for s, share, _ in rows if share is None), reverse=True)
    wanted = [(s, b) for b, s in bad] + [(s, None) for s in unknown if s >= 3]
    if not wanted and rows:
        wanted = [(known[0][1], known[0][0])] if known else [(unknown[0], None)]
    said = [(one.values["severity"], one.values["friction"]) for one in found]
    assert sorted(said, key=str) == sorted(wanted[:5], key=str)
    assert [one.values["friction"] or 0.0 for one in found] == sorted(
        (one.values["friction"] or 0.0 for one in found), reverse=True
    ), "severity × share ranks, and what is unknown comes last"
    came = walk.visits()
    for one in found:
        place, hurts = int(one.ids[0]), one.values["friction"]
        assert one.values["visits"] == pytest.approx(came[place], abs=1e-12)
        if hurts is None:
            assert one.values["expected"] is None and "share unknown" in one.text
        else:
            assert isinstance(hurts, float)
            assert one.values["expected"] == pytest.approx(hurts * came[place], abs=1e-12)


def _targets(walk: RandomWalk, found: list[Finding]) -> None:
    wanted = set()
    for i, answers in walk.answers.items():
        n = sum(answers)
        if n >= 10:
            p = sum(answers[3:]) / n
            centre = (p + Z * Z / 2 / n) / (1 + Z * Z / n)
            half = Z * sqrt(p * (1 - p) / n + Z * Z / 4 / n / n) / (1 + Z * Z / n)
            if 100 * (centre + half) < 70:
                wanted.add(str(i))
    counts = walk.nps
    n, ups, downs = sum(counts) + 3, sum(counts[9:]) + 0.75, sum(counts[:7]) + 0.75
    mean = (ups - downs) / n
    error = sqrt(((ups + downs) / n - mean**2) / n)
    if n - 3 >= 10 and 100 * (mean + Z * error) < 20:
        wanted.add("j")
    assert {id for one in found for id in one.ids} == wanted
    alone = [one for one in found if len(one.ids) == 1]
    assert all("n = " in one.text and " to " in one.text for one in alone)


def _feelings(walk: RandomWalk, worst: list[Finding], memories: list[Finding]) -> None:
    path = sorted(walk.felt.items())
    low = min(walk.felt.values(), default=0.0)
    if low < 0:
        (one,) = worst
        assert one.ids == tuple(str(i) for i, felt in path if felt == low)
        assert one.values["feeling"] == 2 * low and one.severity == (3 if low <= -0.75 else 2)
    else:
        assert not worst
    if len(path) < 2:
        assert not memories
        return
    (one,) = memories
    strongest = max(abs(felt) for _, felt in path)
    peak = next((i, felt) for i, felt in path if abs(felt) == strongest)
    assert one.values["peak"] == str(peak[0]) and one.values["end"] == str(path[-1][0])
    assert one.values["remembered"] == peak[1] + path[-1][1]


def _promises(walk: RandomWalk, short: list[Finding], over: list[Finding]) -> None:
    gaps = {i: walk.felt[i] - promise for i, promise in walk.promised.items()}
    level = 2 / (LEVELS - 1)
    broken = sorted(gap for gap in gaps.values() if gap <= -level)[:3]
    assert sorted(float(one.values["gap"] or 0) / 2 for one in short) == pytest.approx(broken)
    best = max(gaps.values(), default=0.0)
    assert len(over) == (best >= level)
    assert all(one.severity == 0 and one.values["gap"] == 2 * best for one in over)
