"""Into how many rows an exported map wraps: as asked, as a view was saved, else as fits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeymap.api.exporting import export_job
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS
from journeymap.model.records import SavedView
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from journeymap.view.filter import EVERYTHING
from journeymap.view.look import ROWS_AUTO
from journeymap.view.saved import read_look, written_filter
from tests.long_journeys import JOURNEY, rail_europe


def rows(wishes: dict[str, Any], kind: str = "svg", snapshot: Snapshot | None = None) -> int:
    """Return the rows a map is written in."""
    view = View.of(snapshot or rail_europe(), JOURNEY)
    return export_job(view, Path("map"), EXPORTERS[kind], wishes).view.rows  # type: ignore[arg-type]


def saved(count: int) -> SavedView:
    """Return a view that was saved while the map had so many rows."""
    kept = written_filter(EVERYTHING, rows=count)
    return SavedView(id="v", journey=JOURNEY, name="Wall", filter=kept)


@pytest.mark.parametrize(
    ("fold", "wanted"), [("auto", ROWS_AUTO), ("off", 1), ("3", 3), (4, 4), ("AUTO", ROWS_AUTO)]
)
def test_a_map_has_the_rows_that_are_asked_for(fold: int | str, wanted: int) -> None:
    assert rows({"fold": fold}) == wanted


@pytest.mark.parametrize("fold", ["0", "-1", "many", "51", True, "1.5", "9" * 40, ""])
def test_what_is_no_number_of_rows_is_refused_in_a_sentence(fold: int | str) -> None:
    with pytest.raises(JourneyError, match="from 1 to 50, auto or off"):
        rows({"fold": fold})


def test_nobody_asks_and_it_has_as_many_as_fit_or_as_the_view_says() -> None:
    assert rows({}) == ROWS_AUTO
    with_view = Snapshot([*rail_europe().records(), saved(3)])
    assert rows({"view": "Wall"}, snapshot=with_view) == 3
    assert rows({"view": "Wall", "fold": "off"}, snapshot=with_view) == 1
    assert rows({"select": ["Shopping"]}) == 1


def test_a_diagram_whose_lanes_hold_cards_stays_in_one_row() -> None:
    assert rows({}, "drawio") == 1
    with pytest.raises(JourneyError, match="means nothing"):
        rows({"fold": 2}, "drawio")


@pytest.mark.parametrize("written", ['{"rows": -1}', '{"rows": "x"}', '{"rows": 1e9}', "[", ""])
def test_rows_nobody_understands_are_one(written: str) -> None:
    look = read_look(rail_europe(), SavedView(id="v", journey=JOURNEY, filter=written)).look
    assert look.rows == 1


@pytest.mark.parametrize("wishes", [{"arrangement": "graph"}, {"page": "atlas"}])
def test_what_is_no_map_does_not_wrap_and_says_so(wishes: dict[str, Any]) -> None:
    with pytest.raises(JourneyError, match="Only the map wraps"):
        rows({"fold": 2, **wishes})
    assert rows({"fold": "off", **wishes}) == 1
