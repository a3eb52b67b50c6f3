"""Each format heeds the options it names, and passes over all others."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import compress

import pytest
from PySide6.QtGui import QImage

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import load_theme
from journeymap.formats import EXPORTERS, export_file
from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import Filter, View
from tests.formats.pictured import Kept, asset_of
from tests.painting.photos import png

ANN, BOB = Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob", position=1.0)
JOURNEY = Journey(id="journey", title="Tea", personas=("ann", "bob"))
LANES = (
    Lane(id="shop", journey="journey", title="Shop"),
    Lane(id="mood", journey="journey", kind="emotion", position=1.0),
)


def stage(
    name: str, place: float
) -> tuple[Stage | Step | Touchpoint | Feeling | Friction | Idea, ...]:
    return (
        Stage(id=name, journey="journey", title=name, position=place),
        Step(id=f"{name} step", stage=name),
        Touchpoint(
            id=f"{name} card", step=f"{name} step", lane="shop", title=f"={name}", owner="Ann"
        ),
        Feeling(id=f"{name} ann", touchpoint=f"{name} card", persona="ann", valence=0.5),
        Feeling(id=f"{name} bob", touchpoint=f"{name} card", persona="bob", valence=-1.0),
        Friction(id=f"{name} pain", touchpoint=f"{name} card", title="Too hot", severity=3),
        Idea(id=f"{name} idea", journey="journey", touchpoints=(f"{name} card",), title="+ cup"),
    )


CUP = png(2, 2, compress((b"\0" + bytes(6)) * 2))
ASSET = asset_of(CUP, "cup.png")
SNAPSHOT = Snapshot([ASSET, ANN, BOB, JOURNEY, *LANES, *stage("Before", 1.0), *stage("After", 2.0)])

OTHERS: dict[str, Any] = {
    "scale": 1.7,
    "dpi": 50.0,
    "width": 300,
    "paper": "A3",
    "tiles": True,
    "transparent": True,
    "view": Filter(stages=frozenset({"After"})),
    "stages": ("After",),
    "selection": ("After card",),
    "place": Rect(200.0, 100.0, 90.0, 90.0),
    "frame": 2,
    "frames": True,
    "focus": "bob",
    "theme": load_theme("dark"),
    "detail": "full",
    "fold": 2,
    "density": "dense",
    "title": False,
    "legend": False,
    "border": True,
    "outlines": True,
    "raw": True,
    "pictures": True,
}
"""Each option otherwise than usual; the logo comes from a file."""

SEEN = ("view", "stages", "focus", "theme", "detail", "fold", "density")
"""What the view says and not the options."""


@pytest.mark.parametrize("name", [kind.name for kind in EXPORTERS])
def test_a_format_heeds_what_it_names_and_nothing_else(
    name: str, qapp: object, tmp_path: Path
) -> None:
    kind, logo = EXPORTERS[name], tmp_path / "logo.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(logo))

    def written(**wishes: Any) -> bytes:
        path = tmp_path / f"tea{kind.suffix}"
        how = {name: wish for name, wish in wishes.items() if name in SEEN}
        if "view" in how:  # a saved one comes as what it looks like
            how["filter"] = how.pop("view")
        if "fold" in how:
            how["rows"] = how.pop("fold")
        options = {name: wish for name, wish in wishes.items() if name not in SEEN}
        view = View.of(SNAPSHOT, "journey", assets=Kept({ASSET.digest: CUP}), **how)
        export_file(view, path, Options(**{"dpi": 24.0, **options}))
        return path.read_bytes()

    usual, others = written(), {**OTHERS, "logo": logo}
    assert {*others, "tell", "slide"} == {*Options._fields, *SEEN}
    differs = {o for o, value in others.items() if written(**{o: value}) != usual}
    assert differs == {*kind.supports} - {"arrangement"}
