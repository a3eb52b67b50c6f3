"""The numbers in PowerPoint: charts of its own with data to edit, the others as shapes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation

from journeymap.editing import EditView
from journeymap.editing.views import frame_of_look
from journeymap.formats import export_file
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import Filter, Look, ScoreChoice, View
from tests.layout.measured import measured

SAMPLE = Snapshot().apply(load("coffee"))


def exported(snapshot: Snapshot, path: Path, options: Options | None = None, **how: Any) -> Any:
    """Return the presentation of a journey as PowerPoint would open it."""
    export_file(View.of(snapshot, snapshot.ordered(Journey)[0].id, **how), path, options)
    return Presentation(str(path))


def charts(made: Any) -> list[Any]:
    """Return the charts on all slides."""
    return [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]


def words(slide: Any) -> str:
    """Return all that is written in shapes of a slide."""
    texts = [e.text or "" for e in slide.shapes.element.iter("{*}t")]
    return " ".join(texts).replace("\xa0", " ")


def cells(chart: Any) -> list[tuple[Any, ...]]:
    """Return the rows of the workbook behind a chart."""
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [tuple(row) for row in book.active.iter_rows(values_only=True)]


def test_who_recommends_and_what_hurts_have_charts_to_edit(tmp_path: Path) -> None:
    made = exported(SAMPLE, tmp_path / "a.pptx")
    classes, answers, pains = charts(made)
    shares = {series.name: series.values[0] for series in classes.plots[0].series}
    assert shares == {
        "detractors": pytest.approx(97 / 537),
        "passives": pytest.approx(144 / 537),
        "promoters": pytest.approx(296 / 537),
    }
    assert list(answers.plots[0].categories) == [str(n) for n in range(11)]
    assert [plot.series[0].name for plot in pains.plots] == [
        "Severity × share",
        "Share of the pain with those above",
    ]
    assert list(pains.plots[0].series[0].values)[:2] == [3.0, pytest.approx(2.8)]
    together = list(pains.plots[1].series[0].values)
    assert together == sorted(together) and together[-1] == pytest.approx(1.0)
    assert cells(classes)[0] == (None, "detractors", "passives", "promoters")


def test_a_score_over_time_is_a_line_with_its_interval(tmp_path: Path) -> None:
    made = exported(measured(1), tmp_path / "a.pptx")
    lines = [one for one in charts(made) if len(one.plots[0].categories) == 9]
    (line,) = lines
    value, low, high = (list(series.values) for series in line.plots[0].series)
    assert all(a <= b <= c for a, b, c in zip(low, value, high, strict=True))
    assert next(iter(line.plots[0].categories)) == "Jan 2026"


def test_other_charts_are_shapes_with_their_finding(tmp_path: Path) -> None:
    made = exported(SAMPLE, tmp_path / "a.pptx")
    said = [words(slide) for slide in made.slides]
    assert any("we had guessed 4.2" in one and "target 4" in one for one in said)
    assert any("quick wins wait" in one for one in said)
    assert not any("Nothing to show yet" in one for one in said)


def covered(group: Any) -> list[str]:
    """Return the texts in a group whose first letters a filled shape above them hides."""
    found, drawn = [], list(group.shapes)
    for i, shape in enumerate(drawn):
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            continue
        inset = int(shape.text_frame._txBody.bodyPr.get("lIns", 0))
        x, y = shape.left + inset + 4 * 9525, shape.top + shape.height // 2
        found += [
            shape.text_frame.text
            for over in drawn[i + 1 :]
            if over.element.spPr.find("{*}solidFill") is not None
            and over.left < x < over.left + over.width
            and over.top < y < over.top + over.height
        ]
    return found


def test_a_bar_does_not_hide_the_name_that_is_longer_than_itself(tmp_path: Path) -> None:
    made = exported(Snapshot().apply(load("rail")), tmp_path / "a.pptx")
    (slide,) = [slide for slide in made.slides if "come to “Back home”" in words(slide)]
    assert "Back home" in words(slide)
    groups = [shape for shape in slide.shapes if shape.shape_type == 6]
    assert len(groups) >= 6 and [text for group in groups for text in covered(group)] == []


def test_numbers_on_a_frame_are_not_told_twice(tmp_path: Path) -> None:
    journey = SAMPLE.ordered(Journey)[0].id
    frame = Frame(id="n", journey=journey, kind="numbers")
    made = exported(SAMPLE.apply(change("", add=[frame])), tmp_path / "a.pptx")
    assert len(charts(made)) == 3


def test_a_chart_put_on_a_frame_is_there_alone_as_it_was_counted(tmp_path: Path) -> None:
    there = measured(1)
    journey = there.ordered(Journey)[0].id
    wanted = Filter(scores=ScoreChoice(respondents="customers"))
    look = Look(arrangement="numbers", charts=("hurting",), filter=wanted)
    framed = frame_of_look(EditView.of(there, journey), look, "Where it hurts", ())
    assert framed is not None
    made = exported(there.apply(framed), tmp_path / "a.pptx", Options(frames=True))
    assert len(made.slides) == 1 and len(charts(made)) == 1
    said = words(made.slides[0])
    assert "Where it hurts" in said and "Who answered: customers" in said


def test_the_same_journey_gives_the_same_bytes(tmp_path: Path) -> None:
    exported(SAMPLE, tmp_path / "a.pptx")
    exported(SAMPLE, tmp_path / "b.pptx")
    one, other = (ZipFile(tmp_path / name) for name in ("a.pptx", "b.pptx"))
    for name in one.namelist():
        assert one.read(name) == other.read(name), name
