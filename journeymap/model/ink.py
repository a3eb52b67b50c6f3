"""What is drawn by hand on a frame, as the file keeps it: strokes, each of a pen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

_FAR = 1e6
_PENS, _WIDTHS = 8, 4


class InkStroke(NamedTuple):
    """A line drawn by hand: its points, which pen and how broad, both counted from nought."""

    points: tuple[tuple[float, float], ...]
    pen: int = 0
    broad: int = 0


def read_ink(ink: str) -> list[InkStroke]:
    """Return the strokes of a frame's ink; what cannot be read is not there."""
    try:
        found = json.loads(ink)
    except (ValueError, RecursionError):
        return []
    held = found if isinstance(found, list) else []
    return [stroke for one in held if (stroke := _read(one)).points]


def written_ink(strokes: Iterable[InkStroke]) -> str:
    """Return strokes as a frame keeps them; blank for none.

    One of the usual pen is a list of points, as it was before there were others.
    """
    told = [_told(stroke) for stroke in strokes if stroke.points]
    return json.dumps(told, separators=(",", ":")) if told else ""


def _read(plain: object) -> InkStroke:
    try:
        return _stroke(plain)
    except (ValueError, TypeError, KeyError, OverflowError):
        return InkStroke(())


def _stroke(plain: Any) -> InkStroke:
    pen, broad, line = 0, 0, plain
    if isinstance(plain, dict):
        pen, broad, line = int(plain.get("pen", 0)), int(plain.get("broad", 0)), plain["at"]
    points = tuple((float(x), float(y)) for x, y in line)
    # Of what is no number, such as NaN, this is not true either.
    if not all(abs(n) < _FAR for point in points for n in point):
        return InkStroke(())
    return InkStroke(points, pen if 0 <= pen < _PENS else 0, broad if 0 <= broad < _WIDTHS else 0)


def _told(stroke: InkStroke) -> object:
    line = [[round(x, 1), round(y, 1)] for x, y in stroke.points]
    if not stroke.pen and not stroke.broad:
        return line
    return {"pen": stroke.pen, "broad": stroke.broad, "at": line}
