"""Logs as tables: their columns are known, and what cannot be read is told and changes nothing."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.formats.reading import ImportOptions, import_content, import_file
from journeymap.model.records import Connection, Journey, Lane, Source, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.choosing import TableChoices
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs import events as log_events
from journeymap.tabular.logs.columns import (
    NO_LOG_CHOICES,
    LogChoices,
    LogColumns,
    NotEnough,
    seen_columns,
)
from journeymap.tabular.logs.events import TooManyEvents
from journeymap.tabular.logs.reading import import_log, read_log
from tests.logs.counted import of_journey, of_variants

LOG = """Case ID,Activity,Time
1,Search,2026-03-14 10:00
1,Pay,2026-03-14 11:00
2,Search,2026-03-15 10:00
2,Compare,2026-03-15 10:30
2,Pay,2026-03-15 12:00
3,Search,2026-03-16 10:00
"""


def brought(tmp_path: Path, text: str, chosen: LogChoices = NO_LOG_CHOICES) -> Imported:
    return import_log(written_log(tmp_path, text), chosen)


def written_log(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(text, "utf-8")
    return path


def sentences(came: Imported) -> str:
    return " ".join(why for _, why in came.report)


@pytest.mark.parametrize(
    ("headings", "row", "found"),
    [
        ("Case ID,Activity,Complete Timestamp", "1,A,2026-01-01", (0, 1, 2)),
        ("case:concept:name,concept:name,time:timestamp", "1,A,2026-01-01T10:00:00Z", (0, 1, 2)),
        ("time,event,session id", "2026-01-01 10:00,A,s1", (2, 1, 0)),
        ("номер замовлення,подія,час", "7,Оплата,01.09.2026 10:00", (0, 1, 2)),
        ("id сессии,страница,дата и время", "s1,Главная,01.09.2026 10:00", (0, 1, 2)),
        ("user_id,event_name,event_timestamp", "u1,open,1773483725", (0, 1, 2)),
        ("id,case id,step,when", "1,c1,Search,2026-01-01", (1, 2, 3)),
        ("Case ID,Activity,Start Timestamp,Complete Timestamp", "1,A,2026-01-01,2026-01-02",
         (0, 1, 3, 2)),
        ("case,activity,start,end", "1,A,2026-01-01,2026-01-02", (0, 1, 3, 2)),
        ("case,activity,start", "1,A,2026-01-01", (0, 1, 2)),
        ("case,activity,time,lifecycle:transition", "1,A,2026-01-01,start", (0, 1, 2, None, 3)),
        ("case,activity,time,org:resource", "1,A,2026-01-01,Ann", (0, 1, 2, None, None, 3)),
        ("case,activity,time,channel", "1,A,2026-01-01,Web", (0, 1, 2, None, None, None, 3)),
        ("session,channel,time", "1,Search,2026-01-01", (0, 1, 2)),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(
    headings: str, row: str, found: tuple[int | None, ...]
) -> None:
    rows = [row.split(",")] * 3
    assert seen_columns(headings.split(","), rows) == LogColumns(*found)


def test_a_log_becomes_a_journey_that_reads_from_left_to_right(tmp_path: Path) -> None:
    came = brought(tmp_path, LOG)
    arrows, starts = of_journey(came.change)
    assert arrows == {("Search", "Pay"): 1, ("Search", "Compare"): 1, ("Compare", "Pay"): 1}
    assert starts == {"Search": 3}
    now = Snapshot().apply(came.change)
    (journey,) = now.all(Journey).values()
    assert journey.title == "log"
    cards = {card.title: card for card in now.all(Touchpoint).values()}
    assert (cards["Pay"].ends, cards["Search"].ends) == ("goal", "")
    assert [stage.title for stage in now.ordered(Stage)] == ["1. Search", "2. Compare", "3. Pay"]
    assert came.assumed == ("“Pay” is taken for the goal: 66.7 % of the cases end with it.",)
    minutes = {one.minutes for one in now.all(Connection).values()}
    assert minutes == {60.0, 30.0, 90.0}
    (source,) = now.all(Source).values()
    assert (source.name, source.rows, len(source.digest)) == ("log.csv", 6, 64)
    assert now.apply(~came.change) == Snapshot()


def test_a_log_without_headings_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    text = "a17,Open,10:00\na17,Close,10:05\na18,Close,11:20\na18,Open,11:00\na19,Open,12:00\n"
    (tmp_path / "log.csv").write_text(text, "utf-8")
    came = import_file(tmp_path / "log.csv")
    assert of_journey(came.change) == ({("Open", "Close"): 2}, {"Open": 3})


def test_the_goal_may_be_said(tmp_path: Path) -> None:
    came = brought(tmp_path, LOG, LogChoices(goal="compare"))
    now = Snapshot().apply(came.change)
    ends = {card.title: card.ends for card in now.all(Touchpoint).values()}
    assert ends == {"Compare": "goal", "Pay": "leaves", "Search": ""} and not came.assumed
    with pytest.raises(JourneyError, match="no activity “Flies”; there are “Search”, “Pay”"):
        brought(tmp_path, LOG, LogChoices(goal="Flies"))


def test_where_it_was_done_becomes_lanes(tmp_path: Path) -> None:
    text = "case,activity,time,channel\n1,Search,2026-03-14,Web\n1,Pay,2026-03-15,Shop\n"
    now = Snapshot().apply(brought(tmp_path, text + "2,Pay,2026-03-15,\n").change)
    cards = {card.title: now.all(Lane)[card.lane].title for card in now.all(Touchpoint).values()}
    assert cards == {"Search": "Web", "Pay": "Shop"}
    many = "".join(f"{n},Pay,2026-03-{n:02d},Person {n}\n" for n in range(1, 20))
    came = brought(tmp_path, text + many)
    assert "All touchpoints stand in one lane, as 21 different" in sentences(came)
    assert len(Snapshot().apply(came.change).all(Lane)) == 1


def test_events_at_the_same_time_stay_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = "".join(f"1,{name},2026-03-14\n" for name in ("C", "A", "B", "D"))
    read = log_of(tmp_path, "case,activity,time\n" + rows)
    assert read == {("C", "A", "B", "D"): 1}


def log_of(tmp_path: Path, text: str) -> dict[tuple[str, ...], int]:
    path = tmp_path / "log.csv"
    path.write_text(text, "utf-8")
    return of_variants(read_log(path).log.variants).ways


def test_beginnings_and_ends_of_events_give_durations_and_only_ends_count(tmp_path: Path) -> None:
    text = (
        "case,activity,time,lifecycle\n"
        "1,A,2026-03-14 10:00,start\n1,B,2026-03-14 10:05,start\n1,B,2026-03-14 10:15,complete\n"
        "1,A,2026-03-14 10:40,complete\n1,C,2026-03-14 11:00,complete\n"
        "1,C,2026-03-14 11:10,schedule\n"
    )
    came = brought(tmp_path, text)
    now = Snapshot().apply(came.change)
    assert of_journey(came.change)[0] == {("B", "A"): 1, ("A", "C"): 1}
    took = {card.title: card.duration for card in now.all(Touchpoint).values()}
    assert took == {"A": 40.0, "B": 10.0, "C": None}
    assert "1 event is neither a beginning nor an end" in sentences(came)
    only_begun = text.replace("complete", "start").replace("schedule", "start")
    assert log_of(tmp_path, only_begun) == {("A", "B", "B", "A", "C", "C"): 1}


def test_what_follows_itself_is_told_and_its_way_is_kept(tmp_path: Path) -> None:
    text = "case,activity,time\n1,A,2026-03-14\n1,A,2026-03-15\n1,B,2026-03-16\n"
    came = brought(tmp_path, text)
    assert "1 time something followed itself, most often “A”" in sentences(came)
    assert of_journey(came.change)[0] == {("A", "B"): 1}
    assert log_of(tmp_path, text) == {("A", "A", "B"): 1}


def test_rows_that_are_no_events_are_left_out_by_their_numbers(tmp_path: Path) -> None:
    text = LOG + ",Search,2026-03-14\n4,,2026-03-14\n5,Pay,yesterday\n\n6\n"
    came = brought(tmp_path, text)
    assert of_journey(came.change) == of_journey(brought(tmp_path, LOG).change)
    assert {row: why.split(",")[0] for row, why in came.report} == {
        8: "1 event was left out",
        9: "1 event was left out",
        10: "1 event was left out",
        12: "1 row ends before its columns do and was left out.",
    }


def test_times_that_cannot_be_read_do_not_hide_the_others(tmp_path: Path) -> None:
    came = import_file(
        written_log(
            tmp_path, "case,activity,time\n1,A,soon\n1,B,\n2,A,2026-01-01\n2,B,2026-01-02\n"
        )
    )
    assert "2 events were left out, as their time cannot be read (rows 2, 3)." in sentences(came)
    cards = Snapshot().apply(came.change).all(Touchpoint).values()
    assert {card.title for card in cards} == {"A", "B"}


def test_many_activities_leave_the_rare_ones_out_and_skip_them(tmp_path: Path) -> None:
    rows = [f"1,Rare {n},2026-01-01 10:{n % 60:02d}" for n in range(3_000)]
    often = [
        f"{case},Step {n:02d},2026-01-01 {n // 2:02d}:{n % 2 * 30:02d}"
        for case in range(2, 5)
        for n in range(40)
    ]
    came = brought(tmp_path, "\n".join(("case,activity,time", *often, *rows)))
    now = Snapshot().apply(came.change)
    assert len(now.all(Touchpoint)) == 80 and "2960 rare activities were left out" in sentences(
        came
    )
    assert of_journey(came.change)[0]["Step 38", "Step 39"] == 3


def test_where_everything_follows_everything_fewer_activities_are_drawn(tmp_path: Path) -> None:
    rows = [
        f"{case},Step {(case * 7 + n * (case % 59 + 1)) % 60},2026-01-01 10:{n:02d}"
        for case in range(300)
        for n in range(60)
    ]
    came = brought(tmp_path, "\n".join(("case,activity,time", *rows)))
    now = Snapshot().apply(came.change)
    assert 3 <= len(now.all(Touchpoint)) < 60 and len(now.all(Connection)) <= 800


@pytest.mark.parametrize(
    "rows",
    [
        ["1,A,2026-01-01"],
        [f"{n},Only,2026-01-01" for n in range(50)],
        [f"{n},{'AB'[n % 2]},2026-01-01" for n in range(50)],
        [f"1,{'x' * 500}{n},2026-01-{n + 1:02d}" for n in range(9)],
        ["1,A,2026-01-01", "1,B,2026-01-01", "1,A,2026-01-01"],
        ["1,A,2026-01-01", "1,B,2026-01-02", "1,A,2026-01-03", "1,B,2026-01-04"],
    ],
    ids=["one event", "one activity", "one event a case", "long titles", "same time", "circle"],
)
def test_odd_logs_become_journeys_with_stages_that_are_never_empty(
    tmp_path: Path, rows: list[str]
) -> None:
    now = Snapshot().apply(
        brought(tmp_path, "\n".join(("case,activity,time", *rows)), LogChoices(time="time")).change
    )
    cards = now.all(Touchpoint).values()
    assert cards and sum(card.starts or 0 for card in cards)
    stages = {now.find(card.step).stage for card in cards}  # type: ignore[union-attr]
    assert stages == {*now.all(Stage)} and len(stages) <= 7


def test_not_enough_to_go_on_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotEnough, match="headings: “a”, “b”") as refused:
        brought(tmp_path, "a,b\nx,y\nz,y\n", LogChoices(activity="b"))
    assert refused.value.missing == ("case", "time")
    with pytest.raises(JourneyError, match="no column “Visit”; there are “Case ID”"):
        brought(tmp_path, LOG, LogChoices(case="Visit"))


def test_dates_in_two_formats_change_nothing(tmp_path: Path) -> None:
    text = "case,activity,time\n1,A,31.12.2026\n1,B,12/31/2026\n"
    with pytest.raises(JourneyError, match="dates in two formats"):
        brought(tmp_path, text)


@pytest.mark.parametrize("apart", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_text_is_read_however_it_is_written(tmp_path: Path, apart: str, encoding: str) -> None:
    path = tmp_path / "log.csv"
    rows = ("справа,подія,час", "1,Пошук,14.03.2026 10:00", "1,Оплата,14.03.2026 11:00")
    path.write_text("\r\n".join(rows).replace(",", apart), encoding)
    came = import_file(path)
    assert of_journey(came.change)[0] == {("Пошук", "Оплата"): 1}
    assert "“14.03.2026” means 14 Mar 2026" in " ".join(came.assumed)


def test_a_workbook_of_events_is_a_log(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Case ID", "Activity", "Timestamp"])
    for n in range(4):
        sheet.append([n, "Search", datetime(2026, 3, 14, 10, n)])
        sheet.append([n, "Pay", datetime(2026, 3, 14, 11, n)])
    out = BytesIO()
    book.save(out)
    (tmp_path / "log.xlsx").write_bytes(out.getvalue())
    for came in (import_file(tmp_path / "log.xlsx"), import_content(out.getvalue(), "log.xlsx")):
        assert of_journey(came.change)[0] == {("Search", "Pay"): 4}


def test_a_log_is_known_without_being_told(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG, "utf-8")
    right = of_journey(brought(tmp_path, LOG).change)
    assert of_journey(import_file(path).change) == right
    assert of_journey(import_content(LOG.encode(), "log.csv").change) == right
    titled = Snapshot().apply(import_file(path, ImportOptions(title="Shop")).change)
    assert [one.title for one in titled.all(Journey).values()] == ["Shop"]


def test_a_log_too_large_for_memory_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    filler = "x" * 4_000
    with path.open("w") as file:
        file.write("case,activity,time,remark\n")
        for n in range(9_000):
            file.write(f"{n},Search,2026-03-14,{filler}\n{n},Pay,2026-03-15,{filler}\n")
    assert path.stat().st_size > 64 * 2**20
    assert of_journey(import_file(path).change)[0] == {("Search", "Pay"): 9_000}


def test_more_events_than_are_read_are_refused_while_they_are_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_events, "MOST_EVENTS", 5)
    with pytest.raises(TooManyEvents, match="Nothing was imported"):
        brought(tmp_path, LOG)


def test_reading_can_be_stopped_at_any_time(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("case,activity,time\n" + "1,A,2026-01-01\n" * 30_000, "utf-8")

    class Stop(Exception):
        pass

    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if share > 0.3:
            raise Stop

    with pytest.raises(Stop):
        read_log(path, tell=tell)
    assert told == sorted(told) and 0 <= told[0] <= told[-1] <= 1


def test_packed_text_is_no_log_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(gzip.compress(LOG.encode()))
    with pytest.raises(JourneyError):
        import_file(path)


def test_choices_of_tables_do_not_make_a_log_a_map(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG, "utf-8")
    with pytest.raises(JourneyError, match="log of events"):
        import_file(path, ImportOptions(table=TableChoices("", (("title", "Activity"),))))


def test_a_case_without_end_is_told_and_what_never_ended_is_not_counted(tmp_path: Path) -> None:
    text = (
        "case,activity,time,lifecycle\n"
        "1,A,2026-03-14 10:00,start\n1,A,2026-03-14 10:10,complete\n"
        "1,B,2026-03-14 10:20,start\n2,A,2026-03-15 10:00,complete\n"
        "2,B,2026-03-15 11:00,complete\n3,A,2026-03-16,start\n"
    )
    came = brought(tmp_path, text)
    assert "2 beginnings have no end and are not counted." in sentences(came)
    assert "1 case is not counted, as nothing that is drawn was done in it." in sentences(came)
    assert of_journey(came.change) == ({("A", "B"): 1}, {"A": 2})


def test_one_endless_case_is_counted_though_its_way_is_not_kept(tmp_path: Path) -> None:
    rows = "".join(f"1,{'ABC'[n % 3]},2026-01-01\n" for n in range(600_000))
    came = brought(tmp_path, "case,activity,time\n" + rows)
    arrows = of_journey(came.change)[0]
    assert arrows == {("A", "B"): 200_000, ("B", "C"): 200_000, ("C", "A"): 199_999}
    assert "1 case (100 %) is counted on the arrows, but its way is not kept" in sentences(came)
    stages = Snapshot().apply(came.change).ordered(Stage)
    assert [stage.title for stage in stages] == ["1. A", "2. B", "3. C"]


def test_a_column_with_something_else_in_each_row_is_no_activity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_events, "MOST_DIFFERENT", 100)
    rows = "".join(f"1,Thing {n},2026-01-01\n" for n in range(101))
    with pytest.raises(JourneyError, match="more than 100 different activities"):
        brought(tmp_path, "case,activity,time\n" + rows)


def test_cases_are_told_apart_by_all_of_their_names(tmp_path: Path) -> None:
    long = "x" * 5_000
    rows = f"{long}1,A,2026-01-01\n{long}1,B,2026-01-02\n{long}2,A,2026-01-01\n"
    assert log_of(tmp_path, "case,activity,time\n" + rows) == {("A", "B"): 1, ("A",): 1}


def test_times_longer_than_can_be_kept_are_left_out_and_told(tmp_path: Path) -> None:
    text = "case,activity,time\n1,A,1900-01-01\n1,B,2150-01-01\n"
    came = brought(tmp_path, text)
    assert "1 time was left out, as it is longer" in sentences(came)
    (arrow,) = Snapshot().apply(came.change).all(Connection).values()
    assert (arrow.weight, arrow.minutes) == (1.0, None)
