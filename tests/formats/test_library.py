"""The library in files: a sheet of the workbook, a report, and every kind of picture."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from journeymap.analysis.library.choice import LibraryChoice
from journeymap.formats import EXPORTERS, export_file
from journeymap.formats.reading import import_file
from journeymap.model.records import Friction, Goal, Idea, Journey, Quote, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.layout.portfolio import NPS, journey

BUY: list[Record] = [
    *journey("buy", 0.5, -1.0),
    NPS,
    Quote(id="q", touchpoint="buy 0", said="=1+1 | <b>waited</b>", source="call 3"),
    Friction(id="f", touchpoint="buy 1", title="Waits", severity=3, share=0.4),
    Goal(id="g", journey="buy", title="Calm waiting"),
    Idea(
        id="i", journey="buy", touchpoints=("buy 1",), title="Call back", goal="g", frictions=("f",)
    ),
]
BOTH = [*BUY, *journey("use", 0.0), Friction(id="f2", touchpoint="use 0", title="waits.")]


def written(path: Path, *records: Record, **how: object) -> Path:
    """Write some records as a file of the kind the path ends in."""
    view = View.of(Snapshot(records), "buy", **how)
    export_file(view, path, Options())
    return path


def sheet(path: Path) -> list[tuple[object, ...]]:
    """Return the rows of the sheet of the library, none without one."""
    book = openpyxl.load_workbook(path)
    if "Library" not in book.sheetnames:
        return []
    return list(book["Library"].iter_rows(values_only=True))


def test_a_workbook_has_it_where_there_are_several_journeys_each_insight_once(
    tmp_path: Path,
) -> None:
    head, *rows = sheet(written(tmp_path / "a.xlsx", *BOTH))
    assert head == ("Kind", "What", "State", "Journeys", "Where", "Used by")
    (waits,) = [row for row in rows if row[1] == "Waits"]
    assert waits[0] == "Friction point" and waits[2] == "severity 3 · 40 %" and waits[3] == 2
    assert waits[4] == "Buy › Stage › Does 1\nUse › Stage › Does 0".replace(
        "Stage", "Untitled stage"
    )
    assert waits[5] == "Call back"
    assert [row[1] for row in rows if row[0] == "Quote"] == ["“=1+1 | <b>waited</b>”"]


def test_one_of_one_journey_says_all_of_it_elsewhere_unless_the_library_is_asked_for(
    tmp_path: Path,
) -> None:
    assert not sheet(written(tmp_path / "a.xlsx", *BUY))
    choice = LibraryChoice(kinds=frozenset({"Idea"}))
    rows = sheet(written(tmp_path / "b.xlsx", *BUY, arrangement="library", library=choice))
    assert [row[1] for row in rows[1:]] == ["Call back"]


def test_a_workbook_with_it_comes_back_with_nothing_twice(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", *BOTH)
    back = [edit.after for edit in import_file(path).change]
    assert len([one for one in back if isinstance(one, Touchpoint)]) == 2
    assert [one.title for one in back if isinstance(one, Friction)] == ["Waits"]
    assert len([one for one in back if isinstance(one, Journey)]) == 1


def test_the_report_of_the_library_is_its_tables_with_one_picture(tmp_path: Path) -> None:
    said = written(tmp_path / "a.md", *BOTH, arrangement="library").read_text("utf-8")
    assert said.startswith("# Library\n") and said.count("data:image/png") == 1
    assert "| Waits | severity 3 · 40 % | 2 |" in said
    assert "=1+1 \\| &lt;b&gt;waited&lt;/b&gt;" in said.replace("\\=", "=")
    assert "## Goals" in said and "Calm waiting" in said


@pytest.mark.parametrize("name", sorted(kind.name for kind in EXPORTERS.ours()))
def test_every_format_writes_while_the_library_is_looked_at(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{EXPORTERS[name].suffix}"
    assert written(path, *BOTH, arrangement="library").stat().st_size > 20
    if name in ("svg", "html"):
        assert "Calm waiting" in path.read_text("utf-8")
