"""PowerPoint in other letters: slides hold together in a font a third wider than ours."""

from __future__ import annotations

import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from journeymap.formats import export_file
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.formats.set_in import SetText, set_texts

A_THIRD = 1.333
SIZE = (12_192_000, 6_858_000)


@pytest.fixture(scope="module", params=["en", "uk"])
def slides(request: Any, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Any:
    snapshot = Snapshot().apply(load("coffee", request.param))
    path = tmp_path_factory.mktemp("slides") / "map.pptx"
    export_file(View.of(snapshot, snapshot.ordered(Journey)[0].id), path, Options())
    return Presentation(str(path))


def over_one_another(texts: list[SetText]) -> list[tuple[str, str]]:
    """Return the pairs of texts that share more than the white around their letters."""
    grounds = [(one, one.place.grown(-2.5)) for one in texts]
    return [
        (first.text, second.text)
        for (first, here), (second, there) in combinations(grounds, 2)
        if here.w > 0 and there.w > 0 and here.meets(there)
    ]


def test_slides_are_as_large_as_those_they_are_pasted_among(slides: Any) -> None:
    assert (slides.slide_width, slides.slide_height) == SIZE
    assert slides.element.sldSz.get("type") is None


def test_no_text_stands_on_another_in_letters_a_third_wider(slides: Any) -> None:
    for slide in slides.slides:
        usual = over_one_another(set_texts(slide, 1.0))
        found = over_one_another(set_texts(slide, A_THIRD))
        assert not set(found) - set(usual)


def test_no_text_leaves_its_card_or_the_slide_in_letters_a_third_wider(slides: Any) -> None:
    for slide in slides.slides:
        for one in set_texts(slide, A_THIRD):
            if not one.bare:
                assert one.place.x >= one.shape.x - 1.5, one
                assert one.place.right <= one.shape.right + 1.5, one
                assert one.place.bottom <= one.shape.bottom + 3.0, one
            assert one.place.x >= -1.5 and one.place.right <= 1281.5, one


def test_a_test_of_letters_can_fail(slides: Any) -> None:
    assert any(over_one_another(set_texts(slide, 1.8)) for slide in slides.slides)


def test_where_our_letters_are_missing_others_are_named(slides: Any, tmp_path: Path) -> None:
    slides.save(str(tmp_path / "again.pptx"))
    with zipfile.ZipFile(tmp_path / "again.pptx") as file:
        theme = file.read("ppt/theme/theme1.xml")
        slide = file.read("ppt/slides/slide2.xml")
    assert theme.count(b'latin typeface="Inter" panose="020B0604020202020204"') == 2
    assert b'latin typeface="Inter" panose="020B0604020202020204" pitchFamily="34"' in slide
