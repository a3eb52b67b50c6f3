"""What a stranger's file may hold besides: it is looked at, examined and exported all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.analysis.findings import find
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, export_file
from journeymap.lanes import LANES
from journeymap.layout import ARRANGEMENTS, layout
from journeymap.model.change import change
from journeymap.model.records import (
    Asset,
    Connection,
    Frame,
    Journey,
    Lane,
    Note,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from journeymap.view.assets import GivenAssets
from tests.drawing.test_pictures import JPEG, PNG
from tests.layout.pages import MEASURE

BEGUN = (
    Journey(id="j", title="Buying"),
    Stage(id="s", journey="j", title="Search"),
    Step(id="p", stage="s"),
    Lane(id="web", journey="j", title="Web"),
    Touchpoint(id="t", step="p", lane="web", title="Looks"),
)
ENDINGS = [kind.suffix for kind in EXPORTERS]


def document(*records: object) -> Snapshot:
    """Return a document of these records."""
    return Snapshot().apply(change("", add=records))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [kind.name for kind in LANES])
@pytest.mark.parametrize("detail", ["operational", "full"])
def test_a_lane_of_any_kind_is_drawn_in_a_journey_without_stages(kind: str, detail: str) -> None:
    snapshot = document(Journey(id="j"), Lane(id="l", journey="j", kind=kind, title="Row"))
    for way in ARRANGEMENTS:
        view = View.of(snapshot, "j", detail=detail, arrangement=way.name)
        assert layout(view, MEASURE).rect.w > 0


@pytest.mark.qt_log_ignore("Bogus marker length", extend=True)
@pytest.mark.parametrize("ending", ENDINGS)
def test_pictures_of_which_only_the_head_is_left_stop_no_export(
    ending: str, qapp: object, tmp_path: Path
) -> None:
    held = {"png": PNG, "jpeg": JPEG}
    assets = [Asset(id=name, digest=name, name=f"../../{name}") for name in held]
    notes = [
        Note(id=f"n {name}", journey="j", lane="pictures", step="p", asset=name) for name in held
    ]
    row = Lane(id="pictures", journey="j", kind="pictures", position=1.0)
    snapshot = document(*BEGUN, row, *assets, *notes)
    path = tmp_path / f"map{ending}"
    export_file(View.of(snapshot, "j", assets=GivenAssets(held)), path, Options(pictures=True))
    assert path.stat().st_size


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_touchpoint_in_a_lane_of_another_journey_stops_neither_findings_nor_exports(
    ending: str, qapp: object, tmp_path: Path
) -> None:
    snapshot = document(
        *BEGUN,
        Journey(id="k"),
        Lane(id="theirs", journey="k", role="backstage"),
        Touchpoint(id="u", step="p", lane="theirs", title="Elsewhere"),
        Connection(id="c", source="t", target="u"),
        Touchpoint(id="v", step="p", lane="web", title="Reads"),
    )
    assert "no_arrow" in {finding.kind for finding in find(snapshot, "j")}
    path = tmp_path / f"map{ending}"
    export_file(View.of(snapshot, "j"), path)
    assert path.stat().st_size


def test_powerpoint_of_frames_that_are_all_left_out_says_so(qapp: object, tmp_path: Path) -> None:
    snapshot = document(*BEGUN, Frame(id="f", journey="j", kind="journey", hidden=True))
    with pytest.raises(JourneyError, match="Every frame of the presentation is left out"):
        export_file(View.of(snapshot, "j"), tmp_path / "map.pptx", Options(frames=True))
