"""The report: readable as text, whole where it is shown, and nothing in it can act."""

from __future__ import annotations

import re
from base64 import b64decode
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QTextDocument, QTextTable

from journeymap import language
from journeymap.drawing.theme import load_theme
from journeymap.formats import export_file
from journeymap.formats.md import plain, report
from journeymap.model.fields import clean, specs
from journeymap.model.records import Journey, Lane, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import random_journey

DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
PROBE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> ![a](https://x.example/p.png)\n\n'
    "# no heading | no cell | `no code` **no bold** [no](javascript:alert(3)) &lt;b&gt; \\| | \\"
)


def sample(name: str = "coffee") -> Snapshot:
    return Snapshot().apply(load(name, "en"))


def written(snapshot: Snapshot, stages: tuple[str, ...] = (), **options: Any) -> str:
    made = report(
        View.of(snapshot, snapshot.ordered(Journey)[0].id, stages=stages), Options(**options)
    )
    return made


def words(text: str) -> str:
    """Return the report without its pictures."""
    return text.partition("\n[map]: ")[0]


def read(text: str) -> QTextDocument:
    """Return the report as a program that knows GitHub's Markdown shows it."""
    document = QTextDocument()
    document.setMarkdown(words(text), DIALECT)
    return document


def tables(document: QTextDocument) -> list[list[list[str]]]:
    found = []
    for frame in document.rootFrame().childFrames():
        assert isinstance(frame, QTextTable)
        rows = []
        for row in range(frame.rows()):
            cells = []
            for column in range(frame.columns()):
                cursor = frame.cellAt(row, column).firstCursorPosition()
                cursor.setPosition(
                    frame.cellAt(row, column).lastPosition(), cursor.MoveMode.KeepAnchor
                )
                cells.append(cursor.selectedText())
            rows.append(cells)
        found.append(rows)
    return found


def lines(document: QTextDocument) -> list[str]:
    block, found = document.begin(), []
    while block.isValid():
        found.append(block.text().replace("\ufffc", "").strip())
        block = block.next()
    return found


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def test_the_sample_is_told_stage_by_stage() -> None:
    said = words(written(sample())).splitlines()
    assert said[0] == "# Buying a coffee machine"
    assert [line for line in said if line.startswith("## ")] == [
        "## Trigger & research",
        "## At the shelf",
        "## Order & delivery",
        "## First use",
        "## Share & return",
        "## Ideas",
        "## Findings",
        "## Numbers",
    ]
    worst = "Calls about the delay: Waits 11 min on hold (severity 4 × 70 % = 2.8; × 0.25 visits"
    assert any(line.startswith(f"- {worst}") for line in said)
    assert (
        "- “I rang three times before someone found my order.” (Calls about the delay, "
        "interview 7, 17 Sep 2026, verified, Olena, 34)"
    ) in said


def test_a_table_tells_feelings_frictions_and_scores_with_their_interval() -> None:
    found = tables(read(written(sample())))[:5]
    assert [len(table) - 1 for table in found] == [3, 2, 3, 2, 2]
    assert found[0][0] == ["Touchpoint", "Channel", "Feeling", "Friction", "Scores"]
    title, channel, feeling, friction, scores = found[2][2]
    assert (title, channel) == ("Calls about the delay", "Contact centre")
    assert feeling == (
        "Olena, 34: frustrated (very bad), intensity: 90 %; "
        "Maksym, 51: annoyed (bad), intensity: 40 %"
    )
    assert friction == (
        "Repeats the order number (severity 3 of 4, 100 % affected); "
        "Waits 11 min on hold (severity 4 of 4, 70 % affected)"
    )
    assert scores.startswith(
        "CSAT 2.1 of 5 (95 % interval 1.9 to 2.3, n = 118, 34 % of 350 answered, Q3 2026, solid, misses"
    )


def test_the_pictures_are_in_the_file_behind_the_words() -> None:
    text = written(sample())
    asked = re.findall(r"^!\[.*\]\[(.*)\]$", text, re.M)
    there = dict(re.findall(r"^\[(.*)\]: data:image/png;base64,(.*)$", text, re.M))
    assert asked == [*there] == ["map", *(f"stage-{n}" for n in range(1, 6))]
    pictures = {name: QImage.fromData(b64decode(data)) for name, data in there.items()}
    assert not any(picture.isNull() for picture in pictures.values())
    assert pictures["map"].width() > 2 * pictures["stage-1"].width()
    assert "base64" not in words(text)


def test_a_stage_keeps_its_colour_when_it_stands_alone() -> None:
    text = written(sample())
    data = re.findall(r"^\[stage-3\]: data:image/png;base64,(.*)$", text, re.M)[0]
    picture = QImage.fromData(b64decode(data))
    chevron = picture.pixelColor(round(300 * 1.25), round(28 * 1.25)).name()
    assert chevron == load_theme().stages[2][0]


def test_what_is_hidden_is_not_told() -> None:
    there = sample()
    lane = next(x for x in there.all(Lane).values() if x.title == "Contact centre")
    said = words(written(Snapshot([*there.records(), lane.but(visible=False)])))
    assert "Calls about the delay" not in said and "I rang three times" not in said


def test_only_the_stages_asked_for_are_told() -> None:
    there = sample()
    first = there.ordered(Stage)[0].id
    text = written(there, stages=(first,))
    assert "Compares models" in text and "Calls about the delay" not in text
    assert re.findall(r"^\[(.*)\]: data", text, re.M) == ["map", "stage-1"]


def test_the_same_map_gives_the_same_report(tmp_path: Path) -> None:
    there, path = sample(), tmp_path / "coffee.md"
    export_file(View.of(there, there.ordered(Journey)[0].id), path)
    first = path.read_bytes()
    assert b"\r" not in first and first.decode() == written(there)


def test_it_tells_how_far_it_is() -> None:
    shares: list[float] = []
    written(sample(), tell=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0 and len(shares) == 6


def test_it_speaks_the_language_of_the_person() -> None:
    language.use("uk")
    assert "Точка контакту" in words(written(Snapshot().apply(load("coffee", "uk"))))


def test_no_text_can_act() -> None:
    records = []
    for record in sample().records():
        texts = [name for name, spec in specs(type(record)).items() if spec.editor == "text"]
        records.append(record.but(**dict.fromkeys(texts, PROBE)))
    text = written(Snapshot(records))
    assert "<" not in re.sub(r"<https?://[^<>\s]+>", "", text)
    document = read(text)
    html = document.toHtml()
    assert "<script" not in html and "javascript:alert(3)</a>" not in html
    assert 'href="javascript' not in html and "<img" not in html.replace('<img src="map"', "")
    every = tables(document)
    found = every[:5]
    assert [len(table) - 1 for table in found] == [3, 2, 3, 2, 2]
    assert all(len(row) == 5 for table in found for row in table)
    assert all(len(row) == len(table[0]) for table in every for row in table)
    flat = " ".join(PROBE.split())
    assert found[0][1][0] == flat and lines(document)[0] == flat


@pytest.mark.parametrize("seed", range(6))
def test_any_journey_keeps_its_tables(seed: int) -> None:
    there = random_journey(seed)
    text = words(written(there))
    found = [
        [len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in table]
        for is_table, table in groupby(text.splitlines(), lambda line: line.startswith("| "))
        if is_table
    ]
    assert any(table[0] == 6 for table in found)
    assert all(len(set(table)) == 1 for table in found)
    assert [table[0] - 1 for table in found] == [len(t[0]) for t in tables(read(text))]


def test_each_chart_is_told_by_its_finding_and_its_table() -> None:
    text = words(written(sample()))
    told = text[text.index("## Numbers") :]
    assert "**“Calls about the delay” is the lowest, and we had guessed 4.2**" in told
    assert "| Calls about the delay | 2.12 | 1.90 | 2.34 | 118 | 4.22 | 4 |" in told
    assert "| promoters | 55 % |" in told and "n = 407 answers" in told
    assert "Nothing to show yet" not in told


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_shown_letter_by_letter(text: str) -> None:
    flat = " ".join(clean(text).split())
    shown = lines(read(f"- **x**: {plain(text)}\n"))[0]
    assert shown.replace("\u00a0", " ") == f"x: {flat}".strip().replace("\u00a0", " ")
    alone = lines(read(f"{plain(text)}\n"))[0]
    assert alone.replace("\u00a0", " ") == flat.replace("\u00a0", " ")
