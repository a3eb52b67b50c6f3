"""How large pictures are, and how they fit a place."""

from __future__ import annotations

import pytest

from journeymap.drawing.pictures import contained, covering, size_of
from journeymap.drawing.shapes import WHOLE, Rect

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (400).to_bytes(4) + (100).to_bytes(4)
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xff\xc4\x00\x04\x00\x00"
    b"\xff\xc2\x00\x11\x08" + (100).to_bytes(2) + (400).to_bytes(2) + b"\x03" + bytes(9)
)


@pytest.mark.parametrize("data", [PNG, JPEG])
def test_a_picture_tells_its_size_without_being_decoded(data: bytes) -> None:
    assert size_of(data) == (400, 100)


@pytest.mark.parametrize("data", [b"", b"GIF89a", PNG[:20], JPEG[:12], PNG[:16] + bytes(8)])
def test_what_is_no_picture_or_cut_short_has_no_size(data: bytes) -> None:
    assert size_of(data) is None


def test_a_picture_that_covers_a_place_is_cut_evenly_and_keeps_its_proportions() -> None:
    shown = covering(Rect(0, 0, 50, 50), "image/png", PNG)
    assert shown.rect == Rect(0, 0, 50, 50)
    assert shown.part == Rect(0.375, 0, 0.25, 1)


def test_a_picture_contained_in_a_place_is_whole_and_in_its_middle() -> None:
    shown = contained(Rect(10, 10, 40, 40), "image/jpeg", JPEG)
    assert (shown.rect, shown.part) == (Rect(10, 25, 40, 10), WHOLE)
