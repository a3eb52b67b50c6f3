"""The bundled icons, made of Lucide's: ``python -m tests.lucide_icons FOLDER`` makes them anew.

FOLDER holds the ``.svg`` files of a checkout of https://github.com/lucide-icons/lucide. Every
element becomes runs of absolute ``M``, ``L`` and ``C``, arcs cubic curves, so that whoever draws
an icon needs to know no more than that.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from math import acos, cos, hypot, pi, sin, sqrt, tan
from pathlib import Path

from journeymap.drawing.icons import ICONS
from tests.sources import ROOT

FILE = ROOT / "resources" / "icons" / "lucide.json"
_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]
Piece = tuple[Point, ...]


class Outline:
    """The runs of a drawing: each a first point, then pieces of one point or of three."""

    def __init__(self) -> None:
        self.runs: list[tuple[Point, list[Piece]]] = []
        self.at: Point = (0.0, 0.0)

    def move(self, to: Point) -> None:
        self.runs.append((to, []))
        self.at = to

    def line(self, to: Point) -> None:
        self.runs[-1][1].append((to,))
        self.at = to

    def cubic(self, one: Point, two: Point, to: Point) -> None:
        self.runs[-1][1].append((one, two, to))
        self.at = to

    def close(self) -> None:
        start = self.runs[-1][0]
        if hypot(start[0] - self.at[0], start[1] - self.at[1]) > 1e-6:
            self.line(start)

    def written(self) -> str:
        """Return the runs as a path of absolute ``M``, ``L`` and ``C``."""
        parts = []
        for start, pieces in self.runs:
            parts.append("M" + _said((start,)))
            parts += [("L" if len(piece) == 1 else "C") + _said(piece) for piece in pieces]
        return "".join(parts)


def outline(svg: str) -> str:
    """Return what an SVG of 24 by 24 draws as one path of absolute ``M``, ``L`` and ``C``."""
    found = Outline()
    for element in ET.fromstring(svg).iter():
        kind = element.tag.rpartition("}")[2]
        of = dict(element.items())
        n = {name: float(value) for name, value in of.items() if _is_number(value)}
        if kind == "path":
            _path(found, of["d"])
        elif kind == "line":
            _path(found, f"M{of['x1']} {of['y1']}L{of['x2']} {of['y2']}")
        elif kind in ("polyline", "polygon"):
            _path(found, f"M{of['points']}{'Z' if kind == 'polygon' else ''}")
        elif kind in ("circle", "ellipse"):
            rx, ry = n.get("rx", n.get("r", 0.0)), n.get("ry", n.get("r", 0.0))
            x, y = n["cx"], n["cy"]
            half = f"A{rx} {ry} 0 0 1"
            _path(found, f"M{x - rx} {y}{half} {x + rx} {y}{half} {x - rx} {y}Z")
        elif kind == "rect":
            _rect(found, n)
    return found.written()


def _rect(found: Outline, n: dict[str, float]) -> None:
    x, y, w, h = n.get("x", 0.0), n.get("y", 0.0), n["width"], n["height"]
    r = min(n.get("rx", n.get("ry", 0.0)), w / 2, h / 2)
    if not r:
        _path(found, f"M{x} {y}h{w}v{h}h{-w}Z")
        return
    turn = f"a{r} {r} 0 0 1"
    _path(
        found,
        f"M{x + r} {y}H{x + w - r}{turn} {r} {r}V{y + h - r}{turn} {-r} {r}"
        f"H{x + r}{turn} {-r} {-r}V{y + r}{turn} {r} {-r}Z",
    )


def _path(found: Outline, d: str) -> None:
    """Follow a path; whatever it says is made absolute, a smooth curve given its own handle."""
    handle: Point | None = None
    found.at = (0.0, 0.0)
    for letter, n in _steps(d):
        x0, y0 = found.at
        if letter.islower() and letter != "a":
            n = [v + (x0 if i % 2 == 0 else y0) for i, v in enumerate(n)]
            if letter == "v":
                n = [n[0] - x0 + y0]
        elif letter == "a":
            n = [*n[:5], n[5] + x0, n[6] + y0]
        kind, mirrored = letter.upper(), found.at
        if handle and kind in "ST":
            mirrored = (2 * x0 - handle[0], 2 * y0 - handle[1])
        handle = None
        if kind == "M":
            found.move((n[0], n[1]))
        elif kind in "LHV":
            found.line({"H": (n[0], y0), "V": (x0, n[0])}.get(kind) or (n[0], n[1]))
        elif kind in "CS":
            one = (n[0], n[1]) if kind == "C" else mirrored
            handle = (n[-4], n[-3])
            found.cubic(one, handle, (n[-2], n[-1]))
        elif kind in "QT":
            handle = (n[0], n[1]) if kind == "Q" else mirrored
            _quadratic(found, handle, (n[-2], n[-1]))
        elif kind == "A":
            for piece in arc((x0, y0), n[0], n[1], n[2], bool(n[3]), bool(n[4]), (n[5], n[6])):
                found.cubic(*piece)
        else:
            found.close()


def _quadratic(found: Outline, on: Point, to: Point) -> None:
    (x0, y0), (x, y), (hx, hy) = found.at, to, on
    one = (x0 + 2 / 3 * (hx - x0), y0 + 2 / 3 * (hy - y0))
    found.cubic(one, (x + 2 / 3 * (hx - x), y + 2 / 3 * (hy - y)), to)


def arc(
    start: Point, rx: float, ry: float, turned: float, large: bool, sweep: bool, end: Point
) -> Iterator[tuple[Point, Point, Point]]:
    """Yield an elliptical arc as cubic curves of at most a quarter turn each.

    The centre is found as SVG 1.1, appendix F.6 says; ``turned`` is in degrees.
    """
    (x1, y1), (x2, y2), phi = start, end, turned * pi / 180
    rx, ry, c, s = abs(rx), abs(ry), cos(phi), sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    u, v = c * dx + s * dy, c * dy - s * dx
    grown = sqrt(max(1.0, (u / rx) ** 2 + (v / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    beyond = (rx * ry) ** 2 - (rx * v) ** 2 - (ry * u) ** 2
    far = sqrt(max(0.0, beyond) / ((rx * v) ** 2 + (ry * u) ** 2))
    far = far if large != sweep else -far
    cu, cv = far * rx * v / ry, -far * ry * u / rx
    cx, cy = c * cu - s * cv + (x1 + x2) / 2, s * cu + c * cv + (y1 + y2) / 2
    first = _angle((u - cu) / rx, (v - cv) / ry)
    turn = _angle((-u - cu) / rx, (-v - cv) / ry) - first
    turn += 2 * pi if sweep and turn < 0 else -2 * pi if not sweep and turn > 0 else 0.0
    count = max(1, round(abs(turn) / (pi / 2) + 0.499))
    step = turn / count
    reach = 4 / 3 * tan(step / 4)

    def at(angle: float, along: float) -> Point:
        px = rx * (cos(angle) - along * sin(angle))
        py = ry * (sin(angle) + along * cos(angle))
        return (cx + c * px - s * py, cy + s * px + c * py)

    for i in range(count):
        a = first + i * step
        last = end if i == count - 1 else at(a + step, 0.0)
        yield at(a, reach), at(a + step, -reach), last


def _angle(x: float, y: float) -> float:
    angle = acos(max(-1.0, min(1.0, x / hypot(x, y))))
    return angle if y >= 0 else -angle


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    words, letter = _flags_apart(d), ""
    while words:
        if words[0].isalpha():
            letter = words.pop(0)
        count = _COUNTS[letter.upper()]
        yield letter, [float(word) for word in words[:count]]
        del words[:count]
        # More numbers after a move are lines.
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _flags_apart(d: str) -> list[str]:
    """Return the words of a path; the two flags of an arc may be written without a space."""
    words: list[str] = []
    place, letter, held = 0, "", 0
    while place < len(d):
        if letter in "Aa" and letter and held % 7 in (3, 4) and d[place] in "01":
            words.append(d[place])
            place, held = place + 1, held + 1
            continue
        match = _TOKEN.match(d, place)
        if match is None:
            place += 1
            continue
        words.append(match[0])
        place = match.end()
        letter, held = (match[0], 0) if match[0].isalpha() else (letter, held + 1)
    return words


def _said(points: Piece) -> str:
    return " ".join(f"{round(value, 2):g}" for point in points for value in point)


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)", value))


def main(folder: str) -> None:
    """Write the drawings of all icons there are."""
    found = {name: outline(Path(folder, f"{name}.svg").read_text("utf-8")) for name in ICONS}
    FILE.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
