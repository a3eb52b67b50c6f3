"""The web page of a table and of the atlas, as a browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.formats import export_file
from journeymap.formats.html import page
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.browser import browser


@pytest.fixture
def snapshot() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def journey(snapshot: Snapshot) -> str:
    return snapshot.ordered(Journey)[0].id


def test_names_of_stages_stay_in_sight_over_the_rows_of_a_table(
    snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "table.html"
    export_file(View.of(snapshot, journey(snapshot), arrangement="table"), path)
    over = (
        "const at = f => f.getBoundingClientRect();"
        "return [...document.querySelectorAll('g[data-role=stage]')].every(stage => {"
        "const {x, y} = at(stage), seen = document.elementFromPoint(x + 4, y + 4);"
        "return stage.contains(seen); })"
    )
    with browser() as window:
        window.go(path)
        assert window.run(over)


def test_the_atlas_is_called_what_it_is(snapshot: Snapshot, tmp_path: Path) -> None:
    said = page(View.of(snapshot, journey(snapshot), arrangement="atlas"), Options())
    assert "All journeys of this file" in said
