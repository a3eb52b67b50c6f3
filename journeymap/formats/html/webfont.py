"""The program's letters for a web page: only those it needs, inside the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from journeymap.paths import resources

_FACES = (
    ("Regular", 400, "normal"),
    ("Medium", 500, "normal"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
    ("Italic", 400, "italic"),
)
_KEPT = ("kern", "mark", "mkmk")


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
    """Return one of our font files with no more than these letters; the same bytes each time.

    It cannot put one glyph for several letters, so that ``->`` stays what can be found, as in
    our PDF; nor has it names. To look through both takes longer than all the rest.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, newTable

    options = Options(layout_features=list(_KEPT), hinting=False, desubroutinize=True)
    path = resources("fonts", f"Inter-{file}.otf")
    with TTFont(path, recalcTimestamp=False, recalcBBoxes=False, lazy=True) as font:
        del font["GSUB"], font["name"]
        cutter = Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        # Browsers want the table, whatever is in it.
        font["name"] = newTable("name")
        font["name"].names = []
        font.flavor = "woff"
        whole = BytesIO()
        font.save(whole)
    return whole.getvalue()
