"""What differs between two journeys stands in reports, workbooks and pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from journeymap.analysis.difference.report import diff_text, difference_rows
from journeymap.formats import export_file
from journeymap.formats.reading import import_file
from journeymap.model.change import change
from journeymap.model.grid import cards
from journeymap.model.records import Touchpoint
from journeymap.rendering.grids.difference import shown_difference
from journeymap.view import View
from tests.analysis.random_edits import derived, full
from tests.editing.maps import JOURNEY


@pytest.fixture
def view() -> View:
    """Look at both states of a journey, in one of which a touchpoint has a nasty name."""
    now, to_be = derived(full())
    card = next(one for one in cards(now, to_be) if one.title == "h")
    named = card.but(title="=H *the* `first` <b>|", owner="Ann")
    return View.of(now.apply(change("", edit=[(card, named)])), to_be, arrangement="difference")


def test_a_report_is_told_under_one_picture(view: View, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    export_file(view, path)
    text = path.read_text("utf-8")
    assert text.startswith("# Coffee: as-is → to-be\n\n![Coffee: as-is → to-be][difference]\n")
    assert "| Touchpoints | 10 | 10 | ±0 |" in text and "## Touchpoints" in text
    assert r"\*the\* \`first\` \<b\>\|" in text and "owner not said → “Ann”" in text
    assert "[difference]: data:image/png;base64," in text


def test_a_workbook_has_the_differences_and_the_figures_first(view: View, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_file(view, path)
    book = load_workbook(path)
    assert book.sheetnames[1:3] == ["What differs", "Figures"]
    rows = [*book["What differs"].iter_rows(values_only=True)]
    assert rows[0] == ("Kind", "What", "Title", "Where", "What differs")
    assert rows[1][:3] == ("changed", "Touchpoint", "=H *the* `first` <b>|")
    figures = {row[0]: row[1:4] for row in book["Figures"].iter_rows(values_only=True)}
    assert figures["Touchpoints"] == (10, 10, 0)
    assert import_file(path).change


def test_a_table_has_a_row_for_each_difference(view: View, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_file(view, path)
    head, *rows = path.read_text("utf-8-sig").splitlines()
    assert head == "Kind,What,Title,Where,What differs" and len(rows) == 1
    assert rows[0].startswith("changed,Touchpoint,'=H *the*")


def test_a_page_tells_it_in_an_article_of_its_own(view: View, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    export_file(view, path)
    text = path.read_text("utf-8")
    assert 'href="#difference"' in text and "1 changed" in text
    assert "=H *the* `first` &lt;b&gt;|" in text


def test_where_nothing_is_compared_the_journey_is_told(view: View, tmp_path: Path) -> None:
    alone = View.of(full(), JOURNEY, arrangement="difference")
    assert shown_difference(alone) is None and shown_difference(view.but(arrangement="map")) is None
    path = tmp_path / "a.md"
    export_file(alone, path)
    assert path.read_text("utf-8").startswith("# Coffee\n")


def test_two_journeys_that_are_the_same_are_said_to_be() -> None:
    now, to_be = derived(full())
    found = shown_difference(View.of(now, to_be, arrangement="difference"))
    assert found is not None and "**Nothing differs**" in diff_text(found)


def test_a_version_with_a_nasty_name_breaks_no_table(view: View) -> None:
    found = shown_difference(view)
    assert found is not None
    named = replace(found, before=replace(found.before, label="a|b*"))
    assert r"| Figure | a\|b\* | to-be | Difference |" in diff_text(named)


def test_where_something_was_added_stands_once_in_a_row(view: View) -> None:
    card = next(one for one in cards(view.snapshot, view.journey) if one.title == "a")
    new = Touchpoint(step=card.step, lane=card.lane, title="Chats")
    found = shown_difference(view.but(snapshot=view.snapshot.apply(change("", add=[new]))))
    assert found is not None
    (row,) = [one for one in difference_rows(found) if one[0] == "added"]
    assert row[3].startswith("Web, ") and row[4] == ""
