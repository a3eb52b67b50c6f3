"""The bundled letters: a picture is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from threading import get_ident

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from journeymap.drawing.measure import Measure, WiderMeasure
from journeymap.drawing.shapes import TextStyle
from journeymap.paths import resources

_FILES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")


@cache
def family() -> str:
    """Load the bundled font once a QGuiApplication is there, and return its family."""
    names: list[str] = []
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources("fonts", f"Inter-{file}.otf")))
        if number >= 0:
            names = QFontDatabase.applicationFontFamilies(number) or names
    return "Inter" if "Inter" in names or not names else names[0]


def installed(names: Iterable[str]) -> tuple[str, ...]:
    """Return those families of letters that are on this machine, as they are called here."""
    known = {one.casefold(): one for one in (*QFontDatabase.families(), family())}
    return tuple(known[name.casefold()] for name in names if name.casefold() in known)


def font(style: TextStyle) -> QFont:
    """Return the font of a style; its size is in page units, not in points.

    Each thread has its own: a font keeps what draws it, and that belongs to one thread.
    """
    return _font(style, get_ident())


def sized(face: QFont, pixels: float) -> QFont:
    """Return a font in another size, in pixels; of less than one Qt would only complain."""
    made = QFont(face)
    made.setPixelSize(max(1, round(pixels)))
    return made


def metrics(style: TextStyle) -> QFontMetricsF:
    """Return the measurements of a style's font."""
    return _metrics(style, get_ident())


@lru_cache(maxsize=512)
def _font(style: TextStyle, _thread: int) -> QFont:
    face = QFont(family())
    if style.family:
        face.setFamilies([*style.family.split(", "), family()])
    found = sized(face, style.size)
    found.setWeight(QFont.Weight(style.weight))
    found.setItalic(style.italic)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return found


@lru_cache(maxsize=512)
def _metrics(style: TextStyle, thread: int) -> QFontMetricsF:
    return QFontMetricsF(_font(style, thread))


class QtMeasure:
    """How much room letters take when Qt paints them."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, TextStyle], float] = {}

    def width(self, text: str, style: TextStyle) -> float:
        key = (text, style)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 50_000:
                self._widths.clear()
            found = self._widths[key] = metrics(style).horizontalAdvance(text)
        return found

    def ascent(self, style: TextStyle) -> float:
        return metrics(style).ascent()


def measure_of(wider: float = 1.0) -> Measure:
    """Return what measures our letters, or letters so many times as wide."""
    return QtMeasure() if wider == 1.0 else WiderMeasure(QtMeasure(), wider)
