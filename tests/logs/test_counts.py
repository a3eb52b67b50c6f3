"""What follows what in a log is what an independent count says, however large it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.analysis.flow.paths import flow
from journeymap.analysis.flow.variants import directly_follows, variants_of
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.logs.columns import LogChoices
from journeymap.tabular.logs.reading import journey_of, read_log
from tests.logs.counted import counted, made, of_journey, of_variants, written


@pytest.mark.parametrize("seed", range(12))
def test_random_logs_are_counted_as_sql_counts_them(tmp_path: Path, seed: int) -> None:
    path = written(tmp_path / "log.csv", made(40 + 150 * seed, seed, ties=seed % 2 == 1))
    read, right = read_log(path), counted(path)
    assert of_variants(read.log.variants) == right
    arrows, starts = of_journey(journey_of(read).change)
    assert arrows == {pair: n for pair, n in right.follows.items() if pair[0] != pair[1]}
    assert starts == right.starts


def test_a_log_of_262200_events_is_counted_as_sql_counts_it(tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", made(262_200, 7), ";")
    text = path.read_text("utf-8").replace(";", ",")
    (tmp_path / "commas.csv").write_text(text, "utf-8")
    read, right = read_log(path), counted(tmp_path / "commas.csv")
    variants = read.log.variants
    assert variants.events == read.log.rows == 262_200
    assert variants.cases == sum(right.ways.values()) == sum(right.starts.values())
    assert sum(directly_follows(variants).values()) == 262_200 - variants.cases
    ours = of_variants(variants)
    assert (ours.follows, ours.starts, ours.ends) == right[:3]
    assert len(variants.ways) == 10_000 < len(right.ways)
    assert ours.ways.items() <= right.ways.items()
    rest = sorted(right.ways.values(), reverse=True)[10_000:]
    assert variants.rest.cases == sum(rest)
    came = journey_of(read)
    assert any(f"{sum(rest)} cases" in why for _, why in came.report)
    snapshot = Snapshot().apply(came.change)
    (journey,) = snapshot.all(Journey)
    found = variants_of(snapshot, journey)
    assert found is not None and of_variants(found.variants) == ours


INTERVALS = """Case,Activity,Start,Complete
1,Order,2026-03-01 09:00,2026-03-01 09:10
1,Pick,2026-03-01 09:20,2026-03-01 10:40
1,Pay,2026-03-01 09:30,2026-03-01 09:50
1,Ship,2026-03-01 11:00,2026-03-01 12:00
2,Order,2026-03-02 09:00,2026-03-02 09:06
2,Pick,2026-03-02 09:30,2026-03-02 09:40
2,Pay,2026-03-02 09:50,2026-03-02 09:54
2,Ship,2026-03-02 10:00,2026-03-02 11:00
"""


def test_completion_or_beginning_are_other_orders(tmp_path: Path) -> None:
    # By hand. Case 1 by completion: Order, Pay, Pick, Ship; by start: Order, Pick, Pay, Ship,
    # as case 2 goes either way. So there are six arrows by completion and three by start.
    path = tmp_path / "intervals.csv"
    path.write_text(INTERVALS, "utf-8")
    by_completion = read_log(path)
    assert of_variants(by_completion.log.variants).follows == {
        ("Order", "Pick"): 1, ("Order", "Pay"): 1, ("Pick", "Pay"): 1, ("Pay", "Pick"): 1,
        ("Pick", "Ship"): 1, ("Pay", "Ship"): 1,
    }  # fmt: skip
    by_start = read_log(path, LogChoices(case="Case", activity="Activity", time="Start"))
    assert of_variants(by_start.log.variants).follows == {
        ("Order", "Pick"): 2, ("Pick", "Pay"): 2, ("Pay", "Ship"): 2,
    }  # fmt: skip


def test_durations_are_medians_of_what_took_so_long(tmp_path: Path) -> None:
    path = tmp_path / "intervals.csv"
    path.write_text(INTERVALS, "utf-8")
    snapshot = Snapshot().apply(journey_of(read_log(path)).change)
    cards = {card.title: card for card in snapshot.all(Touchpoint).values()}
    # Order 10 and 6, Pick 80 and 10, Pay 20 and 4, Ship 60 and 60 minutes.
    took = {title: card.duration for title, card in cards.items()}
    assert took == {"Order": 8.0, "Pick": 45.0, "Pay": 12.0, "Ship": 60.0}
    between = {(one.source, one.target): one.minutes for one in snapshot.all(Connection).values()}
    # From 9:10, when Order was done, to 9:30, when Pay began; Pick began before Pay was done.
    assert between[cards["Order"].id, cards["Pay"].id] == 20.0
    assert between[cards["Pay"].id, cards["Pick"].id] == 0.0
    assert between[cards["Pick"].id, cards["Ship"].id] == 20.0


def test_a_log_of_many_overlaps_has_fifteen_arrows_by_completion_and_fourteen_by_start(
    tmp_path: Path,
) -> None:
    # By hand: thirteen activities in a row give twelve arrows in either order. In case 2 A lasts
    # until after B: by completion B > A, by start A > B, which is there. In case 3 F lasts until
    # after H: by completion H > F, by start F > H. Case 4 leaves D out: C > E.
    row = [
        f"1,{name},2026-01-01 {hour:02d}:00,2026-01-01 {hour:02d}:30"
        for hour, name in enumerate("ABCDEFGHIJKLM")
    ]
    overlaps = [
        "2,A,2026-01-02 00:00,2026-01-02 03:00", "2,B,2026-01-02 01:00,2026-01-02 02:00",
        "3,F,2026-01-03 00:00,2026-01-03 03:00", "3,H,2026-01-03 01:00,2026-01-03 02:00",
        "4,C,2026-01-04 00:00,2026-01-04 01:00", "4,E,2026-01-04 02:00,2026-01-04 03:00",
    ]  # fmt: skip
    path = tmp_path / "log.csv"
    path.write_text("\n".join(("Case,Activity,Start,Complete", *row, *overlaps)), "utf-8")
    twelve = {*zip("ABCDEFGHIJKL", "BCDEFGHIJKLM", strict=True)}
    by_completion = of_variants(read_log(path).log.variants).follows
    assert by_completion.keys() == twelve | {("B", "A"), ("H", "F"), ("C", "E")}
    by_start = of_variants(read_log(path, LogChoices(time="Start")).log.variants).follows
    assert by_start.keys() == twelve | {("F", "H"), ("C", "E")}
    assert (len(by_completion), len(by_start)) == (15, 14)


def test_who_reaches_the_goal_is_the_share_of_cases_that_end_there(tmp_path: Path) -> None:
    # Nothing follows “Pay”, so every case that comes there ends there, and the chain says so.
    events = [e for e in made(3_000, 3) if e[1] not in ("Buys again", "Writes a review")]
    last: dict[str, tuple[str, int]] = {}
    for at, (case, _, when) in enumerate(events):
        last[case] = max(last.get(case, ("", 0)), (when, at))
    paid = [case for n, case in enumerate(sorted(last)) if n % 3]
    events += [(case, "Thanks", "2027-06-01 00:00:00") for case in paid]
    path = written(tmp_path / "log.csv", events)
    snapshot = Snapshot().apply(journey_of(read_log(path), "Thanks").change)
    (journey,) = snapshot.all(Journey)
    completion = flow(snapshot, journey).completion
    assert completion is not None and not completion.assumed
    assert completion.share == pytest.approx(len(paid) / len(last), abs=1e-9)
    assert completion.n == len(last)


@pytest.mark.parametrize("seed", range(5))
def test_visits_of_the_chain_are_those_of_the_log(tmp_path: Path, seed: int) -> None:
    path = written(tmp_path / "log.csv", made(2_000, seed))
    right = counted(path)
    snapshot = Snapshot().apply(journey_of(read_log(path)).change)
    (journey,) = snapshot.all(Journey)
    cases = sum(right.starts.values())
    visits = flow(snapshot, journey).visits
    for card in snapshot.all(Touchpoint).values():
        came = sum(n for (a, b), n in right.follows.items() if b == card.title != a)
        came += right.starts.get(card.title, 0)
        assert visits[card.id] == pytest.approx(came / cases, rel=1e-6)
