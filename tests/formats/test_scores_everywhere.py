"""One score, one truth: two small journeys that told falsehoods, looked at on every surface.

``guess.json`` has our own guess of 5.0 before the 4.4 of 92 customers; ``two.json`` an old
survey of 1.8 before the newest of 4.6.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from journeymap import language
from journeymap.analysis.findings import find
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Text
from journeymap.formats import export_file
from journeymap.formats.reading import import_file
from journeymap.model.records import Score
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.view import View
from tests.formats.poppler import read

DATA = Path(__file__).parents[1] / "data" / "scores"
JOURNEY = "journey"
MAP = Options()


def opened(name: str) -> Snapshot:
    return Snapshot().apply(import_file(DATA / f"{name}.json").change)


def words(scene: Scene, *roles: str) -> list[str]:
    """Return what stands on the figures of a scene, a text each."""
    return [
        " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))
        for figure in scene.figures()
        if not roles or figure.role in roles
    ]


def on_slides(snapshot: Snapshot, folder: Path) -> str:
    return "\n".join(
        text for slide in deck(View.of(snapshot, JOURNEY)) for text in words(slide.scene)
    )


def on_the_map(snapshot: Snapshot, folder: Path) -> str:
    """Return what is painted: on the window's canvas, in PNG and JPEG, on paper."""
    return "\n".join(words(region(View.of(snapshot, JOURNEY), MAP).scene))


def written(ending: str) -> Callable[[Snapshot, Path], str]:
    def text(snapshot: Snapshot, folder: Path) -> str:
        path = folder / f"map{ending}"
        export_file(View.of(snapshot, JOURNEY), path, MAP)
        return "\n".join(_TEXTS[ending](path))

    return text


def _svg(path: Path) -> Iterator[str]:
    for group in re.findall(r"<text.*?</text>", path.read_text("utf-8"), re.S):
        yield html.unescape(re.sub("<.*?>", "", group))


def _pptx(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.element.iter("{*}txBody"):
            paragraphs = shape.iter("{*}p")
            yield " ".join(" ".join(t.text or "" for t in p.iter("{*}t")) for p in paragraphs)


def _xlsx(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path):
        yield from (str(cell) for row in sheet.values for cell in row if cell is not None)


def _html(path: Path) -> Iterator[str]:
    yield html.unescape(re.sub("<[^>]*>", "\n", path.read_text("utf-8")))


def _plain(path: Path) -> Iterator[str]:
    yield path.read_text("utf-8").partition("data:image")[0].replace("\\", "")


_TEXTS = {
    ".svg": _svg,
    ".pptx": _pptx,
    ".xlsx": _xlsx,
    ".html": _html,
    ".md": _plain,
    ".csv": _plain,
    ".pdf": lambda path: [read(path)],
    ".drawio": _html,
}
PICTURES = {
    "map": on_the_map,
    ".svg": written(".svg"),
    ".pdf": written(".pdf"),
    ".pptx": written(".pptx"),
}
TEXTS = {ending: written(ending) for ending in (".html", ".md", ".xlsx")}
TABLES = {".csv": written(".csv")}
SLIDES = {"slides": on_slides}
ALL = {**PICTURES, **TEXTS, **TABLES, **SLIDES}


def each(surfaces: dict[str, Callable[[Snapshot, Path], str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("told", surfaces.values(), ids=surfaces.keys())


@each(ALL)
def test_the_survey_counts_and_not_our_guess(
    told: Callable[[Snapshot, Path], str], tmp_path: Path
) -> None:
    text = told(opened("guess"), tmp_path)
    assert re.search(r"CSAT 4\.4 of 5", text)
    assert re.search(r"n =? ?92", text)
    bare = re.sub(r"our guess: CSAT 5\.0", "", text)
    assert "CSAT 5.0" not in bare and "CSAT 5 " not in bare


@each({**PICTURES, **TEXTS, **TABLES})
def test_our_guess_is_named_as_one(told: Callable[[Snapshot, Path], str], tmp_path: Path) -> None:
    assert "our guess: CSAT 5.0 of 5" in told(opened("guess"), tmp_path)


@each(ALL)
def test_the_newest_survey_counts_with_its_interval_n_and_period(
    told: Callable[[Snapshot, Path], str], tmp_path: Path
) -> None:
    text = told(opened("two"), tmp_path)
    assert "CSAT 4.6 of 5" in text
    assert re.search(r"n =? ?127", text)
    assert "4.4 to 4.7" in text
    assert "Q3 2026" in text


@each({**PICTURES, **TEXTS, **TABLES})
def test_the_older_survey_stands_with_its_period_and_after_the_newer(
    told: Callable[[Snapshot, Path], str], tmp_path: Path
) -> None:
    text = told(opened("two"), tmp_path)
    assert text.index("CSAT 4.6") < text.index("CSAT 1.8")
    assert "Q1 2025" in text and "1.7 to 2.0" in text
    assert "2.9" not in text


@each(ALL)
def test_scores_of_a_stage_and_of_the_journey_are_shown(
    told: Callable[[Snapshot, Path], str], tmp_path: Path
) -> None:
    text = told(opened("guess"), tmp_path)
    if told is TABLES[".csv"]:
        return  # a table of touchpoints
    assert "NPS +46" in text and re.search(r"\b228\b", text)
    assert "CSAT 4.1 of 5" in text and re.search(r"\b66\b", text)


@each({**PICTURES, **TEXTS, **TABLES, **SLIDES})
def test_one_answer_is_shown_as_the_answer(
    told: Callable[[Snapshot, Path], str], tmp_path: Path
) -> None:
    text = told(opened("guess"), tmp_path)
    assert "one answer: 9 of 10" in text
    assert "NPS +100" not in text and "98 to" not in text


def test_the_card_shows_what_counts_and_outlines_what_carries_no_judgement() -> None:
    said = words(region(View.of(opened("guess"), JOURNEY), MAP).scene, "card")
    assert any("CSAT 4.4 of 5 · n 92" in card for card in said)
    assert any("one answer: 9 of 10" in card for card in said)
    assert any("NPS −100 · n 2" in card for card in said)
    (two,) = [
        card
        for card in words(region(View.of(opened("two"), JOURNEY), MAP).scene, "card")
        if "review" in card
    ]
    assert "CSAT 4.6 of 5 · n 127" in two and "1.8" not in two


def test_the_newest_is_judged_and_the_journey_too() -> None:
    told = [f.text for f in find(opened("two"), JOURNEY) if "target" in f.text]
    assert told == [
        "NPS −57 (−64 to −48, n = 250) misses its target of +50 at Buying a coffee machine"
    ]
    assert not [f for f in find(opened("guess"), JOURNEY) if "target" in f.text]


def test_json_keeps_every_answer_and_computes_nothing(tmp_path: Path) -> None:
    before = opened("guess")
    path = tmp_path / "map.json"
    export_file(View.of(before, JOURNEY), path, MAP)
    records = json.loads(path.read_text("utf-8"))["records"]["Score"]
    kept = {record["id"]: tuple(record["answers"]) for record in records}
    assert kept == {score.id: score.answers for score in before.all(Score).values()}
    assert "4.4" not in path.read_text("utf-8")


@pytest.mark.parametrize("code", ["uk", "ru"])
@each({**PICTURES, **TEXTS, **TABLES, **SLIDES})
def test_people_read_a_comma_in_ukrainian_and_russian(
    told: Callable[[Snapshot, Path], str], code: str, tmp_path: Path
) -> None:
    language.use(code)
    text = told(opened("two"), tmp_path)
    assert "CSAT 4,6" in text and "4,4" in text
    assert not re.search(r"CSAT \d\.\d", text)


def test_a_table_for_programs_has_points_in_every_language(tmp_path: Path) -> None:
    language.use("uk")
    path = tmp_path / "raw.csv"
    export_file(View.of(opened("two"), JOURNEY), path, Options(raw=True))
    text = path.read_text("utf-8")
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert any("CSAT 4.6" in cell for cell in cells)
    assert not any(re.search(r"\d,\d", cell) for cell in cells)


def test_a_workbook_has_method_and_scale_of_every_score(tmp_path: Path) -> None:
    path = tmp_path / "map.xlsx"
    export_file(View.of(opened("guess"), JOURNEY), path, MAP)
    head, *rows = load_workbook(path)["Scores"].values
    table = [dict(zip(head, row, strict=True)) for row in rows]
    assert {(row["Metric"], row["Method"], row["Scale of answers"]) for row in table} == {
        ("NPS", "promoters less detractors", "0 to 10"),
        ("CSAT", "mean", "1 to 5"),
    }
    (one,) = [row for row in table if row["Score"] == "NPS · one answer: 9 of 10"]
    assert one["Value"] is None and one["n"] == 1
    assert [row["Who answered"] for row in table if row["Score"].startswith("our guess")] == [
        "our own guess"
    ]
