"""How much two pictures of one map differ, and other programs that draw the map.

A pixel of one picture *differs* when in some channel it lies more than 32 (of 255) outside of
what the 3 × 3 pixels around the same place hold in the other picture, either way round. So
edges may be smoothed differently and letters may sit up to a pixel off, but nothing may be
missing, moved further, or of another colour. ``share`` is the share of all pixels that differ
so; ``strict`` of those that differ by more than 32 at the very same place; ``worst`` is the
share that differs in the worst square of 64 × 64, where a single lost word would show.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage, QPainter

from tests.sources import ROOT

Pixels = npt.NDArray[np.uint8]
_TOLERANCE = 32
_SQUARE = 64


class Difference(NamedTuple):
    """Shares from 0 to 1; see above."""

    share: float
    strict: float
    worst: float

    def __str__(self) -> str:
        return f"{self.share:.3%} (strict {self.strict:.2%}, worst square {self.worst:.1%})"


def compare(first: Path, second: Path) -> Difference:
    """Compare two pictures, which have to be of one size to a pixel."""
    a, b = pixels(first), pixels(second)
    assert abs(a.shape[0] - b.shape[0]) <= 1 and abs(a.shape[1] - b.shape[1]) <= 1, (
        f"{first.name} is {a.shape[1]} × {a.shape[0]}, {second.name} {b.shape[1]} × {b.shape[0]}"
    )
    high, wide = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    a, b = a[:high, :wide], b[:high, :wide]
    differs = _outside(a, b) | _outside(b, a)
    strict = (np.maximum(a, b) - np.minimum(a, b) > _TOLERANCE).any(axis=2)
    return Difference(float(differs.mean()), float(strict.mean()), _worst(differs))


def pixels(path: Path) -> Pixels:
    """Return red, green and blue of a picture; what is seen through is on white."""
    image = QImage(str(path))
    assert not image.isNull(), f"{path.name} is no picture"
    white = QImage(image.size(), QImage.Format.Format_RGBX8888)
    white.fill(0xFFFFFFFF)
    with QPainter(white) as painter:
        painter.drawImage(0, 0, image)
    rgbx = np.frombuffer(white.constBits(), np.uint8).reshape(white.height(), white.width(), 4)
    return rgbx[:, :, :3].copy()


def _outside(one: Pixels, other: Pixels) -> npt.NDArray[np.bool_]:
    low, high = _around(other, np.minimum), _around(other, np.maximum)
    # Of what has no sign, only less is taken from more.
    below, above = np.maximum(one, low) - one, np.maximum(one, high) - high
    return np.asarray((np.maximum(below, above) > _TOLERANCE).any(axis=2))


def _around(picture: Pixels, pick: np.ufunc) -> Pixels:
    """Return the least or the most of the 3 × 3 pixels around each, one way after the other."""
    for axis in (0, 1):
        found = picture.copy()
        here, there = ([slice(None)] * axis + [part] for part in (slice(1, None), slice(None, -1)))
        for to, of in ((here, there), (there, here)):
            pick(found[tuple(to)], picture[tuple(of)], out=found[tuple(to)])
        picture = found
    return picture


def _worst(differs: npt.NDArray[np.bool_]) -> float:
    high, wide = (side // _SQUARE * _SQUARE for side in differs.shape)
    if not high or not wide:
        return float(differs.mean())
    squares = differs[:high, :wide].reshape(high // _SQUARE, _SQUARE, wide // _SQUARE, _SQUARE)
    return float(squares.mean(axis=(1, 3)).max())


def program(*names: str) -> str:
    """Return a program that is installed; skips the test where there is none."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"{names[0]} is not installed")


def letters(folder: Path) -> dict[str, str]:
    """Return an environment in which programs find the bundled Inter, and no other one."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{ROOT / 'resources' / 'fonts'}</dir><selectfont>"
        f"<acceptfont><glob>{ROOT / 'resources' / 'fonts'}/*</glob></acceptfont>"
        "<rejectfont><glob>*/Inter*</glob></rejectfont></selectfont></fontconfig>"
    )
    return os.environ | {"FONTCONFIG_FILE": str(conf)}


def by_rsvg(drawing: Path, picture: Path, size: tuple[int, int]) -> None:
    """Draw an SVG with librsvg."""
    width, height = map(str, size)
    run = [program("rsvg-convert"), "-w", width, "-h", height, "-o", str(picture), str(drawing)]
    subprocess.run(run, check=True, env=letters(picture.parent), timeout=60)


def by_chromium(drawing: Path, picture: Path, size: tuple[int, int]) -> None:
    """Draw an SVG, which has to ask for this size itself, with a browser without a window."""
    run = [
        program("chromium", "chromium-browser", "google-chrome"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--disable-lcd-text",
        f"--user-data-dir={picture.parent / 'profile'}",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={picture}",
        drawing.as_uri(),
    ]
    subprocess.run(run, check=True, env=letters(picture.parent), timeout=90, capture_output=True)
