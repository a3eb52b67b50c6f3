"""The program's letters for a web page: only those it needs, inside the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from journeymap.paths import resources

_FACES = (
    ("Regular", 400, "normal"), ("Medium", 500, "normal"), ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"), ("Italic", 400, "italic"),
)
_KEPT = ("kern", "mark", "mkmk", "ccmp", "locl", "calt")


def font_faces(letters: Iterable[str]) -> str:
    """Return the style rules that bring Inter along, cut down to some letters."""
    text = "".join(sorted(set(letters)))
    return "\n".join(_face(*face, text) for face in _FACES)


def _face(file: str, weight: int, style: str, text: str) -> str:
    data = b64encode(_cut(file, text)).decode("ascii")
    return (
        f"@font-face{{font-family:Inter;font-weight:{weight};font-style:{style};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@lru_cache(maxsize=16)
def _cut(file: str, text: str) -> bytes:
    """Return one of our font files with no more than these letters; the same bytes each time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=list(_KEPT), hinting=False, desubroutinize=True)
    with TTFont(resources("fonts", f"Inter-{file}.otf"), recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff"
        whole = BytesIO()
        font.save(whole)
    return whole.getvalue()
