"""Answers, logs and paths are told from touchpoints however few rows they have."""

from __future__ import annotations

import time
from csv import reader
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.formats.csv import reading as csv
from journeymap.formats.reading import import_file
from journeymap.formats.xlsx import reading as xlsx
from journeymap.tabular.recognised import LOG, PATHS, SURVEY, NotAMap, kind_of
from journeymap.tabular.typed.blocks import from_tsv

PATH_TABLES = [
    "path;conversions;nulls\nSearch > Compare > Basket > Pay;120;30\nSearch > Basket;80;60\n",
    "Home > Search > Pay,12\nHome > Pay,3\n",
    "Path,Users\nEmail → Site → Shop,1 200\n",
    "шлях\tкількість\nПошук -> Кошик -> Оплата\t40\n",
    "A > B > C\nA > C > D\n",
    "path;conversions;nulls\nA > B;-3;1\nA > C;1e300;2\nB > C;nan;1\n > ;2;2\n",
]
LOGS = [
    "case_id,activity,timestamp\n1,Search,2026-09-01 10:00\n1,Pay,2026-09-01 10:05\n",
    "case:concept:name,concept:name,time:timestamp,org:resource\n"
    "1,Search,2026-09-01T10:00:00Z,web\n1,Pay,2026-09-01T10:05:00Z,web\n",
    "Session ID;Page;Date\nx1;Home;01.09.2026\nx1;Pay;01.09.2026\n",
    "номер замовлення;подія;час\n7;Оплата;01.09.2026 10:00\n7;Доставка;02.09.2026 12:00\n",
    "case,activity,time\n1,A,\n1,B,soon\n2,A,2026-01-01\n2,B,2026-01-02\n2,C,nan\n",
    "a17,Open,10:00\na17,Close,10:05\na18,Open,11:00\na18,Close,11:20\na19,Open,12:00\n",
]
ANSWERS = [
    "respondent,touchpoint,nps,csat\n1,Searches,9,5\n2,Searches,10,4\n3,Calls,3,2\n4,Calls,6,1\n",
    "Timestamp,How satisfied were you with delivery?,How likely are you to recommend us?\n"
    "2026/09/01 10:00:00 AM GMT+3,1,9\n2026/09/01 10:01:00 AM GMT+3,4,10\n"
    "2026/09/01 10:02:00 AM GMT+3,5,10\n2026/09/01 10:07:00 AM GMT+3,2,7\n",
]
MAPS = [
    "Stage,Touchpoint,Feeling\nFind,Website,4\nFind,Website,2\nBuy,Shop,5\n",
    "Date,Touchpoint,Channel,Pain\n2026-09-01,Searches,Web,No list\n2026-09-02,Pays,Web,\n",
    "ID,Title,State,Created Date\n1,Fix it,New,2026-09-01\n2,Call back,Done,2026-09-02\n",
    "Stage,Find,Book\nTouchpoints,Website,Phone\nEmotions,4,2\n",
    "Touchpoint,Breadcrumb\nLooks at shoes,Home > Shoes\nPays,Home > Basket\n",
    "Sees an ad,Web\nPays,Shop\n",
    "Touchpoint,Time\nSearches,2 h\nPays,5 min\n",
    "Stage,Touchpoint,NPS,CSAT,Pain\nFind,Website,40,4.1,Slow\nBuy,Website,30,3.2,Dear\n",
]


@pytest.mark.parametrize(
    ("texts", "kind"), [(PATH_TABLES, PATHS), (LOGS, LOG), (ANSWERS, SURVEY), (MAPS, "")]
)
def test_what_a_table_is_is_told_by_its_rows(texts: list[str], kind: str) -> None:
    for text in texts:
        apart = next(mark for mark in "\t;," if mark in text or mark == ",")
        rows = from_tsv(text.replace("\t", " ").replace(apart, "\t") if apart != "\t" else text)
        assert kind_of(rows) == kind, text
        if kind:
            with pytest.raises(NotAMap) as refused:
                csv.tabulate(text, "x.csv")
            assert refused.value.kind == kind and "Nothing was imported" in str(refused.value)
        else:
            assert csv.read(text, "x.csv").change


def test_a_title_over_the_headings_hides_no_answers() -> None:
    with pytest.raises(NotAMap):
        csv.tabulate("Survey of September,,,\n,,,\n" + ANSWERS[0], "x.csv")


def passes(text: str, refusal: type[Exception], words: str = "") -> float:
    """Return how many bare passes over a table its refusal takes, in the same run."""
    begun = time.process_time()
    assert sum(1 for _ in reader(StringIO(text)))
    between = time.process_time()
    with pytest.raises(refusal, match=words):
        csv.tabulate(text, "x.csv")
    return (time.process_time() - between) / (between - begun)


def test_more_answers_than_a_map_can_hold_are_known_as_answers_and_no_row_limit_is_said() -> None:
    head, *rows = ANSWERS[0].strip().split("\n")
    many = "\n".join((head, *(rows * 10_000)))
    assert passes(many, NotAMap) < 20


def test_a_sheet_with_too_many_rows_is_refused_before_they_are_read() -> None:
    many = "Stage,Touchpoint\n" + "Find,Looks\n" * 500_000
    assert passes(many, JourneyError, "more than 20000 rows") < 3


def test_a_long_workbook_of_answers_is_known_as_answers() -> None:
    from openpyxl import Workbook

    book, out = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet("Answers")
    sheet.append(["respondent", "touchpoint", "nps", "csat"])
    for n in range(20_500):
        sheet.append([n, "Calls" if n % 2 else "Pays", n % 11, n % 5 + 1])
    book.save(out)
    with pytest.raises(NotAMap):
        xlsx.tabulate(out.getvalue(), "x.xlsx")


def test_a_file_too_large_to_import_says_what_it_is_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("w") as file:
        file.write(ANSWERS[0])
        for _ in range(70):
            file.write("5,Searches,9,5\n" * 70_000)
    with pytest.raises(NotAMap):
        import_file(path)
    path.write_bytes(b"a" * (65 * 2**20))
    with pytest.raises(JourneyError, match="too large to import"):
        import_file(path)
