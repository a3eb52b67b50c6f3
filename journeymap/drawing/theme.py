"""The colours and sizes of a page; themes are data files in ``resources/themes``."""

from __future__ import annotations

import errno
import re
import stat
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from journeymap.drawing.colours import READABLE, Tones, ink_on, is_own, luminance, strong_on
from journeymap.drawing.colours import contrast as contrast
from journeymap.drawing.colours import mix as mix
from journeymap.drawing.pictures import size_of
from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.title_block import read_block, read_fonts
from journeymap.errors import JourneyError
from journeymap.language import current, tr
from journeymap.paths import resources

DEFAULT: Final = "light"
ENDING: Final = ".toml"

_ORDER: Final = (DEFAULT, "dark", "high-contrast", "print", "colour-blind", "warm")
"""In which order themes are offered; others follow by name."""

_LARGEST = 16 << 10
_LARGEST_LOGO = 4 << 20
_COLOUR = re.compile("#[0-9a-fA-F]{6}")

TITLE = TextStyle(26, 700)
HEADING = TextStyle(14, 600)
STAGE = TextStyle(19, 700)
LANE = TextStyle(13, 600)
CARD = TextStyle(13, 500)
BODY = TextStyle(12, 400)
STRONG = TextStyle(12, 600)
SMALL = TextStyle(11, 400)
SMALL_STRONG = TextStyle(11, 600)
SMALL_ITALIC = TextStyle(12, 400, True)

MARGIN = 40.0
RAIL = 208.0
COLUMN = 172.0
GUTTER = 28.0
PAD = 14.0
RADIUS = 8.0
HEADER = 56.0
LEAST_LANE = 64.0
EMOTION = 180.0


class Theme(NamedTuple):
    """Every colour by what it is for, as ``#rrggbb``.

    ``fonts`` are families of letters, the first there is; none for the program's own. ``block`` is
    what stands in the title block under a page, and ``logo`` are the bytes of a picture.
    ``stages`` and ``personas`` go round; ``feelings`` run from worst to best and are
    blended between, ``face`` is what eyes and mouth of a face are drawn with; ``severities`` are
    for 1 to 4. ``surround`` is the dark round a slide.
    """

    name: str
    page: str
    lane: str
    lane_alt: str
    edge: str
    divider: str
    card: str
    card_edge: str
    card_shadow: str
    assumed_edge: str
    ink: str
    ink_soft: str
    ink_pill: str
    pill: str
    arrow: str
    assumed_arrow: str
    accent: str
    accent_tint: str
    accent_ink: str
    stages: tuple[tuple[str, str], ...]
    feelings: tuple[str, ...]
    face: str
    above: str
    below: str
    pain_ink: str
    joy_ink: str
    severities: tuple[str, ...]
    severity_empty: str
    severity_ink: tuple[str, ...]
    idea: str
    idea_ink: str
    quote: str
    quote_ink: str
    note: str
    note_ink: str
    personas: tuple[str, ...]
    track: str
    interval: str
    dot: str
    selection: str
    selection_tint: str
    surround: str
    surround_raised: str
    surround_edge: str
    surround_ink: str
    surround_soft: str
    fonts: tuple[str, ...] = ()
    block: tuple[tuple[str, str], ...] = ()
    logo: bytes = b""

    def stage(self, wish: str, index: int) -> tuple[str, str]:
        """Return tint and ink of a stage: of its wish, or of its place where it has none."""
        tones = self.tones(wish, index)
        return tones.tint, tones.ink

    def tones(self, wish: str, index: int) -> Tones:
        """Return what a colour comes to: of a number of the palette, or of ``#rrggbb``.

        Blank, and whatever is no colour, takes the place of the index. What is of one's own is
        filled as it is in every theme.
        """
        if is_own(wish):
            papers = (self.page, self.lane, self.card)
            return Tones(wish, ink_on(wish), strong_on(wish, papers, self.ink))
        is_place = wish.isascii() and wish.isdecimal() and len(wish) < 4
        tint, ink = self.stages[(int(wish) if is_place else index) % len(self.stages)]
        return Tones(tint, ink, ink)

    def own(self, wish: str) -> Tones | None:
        """Return what a colour comes to where one is wished for, and ``None`` where it is not."""
        return self.tones(wish, 0) if wish.strip() else None

    def persona(self, wish: str, index: int) -> str:
        """Return the colour of a persona's curve, wished for or by place."""
        own = self.own(wish)
        return own.strong if own else self.personas[index % len(self.personas)]

    def soft_on(self, tint: str, ink: str) -> str:
        """Return what is less important in, on a tint: soft where that can be read, else ink."""
        return self.ink_soft if contrast(self.ink_soft, tint) >= READABLE else ink

    def feeling(self, valence: float) -> str:
        """Return the colour of a feeling from -1 (worst) to 1 (best)."""
        at = (max(-1.0, min(1.0, valence)) + 1) / 2 * (len(self.feelings) - 1)
        low = min(int(at), len(self.feelings) - 2)
        return mix(self.feelings[low], self.feelings[low + 1], at - low)

    @property
    def dark(self) -> bool:
        """Whether letters are lighter than the page they stand on."""
        return luminance(self.ink) > luminance(self.page)


class _Row(NamedTuple):
    """How many colours, or rows of them, stand under a key of a theme's file."""

    least: int
    most: int | None = None
    of: _Row | None = None


_ROWS = {
    "stages": _Row(1, None, _Row(2, 2)),
    "feelings": _Row(2),
    "severities": _Row(4, 4),
    "severity_ink": _Row(4, 4),
    "personas": _Row(1),
}
_BESIDE = frozenset({"name", "fonts", "block", "logo"})
"""What a theme has besides colours."""
COLOUR_KEYS: Final = tuple(key for key in Theme._fields if key not in _BESIDE)
_KEYS = {key: _ROWS.get(key) for key in COLOUR_KEYS}


class ThemeName(NamedTuple):
    """A theme to choose: what it is called by, and what a person reads."""

    name: str
    label: str


@cache
def default_theme() -> Theme:
    """Return the theme of whoever chose none."""
    return load_theme()


def on_paper(theme: Theme) -> Theme:
    """Return the theme to write in on bare paper, which is white beside a picture in any theme."""
    return default_theme() if theme.dark else theme


def themes() -> tuple[ThemeName, ...]:
    """Return every theme of ours, the default one first, labelled in the current language."""
    return tuple(ThemeName(name, _labelled(path)) for name, path in _files().items())


def theme_names() -> tuple[str, ...]:
    """Return what every theme of ours is called by, the default one first."""
    return tuple(_files())


def load_theme(name: str | Path = DEFAULT) -> Theme:
    """Return a theme of ours by name, or somebody's own in a ``.toml`` file.

    One that says ``based = "light"`` takes from there what it does not give. Raises
    ``JourneyError`` for an unknown name, and for a file that is no whole theme.
    """
    if str(name).casefold().endswith(ENDING):
        return _theme(Path(name))
    return _theme(_ours(str(name)))


def _ours(name: str) -> Path:
    files, wanted = _files(), name.casefold()
    if wanted in files:
        return files[wanted]
    raise JourneyError(
        tr(
            "There is no theme called “{name}”. There are: {known}; or name a file of your own "
            "that ends in .toml.",
            name=name,
            known=", ".join(files),
        )
    )


@cache
def _files() -> dict[str, Path]:
    there = {path.stem: path for path in sorted(resources("themes").glob("*" + ENDING))}
    first = {name: there[name] for name in _ORDER if name in there}
    return first | there


def _theme(path: Path) -> Theme:
    """Return the theme of a file; whatever is wrong in it is named."""
    given = _read(path)
    base, label = given.pop("based", None), given.pop("label", None)
    beside = _read_beside(path, given)
    if label is not None and not isinstance(label, (str, dict)):
        raise _unfit(path, tr("“{key}” is no text", key="label"))
    if strange := sorted(set(given) - set(_KEYS)):
        raise _unfit(path, tr("nothing is called “{key}”", key=strange[0]))
    found = {key: _colours(path, key, value, _KEYS[key]) for key, value in given.items()}
    if base is not None:
        return _based(path, base)._replace(name=path.stem, **found, **beside)
    if missing := [key for key in _KEYS if key not in found]:
        raise _unfit(
            path,
            tr('“{key}” is missing, and no based = "light" stands at the top', key=missing[0]),
        )
    return Theme(name=path.stem, **found, **beside)


def _read_beside(path: Path, given: dict[str, Any]) -> dict[str, Any]:
    """Return what a file gives that is no colour, and take it out of what it gives."""
    found: dict[str, Any] = {}
    if (fonts := given.pop("fonts", None)) is not None:
        if not isinstance(fonts, list) or not all(isinstance(one, str) for one in fonts):
            raise _unfit(path, tr("“{key}” is no list of families of letters", key="fonts"))
        found["fonts"] = read_fonts(", ".join(fonts))
    if (block := given.pop("block", None)) is not None:
        if not isinstance(block, dict) or not all(isinstance(one, str) for one in block.values()):
            raise _unfit(path, tr("“{key}” is no table of texts", key="block"))
        found["block"] = read_block(block)
    if (logo := given.pop("logo", None)) is not None:
        found["logo"] = _read_logo(path, logo)
    return found


def _read_logo(path: Path, name: object) -> bytes:
    """Return the picture that lies beside a theme's file."""
    try:
        if isinstance(name, str) and name and Path(name).name == name:
            data = _content(path.with_name(name), _LARGEST_LOGO)
            if size_of(data):
                return data
    except OSError:
        pass
    raise _unfit(path, tr("“{key}” is no picture beside it", key="logo"))


def _based(path: Path, name: object) -> Theme:
    if not isinstance(name, str) or name.casefold() not in _files():
        known = ", ".join(_files())
        raise _unfit(path, tr("“{key}” may be one of: {known}", key="based", known=known))
    return _theme(_ours(name))


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_content(path).decode("utf-8-sig"))
    except OSError as fault:
        raise JourneyError(
            tr("The theme {name} cannot be read: {why}.", name=path.name, why=fault.strerror)
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise _unfit(path, str(fault)) from fault


def _content(path: Path, largest: int = _LARGEST) -> bytes:
    """Return what is in a file; no pipe is waited for, and none too large for a theme is read.

    A few dots in a key cost much in a long one, so the limit is low: ours have 2 KB.
    """
    there = path.stat()
    if not stat.S_ISREG(there.st_mode):
        folder = stat.S_ISDIR(there.st_mode)
        why = tr("it is a folder") if folder else tr("it is a device or a pipe")
        raise OSError(errno.EINVAL, why)
    if there.st_size > largest:
        raise _unfit(path, tr("it is larger than {n} KB", n=largest >> 10))
    return path.read_bytes()


def _labelled(path: Path) -> str:
    label = _read(path).get("label", path.stem)
    if isinstance(label, dict):
        label = label.get(current()) or label.get("en")
    return label if isinstance(label, str) and label.strip() else path.stem


def _colours(path: Path, key: str, value: Any, row: _Row | None) -> Any:
    """Return what a file gives for a key: a colour, or as many of them as belong there."""
    if row is None:
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            return value.lower()
        raise _unfit(path, tr("“{key}” is no colour such as #3b5bdb", key=key))
    least, most, of = row
    if not isinstance(value, list) or not least <= len(value) <= (most or len(value)):
        if least == most:
            raise _unfit(path, tr("“{key}” is no list of {n} colours", key=key, n=least))
        raise _unfit(path, tr("“{key}” is no list of {n} or more colours", key=key, n=least))
    return tuple(_colours(path, f"{key}[{i}]", one, of) for i, one in enumerate(value, 1))


def _unfit(path: Path, why: str) -> JourneyError:
    return JourneyError(tr("The theme {name} cannot be used: {why}.", name=path.name, why=why))
