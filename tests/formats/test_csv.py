"""CSV: a spreadsheet opens it, runs nothing in it, and gives it back."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from journeymap import language
from journeymap.formats import export_file
from journeymap.formats.reading import import_file
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import cards, stages
from journeymap.model.records import Feeling, Journey, Lane, Persona, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.preview_file import PreviewTable, preview_file
from journeymap.storage.templates import load
from journeymap.view import View

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "-5 degrees"]


@pytest.fixture(scope="module")
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def journey_of(snapshot: Snapshot) -> str:
    return snapshot.ordered(Journey)[0].id


def exported(
    snapshot: Snapshot, folder: Path, options: Options | None = None, **how: Any
) -> list[dict[str, str]]:
    path = folder / "map.csv"
    export_file(View.of(snapshot, journey_of(snapshot), **how), path, options)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def titled(snapshot: Snapshot, *titles: str) -> Snapshot:
    pairs = zip(cards(snapshot, journey_of(snapshot)), titles, strict=False)
    return snapshot.apply(Change("", tuple(Edit(c, c.but(title=t)) for c, t in pairs)))


def test_there_is_a_row_for_each_touchpoint_in_its_order(coffee: Snapshot, tmp_path: Path) -> None:
    rows = exported(coffee, tmp_path)
    shown = [card.title for card in cards(coffee, journey_of(coffee))]
    assert [row["Touchpoint"] for row in rows] == shown
    assert rows[6]["Friction"] == "• Repeats the order number\n• Waits 11 min on hold"
    assert rows[6]["Severity (impact)"] == "3\n4"


def test_no_text_begins_as_a_formula_does(coffee: Snapshot, tmp_path: Path) -> None:
    rows = exported(titled(coffee, *DANGEROUS), tmp_path)
    said = [row["Touchpoint"] for row in rows[: len(DANGEROUS)]]
    assert said == [f"'{text}" for text in DANGEROUS]


def test_where_decimals_have_commas_semicolons_stand_between_cells(
    coffee: Snapshot, tmp_path: Path
) -> None:
    language.use("uk")
    export_file(View.of(coffee, journey_of(coffee)), tmp_path / "map.csv")
    text = (tmp_path / "map.csv").read_text("utf-8-sig")
    head, *lines = csv.reader(StringIO(text, newline=""), delimiter=";")
    assert head[3] == "Точка контакту" and {len(line) for line in lines} == {len(head)}
    felt = {line[head.index("Почуття: Olena, 34")] for line in lines}
    assert "-0,5" in felt and "." not in "".join(felt)
    export_file(View.of(coffee, journey_of(coffee)), tmp_path / "map.csv", Options(raw=True))
    assert ",-0.5," in (tmp_path / "map.csv").read_text("utf-8-sig")


def test_a_negative_feeling_stays_a_number(coffee: Snapshot, tmp_path: Path) -> None:
    felt = [row["Feeling: Olena, 34"] for row in exported(coffee, tmp_path)]
    assert "-0.5" in felt
    assert not [text for text in felt if text.startswith("'")]


def test_raw_leaves_texts_as_they_are(coffee: Snapshot, tmp_path: Path) -> None:
    rows = exported(titled(coffee, *DANGEROUS), tmp_path, Options(raw=True))
    assert [row["Touchpoint"] for row in rows[: len(DANGEROUS)]] == DANGEROUS


def test_one_persona_or_one_stage_can_be_asked_for(coffee: Snapshot, tmp_path: Path) -> None:
    maksym = next(p for p in coffee.all(Persona).values() if p.name.startswith("Maksym"))
    first = stages(coffee, journey_of(coffee))[0]
    rows = exported(coffee, tmp_path, focus=maksym.id, stages=(first.id,))
    assert [name for name in rows[0] if name.startswith("Feeling")] == ["Feeling: Maksym, 51"]
    assert {row["Stage"] for row in rows} == {first.title}


def test_the_same_journey_gives_the_same_bytes(coffee: Snapshot, tmp_path: Path) -> None:
    exported(coffee, tmp_path)
    first = (tmp_path / "map.csv").read_bytes()
    exported(coffee, tmp_path)
    assert (tmp_path / "map.csv").read_bytes() == first


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_what_was_written_comes_in_again(spoken: str, coffee: Snapshot, tmp_path: Path) -> None:
    language.use(spoken)
    odd = titled(coffee, "=1+1", "two\nlines", 'with "quotes", and a comma', "'=quoted", "Ґанок")
    export_file(View.of(odd, journey_of(odd)), tmp_path / "map.csv")
    came = import_file(tmp_path / "map.csv")
    back = Snapshot().apply(came.change)
    kept = ("title", "happened", "reading", "moment", "evidence", "ownership", "expectation")
    before, after = (
        [[getattr(card, name) for name in kept] for card in cards(s, journey_of(s))]
        for s in (odd, back)
    )
    assert after == before
    felt = sorted(f.valence for f in coffee.all(Feeling).values())
    assert sorted(f.valence for f in back.all(Feeling).values()) == felt


def test_feelings_of_nobody_have_a_column_where_this_journey_has_some(
    coffee: Snapshot, tmp_path: Path
) -> None:
    stage, other = Stage(journey="other"), Journey(id="other", position=9.0)
    step, lane = Step(stage=stage.id), Lane(journey="other")
    card = Touchpoint(step=step.id, lane=lane.id)
    felt = Feeling(touchpoint=card.id, valence=0.5)
    whole = coffee.apply(change("", add=[other, stage, step, lane, card, felt]))
    assert "Feeling" not in exported(whole, tmp_path)[0]
    first = cards(coffee, journey_of(coffee))[0]
    more = coffee.apply(change("", add=[Feeling(touchpoint=first.id, valence=0.5)]))
    assert exported(more, tmp_path)[0]["Feeling"] == "0.5"


def test_its_beginning_can_be_looked_at_however_long_a_text_is(
    coffee: Snapshot, tmp_path: Path
) -> None:
    long = titled(coffee, "First", "x" * 1000, "x" * 200_000)
    export_file(View.of(long, journey_of(long)), tmp_path / "map.csv")
    (seen,) = preview_file(tmp_path / "map.csv")
    assert isinstance(seen, PreviewTable)
    assert "Touchpoint" in seen.rows[0] and "First" in seen.rows[1]
    assert max(len(cell) for row in seen.rows for cell in row) < 500
