"""Faces, diamonds and triangles drawn as vectors: the same on every machine, never emoji."""

from __future__ import annotations

from journeymap.drawing.shapes import Area, Box, Curve, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import Theme


def face(
    x: float, y: float, r: float, valence: float, theme: Theme, ring: str = ""
) -> tuple[Shape, ...]:
    """Return a face around (x, y); the mouth bends with the feeling, so colour is not alone."""
    mark = theme.face
    edge = r + 1.5
    mouth = y + r * 0.36
    bend = r * 0.62 * valence
    half = r * 0.44
    eye = r * 0.13
    corner = mouth - bend * 0.45
    lip = mouth + bend * 0.55
    return (
        disc(x, y, edge, ring or theme.lane),
        disc(x, y, r, theme.feeling(valence)),
        disc(x - r * 0.35, y - r * 0.2, eye, mark),
        disc(x + r * 0.35, y - r * 0.2, eye, mark),
        Curve(
            ((x - half, corner), (x - half * 0.5, lip), (x + half * 0.5, lip), (x + half, corner)),
            mark,
            r * 0.145,
        ),
    )


def disc(x: float, y: float, r: float, fill: str, stroke: str = "", width: float = 1.0) -> Box:
    """Return a filled circle."""
    return Box(Rect(x - r, y - r, 2 * r, 2 * r), fill, stroke, width, r)


def diamond(x: float, y: float, r: float, fill: str, edge: str) -> Area:
    """Return the mark of a moment of truth."""
    return Area(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), fill, edge, 1.5)


def triangle(
    x: float, y: float, severity: int | None, theme: Theme, scale: float = 1.0
) -> tuple[Shape, ...]:
    """Return the friction mark, about 20 by 18 times the scale, with its severity 0 to 4.

    Where nobody gave a severity it is grey and holds no number.
    """
    up, down, half = y - 8.0 * scale, y + 8.0 * scale, 9.5 * scale
    corners = ((x, up), (x + half, down), (x - half, down))
    fill = severity_tone(severity, theme)
    mark = Area(corners, fill, fill, 2.5 * scale)
    if severity is None:
        return (mark,)
    ink = theme.severity_ink[max(severity, 1) - 1]
    style = TextStyle(float(round(11 * scale)), 700)
    return (
        mark,
        Text(x, y + 6.2 * scale, str(severity), style, ink, "middle"),
    )


def severity_tone(severity: int | None, theme: Theme) -> str:
    """Return the colour of a severity, grey where nobody gave one."""
    return theme.assumed_edge if severity is None else theme.severities[max(severity, 1) - 1]


def severity_bar(
    x: float,
    y: float,
    severity: int | None,
    theme: Theme,
    wide: float = 22.0,
    step: float = 26.0,
    empty: str = "",
) -> tuple[Shape, ...]:
    """Return four segments, as many filled as the severity says, hollow without one.

    Each is so ``wide`` and 9 tall and begins a ``step`` after the one before, in page units.
    """
    if severity is None:
        return tuple(
            Box(
                Rect(x + i * step + 0.5, y + 0.5, wide - 1.0, 8.0),
                "",
                theme.assumed_edge,
                1.0,
                3.5,
                (3.0, 2.0),
            )
            for i in range(4)
        )
    fill, rest = severity_tone(severity, theme), empty or theme.severity_empty
    return tuple(
        Box(Rect(x + i * step, y, wide, 9.0), fill if i < severity else rest, radius=3.5)
        for i in range(4)
    )
