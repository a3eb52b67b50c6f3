"""Pictures from outside: upright, small, without a place; what is none is told in a sentence."""

from __future__ import annotations

import random
import subprocess
import sys
import zlib

import pytest
from PySide6.QtGui import QColor, QColorSpace, QImage

from journeymap.drawing.pictures import size_of
from journeymap.errors import JourneyError
from journeymap.painting.intake import LARGEST_KEPT, LONGEST_SIDE, taken_in
from journeymap.painting.signatures import is_bare
from tests.painting.photos import (
    HERE,
    chunk,
    cut_out,
    drawing,
    gif,
    image_of,
    in_colours,
    packed,
    photo,
    png,
    with_place,
)

SVG = b'<?xml version="1.0"?>\n<!-- bean --><svg xmlns="http://www.w3.org/2000/svg"/>'


def test_a_photo_is_scaled_down_and_loses_its_place() -> None:
    data = with_place(packed(photo(2400, 1800)))
    assert HERE in data
    taken = taken_in(data)
    assert (taken.media, size_of(taken.data)) == ("image/jpeg", (LONGEST_SIDE, 1200))
    assert len(taken.data) <= LARGEST_KEPT and is_bare(taken.data)
    assert HERE not in taken.data and b"Exif" not in taken.data
    assert taken_in(data) == taken, "the same bytes in, the same bytes out"
    assert taken_in(taken.data) == taken, "and it stays so"


@pytest.mark.parametrize("grain", [90, 255])
def test_however_grainy_a_photo_is_fifty_of_them_make_no_large_file(grain: int) -> None:
    for form in ("jpeg", "png"):
        taken = taken_in(packed(photo(1600, 1600, grain=grain), form))
        size = size_of(taken.data)
        assert len(taken.data) <= LARGEST_KEPT and size and min(size) >= 300


@pytest.mark.parametrize(
    ("turned", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (8, (0, 1))],
)
def test_a_photo_taken_sideways_stands_upright(turned: int, corner: tuple[int, int]) -> None:
    taken = taken_in(with_place(packed(drawing()), turned))
    image = image_of(taken.data)
    assert (image.width() < image.height()) == (turned > 4)
    x, y = corner[0] * (image.width() - 1), corner[1] * (image.height() - 1)
    near = image.pixelColor(abs(x - 20), abs(y - 20))
    assert near.red() > 200 > 90 > near.green()


@pytest.mark.parametrize(("form", "image"), [("png", drawing()), ("jpeg", photo())])
def test_what_is_small_and_bare_is_kept_byte_for_byte(form: str, image: QImage) -> None:
    image.setColorSpace(QColorSpace())
    data = packed(image, form)
    assert taken_in(data) == (data, f"image/{form}")


@pytest.mark.parametrize(
    "extra", [b"tEXt" + HERE, b"eXIf" + HERE, b"acTL" + bytes(8), b"tIME" + bytes(7)]
)
def test_what_a_drawing_tells_besides_its_pixels_is_gone(extra: bytes) -> None:
    data = packed(drawing(), "png")
    told = data[:33] + chunk(extra[:4], extra[4:]) + data[33:] + b"behind the end " + HERE
    taken = taken_in(told)
    assert taken.media == "image/png" and HERE not in taken.data and extra[:4] not in taken.data
    assert image_of(taken.data) == image_of(data)


def test_a_drawing_stays_sharp_and_what_is_seen_through_stays_so() -> None:
    plain = taken_in(packed(drawing(3000, 2000), "png"))
    assert plain.media == "image/png" and size_of(plain.data) == (1600, 1066)
    through = image_of(taken_in(packed(cut_out(), "webp")).data)
    assert through.pixelColor(0, 0).alpha() == 0 and through.pixelColor(100, 100).alpha() == 255
    opaque = cut_out(64, 64)
    opaque.fill(QColor("teal"))
    assert not image_of(taken_in(packed(opaque, "webp")).data).hasAlphaChannel()


def test_of_what_moves_the_first_frame_is_taken() -> None:
    one, two = taken_in(gif(1)), taken_in(gif(2))
    assert one == two and one.media == "image/png"
    assert image_of(two.data).pixelColor(0, 0) == QColor("red")


def test_colours_are_those_of_a_screen() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 80, 40))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    phone = in_colours(image, QColorSpace.NamedColorSpace.DisplayP3)
    assert phone.pixelColor(9, 9).red() < 195
    seen = image_of(taken_in(packed(phone, "png")).data).pixelColor(9, 9)
    assert abs(seen.red() - 200) < 5 and abs(seen.green() - 80) < 5
    print_ink = image.convertToFormat(QImage.Format.Format_CMYK8888)
    inked = taken_in(packed(print_ink))
    assert is_bare(inked.data) and image_of(inked.data).pixelColor(9, 9).red() > 150
    deep = image.convertToFormat(QImage.Format.Format_RGBA64)
    assert image_of(taken_in(packed(deep, "png")).data).depth() <= 32


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (SVG, "SVG drawing. Save it as PNG first"),
        (b"\xef\xbb\xbf\n" + SVG[22:], "SVG drawing"),
        (b"%PDF-1.7", "is PDF. Save it as PNG or JPEG first"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        (b"\0\0\0\x18ftypavif" + bytes(99), "AVIF"),
        (b"\0\0\0\x18ftypisom" + bytes(99), "MP4"),
        (packed(drawing(), "tiff"), "TIFF"),
        (packed(drawing(), "bmp"), "BMP"),
        (b"title,stage\nSearches,Before\n", "no picture. PNG, JPEG, WebP and GIF"),
        (bytes(999), "no picture"),
        (packed(photo())[:-400], "cut off"),
        (packed(photo(), "png")[:-40], "cut off"),
        (packed(photo(), "webp")[:-40], "cut off"),
        (gif()[:-4], "cut off"),
        (b"\x89PNG\r\n\x1a\n", "cut off"),
        (png(40, 40, b"no pixels"), "damaged"),
        (png(0, 40, b""), "damaged"),
        (png(30_000, 30_000, zlib.compress(bytes(9))), "30000 × 30000 pixels"),
        (png(8_000, 8_000, zlib.compress(bytes(9)), bits=16), "8000 × 8000 pixels"),
        (packed(photo(64, 64)) + bytes(130 << 20), "takes 130 MB"),
    ],
)
def test_what_is_no_picture_is_told_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(JourneyError, match=why):
        taken_in(data)


def test_an_ending_or_a_name_decides_nothing() -> None:
    assert taken_in(packed(photo(), "webp")).media == "image/jpeg"


def test_a_huge_picture_is_refused_before_there_is_room_for_it() -> None:
    size = 16_001
    row = b"\0" + bytes(size * 3)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(row) for _ in range(size)) + packer.flush()
    script = (
        "import resource, sys; from journeymap.painting.intake import taken_in\n"
        "from journeymap.errors import JourneyError\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    taken_in(sys.stdin.buffer.read())\n"
        "except JourneyError:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=png(size, size, rows), capture_output=True, check=True
    )
    assert int(done.stdout) < 40_000, "kilobytes; decoded it would take 750 MB"


@pytest.mark.qt_log_ignore(".*")
def test_whatever_comes_in_is_a_picture_or_a_sentence() -> None:
    chance = random.Random(9)
    whole = [packed(photo(60, 40), form) for form in ("jpeg", "png", "webp")] + [gif(2)]
    taken = 0
    for _ in range(600):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        try:
            kept = taken_in(bytes(data))
        except JourneyError:
            continue
        taken += 1
        assert not image_of(kept.data).isNull() and taken_in(kept.data) == kept
    assert 0 < taken < 600
