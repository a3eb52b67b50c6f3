"""Cells that say nothing are nothing, one column of shares is read alike, and guesses are said."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from journeymap.formats import IMPORTERS
from journeymap.language import use
from journeymap.model.records import Connection, Feeling, Friction, Idea, Persona, Quote
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import felt_by, meaning
from journeymap.tabular.clipboard import assumed, paste
from journeymap.tabular.feelings import scale_said
from journeymap.tabular.imported import Imported
from journeymap.tabular.telling import blank, told
from tests.editing.maps import after, sketch, view

EMPTY = ("–", "-", "—", "n/a", "N/A", "нет", "Нет", "немає", "НЕМАЄ", "none", "None", "no", " - ")
SPOKEN = ("No parking", "none of them answers", "нет мест", "немає черги", "- 20 %", "no!")
HEADINGS = ("Touchpoint", "Feeling", "Pain point", "Severity", "Quote", "Idea")
MAP = sketch("Web: a")


def as_csv(rows: list[list[str]]) -> Imported:
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    return IMPORTERS["csv"].read(text, "x.csv")


def as_markdown(rows: list[list[str]]) -> Imported:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return IMPORTERS["outline"].read("\n".join(lines), "x.md")


def as_workbook(rows: list[list[str]]) -> Imported:
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return IMPORTERS["xlsx"].read(out.getvalue(), "x.xlsx")


def pasted(rows: list[list[str]]) -> Imported:
    text = "\n".join("\t".join(row) for row in rows)
    change = paste(view(MAP), text)
    assert change
    return Imported(change)


WAYS = (as_csv, as_markdown, as_workbook, pasted)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("cell", EMPTY)
def test_a_dash_or_a_none_alone_is_an_empty_cell_on_every_way_in(way, cell: str) -> None:
    came = way([[*HEADINGS], ["A", cell, cell, cell, cell, cell], ["B", "2", "", "", "", ""]])
    now = after(MAP if way is pasted else Snapshot(), came.change)
    assert not now.all(Friction) and not now.all(Quote) and not now.all(Idea)
    assert len(now.all(Feeling)) == 1
    assert not any(line for line, _ in came.report)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", SPOKEN)
def test_a_real_text_that_holds_such_a_word_is_kept(way, text: str) -> None:
    came = way([[*HEADINGS], ["A", "", text, "", "", ""], ["B", "", "", "", "", ""]])
    (friction,) = after(MAP if way is pasted else Snapshot(), came.change).all(Friction).values()
    assert friction.title == text


@pytest.mark.parametrize("way", WAYS)
def test_a_pain_without_a_severity_has_none(way) -> None:
    came = way([[*HEADINGS], ["A", "", "Queue", "", "", ""], ["B", "", "Price", "4", "", ""]])
    frictions = after(MAP if way is pasted else Snapshot(), came.change).all(Friction).values()
    assert {one.title: one.severity for one in frictions} == {"Queue": None, "Price": 4}


def test_among_the_signs_of_feelings_a_minus_is_one() -> None:
    columns = [("title", "Touchpoint"), ("feeling", "Feeling"), ("friction", "Pain")]
    assert told(columns, [["A", "-", "-"], ["B", "++", ""]]) == [["A", "-", ""], ["B", "++", ""]]
    assert told(columns, [["A", "-", "-"], ["B", "2", ""]]) == [["A", "", ""], ["B", "2", ""]]
    assert not blank("-1") and not blank("O")


def test_where_one_share_is_above_1_all_of_the_column_are_per_cent() -> None:
    rows = [["Touchpoint", "Pain", "Share affected"], ["A", "x", "1"], ["B", "y", "40"]]
    frictions = after(Snapshot(), as_csv(rows).change).all(Friction).values()
    assert {one.title: one.share for one in frictions} == {"x": 0.01, "y": 0.4}
    said = "All shares were read as per cent, since some are above 1."
    assert said in as_csv(rows).assumed and said in as_markdown(rows).assumed
    assert said in assumed(view(MAP), "\n".join("\t".join(row) for row in rows))
    rows[2][2] = "0,4"
    frictions = after(Snapshot(), as_csv(rows).change).all(Friction).values()
    assert {one.title: one.share for one in frictions} == {"x": 1.0, "y": 0.4}
    assert said not in as_csv(rows).assumed


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (("3", "-2"), "−3 to 3"),
        (("7", "9", "2"), "1 to 10"),
        (("2", "1"), "1 to 5"),
    ],
)
def test_a_scale_that_was_guessed_is_said(cells: tuple[str, ...], scale: str) -> None:
    rows = [["Touchpoint", "Feeling"], *([f"card {cell}", cell] for cell in cells)]
    said = f"Feelings were read as {scale}, by the numbers that occur."
    assert as_csv(rows).assumed[0] == as_markdown(rows).assumed[0] == said
    told_at_paste = assumed(view(MAP), "\n".join("\t".join(row) for row in rows))
    assert told_at_paste[0] == said
    assert "Feeling (−2 to 2)" in told_at_paste[1]


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Feeling (−2 to 2)", "two"),
        ("Feeling -2..2", "two"),
        ("Емоція (1–10)", "ten"),
        ("Mood 1-5", "five"),
        ("Эмоция (от −3 до +3)", "three"),
        ("Feeling", ""),
        ("Feeling (1 to 7)", "1..7"),
        ("Feeling 2025–2026", ""),
        ("Почуття (від −2 до 2)", "two"),
    ],
)
def test_a_heading_may_say_the_scale(heading: str, scale: str) -> None:
    assert scale_said([heading]) == scale
    if scale:
        assert (meaning(heading), felt_by(heading)) == ("feeling", "")


@pytest.mark.parametrize("code", ["en", "uk", "ru"])
def test_the_heading_that_is_advised_when_pasting_is_understood(code: str) -> None:
    use(code)
    advice = assumed(view(MAP), "Touchpoint\tFeeling\nA\t2\nB\t1")[1]
    heading = re.split("[“”«»]", advice)[1]
    use("en")
    assert (meaning(heading), scale_said([heading])) == ("feeling", "two")


def test_a_heading_may_name_somebody_and_the_scale() -> None:
    assert felt_by("Feeling of Olena (−2 to 2)") == "Olena"


def test_a_scale_that_is_said_is_taken_and_nothing_is_assumed_of_it() -> None:
    rows = [["Touchpoint", "Feeling (−2 to 2)"], ["A", "2"], ["B", "1"]]
    for way in WAYS:
        came = way(rows)
        now = after(MAP if way is pasted else Snapshot(), came.change)
        assert sorted(one.valence for one in now.all(Feeling).values()) == [0.5, 1.0]
        assert len(now.all(Persona)) == (2 if way is pasted else 0)
        assert not any("read as" in sentence for sentence in came.assumed)
    sheet = "\n".join("\t".join(row) for row in rows)
    assert not any("read as" in sentence for sentence in assumed(view(MAP), sheet))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", "Touchpoint,Feeling\nA,bad\nB,good\n"),
        ("outline", "Stage\n  A\n  B\n"),
        ("mermaid", "journey\n section S\n A: 3: Me\n B: 4: Me\n"),
    ],
)
def test_arrows_that_only_the_order_tells_of_are_assumed_and_that_is_said(
    name: str, text: str
) -> None:
    came = IMPORTERS[name].read(text, "x")
    arrows = Snapshot().apply(came.change).all(Connection).values()
    assert [arrow.assumed for arrow in arrows] == [True]
    assert came.assumed == (
        "The arrows follow the order alone: they are assumed, and drawn dotted until they are "
        "edited or confirmed.",
    )
