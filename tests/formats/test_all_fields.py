"""A document in which every field says something goes out in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.formats import EXPORTERS, export_file
from journeymap.model.change import change
from journeymap.model.fields import offered, specs
from journeymap.model.records import KINDS, Lane
from journeymap.view.view import View
from tests.model.filled import filled

ROW = filled().all(Lane)["Lane 1"]
WHOLE = filled().apply(change("", edit=[(ROW, ROW.but(kind="channel", visible=True))]))
TEXTS = (".md", ".html", ".csv", ".svg", ".mmd")


@pytest.mark.parametrize("ending", [kind.suffix for kind in EXPORTERS])
def test_every_format_takes_all_that_can_be_said(ending: str, qapp: object, tmp_path: Path) -> None:
    path = tmp_path / f"whole{ending}"
    export_file(View.of(WHOLE, "Journey 1"), path)
    assert path.stat().st_size
    if ending in TEXTS:
        said = path.read_text("utf-8-sig")
        later = {f"{kind.__name__} {name} ї" for kind in KINDS for name in specs(kind)}
        later -= {f"{kind.__name__} {name} ї" for kind in KINDS for name in offered(kind)}
        assert not [words for words in later if words in said], "nothing offers these yet"


def test_what_is_shown_of_a_touchpoint_stands_in_the_report(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "whole.md"
    export_file(View.of(WHOLE, "Journey 1"), path)
    said = path.read_text("utf-8")
    assert "Touchpoint happened ї" in said and "Duration: 4 min" in said.replace("**", "")
