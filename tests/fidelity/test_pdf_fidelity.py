"""A PDF looks as the PNG of the same map does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from journeymap.formats import export_file
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.fidelity.compare import compare, program
from tests.layout.pages import random_journey

MAPS = {
    **{name: Snapshot().apply(load(name, "en")) for name in ("coffee", "shop", "blueprint")},
    "Ukrainian": Snapshot().apply(load("coffee", "uk")),
    "nasty": random_journey(7, 24, 30),
}


@pytest.mark.parametrize("name", MAPS)
def test_poppler_draws_what_the_picture_shows(name: str, tmp_path: Path, qapp: object) -> None:
    journey = MAPS[name].ordered(Journey)[0].id
    for file in ("map.png", "map.pdf"):
        export_file(View.of(MAPS[name], journey), tmp_path / file, Options(scale=1))
    draw = [program("pdftoppm"), "-r", "96", "-png", "-singlefile"]
    subprocess.run([*draw, tmp_path / "map.pdf", tmp_path / "pdf"], check=True, timeout=60)
    found = compare(tmp_path / "map.png", tmp_path / "pdf.png")
    assert found.share < 0.01 and found.strict < 0.03, f"{name}: {found}"
