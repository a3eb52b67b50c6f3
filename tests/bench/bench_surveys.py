"""Surveys: a million answers to scores beside a bare pass of csv, a workbook beside openpyxl's."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.proposing import proposed
from journeymap.tabular.surveys.reading import read_survey
from tests.bench import Row

_ROWS, _SHEET_ROWS = 1_000_000, 20_000
_ASKED = (
    "delivery", "ordering", "support", "payment", "returns", "packing", "price", "website", "app",
    "advice", "chat", "invoice", "courier", "assembly", "quality",
)  # fmt: skip
_HEAD = [
    "Response ID",
    "Date",
    "Country",
    "Would you recommend us (NPS)?",
    *(f"How satisfied were you with {one}?" for one in _ASKED),
    "Channel",
    "Tell us more",
]
_COLUMNS = 4
_MEMORY = """
import resource, sys
from tests.bench.bench_surveys import scored
from pathlib import Path
scored(Path(sys.argv[1]), 0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def rows() -> Iterator[Row]:
    """Measure a million rows of 21 columns as text, and a workbook of 19 columns."""
    with TemporaryDirectory() as folder:
        text, book = Path(folder) / "answers.csv", Path(folder) / "answers.xlsx"
        _write_text(text)
        floor = min(_passed(text) for _ in range(2))
        few = min(scored(text, _COLUMNS) for _ in range(2))
        yield Row(f"1,000,000 × 21, {_COLUMNS} columns to scores", few, floor, 2.5)
        yield Row("1,000,000 × 21, 16 columns to scores", scored(text, 0), floor, 4.5)
        said = subprocess.run(
            (sys.executable, "-c", _MEMORY, str(text)), capture_output=True, text=True, check=True
        )
        yield Row("memory of it", float(said.stdout), 300.0, 1.0, "MB")
        _write_book(book)
        yield Row("a workbook of 20,000 × 19 to scores", scored(book, 0), _turned(book), 1.5)


def scored(path: Path, columns: int) -> float:
    """Return how many seconds of the processor it takes to count so many columns, 0 for all."""
    start = process_time()
    sheet = read_survey(path)
    mapping = proposed(sheet, Snapshot(()), "")
    if columns:
        mapping = replace(mapping, columns=mapping.columns[:columns], segment=())
    count = counted(sheet, mapping)
    assert count.rows in (_ROWS, _SHEET_ROWS) and count.tallies
    return process_time() - start


def _passed(path: Path) -> float:
    start = process_time()
    with open(path, encoding="utf-8", newline="") as file:
        for _ in csv.reader(file, delimiter=";"):
            pass
    return process_time() - start


def _turned(path: Path) -> float:
    from openpyxl import load_workbook

    start = process_time()
    for _ in (
        load_workbook(path, read_only=True, data_only=True)
        .worksheets[0]
        .iter_rows(values_only=True)
    ):
        pass
    return process_time() - start


def _answers(count: int) -> Iterator[list[str]]:
    dice = random.Random(3)
    said = ("", "ok", "It was\nfine; “really”", "Could be better, all in all it was well")
    for i in range(count):
        rated = [dice.choice("1234554") if dice.random() > 0.1 else "0" for _ in range(15)]
        day = f"2026-{1 + i * 9 // count:02d}-{1 + i % 28:02d} 10:{i % 60:02d}:00"
        who = [f"R_{i:08d}", day, dice.choice(("DE", "PL", "UA", "FR")), str(dice.randint(0, 10))]
        yield [*who, *rated, dice.choice(("web", "shop")), dice.choice(said)]


def _write_text(path: Path) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_HEAD)
        writer.writerows(_answers(_ROWS))


def _write_book(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    sheet.append(_HEAD[:19])
    for row in _answers(_SHEET_ROWS):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row[:19]])
    book.save(path)
