"""Logs: 262,200 events to a journey that is laid out, beside a bare pass over the same file."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from xml.parsers import expat

from journeymap.drawing.measure import FixedMeasure
from journeymap.formats.reading import import_file
from journeymap.layout import layout
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.bench import Row
from tests.logs.counted import Event, made, written

_EVENTS = 262_200
_MEMORY = """
import resource, sys
from pathlib import Path
from tests.bench.bench_logs import drawn
drawn(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def rows() -> Iterator[Row]:
    """Measure a table and a log in XES, each to a map that is laid out, and the memory it takes."""
    with TemporaryDirectory() as folder:
        events = made(_EVENTS, 7)
        table = written(Path(folder) / "log.csv", events)
        xes = _as_xes(Path(folder) / "log.xes", events)
        floor = min(_passed(table) for _ in range(3))
        yield Row(f"{_EVENTS:,} events to a map", min(drawn(table) for _ in range(2)), floor, 30.0)
        parsed = min(_parsed(xes) for _ in range(2))
        yield Row("the same in XES", min(drawn(xes) for _ in range(2)), parsed, 9.0)
        said = subprocess.run(
            (sys.executable, "-c", _MEMORY, str(table)), capture_output=True, text=True, check=True
        )
        yield Row("memory of it", float(said.stdout), 500.0, 1.0, "MB")


def drawn(path: Path) -> float:
    """Return how many seconds of the processor it takes to make a map of a log."""
    start = process_time()
    snapshot = Snapshot().apply(import_file(path).change)
    (journey,) = snapshot.all(Journey)
    scene = layout(View.of(snapshot, journey), FixedMeasure())
    assert scene.width > 0
    return process_time() - start


def _passed(path: Path) -> float:
    start = process_time()
    with open(path, encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return process_time() - start


def _parsed(path: Path) -> float:
    start = process_time()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, values: None
    parser.EndElementHandler = lambda tag: None
    with open(path, "rb") as file:
        parser.ParseFile(file)
    return process_time() - start


def _as_xes(path: Path, events: list[Event]) -> Path:
    cases: dict[str, list[str]] = {}
    for case, name, at in events:
        cases.setdefault(case, []).append(
            f'<event><string key="concept:name" value="{name}"/>'
            f'<date key="time:timestamp" value="{at.replace(" ", "T")}"/></event>'
        )
    traces = "".join(f"<trace>{''.join(inside)}</trace>" for inside in cases.values())
    path.write_text(f"<log>{traces}</log>", "utf-8")
    return path
