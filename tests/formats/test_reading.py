"""A file is read as the kind it is, and as somebody says it is meant."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.json import text as document_text
from journeymap.formats.reading import ImportOptions, import_content, import_file, importer_for
from journeymap.model.records import Feeling, Journey, Persona, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.choosing import TableChoices
from journeymap.tabular.feelings import scale_between
from journeymap.view import View
from tests.editing.maps import JOURNEY, sketch

MERMAID = b"%% of ours\njourney\n  title Day\n  section A\n    Makes tea: 5: Me\n"
SHEET = "Wo;Was;Laune\nNetz;Sucht;2\nLaden;Kauft;6\n"


def titles(came: Snapshot) -> list[str]:
    return [card.title for card in came.all(Touchpoint).values()]


def workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    book.active.title = "Ideas"
    book.active.append(["Touchpoint", "Stage", "Owner"])
    book.active.append(["From ideas", "One", "Ann"])
    other = book.create_sheet("Journey")
    other.append(["What", "Where"])
    other.append(["From the other", "Two"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (MERMAID, "mermaid"),
        (b"```mermaid\njourney\n  section A\n    Makes tea: 5: Me\n```\n", "mermaid"),
        (document_text(sketch("Web: a")).encode(), "json"),
        (document_text(sketch("Web: a")).encode("utf-16"), "json"),
        (workbook(), "xlsx"),
        (b"<?xml version='1.0'?><mxfile host='x'></mxfile>", "drawio"),
        (b"<?xml version='1.0'?><opml version='2.0'></opml>", "opml"),
        (b"Stage,Touchpoint\nA,Searches\nA,Pays\n", "csv"),
        ("Етап;Точка\nA;Шукає\n".encode("cp1251"), "csv"),
        (b"# Shop\n## Search\n- Looks around\n", "outline"),
        (b"Search\n\tLooks around\n\tAsks\n", "outline"),
    ],
)
@pytest.mark.parametrize("name", ["what", "what.data"])
def test_a_kind_is_told_by_what_is_in_the_file(name: str, content: bytes, kind: str) -> None:
    assert importer_for(name, content).name == kind


def test_the_ending_counts_unless_the_content_is_surely_something_else() -> None:
    assert importer_for("a.txt", b"Search, then ask\nPay, then go\n").name == "outline"
    assert importer_for("a.csv", b"# A\n- b\n").name == "csv"
    assert importer_for("a.txt", MERMAID).name == "mermaid"
    assert importer_for("a.csv", workbook()).name == "xlsx"
    assert importer_for("a.xml", b"<opml/>").name == "opml"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"just words", b"%PDF-1.7\n"])
def test_what_tells_nothing_of_its_kind_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(JourneyError, match=r"(?s)what is in it tells its kind.*\.mmd"):
        importer_for("what", content)


def test_a_kind_can_be_said_by_ending_and_by_name() -> None:
    content = b"Touchpoint\nSearches\n"
    for kind in ("csv", ".csv", "CSV", "tsv"):
        assert importer_for("what", content, kind).name == "csv"
    with pytest.raises(JourneyError, match="Nothing can be imported from “docx”"):
        importer_for("what", content, "docx")


def test_columns_are_what_somebody_says_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(SHEET, "utf-8")
    chosen = TableChoices(
        columns=(("title", "was"), ("stage", "Wo"), ("feeling", "Laune")),
        scale=scale_between(0, 8),
    )
    came = Snapshot().apply(import_file(path, ImportOptions(table=chosen)).change)
    assert titles(came) == ["Sucht", "Kauft"]
    assert [stage.title for stage in came.ordered(Stage)] == ["Netz", "Laden"]
    assert [felt.valence for felt in came.all(Feeling).values()] == [-0.5, 0.5]


def test_a_feeling_may_be_that_of_the_persona_its_heading_names() -> None:
    chosen = TableChoices(columns=(("title", "Was"), ("felt", "Laune")), scale=scale_between(1, 7))
    options = ImportOptions(table=chosen)
    came = Snapshot().apply(import_content(SHEET.encode(), "plan.csv", options).change)
    assert [persona.name for persona in came.all(Persona).values()] == ["Laune"]


def test_a_sheet_is_chosen_by_its_name() -> None:
    came = import_content(workbook(), "a.xlsx")
    assert titles(Snapshot().apply(came.change)) == ["From ideas"]
    chosen = TableChoices(sheet="journey", columns=(("title", "What"),))
    came = import_content(workbook(), "a.xlsx", ImportOptions(table=chosen))
    assert titles(Snapshot().apply(came.change)) == ["From the other"]


def test_a_sheet_is_found_by_the_headings_somebody_names() -> None:
    chosen = TableChoices(columns=(("title", "What"), ("stage", "Where")))
    came = import_content(workbook(), "a.xlsx", ImportOptions(table=chosen))
    assert titles(Snapshot().apply(came.change)) == ["From the other"]
    assert (0, "The sheet “Ideas” was left out.") in came.report


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (TableChoices(columns=(("title", "Quoi"),)), "no column “Quoi”. There are: “Wo”, “Was”"),
        (TableChoices(sheet="Two"), "no sheet “Two”"),
    ],
)
def test_a_column_or_a_sheet_that_is_not_there_is_told(table: TableChoices, why: str) -> None:
    with pytest.raises(JourneyError, match=why):
        import_content(SHEET.encode(), "plan.csv", ImportOptions(table=table))


def test_what_is_no_table_has_no_columns() -> None:
    chosen = TableChoices(columns=(("title", "What"),))
    with pytest.raises(JourneyError, match="is no table"):
        import_content(MERMAID, "a.mmd", ImportOptions(table=chosen))


def test_a_journey_may_be_called_otherwise_than_the_file_says(tmp_path: Path) -> None:
    came = import_content(MERMAID, "a.mmd", ImportOptions(title="Tea"))
    assert [j.title for j in Snapshot().apply(came.change).ordered(Journey)] == ["Tea"]
    both = Snapshot().apply(load("shop", "en")).apply(load("blueprint", "en"))
    path = tmp_path / "both.json"
    export_file(View.of(both, both.ordered(Journey)[0].id), path)
    with pytest.raises(JourneyError, match="holds 2 journeys"):
        import_file(path, ImportOptions(title="One"))


def test_a_document_of_ours_is_known_by_its_id_only_where_it_is_one() -> None:
    assert importer_for("x", b'{"name": 1}').name == "json"
    assert sketch("Web: a").get(Journey, JOURNEY) is not None
