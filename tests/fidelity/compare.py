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
from PySide6.QtGui import QImage

from tests.sources import ROOT

Pixels = npt.NDArray[np.int16]
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
    strict = (np.abs(a - b) > _TOLERANCE).any(axis=2)
    return Difference(float(differs.mean()), float(strict.mean()), _worst(differs))


def pixels(path: Path) -> Pixels:
    """Return red, green and blue of a picture; what is seen through is on white."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGBA8888)
    assert not image.isNull(), f"{path.name} is no picture"
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    rgba = rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)
    alpha = rgba[:, :, 3:].astype(np.float32) / 255
    return (rgba[:, :, :3] * alpha + 255 * (1 - alpha)).round().astype(np.int16)


def _outside(one: Pixels, other: Pixels) -> npt.NDArray[np.bool_]:
    low, high = other.copy(), other.copy()
    padded = np.pad(other, ((1, 1), (1, 1), (0, 0)), "edge")
    for y in range(3):
        for x in range(3):
            part = padded[y : y + other.shape[0], x : x + other.shape[1]]
            np.minimum(low, part, out=low)
            np.maximum(high, part, out=high)
    outside: npt.NDArray[np.bool_] = (one < low - _TOLERANCE) | (one > high + _TOLERANCE)
    return np.asarray(outside.any(axis=2))


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
        program("chromium", "chromium-browser", "google-chrome"), "--headless", "--no-sandbox",
        "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
        "--disable-lcd-text", f"--user-data-dir={picture.parent / 'profile'}",
        f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}", drawing.as_uri(),
    ]
    subprocess.run(
        run, check=True, env=letters(picture.parent), timeout=90, capture_output=True
    )
